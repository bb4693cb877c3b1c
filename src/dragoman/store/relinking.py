"""Linking what is new: only what is near a change in time is compared again, only what it joins is grouped.

For each kind of link, the records around the days that were touched are read, and pairs that begin on a day
near enough are compared; the values of pairs are kept (`alike`). Whatever component a changed pair, a new
record or a noted one belongs to is grouped again, and takes the place of the groups that its members were in.
The outcome is that of comparing everything with everything near it.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, FromClause, and_, delete, insert, or_, select

from dragoman.link.comparing import Comparison, groups_by
from dragoman.link.near import UNDATED, pairs_in_time, pairs_of_keys, pairs_of_undated
from dragoman.link.near_undated import may_share
from dragoman.record import Actor, Record
from dragoman.store.acting import actors_of
from dragoman.store.chunks import chunks
from dragoman.store.decided import decided
from dragoman.store.packing import words_kept
from dragoman.store.reading import ARTICLE, RECORD, build_article, build_record
from dragoman.store.references import PARTIES
from dragoman.store.tables import alike, article, record, telling

FEW_UNDATED = 200
"""Undated records up to which those that may share something with them are looked for one by one."""

Edge = tuple[int, int, str]
"""A pair by its numbers, and how it came about, as in `alike`."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What of one kind is to be linked again: days, numbers of records (new ones too), and keys."""

    days: frozenset[int]
    numbers: frozenset[int]
    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class Regrouped:
    """The components that were touched: all their records, and the groups they fall into, by id."""

    records: Mapping[str, Record]
    numbers: frozenset[int]
    groups: list[tuple[str, ...]]


class Relinking:
    """One kind of link, brought up to date."""

    def __init__(
        self,
        connection: Connection,
        kind: str,
        make: Callable[[Mapping[str, Actor]], Comparison],
    ) -> None:
        self._connection = connection
        self._kind = kind
        self._held = decided(connection)
        self._actors: dict[str, Actor] = {}
        self.of = make(self._actors)
        self._records: dict[str, Record] = {}
        self._number: dict[str, int] = {}
        self._id: dict[int, str] = {}

    @property
    def actors(self) -> Mapping[str, Actor]:
        """The actors of the records that were read, and what they are part of."""
        return self._actors

    def bring_up(self, changes: Changes) -> Regrouped:
        """Compare and group what the changes touch, and keep the values of pairs."""
        self._read_around(changes)
        self._read_numbers(changes.numbers)
        dirty = {number for number in changes.numbers if number in self._id}
        dirty |= self._compare(changes)
        members = self._components(dirty)
        self._read_numbers(members)
        values = self._values(members)
        ids = {self._id[number] for number in members if number in self._id}
        known = {pair: value for pair, value in values.items() if pair[0] in ids and pair[1] in ids}
        groups = groups_by(self.of, known, ids)
        return Regrouped({id_: self._records[id_] for id_ in ids}, frozenset(members), groups)

    def _read_around(self, changes: Changes) -> None:
        window = self.of.rule.window
        ranges = _ranges(changes.days - {UNDATED}, window)
        if self.of.rule.undated is not None:
            ranges.append((UNDATED, UNDATED))
        for first, last in ranges:
            self._take(_day(self._kind).between(first, last))
        if self.of.rule.undated is not None and UNDATED in changes.days:
            self._read_numbers(self._sharing_with_undated(self.of.rule.undated))

    def _sharing_with_undated(self, least: int) -> list[int]:
        """The numbers of what may share `least` keys with something undated."""
        dated = _current(self._kind).where(_day(self._kind) < UNDATED)
        undated = [item for item in self.of.items.values() if item.day == UNDATED]
        if len(undated) > FEW_UNDATED:
            return list(self._connection.scalars(dated.with_only_columns(_number(self._kind))))
        may = may_share(undated, least)
        rows = self._connection.execute(dated)
        return [row.number for row in rows if may(self._words(row).lower())]

    def _words(self, row: Any) -> str:
        """What a record is compared by, in words."""
        if self._kind == "article":
            return f"{row.text}\n{row.fields}"
        return words_kept(row.gives, row.position, row.text)

    def _read_numbers(self, numbers: Iterable[int]) -> None:
        for some in chunks(sorted(number for number in numbers if number not in self._id)):
            self._take(_number(self._kind).in_(some))

    def _take(self, where: Any) -> None:
        """Read records into the comparison, with their actors."""
        for rows in chunks(self._connection.execute(_current(self._kind).where(where)).all()):
            built = [(row.number, self._build(row)) for row in rows]
            fresh = [one for _, one in built if one.id not in self._records]
            named = {id_ for one in fresh for id_ in _parties(one)} - set(self._actors)
            self._actors |= actors_of(self._connection, named, self._held)
            for number, one in built:
                self._number[one.id], self._id[number] = number, one.id
                self._records[one.id] = one
            self.of.add(fresh)

    def _build(self, row: Any) -> Record:
        return build_article(row) if self._kind == "article" else build_record(row, self._held)

    def _compare(self, changes: Changes) -> set[int]:
        """Compare again what the changes touch; return the numbers of records whose pairs are others now."""
        rule, items = self.of.rule, self.of.items
        dated = changes.days - {UNDATED}
        begin = {day for touched in dated for day in range(touched - rule.window, touched + 1)}
        near = pairs_in_time(items, rule, begin)
        now = {self._edge(one, other, "t"): None for one, other in near}
        undated = UNDATED in changes.days
        for one, other in pairs_of_undated(items, rule, None if undated else dated):
            if undated or items[one].day in dated or items[other].day in dated:
                now[self._edge(one, other, "u")] = None
        keys = self._keep_keys(changes)
        for key, one, other in pairs_of_keys(items, rule, keys):
            now[self._edge(one, other, key)] = None
        valued = {edge: value for edge in now if (value := self._value(edge))}
        before = self._held_edges(begin, dated, undated, keys)
        gone = [edge for edge, value in before.items() if valued.get(edge) != value]
        new = [edge for edge, value in valued.items() if before.get(edge) != value]
        self._keep_edges(gone, {edge: valued[edge] for edge in new})
        return {number for edge in (*gone, *new) for number in edge[:2]}

    def _edge(self, one: str, other: str, how: str) -> Edge:
        return self._number[one], self._number[other], how

    def _value(self, edge: Edge) -> int:
        return self.of.value(self._id[edge[0]], self._id[edge[1]])

    def _keep_keys(self, changes: Changes) -> set[str]:
        """Note the keys of new records, and read whoever else has one of those that are touched."""
        if self._kind != "incident":
            return set()
        keys = set(changes.keys)
        for number in sorted(changes.numbers & set(self._id)):
            own = self.of.items[self._id[number]].timeless
            keys |= own
            self._connection.execute(delete(telling).where(telling.c.record_n == number))
            if own:
                rows = [{"key": key, "record_n": number} for key in sorted(own)]
                self._connection.execute(insert(telling), rows)
        for some in chunks(sorted(keys)):
            holders = select(telling.c.record_n).where(telling.c.key.in_(some)).distinct()
            self._read_numbers(list(self._connection.scalars(holders)))
        return keys

    def _held_edges(
        self, begin: Collection[int], dated: Collection[int], undated: bool, keys: Collection[str]
    ) -> dict[Edge, int]:
        left, right = (_of(self._kind).alias(name) for name in ("before", "after"))
        pairs = alike.join(left, left.c.n == alike.c.left_n).join(right, right.c.n == alike.c.right_n)
        columns = (alike.c.left_n, alike.c.right_n, alike.c.how, alike.c.value)
        every = select(*columns).select_from(pairs).where(alike.c.kind == self._kind)
        found: dict[Edge, int] = {}

        def take(where: Any) -> None:
            for row in self._connection.execute(every.where(where)):
                found[row.left_n, row.right_n, row.how] = row.value

        for first, last in _ranges(begin, 0):
            take(and_(alike.c.how == "t", left.c.day.between(first, last)))
        if undated:
            take(alike.c.how == "u")
        for first, last in _ranges(dated, 0):
            within = or_(left.c.day.between(first, last), right.c.day.between(first, last))
            take(and_(alike.c.how == "u", within))
        for some in chunks(sorted(keys)):
            take(alike.c.how.in_(some))
        return found

    def _keep_edges(self, gone: Collection[Edge], new: Mapping[Edge, int]) -> None:
        for left, right, how in gone:
            self._connection.execute(
                delete(alike).where(
                    alike.c.kind == self._kind,
                    alike.c.left_n == left,
                    alike.c.right_n == right,
                    alike.c.how == how,
                )
            )
        rows = [
            {"kind": self._kind, "left_n": left, "right_n": right, "how": how, "value": value}
            for (left, right, how), value in sorted(new.items())
        ]
        if rows:
            self._connection.execute(insert(alike), rows)

    def _components(self, dirty: Collection[int]) -> set[int]:
        """The numbers of all records that pairs join with these, directly or through others."""
        found, fresh = set(dirty), set(dirty)
        strong = and_(alike.c.kind == self._kind, alike.c.value >= self.of.joins)
        while fresh:
            following: set[int] = set()
            for some in chunks(sorted(fresh)):
                for near, far in ((alike.c.left_n, alike.c.right_n), (alike.c.right_n, alike.c.left_n)):
                    following.update(self._connection.scalars(select(far).where(strong, near.in_(some))))
            fresh = following - found
            found |= fresh
        return found

    def _values(self, members: Collection[int]) -> dict[tuple[str, str], int]:
        found: dict[tuple[str, str], int] = {}
        for some in chunks(sorted(members)):
            wanted = select(alike).where(alike.c.kind == self._kind, alike.c.left_n.in_(some))
            for row in self._connection.execute(wanted):
                if row.left_n in self._id and row.right_n in self._id:
                    found[self._id[row.left_n], self._id[row.right_n]] = row.value
        return found


def _ranges(days: Collection[int], around: int) -> list[tuple[int, int]]:
    """Days, and so many around each, as stretches."""
    found: list[tuple[int, int]] = []
    for day in sorted(days):
        if found and day - around <= found[-1][1] + 1:
            found[-1] = found[-1][0], day + around
        else:
            found.append((day - around, day + around))
    return found


def _of(kind: str) -> Any:
    return article if kind == "article" else record


def _day(kind: str) -> Any:
    return _of(kind).c.day


def _number(kind: str) -> Any:
    return _of(kind).c.n


def _current(kind: str) -> Any:
    """Select what of a kind is linked: what is current."""
    if kind == "article":
        return select(article.c.n.label("number"), *ARTICLE).where(article.c.superseded_by.is_(None))
    source: FromClause = record.join(article)
    return (
        select(record.c.n.label("number"), *RECORD)
        .select_from(source)
        .where(record.c.type == kind, article.c.superseded_by.is_(None))
    )


def _parties(one: Record) -> Iterator[str]:
    for field in PARTIES:
        held = getattr(one, field, None)
        if isinstance(held, tuple):
            yield from held
        elif held is not None:
            yield held
