"""What reading the language of an article gives: the frame that every extractor stands on."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Literal

from dragoman.record import Article

ParagraphKind = Literal["title", "deck", "body"]


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark of punctuation; `start` and `end` are code points of the article's text."""

    start: int
    end: int
    text: str

    @property
    def is_word(self) -> bool:
        """Whether it has a letter or a digit."""
        return any(character.isalnum() for character in self.text)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks, marks and all; `inner_*` are the words without the marks.

    `closed` is False where the closing mark is missing: the quotation then runs to the end of its
    paragraph. It `carries_on` where, by the old typographic rule, the next paragraph opens with a mark of
    its own because the quotation has not ended.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool = True
    carries_on: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence outside quotation marks: one that a quotation of several sentences does not break."""

    start: int
    end: int
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text that may carry records (title, deck or body), with what is in it."""

    start: int
    end: int
    kind: ParagraphKind
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]

    def sentence_at(self, at: int) -> Sentence | None:
        """The sentence that a code point stands in."""
        number = self.sentence_number(at)
        return None if number is None else self.sentences[number]

    def sentence_number(self, at: int) -> int | None:
        """The number of the sentence that a code point stands in."""
        number = bisect_right(self.sentences, at, key=lambda sentence: sentence.start) - 1
        return number if number >= 0 and at < self.sentences[number].end else None

    def quotations_between(self, start: int, end: int) -> tuple[Quotation, ...]:
        """The quotations that share a code point with a stretch."""
        first = bisect_right(self.quotations, start, key=lambda quotation: quotation.end)
        last = bisect_left(self.quotations, end, key=lambda quotation: quotation.start)
        return self.quotations[first:last]

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether a stretch lies in one quotation."""
        return any(q.start <= start and end <= q.end for q in self.quotations_between(start, end))


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """An article and its language. Furniture, captions, bylines and repeats are not in it."""

    article: Article
    paragraphs: tuple[Paragraph, ...]
