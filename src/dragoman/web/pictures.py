"""The pages that are pictures: `/timeline`, and `/network` with its equal, the matrix."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Literal
from urllib.parse import quote

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from dragoman.publish.plots import matrix_table, network_plot, timeline_plot
from dragoman.web.answers import in_form
from dragoman.web.asked import Asked
from dragoman.web.drawn import COUNTED_AT_MOST, drawn
from dragoman.web.room import FORMS, Here, Question

router = APIRouter(include_in_schema=False)

_HAPPENINGS = ("incident", "contact")


@router.get("/timeline.{form}")
def timeline_for_programs(request: Request, here: Here, question: Question, form: str) -> Response:
    """What the timeline is drawn of: incidents and contacts."""
    found = drawn(here.store, _HAPPENINGS, question.select)
    return in_form(request, here, found.records, form, "incident")


@router.get("/timeline")
def timeline(request: Request, here: Here, question: Question) -> HTMLResponse:
    """What happened and what was said, against when it was reported."""
    found = drawn(here.store, _HAPPENINGS, question.select, statements=COUNTED_AT_MOST)
    since, until = found.select.since, found.select.until
    plot = timeline_plot(
        found.dossier,
        question.page_of,
        said=found.said,
        since=since,
        until=until,
        more=lists_of(question, "incidents", "contacts"),
    )
    days = found.dossier.days
    zooms = steps(question, since or (days[0] if days else None), until or (days[1] if days else None))
    return here.page(request, "timeline.html", question, plot=plot, left=found.left, zooms=zooms, forms=FORMS)


@router.get("/network.{form}")
def network_for_programs(request: Request, here: Here, question: Question, form: str) -> Response:
    """What the network is drawn of: messages."""
    found = drawn(here.store, ("message",), question.select)
    return in_form(request, here, found.records, form, "message")


@router.get("/network")
def network(request: Request, here: Here, question: Question) -> HTMLResponse:
    """Who told whom: the network, and the same as a matrix."""
    found = drawn(here.store, ("message",), question.select)
    by: Literal["side", "actor"] = "actor" if request.query_params.get("by") == "actor" else "side"

    @cache
    def known(name: str) -> bool:
        return bool(here.store.called(name))

    def between(sender: str, recipient: str) -> str | None:
        if not (known(sender) and known(recipient)):  # a side need not be an actor: unnamed people, a state
            return None
        return f"/dyads/{_segment(sender)}/{_segment(recipient)}{question.only_as_of}"

    more = lists_of(question, "messages")
    return here.page(
        request,
        "network.html",
        question,
        plot=network_plot(found.dossier, question.page_of, by=by, between=between, more=more),
        matrix=matrix_table(found.dossier, by=by, between=between, more=more),
        by=by,
        left=found.left,
        forms=FORMS,
    )


def lists_of(question: Asked, *names: str) -> Markup:
    """The lists that have all of what a picture has too much of, as links that keep the filter."""
    links = (Markup('<a href="/{}{}">{}</a>').format(name, question.query(), name) for name in names)
    return Markup("all ") + Markup(" and ").join(links)


def _segment(name: str) -> str:
    return quote(name, safe="")


def steps(question: Asked, since: str | None, until: str | None) -> Mapping[str, str]:
    """Where zooming in, out, back and on lead, by what they are called; nothing where no day is known."""
    if since is None or until is None:
        return {}
    first, last = date.fromisoformat(since), date.fromisoformat(until)
    width = max(1, (last - first).days + 1)
    quarter = timedelta(days=width // 4)
    half = timedelta(days=max(1, width // 2))
    wanted = {
        "Earlier": (first - half, last - half),
        "Later": (first + half, last + half),
        "Closer": (first + quarter, last - quarter),
        "Wider": (first - half, last + half),
    }
    found = {
        name: question.query(since=left.isoformat(), until=right.isoformat())
        for name, (left, right) in wanted.items()
        if left <= right and (left, right) != (first, last)
    }
    if question.select.since or question.select.until:
        found["All"] = question.query(since=None, until=None)
    return found
