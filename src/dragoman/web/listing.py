"""One page of records of a type: those that are asked for, how many there are, and where to go on.

What had been reported by a day is listed as each article tells it: to join it as it would have been joined
then, everything known by then is linked anew, which an archive is too large for while a reader waits. So is
what only links give (utterances, disputes, stories); of a few articles they are shown as of the day too.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from dragoman.link.days import record_day
from dragoman.record import Record
from dragoman.store import Filter, NoSuchRecord, Store
from dragoman.store.listing import Listing
from dragoman.web.asked import Asked
from dragoman.web.book import words_of
from dragoman.web.faults import BadQuestion, TooMany

LINKED_ANEW = 300
"""Articles that are linked as of an earlier day while a reader waits."""

MADE = ("utterance", "dispute", "story")


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
    """A page of a list. Raises `TooMany` for what is linked as of a day of too many articles."""
    if _as_told(store, kind, select):
        return store.told(kind, select, newest=newest, after=after, limit=limit)
    return store.listing(kind, select, newest=newest, after=after, limit=limit)


def count_of(store: Store, kind: str, select: Filter) -> int:
    """How many a list has; raises `TooMany`."""
    return store.told_count(kind, select) if _as_told(store, kind, select) else store.count(kind, select)


def counts_of(store: Store, kinds: Sequence[str], select: Filter) -> Mapping[str, int]:
    """How many lists have; raises `TooMany`."""
    if select.as_of is None:
        return store.counts(select, kinds)
    return {kind: count_of(store, kind, select) for kind in kinds}


def every(store: Store, kind: str, select: Filter) -> Iterator[Record]:
    """All the records of a type that are asked for; raises `TooMany`."""
    if not _as_told(store, kind, select):
        yield from store.linked([kind], select)
        return
    after = None
    while True:
        page = store.told(kind, select, after=after, limit=400)
        yield from page.rows
        after = page.next
        if after is None:
            return


def linked_as_of(store: Store, select: Filter) -> bool:
    """Whether lists have what only links give: they do but for an earlier day of a large archive."""
    return select.as_of is None or store.told_count("article", Filter(as_of=select.as_of)) <= LINKED_ANEW


def _as_told(store: Store, kind: str, select: Filter) -> bool:
    if select.as_of is None:
        return False
    if linked_as_of(store, select):
        return kind not in (*MADE, "contact", "incident")
    if kind in MADE:
        raise TooMany(f"more than {LINKED_ANEW} articles had been reported by {select.as_of}")
    return True


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
