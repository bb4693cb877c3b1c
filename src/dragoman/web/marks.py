"""An article's text for its page: every word as it was read, what was recorded from each passage beside it.

Every word of the text is written, in its order, and nothing else, as in `publish.marked`: what leads
from the words to a record is shown by attributes. Words of several records are marked once and name them all.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from dragoman.publish.marked import LABELS, escaped
from dragoman.record import Article, Span
from dragoman.web.entries import Entry
from dragoman.web.paths import anchor


@dataclass(frozen=True, slots=True)
class Marked:
    """A record with the spans of this article that carry it, its line, and its number on the page."""

    entry: Entry
    spans: tuple[Span, ...]
    number: int = 0

    @property
    def place(self) -> str:
        """Where its words begin on the page."""
        return anchor(self.spans[0].start)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of the article, with what was recorded from its words. `label` says what a block is."""

    html: Markup
    block: str
    label: str
    notes: tuple[Marked, ...]


def numbered(found: Iterable[tuple[Entry, tuple[Span, ...]]]) -> tuple[Marked, ...]:
    """Records of an article in the order of its text, numbered."""
    ordered = sorted(found, key=lambda one: (one[1][0].start, -one[1][-1].end, one[0].id))
    return tuple(Marked(entry, spans, at) for at, (entry, spans) in enumerate(ordered, 1))


def passages(article: Article, marked: Sequence[Marked]) -> Iterator[Passage]:
    """The article, paragraph by paragraph: lines of its blocks, blank ones left to the style sheet."""
    before = None
    for start, end, kind in _stretches(article):
        label = LABELS.get(kind, "")
        shown = label if kind != before else ""
        before = kind
        for left, right in _lines(article.text, start, end):
            here = [one for one in marked if any(s.start < right and s.end > left for s in one.spans)]
            html = Markup("".join(_write(article.text, left, right, here)))
            notes = tuple(one for one in here if left <= one.spans[0].start < right)
            yield Passage(html, kind, shown, notes)
            shown = ""


def _stretches(article: Article) -> Iterator[tuple[int, int, str]]:
    at = 0
    for block in article.blocks:
        if article.text[at : block.start].strip():
            yield at, block.start, "body"
        yield block.start, block.end, block.kind
        at = block.end
    if article.text[at:].strip():
        yield at, len(article.text), "body"


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for line in text[start:end].split("\n"):
        if line.strip():
            yield at, at + len(line)
        at += len(line) + 1


def _write(text: str, start: int, end: int, here: Sequence[Marked]) -> Iterator[str]:
    """One line: its words cut where a record begins or ends, each stretch marked with all that it carries."""
    held = [(one, span) for one in here for span in one.spans if span.start < end and span.end > start]
    edges = {edge for _, span in held for edge in (span.start, span.end) if start < edge < end}
    starts = {span.start for _, span in held}
    for left, right in pairwise(sorted({start, end, *edges})):
        carried = [one for one, span in held if span.start <= left and span.end >= right]
        if left in starts:
            yield f'<span class="at" id="{anchor(left)}"></span>'
        words = escaped(text[left:right])
        yield _mark(words, carried) if carried else words
        yield from (_leading(one) for one, span in held if span is one.spans[-1] and span.end == right)


def _mark(words: str, carried: Sequence[Marked]) -> str:
    kinds = " ".join(dict.fromkeys(f"m-{one.entry.type}" for one in carried))
    ids = " ".join(dict.fromkeys(str(escape(one.entry.id)) for one in carried))
    return f'<mark class="{kinds}" data-of="{ids}">{words}</mark>'


def _leading(one: Marked) -> str:
    id_ = escape(one.entry.id)
    told = f"Note {one.number}: {one.entry.type}"
    return f'<a class="ref" href="#n-{id_}" data-of="{id_}" data-note="{one.number}" aria-label="{told}"></a>'
