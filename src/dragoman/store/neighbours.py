"""What a record is linked with, one step away: what it points at, and what points at it."""

import json
from collections.abc import Iterator

from sqlalchemy import Connection, select

from dragoman.record import (
    Account,
    Article,
    Dispute,
    Figure,
    Record,
    Responsibility,
    Statement,
    Story,
    Utterance,
    content_id,
)
from dragoman.store.accounts import read_accounts
from dragoman.store.decided import decided
from dragoman.store.linked import JOINED, MADE, build_linked, name_links
from dragoman.store.reading import ARTICLE, RECORD, build_article, build_record, full_id, read_record
from dragoman.store.references import told_in
from dragoman.store.tables import article, linked, member, record, story_article

MADE_IDS = tuple(content_id(kind, "")[:4] for kind in MADE)
"""How ids begin of records that only links give."""


def read_shown(connection: Connection, id_: str) -> Record:
    """Return the record of an id as lists show it: joined where several articles tell of it, links named."""
    full = full_id(connection, id_)
    row = connection.execute(select(linked).where(linked.c.id == full)).first()
    if row is not None:
        return build_linked(connection, [row])[0]
    (named,) = name_links(connection, [read_record(connection, full)])
    return named


def read_of_article(connection: Connection, article_id: str) -> Iterator[Record]:
    """Yield what an article gives, but for actors, in the order in which it was found."""
    held = decided(connection)
    wanted = (
        select(*RECORD)
        .select_from(record.join(article))
        .where(article.c.id == article_id)
        .order_by(record.c.position)
    )
    yield from name_links(connection, [build_record(row, held) for row in connection.execute(wanted)])


def read_members(connection: Connection, id_: str) -> tuple[Record, ...]:
    """Return what articles give of a joined or linked record, one by one; nothing where it is neither."""
    held = decided(connection)
    wanted = (
        select(*RECORD)
        .select_from(linked.join(member).join(record).join(article))
        .where(linked.c.id == id_)
        .order_by(record.c.id)
    )
    found = [build_record(row, held) for row in connection.execute(wanted)]
    articles = (
        select(*ARTICLE)
        .select_from(linked.join(story_article).join(article))
        .where(linked.c.id == id_)
        .order_by(article.c.day, article.c.id)
    )
    made = [build_article(row) for row in connection.execute(articles)]
    return tuple(name_links(connection, [*found, *made]))


def read_joined_with(connection: Connection, id_: str) -> list[str]:
    """Return the ids of what else is of the contact, incident or utterance that a record is of."""
    full = full_id(connection, id_)
    own = select(member.c.linked_n).join(record).where(record.c.id == full)
    wanted = (
        select(record.c.id)
        .select_from(linked.join(member).join(record))
        .where(linked.c.n.in_(own), linked.c.type.in_((*JOINED, "utterance")), record.c.id != full)
        .order_by(record.c.id)
    )
    return list(connection.scalars(wanted))


def read_why(connection: Connection, id_: str) -> str | None:
    """Return why a joined record is held to be one; None where it is not joined."""
    fields = connection.scalar(select(linked.c.fields).where(linked.c.id == id_))
    return None if fields is None else json.loads(fields).get("because")


def read_account(connection: Connection, id_: str) -> Account:
    """Return how well a record is supported."""
    return read_accounts(connection, [read_shown(connection, id_)])[0]


def read_linked_to(connection: Connection, id_: str) -> Iterator[Record]:
    """Yield what a record points at and what points at it, each once, as lists show them."""
    one = read_shown(connection, id_)
    ids = dict.fromkeys(_pointed_at(connection, one))
    ids.pop(one.id, None)
    for other in ids:
        yield read_shown(connection, other)


def _pointed_at(connection: Connection, one: Record) -> Iterator[str]:
    if isinstance(one, Article):
        if one.story is not None:
            yield one.story
        if one.copy_of is not None:
            yield one.copy_of.article
        yield from connection.scalars(
            select(article.c.id).where(article.c.copy_of == one.id).order_by(article.c.id)
        )
        return
    if isinstance(one, Story):
        yield from one.articles
        return
    if isinstance(one, Utterance):
        yield from one.statements
        return
    if isinstance(one, Dispute):
        yield from one.records
        return
    if isinstance(one, Statement) and one.utterance is not None:
        yield one.utterance
    if isinstance(one, Responsibility | Figure) and one.incident is not None:
        yield one.incident
    statement = told_in(one)
    if statement is not None:
        yield statement
    yield from _beside(connection, one)
    yield from _disputes(connection, one)


def _beside(connection: Connection, one: Record) -> Iterator[str]:
    """What the same articles give that points at a record: what was told in it, and what is said of it."""
    held = {one.id, *(other.id for other in read_members(connection, one.id))}
    articles = dict.fromkeys(span.article for span in getattr(one, "mentions", ()))
    if isinstance(one, Statement):
        articles = dict.fromkeys([one.article])
    for article_id in articles:
        for other in read_of_article(connection, article_id):
            if told_in(other) in held or getattr(other, "incident", None) in held:
                yield other.id


def _disputes(connection: Connection, one: Record) -> Iterator[str]:
    """The disputes in which a record, or what is said of it, stands."""
    wanted = (
        select(linked.c.id)
        .select_from(linked.join(member).join(record))
        .where(linked.c.type == "dispute", record.c.id == one.id)
        .order_by(linked.c.id)
    )
    yield from connection.scalars(wanted)
