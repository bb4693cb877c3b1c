"""Contacts and incidents as they are compared: days, place, parties and telling words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.link.days import Days, days_of
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
_BEFORE = 2  # days that a report may lag behind what it tells of without a time
_TELLING = 4.2  # weight of a word that few articles have
_NAME = re.compile(r"[^\W\d_]*[A-Z][\w'’.-]*")  # a word with a capital, a first word too
_FULL_NAME = re.compile(r"[^\W\d_a-z][\w'’-]*(?: [^\W\d_a-z][\w'’-]*)+")  # "Ada Lund", with a title or not
_USUAL = frozenset(
    (
        "airstrike airstrikes air strike attack bombing bomb shelling shell artillery missile rocket drone "
        "mortar raid clash clashe fighting gunmen gunman militant fighter troop soldier army military force "
        "rebel civilian kill killed killing wounded wounding injured murder deploy deployment jet warplane "
        "launched fired"
    ).split()
)
_DEADLY = ("kill", "assassin", "murder", "slain", "slay", "behead", "execut", "shot dead")


@dataclass(frozen=True, slots=True)
class Seen:
    """What decides whether two records are of one thing.

    `people` are the persons among the victims, by name in lower case; `deadly` says that they died. `words`
    are the telling words of the mentions, `things` those that are neither names ("Israeli" is in every
    mention of a war) nor the usual words for what is done in one. `wording` is the first mention, `text` all
    of them, and `doers` the perpetrators by name, all in lower case; `named` are the last words of the full
    names in them, who may be the victims where `people` has none.
    """

    id: str
    article: str
    family: str
    kind: str
    asserted: bool
    days: Days | None
    country: str | None
    place: str
    where: str
    parties: tuple[ActorId, ...]
    victims: tuple[ActorId, ...] = ()
    people: tuple[str, ...] = ()
    deadly: bool = False
    words: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    wording: str = ""
    text: str = ""
    doers: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


def seen_contact(contact: Contact) -> Seen:
    """A contact as it is compared."""
    where = contact.where.name if contact.where is not None else ""
    asserted = contact.status in _ASSERTED
    return Seen(
        contact.id,
        contact.mentions[0].article,
        contact.kind,
        contact.kind,
        asserted,
        _days(days_of(contact.when, contact.reported), asserted),
        contact.where.country if contact.where is not None else None,
        where.casefold(),
        where,
        contact.participants,
    )


def seen_incident(incident: Incident, actors: Mapping[str, Actor]) -> Seen:
    """An incident as it is compared."""
    mentions = " ".join(span.exact for span in incident.mentions)
    where = incident.where.name if incident.where is not None else ""
    asserted = incident.status in _ASSERTED
    telling = frozenset(word for word in words_of(mentions) if word.isalpha() and weight(word) >= _TELLING)
    people = [actors[v].name for v in incident.victims if v in actors and actors[v].kind == "person"]
    return Seen(
        incident.id,
        incident.mentions[0].article,
        _FAMILY.get(incident.kind, incident.kind),
        incident.kind,
        asserted,
        _days(days_of(incident.when, incident.reported), asserted),
        incident.where.country if incident.where is not None else None,
        where.casefold(),
        where,
        incident.perpetrators,
        incident.victims,
        tuple(sorted(name.casefold() for name in people)),
        incident.kind == "killing" or any(word in mentions.lower() for word in _DEADLY),
        telling,
        telling - _USUAL - {word for name in _NAME.findall(mentions) for word in words_of(name)},
        " ".join(incident.mentions[0].exact.casefold().split()),
        " ".join(mentions.casefold().split()),
        tuple(actors[by].name.casefold() for by in incident.perpetrators if by in actors),
        tuple(sorted({full.split()[-1].casefold() for full in _FULL_NAME.findall(mentions)})),
    )


def _days(days: Days | None, asserted: bool) -> Days | None:
    """The days on which it may have been: what a text does not time was shortly before its report."""
    if days is None or days.told:
        return days
    return Days(days.first - _BEFORE, days.last if asserted else days.last + _BEFORE, False)
