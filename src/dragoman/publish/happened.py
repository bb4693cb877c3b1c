"""Who told whom, who met whom, what happened: messages, contacts and incidents as every brief sets them out.

A line says how its record stands, for a plan, a claim or a threat must never read as a fact. What several
articles print in the same words is one line with a note for each.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.publish.dates import in_words
from dragoman.publish.dossier import Dossier
from dragoman.publish.ledger import Place, place_of
from dragoman.publish.sayings import ACTS
from dragoman.publish.wording import joined, number, one_line, shown
from dragoman.record import (
    ActorId,
    Contact,
    Figure,
    Incident,
    Message,
    Record,
    Responsibility,
    Span,
    Statement,
    When,
    bounds,
)

Told = Message | Contact | Incident
_CONTACTS = {
    "call": "Call",
    "meeting": "Meeting",
    "visit": "Visit",
    "talks": "Talks",
    "press_conference": "Joint press conference",
}
_INCIDENTS = {
    "killing": "Killing",
    "strike": "Strike",
    "rocket_or_missile_attack": "Rocket or missile attack",
    "drone_attack": "Drone attack",
    "bombing": "Bombing",
    "clash": "Clash",
    "seizure": "Seizure",
    "deployment": "Deployment",
    "arrest": "Arrest",
    "sanction": "Sanctions",
    "protest": "Protest",
    "ceasefire": "Ceasefire",
    "other": "Incident",
}
_CHANNELS = {"direct": "", "indirect": "indirectly", "public": "in public", "unknown": ""}
_MESSAGE_STATUS = {
    "asserted": "",
    "claimed": "claimed by one side",
    "disputed": "disputed",
    "denied": "denied",
    "planned": "planned",
}
STANCES = {
    "claims": "claims it",
    "denies": "denies it",
    "has_not_claimed": "has not claimed it",
    "accuses": "accuses {}",
    "suspects": "suspects {}",
    "investigates": "is investigating it",
}
_MEASURES = {"other": "affected"}


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
    """The three sections, and the note number after the last of them."""

    messages: Part
    contacts: Part
    incidents: Part

    @property
    def places(self) -> Iterator[Place]:
        """Every place set in these sections."""
        for part in (self.messages, self.contacts, self.incidents):
            yield from part.places


def happened(dossier: Dossier, note: int, most: int) -> Happened:
    """Set out messages, contacts and incidents, notes numbered from `note`, `most` records a section."""
    messages, note = _part(
        [r for r in dossier.of_type.get("message", ()) if isinstance(r, Message)], dossier, note, most
    )
    contacts, note = _part(
        [r for r in dossier.of_type.get("contact", ()) if isinstance(r, Contact)], dossier, note, most
    )
    incidents, note = _part(
        [r for r in dossier.of_type.get("incident", ()) if isinstance(r, Incident)], dossier, note, most
    )
    return Happened(messages, contacts, incidents)


def _part(records: Iterable[Told], dossier: Dossier, note: int, most: int) -> tuple[Part, int]:
    ordered = sorted(records, key=lambda record: _order(record, dossier))
    below = _below(dossier)
    groups: dict[tuple[object, ...], list[Told]] = {}
    for record in ordered[-most:]:
        groups.setdefault(_key(record, dossier), []).append(record)
    entries: list[Entry] = []
    day = ""
    for group in groups.values():
        places = []
        for record in group:
            places.append(place_of(record.id, _spans(record), note, dossier))
            note += 1
        under, note = _unders([line for record in group for line in below.get(record.id, ())], dossier, note)
        entry = _entry(group[0], tuple(places), under, dossier, day)
        day = entry.day
        entries.append(entry)
    return Part(tuple(entries), len(ordered), len(ordered) - len(ordered[-most:])), note


def _order(record: Told, dossier: Dossier) -> tuple[str, str, int]:
    """By the day it was, else the day of the report; within a day as the articles have it."""
    edtf = _edtf(record.when) or record.reported
    first = record.mentions[0]
    return bounds(edtf)[0] if edtf else "~", first.article, first.start


def _edtf(when: When | None) -> str | None:
    return when.edtf if when is not None else None


def _key(record: Told, dossier: Dossier) -> tuple[object, ...]:
    """What makes two records one line: the same in the same words, as a reprint has it."""
    said = record.act if isinstance(record, Message) else record.kind
    words = one_line(shown(record.mentions[0].exact)).casefold()
    if len(words.split()) < 4:
        return (record.id,)
    return (record.type, said, record.status, words)


def _spans(record: Told) -> tuple[Span, ...]:
    """The words that a note leads to: those of the content, or the first mention."""
    if isinstance(record, Message) and record.content_spans:
        return record.content_spans
    return record.mentions[:1]


def _entry(
    record: Told, places: tuple[Place, ...], under: tuple[Under, ...], dossier: Dossier, day: str
) -> Entry:
    when = day_told(record)
    return Entry(
        when,
        when != day,
        what(record),
        parties(record, dossier),
        status(record),
        _setting(record, dossier),
        " […] ".join(one_line(shown(span.exact)) for span in _spans(record)),
        places,
        under,
    )


def day_told(record: Told) -> str:
    """When it was, in words; for want of that when it was reported."""
    when = record.when
    if when is not None and when.edtf is not None:
        return in_words(when.edtf, clock=False)
    if when is not None and when.text:
        return f"“{one_line(shown(when.text))}”, undated"
    return f"reported {in_words(record.reported, clock=False)}" if record.reported else "undated"


def what(record: Told) -> str:
    """What a record is of: the act of a message, the kind of a contact or an incident."""
    match record:
        case Message():
            return ACTS[record.act][0]
        case Contact():
            return _CONTACTS[record.kind]
        case Incident():
            return _INCIDENTS[record.kind]


def parties(record: Told, dossier: Dossier) -> str:
    """Who told whom, who met, by whom and against whom; empty where nobody is named."""
    match record:
        case Message():
            sender = _names(record.senders, dossier) or "somebody"
            recipient = _names(record.recipients, dossier) or "nobody named"
            told, through = f"{sender} to {recipient}", _names(record.intermediaries, dossier)
            return f"{told}, through {through}" if through else told
        case Contact():
            return _names(record.participants, dossier)
        case Incident():
            by, of = _names(record.perpetrators, dossier), _names(record.victims, dossier)
            return "; ".join(
                part for part in (f"by {by}" if by else "", f"against {of}" if of else "") if part
            )


def _names(actors: Iterable[ActorId], dossier: Dossier) -> str:
    return joined(one_line(dossier.name(actor)) for actor in actors)


def status(record: Told) -> str:
    """How a record stands; empty for what is asserted, was held, or happened."""
    if isinstance(record, Message):
        return _MESSAGE_STATUS[record.status]
    return "" if record.status in ("held", "happened") else record.status


def _setting(record: Told, dossier: Dossier) -> str:
    if isinstance(record, Message):
        return _CHANNELS[record.channel]
    return f"in {shown(record.where.name, lines=False)}" if record.where is not None else ""


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
            accused = one_line(dossier.name(record.accused)) if record.accused else "somebody"
            holder = one_line(dossier.name(record.holder))
            key = (f"{holder} {STANCES[record.stance].format(accused)}", "")
        elif isinstance(record, Figure):
            key = (figure_told(record), _sayer(record.statement, dossier))
        else:
            continue
        places.setdefault(key, []).append(place_of(record.id, (record.span,), note, dossier))
        note += 1
    return tuple(Under(words, by, tuple(found)) for (words, by), found in places.items()), note


def figure_told(figure: Figure) -> str:
    """A number with its bounds: "at least 70 killed", "24 to 99 wounded", "some 40,000 displaced"."""
    low, high = number(figure.low), number(figure.high) if figure.high is not None else None
    if high is None:
        told = f"at least {low}"
    elif figure.low == figure.high:
        told = f"about {low}" if figure.approximate else low
    else:
        told = f"up to {high}" if figure.low == 0 else f"{low} to {high}"
    of = one_line(shown(figure.of))
    measure = _MEASURES.get(figure.measure, figure.measure)
    return f"{told} {measure}" + (f" ({of})" if of else "")


def _sayer(statement: str | None, dossier: Dossier) -> str:
    """Who gives a number, where somebody does."""
    found = dossier.by_id.get(statement) if statement is not None else None
    return _names(found.speakers, dossier) if isinstance(found, Statement) else ""
