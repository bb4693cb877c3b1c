"""The record in the order of the reports: article by article, and in each as its text tells.

Lists are in the order of time. Whoever reads an export beside the articles wants that of the text. What
several articles tell of stands where the first of them does.
"""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, Connection, func, literal, select

from dragoman.record import Record
from dragoman.store.chunks import chunks
from dragoman.store.listing import build, questions, read_all_listed
from dragoman.store.selecting import Filter
from dragoman.store.tables import article, member, record, story_article


def read_as_told(connection: Connection, kind: str, select_: Filter) -> Iterator[Record]:
    """Yield everything that a list has in the order of the reports; actors by name.

    A place in that order is kept in memory for each, some hundred bytes, and a few hundred records.
    """
    if kind == "actor":
        yield from read_all_listed(connection, kind, select_)
        return
    places: list[tuple[int, int, str, int]] = []
    rank = _ranks(connection)
    for source, wanted in questions(connection, kind, select_).items():
        asked = wanted.subquery()
        number, article_n, position = asked.c.n, *_place_of(kind, source)
        if source == "article":
            rows = select(number, number, literal(0))
        else:
            rows = select(number, article_n, position)
            if source == "record":
                rows = rows.join(record, record.c.n == number)
            elif kind == "story":
                rows = rows.join(story_article, story_article.c.linked_n == number)
            else:
                rows = rows.join(member, member.c.linked_n == number).join(record)
        first: dict[int, tuple[int, int]] = {}
        for n, of, at in connection.execute(rows):
            first[n] = min(first.get(n, (len(rank), 0)), (rank[of], at))
        places += [(of, at, source, n) for n, (of, at) in first.items()]
    places.sort()
    for some in chunks(places):
        yield from build(connection, [(source, n) for _, _, source, n in some], select_.verdict == "standing")


def _place_of(kind: str, source: str) -> tuple[ColumnElement[int], ColumnElement[int]]:
    """The columns that say in which article something is told, and where among what that gives."""
    if source == "linked" and kind == "story":
        return story_article.c.article_n, literal(0)
    return record.c.article_n, record.c.position


def _ranks(connection: Connection) -> dict[int, int]:
    """The place of every article among all, by day of publication and id; the undated come last."""
    numbered = select(article.c.n, func.row_number().over(order_by=(article.c.day, article.c.id)))
    return {row[0]: row[1] for row in connection.execute(numbered)}
