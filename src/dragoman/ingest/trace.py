"""Where the words of a page's reading text stand in the page.

The reading text holds the page's words in the page's order, without its tags and with its own white
space. So the two are aligned as strings of visible characters: paragraphs that stand in the page only once
are anchors (as in a patience diff), the others are sought between their neighbours, whole and then run by
run.

Offsets count the code points of the decoded page, line endings as ``\\n``: of `decode(page, declared=True)`.
"""

from array import array
from bisect import bisect_left
from functools import lru_cache

from dragoman.ingest.encoding import decode
from dragoman.ingest.visible import Visible, visible_in_page, visible_in_text
from dragoman.record.article import Article
from dragoman.record.spans import Span

_ANCHOR = 24  # characters that a run must have to be sought across the page
_NEAR = 400  # characters within which a shorter run is believed to be the one meant
_NEXT = 40  # the same for less than a word or two
_RUNS = (48, _ANCHOR, 12)
Unit = tuple[int, int]


def trace(page: bytes, article: Article, span: Span) -> tuple[tuple[int, int], ...]:
    """Say where the words of a span stand in the page that the article was taken from.

    Each piece is a stretch ``(start, end)`` of the decoded page with no tag in it; read one after the
    other, with entities resolved, the pieces are the words of the span, up to white space. A title that
    stands only in an attribute or in JSON-LD is found there. Words that the page does not have give no
    piece; a span of nothing else gives ``()``. Raise an ingest fault for bytes that are no page.
    """
    source, words, visible, places = _aligned(page, article.text)
    first, last = bisect_left(words.starts, span.start), bisect_left(words.starts, span.end)
    pieces: list[tuple[int, int]] = []
    for at in places[first:last]:
        if at < 0:
            continue
        start, end = visible.starts[at], visible.ends[at]
        if pieces and (start, end) == pieces[-1]:
            continue  # the second character of an entity
        if pieces and start >= pieces[-1][1] and not source[pieces[-1][1] : start].strip():
            pieces[-1] = (pieces[-1][0], end)
        else:
            pieces.append((start, end))
    return tuple(pieces)


@lru_cache(maxsize=8)
def _aligned(page: bytes, text: str) -> tuple[str, Visible, Visible, "array[int]"]:
    """Align a text with a page: for each visible character of the text its index in the page's, or -1."""
    source = decode(page, declared=True)
    words, visible = visible_in_text(text), visible_in_page(source)
    places = array("l", [-1]) * len(words.characters)
    units = _units(text, words)
    anchors = _anchors(words.characters, visible, units)
    after = visible.said
    limits: dict[Unit, int] = {}
    for unit in reversed(units):
        limits[unit] = after
        after = anchors.get(unit, after)
    at = 0
    for number, unit in enumerate(units):
        start, end = unit
        found = anchors.get(unit, -1)
        if found < 0:
            found = _whole(words.characters[start:end], visible, at, limits[unit], title=number == 0)
        if found >= 0:
            places[start:end] = array("l", range(found, found + end - start))
            at = found + end - start if found < visible.said else at
        else:
            at = _run_by_run(words, visible, unit, (at, limits[unit]), places)
    return source, words, visible, places


def _units(text: str, words: Visible) -> list[Unit]:
    """The lines of the text that have words, as stretches of its visible characters."""
    units: list[Unit] = []
    at = offset = 0
    for line in text.split("\n"):
        offset += len(line) + 1
        end = bisect_left(words.starts, offset)
        if end > at:
            units.append((at, end))
        at = end
    return units


def _anchors(characters: str, visible: Visible, units: list[Unit]) -> dict[Unit, int]:
    """The longest row of lines, in order in both, that stand in the page exactly once."""
    once: list[tuple[Unit, int]] = []
    for start, end in units:
        line = characters[start:end]
        if len(line) < _ANCHOR:
            continue
        found = visible.characters.find(line, 0, visible.said)
        if found >= 0 and visible.characters.find(line, found + 1, visible.said) < 0:
            once.append(((start, end), found))
    # The longest increasing row, by patience.
    tops: list[int] = []
    top_of: list[int] = []
    before: list[int] = []
    for number, (_, found) in enumerate(once):
        pile = bisect_left(tops, found)
        before.append(top_of[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [found]
        top_of[pile : pile + 1] = [number]
    row: dict[Unit, int] = {}
    number = top_of[-1] if top_of else -1
    while number >= 0:
        unit, found = once[number]
        row[unit] = found
        number = before[number]
    return row


def _whole(line: str, visible: Visible, at: int, limit: int, title: bool) -> int:
    """Find a whole line between its neighbours; a title where it stands last before the report."""
    if title:
        found = visible.characters.rfind(line, 0, limit)
        return found if found >= 0 else visible.characters.find(line, visible.said)
    return visible.characters.find(
        line, at, limit if len(line) >= _ANCHOR else min(limit, at + _NEAR + len(line))
    )


def _run_by_run(words: Visible, visible: Visible, unit: Unit, window: Unit, places: "array[int]") -> int:
    """Place a line that the page's `window` has only in parts; return where to go on in the page."""
    at, limit = window
    here, end = unit
    while here < end:
        found, length = -1, 0
        for size in _RUNS:
            length = min(size, end - here)
            reach = (
                limit
                if length >= _ANCHOR
                else min(limit, at + (_NEAR if length >= _RUNS[-1] else _NEXT) + length)
            )
            found = visible.characters.find(words.characters[here : here + length], at, reach)
            if found >= 0 or length < size:
                break
        if found < 0:
            here = _next_word(words, here, end)
            continue
        while (
            here + length < end
            and found + length < limit
            and words.characters[here + length] == visible.characters[found + length]
        ):
            length += 1
        places[here : here + length] = array("l", range(found, found + length))
        here += length
        at = found + length
    return at


def _next_word(words: Visible, here: int, end: int) -> int:
    here += 1
    while here < end and words.starts[here] == words.starts[here - 1] + 1:
        here += 1
    return here
