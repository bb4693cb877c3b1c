"""Dating the times of an article once its date becomes known, from their words alone.

An undated article is read like any other: "on Monday" is recorded with its words, basis `relative` and no
date. When the article is dated from outside (a copy of it, another report of that day), its times follow
without reading it again. What fooled us: "Friday" of a plan looks on and of a report back, so who knows the
status of the record says so (`tense`), and "since Friday" is no Friday, so the word that makes it an edge
belongs to the words that are kept.
"""

import re
from dataclasses import replace
from typing import Final, Literal

from dragoman.record.times import When, bounds
from dragoman.resolve.times import Anchor, resolve_time
from dragoman.resolve.times_found import read_time

Bound = Literal["before", "after", "since"]
EDGES: Final[dict[str, Bound]] = {
    "before": "before", "until": "before", "till": "before", "by": "before", "after": "after",
    "following": "after", "since": "since",
}  # fmt: skip
_JOINT = re.compile(r" (?:to|until|till|through|and|-|–) ")  # "Aug. 1 to Aug. 3"
_EDGE = re.compile(rf"({'|'.join(EDGES)})\b ?", re.IGNORECASE)


def bounded(edtf: str | None, bound: Bound | None) -> str | None:
    """Leave open the side to which "before", "after" or "since" does not tell the day."""
    if edtf is None or bound is None or "/" in edtf:
        return edtf
    return f"../{edtf}" if bound == "before" else f"{edtf}/.."


def from_to(begin: str | None, end: str | None) -> str | None:
    """Join two times to all that lies from the one to the other; None if either is not known."""
    if begin is None or end is None:
        return None
    days = bounds(begin)[0], bounds(end)[1]
    return "/".join(days) if days[0] < days[1] else begin


def date_later(when: When, anchor: Anchor, tense: Literal["past", "future"] | None = None) -> When:
    """Date a time that was recorded without a date, now that the article's own is known.

    A time that is dated already, has no words, or counts from another time ("the next day") is returned as it
    is. `tense` is "future" for what is planned. The result's basis stays `relative`: it is counted from the
    article's date, wherever that came from.
    """
    if when.edtf is not None or when.text is None or when.basis != "relative":
        return when
    for joint in _JOINT.finditer(when.text):
        ends = [
            _alone(text, anchor, tense) for text in (when.text[: joint.start()], when.text[joint.end() :])
        ]
        if None not in ends:
            return replace(when, edtf=from_to(*ends))
    edge = _EDGE.match(when.text)
    words = read_time(when.text, edge.end() if edge else 0, len(when.text))
    if words is None:
        return when
    bound = EDGES[edge[1].lower()] if edge else None
    words = replace(words, bound=None, tense=tense or words.tense)
    return replace(when, edtf=bounded(resolve_time(words, anchor).edtf, bound))


def _alone(text: str, anchor: Anchor, tense: Literal["past", "future"] | None) -> str | None:
    words = read_time(text, 0, len(text))
    if words is None or (words.start, words.end) != (0, len(text)):
        return None
    return resolve_time(replace(words, tense=tense or words.tense), anchor).edtf
