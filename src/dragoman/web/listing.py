"""One page of records of a type: those that the address asks for, how many there are, and where to go on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from dragoman.link.days import record_day
from dragoman.record import Record
from dragoman.store import NoSuchRecord, Store
from dragoman.web.asked import Asked
from dragoman.web.book import words_of
from dragoman.web.faults import BadQuestion


@dataclass(frozen=True, slots=True)
class Listed:
    """Some records, how many there are in all, and the cursor of those that follow (None: no more)."""

    records: tuple[Record, ...]
    count: int
    following: str | None


def listed(store: Store, kind: str, question: Asked) -> Listed:
    """The records of a type that are asked for, from the cursor on. Raises `BadQuestion` for a bad cursor."""
    try:
        page = store.listing(
            kind, question.select, newest=question.newest, after=question.cursor, limit=question.limit
        )
    except NoSuchRecord:
        raise BadQuestion(f"{question.cursor!r} is no cursor of this list") from None
    return Listed(page.rows, store.count(kind, question.select), page.next)


def by_article(records: Sequence[Record]) -> list[Record]:
    """Records of a page with those of one day and article together, as the article has them.

    A list is in the order of days, and of one day by id, which tells a reader nothing.
    """
    told = []
    for _, of_day in groupby(records, key=record_day):
        told += sorted(of_day, key=_place)
    return told


def _place(record: Record) -> tuple[str, int]:
    spans = words_of(record)
    return (spans[0].article, spans[0].start) if spans else ("", 0)


def every(store: Store, kind: str, question: Asked) -> Iterator[Record]:
    """All the records of a type that are asked for."""
    return store.linked([kind], question.select)
