"""Finding words in articles and in what was said."""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, false, select, true

from dragoman.record import Article, Record
from dragoman.store.decided import Decided, decided
from dragoman.store.dialect import excerpt, found
from dragoman.store.packing import words_searched
from dragoman.store.query import Query, query_of
from dragoman.store.reading import ARTICLE, AT_A_TIME, RECORD, build_article, build_record
from dragoman.store.selecting import Filter, of_articles, of_records
from dragoman.store.tables import article, record


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
    in_articles = found(connection, "article_words", query).subquery("hit")
    articles = (
        select(*ARTICLE, in_articles.c.rank, in_articles.c.excerpt)
        .join(in_articles, in_articles.c.n == article.c.n)
        .where(*of_articles(select_, connection), true() if select_.act is None else false())
        .order_by(in_articles.c.rank, article.c.id)
    )
    in_records = found(connection, "record_words", query).subquery("hit")
    records = (
        select(*RECORD, in_records.c.rank, in_records.c.excerpt)
        .select_from(record)
        .join(article)
        .join(in_records, in_records.c.n == record.c.n)
        .where(*of_records(select_, connection))
        .order_by(in_records.c.rank, record.c.id)
    )
    if limit is not None:
        articles, records = articles.limit(limit), records.limit(limit)
    held = decided(connection)
    options = {"yield_per": AT_A_TIME}
    rows = heapq.merge(
        connection.execute(articles, execution_options=options),
        connection.execute(records, execution_options=options),
        key=lambda row: (row.rank, row.id),
    )
    for count, row in enumerate(rows):
        if limit is not None and count >= limit:
            return
        yield _hit(row, held, query)


def _hit(row: Any, held: Decided, query: Query) -> Hit:
    built: Record = build_article(row) if row.id.startswith("art_") else build_record(row, held)
    said = built.text if isinstance(built, Article) else words_searched(built)
    return Hit(built, *excerpt(row.excerpt, said, query), row.rank)
