"""Whom "the president" means in an article that names two: the one whom it is about, unless in doubt."""

import re
from collections.abc import Iterable

_OFTEN = 2  # times as often named as any other
_NEAR = 500  # code points before the words, in which no other may have been named last


def foremost(text: str, surnames: Iterable[str], at: int) -> str | None:
    """The surname that an article has twice as often as any other of these; None if there is no such one.

    Nor is there one where another of them is the last to be named before the words at `at`, not far off:
    "Lund met President Holm. The president said …" may be of either.
    """
    places = {
        name: [found.start() for found in re.finditer(rf"\b{re.escape(name)}\b", text)]
        for name in dict.fromkeys(surnames)
    }
    ordered = sorted(places, key=lambda name: -len(places[name]))
    if not ordered or len(places[ordered[0]]) < _OFTEN:
        return None
    first, others = ordered[0], ordered[1:]
    if others and len(places[first]) < _OFTEN * len(places[others[0]]):
        return None
    last = {name: max((place for place in places[name] if place < at), default=-1) for name in ordered}
    rival = max((last[name] for name in others), default=-1)
    return None if rival > max(last[first], at - _NEAR) else first
