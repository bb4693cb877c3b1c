"""What belongs to a record: what was told in it, who answers for it, what links it, what disputes it."""

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.ontology.projection import events_of
from dragoman.publish.dossier import Dossier
from dragoman.record import Account, Actor, Contact, Event, Incident, Message, Record
from dragoman.store import Store

_HEADINGS = {
    "statement": "Statements",
    "utterance": "The saying, as several articles print it",
    "message": "Messages",
    "contact": "Contacts",
    "incident": "Incidents",
    "responsibility": "Who answers for it",
    "figure": "Figures",
    "dispute": "Disputed",
    "story": "The story",
}


@dataclass(frozen=True, slots=True)
class Group:
    """Records of one type that belong to a record, under a heading."""

    heading: str
    records: tuple[Record, ...]


def related(store: Store, record: Record) -> tuple[Record, ...]:
    """What a record points at and what points at it, but articles, actors and accounts."""
    return tuple(one for one in store.linked_to(record.id) if one.type in _HEADINGS)


def about(store: Store, records: Iterable[Record]) -> tuple[Record, ...]:
    """The incidents that responsibility is claimed or denied for, or numbers are given of, each once."""
    ids = dict.fromkeys(id_ for one in records if (id_ := getattr(one, "incident", None)))
    return tuple({one.id: one for id_ in ids if (one := store.shown(id_))}.values())


def groups(found: Iterable[Record]) -> tuple[Group, ...]:
    """Records by type, in the order of the record's types."""
    held: dict[str, list[Record]] = {}
    for record in found:
        held.setdefault(record.type, []).append(record)
    return tuple(Group(_HEADINGS[kind], tuple(held[kind])) for kind in _HEADINGS if kind in held)


def support(account: Account, because: str | None) -> str:
    """How many articles carry a record, how many of them independently, and whom they have it from."""
    articles = len(account.articles)
    if articles == 1:
        return "One article."
    independent = (
        "all copies of one account"
        if account.independent == 1
        else f"{account.independent} independent of one another"
    )
    why = f" They are held to tell of one thing: {because}." if because else ""
    return f"{articles} articles, {independent}.{why}"


def coded(record: Record, dossier: Dossier) -> tuple[Event, ...]:
    """The record as coded events; none where coding would say more than the words."""
    if not isinstance(record, Message | Contact | Incident):
        return ()
    actors = {actor.id: actor for actor in dossier.of_type.get("actor", ()) if isinstance(actor, Actor)}
    return events_of(record, actors)
