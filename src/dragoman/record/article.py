"""Articles as they were read: the text, and what each stretch of it is."""

from dataclasses import dataclass
from typing import ClassVar

from dragoman.record.faults import BadRecord
from dragoman.record.ids import content_id
from dragoman.record.spans import ArticleId, RecordId, Span
from dragoman.record.times import When
from dragoman.record.words import BlockKind, must_be_one_of


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of an article's text, `start` to `end` in code points, and what it is.

    `furniture` is what belongs to the page and not to the report (navigation, appeals, registration
    boxes); `repeat` is a passage that the same article has already printed. Neither carries records.
    """

    start: int
    end: int
    kind: BlockKind

    def __post_init__(self) -> None:
        must_be_one_of(self.kind, BlockKind, "kind of block")
        if not 0 <= self.start < self.end:
            raise BadRecord(f"block {self.start}–{self.end} is empty")


@dataclass(frozen=True, slots=True)
class Copy:
    """That an article reprints another one: which, and the share of its own words that stand there too."""

    article: ArticleId
    share: float

    def __post_init__(self) -> None:
        if not 0 < self.share <= 1:
            raise BadRecord(f"share of copied text is {self.share}, not in (0, 1]")


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was read.

    `source` is the URL, else the row id, else the path as given; `sha256` is that of the bytes read.
    `agency` is the wire service that the article credits, `dateline` the place it was filed from (the
    reporter's place, not the event's). `text` is kept as given (line endings ``\\n``); all offsets of all
    records count its code points. `blocks` are in order, do not overlap, and cover every word of it.
    """

    type: ClassVar[str] = "article"

    id: ArticleId
    source: str
    sha256: str
    outlet: str | None
    agency: str | None
    title: str | None
    byline: str | None
    dateline: str | None
    published: When | None
    language: str | None
    text: str
    blocks: tuple[Block, ...]
    copy_of: Copy | None = None
    story: RecordId | None = None
    reported: str | None = None

    def __post_init__(self) -> None:
        at = 0
        for block in self.blocks:
            if block.start < at or block.end > len(self.text):
                raise BadRecord(f"blocks of article {self.id} overlap or leave the text")
            at = block.end

    def span(self, start: int, end: int) -> Span:
        """Cut the span of this article's text; raise `BadRecord` if it holds no words."""
        return Span(self.id, start, end, self.text[start:end])


def article_id(identity: str, sha256: str, told: str = "") -> ArticleId:
    """Name an article by its identity (URL, row id, or empty), its bytes, and what a sidecar told of it.

    A path is no identity: the same bytes under two paths are one article, read once.
    """
    return ArticleId(content_id("article", identity, sha256, told))
