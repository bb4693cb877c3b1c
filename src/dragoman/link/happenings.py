"""Contacts and incidents that several records tell of: which records are of one, and why.

Two records are of one thing only if nothing speaks against it (kind, status, days, country, parties) and
enough speaks for it: the same people met on days that agree; the same person was killed; the same place and
telling words, within days. Two calls between the same ministers three months apart stay two.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from dragoman.link.days import days_apart
from dragoman.link.joining import Likeness, groups_of
from dragoman.link.parties import Parties, one_name
from dragoman.link.seen import Seen, seen_contact, seen_incident
from dragoman.record import Actor, Contact, Incident, RecordId

_ENOUGH = 2  # telling words in common, beside a place
_AMPLE = 4  # … without one
_SAME_WORDS = 4  # words of a mention that a reprint has alike
_NARROW = 7  # days; a time that is longer ("this year") tells two things of one kind not apart
_FIGHTING = "violence"

Joined = tuple[tuple[Incident, ...], ...]
Parted = frozenset[frozenset[str]]
"""Pairs of ids that a reader has found not to be of one thing; their groups come apart."""


def same_contacts(
    contacts: Iterable[Contact], actors: Mapping[str, Actor]
) -> tuple[tuple[Contact, ...], ...]:
    """Group contacts that are one: the same two parties at least, of one kind, on the same day."""
    return explained_contacts(contacts, actors)[0]


def explained_contacts(
    contacts: Iterable[Contact], actors: Mapping[str, Actor], parted: Parted = frozenset()
) -> tuple[tuple[tuple[Contact, ...], ...], Mapping[RecordId, str]]:
    """The groups of `same_contacts`, and by the id of a group's first record why they are one."""
    parties = Parties(actors)
    held = {contact.id: contact for contact in contacts}

    def alike(one: Seen, other: Seen) -> Likeness | None:
        both = parties.shared(one.parties, other.parties)
        exact = set(one.parties) & set(other.parties)
        if len(both) < 2 or not exact or not _known(one, other):
            return None
        here = "" if not one.place or one.place != other.place else f", both {one.where}"
        who = " and ".join(sorted(_name(actor, actors) for actor in both))
        return Likeness(len(both), f"{who} in both, {_day(one, other)}{here}")

    def apart(one: Seen, other: Seen) -> bool:
        return frozenset((one.id, other.id)) in parted or _apart(one, other, 0)

    found = groups_of(
        {key: seen_contact(contact) for key, contact in held.items()},
        lambda seen: [key for party in seen.parties for key in parties.above(party)],
        lambda seen: seen.days.first if seen.days else None,
        alike,
        apart,
    )
    return (
        tuple(tuple(held[RecordId(key)] for key in group.members) for group in found),
        {RecordId(group.members[0]): group.because for group in found if len(group.members) > 1},
    )


def same_incidents(incidents: Iterable[Incident], actors: Mapping[str, Actor]) -> Joined:
    """Group incidents that are one: by victims, place and the telling words of their mentions."""
    return explained_incidents(incidents, actors)[0]


def explained_incidents(
    incidents: Iterable[Incident], actors: Mapping[str, Actor], parted: Parted = frozenset()
) -> tuple[Joined, Mapping[RecordId, str]]:
    """The groups of `same_incidents`, and by the id of a group's first record why they are one."""
    rules = _Incidents(actors, parted)
    held = {incident.id: incident for incident in incidents}
    found = groups_of(
        _victims_told({key: seen_incident(incident, actors) for key, incident in held.items()}),
        rules.keys,
        lambda seen: seen.days.first if seen.days else None,
        rules.alike,
        rules.apart,
    )
    return (
        tuple(tuple(held[RecordId(key)] for key in group.members) for group in found),
        {RecordId(group.members[0]): group.because for group in found if len(group.members) > 1},
    )


def _victims_told(seen: Mapping[str, Seen]) -> Mapping[str, Seen]:
    """Name the victim of a killing by its own words, where nobody was made out to be one.

    "Last week's assassination of the opposition leader Ada Lund" tells who died, if another report has that
    Ada Lund was killed; a full name is asked for, and that she is not who did it.
    """
    killed = {name for one in seen.values() if one.deadly for name in one.people if " " in name}
    by_surname: dict[str, list[str]] = defaultdict(list)
    for name in sorted(killed):
        by_surname[name.rpartition(" ")[2]].append(name)
    told = dict(seen)
    for key, one in seen.items():
        if one.deadly and not one.people:
            named = [
                name
                for word in sorted(set(one.text.split()))
                for name in by_surname.get(word.strip(".,;:'’"), ())
                if name in one.text and name not in one.doers
            ]
            if len(named) == 1:
                told[key] = replace(one, people=(named[0],))
    return told


class _Incidents:
    """What makes two incidents one, and what keeps them apart."""

    def __init__(self, actors: Mapping[str, Actor], parted: Parted) -> None:
        self._actors = actors
        self._parted = parted
        self._parties = Parties(actors)
        self._countries = {actor.name.casefold() for actor in actors.values() if actor.kind == "state"}

    def keys(self, seen: Seen) -> list[str]:
        """What brings an incident together with others."""
        people = [f"victim {name.rpartition(' ')[2]}" for name in seen.people]
        sides = [f"{a} against {b}" for a in seen.parties for b in seen.victims] if not seen.days else []
        sides += (
            [f"{a} against {b}" for a in seen.parties for b in seen.victims] if self._states(seen) else []
        )
        places = [f"in {seen.place}"] if seen.place else []
        return [*people, *sides, *places, seen.wording, *sorted(seen.words)]

    def alike(self, one: Seen, other: Seen) -> Likeness | None:
        """Why two incidents are one; None where nothing tells."""
        for name in one.people:
            also = next((n for n in other.people if one_name(name, n)), None)
            if also is None:
                continue
            full = max(name, also, key=len).title()
            if one.deadly and other.deadly:
                here = bool(one.place) and one.place == other.place
                return Likeness(10 if here else 9, f"{full} killed in both")
            if _known(one, other) and (one.kind == other.kind or one.things & other.things):
                return Likeness(6, f"done to {full} in both, {_day(one, other)}")
        if not _known(one, other):
            if self._states(one) and self._states(other) and self._sides_agree(one, other):
                by = " and ".join(sorted(_name(a, self._actors) for a in one.parties))
                on = " and ".join(sorted(_name(a, self._actors) for a in one.victims))
                return Likeness(1, f"by {by} on {on} in both, and no day against it")
            return None
        if one.wording == other.wording and len(one.wording.split()) >= _SAME_WORDS:
            return Likeness(8, f"the same words, {_day(one, other)}")
        if self._parties.clash(one.victims, other.victims):
            return None
        here = bool(one.place) and one.place == other.place
        shared = sorted(one.words & other.words)
        things = sorted(one.things & other.things)
        if not things:  # "Israeli", "rocket": two attacks of one war have that
            return None
        asked = 2 if one.place in self._countries else 1  # "in Syria" is hardly a place in Syria's war
        if here and one.kind == other.kind and _told_same_day(one, other) and len(things) >= asked:
            return Likeness(5, f"both {one.where}, same day, both “{things[0]}”")
        asked = _ENOUGH if here else _AMPLE if not (one.place and other.place) else _AMPLE + 2
        if len(shared) < asked:
            return None
        where = f"both {one.where}, " if here else ""
        return Likeness(3 if here else 2, f"{where}{_day(one, other)}, both “{', '.join(shared[:4])}”")

    def apart(self, one: Seen, other: Seen) -> bool:
        """Whether two incidents cannot be one."""
        if frozenset((one.id, other.id)) in self._parted:
            return True
        died = one.deadly and other.deadly and bool(one.people) and bool(other.people)
        shared = any(one_name(a, b) for a in one.people for b in other.people)
        if died and not shared:
            return True
        if one.article == other.article and not (died and shared):
            return True  # an article tells each thing once, but for a death it comes back to
        if self._parties.clash(one.parties, other.parties):
            return True
        if died and shared:  # nobody is killed twice, whenever it is reported
            return one.asserted != other.asserted or _elsewhere(one, other) or _told_apart(one, other)
        return _apart(one, other, 1)

    def _states(self, seen: Seen) -> bool:
        """Whether one state attacks another: nobody else is named."""
        named = (*seen.parties, *seen.victims)
        return bool(seen.parties and seen.victims and seen.family == _FIGHTING) and all(
            (found := self._actors.get(actor)) is not None and found.kind == "state" for actor in named
        )

    @staticmethod
    def _sides_agree(one: Seen, other: Seen) -> bool:
        return set(one.parties) == set(other.parties) and set(one.victims) == set(other.victims)


def _apart(one: Seen, other: Seen, slack: int) -> bool:
    """Whether two records cannot be of one thing: other kinds, one a plan, days or countries that differ."""
    if one.family != other.family or one.asserted != other.asserted:
        return True
    if one.article == other.article:
        return True
    if _elsewhere(one, other):
        return True
    if one.days is None or other.days is None:
        return False
    both = one.days.told and other.days.told
    return days_apart(one.days, other.days) > (slack if both else 0)


def _elsewhere(one: Seen, other: Seen) -> bool:
    """Whether two records are placed in different countries."""
    return one.country is not None and other.country is not None and one.country != other.country


def _told_apart(one: Seen, other: Seen) -> bool:
    """Whether both texts give the day, and the days are more than one apart."""
    if one.days is None or other.days is None or not (one.days.told and other.days.told):
        return False
    return days_apart(one.days, other.days) > 1


def _told_same_day(one: Seen, other: Seen) -> bool:
    """Whether both texts give the day, and it is the same one."""
    if one.days is None or other.days is None or not (one.days.told and other.days.told):
        return False
    return one.days.first == one.days.last and (one.days.first, one.days.last) == (
        other.days.first,
        other.days.last,
    )


def _known(one: Seen, other: Seen) -> bool:
    """Whether the days of both are known closely enough to tell two things of one kind apart."""
    return all(d is not None and d.last - d.first <= _NARROW for d in (one.days, other.days))


def _day(one: Seen, other: Seen) -> str:
    return "same day" if _told_same_day(one, other) else "days that agree"


def _name(actor: str, actors: Mapping[str, Actor]) -> str:
    found = actors.get(actor)
    return found.name if found is not None else actor
