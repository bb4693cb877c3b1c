"""Joining records that are of one thing, the surest first, so that no doubtful pair pulls a sure one apart.

Records are compared only with those that share something telling and are near in time, a set number of them
each, so that cost grows in line with the records; a join is made only if no two records of the joined group
speak against it (complete link).
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

NEIGHBOURS = 40
"""Later records with the same key that a record is compared with."""

_UNDATED = 10**7
Seen = TypeVar("Seen")


@dataclass(frozen=True, slots=True)
class Likeness:
    """Why two records are held to be of one thing, in words, and how sure that makes it (more is surer)."""

    strength: int
    because: str


@dataclass(frozen=True, slots=True)
class Group:
    """Ids of records that are of one thing, sorted, and what brought them together."""

    members: tuple[str, ...]
    because: str


def groups_of(
    seen: Mapping[str, Seen],
    keys: Callable[[Seen], Iterable[Hashable]],
    day: Callable[[Seen], int | None],
    alike: Callable[[Seen, Seen], Likeness | None],
    apart: Callable[[Seen, Seen], bool],
) -> tuple[Group, ...]:
    """Group records by id; what comes out depends on the records, not on their order.

    `keys` are what brings a record together with others, `day` (proleptic ordinal) how near in time it is,
    `alike` says why two are one, `apart` that two can never be. A record of unknown day is joined last, and
    only if a single group wants it: where two do, nothing tells which.
    """
    ordered = {key: seen[key] for key in sorted(seen)}
    found = _alike(ordered, keys, day, alike, apart)
    members = {key: [key] for key in ordered}
    leader = {key: key for key in ordered}
    because: dict[str, set[str]] = defaultdict(set)

    def join(left: str, right: str, reason: str) -> None:
        first, second = sorted((leader[left], leader[right]))
        if first != second:
            if any(apart(ordered[a], ordered[b]) for a in members[first] for b in members[second]):
                return
            for key in members[second]:
                leader[key] = first
            members[first] += members.pop(second)
            because[first] |= because.pop(second, set())
        because[first].add(reason)

    undated = {key for key, one in ordered.items() if day(one) is None}
    for left, right, why in found:
        if left not in undated and right not in undated:
            join(left, right, why.because)
    wanted: dict[str, set[str]] = defaultdict(set)
    for left, right, _ in found:
        for one, other in ((left, right), (right, left)):
            if one in undated and other not in undated:
                wanted[one].add(leader[other])
    for left, right, why in found:
        if (left in undated or right in undated) and all(len(wanted[k]) <= 1 for k in (left, right)):
            join(left, right, why.because)
    return tuple(
        Group(tuple(sorted(members[key])), "; ".join(sorted(because[key]))) for key in sorted(members)
    )


def _alike(
    seen: Mapping[str, Seen],
    keys: Callable[[Seen], Iterable[Hashable]],
    day: Callable[[Seen], int | None],
    alike: Callable[[Seen, Seen], Likeness | None],
    apart: Callable[[Seen, Seen], bool],
) -> Sequence[tuple[str, str, Likeness]]:
    """Pairs that can be one, the surest first."""
    holders: dict[Hashable, list[str]] = defaultdict(list)
    days: dict[str, int] = {}
    for key, one in seen.items():
        told = day(one)
        days[key] = _UNDATED if told is None else told
        for shared in set(keys(one)):
            holders[shared].append(key)
    compared: dict[tuple[str, str], Likeness | None] = {}
    for held in holders.values():
        by_day = sorted(held, key=lambda key: (days[key], key))
        for at, left in enumerate(by_day):
            for right in by_day[at + 1 : at + 1 + NEIGHBOURS]:
                pair = (left, right) if left < right else (right, left)
                if pair not in compared:
                    one, other = seen[pair[0]], seen[pair[1]]
                    compared[pair] = None if apart(one, other) else alike(one, other)
    found = [(*pair, why) for pair, why in compared.items() if why is not None]
    return sorted(found, key=lambda item: (-item[2].strength, abs(days[item[0]] - days[item[1]]), item[:2]))
