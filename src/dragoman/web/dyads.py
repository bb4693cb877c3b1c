"""The page of two parties: their acts over time, what was said between them, and what happened."""

from dataclasses import replace

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from dragoman.publish.dossier import Dossier
from dragoman.publish.plots import dyad_plot
from dragoman.record import Actor, Contact, Incident, Message, Record
from dragoman.store import Store
from dragoman.store.days import day_of
from dragoman.web.answers import in_form
from dragoman.web.asked import Asked
from dragoman.web.folded import folded
from dragoman.web.listing import page_of
from dragoman.web.meant import meant
from dragoman.web.paths import path_of
from dragoman.web.room import FORMS, Here, Question
from dragoman.web.supported import supported
from dragoman.web.within import within

router = APIRouter(include_in_schema=False)

_AT_MOST = 300
"""Records of a type between two parties that one page shows: the latest."""


@router.get("/dyads/{one}/{other}.{form}")
def for_programs(
    request: Request, here: Here, question: Question, one: str, other: str, form: str
) -> Response:
    """What is between two parties, for programs."""
    first, second = meant(here.store, one)[0], meant(here.store, other)[0]
    return in_form(request, here, between(here.store, first, second, question), form, "message")


@router.get("/dyads/{one}/{other}")
def for_people(request: Request, here: Here, question: Question, one: str, other: str) -> Response:
    """The page of two parties, each by its name or its id."""
    (first, also), (second, also_other) = meant(here.store, one), meant(here.store, other)
    if first.id == second.id:
        return RedirectResponse(path_of(first.id) + question.only_as_of)
    found = between(here.store, first, second, question)
    held = supported(here.store, found, question.select, [first, second])
    since, until = question.select.since, question.select.until
    parts = [
        (heading, folded((r for r in found if chosen(r, first, second, held)), held))
        for heading, chosen in (
            (f"{first.name} to {second.name}", _forth),
            (f"{second.name} to {first.name}", _back),
            ("Through others", _carried),
            ("When they met", lambda r, *_: isinstance(r, Contact)),
            ("What happened between them", lambda r, *_: isinstance(r, Incident)),
        )
    ]
    return here.page(
        request,
        "dyad.html",
        question,
        namesakes=(*also, *also_other),
        one=first,
        other=second,
        plot=dyad_plot(held, first.id, second.id, question.page_of, since=since, until=until),
        parts=[(heading, told) for heading, told in parts if told],
        forms=FORMS,
    )


def between(store: Store, one: Actor, other: Actor, question: Asked) -> tuple[Record, ...]:
    """What two parties, and all that is part of them, told each other, met on, and did to each other."""
    found: dict[str, Record] = {}
    for sender, recipient in ((one, other), (other, one)):
        select = replace(question.select, sender=sender.name, recipient=recipient.name)
        for kind in ("message", "statement", "contact", "incident"):
            rows = page_of(store, kind, select, newest=True, limit=_AT_MOST).rows
            found |= {record.id: record for record in rows}
    return tuple(sorted(found.values(), key=day_of, reverse=True))


def _across(
    ends: tuple[tuple[str, ...], tuple[str, ...]], one: Actor, other: Actor, dossier: Dossier
) -> bool:
    sources, targets = ends
    return any(within(a, one, dossier) for a in sources) and any(within(b, other, dossier) for b in targets)


def _forth(record: Record, one: Actor, other: Actor, dossier: Dossier) -> bool:
    match record:
        case Message() if not record.intermediaries:
            return _across((record.senders, record.recipients), one, other, dossier)
    speakers: tuple[str, ...] = getattr(record, "speakers", ())
    return _across((speakers, getattr(record, "addressees", ())), one, other, dossier)


def _back(record: Record, one: Actor, other: Actor, dossier: Dossier) -> bool:
    return _forth(record, other, one, dossier)


def _carried(record: Record, *_: object) -> bool:
    return isinstance(record, Message) and bool(record.intermediaries)
