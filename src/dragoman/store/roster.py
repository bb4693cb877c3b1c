"""Actors by name, a page at a time, and how many there are.

What every article says of an actor is put together only for those of the page: to count all or to find the
page, their names are enough.
"""

from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, Select, case, func, select

from dragoman.record import Actor, ActorId
from dragoman.store.decided import decided
from dragoman.store.reading import build_actor, given_actors, merge
from dragoman.store.selecting import Filter, of_actors
from dragoman.store.tables import actor, article, given_actor

_GIVERS = given_actor.join(actor).join(article, article.c.n == given_actor.c.article_n)


def read_roster(connection: Connection, select_: Filter, start: int, limit: int) -> list[Actor]:
    """Return actors by name and id, from number `start` on, each as the articles asked for have it."""
    held = decided(connection)
    named = _named(connection, select_).subquery()
    wanted = select(named.c.now).order_by(named.c.name, named.c.now).offset(start).limit(limit)
    ids = list(connection.scalars(wanted))
    source, now = held.shown(_GIVERS)
    rows: dict[str, list[Any]] = defaultdict(list)
    given = (
        select(*given_actors().selected_columns, now.label("now"))
        .select_from(source)
        .where(now.in_(ids), *of_actors(select_, connection, now))
        .order_by(article.c.id, actor.c.id, actor.c.fields)
    )
    for row in connection.execute(given):
        rows[row.now].append(row)
    return [merge([build_actor(row) for row in rows[id_]], ActorId(id_), held) for id_ in ids]


def count_roster(connection: Connection, select_: Filter) -> int:
    """Count the actors that are asked for."""
    return connection.scalar(select(func.count()).select_from(_named(connection, select_).subquery())) or 0


def _named(connection: Connection, select_: Filter) -> Select[Any]:
    """The actors asked for, as decided, with the name that each is listed by."""
    source, now = decided(connection).shown(_GIVERS)
    own = func.min(case((actor.c.id == now, actor.c.name)))
    name = func.coalesce(own, func.min(actor.c.name)).label("name")
    return (
        select(now.label("now"), name)
        .select_from(source)
        .where(*of_actors(select_, connection, now))
        .group_by(now)
    )
