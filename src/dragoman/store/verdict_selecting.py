"""What a reader asks for by verdict, as conditions on the tables.

A rejected article takes what it gives with it: `standing` leaves both out, `rejected` shows both. Articles
come with the records that are asked for, as for every other question.
"""

from sqlalchemy import ColumnElement, and_, not_, or_, select

from dragoman.store.tables import article, record, verdict
from dragoman.store.verdict import STANDINGS, Judgement, Standings


def bears(id_: ColumnElement[str], given: Judgement | None = None) -> ColumnElement[bool]:
    """That a verdict holds on the record of an id: this one, or any."""
    holds: list[ColumnElement[bool]] = [verdict.c.ended.is_(None)]
    if given is not None:
        holds.append(verdict.c.verdict == given)
    now = select(verdict.c.found).where(*holds, verdict.c.found.is_not(None))
    return or_(id_.in_(select(verdict.c.record).where(*holds)), id_.in_(now))


def stands(id_: ColumnElement[str], asked: Standings | None) -> list[ColumnElement[bool]]:
    """That the record of an id stands as it is asked for."""
    if asked is None:
        return []
    if asked == "standing":
        return [not_(bears(id_, "reject"))]
    judgement = STANDINGS[asked]
    return [not_(bears(id_)) if judgement is None else bears(id_, judgement)]


def records_standing(asked: Standings | None) -> list[ColumnElement[bool]]:
    """The conditions on `record` joined with `article`."""
    of_record = stands(record.c.id, asked)
    if asked == "standing":
        return [*of_record, not_(bears(article.c.id, "reject"))]
    if asked == "rejected":
        return [or_(and_(*of_record), bears(article.c.id, "reject"))]
    return of_record


def judged_so(asked: Standings | None) -> bool:
    """Whether records of one verdict are asked for, and not all but some."""
    return asked is not None and STANDINGS[asked] is not None
