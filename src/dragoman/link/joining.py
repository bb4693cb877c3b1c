"""Joining records that are of one thing, the surest first, so that no doubtful pair pulls a sure one apart.

A join is made only if no two records of the joined group speak against it (complete link).
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.link.near import UNDATED, Item, Pair


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


def join(
    members: Sequence[str],
    items: Mapping[str, Item],
    alike: Mapping[Pair, Likeness],
    apart: Callable[[str, str], bool],
) -> list[Group]:
    """Join the members of a component; what comes out depends on the records, not on their order.

    `alike` says why two are one, `apart` that two can never be. A record of unknown day is joined last, and
    only if a single group wants it: where two do, nothing tells which.
    """
    held = _Groups(members, apart)
    undated = {id_ for id_ in members if items[id_].day == UNDATED}
    surest = sorted(alike, key=lambda pair: (-alike[pair].strength, _days_between(pair, items), pair))
    for pair in surest:
        if undated.isdisjoint(pair):
            held.join(*pair, alike[pair].because)
    wanted = held.wanted(surest, undated)
    for pair in surest:
        if not undated.isdisjoint(pair) and all(len(wanted[id_]) <= 1 for id_ in pair):
            held.join(*pair, alike[pair].because)
    return held.found()


def _days_between(pair: Pair, items: Mapping[str, Item]) -> int:
    return abs(items[pair[0]].day - items[pair[1]].day)


class _Groups:
    """Groups while they grow; each goes by its first id."""

    def __init__(self, members: Iterable[str], apart: Callable[[str, str], bool]) -> None:
        self._members = {id_: [id_] for id_ in members}
        self._leader = {id_: id_ for id_ in self._members}
        self._because: dict[str, set[str]] = defaultdict(set)
        self._apart = apart

    def join(self, one: str, other: str, reason: str) -> None:
        """Make the groups of two records one, unless something speaks against it."""
        first, second = sorted((self._leader[one], self._leader[other]))
        if first != second:
            if any(self._apart(a, b) for a in self._members[first] for b in self._members[second]):
                return
            for id_ in self._members[second]:
                self._leader[id_] = first
            self._members[first] += self._members.pop(second)
            self._because[first] |= self._because.pop(second, set())
        self._because[first].add(reason)

    def wanted(self, pairs: Iterable[Pair], undated: Collection[str]) -> Mapping[str, set[str]]:
        """By which groups of dated records each undated one is wanted."""
        found: dict[str, set[str]] = defaultdict(set)
        for left, right in pairs:
            for one, other in ((left, right), (right, left)):
                if one in undated and other not in undated:
                    found[one].add(self._leader[other])
        return found

    def found(self) -> list[Group]:
        return [
            Group(tuple(sorted(held)), "; ".join(sorted(self._because[first])))
            for first, held in sorted(self._members.items())
        ]
