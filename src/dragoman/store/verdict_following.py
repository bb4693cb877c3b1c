"""Handing a verdict on to the record that stands for the one judged, after an article was read again.

It runs in the transaction that writes the article. A record that kept its id keeps its verdict. Of the others
each verdict goes to the record of its type that shares most of its words (`verdict_likeness`); where two do
alike, or none does, the verdict is kept and has no record until one is found: a verdict on the wrong record
is worse than one without.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select, update

from dragoman.record import Record
from dragoman.store.reading import ARTICLE, RECORD, build_article, build_record
from dragoman.store.tables import actor, article, verdict
from dragoman.store.verdict import drawn
from dragoman.store.verdict_likeness import SAME, Portrait, likeness, portrait


def follow(connection: Connection, article_id: str) -> None:
    """Find the records of the verdicts that hold on an article, on earlier versions of it, and on actors."""
    versions = _versions(connection, article_id)
    holds = select(verdict).where(verdict.c.ended.is_(None)).order_by(verdict.c.n)
    ours = connection.execute(holds.where(verdict.c.article.in_(versions))).all()
    if ours:
        home = _current(connection, article_id)
        _follow_article(connection, [row for row in ours if row.type == "article"], home)
        _follow_words(connection, [row for row in ours if row.type != "article"], home, versions)
    actors = connection.execute(holds.where(verdict.c.type == "actor")).all()
    if actors:
        _follow_actors(connection, actors)


def _follow_article(connection: Connection, rows: Sequence[Any], home: str) -> None:
    for row in rows:
        now = portrait(build_article(connection.execute(_article(home)).one()))
        bear(connection, row, home, now.says != drawn(row).says)


def _follow_words(connection: Connection, rows: Sequence[Any], home: str, versions: Sequence[str]) -> None:
    given: dict[str, Portrait] = {one.id: portrait(one) for one in _given(connection, versions)}
    at_home = {id_: one for id_, one in given.items() if one.article == home}
    waiting = []
    for row in rows:
        if row.record in at_home:
            bear(connection, row, row.record, at_home[row.record].says != drawn(row).says)
        else:
            waiting.append(row)
    borne = {row.record for row in rows if row.record in at_home}
    free = {id_: one for id_, one in at_home.items() if id_ not in borne}
    for row in waiting:
        found = nearest(drawn(row), free)
        if found is not None:
            bear(connection, row, found, free.pop(found).says != drawn(row).says)
        else:  # the earlier version still has it, or nothing does
            bear(connection, row, row.record if row.record in given else None, changed=False)


def nearest(old: Portrait, free: dict[str, Portrait]) -> str | None:
    """Return the one record that is most alike; None where none is alike enough, or two are equally."""
    scores = sorted(((*likeness(old, one), id_) for id_, one in free.items()), reverse=True)
    if not scores or scores[0][0] < SAME:
        return None
    if len(scores) > 1 and scores[0][:2] == scores[1][:2]:
        return None
    return scores[0][2]


def _follow_actors(connection: Connection, rows: Sequence[Any]) -> None:
    known = set(connection.scalars(select(actor.c.id).where(actor.c.id.in_([row.record for row in rows]))))
    for row in rows:
        bear(connection, row, row.record if row.record in known else None, changed=False)


def bear(connection: Connection, row: Any, found: str | None, changed: bool) -> None:
    """Write which record bears a verdict now, and whether it says other than it did."""
    if (row.found, bool(row.changed)) != (found, changed):
        told = {"found": found, "changed": changed}
        connection.execute(update(verdict).where(verdict.c.n == row.n).values(told))


def _given(connection: Connection, versions: Sequence[str]) -> list[Record]:
    rows = connection.execute(select(*RECORD).join(article).where(article.c.id.in_(versions)))
    return [build_record(row) for row in rows]


def _versions(connection: Connection, article_id: str) -> list[str]:
    """The ids of all versions of an article: those of one URL; itself alone where it has none."""
    url = connection.scalar(select(article.c.url).where(article.c.id == article_id))
    if url is None:
        return [article_id]
    return list(connection.scalars(select(article.c.id).where(article.c.url == url)))


def _current(connection: Connection, article_id: str) -> str:
    """The id of the version that lists show."""
    later = article.alias("later")
    step = select(later.c.id).join(article, article.c.superseded_by == later.c.n)
    at = article_id
    while (after := connection.scalar(step.where(article.c.id == at))) is not None:
        at = after
    return at


def _article(id_: str) -> Any:
    return select(*ARTICLE).where(article.c.id == id_)
