"""How well records are supported, by the articles that tell of them and from whom these have it."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, select

from dragoman.link.accounts import Source, Sources, Teller, Tellers, Told, account_of, told_by
from dragoman.record import (
    Account,
    Article,
    ArticleId,
    Figure,
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
from dragoman.store.tables import article, linked, member, party, record


def read_accounts(connection: Connection, records: Sequence[Record]) -> list[Account]:
    """Give the accounts of records as lists have them, in their order; at most `CHUNK` records."""
    told = _told(connection, records)
    articles = {article_id for ones in told for article_id, _ in ones}
    sources = Sources(_sources(connection, articles))
    via = {actor for ones in told for _, by in ones if by is not None for actor in by.via}
    names = {id_: one.name for id_, one in actors_of(connection, via, decided(connection)).items()}
    return [
        account_of(RecordId(one.id), ones, sources, names) for one, ones in zip(records, told, strict=True)
    ]


def _told(connection: Connection, records: Sequence[Record]) -> list[list[Teller]]:
    members = _members(connection, [one.id for one in records])
    reports = [members.get(one.id) or ([one] if isinstance(one, Told) else []) for one in records]
    others = [one for ones in reports for one in ones if not isinstance(one, Statement)]
    places = {(one.span if isinstance(one, Figure | Responsibility) else one.mentions[0]) for one in others}
    tellers = Tellers(_statements(connection, {place.article for place in places}))
    return [
        [(id_, None) for id_ in _articles(one)] or [told_by(each, tellers) for each in ones]
        for one, ones in zip(records, reports, strict=True)
    ]


def _articles(one: Record) -> Sequence[str]:
    """The articles that a record is about, and not told in."""
    return (one.id,) if isinstance(one, Article) else one.articles if isinstance(one, Story) else ()


def _members(connection: Connection, ids: Sequence[str]) -> dict[str, list[Told]]:
    held = decided(connection)
    found: dict[str, list[Told]] = defaultdict(list)
    wanted = (
        select(linked.c.id.label("into"), *RECORD)
        .select_from(linked.join(member).join(record).join(article))
        .where(linked.c.id.in_(ids))
        .order_by(record.c.id)
    )
    for row in connection.execute(wanted):
        built = build_record(row, held)
        assert isinstance(built, Told)
        found[row.into].append(built)
    return found


def _statements(connection: Connection, articles: Iterable[str]) -> Iterator[Statement]:
    """The statements of articles in which somebody passes on another's words: only they tell an origin."""
    held = decided(connection)
    for ids in chunks(sorted(articles)):
        relaying = (
            select(record.c.article_n)
            .select_from(article.join(record).join(party))
            .where(article.c.id.in_(ids), party.c.role == "via")
        )
        wanted = (
            select(*RECORD)
            .select_from(record.join(article))
            .where(record.c.article_n.in_(relaying), record.c.type == "statement")
        )
        for row in connection.execute(wanted):
            built = build_record(row, held)
            assert isinstance(built, Statement)
            yield built


def _sources(connection: Connection, articles: Iterable[str]) -> Iterator[Source]:
    """The articles, and what they copy, and what that copies."""
    wanted, seen = set(articles), set[str]()
    while wanted:
        seen |= wanted
        copied: set[str] = set()
        for ids in chunks(sorted(wanted)):
            columns = (article.c.id, article.c.source, article.c.outlet, article.c.copy_of, article.c.fields)
            for row in connection.execute(select(*columns).where(article.c.id.in_(ids))):
                agency = json.loads(row.fields).get("agency")
                yield Source(ArticleId(row.id), row.source, row.outlet, agency, row.copy_of)
                if row.copy_of is not None:
                    copied.add(row.copy_of)
        wanted = copied - seen
