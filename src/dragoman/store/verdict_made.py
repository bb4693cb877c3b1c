"""Handing a verdict on to what links give now: an utterance that grew, a dispute with one side more.

It runs in the transaction that links. What only links give is named by its members, so it has another id as
soon as an article more joins it; it is known again by the members it kept (`verdict_likeness`).
"""

from typing import Any

from sqlalchemy import Connection, select

from dragoman.store.chunks import chunks
from dragoman.store.linked import MADE, build_linked
from dragoman.store.tables import article, linked, member, record, story_article, verdict
from dragoman.store.verdict import drawn
from dragoman.store.verdict_following import bear, nearest
from dragoman.store.verdict_likeness import MEMBERS, Portrait, portrait


def follow_made(connection: Connection) -> None:
    """Find the records of the verdicts that hold on stories, utterances and disputes."""
    holds = select(verdict).where(verdict.c.ended.is_(None), verdict.c.type.in_(MADE)).order_by(verdict.c.n)
    rows = connection.execute(holds).all()
    near = [(row, _near(connection, row)) for row in rows]
    borne = {row.record for row, given in near if row.record in given}
    for row, given in near:
        old = drawn(row)
        free = {id_: one for id_, one in given.items() if id_ not in borne}
        found = row.record if row.record in given else nearest(old, free)
        if found is not None:
            borne.add(found)
        bear(connection, row, found, found is not None and given[found].says != old.says)


def _near(connection: Connection, row: Any) -> dict[str, Portrait]:
    """What links give now that shares a member with a judged record, or has its id."""
    ids = sorted(drawn(row).says[MEMBERS[row.type]])
    found: dict[str, Portrait] = {}
    for some in chunks(ids):
        if row.type == "story":
            into = select(story_article.c.linked_n).join(article).where(article.c.id.in_(some))
        else:
            into = select(member.c.linked_n).join(record).where(record.c.id.in_(some))
        rows = connection.execute(select(linked).where(linked.c.type == row.type, linked.c.n.in_(into))).all()
        for part in chunks(rows):
            found |= {one.id: portrait(one) for one in build_linked(connection, part)}
    return found
