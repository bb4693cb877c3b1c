"""Contacts and incidents that several records tell of: which records are of one.

Two records are of one thing only if nothing speaks against it (kind, status, days, country, parties) and
enough speaks for it: the same people met on days that agree; the same victims, or the same place and telling
words, within days. Two calls between the same ministers three months apart stay two.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from dragoman.link.days import Days, days_apart, days_of
from dragoman.link.parties import Parties
from dragoman.link.words import weight, words_of
from dragoman.record import Actor, ActorId, Contact, Incident

_FAMILY = {
    "killing": "violence",
    "strike": "violence",
    "rocket_or_missile_attack": "violence",
    "drone_attack": "violence",
    "bombing": "violence",
    "clash": "violence",
}
_ASSERTED = ("happened", "held")
_DAYS_TOLD = 1  # between times that the texts give: time zones, and the night that belongs to two days
_DAYS_REPORTED = 2  # between the days of the reports, where a text gives no time
_TELLING = 4.2  # weight of a word that few articles have
_ENOUGH = 2  # telling words in common, beside a place
_SAME_WORDS = 4  # words of a mention that a reprint has alike
_AMPLE = 4  # telling words in common without one

One = TypeVar("One", Contact, Incident)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What decides whether two records are of one thing."""

    id: str
    article: str
    family: str
    asserted: bool
    days: Days | None
    country: str | None
    place: str
    parties: tuple[ActorId, ...]
    victims: tuple[ActorId, ...]
    words: frozenset[str]
    wording: str
    kind: str


def same_contacts(
    contacts: Iterable[Contact], actors: Mapping[str, Actor]
) -> tuple[tuple[Contact, ...], ...]:
    """Group contacts that are one: the same two parties at least, of one kind, on the same day."""
    parties = Parties(actors)

    def agree(one: _Seen, other: _Seen) -> bool:
        both = sum(any(parties.same(a, b) for b in other.parties) for a in one.parties)
        return both >= 2 and _days_agree(one, other, parties)

    return _grouped(contacts, _seen_contact, agree, lambda seen: [str(actor) for actor in seen.parties])


def same_incidents(
    incidents: Iterable[Incident], actors: Mapping[str, Actor]
) -> tuple[tuple[Incident, ...], ...]:
    """Group incidents that are one: by victims, place and the telling words of their mentions."""
    parties = Parties(actors)

    def agree(one: _Seen, other: _Seen) -> bool:
        if not _days_agree(one, other, parties) or parties.clash(one.parties, other.parties):
            return False
        if one.wording == other.wording and len(one.wording.split()) >= _SAME_WORDS:
            return True  # as a reprint has it
        named = [v for v in one.victims if v in other.victims and _is_person(actors.get(v))]
        if named:
            return True
        if parties.clash(one.victims, other.victims):
            return False
        shared = len(one.words & other.words)
        here = bool(one.place) and one.place == other.place
        if here and one.kind == other.kind and _told_same_day(one, other):
            return True
        return shared >= (_ENOUGH if here else _AMPLE)

    def keys(seen: _Seen) -> list[str]:
        people = [str(v) for v in seen.victims if _is_person(actors.get(v))]
        places = [f"in {seen.place}"] if seen.place else []
        return [*people, *places, seen.wording, *sorted(seen.words)]

    return _grouped(incidents, _seen_incident, agree, keys)


def _grouped(
    records: Iterable[One],
    seen_of: Callable[[One], _Seen],
    agree: Callable[[_Seen, _Seen], bool],
    keys: Callable[[_Seen], Sequence[str]],
) -> tuple[tuple[One, ...], ...]:
    """Join records into groups in which every two days agree; each starts with its earliest, by id."""
    by_id: dict[str, One] = {record.id: record for record in records}
    seen = {key: seen_of(by_id[key]) for key in sorted(by_id)}
    holders: dict[str, list[str]] = defaultdict(list)
    for key, one in seen.items():
        for word in keys(one):
            holders[word].append(key)
    leader = {key: key for key in seen}
    members = {key: [key] for key in seen}
    pairs = {
        (left, right)
        for held in holders.values()
        if len(held) <= 400  # a word that hundreds of records have tells nothing of any
        for at, left in enumerate(held)
        for right in held[at + 1 :]
    }
    for left, right in sorted(pairs):
        first, second = sorted((leader[left], leader[right]))
        if first == second or not agree(seen[left], seen[right]):
            continue
        if any(_apart(seen[a], seen[b]) for a in members[first] for b in members[second]):
            continue
        for key in members[second]:
            leader[key] = first
        members[first] += members.pop(second)
    return tuple(tuple(by_id[key] for key in sorted(members[one])) for one in sorted(members))


def _apart(one: _Seen, other: _Seen) -> bool:
    """Whether two records cannot be of one thing: other kinds, one a plan, days or countries that differ."""
    if one.family != other.family or one.asserted != other.asserted:
        return True
    if one.article == other.article:
        return True  # an article tells each thing once: two records of it are two
    if one.country is not None and other.country is not None and one.country != other.country:
        return True
    return (
        one.days is not None
        and other.days is not None
        and days_apart(one.days, other.days) > _limit(one, other)
    )


def _limit(one: _Seen, other: _Seen) -> int:
    told = one.days is not None and other.days is not None and one.days.told and other.days.told
    return _DAYS_TOLD if told else _DAYS_REPORTED


def _told_same_day(one: _Seen, other: _Seen) -> bool:
    """Whether both texts give the day, and it is the same one."""
    if one.days is None or other.days is None or not (one.days.told and other.days.told):
        return False
    return one.days.first == one.days.last and (one.days.first, one.days.last) == (
        other.days.first,
        other.days.last,
    )


def _days_agree(one: _Seen, other: _Seen, parties: Parties) -> bool:
    """Whether the days allow one thing, and at least one of them is known closely enough to tell."""
    if _apart(one, other):
        return False
    narrow = [d for d in (one.days, other.days) if d is not None and d.last - d.first <= 31]
    return len(narrow) == 2


def _seen_contact(contact: Contact) -> _Seen:
    return _Seen(
        contact.id,
        contact.mentions[0].article,
        contact.kind,
        contact.status in _ASSERTED,
        days_of(contact.when, contact.reported),
        contact.where.country if contact.where is not None else None,
        contact.where.name.casefold() if contact.where is not None else "",
        contact.participants,
        (),
        frozenset(),
        contact.mentions[0].exact.casefold(),
        contact.kind,
    )


def _seen_incident(incident: Incident) -> _Seen:
    words = words_of(" ".join(span.exact for span in incident.mentions))
    return _Seen(
        incident.id,
        incident.mentions[0].article,
        _FAMILY.get(incident.kind, incident.kind),
        incident.status in _ASSERTED,
        days_of(incident.when, incident.reported),
        incident.where.country if incident.where is not None else None,
        incident.where.name.casefold() if incident.where is not None else "",
        incident.perpetrators,
        incident.victims,
        frozenset(word for word in words if weight(word) >= _TELLING),
        " ".join(incident.mentions[0].exact.casefold().split()),
        incident.kind,
    )


def _is_person(actor: Actor | None) -> bool:
    return actor is not None and actor.kind == "person"
