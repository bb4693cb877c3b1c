"""What reading the language of an article gives: the frame that every extractor stands on."""

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


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """An article and its language. Furniture, captions, bylines and repeats are not in it."""

    article: Article
    paragraphs: tuple[Paragraph, ...]
