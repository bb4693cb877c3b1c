"""How many records of each type there are, when nothing is asked to be left out: from indexes alone."""

from collections.abc import Mapping, Sequence

from sqlalchemy import ColumnElement, Connection, and_, func, select

from dragoman.store.decided import decided
from dragoman.store.linked import JOINED, MADE
from dragoman.store.roster import count_roster
from dragoman.store.selecting import Filter
from dragoman.store.tables import actor, article, linked, record


def count_all(connection: Connection, kinds: Sequence[str]) -> Mapping[str, int]:
    """Count what lists of these types have. Earlier versions of articles, which are few, are taken off."""
    earlier = list(connection.scalars(select(article.c.n).where(article.c.superseded_by.is_not(None))))
    return {kind: _count(connection, kind, earlier) for kind in kinds}


def _count(connection: Connection, kind: str, earlier: Sequence[int]) -> int:
    if kind == "article":
        return _number(connection, article.c.n) - len(earlier)
    if kind == "actor":
        if earlier or not decided(connection).none:
            return count_roster(connection, Filter())
        return connection.scalar(select(func.count(actor.c.id.distinct()))) or 0
    found = 0
    if kind not in MADE:
        of_kind = and_(record.c.type == kind, record.c.shown)
        found += _number(connection, record.c.n, of_kind)
        if earlier:
            superseded = select(article.c.n).where(article.c.superseded_by.is_not(None))
            found -= _number(connection, record.c.n, and_(of_kind, record.c.article_n.in_(superseded)))
    if kind in MADE or kind in JOINED:
        found += _number(connection, linked.c.n, linked.c.type == kind)
    return found


def _number(
    connection: Connection, column: ColumnElement[int], where: ColumnElement[bool] | None = None
) -> int:
    wanted = select(func.count(column))
    return connection.scalar(wanted if where is None else wanted.where(where)) or 0
