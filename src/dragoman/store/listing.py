"""Lists of records across articles, a page at a time, and how many there are.

A list is in the order of time (a record's own, else that of its report), of one day by id; what has no day
comes last, newest first as well. A page is found by where the one before it ended, not by counting rows, so
the hundredth costs what the first does, and a list that grows meanwhile neither skips nor repeats a record.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Select, func, or_, select

from dragoman.record import RECORD_TYPES, Dispute, Record
from dragoman.store.as_known import disputes_by, known_by, last_day, name_known, stands_alone
from dragoman.store.chunks import CHUNK, chunks
from dragoman.store.days import UNKNOWN_DAY, day_of
from dragoman.store.decided import decided
from dragoman.store.faults import NoSuchRecord
from dragoman.store.linked import JOINED, MADE, build_linked, name_links
from dragoman.store.reading import ARTICLE, RECORD, build_article, build_record, read_actors
from dragoman.store.roster import count_roster, read_roster
from dragoman.store.selecting import Filter, of_articles, of_records
from dragoman.store.tables import article, linked, member, record, story_article
from dragoman.store.verdict_selecting import bears, stands

LISTED = tuple(kind for kind in RECORD_TYPES if kind not in ("account", "event"))
"""Types that are listed. Accounts are asked for by the record they are of, events are made from records."""

_CURSOR = re.compile(r"(\d+)\.([a-z_0-9]*)")


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list. `next` is the cursor of the page that follows, None on the last."""

    rows: tuple[Record, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a record stands in a list."""

    day: int
    id: str


def read_listing(
    connection: Connection,
    kind: str,
    select_: Filter,
    newest: bool,
    after: str | None,
    limit: int,
) -> Listing:
    """Read a page; raises `NoSuchRecord` where the cursor is none.

    With `as_of`, what is joined and linked is so by the links that are kept, of what had been reported by
    then (`store.as_known`).
    """
    if kind not in LISTED:
        raise ValueError(f"no list is called {kind!r}; {', '.join(LISTED)} are")
    begin = _begin(after)
    if kind == "actor":
        return _actors(connection, select_, begin, limit)
    if kind == "dispute" and select_.as_of is not None:
        return cut(_disputes(connection, select_), newest, after, limit)
    found: list[tuple[_Place, str, Any]] = []
    for source, wanted in questions(connection, kind, select_).items():
        for row in _rows(connection, wanted, newest, begin, limit + 1):
            found.append((_Place(row.day_number, row.id), source, row))
    found.sort(key=lambda one: _order(one[0], newest))
    more = len(found) > limit
    found = found[:limit]
    wanted_rows = [(source, row.n) for _, source, row in found]
    records = build(connection, wanted_rows, select_.verdict == "standing", last_day(select_))
    last = found[-1][0] if found and more else None
    return Listing(tuple(records), f"{last.day}.{last.id}" if last else None)


def read_all_listed(connection: Connection, kind: str, select_: Filter) -> Iterator[Record]:
    """Yield everything that a list has, oldest first."""
    if kind == "actor":
        yield from read_actors(connection, select_)
        return
    after = None
    while True:
        page = read_listing(connection, kind, select_, False, after, CHUNK)
        yield from page.rows
        if page.next is None:
            return
        after = page.next


def read_count(connection: Connection, kind: str, select_: Filter) -> int:
    """Count what a list has; `as_of` as in `read_listing`."""
    if kind not in LISTED:
        raise ValueError(f"no list is called {kind!r}; {', '.join(LISTED)} are")
    if kind == "actor":
        return count_roster(connection, select_)
    if kind == "dispute" and select_.as_of is not None:
        return len(_disputes(connection, select_))
    return sum(
        connection.scalar(select(func.count()).select_from(wanted.order_by(None).subquery())) or 0
        for wanted in questions(connection, kind, select_).values()
    )


def questions(connection: Connection, kind: str, select_: Filter) -> dict[str, Select[Any]]:
    """What a list is made of, by the table it comes from: `n`, `id` and `day_number` of each record."""
    if kind == "article":
        return {"article": _of_articles(connection, select_)}
    last = last_day(select_)
    questions = {}
    if kind not in MADE:
        shown = [record.c.shown] if last is None else [stands_alone(last)] if kind in JOINED else []
        questions["record"] = (
            select(record.c.n, record.c.id, record.c.day.label("day_number"))
            .select_from(record.join(article))
            .where(record.c.type == kind, *shown, *of_records(select_, connection))
        )
    if kind in MADE or kind in JOINED:
        known = [] if last is None else [linked.c.n.in_(known_by(kind, last))]
        questions["linked"] = select(linked.c.n, linked.c.id, linked.c.day.label("day_number")).where(
            linked.c.type == kind, *known, *_of_linked(connection, kind, select_)
        )
    return questions


def _disputes(connection: Connection, select_: Filter) -> list[Dispute]:
    wanted = questions(connection, "dispute", select_)["linked"].with_only_columns(linked.c.n)
    return disputes_by(connection, list(connection.scalars(wanted)), last_day(select_) or "")


def _of_articles(connection: Connection, select_: Filter) -> Select[Any]:
    conditions = of_articles(select_, connection)
    return select(article.c.n, article.c.id, article.c.day.label("day_number")).where(*conditions)


def _of_linked(connection: Connection, kind: str, select_: Filter) -> list[ColumnElement[bool]]:
    """A linked record is asked for if one of its members is; what only links give, by its own verdict too.

    A dispute stands only while all that it is between does.
    """
    if select_ == Filter():
        return []
    own: list[ColumnElement[bool]] = []
    if kind in MADE and select_.verdict is not None:
        own = stands(linked.c.id, select_.verdict)
        if kind == "dispute" and select_.verdict == "standing":
            rejected = select(member.c.linked_n).join(record).where(bears(record.c.id, "reject"))
            own.append(linked.c.n.not_in(rejected))
        select_ = replace(select_, verdict="standing" if select_.verdict != "rejected" else None)
    if kind == "story":
        told = select(story_article.c.linked_n).join(article).where(*of_articles(select_, connection))
        return [linked.c.n.in_(told), *own]
    source: FromClause = member.join(record).join(article)
    told = select(member.c.linked_n).select_from(source).where(*of_records(select_, connection))
    return [linked.c.n.in_(told), *own]


def _rows(
    connection: Connection, wanted: Select[Any], newest: bool, begin: _Place | None, limit: int
) -> list[Any]:
    """The first rows after a place, at most `limit`; of one day by id."""
    day, id_ = (wanted.selected_columns[name] for name in ("day_number", "id"))
    if not newest:
        if begin is not None:
            wanted = wanted.where(day >= begin.day, or_(day > begin.day, id_ > begin.id))
        return list(connection.execute(wanted.order_by(day, id_).limit(limit)))
    rows: list[Any] = []
    if begin is None or begin.day < UNKNOWN_DAY:
        known = wanted.where(day < UNKNOWN_DAY)
        if begin is not None:
            known = known.where(day <= begin.day, or_(day < begin.day, id_ > begin.id))
        rows = list(connection.execute(known.order_by(day.desc(), id_).limit(limit)))
    if len(rows) < limit:
        unknown = wanted.where(day == UNKNOWN_DAY)
        if begin is not None and begin.day == UNKNOWN_DAY:
            unknown = unknown.where(id_ > begin.id)
        rows += connection.execute(unknown.order_by(id_).limit(limit - len(rows)))
    return rows


def _order(place: _Place, newest: bool) -> tuple[bool, int, str]:
    return place.day == UNKNOWN_DAY, -place.day if newest else place.day, place.id


def _begin(after: str | None) -> _Place | None:
    if after is None:
        return None
    found = _CURSOR.fullmatch(after)
    if found is None or len(found[1]) > len(str(UNKNOWN_DAY)):
        raise NoSuchRecord(f"{after!r} is no place in a list")
    return _Place(int(found[1]), found[2])


def build(
    connection: Connection, wanted: list[tuple[str, int]], standing: bool, as_of: str | None = None
) -> list[Record]:
    """Build records by the table they are in and their number there, in the order asked for.

    What they are linked to is named in them. With `standing`, what is joined is so without rejected members;
    with `as_of` (``YYYY-MM-DD``) of what had been reported by the end of that day.
    """
    held = decided(connection)
    built: dict[tuple[str, int], Record] = {}
    for numbers in chunks(n for source, n in wanted if source == "record"):
        rows = connection.execute(
            select(record.c.n, *RECORD).select_from(record.join(article)).where(record.c.n.in_(numbers))
        ).all()
        named = name_links(connection, [build_record(row, held) for row in rows])
        built |= {("record", row.n): one for row, one in zip(rows, named, strict=True)}
    for numbers in chunks(n for source, n in wanted if source == "linked"):
        rows = connection.execute(select(linked).where(linked.c.n.in_(numbers))).all()
        made = build_linked(connection, rows, standing=standing, as_of=as_of)
        built |= {("linked", row.n): one for row, one in zip(rows, made, strict=True)}
    for numbers in chunks(n for source, n in wanted if source == "article"):
        told = connection.execute(select(article.c.n, *ARTICLE).where(article.c.n.in_(numbers))).all()
        named = name_links(connection, [build_article(row) for row in told])
        built |= {("article", row.n): one for row, one in zip(told, named, strict=True)}
    found = [built[source, n] for source, n in wanted]
    return found if as_of is None else name_known(connection, found, as_of)


def _actors(connection: Connection, select_: Filter, begin: _Place | None, limit: int) -> Listing:
    """Actors are in the order of their names; the cursor counts them."""
    start = begin.day if begin is not None else 0
    rows = read_roster(connection, select_, start, limit + 1)
    more = len(rows) > limit
    return Listing(tuple(rows[:limit]), f"{start + limit}." if more else None)


def cut(records: Iterable[Record], newest: bool, after: str | None, limit: int) -> Listing:
    """Cut a page out of records that are at hand."""
    begin = _begin(after)
    placed = sorted(
        ((_Place(day_of(one), one.id), one) for one in records), key=lambda item: _order(item[0], newest)
    )
    if begin is not None:
        placed = [item for item in placed if _order(item[0], newest) > _order(begin, newest)]
    last = placed[limit - 1][0] if len(placed) > limit else None
    return Listing(tuple(one for _, one in placed[:limit]), f"{last.day}.{last.id}" if last else None)
