"""Records as rows of JSON, and back.

A row has `type` and `id` first, then the fields of RECORD.md under the same names. Reading a row checks it
against the type; `from_row(to_row(record)) == record` for every record.
"""

import json
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, cast

from pydantic import TypeAdapter, ValidationError

from dragoman.record.actor import Actor
from dragoman.record.article import Article
from dragoman.record.faults import BadRecord
from dragoman.record.happening import Contact, Figure, Incident, Responsibility
from dragoman.record.linked import Account, Dispute, Event, Story, Utterance
from dragoman.record.saying import Message, Statement

Record = (
    Article
    | Actor
    | Statement
    | Message
    | Contact
    | Incident
    | Responsibility
    | Figure
    | Utterance
    | Dispute
    | Account
    | Story
    | Event
)
Row = dict[str, Any]

RECORD_TYPES: dict[str, type[Record]] = {
    kind.type: kind
    for kind in (
        Article,
        Actor,
        Statement,
        Message,
        Contact,
        Incident,
        Responsibility,
        Figure,
        Utterance,
        Dispute,
        Account,
        Story,
        Event,
    )
}


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """Everything one article gives: what `read_article` returns and the store takes in one transaction."""

    article: Article
    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()
    messages: tuple[Message, ...] = ()
    contacts: tuple[Contact, ...] = ()
    incidents: tuple[Incident, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    figures: tuple[Figure, ...] = ()

    def records(self) -> tuple[Record, ...]:
        """Every record, the article first, then in the order of the fields."""
        return (
            self.article,
            *self.actors,
            *self.statements,
            *self.messages,
            *self.contacts,
            *self.incidents,
            *self.responsibilities,
            *self.figures,
        )


BESIDE = frozenset({"verdict"})
"""Fields that an export can have beside a record's own: what readers hold of it. No part of the record."""

_FIELD_NAMES: dict[type, tuple[tuple[str, str], ...]] = {}
_READERS: dict[str, TypeAdapter[Any]] = {name: TypeAdapter(kind) for name, kind in RECORD_TYPES.items()}


def _field_names(kind: type[Any]) -> tuple[tuple[str, str], ...]:
    """Pairs of attribute and written name (`from_` is written `from`), remembered by type."""
    if kind not in _FIELD_NAMES:
        _FIELD_NAMES[kind] = tuple((field.name, field.name.rstrip("_")) for field in fields(kind))
    return _FIELD_NAMES[kind]


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        return {name: _plain(getattr(value, attribute)) for attribute, name in _field_names(type(value))}
    return value


def to_row(record: Record) -> Row:
    """Write a record as a plain dictionary, `type` and `id` first, ready for JSON."""
    row: Row = {"type": record.type}
    row.update(_plain(record))
    return row


def to_line(record: Record) -> str:
    """Write a record as one line of JSON, without the line's end."""
    return json.dumps(to_row(record), ensure_ascii=False, separators=(",", ":"))


def from_row(row: Row) -> Record:
    """Build the record that a row describes; raise `BadRecord` if it breaks the record's rules.

    What stands beside the record (`BESIDE`) is passed over.
    """
    kind = RECORD_TYPES.get(row.get("type", ""))
    if kind is None:
        raise BadRecord(f"a row has type {row.get('type')!r}")
    named = {attribute: row[name] for attribute, name in _field_names(kind) if name in row}
    unknown = set(row) - {name for _, name in _field_names(kind)} - {"type"} - BESIDE
    if unknown:
        raise BadRecord(f"a row of type {row['type']} has the unknown field {min(unknown)!r}")
    try:
        return cast(Record, _READERS[row["type"]].validate_python(named))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise BadRecord(f"{row['type']} {row.get('id')}: {where}: {first['msg']}") from None
