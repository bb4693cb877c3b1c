"""Records out of the database, a few at a time, in an order that depends on them alone.

By type in the order of RECORD.md; then by time (its own, else that of its report; what has none comes last),
the article's source, and the place in the article. Actors come by name.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from struct import iter_unpack
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, Select, case, func, select, union_all

from dragoman.record import (
    RECORD_TYPES,
    Actor,
    ActorId,
    Article,
    ArticleId,
    BadRecord,
    Copy,
    Record,
    Title,
)
from dragoman.store.columns import beginning
from dragoman.store.decided import Decided, decided
from dragoman.store.faults import AmbiguousId, NoSuchRecord
from dragoman.store.packing import Owner, lines_of, unpack, unpack_as
from dragoman.store.selecting import Filter, count_rejected, of_actors, of_articles, of_records, own_days
from dragoman.store.tables import actor, article, decision, given_actor, linked, record

AT_A_TIME = 500
"""Rows fetched at a time: an archive's records never stand in memory together."""


@dataclass(frozen=True, slots=True)
class _OnlyHere:
    """What one article says of an actor for itself."""

    reported: str | None
    titles: tuple[Title, ...]


ARTICLE = (
    article.c.id,
    article.c.source,
    article.c.reported,
    article.c.copy_of,
    article.c.copy_share,
    article.c.text,
    article.c.fields,
)
RECORD = (
    record.c.type,
    record.c.id,
    record.c.position,
    article.c.text,
    article.c.gives,
    article.c.reported,
    article.c.id.label("owner"),
)
_GIVEN = (
    actor.c.id,
    actor.c.name.label("own_name"),
    actor.c.kind,
    actor.c.country,
    actor.c.part_of,
    actor.c.fields,
    given_actor.c.fields.label("only_here"),
    article.c.reported,
    article.c.id.label("owner"),
)


_GIVERS = given_actor.join(actor).join(article, article.c.n == given_actor.c.article_n)


def read_records(connection: Connection, kinds: Sequence[str] | None, select_: Filter) -> Iterator[Record]:
    """Yield the records of these types (all types if None) that the filter asks for."""
    unknown = set(kinds or ()) - set(RECORD_TYPES)
    if unknown:
        raise ValueError(f"no type of record is called {min(unknown)!r}")
    for kind in RECORD_TYPES:
        if kinds is not None and kind not in kinds:
            continue
        if kind == "article":
            yield from read_articles(connection, select_)
        elif kind == "actor":
            yield from read_actors(connection, select_)
        else:
            yield from _read_kind(connection, kind, select_)


def read_articles(connection: Connection, select_: Filter) -> Iterator[Article]:
    """Yield articles by day of publication, source and id."""
    wanted = (
        select(*ARTICLE)
        .where(*of_articles(select_, connection))
        .order_by(
            article.c.from_day.is_(None),
            article.c.from_day,
            article.c.reported,
            article.c.source,
            article.c.id,
        )
    )
    return (build_article(row) for row in _stream(connection, wanted))


def read_actors(connection: Connection, select_: Filter) -> Iterator[Actor]:
    """Yield actors by name and id, each with what all the articles asked for say of it."""
    held = decided(connection)
    source, now = held.shown(_GIVERS)
    own = case((actor.c.id == now, actor.c.name))
    name = func.coalesce(func.min(own).over(partition_by=now), func.min(actor.c.name).over(partition_by=now))
    wanted = (
        select(*_GIVEN, now.label("now"), name.label("name"))
        .select_from(source)
        .where(*of_actors(select_, connection, now))
        .order_by("name", "now", article.c.id, actor.c.id, actor.c.fields)
    )
    for id_, given in groupby(_stream(connection, wanted), key=lambda row: row.now):
        yield merge([build_actor(row) for row in given], ActorId(id_), held)


def read_left_out(connection: Connection, select_: Filter) -> int:
    """Count what the filter would show but for its rejection."""
    source, now = decided(connection).shown(_GIVERS)
    return count_rejected(select_, connection, source, now)


def read_paragraphs(connection: Connection) -> Iterator[tuple[str, ArticleId, list[int]]]:
    """Yield outlet, id and digests of paragraphs of every current article whose outlet is known."""
    wanted = select(article.c.outlet, article.c.id, article.c.paragraphs).where(
        article.c.superseded_by.is_(None), article.c.paragraphs.is_not(None)
    )
    for outlet, id_, packed in _stream(connection, wanted):
        yield outlet, id_, [digest for (digest,) in iter_unpack(">Q", packed)]


def read_record(connection: Connection, id_: str) -> Record:
    """Return the record whose id is this or the only one to begin so, earlier versions included."""
    full = full_id(connection, id_)
    if full.startswith("art_"):
        return build_article(connection.execute(select(*ARTICLE).where(article.c.id == full)).one())
    held = decided(connection)
    if full.startswith("act_"):
        source, now = held.shown(_GIVERS)
        meant = held.merged.get(full, full)
        given = select(*_GIVEN).select_from(source).where(now == meant)
        given = given.order_by(article.c.id, actor.c.id, actor.c.fields)
        current = connection.execute(given.where(article.c.superseded_by.is_(None))).all()
        rows = current or connection.execute(given).all()
        if not rows:
            raise NoSuchRecord(f"nothing is said of {full} any more: all of it was decided to be of others")
        return merge([build_actor(row) for row in rows], ActorId(meant), held)
    row = connection.execute(select(*RECORD).join(article).where(record.c.id == full)).one()
    return build_record(row, held)


def read_mentions(connection: Connection, id_: ActorId) -> Iterator[Record]:
    """Yield the records of current articles in which an actor takes part, in the order of time."""
    held = decided(connection)
    parties = held.parties()
    first_day, _ = own_days()
    wanted = (
        select(*RECORD)
        .join(article)
        .where(
            article.c.superseded_by.is_(None),
            record.c.n.in_(select(parties.c.record_n).where(parties.c.actor == id_)),
        )
        .order_by(
            first_day.is_(None),
            first_day,
            article.c.reported,
            article.c.source,
            article.c.id,
            record.c.position,
        )
    )
    return (build_record(row, held) for row in _stream(connection, wanted))


def given_actors() -> Select[Any]:
    """Select actors as each article gives them."""
    return select(*_GIVEN).select_from(_GIVERS)


def full_id(connection: Connection, given: str) -> str:
    """Return the id that is this or the only one to begin so; raises `NoSuchRecord`, `AmbiguousId`."""
    start = given.strip().lower()
    if not start.strip("_"):
        raise NoSuchRecord(f"{start!r} is no id")
    ids = union_all(
        *(
            select(column.label("id")).where(begins)
            for column in (article.c.id, actor.c.id, record.c.id, linked.c.id, decision.c.into)
            for begins in beginning(column, start, connection.dialect.name)
        )
    ).subquery()
    found = connection.scalars(select(ids.c.id).distinct().order_by(ids.c.id).limit(4)).all()
    if not found:
        raise NoSuchRecord(f"no record's id begins with {start!r}")
    if len(found) > 1 and found[0] != start:
        shown = ", ".join(found[:3]) + (" …" if len(found) > 3 else "")
        raise AmbiguousId(f"{start!r} begins several ids: {shown}")
    return str(found[0])


def _read_kind(connection: Connection, kind: str, select_: Filter) -> Iterator[Record]:
    first_day, _ = own_days()
    wanted = (
        select(*RECORD)
        .join(article)
        .where(record.c.type == kind, *of_records(select_, connection))
        .order_by(
            first_day.is_(None),
            first_day,
            article.c.reported,
            article.c.source,
            article.c.id,
            record.c.position,
        )
    )
    held = decided(connection)
    return (build_record(row, held) for row in _stream(connection, wanted))


def _stream(connection: Connection, wanted: Select[Any]) -> Iterator[Any]:
    yield from connection.execute(wanted, execution_options={"yield_per": AT_A_TIME})


def build_article(row: Any) -> Article:
    """Build the article of a row."""
    copy = Copy(ArticleId(row.copy_of), row.copy_share) if row.copy_of else None
    apart = {"id": row.id, "source": row.source, "reported": row.reported, "text": row.text, "copy_of": copy}
    return cast(Article, unpack("article", Owner(row.id, row.text), row.fields, **apart))


def build_record(row: Any, held: Decided | None = None) -> Record:
    """Build the record of a row: what one article gives, but for the article and actors.

    Its parties are as the article gives them, or as decided where decisions are `held`.
    """
    told = lines_of(row.gives)
    if row.position >= len(told):
        raise BadRecord(f"{row.owner} gives no record {row.position}")
    owner = Owner(row.owner, row.text)
    built = unpack(row.type, owner, told[row.position], id=row.id, reported=row.reported)
    return built if held is None else held.applied(built, row.owner)


def build_actor(row: Any) -> tuple[str, Actor]:
    """Build an actor as one article gives it, with that article's id."""
    owner = Owner(row.owner)
    here = unpack_as(_OnlyHere, owner, json.loads(row.only_here), reported=row.reported)
    apart = {
        "id": row.id,
        "name": row.own_name,
        "kind": row.kind,
        "country": row.country,
        "part_of": row.part_of,
        "reported": here.reported,
        "titles": here.titles,
    }
    return row.owner, cast(Actor, unpack("actor", owner, row.fields, **apart))


def merge(given: Sequence[tuple[str, Actor]], id_: ActorId, held: Decided) -> Actor:
    """Put together what several articles say of one actor; the order of reading them has no part in it.

    `given` is in order of the articles' ids. Titles and aliases are all kept, each once; the actor was
    `reported` when it was first. Where articles disagree (they were read with different actors files) the
    first in the alphabet stands, a known value before an unknown one. An actor that others were merged into
    keeps its name, kind and body, and has their names for aliases.
    """
    actors = [one for _, one in given]
    own = [one for one in actors if one.id == id_] or actors
    name = held.names.get(id_) or min(one.name for one in own)
    others = (one.name for one in actors if one.name != name and one.id != id_)
    within = [
        part for of, one in given if one.part_of is not None and (part := held.now(one.part_of, of)) != id_
    ]
    return Actor(
        id=id_,
        name=name,
        kind=min(one.kind for one in own),
        country=_first(one.country for one in own) or _first(one.country for one in actors),
        part_of=_first(part for part in within),
        titles=tuple(dict.fromkeys(title for one in actors for title in one.titles)),
        aliases=tuple(dict.fromkeys([*(alias for one in actors for alias in one.aliases), *others])),
        wikidata=_first(one.wikidata for one in own) or _first(one.wikidata for one in actors),
        reported=_first(one.reported for one in actors),
    )


_Known = TypeVar("_Known", bound=str)


def _first(values: Iterable[_Known | None]) -> _Known | None:
    return min((value for value in values if value is not None), default=None)
