"""Writing what only articles together show: what is joined with what, and what is still to be linked."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select, update

from dragoman.record import Contact, Dispute, Incident, Story, Utterance
from dragoman.store.chunks import chunks
from dragoman.store.days import day_number, day_of
from dragoman.store.packing import dump
from dragoman.store.tables import article, linked, member, record, story_article, touched, unlinked
from dragoman.store.touching import remove


@dataclass(frozen=True, slots=True)
class Kept:
    """A row of `linked` with the ids of its members; a story's members are articles."""

    type: str
    id: str
    day: int
    fields: str
    members: frozenset[str]


def to_link(connection: Connection) -> list[int]:
    """The numbers of the articles that are still to be linked."""
    return list(connection.scalars(select(unlinked.c.article_n).order_by(unlinked.c.article_n)))


def article_of(connection: Connection, record_id: str) -> int | None:
    """Return the number of the article that gives a record."""
    return connection.scalar(select(record.c.article_n).where(record.c.id == record_id))


def keep(connection: Connection, rows: Iterable[Kept], within: Collection[int]) -> int:
    """Keep these links in place of those numbered `within`; return how many that changes."""
    wanted = {(one.type, one.id): one for one in rows}
    held = dict(_held(connection, within))
    gone = [number for number, one in held.items() if wanted.get((one.type, one.id)) != one]
    for numbers in chunks(gone):
        remove(connection, numbers)
    stay = {(one.type, one.id) for number, one in held.items() if number not in set(gone)}
    new = [one for key, one in sorted(wanted.items()) if key not in stay]
    _insert(connection, new)
    return len(gone) + len(new)


def links_of(connection: Connection, kind: str, numbers: Collection[int]) -> set[int]:
    """The numbers of the links of a type in which records (articles, for stories) stand."""
    found: set[int] = set()
    by = story_article.c.article_n if kind == "story" else member.c.record_n
    of = story_article if kind == "story" else member
    for some in chunks(sorted(numbers)):
        found.update(connection.scalars(select(of.c.linked_n).where(by.in_(some)).distinct()))
    if kind == "story":
        return found
    of_kind: set[int] = set()  # asked by number: asked by type first, every link would be read for each chunk
    for some in chunks(sorted(found)):
        of_kind.update(
            connection.scalars(select(linked.c.n).where(linked.c.n.in_(some), linked.c.type == kind))
        )
    return of_kind


def all_are_linked(connection: Connection) -> None:
    """Note that everything is linked."""
    connection.execute(delete(unlinked))
    connection.execute(delete(touched))


def of_story(one: Story) -> Kept:
    """What is kept of a story."""
    told = {"title": one.title, "from": one.from_, "to": one.to}
    return Kept("story", one.id, day_number(one.from_), dump(told), frozenset(one.articles))


def of_utterance(one: Utterance) -> Kept:
    """What is kept of an utterance: who has which reading follows from its statements."""
    return Kept("utterance", one.id, day_of(one), "{}", frozenset(one.statements))


def of_dispute(one: Dispute) -> Kept:
    """What is kept of a dispute."""
    told = {"kind": one.kind, "summary": one.summary}
    return Kept("dispute", one.id, day_of(one), dump(told), frozenset(one.records))


def of_joined(one: Contact | Incident, members: Iterable[str], because: str) -> Kept:
    """What is kept of a joined contact or incident: of what follows from its members, only its day."""
    return Kept(one.type, one.id, day_of(one), dump({"because": because}), frozenset(members))


def _held(connection: Connection, within: Collection[int]) -> Iterator[tuple[int, Kept]]:
    """What is kept now."""
    for numbers in chunks(sorted(within)):
        of_records = select(member.c.linked_n, record.c.id).join(record)
        of_stories = select(story_article.c.linked_n, article.c.id).join(article)
        members: dict[int, set[str]] = defaultdict(set)
        for question, of in ((of_records, member), (of_stories, story_article)):
            for number, id_ in connection.execute(question.where(of.c.linked_n.in_(numbers))):
                members[number].add(id_)
        for row in connection.execute(select(linked).where(linked.c.n.in_(numbers))):
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
