"""One page of records of a type: those that are asked for, how many there are, and where to go on.

What was known on an earlier day is linked as it would have been linked then, of few articles. An archive is
too large for that while a reader waits: there the links that are kept are cut to what had been reported.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from dragoman.link.days import record_day
from dragoman.record import Record
from dragoman.store import Filter, NoSuchRecord, Store
from dragoman.store.linked import JOINED, MADE
from dragoman.store.listing import Listing
from dragoman.web.asked import Asked
from dragoman.web.book import words_of
from dragoman.web.faults import BadQuestion

LINKED_ANEW = 300
"""Articles that are linked as of an earlier day while a reader waits."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Some records, how many there are in all, and the cursor of those that follow (None: no more)."""

    records: tuple[Record, ...]
    count: int
    following: str | None


def listed(store: Store, kind: str, question: Asked) -> Listed:
    """The records of a type that are asked for, from the cursor on. Raises `BadQuestion` for a bad cursor."""
    try:
        page = page_of(
            store, kind, question.select, newest=question.newest, after=question.cursor, limit=question.limit
        )
    except NoSuchRecord:
        raise BadQuestion(f"{question.cursor!r} is no cursor of this list") from None
    return Listed(page.rows, count_of(store, kind, question.select), page.next)


def page_of(
    store: Store,
    kind: str,
    select: Filter,
    *,
    newest: bool = False,
    after: str | None = None,
    limit: int = 50,
) -> Listing:
    """A page of a list."""
    read = store.listing if _linked_anew(store, kind, select) else store.known
    return read(kind, select, newest=newest, after=after, limit=limit)


def count_of(store: Store, kind: str, select: Filter) -> int:
    """How many a list has."""
    return counts_of(store, [kind], select)[kind]


def counts_of(store: Store, kinds: Sequence[str], select: Filter) -> Mapping[str, int]:
    """How many lists have."""
    if select.as_of is None:
        return store.counts(select, kinds)
    anew = [kind for kind in kinds if _linked_anew(store, kind, select)]
    found = dict(store.counts(select, anew)) if anew else {}
    return {kind: found[kind] if kind in found else store.known_count(kind, select) for kind in kinds}


def every(store: Store, kind: str, select: Filter) -> Iterator[Record]:
    """All the records of a type that are asked for."""
    if select.as_of is None or _linked_anew(store, kind, select):
        yield from store.linked([kind], select)
        return
    after = None
    while True:
        page = store.known(kind, select, after=after, limit=400)
        yield from page.rows
        after = page.next
        if after is None:
            return


def _linked_anew(store: Store, kind: str, select: Filter) -> bool:
    if select.as_of is None or kind not in (*MADE, *JOINED):
        return False
    return store.known_count("article", Filter(as_of=select.as_of)) <= LINKED_ANEW


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
