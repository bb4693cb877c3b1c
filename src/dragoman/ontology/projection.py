"""Records as coded events: the poorer table that event data users know, drawn from the richer record.

Only what is asserted is coded. A message that one side claims, a meeting denied, an attack feared give no
event, and neither does anything whose source nobody knows: no event is better than a default code.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import permutations

from dragoman.ontology.actor_codes import actor_code
from dragoman.ontology.plover import TYPES
from dragoman.record import (
    Actor,
    ActorId,
    Contact,
    Event,
    Incident,
    Message,
    Plover,
    Record,
    RecordId,
    When,
    content_id,
)


@dataclass(frozen=True, slots=True)
class Code:
    """What a kind of record is coded as. `goldstein` is that of the CAMEO code, −10 to 10."""

    plover: Plover
    cameo: str
    goldstein: float


@cache
def codes() -> Mapping[tuple[str, str], Code]:
    """The coding table, by type of record and its act, kind or status."""
    given = tomllib.loads(files(__package__).joinpath("coding.toml").read_text(encoding="utf-8"))
    return {
        (group, name): Code(
            Plover(row["plover"], row.get("mode"), tuple(row.get("contexts", ()))),
            row["cameo"],
            row["goldstein"],
        )
        for group, rows in given.items()
        for name, row in rows.items()
    }


def with_events(records: Iterable[Record]) -> Iterator[Record]:
    """Pass records through, and after each that can be coded the events it gives.

    Actors must come before the records that point at them, as the store gives them.
    """
    actors: dict[ActorId, Actor] = {}
    for record in records:
        yield record
        if isinstance(record, Actor):
            actors[record.id] = record
        elif isinstance(record, Message | Contact | Incident):
            yield from events_of(record, actors)


def events_of(record: Message | Contact | Incident, actors: Mapping[ActorId, Actor]) -> tuple[Event, ...]:
    """The events of one record: one for each pair of parties, in their order.

    Talks, calls and meetings are mutual and give an event each way.
    """
    code = _code(record)
    if code is None:
        return ()
    events = []
    for source, target in _dyads(record):
        sender, receiver = _coded(source, actors), _coded(target, actors)
        if sender is None or sender == receiver:
            continue
        events.append(_event(record.id, code, sender, receiver, record.when, record.reported))
    return tuple(dict.fromkeys(events))


def _code(record: Message | Contact | Incident) -> Code | None:
    table = codes()
    match record:
        case Message(status="asserted"):
            return table.get(("act", record.act))
        case Contact(status="held"):
            return table[("contact", record.kind)]
        case Contact(status="planned"):
            return table[("contact", "planned")]
        case Incident(status="happened"):
            return table.get(("incident", record.kind))
        case Incident(status="threatened"):
            return table[("incident", "threatened")]
        case _:
            return None


def _dyads(record: Message | Contact | Incident) -> Iterator[tuple[ActorId, ActorId | None]]:
    match record:
        case Message():
            yield from ((a, b) for a in record.senders for b in record.recipients)
        case Contact():
            yield from permutations(record.participants, 2)
        case Incident():
            victims: tuple[ActorId | None, ...] = record.victims or (None,)
            yield from ((a, b) for a in record.perpetrators for b in victims)


def _coded(actor: ActorId | None, actors: Mapping[ActorId, Actor]) -> str | None:
    """The code of an actor: its own, else that of what it is part of."""
    found = actors.get(actor) if actor is not None else None
    for _ in range(5):
        if found is None:
            return None
        code = actor_code(found)
        if code is not None:
            return code
        found = actors.get(found.part_of) if found.part_of is not None else None
    return None


def _event(
    record: RecordId, code: Code, source: str, target: str | None, when: When | None, reported: str | None
) -> Event:
    return Event(
        RecordId(content_id("event", record, code.cameo, source, target)),
        record,
        code.plover,
        code.cameo,
        source,
        target,
        code.goldstein,
        TYPES[code.plover.type].quad_class,
        when,
        reported,
    )
