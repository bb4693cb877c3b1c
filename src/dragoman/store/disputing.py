"""Bringing disputes up to date: those about incidents grouped again, and those near a day touched."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import cast

from sqlalchemy import Connection, select

from dragoman.link.contacts import Contacts
from dragoman.link.disputes import DAYS, of_incidents, of_messages
from dragoman.link.disputes_contacts import of_contacts
from dragoman.link.near import UNDATED
from dragoman.record import Actor, Contact, Figure, Incident, Message, Record, Responsibility
from dragoman.store.acting import actors_of
from dragoman.store.chunks import chunks
from dragoman.store.decided import decided
from dragoman.store.keeping import keep, links_of, of_dispute
from dragoman.store.reading import RECORD, build_record
from dragoman.store.references import PARTIES
from dragoman.store.relinking import Regrouped
from dragoman.store.tables import article, linked, member, record

MEETINGS = 3 * Contacts.rule.window
"""Days around a change within which disputes over meetings are looked for again: what is joined with a
meeting is of `window` days before or after it, and so is what the other account is joined with."""


def bring_disputes_up(connection: Connection, found: Regrouped) -> int:
    """Disputes about incidents that were grouped again."""
    incidents = cast(Mapping[str, Incident], found.records)
    homes = {one.mentions[0].article for one in incidents.values()}
    told: dict[int, Responsibility | Figure] = {}
    for number, one in _given(connection, homes, ("responsibility", "figure")):
        if isinstance(one, Responsibility | Figure) and one.incident in incidents:
            told[number] = one
    groups = [[incidents[id_] for id_ in group] for group in found.groups]
    made = of_incidents(
        groups,
        [one for one in told.values() if isinstance(one, Responsibility)],
        [one for one in told.values() if isinstance(one, Figure)],
        _actors(connection, told.values()),
        _texts(connection, {one.span.article for one in told.values() if isinstance(one, Figure)}),
    )
    return keep(connection, map(of_dispute, made), links_of(connection, "dispute", told))


def bring_meetings_up(connection: Connection, days: frozenset[int]) -> int:
    """Disputes over meetings near these days; contacts must be joined already."""
    changed = 0
    for first, last in _stretches(days - {UNDATED}, 2 * MEETINGS):
        meetings = _contacts_between(connection, first - 2 * MEETINGS, last + 2 * MEETINGS)
        within = {n for n, day, _ in meetings if first - MEETINGS <= day <= last + MEETINGS}
        into = _joined_in(connection, [n for n, *_ in meetings])
        groups: dict[int, list[Contact]] = defaultdict(list)
        for number, _, one in meetings:
            groups[into.get(number, -number)].append(one)
        made = of_contacts(groups.values(), _actors(connection, [one for *_, one in meetings]))
        ids = {one.id for number, _, one in meetings if number in within}
        rows = [of_dispute(one) for one in made if not ids.isdisjoint(one.records)]
        changed += keep(connection, rows, links_of(connection, "dispute", within))
    return changed


def _contacts_between(connection: Connection, first: int, last: int) -> list[tuple[int, int, Contact]]:
    """The contacts of these days, each with its number and its day."""
    held = decided(connection)
    wanted = (
        select(record.c.n, record.c.day, *RECORD)
        .select_from(record.join(article))
        .where(
            record.c.type == "contact",
            article.c.superseded_by.is_(None),
            record.c.day.between(first, last),
        )
    )
    rows = connection.execute(wanted).all()
    return [(row.n, row.day, cast(Contact, build_record(row, held))) for row in rows]


def _joined_in(connection: Connection, numbers: Sequence[int]) -> dict[int, int]:
    """By the number of a contact, that of the one it is joined in."""
    found: dict[int, int] = {}
    for some in chunks(numbers):
        wanted = (
            select(member.c.record_n, member.c.linked_n)
            .join(linked)
            .where(linked.c.type == "contact", member.c.record_n.in_(some))
        )
        found |= {row.record_n: row.linked_n for row in connection.execute(wanted)}
    return found


def bring_messages_up(connection: Connection, days: frozenset[int]) -> int:
    """Disputes over messages reported near these days.

    A dispute that has a message of a touched stretch in it is about one within `DAYS` of that, and takes in
    what is within `DAYS` of this.
    """
    changed = 0
    for first, last in _stretches(days - {UNDATED}, 6 * DAYS):
        changed += _messages_between(connection, first - DAYS, last + DAYS, 2 * DAYS)
    if UNDATED in days:
        changed += _messages_between(connection, UNDATED, UNDATED, 0)
    return changed


def _stretches(days: Collection[int], apart: int) -> list[tuple[int, int]]:
    """Days as stretches, those that are no more than so many days apart in one."""
    found: list[tuple[int, int]] = []
    for day in sorted(days):
        if found and day <= found[-1][1] + apart:
            found[-1] = found[-1][0], day
        else:
            found.append((day, day))
    return found


def _messages_between(connection: Connection, first: int, last: int, around: int) -> int:
    held = decided(connection)
    wanted = (
        select(record.c.n, article.c.day.label("reported_day"), *RECORD)
        .select_from(record.join(article))
        .where(
            record.c.type == "message",
            article.c.superseded_by.is_(None),
            article.c.day.between(first - around, last + around),
        )
    )
    messages: dict[str, Message] = {}
    numbers: dict[str, int] = {}
    within: set[str] = set()
    for row in connection.execute(wanted):
        one = build_record(row, held)
        assert isinstance(one, Message)
        messages[one.id], numbers[one.id] = one, row.n
        if first <= row.reported_day <= last:
            within.add(one.id)
    made = of_messages(tuple(messages.values()), _actors(connection, messages.values()))
    rows = [of_dispute(one) for one in made if not within.isdisjoint(one.records)]
    return keep(connection, rows, links_of(connection, "dispute", {numbers[id_] for id_ in within}))


def _given(
    connection: Connection, articles: Collection[str], kinds: Sequence[str]
) -> Iterator[tuple[int, Record]]:
    held = decided(connection)
    for some in chunks(sorted(articles)):
        wanted = (
            select(record.c.n, *RECORD)
            .select_from(record.join(article))
            .where(article.c.id.in_(some), record.c.type.in_(kinds))
        )
        for row in connection.execute(wanted).all():
            yield row.n, build_record(row, held)


def _actors(connection: Connection, records: Iterable[Record]) -> dict[str, Actor]:
    named: set[str] = set()
    for one in records:
        for field in PARTIES:
            value = getattr(one, field, None)
            named.update(value if isinstance(value, tuple) else (value,) if value else ())
    return actors_of(connection, named, decided(connection))


def _texts(connection: Connection, articles: Collection[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for some in chunks(sorted(articles)):
        wanted = select(article.c.id, article.c.text).where(article.c.id.in_(some))
        found |= {row.id: row.text for row in connection.execute(wanted)}
    return found
