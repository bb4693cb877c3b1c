"""Records across articles, built from what the database keeps of links: who is joined with whom, and why.

Only membership is kept. What a joined contact or an utterance says follows from its members, as they are
decided now; so a decision on an actor shows at once in everything that is linked.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from typing import Any, cast

from sqlalchemy import ColumnElement, Connection, select

from dragoman.link.collation import collate
from dragoman.link.linking import pointing_at
from dragoman.link.merged import one_contact, one_incident
from dragoman.link.parties import Parties
from dragoman.record import (
    Article,
    ArticleId,
    Contact,
    Dispute,
    Figure,
    Incident,
    Record,
    RecordId,
    Responsibility,
    Statement,
    Story,
)
from dragoman.store.acting import actors_of
from dragoman.store.chunks import chunks
from dragoman.store.decided import decided
from dragoman.store.reading import RECORD, build_record
from dragoman.store.references import PARTIES
from dragoman.store.tables import article, linked, member, record, story_article
from dragoman.store.verdict_selecting import records_standing

MADE = ("story", "utterance", "dispute")
"""Types that only links give."""

JOINED = ("contact", "incident")
"""Types that articles give, and that are one record where several tell of one thing."""


def build_linked(
    connection: Connection, rows: Sequence[Any], *, standing: bool = False, as_of: str | None = None
) -> list[Record]:
    """Build the records of rows of `linked`, in their order; at most `CHUNK` of them.

    With `standing`, what is joined is so without the members that were rejected, if any were not. With
    `as_of` (``YYYY-MM-DD``) it is made of what had been reported by the end of that day; each must have
    something that had.
    """
    held = decided(connection)
    numbers = [row.n for row in rows]
    members: dict[int, list[Record]] = defaultdict(list)
    wanted = (
        select(member.c.linked_n, *RECORD)
        .select_from(member.join(record).join(article))
        .where(member.c.linked_n.in_(numbers), *_reported(as_of))
        .order_by(member.c.linked_n, record.c.id)
    )
    for row in connection.execute(wanted):
        members[row.linked_n].append(build_record(row, held))
    if standing:
        sound = wanted.with_only_columns(member.c.linked_n, record.c.id).where(*records_standing("standing"))
        _without_the_rejected(members, {tuple(row) for row in connection.execute(sound)})
    parties = Parties(actors_of(connection, _parties(members.values()), held))
    in_stories = _articles_of(connection, [row.n for row in rows if row.type == "story"], as_of)
    return [_build(row, members[row.n], in_stories.get(row.n, ()), parties) for row in rows]


def _without_the_rejected(members: dict[int, list[Record]], sound: Set[tuple[int, str]]) -> None:
    for number, given in members.items():
        if isinstance(given[0], Contact | Incident | Statement):
            members[number] = [one for one in given if (number, one.id) in sound] or given


def _parties(groups: Iterable[Iterable[Record]]) -> set[str]:
    named: set[str] = set()
    for group in groups:
        for one in group:
            if isinstance(one, Contact | Incident):
                for field in PARTIES:
                    named.update(getattr(one, field, ()))
    return named


def _reported(as_of: str | None) -> list[ColumnElement[bool]]:
    return [] if as_of is None else [article.c.to_day <= as_of]


def _articles_of(
    connection: Connection, numbers: Sequence[int], as_of: str | None
) -> Mapping[int, tuple[ArticleId, ...]]:
    found: dict[int, list[ArticleId]] = defaultdict(list)
    wanted = (
        select(story_article.c.linked_n, article.c.id)
        .join(article)
        .where(story_article.c.linked_n.in_(numbers), *_reported(as_of))
        .order_by(article.c.from_day.is_(None), article.c.from_day, article.c.id)
    )
    for number, id_ in connection.execute(wanted):
        found[number].append(ArticleId(id_))
    return {number: tuple(ids) for number, ids in found.items()}


def _build(row: Any, members: Sequence[Record], articles: tuple[ArticleId, ...], parties: Parties) -> Record:
    told = json.loads(row.fields)
    if row.type == "contact":
        return replace(one_contact(cast(Sequence[Contact], members), parties), id=row.id)
    if row.type == "incident":
        return replace(one_incident(cast(Sequence[Incident], members), parties), id=row.id)
    if row.type == "utterance":
        return replace(collate(cast(Sequence[Statement], members)), id=row.id)
    if row.type == "story":
        return Story(row.id, articles, told["title"], told["from"], told["to"], told["from"])
    reported = sorted(one.reported for one in members if one.reported)
    return Dispute(
        RecordId(row.id),
        told["kind"],
        tuple(RecordId(one.id) for one in members),
        told["summary"],
        reported[-1] if reported else None,
    )


def name_links(connection: Connection, records: Iterable[Record]) -> Iterator[Record]:
    """Yield records that articles give, each with what it is linked to named in it."""
    for some in chunks(records):
        ids = [one.id for one in some if isinstance(one, Statement)]
        ids += [one.incident for one in some if isinstance(one, Responsibility | Figure) and one.incident]
        into: dict[str, RecordId] = {}
        for wanted in chunks(sorted(set(ids))):
            into |= _linked_in(connection, wanted)
        stories = _stories_of(connection, [one.id for one in some if isinstance(one, Article)])
        for one in some:
            if isinstance(one, Statement):
                yield replace(one, utterance=into.get(one.id))
            elif isinstance(one, Responsibility | Figure):
                yield pointing_at(one, cast(Mapping[RecordId, RecordId], into))
            elif isinstance(one, Article):
                yield replace(one, story=stories.get(one.id))
            else:
                yield one


def _linked_in(connection: Connection, ids: Sequence[str]) -> dict[str, RecordId]:
    wanted = (
        select(record.c.id, linked.c.id.label("into"))
        .select_from(record.join(member).join(linked))
        .where(record.c.id.in_(ids), linked.c.type.in_(("utterance", "incident", "contact")))
    )
    return {row.id: row.into for row in connection.execute(wanted)}


def _stories_of(connection: Connection, ids: Sequence[str]) -> dict[str, RecordId]:
    if not ids:
        return {}
    wanted = (
        select(article.c.id, linked.c.id.label("into"))
        .select_from(article.join(story_article).join(linked))
        .where(article.c.id.in_(ids))
    )
    return {row.id: row.into for row in connection.execute(wanted)}
