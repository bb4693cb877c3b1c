"""Finding words in articles and in what was said."""

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Select, false, select, true

from dragoman.record import Article, Record
from dragoman.store.decided import Decided, decided
from dragoman.store.dialect import excerpt, found
from dragoman.store.packing import words_searched
from dragoman.store.query import Query, query_of
from dragoman.store.reading import ARTICLE, AT_A_TIME, RECORD, build_article, build_record
from dragoman.store.selecting import Filter, of_articles, of_records
from dragoman.store.tables import article, record

_BUILT_AT_A_TIME = 50
"""Hits whose words are unpacked at once: a page of them."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that has the words looked for.

    `excerpt` is some of its words; `matches` are where in the excerpt the words found stand, in code points,
    half-open. `rank` is as the database gives it: the less, the better the match.
    """

    record: Record
    excerpt: str
    matches: tuple[tuple[int, int], ...]
    rank: float


def find(connection: Connection, words: str, select_: Filter, limit: int | None) -> Iterator[Hit]:
    """Yield what has all the words, best first, records and articles in one list; ties go by id.

    Where an act is asked for, only what was said so: an article has the words and the act anywhere.
    """
    query = query_of(words)
    of_articles_found = _ranked(connection, "article_words", query, article, article.c.id)
    of_articles_found = of_articles_found.where(
        *of_articles(select_, connection), true() if select_.act is None else false()
    )
    of_records_found = _ranked(connection, "record_words", query, record.join(article), record.c.id)
    of_records_found = of_records_found.where(*of_records(select_, connection))
    if limit is not None:
        of_articles_found, of_records_found = of_articles_found.limit(limit), of_records_found.limit(limit)
    options = {"yield_per": AT_A_TIME}
    rows = heapq.merge(
        connection.execute(of_articles_found, execution_options=options),
        connection.execute(of_records_found, execution_options=options),
        key=lambda row: (row.rank, row.id),
    )
    best = islice(rows, limit)
    while some := list(islice(best, _BUILT_AT_A_TIME)):
        yield from _built(connection, some, query)


def _ranked(
    connection: Connection, index: str, query: Query, source: FromClause, id_: ColumnElement[str]
) -> Select[Any]:
    """Where and how well something is found, and no more: an archive has a word ten thousand times."""
    hit = found(connection, index, query).subquery("hit")
    number = article.c.n if index == "article_words" else record.c.n
    return (
        select(id_, number.label("n"), hit.c.rank)
        .select_from(source.join(hit, hit.c.n == number))
        .order_by(hit.c.rank, id_)
    )


def _built(connection: Connection, rows: Sequence[Any], query: Query) -> Iterator[Hit]:
    """The hits of some rows, in their order, each with its words."""
    held = decided(connection)
    hits: dict[str, Hit] = {}
    for index, columns, owner, source in (
        ("article_words", ARTICLE, article, article),
        ("record_words", RECORD, record, record.join(article)),
    ):
        numbers = [row.n for row in rows if row.id.startswith("art_") == (owner is article)]
        if not numbers:
            continue
        asked = found(connection, index, query)
        hit = asked.where(asked.selected_columns["n"].in_(numbers)).subquery("hit")
        wanted = select(*columns, hit.c.rank, hit.c.excerpt).select_from(
            source.join(hit, hit.c.n == owner.c.n)
        )
        for row in connection.execute(wanted.where(owner.c.n.in_(numbers))):
            hits[row.id] = _hit(row, held, query)
    for row in rows:
        yield hits[row.id]


def _hit(row: Any, held: Decided, query: Query) -> Hit:
    built: Record = build_article(row) if row.id.startswith("art_") else build_record(row, held)
    said = built.text if isinstance(built, Article) else words_searched(built)
    return Hit(built, *excerpt(row.excerpt, said, query), row.rank)
