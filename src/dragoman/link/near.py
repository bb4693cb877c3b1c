"""Which records are compared at all: those that share something telling and are near in time.

What is compared with a record depends only on the records of the days around it, never on the archive at
large, so that adding an article to ten thousand changes nothing far from it, and cost grows in line with the
records. In time, each is compared with those that follow it: per key the next `neighbours`, and of these the
`most` with which it shares most keys.

Two things have no day to be near by. A key that tells by itself, whenever it is told ("the killing of Ada
Lund"), brings its holders together over any time. And what is undated is compared with whatever shares enough
keys with it.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass

UNDATED = 9_999_999
"""The day of what has none: later than any."""

COMMON = 200
"""Undated records with a key from which it brings none of them together with others."""

Pair = tuple[str, str]
"""Two ids, the one that comes first in the order of (day, id) first."""


@dataclass(frozen=True, slots=True)
class Item:
    """What decides with which records one is compared. `day` is a proleptic ordinal, `UNDATED` for none."""

    id: str
    day: int
    keys: frozenset[Hashable] = frozenset()
    timeless: frozenset[str] = frozenset()

    @property
    def place(self) -> tuple[int, str]:
        """Where it stands in the order of time."""
        return self.day, self.id


@dataclass(frozen=True, slots=True)
class Rule:
    """How near records must be. `window` is in days; `most` and `undated` are None for no limit and never."""

    window: int
    neighbours: int = 40
    most: int | None = None
    undated: int | None = None


def pairs_in_time(items: Mapping[str, Item], rule: Rule, days: Collection[int] | None = None) -> set[Pair]:
    """The pairs of dated records that are to be compared, with the first of a pair on one of `days`.

    `items` must have all records up to `window` days after each of these days; None for `days` means any.
    """
    reached = None if days is None else {day + more for day in days for more in range(rule.window + 1)}
    holders: dict[Hashable, list[tuple[int, str]]] = defaultdict(list)
    for item in items.values():
        if item.day != UNDATED and (reached is None or item.day in reached):
            for key in item.keys:
                holders[key].append(item.place)
    for held in holders.values():
        held.sort()
    found: set[Pair] = set()
    for item in items.values():
        if item.day == UNDATED or (days is not None and item.day not in days):
            continue
        shared: Counter[tuple[int, str]] = Counter()
        last = (item.day + rule.window, "\x7f")
        for key in item.keys:
            held = holders[key]
            if len(held) > 1:
                at = bisect_right(held, item.place)
                end = at + rule.neighbours
                if end >= len(held) or held[end] > last:
                    end = bisect_right(held, last, at, min(end, len(held)))
                shared.update(held[at:end])
        chosen: Iterable[tuple[int, str]] = shared
        if rule.most is not None and len(shared) > rule.most:
            chosen = sorted(shared, key=lambda place: (-shared[place], place))[: rule.most]
        found.update((item.id, other) for _, other in chosen)
    return found


def pairs_of_keys(
    items: Mapping[str, Item], rule: Rule, keys: Collection[str] | None = None
) -> set[tuple[str, str, str]]:
    """The pairs that share a key that tells by itself, after that key; `items` must have all its holders."""
    holders: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for item in items.values():
        for key in item.timeless:
            if keys is None or key in keys:
                holders[key].append(item.place)
    found: set[tuple[str, str, str]] = set()
    for key, held in holders.items():
        held.sort()
        for at, (_, one) in enumerate(held):
            found.update((key, one, other) for _, other in held[at + 1 : at + 1 + rule.neighbours])
    return found


def pairs_of_undated(items: Mapping[str, Item], rule: Rule, days: Collection[int] | None = None) -> set[Pair]:
    """The pairs of which one is undated at least; of the dated others those on `days` (None: any).

    `items` must have everything that is undated.
    """
    if rule.undated is None:
        return set()
    undated = [item for item in items.values() if item.day == UNDATED]
    count = Counter(key for item in undated for key in item.keys)
    holders: dict[Hashable, list[Item]] = defaultdict(list)
    for item in undated:
        for key in item.keys:
            if count[key] <= COMMON:
                holders[key].append(item)
    found: set[Pair] = set()
    for item in items.values() if undated else ():
        if item.day != UNDATED and days is not None and item.day not in days:
            continue
        shared = Counter(other.place for key in item.keys for other in holders.get(key, ()))
        found.update(
            (item.id, other)
            for (day, other), times in shared.items()
            if times >= rule.undated and item.place < (day, other)
        )
    return found


def components(ids: Iterable[str], pairs: Iterable[Pair]) -> list[tuple[str, ...]]:
    """Ids that pairs join, directly or through others, each group sorted."""
    leader = {id_: id_ for id_ in ids}

    def find(one: str) -> str:
        while leader[one] != one:
            leader[one] = leader[leader[one]]
            one = leader[one]
        return one

    for one, other in pairs:
        first, second = sorted((find(one), find(other)))
        leader[second] = first
    groups: dict[str, list[str]] = defaultdict(list)
    for id_ in sorted(leader):
        groups[find(id_)].append(id_)
    return [tuple(groups[key]) for key in sorted(groups)]
