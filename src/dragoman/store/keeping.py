"""Writing what only articles together show: what is joined with what, and what is still to be linked."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from dragoman.link import Linked
from dragoman.link.merged import one_contact, one_incident
from dragoman.link.parties import Parties
from dragoman.record import Record
from dragoman.store.chunks import chunks
from dragoman.store.days import day_number, day_of
from dragoman.store.packing import dump
from dragoman.store.tables import article, linked, member, record, story_article, unlinked


@dataclass(frozen=True, slots=True)
class Kept:
    """A row of `linked` with the ids of its members; a story's members are articles."""

    type: str
    id: str
    day: int
    fields: str
    members: frozenset[str]


def take_apart(connection: Connection, article_n: int) -> None:
    """Undo what an article is linked to: it is read again, or superseded. The others are linked anew."""
    connection.execute(delete(unlinked).where(unlinked.c.article_n == article_n))
    of_records = (
        select(member.c.linked_n)
        .join(record, record.c.n == member.c.record_n)
        .where(record.c.article_n == article_n)
    )
    in_stories = select(story_article.c.linked_n).where(story_article.c.article_n == article_n)
    touched = {*connection.scalars(of_records), *connection.scalars(in_stories)}
    for numbers in chunks(touched):
        articles = {
            *connection.scalars(
                select(record.c.article_n)
                .join(member, member.c.record_n == record.c.n)
                .where(member.c.linked_n.in_(numbers))
            ),
            *connection.scalars(
                select(story_article.c.article_n).where(story_article.c.linked_n.in_(numbers))
            ),
        }
        _remove(connection, numbers)
        for other in sorted(articles - {article_n}):
            still_to_link(connection, other)


def still_to_link(connection: Connection, article_n: int) -> None:
    """Note that an article is to be linked, unless it is superseded."""
    current = select(article.c.n).where(article.c.n == article_n, article.c.superseded_by.is_(None))
    if connection.scalar(current) is None:
        return
    if connection.scalar(select(unlinked.c.article_n).where(unlinked.c.article_n == article_n)) is None:
        connection.execute(insert(unlinked), {"article_n": article_n})


def to_link(connection: Connection) -> list[int]:
    """The numbers of the articles that are still to be linked."""
    return list(connection.scalars(select(unlinked.c.article_n).order_by(unlinked.c.article_n)))


def article_of(connection: Connection, record_id: str) -> int | None:
    """Return the number of the article that gives a record."""
    return connection.scalar(select(record.c.article_n).where(record.c.id == record_id))


def keep(
    connection: Connection, made: Linked, parties: Parties, within: Collection[int] | None = None
) -> int:
    """Keep exactly these links in place of those numbered `within` (None: all).

    Returns how many that changes.
    """
    wanted = {(one.type, one.id): one for one in rows_of(made, parties)}
    held = dict(_held(connection, within))
    gone = [number for number, one in held.items() if wanted.get((one.type, one.id)) != one]
    for numbers in chunks(gone):
        _remove(connection, numbers)
    stay = {(one.type, one.id) for number, one in held.items() if number not in set(gone)}
    new = [one for key, one in sorted(wanted.items()) if key not in stay]
    _insert(connection, new)
    return len(gone) + len(new)


def all_are_linked(connection: Connection) -> None:
    """Note that every article is linked."""
    connection.execute(delete(unlinked))


def rows_of(made: Linked, parties: Parties) -> Iterator[Kept]:
    """What is kept of links: of what follows from the members, only the day, by which it is listed."""
    for story in made.stories:
        told = {"title": story.title, "from": story.from_, "to": story.to}
        yield Kept("story", story.id, day_number(story.from_), dump(told), frozenset(story.articles))
    for utterance in made.utterances:
        yield Kept("utterance", utterance.id, day_of(utterance), "{}", frozenset(utterance.statements))
    for dispute in made.disputes:
        told = {"kind": dispute.kind, "summary": dispute.summary}
        yield Kept("dispute", dispute.id, day_of(dispute), dump(told), frozenset(dispute.records))
    for met in made.contacts:
        if len(met) > 1:
            yield _joined(one_contact(met, parties), (one.id for one in met), made)
    for done in made.incidents:
        if len(done) > 1:
            yield _joined(one_incident(done, parties), (one.id for one in done), made)


def _joined(one: Any, members: Iterable[str], made: Linked) -> Kept:
    told = {"because": made.because.get(one.id, "")}
    joined: Record = one
    return Kept(joined.type, joined.id, day_of(joined), dump(told), frozenset(members))


def _held(connection: Connection, within: Collection[int] | None) -> Iterator[tuple[int, Kept]]:
    """What is kept now."""
    for numbers in [None] if within is None else chunks(within):
        rows = select(linked)
        of_records = select(member.c.linked_n, record.c.id).join(record)
        of_stories = select(story_article.c.linked_n, article.c.id).join(article)
        if numbers is not None:
            rows = rows.where(linked.c.n.in_(numbers))
            of_records = of_records.where(member.c.linked_n.in_(numbers))
            of_stories = of_stories.where(story_article.c.linked_n.in_(numbers))
        members: dict[int, set[str]] = defaultdict(set)
        for question in (of_records, of_stories):
            for number, id_ in connection.execute(question):
                members[number].add(id_)
        for row in connection.execute(rows):
            yield row.n, Kept(row.type, row.id, row.day, row.fields, frozenset(members[row.n]))


def _insert(connection: Connection, new: list[Kept]) -> None:
    if not new:
        return
    last = connection.scalar(select(func.coalesce(func.max(linked.c.n), 0))) or 0
    rows, of_records, of_stories, hidden = [], [], [], []
    numbers = _numbers(connection, {id_ for one in new for id_ in one.members})
    for n, one in enumerate(new, last + 1):
        rows.append({"n": n, "type": one.type, "id": one.id, "day": one.day, "fields": one.fields})
        for id_ in sorted(one.members):
            if one.type == "story":
                of_stories.append({"linked_n": n, "article_n": numbers[id_]})
            else:
                of_records.append({"linked_n": n, "record_n": numbers[id_]})
            if one.type in ("contact", "incident"):
                hidden.append(numbers[id_])
    connection.execute(insert(linked), rows)
    if of_records:
        connection.execute(insert(member), of_records)
    if of_stories:
        connection.execute(insert(story_article), of_stories)
    for some in chunks(hidden):
        connection.execute(update(record).where(record.c.n.in_(some)).values(shown=False))


def _numbers(connection: Connection, ids: Collection[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for some in chunks(ids):
        for of in (record, article):
            ids_known = select(of.c.id, of.c.n).where(of.c.id.in_(some))
            found |= {row.id: row.n for row in connection.execute(ids_known)}
    return found


def _remove(connection: Connection, numbers: list[Any]) -> None:
    joined = select(member.c.record_n).where(member.c.linked_n.in_(numbers))
    connection.execute(update(record).where(record.c.n.in_(joined)).values(shown=True))
    connection.execute(delete(member).where(member.c.linked_n.in_(numbers)))
    connection.execute(delete(story_article).where(story_article.c.linked_n.in_(numbers)))
    connection.execute(delete(linked).where(linked.c.n.in_(numbers)))
