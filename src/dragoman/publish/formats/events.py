"""Coded events as tables that users of event data know: POLECAT's columns for PLOVER, ICEWS' for CAMEO.

The first columns are theirs, by their names and in their order, so that scripts written for them read these;
what they hold and Dragoman does not (geonames, COW numbers) is empty. Ours follow: the record that is coded,
how far it is a fact, its verdict, and the words. Both are tab-separated. Only what is said to have happened
is written, unless all events are asked for: plans and threats have codes too, and no event table tells them
from deeds.
"""

import csv
from collections.abc import Callable, Iterable, Iterator
from typing import TextIO

from dragoman import __version__
from dragoman.ontology.actor_codes import actor_code
from dragoman.publish.dossier import Dossier
from dragoman.publish.flat import safe
from dragoman.publish.formats.columns import Book, first_day, shown_by
from dragoman.publish.formats.given import NOTHING, Given
from dragoman.record import Actor, Article, Contact, Event, Incident, Message, Record

Coded = Message | Contact | Incident

FACTS = frozenset({"asserted", "held", "happened"})
"""Standings of a record that say it was so."""

POLECAT = (
    "Event ID|Event Date|Event Type|Event Mode|Intensity|Quad Code|Contexts|Actor Name|Actor Country|"
    "Actor COW|Primary Actor Sector|Actor Sectors|Actor Title|Actor Name Raw|Wikipedia Actor ID|"
    "Recipient Name|Recipient Country|Recipient COW|Primary Recipient Sector|Recipient Sectors|"
    "Recipient Title|Recipient Name Raw|Wikipedia Recipient ID|Placename|City|District|Province|Country|"
    "Latitude|Longitude|GeoNames ID|Raw Placename|Feature Type|Source|Publication Date|Story People|"
    "Story Organizations|Story Locations|Language|Version"
).split("|")
"""The columns of POLECAT's files, in their order."""

ICEWS = (
    "Event ID|Event Date|Source Name|Source Sectors|Source Country|Event Text|CAMEO Code|Intensity|"
    "Target Name|Target Sectors|Target Country|Story ID|Sentence Number|Publisher|City|District|Province|"
    "Country|Latitude|Longitude"
).split("|")
"""The columns of ICEWS' files, in their order."""

OURS = (
    "Source Code|Target Code|Event Root Code|Quad Class|Time|Time Basis|Record|Record Type|Status|Words|"
    "Article|Start|End|Article Source|Outlet|Verdict"
).split("|")
"""What follows in both: the codes, the record that is coded and its words."""

QUADS = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}


def write_plover(records: Iterable[Record], out: TextIO, given: Given = NOTHING) -> None:
    """Write events by PLOVER, with POLECAT's columns."""
    _write(records, out, given, POLECAT, _polecat)


def write_cameo(records: Iterable[Record], out: TextIO, given: Given = NOTHING) -> None:
    """Write events by CAMEO, with ICEWS' columns."""
    _write(records, out, given, ICEWS, _icews)


def _write(
    records: Iterable[Record],
    out: TextIO,
    given: Given,
    names: list[str],
    row: Callable[[Event, Coded, Book], dict[str, str]],
) -> None:
    dossier = records if isinstance(records, Dossier) else Dossier.of(records)
    book = Book(dossier, given.standing)
    table = csv.DictWriter(out, [*names, *OURS], restval="", delimiter="\t", lineterminator="\n")
    table.writeheader()
    for event, record in coded(dossier):
        if given.all_events or record.status in FACTS:
            table.writerow(row(event, record, book) | _ours(event, record, book))


def coded(dossier: Dossier) -> Iterator[tuple[Event, Coded]]:
    """Yield the events whose record is here, with it, in order of their day."""
    found = []
    for event in dossier.of_type.get("event", ()):
        record = dossier.by_id.get(event.record) if isinstance(event, Event) else None
        if isinstance(event, Event) and isinstance(record, Message | Contact | Incident):
            found.append((event, record))
    yield from sorted(found, key=lambda pair: (_day(pair[0]) or "~", pair[0].id))


def _polecat(event: Event, record: Coded, book: Book) -> dict[str, str]:
    source, target = parties(event, record, book)
    told = {
        "Event ID": event.id,
        "Event Date": _day(event) or "",
        "Event Type": event.plover.type,
        "Event Mode": event.plover.mode or "",
        "Intensity": _number(event.goldstein),
        "Quad Code": QUADS[event.quad_class] if event.quad_class else "",
        "Contexts": "; ".join(event.plover.contexts),
        "Source": _outlets(record, book),
        "Publication Date": first_day(event.reported) or "",
        "Language": "; ".join(dict.fromkeys(one.language or "" for one in _articles(record, book))),
        "Version": f"dragoman {__version__}",
        **_where(record),
    }
    for role, code, actors in (("Actor", event.source, source), ("Recipient", event.target, target)):
        told |= {
            f"{role} Name": _names(actors),
            f"{role} Country": _countries(actors, book),
            f"Primary {role} Sector": (code or "")[3:] or ("" if code is None else "STATE"),
            f"{role} Title": _titles(actors),
            f"{role} Name Raw": _names(actors),
        }
    return told


def _icews(event: Event, record: Coded, book: Book) -> dict[str, str]:
    source, target = parties(event, record, book)
    articles = _articles(record, book)
    told = {
        "Event ID": event.id,
        "Event Date": _day(event) or "",
        "Event Text": (record.act if isinstance(record, Message) else record.kind).replace("_", " "),
        "CAMEO Code": event.cameo or "",
        "Intensity": _number(event.goldstein),
        "Story ID": articles[0].id if articles else "",
        "Publisher": _outlets(record, book),
        **_where(record),
    }
    for role, actors in (("Source", source), ("Target", target)):
        told |= {
            f"{role} Name": _names(actors),
            f"{role} Sectors": "; ".join(dict.fromkeys(one.kind.replace("_", " ") for one in actors)),
            f"{role} Country": _countries(actors, book),
        }
    del told["Placename"]
    return told


def _ours(event: Event, record: Coded, book: Book) -> dict[str, str]:
    spans, held = shown_by(record), book.standing.of(record)
    time = event.when.edtf if event.when else None
    return {
        "Source Code": event.source or "",
        "Target Code": event.target or "",
        "Event Root Code": (event.cameo or "")[:2],
        "Quad Class": str(event.quad_class or ""),
        "Time": time or event.reported or "",
        "Time Basis": (event.when.basis or "") if event.when and time else "publication",
        "Record": record.id,
        "Record Type": record.type,
        "Status": record.status,
        "Words": safe(" […] ".join(span.exact for span in spans)),
        "Article": "; ".join(span.article for span in spans),
        "Start": "; ".join(str(span.start) for span in spans),
        "End": "; ".join(str(span.end) for span in spans),
        "Article Source": safe("; ".join(dict.fromkeys(one.source for one in _articles(record, book)))),
        "Outlet": _outlets(record, book),
        "Verdict": held.verdict if held else "",
    }


def parties(event: Event, record: Coded, book: Book) -> tuple[list[Actor], list[Actor]]:
    """Who acts in an event and to whom it is done: the parties of its record that have these codes."""
    match record:
        case Message():
            sides = (record.senders, record.recipients)
        case Contact():
            sides = (record.participants, record.participants)
        case Incident():
            sides = (record.perpetrators, record.victims)
    source, target = (
        [one for id_ in side if (one := book.dossier.actor(id_)) is not None and _code(one, book) == code]
        for side, code in zip(sides, (event.source, event.target), strict=True)
    )
    return source, target


def _code(actor: Actor, book: Book) -> str | None:
    """The code of an actor: its own, else that of what it is part of."""
    return next(
        (code for part in book.dossier.parties(actor) if (code := actor_code(part)) is not None), None
    )


def _day(event: Event) -> str | None:
    return first_day(event.when.edtf if event.when and event.when.edtf else event.reported)


def _where(record: Coded) -> dict[str, str]:
    place = None if isinstance(record, Message) else record.where
    if place is None:
        return {"Placename": ""}
    return {
        "Placename": safe(place.name),
        "Country": place.country or "",
        "Latitude": _number(place.latitude),
        "Longitude": _number(place.longitude),
    }


def _articles(record: Record, book: Book) -> list[Article]:
    found = (book.dossier.article(span.article) for span in shown_by(record))
    return list({one.id: one for one in found if one is not None}.values())


def _outlets(record: Record, book: Book) -> str:
    return safe("; ".join(dict.fromkeys(one.outlet for one in _articles(record, book) if one.outlet)))


def _names(actors: list[Actor]) -> str:
    return safe("; ".join(one.name for one in actors))


def _titles(actors: list[Actor]) -> str:
    return safe("; ".join(dict.fromkeys(title.text for one in actors for title in one.titles)))


def _countries(actors: list[Actor], book: Book) -> str:
    return "; ".join(dict.fromkeys(name for one in actors if (name := book.dossier.country(one))))


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"
