"""What is linked, as it was known on an earlier day: the links that are kept, of what had been reported.

To say what linking would have made on that day, everything known by then is linked anew (`Links.linked` with
`as_of`), which an archive is too large for while a reader waits. Here the kept links are cut instead. What
later articles joined is taken apart again, a saying that one article had by then is no utterance, and a
dispute stands only if those who had been heard by then contradict one another. Only what a later article
taught about two earlier ones (that they tell of one thing) is known too early.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, distinct, func, or_, select

from dragoman.link.disputes import of_incidents, of_messages
from dragoman.link.disputes_contacts import of_contacts
from dragoman.record import (
    Actor,
    Article,
    Contact,
    Dispute,
    Figure,
    Incident,
    Message,
    Record,
    RecordId,
    Responsibility,
    Statement,
    bounds,
)
from dragoman.store.acting import actors_of
from dragoman.store.chunks import chunks
from dragoman.store.decided import decided
from dragoman.store.linked import JOINED, MADE, build_linked
from dragoman.store.reading import RECORD, build_record
from dragoman.store.references import PARTIES, references
from dragoman.store.selecting import Filter
from dragoman.store.tables import article, linked, member, record, story_article


def last_day(select_: Filter) -> str | None:
    """The last day of which everything is known (``YYYY-MM-DD``); None where all is."""
    return None if select_.as_of is None else bounds(select_.as_of)[1]


def known_by(kind: str, day: str) -> Select[Any]:
    """The numbers of what was linked by the end of a day: two of its records had been reported."""
    told = story_article.join(article) if kind == "story" else member.join(record).join(article)
    counted = story_article.c.article_n if kind == "story" else member.c.record_n
    return (
        select(_of(kind))
        .select_from(told)
        .where(article.c.to_day <= day, article.c.superseded_by.is_(None))
        .group_by(_of(kind))
        .having(func.count(distinct(counted)) > 1)
    )


def stands_alone(day: str) -> ColumnElement[bool]:
    """That a contact or an incident was joined with no other by the end of a day."""
    joined = select(member.c.record_n).join(linked).where(linked.c.type.in_(JOINED))
    return or_(record.c.shown, record.c.n.not_in(joined.where(linked.c.n.in_(known_by("incident", day)))))


def name_known(connection: Connection, records: Iterable[Record], day: str) -> list[Record]:
    """Records without the names of what was not linked by the end of a day."""
    found = list(records)
    named = {one.utterance for one in found if isinstance(one, Statement) and one.utterance}
    stories = {one.story for one in found if isinstance(one, Article) and one.story}
    known = {*_known(connection, "utterance", named, day), *_known(connection, "story", stories, day)}
    told: list[Record] = []
    for one in found:
        if isinstance(one, Statement) and one.utterance not in known:
            told.append(replace(one, utterance=None))
        elif isinstance(one, Article) and one.story not in known:
            told.append(replace(one, story=None))
        else:
            told.append(one)
    return told


def _known(connection: Connection, kind: str, ids: Iterable[str], day: str) -> set[str]:
    found: set[str] = set()
    for some in chunks(sorted(ids)):
        wanted = select(linked.c.id).where(linked.c.id.in_(some), linked.c.n.in_(known_by(kind, day)))
        found.update(connection.scalars(wanted))
    return found


def read_known(connection: Connection, one: Record, day: str) -> Record | None:
    """A record that lists show, as it was known by the end of a day; None where it was not."""
    row = connection.execute(select(linked).where(linked.c.id == one.id)).first()
    if row is None:
        reported = one.reported is not None and bounds(one.reported)[1] <= day
        return name_known(connection, [one], day)[0] if reported else None
    if row.type == "dispute":
        return next(iter(disputes_by(connection, [row.n], day)), None)
    if connection.scalar(known_by(row.type, day).where(_of(row.type) == row.n)) is not None:
        return build_linked(connection, [row], as_of=day)[0]
    return None if row.type in MADE else _first_known(connection, row.n, day)


def _of(kind: str) -> ColumnElement[int]:
    return story_article.c.linked_n if kind == "story" else member.c.linked_n


def _first_known(connection: Connection, number: int, day: str) -> Record | None:
    """The one contact or incident of those joined that had been reported by then."""
    wanted = (
        select(*RECORD)
        .select_from(member.join(record).join(article))
        .where(member.c.linked_n == number, article.c.to_day <= day)
    )
    row = connection.execute(wanted).first()
    return None if row is None else build_record(row, decided(connection))


def disputes_by(connection: Connection, numbers: Sequence[int], day: str) -> list[Dispute]:
    """The disputes of these numbers that stood by the end of a day, made of what had been reported."""
    found: list[Dispute] = []
    for some in chunks(numbers):
        sides: dict[str, list[Record]] = defaultdict(list)
        held = decided(connection)
        wanted = (
            select(linked.c.id.label("dispute"), *RECORD)
            .select_from(linked.join(member).join(record).join(article))
            .where(linked.c.n.in_(some), article.c.to_day <= day)
            .order_by(record.c.id)
        )
        for row in connection.execute(wanted):
            sides[row.dispute].append(build_record(row, held))
        actors = actors_of(connection, {id_ for ones in sides.values() for id_ in _parties(ones)}, held)
        for id_, records in sides.items():
            made = next(iter(_anew(connection, records, actors)), None)
            if made is not None:
                found.append(replace(made, id=RecordId(id_)))
    return found


def _anew(connection: Connection, records: Sequence[Record], actors: dict[str, Actor]) -> Iterable[Dispute]:
    """What is disputed between records that are known to be of one thing."""
    messages = [one for one in records if isinstance(one, Message)]
    if messages:
        yield from of_messages(messages, actors)
        return
    yield from of_contacts([[one] for one in records if isinstance(one, Contact)], actors)
    answers = [one for one in records if isinstance(one, Responsibility)]
    figures = [one for one in records if isinstance(one, Figure)]
    named = {str(one.incident) for one in records if isinstance(one, Responsibility | Figure)}
    group = [one for one in _read(connection, named) if isinstance(one, Incident)]
    texts = _texts(connection, {one.span.article for one in figures})
    yield from of_incidents([group], answers, figures, actors, texts)


def _read(connection: Connection, ids: Iterable[str]) -> list[Record]:
    held = decided(connection)
    wanted = select(*RECORD).select_from(record.join(article)).where(record.c.id.in_(sorted(ids)))
    return [build_record(row, held) for row in connection.execute(wanted)]


def _texts(connection: Connection, articles: Iterable[str]) -> dict[str, str]:
    wanted = select(article.c.id, article.c.text).where(article.c.id.in_(sorted(articles)))
    return {row.id: row.text for row in connection.execute(wanted)}


def _parties(records: Iterable[Record]) -> Iterable[str]:
    for one in records:
        yield from (id_ for name, id_ in references(one) if name in PARTIES)
