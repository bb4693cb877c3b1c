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
    first, *others = _units(text, words) or [(0, 0)]
    once = _once(words.characters, visible, others)
    anchors = _in_order(once)
    limits: dict[Unit, int] = {}
    limit = visible.said
    for unit in reversed(others):
        limits[unit] = limit
        limit = anchors.get(unit, limit)
    at = 0
    for unit in others:
        line = words.characters[slice(*unit)]
        found = once.get(unit, -1)
        if found < 0:
            found = _between(line, visible, at, limits[unit])
        if found < 0:
            at = _run_by_run(words, visible, unit, (at, limits[unit]), places)
            continue
        places[unit[0] : unit[1]] = array("l", range(found, found + len(line)))
        if unit in anchors or unit not in once:
            at = found + len(line)
    _place_first(words, visible, first, places)
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


def _once(characters: str, visible: Visible, units: list[Unit]) -> dict[Unit, int]:
    """The lines that stand in the page exactly once, and where: whatever their order, there is no doubt."""
    once: dict[Unit, int] = {}
    for start, end in units:
        found = _only(characters[start:end], visible) if end - start >= _ANCHOR else -1
        if found >= 0:
            once[start, end] = found
    return once


def _only(run: str, visible: Visible, start: int = 0, end: int | None = None) -> int:
    """Where a run stands if it stands there once, else -1."""
    end = visible.said if end is None else end
    found = visible.characters.find(run, start, end)
    return -1 if found >= 0 and visible.characters.find(run, found + 1, end) >= 0 else found


def _in_order(once: dict[Unit, int]) -> dict[Unit, int]:
    """The longest row of lines that stand in the same order in both, by patience sorting."""
    placed = list(once.items())
    tops: list[int] = []
    top_of: list[int] = []
    before: list[int] = []
    for number, (_, found) in enumerate(placed):
        pile = bisect_left(tops, found)
        before.append(top_of[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [found]
        top_of[pile : pile + 1] = [number]
    row: dict[Unit, int] = {}
    number = top_of[-1] if top_of else -1
    while number >= 0:
        unit, found = placed[number]
        row[unit] = found
        number = before[number]
    return row


def _between(line: str, visible: Visible, at: int, limit: int) -> int:
    """Find a whole line between its neighbours: a long one anywhere, a short one near or if it is alone."""
    if len(line) >= _ANCHOR:
        return visible.characters.find(line, at, limit)
    near = visible.characters.find(line, at, min(limit, at + _NEAR + len(line)))
    return near if near >= 0 or len(line) < _RUNS[-1] else _only(line, visible, at, limit)


def _place_first(words: Visible, visible: Visible, unit: Unit, places: "array[int]") -> None:
    """Place the first line, a title as a rule, where it stands last before the report; else in an attribute.

    A page names its title in many places, and only one of them is over the report.
    """
    line = words.characters[slice(*unit)]
    begin = next((place for place in places[unit[1] :] if place >= 0), visible.said)
    found = visible.characters.rfind(line, 0, begin)
    if found < 0:
        found = visible.characters.find(line)
    if found >= 0:
        places[unit[0] : unit[1]] = array("l", range(found, found + len(line)))
    else:
        _run_by_run(words, visible, unit, (0, visible.said), places)


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
        if found < 0 and end - here >= _RUNS[0]:
            length = _RUNS[0]
            found = _only(words.characters[here : here + length], visible)
        if found < 0:
            here = _next_word(words, here, end)
            continue
        while (
            here + length < end
            and found + length < visible.said
            and words.characters[here + length] == visible.characters[found + length]
        ):
            length += 1
        places[here : here + length] = array("l", range(found, found + length))
        here += length
        if at <= found < limit:
            at = found + length
    return at


def _next_word(words: Visible, here: int, end: int) -> int:
    here += 1
    while here < end and words.starts[here] == words.starts[here - 1] + 1:
        here += 1
    return here
