"""Who told whom, who met whom, what happened, what is disputed, as every brief sets it out.

A line says how its record stands, for a plan, a claim or a threat must never read as a fact. What several
articles tell of is one line with a note for each. Where there is more than there is room for, what is best
borne out is shown.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.publish.borne import Once, as_reported
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
from dragoman.publish.wording import one_line, shown
from dragoman.record import (
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

OnceTold = Once[Message] | Once[Contact] | Once[Incident]
_DISPUTED = {
    "denial": "Denied",
    "figures": "Numbers that cannot both be so",
    "responsibility": "Responsibility disputed",
    "time": "Times that cannot both be so",
    "place": "Places that cannot both be so",
}


@dataclass(frozen=True, slots=True)
class Under:
    """What stands below a line: who claims or denies an incident, a number given, a side of a dispute.

    `claim` says in words what a side of a dispute holds, and `side` which side that is; both are empty
    elsewhere.
    """

    words: str
    by: str
    places: tuple[Place, ...]
    claim: str = ""
    side: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One message, contact or incident.

    `status` is empty for what is asserted, held or happened, and otherwise says how it stands. `words` are
    those of the first article, `setting` is channel and place. `records` are the records that it is of, and
    `more` counts the lines below it that have no room.
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
    records: tuple[RecordId, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """One section: its entries in order of time, how many things there are, and how many have no room."""

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


def happened(dossier: Dossier, note: int, most: int, most_under: int = 12) -> Happened:
    """Set out messages, contacts, incidents and disputes, notes numbered from `note`.

    At most `most` things a section are shown, each with all its records, and below each at most `most_under`
    lines of responsibility and figures.
    """
    messages, note = _part(dossier.messages_sent, dossier, note, most, most_under)
    contacts, note = _part(dossier.contacts_met, dossier, note, most, most_under)
    incidents, note = _part(dossier.incidents_one, dossier, note, most, most_under)
    disputes, note = _disputes(dossier, note, most)
    return Happened(messages, contacts, incidents, disputes)


def _part(
    things: Sequence[Once[Message]] | Sequence[Once[Contact]] | Sequence[Once[Incident]],
    dossier: Dossier,
    note: int,
    most: int,
    most_under: int,
) -> tuple[Part, int]:
    ordered = sorted(things, key=_order)
    below = _below(dossier)
    entries: list[Entry] = []
    day = ""
    for told in _best_borne(ordered, most):
        places = []
        for record in sorted(told.records, key=as_reported):
            for at, spans in enumerate(_spans_by_article(record)):
                key = f"{record.id}-{at}" if at else record.id
                places.append(place_of(record.id, spans, note, dossier, key))
                note += 1
        lines = [line for record in told.records for line in below.get(record.id, ())]
        under, more, note = _unders(lines, dossier, note, most_under)
        entry = replace(_entry(told, tuple(places), under, dossier, day), more=more)
        day = entry.day
        entries.append(entry)
    return Part(tuple(entries), len(ordered), len(ordered) - len(entries)), note


def _best_borne(things: Sequence[OnceTold], most: int) -> list[OnceTold]:
    """So many of the things, in their order: what is so before what may be, what most articles bear out."""
    if len(things) <= most:
        return list(things)

    def weight(at: int) -> tuple[bool, int, int]:
        told = things[at]
        return bool(status(told.fullest)), -told.account.independent, -at

    return [things[at] for at in sorted(sorted(range(len(things)), key=weight)[:most])]


def _disputes(dossier: Dossier, note: int, most: int) -> tuple[Part, int]:
    """What is disputed, with the words of every record that has part in it."""
    every = [r for r in dossier.of_type.get("dispute", ()) if isinstance(r, Dispute)]
    ordered = sorted(every, key=lambda dispute: (dispute.reported or "~", dispute.id))
    entries = []
    day = ""
    for dispute in ordered[-most:]:
        under = []
        held = (dossier.by_id[key] for key in dispute.records if key in dossier.by_id)
        for record in sorted(held, key=lambda record: _side(record, dossier)):
            spans = _spans_of(record)
            words = " […] ".join(one_line(shown(span.exact)) for span in spans)
            key = f"{dispute.id}_{record.id}"
            place = place_of(RecordId(record.id), spans, note, dossier, key)
            told = _held(record, dossier)
            under.append(Under(words, _who_holds(record, dossier), (place,), told, _side(record, dossier)))
            note += 1
        when = f"reported {in_words(dispute.reported)}" if dispute.reported else "undated"
        summary = one_line(shown(dispute.summary))
        entries.append(
            Entry(
                when,
                when != day,
                _DISPUTED[dispute.kind],
                summary,
                "",
                "",
                "",
                (),
                tuple(under),
                (dispute.id,),
            )
        )
        day = when
    return Part(tuple(entries), len(ordered), len(ordered) - len(ordered[-most:])), note


def _held(record: Record, dossier: Dossier) -> str:
    """What a side of a dispute holds, in words."""
    match record:
        case Responsibility():
            return stance_told(record, dossier)
        case Figure():
            return figure_told(record)
        case Message() | Contact() | Incident():
            told = " ".join(filter(None, (what(record), parties(record, dossier))))
            return ", ".join(filter(None, (told, day_told(record), status(record))))
        case _:
            return ""


def _side(record: Record, dossier: Dossier) -> str:
    """What those who hold the same have alike: a denial, whom they accuse, the number they give."""
    match record:
        case Responsibility(stance="denies" | "has_not_claimed"):
            return "denies"
        case Responsibility():
            accused = dossier.actor(record.accused) if record.accused else None
            return f"accuses {dossier.side(accused)}" if accused else "claims"
        case Figure():
            return f"{record.low} to {record.high}"
        case Message() | Contact() | Incident():
            return record.status
        case _:
            return record.id


def _who_holds(record: Record, dossier: Dossier) -> str:
    """Who says so, where somebody does and it is not told already."""
    match record:
        case Figure():
            return _sayer(record.statement, dossier)
        case Message():
            return _sayer(record.told_by, dossier)
        case _:
            return ""


def _spans_of(record: Record) -> tuple[Span, ...]:
    if isinstance(record, Responsibility | Figure):
        return (record.span,)
    assert isinstance(record, Message | Contact | Incident)
    return _spans_by_article(record)[0]


def _order(told: OnceTold) -> tuple[str, str, int]:
    """By the day it was, else the day of the report; within a day as the articles have it."""
    edtf = _edtf(told.fullest.when) or _reported(told)
    first = min((record.mentions[0] for record in told.records), key=lambda span: (span.article, span.start))
    return bounds(edtf)[0] if edtf else "~", first.article, first.start


def _reported(told: OnceTold) -> str | None:
    return min((record.reported for record in told.records if record.reported), default=None)


def _edtf(when: When | None) -> str | None:
    return when.edtf if when is not None else None


def _spans_by_article(record: Told) -> tuple[tuple[Span, ...], ...]:
    """The words that notes lead to: those of the content, else the first mention in each article."""
    if isinstance(record, Message) and record.content_spans:
        return (record.content_spans,)
    first: dict[str, Span] = {}
    for span in record.mentions:
        first.setdefault(span.article, span)
    return tuple((span,) for span in first.values())


def _entry(
    told: OnceTold, places: tuple[Place, ...], under: tuple[Under, ...], dossier: Dossier, day: str
) -> Entry:
    record = told.fullest
    when = day_told(record)
    return Entry(
        when,
        when != day,
        what(record),
        parties(record, dossier),
        status(record),
        " · ".join(part for part in (setting(record), told.borne) if part),
        " […] ".join(one_line(shown(span.exact)) for span in _spans_by_article(record)[0]),
        places,
        under,
        tuple(record.id for record in told.records),
    )


def _below(dossier: Dossier) -> dict[str, list[Record]]:
    """Responsibility and figures by the incident that they are of."""
    found: dict[str, list[Record]] = defaultdict(list)
    for kind in ("responsibility", "figure"):
        for record in dossier.of_type.get(kind, ()):
            if isinstance(record, Responsibility | Figure) and record.incident is not None:
                found[record.incident].append(record)
    return found


def _unders(
    records: Iterable[Record], dossier: Dossier, note: int, most: int
) -> tuple[tuple[Under, ...], int, int]:
    """The lines below an incident, how many have no room, and the next note.

    The same from several articles is one line; those that most articles have come first where there is not
    room for all.
    """
    told: dict[tuple[str, str], list[Responsibility | Figure]] = {}
    for record in records:
        if isinstance(record, Responsibility):
            told.setdefault((stance_told(record, dossier), ""), []).append(record)
        elif isinstance(record, Figure):
            told.setdefault((figure_told(record), _sayer(record.statement, dossier)), []).append(record)
    kept = {*sorted(told, key=lambda key: -len({record.span.article for record in told[key]}))[:most]}
    unders = []
    for (words, by), found in told.items():
        if (words, by) in kept:
            places = []
            for record in found:
                places.append(place_of(record.id, (record.span,), note, dossier))
                note += 1
            unders.append(Under(words, by, tuple(places)))
    return tuple(unders), len(told) - len(unders), note


def _sayer(statement: str | None, dossier: Dossier) -> str:
    """Who gives a number, where somebody does."""
    found = dossier.by_id.get(statement) if statement is not None else None
    return names(found.speakers, dossier) if isinstance(found, Statement) else ""
