"""Figures that say the same in other words: "five troops and two contractors" beside "seven personnel".

What reads as a contradiction often is none: one report counts the parts, another the whole. Figures of one
measure that one breath tells together are parts of a whole; two such tellings agree where their totals can
be the same number.
"""

import re
from collections.abc import Sequence

from dragoman.record import Figure

Bounds = tuple[float, float | None]

_SLACK = 0.05  # "about 90" and 93 agree
_JOINS = re.compile(r"[\s,;]*(?:\b(?:and|plus|along with|as well as|while another|another)\b[\s,]*)*")


def total(parts: Sequence[Figure]) -> Bounds:
    """Add up figures: the least and the most that they can come to; the most is None where one is open."""
    highs = [part.high for part in parts]
    return sum(part.low for part in parts), None if None in highs else sum(high or 0.0 for high in highs)


def agree(one: Sequence[Figure], other: Sequence[Figure]) -> bool:
    """Say whether two tellings can both be so: one measure, and totals with a number in common.

    Each telling is a whole or its parts, none counted twice. Killed and wounded together (`other`) never
    agree with killed alone: they are not the same people. Nothing agrees with no figures at all.
    """
    if not one or not other or len({figure.measure for figure in (*one, *other)}) != 1:
        return False
    return _meet(_widened(one), _widened(other))


def told_together(figures: Sequence[Figure], text: str) -> tuple[tuple[Figure, ...], ...]:
    """Group an article's figures into tellings: those of one measure with nothing but "and" between them.

    "Five troops and two contractors" are one telling of two figures; "seven troops, including two officers"
    are two tellings, for the officers are among the seven. `text` is the article's.
    """
    groups: list[list[Figure]] = []
    for figure in sorted(figures, key=lambda figure: figure.span.start):
        last = groups[-1][-1] if groups else None
        between = text[last.span.end : figure.span.start] if last is not None else ""
        if (
            last is not None
            and (last.measure, last.incident) == (figure.measure, figure.incident)
            and last.span.end <= figure.span.start
            and _JOINS.fullmatch(between) is not None
        ):
            groups[-1].append(figure)
        else:
            groups.append([figure])
    return tuple(tuple(group) for group in groups)


def _widened(figures: Sequence[Figure]) -> Bounds:
    low, high = total(figures)
    if any(figure.approximate for figure in figures):
        low, high = low * (1 - _SLACK), high * (1 + _SLACK) if high is not None else None
    return low, high


def _meet(one: Bounds, other: Bounds) -> bool:
    return (other[1] is None or one[0] <= other[1]) and (one[1] is None or other[0] <= one[1])
