"""Who told whom, who met whom, what happened, what is disputed, as every brief sets it out.

A line says how its record stands, for a plan, a claim or a threat must never read as a fact. What several
articles print in the same words is one line with a note for each.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.link.happenings import explained_contacts, explained_incidents
from dragoman.publish.dates import in_words
from dragoman.publish.dossier import Dossier
from dragoman.publish.ledger import Place, place_of
from dragoman.publish.telling import (
    Told,
    day_told,
    figure_told,
    names,
    parties,
    setting,
    stance_told,
    status,
    what,
)
from dragoman.publish.wording import counted, one_line, shown
from dragoman.record import (
    Account,
    Actor,
    Contact,
    Dispute,
    Figure,
    Incident,
    Message,
    Record,
    RecordId,
    Responsibility,
    Span,
    Statement,
    When,
    bounds,
)

_DISPUTED = {
    "denial": "Denied",
    "figures": "Numbers that cannot both be so",
    "responsibility": "Responsibility disputed",
    "time": "Times that cannot both be so",
    "place": "Places that cannot both be so",
}


@dataclass(frozen=True, slots=True)
class Under:
    """What stands below an incident: who claims or denies it, or a number given; with where it is said."""

    words: str
    by: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One message, contact or incident.

    `status` is empty for what is asserted, held or happened, and otherwise says how it stands. `words` are
    those of the first article, `setting` is channel and place.
    """

    day: str
    day_is_new: bool
    what: str
    parties: str
    status: str
    setting: str
    words: str
    places: tuple[Place, ...]
    under: tuple[Under, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One section: its entries in order of time, how many there are, and how many have no room."""

    entries: tuple[Entry, ...]
    records: int
    left_out: int

    @property
    def places(self) -> Iterator[Place]:
        """Every place set in this section."""
        for entry in self.entries:
            yield from entry.places
            for line in entry.under:
                yield from line.places


@dataclass(frozen=True, slots=True)
class Happened:
    """The four sections."""

    messages: Part
    contacts: Part
    incidents: Part
    disputes: Part

    @property
    def places(self) -> Iterator[Place]:
        """Every place set in these sections."""
        for part in (self.messages, self.contacts, self.incidents, self.disputes):
            yield from part.places


def happened(dossier: Dossier, note: int, most: int) -> Happened:
    """Set out messages, contacts, incidents and disputes, notes numbered from `note`.

    At most `most` records a section are shown; records of one contact or incident are one entry.
    """
    by_id: dict[str, Actor] = {
        actor.id: actor for actor in dossier.of_type.get("actor", ()) if isinstance(actor, Actor)
    }
    told_messages = [r for r in dossier.of_type.get("message", ()) if isinstance(r, Message)]
    told_contacts = [r for r in dossier.of_type.get("contact", ()) if isinstance(r, Contact)]
    told_incidents = [r for r in dossier.of_type.get("incident", ()) if isinstance(r, Incident)]
    one: dict[str, str] = {}
    met, why_met = explained_contacts(told_contacts, by_id)
    same, why_same = explained_incidents(told_incidents, by_id)
    for contacts_of_one in met:
        one |= {contact.id: contacts_of_one[0].id for contact in contacts_of_one}
    for incidents_of_one in same:
        one |= {incident.id: incidents_of_one[0].id for incident in incidents_of_one}
    because = {**why_met, **why_same}
    messages, note = _part(told_messages, one, because, dossier, note, most)
    contacts, note = _part(told_contacts, one, because, dossier, note, most)
    incidents, note = _part(told_incidents, one, because, dossier, note, most)
    disputes, note = _disputes(dossier, note, most)
    return Happened(messages, contacts, incidents, disputes)


def _part(
    records: Sequence[Told],
    one: Mapping[str, str],
    because: Mapping[RecordId, str],
    dossier: Dossier,
    note: int,
    most: int,
) -> tuple[Part, int]:
    ordered = sorted(records, key=_order)
    below = _below(dossier)
    accounts = {r.record: r for r in dossier.of_type.get("account", ()) if isinstance(r, Account)}
    groups: dict[tuple[object, ...], list[Told]] = {}
    for record in ordered[-most:]:
        groups.setdefault(_key(record, one), []).append(record)
    entries: list[Entry] = []
    day = ""
    for group in groups.values():
        places = []
        for record in group:
            places.append(place_of(record.id, _spans(record), note, dossier))
            note += 1
        under, note = _unders([line for record in group for line in below.get(record.id, ())], dossier, note)
        first = min(record.id for record in group)
        borne = _borne(accounts.get(first), because.get(first))
        entry = _entry(max(group, key=_tells), tuple(places), under, borne, dossier, day)
        day = entry.day
        entries.append(entry)
    return Part(tuple(entries), len(ordered), len(ordered) - len(ordered[-most:])), note


def _borne(account: Account | None, because: str | None) -> str:
    """How many articles tell of one thing, how many of them independently, and why they are one."""
    if account is None:
        return ""
    told = f"{counted(len(account.articles), 'article')}, {account.independent} independent"
    return f"{told} ({because})" if because else told


def _tells(record: Told) -> tuple[bool, int, int, str]:
    """How much a record tells, to choose among those of one thing: its day, its parties, its words."""
    named = [
        key
        for name in ("senders", "recipients", "participants", "perpetrators", "victims")
        for key in getattr(record, name, ())
    ]
    dated = record.when is not None and record.when.edtf is not None
    return dated, len(named), -record.mentions[0].start, record.id


def _disputes(dossier: Dossier, note: int, most: int) -> tuple[Part, int]:
    """What is disputed, with the words of every record that has part in it."""
    every = [r for r in dossier.of_type.get("dispute", ()) if isinstance(r, Dispute)]
    ordered = sorted(every, key=lambda dispute: (dispute.reported or "~", dispute.id))
    entries = []
    day = ""
    for dispute in ordered[-most:]:
        under = []
        for record in (dossier.by_id[key] for key in dispute.records if key in dossier.by_id):
            spans = _spans_of(record)
            words = " […] ".join(one_line(shown(span.exact)) for span in spans)
            place = place_of(RecordId(f"{dispute.id}_{record.id}"), spans, note, dossier)
            under.append(Under(words, "", (place,)))
            note += 1
        when = f"reported {in_words(dispute.reported)}" if dispute.reported else "undated"
        summary = one_line(shown(dispute.summary))
        entries.append(
            Entry(when, when != day, _DISPUTED[dispute.kind], summary, "", "", "", (), tuple(under))
        )
        day = when
    return Part(tuple(entries), len(ordered), len(ordered) - len(ordered[-most:])), note


def _spans_of(record: Record) -> tuple[Span, ...]:
    if isinstance(record, Responsibility | Figure):
        return (record.span,)
    assert isinstance(record, Message | Contact | Incident)
    return _spans(record)


def _order(record: Told) -> tuple[str, str, int]:
    """By the day it was, else the day of the report; within a day as the articles have it."""
    edtf = _edtf(record.when) or record.reported
    first = record.mentions[0]
    return bounds(edtf)[0] if edtf else "~", first.article, first.start


def _edtf(when: When | None) -> str | None:
    return when.edtf if when is not None else None


def _key(record: Told, one: Mapping[str, str]) -> tuple[object, ...]:
    """What makes two records one line: they are of one thing, or a message in the same words."""
    if not isinstance(record, Message):
        return (one.get(record.id, record.id),)
    words = one_line(shown(record.mentions[0].exact)).casefold()
    if len(words.split()) < 4:
        return (record.id,)
    return (record.act, record.status, words)


def _spans(record: Told) -> tuple[Span, ...]:
    """The words that a note leads to: those of the content, or the first mention."""
    if isinstance(record, Message) and record.content_spans:
        return record.content_spans
    return record.mentions[:1]


def _entry(
    record: Told,
    places: tuple[Place, ...],
    under: tuple[Under, ...],
    borne: str,
    dossier: Dossier,
    day: str,
) -> Entry:
    when = day_told(record)
    return Entry(
        when,
        when != day,
        what(record),
        parties(record, dossier),
        status(record),
        " · ".join(part for part in (setting(record), borne) if part),
        " […] ".join(one_line(shown(span.exact)) for span in _spans(record)),
        places,
        under,
    )


def _below(dossier: Dossier) -> dict[str, list[Record]]:
    """Responsibility and figures by the incident that they are of."""
    found: dict[str, list[Record]] = defaultdict(list)
    for kind in ("responsibility", "figure"):
        for record in dossier.of_type.get(kind, ()):
            if isinstance(record, Responsibility | Figure) and record.incident is not None:
                found[record.incident].append(record)
    return found


def _unders(records: Iterable[Record], dossier: Dossier, note: int) -> tuple[tuple[Under, ...], int]:
    """The lines below an incident; the same from several articles is one line."""
    places: dict[tuple[str, str], list[Place]] = {}
    for record in records:
        if isinstance(record, Responsibility):
            key = (stance_told(record, dossier), "")
        elif isinstance(record, Figure):
            key = (figure_told(record), _sayer(record.statement, dossier))
        else:
            continue
        places.setdefault(key, []).append(place_of(record.id, (record.span,), note, dossier))
        note += 1
    return tuple(Under(words, by, tuple(found)) for (words, by), found in places.items()), note


def _sayer(statement: str | None, dossier: Dossier) -> str:
    """Who gives a number, where somebody does."""
    found = dossier.by_id.get(statement) if statement is not None else None
    return names(found.speakers, dossier) if isinstance(found, Statement) else ""
