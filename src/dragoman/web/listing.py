"""One page of records of a type: those that the address asks for, how many there are, and where to go on."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from dragoman.link import with_links
from dragoman.record import Record
from dragoman.store import Store
from dragoman.web.asked import Asked
from dragoman.web.faults import BadQuestion

MADE = ("utterance", "dispute", "story", "account")


@dataclass(frozen=True, slots=True)
class Listed:
    """Some records, how many there are in all, and the cursor of those that follow (None: no more)."""

    records: tuple[Record, ...]
    count: int
    following: str | None


def listed(store: Store, kind: str, question: Asked) -> Listed:
    """The records of a type that are asked for, from the cursor on. Raises `BadQuestion` for a bad cursor."""
    start = _offset(question.cursor)
    records = list(islice(every(store, kind, question), start, start + question.limit + 1))
    count = sum(1 for _ in every(store, kind, question))
    following = str(start + question.limit) if len(records) > question.limit else None
    return Listed(tuple(records[: question.limit]), count, following)


def every(store: Store, kind: str, question: Asked) -> Iterator[Record]:
    """All the records of a type that are asked for."""
    if kind in MADE:
        linked = with_links(lambda: store.records(select=question.select))
        return (record for record in linked if record.type == kind)
    return store.records([kind], question.select)


def _offset(cursor: str | None) -> int:
    if cursor is None:
        return 0
    if not (cursor.isascii() and cursor.isdigit() and len(cursor) < 12):
        raise BadQuestion(f"{cursor!r} is no cursor of this list")
    return int(cursor)
