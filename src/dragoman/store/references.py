"""What a record points at: other records by id, and words by span."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from dragoman.record import Record, Span

PARTIES = (
    "speakers",
    "addressees",
    "via",
    "senders",
    "recipients",
    "intermediaries",
    "participants",
    "perpetrators",
    "victims",
    "holder",
    "accused",
)
"""Fields that name actors who take part, over all types of record."""

TOLD_IN = ("told_by", "statement")
"""Fields that name the statement in which a message was told, a responsibility or a figure was given."""

REFERENCES: dict[str, str] = {
    **dict.fromkeys(PARTIES, "actor"),
    **dict.fromkeys(TOLD_IN, "statement"),
    "part_of": "actor",
    "incident": "incident",
}
"""Fields that name another record, and its type."""


def references(record: Record) -> Iterator[tuple[str, str]]:
    """Yield the name of each field that points at another record, with the id it holds."""
    kind: Any = type(record)
    for name in _pointing(kind):
        held = getattr(record, name)
        if isinstance(held, tuple):
            for one in held:
                yield name, one
        elif held is not None:
            yield name, held


def told_in(record: Record) -> str | None:
    """Return the id of the statement that a record was told in, if it was told in one."""
    for name in TOLD_IN:
        held = getattr(record, name, None)
        if held is not None:
            return str(held)
    return None


def spans(value: Any) -> Iterator[Span]:
    """Yield every span in a record, at whatever depth."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from spans(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from spans(getattr(value, field.name))


@cache
def _pointing(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.name in REFERENCES)
