"""Bringing what is kept of links up to date with the articles."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, cast

from sqlalchemy import Connection, func, select

from dragoman.link.contacts import Contacts
from dragoman.link.happenings import Parted
from dragoman.link.incidents import Incidents
from dragoman.link.merged import one_contact, one_incident
from dragoman.link.parties import Parties
from dragoman.link.stories import Reports, stories_of
from dragoman.link.utterances import Sayings, utterances_of
from dragoman.record import (
    Article,
    Contact,
    Incident,
    Statement,
)
from dragoman.store.chunks import chunks
from dragoman.store.disputing import bring_disputes_up, bring_meetings_up, bring_messages_up
from dragoman.store.keeping import (
    Kept,
    all_are_linked,
    keep,
    links_of,
    of_joined,
    of_story,
    of_utterance,
    to_link,
)
from dragoman.store.parting import parted
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
    changed += bring_meetings_up(connection, _changes(connection, "contact", new, noted).days)
    changed += bring_messages_up(connection, _changes(connection, "message", new, noted).days)
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
        changed += bring_disputes_up(connection, regrouped)
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
