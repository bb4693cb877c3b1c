"""Incidents that several records tell of: by victims, place and the telling words of their mentions.

Two records are of one thing only if nothing speaks against it (kind, status, days, country, parties) and
enough speaks for it: the same person was killed; the same place and telling words, within days.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from dragoman.link.comparing import Values
from dragoman.link.days import record_day
from dragoman.link.fitting import (
    cannot_be_one,
    closely_timed,
    day_in_words,
    elsewhere,
    known,
    told_apart,
    told_same_day,
)
from dragoman.link.joining import Likeness, join
from dragoman.link.near import Item, Rule
from dragoman.link.parties import Parties, one_name
from dragoman.link.seen import Seen, seen_incident
from dragoman.record import Actor, Incident
from dragoman.resolve.gazetteer import shipped

_ENOUGH = 2  # telling words in common, beside a place
_AMPLE = 4  # … without one
_SAME_WORDS = 4  # words of a mention that a reprint has alike
_FIGHTING = "violence"


class Incidents:
    """Incidents ready to be compared. `because` says of each group made why it is one, by its first id."""

    rule = Rule(window=10)  # days told (a week at most) and days of report, two of which may be looked back
    joins = 1

    def __init__(
        self, incidents: Iterable[Incident], actors: Mapping[str, Actor], parted: frozenset[frozenset[str]]
    ) -> None:
        self._actors = actors
        self._parted = parted
        self._parties = Parties(actors)
        self.because: dict[str, str] = {}
        self._seen: dict[str, Seen] = {}
        self.items: dict[str, Item] = {}
        self.add(incidents)

    def add(self, records: Iterable[Incident]) -> None:
        """Take in more incidents."""
        for one in records:
            if one.id in self.items:
                continue
            seen = self._seen[one.id] = seen_incident(one, self._actors)
            keys = self._keys(seen) if closely_timed(seen) else ()
            self.items[one.id] = Item(
                one.id, record_day(one), frozenset(keys), frozenset(self._timeless(seen))
            )

    def value(self, one: str, other: str) -> int:
        """How sure it is that two incidents are one; 0 if nothing tells."""
        found = self._alike(one, other)
        return found.strength if found is not None else 0

    def groups(self, members: Sequence[str], values: Values) -> Iterator[tuple[str, ...]]:
        """Join the surest first."""
        alike = {pair: why for pair in values if (why := self._alike(*pair)) is not None}
        for group in join(members, self.items, alike, self._apart):
            if len(group.members) > 1:
                self.because[group.members[0]] = group.because
            yield group.members

    def _keys(self, seen: Seen) -> Iterable[Hashable]:
        """What brings an incident together with others of its days."""
        people = [f"victim {name.rpartition(' ')[2]}" for name in seen.people]
        places = [f"in {seen.place}"] if seen.place else []
        return [*people, *places, seen.wording, *seen.words]

    def _timeless(self, seen: Seen) -> Iterable[str]:
        """What brings it together with others of any time: nobody is killed twice, whenever it is told."""
        if seen.deadly:
            yield from (f"victim {name.rpartition(' ')[2]}" for name in seen.people)
            yield from (f"victim {surname}" for surname in seen.named if not seen.people)
        if self._states(seen):
            yield from (f"{a} against {b}" for a in seen.parties for b in seen.victims)

    def _as_a_pair(self, first: str, second: str) -> tuple[Seen, Seen]:
        """Two incidents, the victim of a killing named by its own words where another record has the name.

        "Last week's assassination of the opposition leader Ada Lund" tells who died, if another report has
        that Ada Lund was killed; a full name is asked for, and that she is not who did it.
        """
        one, other = self._seen[first], self._seen[second]
        return _victim_told(one, other), _victim_told(other, one)

    def _alike(self, first: str, second: str) -> Likeness | None:
        """Why two incidents are one; None where nothing tells."""
        if self._apart(first, second):
            return None
        one, other = self._as_a_pair(first, second)
        for name in one.people:
            also = next((n for n in other.people if one_name(name, n)), None)
            if also is None:
                continue
            full = max(name, also, key=len).title()
            if one.deadly and other.deadly:
                here = bool(one.place) and one.place == other.place
                return Likeness(10 if here else 9, f"{full} killed in both")
            if known(one, other) and (one.kind == other.kind or one.things & other.things):
                return Likeness(6, f"done to {full} in both, {day_in_words(one, other)}")
        if not known(one, other):
            timed = any(seen.days is not None and seen.days.told for seen in (one, other))
            if (
                (timed or one.things & other.things)
                and self._states(one)
                and self._states(other)
                and self._sides_agree(one, other)
            ):
                by = " and ".join(sorted(self._name(a) for a in one.parties))
                on = " and ".join(sorted(self._name(a) for a in one.victims))
                return Likeness(1, f"by {by} on {on} in both, and no day against it")
            return None
        if one.wording == other.wording and len(one.wording.split()) >= _SAME_WORDS:
            return Likeness(8, f"the same words, {day_in_words(one, other)}")
        if self._parties.clash(one.victims, other.victims):
            return None
        here = bool(one.place) and one.place == other.place
        shared = sorted(one.words & other.words)
        things = sorted(one.things & other.things)
        if not things:  # "Israeli", "rocket": two attacks of one war have that
            return None
        asked = 2 if _is_state(one.where) else 1  # "in Syria" is hardly a place in Syria's war
        if here and one.kind == other.kind and told_same_day(one, other) and len(things) >= asked:
            return Likeness(5, f"both {one.where}, same day, both “{things[0]}”")
        asked = _ENOUGH if here else _AMPLE if not (one.place and other.place) else _AMPLE + 2
        if len(shared) < asked:
            return None
        where = f"both {one.where}, " if here else ""
        return Likeness(
            3 if here else 2, f"{where}{day_in_words(one, other)}, both “{', '.join(shared[:4])}”"
        )

    def _apart(self, first: str, second: str) -> bool:
        """Whether two incidents cannot be one."""
        if frozenset((first, second)) in self._parted:
            return True
        one, other = self._as_a_pair(first, second)
        died = one.deadly and other.deadly and bool(one.people) and bool(other.people)
        shared = any(one_name(a, b) for a in one.people for b in other.people)
        if died and not shared:
            return True
        if one.article == other.article and not (died and shared):
            return True  # an article tells each thing once, but for a death it comes back to
        if self._parties.clash(one.parties, other.parties):
            return True
        if died and shared:  # nobody is killed twice, whenever it is reported
            return one.asserted != other.asserted or elsewhere(one, other) or told_apart(one, other)
        return cannot_be_one(one, other, 1)

    def _states(self, seen: Seen) -> bool:
        """Whether one state attacks another: nobody else is named."""
        named = (*seen.parties, *seen.victims)
        return bool(seen.parties and seen.victims and seen.family == _FIGHTING) and all(
            (found := self._actors.get(actor)) is not None and found.kind == "state" for actor in named
        )

    @staticmethod
    def _sides_agree(one: Seen, other: Seen) -> bool:
        return set(one.parties) == set(other.parties) and set(one.victims) == set(other.victims)

    def _name(self, actor: str) -> str:
        found = self._actors.get(actor)
        return found.name if found is not None else actor


def _victim_told(one: Seen, other: Seen) -> Seen:
    if not one.deadly or one.people or not other.deadly:
        return one
    named = [name for name in other.people if " " in name and name in one.text and name not in one.doers]
    return replace(one, people=(named[0],)) if len(named) == 1 else one


@cache
def _is_state(name: str) -> bool:
    found = shipped().find(name)
    return found is not None and found.kind == "state"
