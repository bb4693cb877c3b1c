"""Parties on a ring: a fixed layout, the same for the same ties, that keeps close what talks most.

The circular layout of social network analysis; the order on the ring is improved by exchanging two parties
as long as that shortens the ties (weighted by messages) and parts fewer of them that cross.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations
from math import cos, pi, sin

from dragoman.publish.plots.drawing import Point

Weights = Mapping[tuple[str, str], int]


def ring_order(parties: Sequence[str], ties: Weights) -> tuple[str, ...]:
    """Order parties on a ring; the first stays where it is, so that the most active stands at the left."""
    order = list(parties)
    best = _cost(order, ties)
    improved = len(order) > 3
    while improved:
        improved = False
        for one, other in combinations(range(1, len(order)), 2):
            order[one], order[other] = order[other], order[one]
            cost = _cost(order, ties)
            if cost < best:
                best, improved = cost, True
            else:
                order[one], order[other] = order[other], order[one]
    return tuple(order)


def _cost(order: Sequence[str], ties: Weights) -> tuple[int, int]:
    at = {party: place for place, party in enumerate(order)}
    size = len(order)
    chords = [(at[a], at[b], weight) for (a, b), weight in ties.items() if a in at and b in at and a != b]
    crossings = sum(_cross(one[:2], other[:2]) for one, other in combinations(chords, 2))
    reach = sum(weight * min(abs(a - b), size - abs(a - b)) for a, b, weight in chords)
    return crossings * 2 + reach, crossings


def _cross(one: tuple[int, int], other: tuple[int, int]) -> bool:
    low, high = min(one), max(one)
    ends = [low < end < high for end in other]
    return ends[0] != ends[1] and not set(one) & set(other)


def ring_places(order: Sequence[str], centre: Point, radii: Point) -> dict[str, Point]:
    """Where each party stands on an ellipse, from the left end clockwise."""
    step = 2 * pi / max(len(order), 1)
    return {
        party: (
            centre[0] + radii[0] * cos(pi + at * step),
            centre[1] + radii[1] * sin(pi + at * step),
        )
        for at, party in enumerate(order)
    }
