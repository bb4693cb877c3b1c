"""Bringing what is kept of links up to date with the articles."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, cast

from sqlalchemy import Connection, func, select

from dragoman.link.contacts import Contacts
from dragoman.link.disputes import DAYS, of_incidents, of_messages
from dragoman.link.happenings import Parted
from dragoman.link.incidents import Incidents
from dragoman.link.merged import one_contact, one_incident
from dragoman.link.near import UNDATED
from dragoman.link.parties import Parties
from dragoman.link.stories import Reports, stories_of
from dragoman.link.utterances import Sayings, utterances_of
from dragoman.record import (
    Actor,
    Article,
    Contact,
    Figure,
    Incident,
    Message,
    Record,
    Responsibility,
    Statement,
)
from dragoman.store.acting import actors_of
from dragoman.store.chunks import chunks
from dragoman.store.decided import decided
from dragoman.store.keeping import (
    Kept,
    all_are_linked,
    keep,
    links_of,
    of_dispute,
    of_joined,
    of_story,
    of_utterance,
    to_link,
)
from dragoman.store.parting import parted
from dragoman.store.reading import RECORD, build_record
from dragoman.store.references import PARTIES
from dragoman.store.relinking import Changes, Regrouped, Relinking
from dragoman.store.tables import article, record, touched, unlinked
from dragoman.store.verdict_made import follow_made

LINKS = {"article": "story", "statement": "utterance", "contact": "contact", "incident": "incident"}
"""What is compared, and the type of record that its groups are."""


def is_behind(connection: Connection) -> bool:
    """Whether anything is still to be linked."""
    return any(connection.scalar(select(func.count()).select_from(of)) for of in (unlinked, touched))


def bring_links_up(connection: Connection) -> int:
    """Link what is new or was touched; return how many links that makes, changes or takes away."""
    new = to_link(connection)
    noted = [(row.kind, row.what) for row in connection.execute(select(touched))]
    if not new and not noted:
        return 0
    apart = parted(connection)
    changed = 0
    for kind in LINKS:
        changes = _changes(connection, kind, new, noted)
        if changes.days or changes.numbers or changes.keys:
            changed += _bring_up(connection, kind, changes, apart)
    changed += _bring_messages_up(connection, _changes(connection, "message", new, noted).days)
    all_are_linked(connection)
    follow_made(connection)
    return changed


def _changes(
    connection: Connection, kind: str, new: Sequence[int], noted: Iterable[tuple[str, str]]
) -> Changes:
    told = [what for of, what in noted if of == kind]
    days = {int(what[2:]) for what in told if what.startswith("d:")}
    numbers = {int(what[2:]) for what in told if what.startswith("n:")}
    keys = {what[2:] for what in told if what.startswith("k:")}
    for some in chunks(new):
        if kind == "article":
            wanted = select(article.c.n, article.c.day).where(article.c.n.in_(some))
        elif kind == "message":  # by the day of their report
            wanted = (
                select(record.c.n, article.c.day)
                .select_from(record.join(article))
                .where(record.c.type == kind, record.c.article_n.in_(some))
            )
        else:
            wanted = select(record.c.n, record.c.day).where(
                record.c.type == kind, record.c.article_n.in_(some)
            )
        for number, day in connection.execute(wanted):
            numbers.add(number)
            days.add(day)
    return Changes(frozenset(days), frozenset(numbers), frozenset(keys))


def _bring_up(connection: Connection, kind: str, changes: Changes, apart: Parted) -> int:
    makers: Mapping[str, Any] = {
        "article": lambda actors: Reports(()),
        "statement": lambda actors: Sayings((), actors, apart),
        "contact": lambda actors: Contacts((), actors, apart),
        "incident": lambda actors: Incidents((), actors, apart),
    }
    relinking = Relinking(connection, kind, makers[kind])
    regrouped = relinking.bring_up(changes)
    rows = list(_kept(kind, regrouped, relinking))
    changed = keep(connection, rows, links_of(connection, LINKS[kind], regrouped.numbers))
    if kind == "incident":
        changed += _bring_disputes_up(connection, regrouped)
    return changed


def _kept(kind: str, found: Regrouped, relinking: Relinking) -> Iterator[Kept]:
    groups: Iterator[list[Any]] = ([found.records[id_] for id_ in group] for group in found.groups)
    several = [group for group in groups if len(group) > 1]
    parties = Parties(relinking.actors)
    if kind == "article":
        yield from map(of_story, stories_of(cast(list[list[Article]], several)))
    elif kind == "statement":
        yield from map(of_utterance, utterances_of(cast(list[list[Statement]], several)))
    for group in several if kind in ("contact", "incident") else ():
        joined: Contact | Incident
        joined = one_contact(group, parties) if kind == "contact" else one_incident(group, parties)
        of = cast(Contacts | Incidents, relinking.of)
        yield of_joined(joined, (one.id for one in group), of.because[joined.id])


def _bring_disputes_up(connection: Connection, found: Regrouped) -> int:
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


def _bring_messages_up(connection: Connection, days: frozenset[int]) -> int:
    """Disputes over messages reported near these days.

    A dispute that has a message of a touched stretch in it is about one within `DAYS` of that, and takes in
    what is within `DAYS` of this.
    """
    changed = 0
    for first, last in _stretches(days - {UNDATED}):
        changed += _messages_between(connection, first - DAYS, last + DAYS, 2 * DAYS)
    if UNDATED in days:
        changed += _messages_between(connection, UNDATED, UNDATED, 0)
    return changed


def _stretches(days: Collection[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for day in sorted(days):
        if found and day <= found[-1][1] + 6 * DAYS:
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
