"""Contacts that several records tell of: the same two parties at least, of one kind, on the same day.

Two calls between the same ministers three months apart stay two.
"""

from collections.abc import Iterable, Mapping, Sequence

from dragoman.link.comparing import Values
from dragoman.link.days import record_day
from dragoman.link.fitting import cannot_be_one, closely_timed, day_in_words, known
from dragoman.link.joining import Group, Likeness, join
from dragoman.link.near import Item, Rule
from dragoman.link.parties import Parties
from dragoman.link.seen import Seen, seen_contact
from dragoman.record import Actor, Contact


class Contacts:
    """Contacts ready to be compared. `because` says of each group made why it is one, by its first id."""

    rule = Rule(window=10)  # days told (a week at most) and days of report, two of which may be looked back
    joins = 1

    def __init__(
        self, contacts: Iterable[Contact], actors: Mapping[str, Actor], parted: frozenset[frozenset[str]]
    ) -> None:
        self._actors = actors
        self._parties = Parties(actors)
        self._parted = parted
        self.because: dict[str, str] = {}
        self._seen: dict[str, Seen] = {}
        self.items: dict[str, Item] = {}
        self.add(contacts)

    def add(self, records: Iterable[Contact]) -> None:
        """Take in more contacts."""
        for one in records:
            if one.id in self.items:
                continue
            seen = self._seen[one.id] = seen_contact(one)
            keys = {key for party in seen.parties for key in self._parties.above(party)}
            self.items[one.id] = Item(one.id, record_day(one), frozenset(keys if closely_timed(seen) else ()))

    def value(self, one: str, other: str) -> int:
        """How many parties two contacts share; 0 if they cannot be one."""
        found = self._alike(one, other)
        return found.strength if found is not None else 0

    def groups(self, members: Sequence[str], values: Values) -> Iterable[tuple[str, ...]]:
        """Join the surest first."""
        alike = {pair: why for pair in values if (why := self._alike(*pair)) is not None}
        for group in join(members, self.items, alike, self._apart):
            self._note(group)
            yield group.members

    def _note(self, group: Group) -> None:
        if len(group.members) > 1:
            self.because[group.members[0]] = group.because

    def _alike(self, first: str, second: str) -> Likeness | None:
        if self._apart(first, second):
            return None
        one, other = self._seen[first], self._seen[second]
        both = self._parties.shared(one.parties, other.parties)
        if len(both) < 2 or set(one.parties).isdisjoint(other.parties) or not known(one, other):
            return None
        here = "" if not one.place or one.place != other.place else f", both {one.where}"
        who = " and ".join(sorted(self._name(actor) for actor in both))
        return Likeness(len(both), f"{who} in both, {day_in_words(one, other)}{here}")

    def _apart(self, one: str, other: str) -> bool:
        if frozenset((one, other)) in self._parted:
            return True
        return cannot_be_one(self._seen[one], self._seen[other], 0)

    def _name(self, actor: str) -> str:
        found = self._actors.get(actor)
        return found.name if found is not None else actor
