"""Dating undated articles by what they share with the others, and keeping that."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy import Connection, select

from dragoman.link.dating import with_dates
from dragoman.record import (
    Actor,
    Article,
    ArticleRecord,
    Contact,
    Figure,
    Incident,
    Message,
    Record,
    Responsibility,
    Statement,
)
from dragoman.store.chunks import chunks
from dragoman.store.reading import (
    ARTICLE,
    RECORD,
    build_actor,
    build_article,
    build_record,
    given_actors,
    read_records,
)
from dragoman.store.selecting import Filter
from dragoman.store.tables import alike, article, record
from dragoman.store.writing import write


def bring_dates_up(connection: Connection) -> int:
    """Date what is undated, and take back what no link dates any more; return how many articles that changes.

    To be called when links are up to date: nothing is looked at unless an undated article is like another in
    something, or was dated so before.
    """
    if not (_some_are_dated_by_links(connection) or _some_undated_are_linked(connection)):
        return 0
    changed: dict[str, dict[str, Record]] = defaultdict(dict)
    for one in with_dates(read_records(connection, None, Filter())):
        changed[_home(one)][one.id] = one
    for some in chunks(sorted(changed)):
        for given in list(_as_given(connection, some)):
            write(connection, _redated(given, changed[given.article.id]), None, again=True)
    return len(changed)


def _some_are_dated_by_links(connection: Connection) -> bool:
    wanted = select(article.c.n).where(article.c.superseded_by.is_(None), article.c.dated)
    return connection.scalar(wanted.limit(1)) is not None


def _some_undated_are_linked(connection: Connection) -> bool:
    """Whether anything that an undated article gives is like what another gives."""
    undated = (
        select(record.c.n)
        .select_from(record.join(article))
        .where(article.c.superseded_by.is_(None), article.c.from_day.is_(None))
    )
    pairs = select(alike.c.value).where(alike.c.kind != "article")
    return any(
        connection.scalar(pairs.where(end.in_(undated)).limit(1)) is not None
        for end in (alike.c.left_n, alike.c.right_n)
    )


def _home(one: Record) -> str:
    if isinstance(one, Article):
        return one.id
    if isinstance(one, Statement):
        return one.article
    if isinstance(one, Responsibility | Figure):
        return one.span.article
    assert isinstance(one, Message | Contact | Incident)
    return one.mentions[0].article


def _as_given(connection: Connection, ids: list[str]) -> Iterator[ArticleRecord]:
    """What articles gave, as it stands now, without regard to decisions."""
    held: dict[str, list[Record]] = defaultdict(list)
    wanted = select(*RECORD).select_from(record.join(article)).where(article.c.id.in_(ids))
    for row in connection.execute(wanted.order_by(record.c.article_n, record.c.position)):
        held[row.owner].append(build_record(row))
    actors: dict[str, list[Actor]] = defaultdict(list)
    for row in connection.execute(given_actors().where(article.c.id.in_(ids))):
        owner, actor = build_actor(row)
        actors[owner].append(actor)
    for home in connection.execute(select(*ARTICLE).where(article.c.id.in_(ids))).all():
        yield _record_of(build_article(home), [*actors[home.id], *held[home.id]])


def _redated(given: ArticleRecord, changed: dict[str, Record]) -> ArticleRecord:
    """What an article gives with its times as they are now; actors were reported when it was."""
    before = given.article.reported
    now = changed.get(given.article.id, given.article)
    assert isinstance(now, Article)

    def anew(one: Record) -> Record:
        if isinstance(one, Actor):
            return replace(one, reported=now.reported) if one.reported == before else one
        return changed.get(one.id, one)

    return _record_of(now, [anew(one) for one in given.records()[1:]])


def _record_of(home: Article, given: list[Record]) -> ArticleRecord:
    return ArticleRecord(
        home,
        tuple(one for one in given if isinstance(one, Actor)),
        tuple(one for one in given if isinstance(one, Statement)),
        tuple(one for one in given if isinstance(one, Message)),
        tuple(one for one in given if isinstance(one, Contact)),
        tuple(one for one in given if isinstance(one, Incident)),
        tuple(one for one in given if isinstance(one, Responsibility)),
        tuple(one for one in given if isinstance(one, Figure)),
    )
