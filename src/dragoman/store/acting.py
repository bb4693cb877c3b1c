"""Who actors are, as far as linking asks: name, kind, country, and what they are part of."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, exists, select

from dragoman.record import Actor, ActorId
from dragoman.store.chunks import chunks
from dragoman.store.decided import Decided
from dragoman.store.tables import actor, article, decision, given_actor


def actors_of(connection: Connection, ids: Iterable[str], held: Decided) -> dict[str, Actor]:
    """The actors of these ids (as decided) and all that they are part of, without titles and aliases.

    Each is put together from its distinct descriptions, as `reading.merge` puts it together from what every
    article says: an actor that ten thousand articles name costs no more than one that ten name.
    """
    found: dict[str, Actor] = {}
    wanted = set(ids)
    while wanted:
        given = {id_: {id_} | _merged_into(connection, id_, held) for id_ in wanted}
        described = _descriptions(connection, {one for ones in given.values() for one in ones})
        for id_ in sorted(wanted):
            rows = [row for one in sorted(given[id_]) for row in described.get(one, ())]
            if rows:
                found[id_] = _merge(ActorId(id_), rows, held)
        parts = {one.part_of for one in found.values() if one.part_of is not None}
        wanted = {part for part in parts if part not in found and part not in wanted}
    return found


def _merged_into(connection: Connection, id_: str, held: Decided) -> set[str]:
    if held.none:
        return set()
    others = select(decision.c.actor).where(decision.c.shown == id_, decision.c.ended.is_(None))
    return set(connection.scalars(others))


def _descriptions(connection: Connection, ids: Iterable[str]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    current = exists().where(
        given_actor.c.actor_n == actor.c.n,
        given_actor.c.article_n == article.c.n,
        article.c.superseded_by.is_(None),
    )
    for some in chunks(sorted(ids)):
        wanted = (
            select(actor.c.id, actor.c.name, actor.c.kind, actor.c.country, actor.c.part_of)
            .where(actor.c.id.in_(some), current)
            .order_by(actor.c.id, actor.c.fields)
        )
        for row in connection.execute(wanted):
            found[row.id].append(row)
    return found


def _merge(id_: ActorId, rows: list[Any], held: Decided) -> Actor:
    own = [row for row in rows if row.id == id_] or rows
    parts = [held.merged.get(row.part_of, row.part_of) for row in rows if row.part_of is not None]
    country = min((row.country for row in own if row.country), default=None)
    return Actor(
        id=id_,
        name=held.names.get(id_) or min(row.name for row in own),
        kind=min(row.kind for row in own),
        country=country or min((row.country for row in rows if row.country), default=None),
        part_of=ActorId(min((part for part in parts if part != id_), default="")) or None,
    )
