"""Which actors a reader holds for one, and which for two: decisions, and reading everything by them.

What articles give stays as it was read. A decision is a row beside it: that one actor is another (`merge`),
or that what some articles say of an actor is of somebody else (`split`). Every list, search and export takes
the decisions that hold into account; reading an article again changes none, and undoing one brings back what
was there. A later decision on the same actor replaces the earlier, which is kept with the day it ended.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Literal

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    and_,
    func,
    insert,
    select,
    union_all,
    update,
)

from dragoman.record import ActorId, ArticleId, Record
from dragoman.store.naming import fold
from dragoman.store.references import PARTIES
from dragoman.store.tables import actor, article, decision, party, record


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided on an actor. `article` is None for a merge; `ended` while it holds.

    `name` is what the other actor of a merge was called, or what that of a split shall be called.
    """

    number: int
    kind: Literal["merge", "split"]
    actor: ActorId
    article: ArticleId | None
    into: ActorId
    name: str | None
    who: str | None
    why: str | None
    decided: str
    ended: str | None = None


_COLUMNS = tuple(field.name for field in fields(Decision) if field.name != "number")


@dataclass(frozen=True, slots=True)
class Decided:
    """The decisions that hold, ready to be applied; `none` where there are none, which is usual."""

    merged: dict[str, str]  # actor as given: what it is taken for in the end
    apart: dict[tuple[str, str], str]  # actor as given, article: the same
    names: dict[str, str]  # names given to actors that were split off

    @property
    def none(self) -> bool:
        """Whether nothing is decided."""
        return not self.merged and not self.apart

    def now(self, given: str, article_id: str) -> ActorId:
        """Whom an actor of an article is taken for."""
        return ActorId(self.apart.get((given, article_id)) or self.merged.get(given, given))

    def applied(self, one: Record, article_id: str) -> Record:
        """A record of an article with its parties as decided, each once."""
        if self.none:
            return one
        changes: dict[str, Any] = {}
        for field in fields(one):
            held = getattr(one, field.name)
            if field.name not in PARTIES or not held:
                continue
            if isinstance(held, tuple):
                changes[field.name] = tuple(dict.fromkeys(self.now(each, article_id) for each in held))
            else:
                changes[field.name] = self.now(held, article_id)
        return replace(one, **changes)

    def split_off(self, words: str, *, exactly: bool) -> list[str]:
        """The actors split off under a name of their own, folded, that is or has these words."""
        names = ((id_, fold(name)) for id_, name in self.names.items())
        return [id_ for id_, name in names if (name == words if exactly else words in name)]

    def acting(self) -> FromClause:
        """Actors as decided: `n`, `now` (id), `kind`, `country`, `part_of` (as decided too)."""
        plain = select(actor.c.n, actor.c.id.label("now"), actor.c.kind, actor.c.country, actor.c.part_of)
        if self.none:
            return plain.subquery("acting")
        merged, within = self._merged("merged"), self._merged("within")
        shown = func.coalesce(within.c.now, actor.c.part_of).label("part_of")
        part_of = and_(within.c.given == actor.c.part_of)
        whole = (
            select(
                actor.c.n,
                func.coalesce(merged.c.now, actor.c.id).label("now"),
                actor.c.kind,
                actor.c.country,
                shown,
            )
            .outerjoin(merged, merged.c.given == actor.c.id)
            .outerjoin(within, part_of)
        )
        apart = self._apart()
        split = (
            select(actor.c.n, apart.c.now, actor.c.kind, actor.c.country, shown)
            .join(apart, apart.c.given == actor.c.id)
            .outerjoin(within, part_of)
        )
        return union_all(whole, split).subquery("acting")

    def parties(self) -> FromClause:
        """Who takes part in what, as decided: `record_n`, `role`, `actor`."""
        if self.none:
            return party
        merged, apart = self._merged("party_merged"), self._apart()
        return (
            select(
                party.c.record_n,
                party.c.role,
                func.coalesce(apart.c.now, merged.c.now, party.c.actor).label("actor"),
            )
            .select_from(party)
            .join(record, record.c.n == party.c.record_n)
            .join(article, article.c.n == record.c.article_n)
            .outerjoin(apart, and_(apart.c.given == party.c.actor, apart.c.article == article.c.id))
            .outerjoin(merged, merged.c.given == party.c.actor)
            .subquery("parties")
        )

    def shown(self, of: FromClause) -> tuple[FromClause, ColumnElement[str]]:
        """Join `of` (with `actor` and `article` in it) so that the id as decided can be selected."""
        if self.none:
            return of, actor.c.id
        merged, apart = self._merged("given_merged"), self._apart()
        joined = of.outerjoin(
            apart, and_(apart.c.given == actor.c.id, apart.c.article == article.c.id)
        ).outerjoin(merged, merged.c.given == actor.c.id)
        return joined, func.coalesce(apart.c.now, merged.c.now, actor.c.id)

    def _merged(self, name: str) -> FromClause:
        held = and_(decision.c.kind == "merge", decision.c.ended.is_(None))
        return (
            select(decision.c.actor.label("given"), decision.c.shown.label("now")).where(held).subquery(name)
        )

    def _apart(self) -> FromClause:
        held = and_(decision.c.kind == "split", decision.c.ended.is_(None))
        given = (decision.c.actor.label("given"), decision.c.article, decision.c.shown.label("now"))
        return select(*given).where(held).subquery("apart")


def decided(connection: Connection) -> Decided:
    """Read the decisions that hold."""
    held = Decided({}, {}, {})
    for row in connection.execute(select(decision).where(decision.c.ended.is_(None))):
        if row.kind == "merge":
            held.merged[row.actor] = row.shown
        else:
            held.apart[row.actor, row.article] = row.shown
            if row.name:
                held.names[row.into] = row.name
    return held


def read_decisions(connection: Connection, *, all_of_them: bool) -> Iterator[Decision]:
    """Yield decisions in the order they were taken: those that hold, or with those that ended."""
    wanted = select(decision).order_by(decision.c.n)
    if not all_of_them:
        wanted = wanted.where(decision.c.ended.is_(None))
    for row in connection.execute(wanted):
        yield Decision(**{"number": row.n, **{name: getattr(row, name) for name in _COLUMNS}})


def write_decisions(connection: Connection, taken: Sequence[Decision]) -> list[Decision]:
    """Write decisions, in place of those that hold on the same actor (and article); return them numbered."""
    last = connection.scalar(select(func.coalesce(func.max(decision.c.n), 0))) or 0
    numbered = []
    for number, one in enumerate(taken, last + 1):
        same = decision.c.article.is_(None) if one.article is None else decision.c.article == one.article
        connection.execute(
            update(decision)
            .where(decision.c.actor == one.actor, same, decision.c.ended.is_(None))
            .values(ended=one.decided)
        )
        row = {name: getattr(one, name) for name in _COLUMNS}
        connection.execute(insert(decision), {"n": number, "shown": one.into, **row})
        numbered.append(replace(one, number=number))
    _follow(connection)
    return numbered


def end_decisions(connection: Connection, numbers: Sequence[int], when: str) -> int:
    """End decisions that hold; return how many."""
    ended = connection.execute(
        update(decision).where(decision.c.n.in_(numbers), decision.c.ended.is_(None)).values(ended=when)
    )
    _follow(connection)
    return ended.rowcount


def _follow(connection: Connection) -> None:
    """Write beside each decision where it ends: into whom its actor's other self was merged in turn."""
    held = list(read_decisions(connection, all_of_them=False))
    merges = {one.actor: one.into for one in held if one.kind == "merge"}
    for one in held:
        end, seen = one.into, {one.actor}
        while end in merges and end not in seen:
            seen.add(end)
            end = merges[end]
        connection.execute(update(decision).where(decision.c.n == one.number).values(shown=end))
