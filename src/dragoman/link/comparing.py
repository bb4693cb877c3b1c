"""Bringing records together: which pairs are compared, what joins them, and the groups that come of it.

Every kind of link is made alike: records that are near one another (`link.near`) are compared in pairs, pairs
that are alike enough join them into components, and each component falls into groups by itself. So what
becomes of a record depends on its component alone, and a run links again only the components that it touched.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from dragoman.link.near import (
    Item,
    Pair,
    Rule,
    components,
    pairs_in_time,
    pairs_of_keys,
    pairs_of_undated,
)

Values = Mapping[Pair, int]
"""How alike pairs are; what a kind of link counts in is its own affair, 0 is not alike."""


class Comparison(Protocol):
    """Records of one kind, ready to be compared."""

    @property
    def rule(self) -> Rule:
        """How near records must be."""

    @property
    def joins(self) -> int:
        """The value from which a pair joins its records into one component."""

    @property
    def items(self) -> Mapping[str, Item]:
        """The records as they are brought together."""

    def add(self, records: Iterable[Any]) -> None:
        """Take in more records of its kind; those it has already are passed over."""

    def value(self, one: str, other: str) -> int:
        """How alike two records are; it depends on them and their actors, and on nothing else."""

    def groups(self, members: Sequence[str], values: Values) -> Iterable[tuple[str, ...]]:
        """Cut a component, given in order of ids, into groups of one thing each."""


def groups_of(of: Comparison) -> list[tuple[str, ...]]:
    """Group everything, each group sorted, in the order of their first ids."""
    pairs = pairs_in_time(of.items, of.rule) | pairs_of_undated(of.items, of.rule)
    pairs |= {(one, other) for _, one, other in pairs_of_keys(of.items, of.rule)}
    values = {pair: value for pair in sorted(pairs) if (value := of.value(*pair))}
    return groups_by(of, values)


def groups_by(of: Comparison, values: Values, among: Iterable[str] | None = None) -> list[tuple[str, ...]]:
    """Group everything, or some whole components, by the values of their pairs.

    Each group is sorted, and they come in the order of their first ids.
    """
    joined = [pair for pair, value in values.items() if value >= of.joins]
    found = components(of.items if among is None else among, joined)
    number = {id_: n for n, members in enumerate(found) for id_ in members}
    within: dict[int, dict[Pair, int]] = defaultdict(dict)
    for (one, other), value in values.items():
        if one in number and number[one] == number.get(other):
            within[number[one]][one, other] = value
    groups = [
        tuple(sorted(group))
        for n, members in enumerate(found)
        for group in (of.groups(members, within[n]) if len(members) > 1 else [members])
    ]
    return sorted(groups)
