"""Pointing at words: the one way in which a record says where it comes from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NewType

from dragoman.record.faults import BadRecord, WordsMoved

ArticleId = NewType("ArticleId", str)
ActorId = NewType("ActorId", str)
RecordId = NewType("RecordId", str)


@dataclass(frozen=True, slots=True)
class Span:
    """A run of words in one article.

    `start` and `end` count Unicode code points of the article's text, half-open. `exact` repeats
    the words, so a record can be checked without the article (W3C TextQuoteSelector).
    """

    article: ArticleId
    start: int
    end: int
    exact: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise BadRecord(f"span {self.start}–{self.end} of {self.article} holds no words")
        if self.end - self.start != len(self.exact):
            raise BadRecord(
                f"span {self.start}–{self.end} of {self.article} has {len(self.exact)} code points"
            )

    def check(self, text: str) -> None:
        """Raise `WordsMoved` if the article does not have these words here."""
        found = text[self.start : self.end]
        if found != self.exact:
            raise WordsMoved(
                f"{self.article} has {found[:40]!r} at {self.start}–{self.end}, not {self.exact[:40]!r}"
            )

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a code point of the same article."""
        return self.article == other.article and self.start < other.end and other.start < self.end


def span_of(article: ArticleId, text: str, start: int, end: int) -> Span:
    """Cut the span `text[start:end]`, without the white space at its edges."""
    exact = text[start:end]
    start += len(exact) - len(exact.lstrip())
    exact = exact.strip()
    return Span(article, start, start + len(exact), exact)


def one_article(spans: Sequence[Span] | Iterable[Span], article: ArticleId, what: str) -> None:
    """Raise `BadRecord` if one of the spans points into another article."""
    for span in spans:
        if span.article != article:
            raise BadRecord(f"{what} of an article {article} points into {span.article}")
