"""An article's text as HTML: every word as it was read, with the record's words marked in it.

The text content of what is written here equals the article's text, character by character (a NUL and a
lone surrogate, which no page can hold, are shown by a stand-in). Numbers and labels beside the words are
therefore attributes that the style sheet shows, not text.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from dragoman.publish.wording import BIDI_CONTROLS
from dragoman.record import Block

LABELS = {"furniture": "Page furniture", "repeat": "Printed again", "caption": "Caption"}
"""What the reader is told of blocks that carry no records."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words to mark, `start` to `end` in code points, for one line of the brief.

    `key` names the line; a line whose content is in several pieces has a
    passage for each, under one key. `note` is the line's footnote number.
    """

    start: int
    end: int
    key: str
    note: int


def holdable(text: str) -> str:
    """Put a stand-in, one for one, for what HTML cannot hold: NUL and lone surrogates."""
    if "\0" not in text and text.isascii():
        return text
    return "".join("\u2400" if c == "\0" else "\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)


def text_as_html(text: str, blocks: Sequence[Block], passages: Iterable[Passage]) -> Markup:
    """Write a text as paragraphs by its lines, blocks wrapped and labelled, passages marked.

    Passages may nest, overlap and run over paragraphs. The first mark of each key carries ``id="w-KEY"``,
    the later ones the class ``w-KEY``, and its last one is followed by a link back to ``#s-KEY``.
    """
    ordered = sorted(passages, key=lambda passage: (passage.start, -passage.end, passage.note))
    pen = _Pen(ordered)
    parts: list[str] = []
    before: str | None = None
    for start, end, kind in _stretches(len(text), blocks):
        if kind is None:
            if text[start:end].strip():
                before = None
            parts.extend(_paragraphs(text, start, end, pen))
            continue
        label = LABELS.get(kind)
        told = f' role="note" aria-label="{label}"' if label else ""
        if label and kind != before:
            told += f' data-label="{label}"'
        before = kind
        parts.append(f'<div class="block {kind}"{told}>')
        parts.extend(_paragraphs(text, start, end, pen))
        parts.append("</div>")
    return Markup("".join(parts))


def _stretches(length: int, blocks: Sequence[Block]) -> Iterator[tuple[int, int, str | None]]:
    at = 0
    for block in blocks:
        if block.start > at:
            yield at, block.start, None
        yield block.start, block.end, block.kind
        at = block.end
    if at < length:
        yield at, length, None


def _paragraphs(text: str, start: int, end: int, pen: "_Pen") -> Iterator[str]:
    at = start
    for before, line in enumerate(text[start:end].split("\n")):
        if before:
            yield "\n"
            at += 1
        if line.strip():
            yield "<p>"
            yield from pen.write(text, at, at + len(line))
            yield "</p>"
        else:
            yield escaped(line)
        at += len(line)


class _Pen:
    """Writes runs of a text in order and keeps which passages have begun."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages
        self._begun: set[str] = set()
        self._last = {passage.key: passage.end for passage in sorted(passages, key=lambda p: p.end)}

    def write(self, text: str, start: int, end: int) -> Iterator[str]:
        """Write ``text[start:end]``, which lies inside one paragraph."""
        here = [passage for passage in self._passages if passage.start < end and passage.end > start]
        edges = sorted({start, end, *(edge for p in here for edge in (p.start, p.end) if start < edge < end)})
        open_now: list[Passage] = []
        for left, right in pairwise(edges):
            wanted = [passage for passage in here if passage.start <= left and passage.end >= right]
            shared = 0
            while shared < min(len(open_now), len(wanted)) and open_now[shared] is wanted[shared]:
                shared += 1
            yield "</mark>" * (len(open_now) - shared)
            for passage in wanted[shared:]:
                yield self._opening(passage)
            open_now = wanted
            yield escaped(text[left:right])
            ending = [p for p in wanted if p.end == right and self._last[p.key] == right]
            if ending:
                yield "</mark>" * len(open_now)
                open_now = []
                yield from (_back(passage) for passage in ending)
        yield "</mark>" * len(open_now)

    def _opening(self, passage: Passage) -> str:
        key = escape(passage.key)
        if passage.key in self._begun:
            return f'<mark class="w-{key}">'
        self._begun.add(passage.key)
        return f'<mark id="w-{key}">'


def _back(passage: Passage) -> str:
    note, key = passage.note, escape(passage.key)
    return f'<a class="back" href="#s-{key}" data-note="{note}" aria-label="Back to line {note}"></a>'


def escaped(text: str) -> str:
    """Escape a run of text; a character that steers direction is kept, shown and shut into an isolate."""
    safe = str(escape(holdable(text))).replace("\r", "&#13;")
    if safe.isascii() or not any(control in safe for control in BIDI_CONTROLS):
        return safe
    return "".join(
        f'<bdi class="control" data-sign="U+{ord(c):04X}">{c}</bdi>' if c in BIDI_CONTROLS else c
        for c in safe
    )
