"""What a record says field by field, in words, for its page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.publish.dates import how_known, in_words, when_in_words
from dragoman.publish.dossier import Dossier
from dragoman.publish.wording import capitalised, number, one_line, shown
from dragoman.record import (
    Account,
    Actor,
    Contact,
    Dispute,
    Event,
    Figure,
    Incident,
    Message,
    Place,
    Record,
    Responsibility,
    Statement,
    When,
)
from dragoman.web.entries import Piece, parties


@dataclass(frozen=True, slots=True)
class Fact:
    """A field's name and what stands in it."""

    name: str
    pieces: tuple[Piece, ...]


_MODES = {
    "direct": "direct: the speaker’s own words",
    "indirect": "indirect: the outlet’s words",
    "mixed": "mixed: the speaker’s words among the outlet’s",
}
_CHANNELS = {
    "direct": "direct",
    "indirect": "indirect: through others",
    "public": "in public",
    "unknown": "not known",
}


def facts(record: Record, dossier: Dossier) -> tuple[Fact, ...]:
    """The fields of a record that hold anything."""
    return tuple(Fact(name, tuple(pieces)) for name, pieces in _facts(record, dossier) if pieces)


def _facts(record: Record, dossier: Dossier) -> Iterator[tuple[str, list[Piece]]]:
    match record:
        case Statement():
            yield "Speaker", parties(record.speakers, dossier)
            yield "Act", _text(_words(record.act))
            yield "Spoken to", parties(record.addressees, dossier)
            yield "Through", parties(record.via, dossier)
            yield "Mode", _text(_MODES[record.mode])
            yield "Occasion", _text(_words(record.occasion))
            yield "Reservations", _text("; ".join(_reservations(record)))
        case Message():
            yield "From", parties(record.senders, dossier)
            yield "To", parties(record.recipients, dossier)
            yield "Through", parties(record.intermediaries, dossier)
            yield "Channel", _text(_CHANNELS[record.channel])
            yield "Act", _text(_words(record.act))
            yield "Stands as", _text(record.status)
        case Contact():
            yield "Kind", _text(_words(record.kind))
            yield "Parties", parties(record.participants, dossier)
            yield "Stands as", _text(record.status)
            topics = "; ".join(dict.fromkeys(one_line(shown(span.exact)) for span in record.topics))
            yield "About", _text(topics)
        case Incident():
            yield "Kind", _text(_words(record.kind))
            yield "By", parties(record.perpetrators, dossier)
            yield "Against", parties(record.victims, dossier)
            yield "Stands as", _text(record.status)
        case Responsibility():
            yield "Holder", parties((record.holder,), dossier)
            yield "Stance", _text(_words(record.stance))
            yield "Accused", parties((record.accused,) if record.accused else (), dossier)
        case Figure():
            yield "Measure", _text(_words(record.measure))
            yield "Of", _text(one_line(shown(record.of)))
            yield "At least", _text(number(record.low))
            yield "At most", _text(number(record.high) if record.high is not None else "open")
            yield "Approximate", _text("yes" if record.approximate else "")
        case Actor():
            yield "Kind", _text(_words(record.kind))
            yield "Country", _text(record.country)
            yield "Part of", parties((record.part_of,) if record.part_of else (), dossier)
            yield "Titles", _text("; ".join(_once(title.text for title in record.titles)))
            yield "Also called", _text("; ".join(_once(record.aliases)))
            yield "Wikidata", _text(record.wikidata)
        case Dispute():
            yield "Kind", _text(_words(record.kind))
        case Event():
            yield "PLOVER", _text(" ".join(filter(None, (record.plover.type, record.plover.mode))))
            yield "CAMEO", _text(record.cameo)
        case Account():
            yield "Articles", _text(str(len(record.articles)))
            yield "Independent", _text(str(record.independent))
    when: When | None = getattr(record, "when", None)
    if when is not None:
        yield "When", _text(_when(when))
    where: Place | None = getattr(record, "where", None)
    if where is not None:
        yield "Where", _text(_place(where))
    if record.reported:
        yield "Reported", _text(in_words(record.reported, clock=False))


def _text(words: str | None) -> list[Piece]:
    return [Piece(words)] if words else []


def _words(name: str | None) -> str:
    return name.replace("_", " ") if name else ""


def _once(names: Iterable[str]) -> list[str]:
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(name.casefold(), one_line(shown(name)))
    return list(found.values())[:12]


def _reservations(statement: Statement) -> Iterator[str]:
    if statement.negated:
        yield "was not said"
    if statement.hedged:
        yield "reportedly"
    if statement.anonymous:
        yield "source not named"


def _when(when: When) -> str:
    told = capitalised(when_in_words(when) or "not known")
    words = f"“{one_line(shown(when.text))}”" if when.text and when.edtf else ""
    return ", ".join(
        part for part in (told, words, how_known(when) if when.edtf and when.basis else "") if part
    )


def _place(place: Place) -> str:
    at = ""
    if place.latitude is not None and place.longitude is not None:
        at = f"{place.latitude:.2f}, {place.longitude:.2f}"
    return " · ".join(part for part in (shown(place.name, lines=False), place.country or "", at) if part)
