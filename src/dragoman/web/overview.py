"""The first page: what is in here, what is new, what is disputed."""

from collections.abc import Mapping

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from dragoman.publish.dates import days_in_words
from dragoman.publish.plots import timeline_plot
from dragoman.publish.wording import capitalised, spelt
from dragoman.record import Record, bounds
from dragoman.store import Filter, Store
from dragoman.web.answers import in_form
from dragoman.web.drawn import drawn
from dragoman.web.entries import entries
from dragoman.web.listing import counts_of, page_of
from dragoman.web.lists import LISTS
from dragoman.web.pictures import lists_of
from dragoman.web.room import FORMS, Here, Question
from dragoman.web.supported import supported

router = APIRouter(include_in_schema=False)

_COUNTED = ("articles", "statements", "messages", "contacts", "incidents", "disputes", "utterances", "actors")
_NEW = {"message": 6, "incident": 6, "dispute": 6, "contact": 4, "article": 6}
_DRAWN, _COUNTED_STATEMENTS = 300, 4_000


@router.get("/overview.{form}")
def for_programs(request: Request, here: Here, question: Question, form: str) -> Response:
    """The latest of each type, for programs."""
    records = shown_last(latest(here.store, Filter(as_of=question.select.as_of)))
    return in_form(request, here, records, form, "message")


@router.get("/")
def overview(request: Request, here: Here, question: Question) -> HTMLResponse:
    """The overview."""
    select = Filter(as_of=question.select.as_of)
    kinds = [LISTS[name].kind for name in _COUNTED]
    counts = counts_of(here.store, kinds, select)
    new = latest(here.store, select)
    held = supported(here.store, shown_last(new), select)
    picture = drawn(here.store, ("incident", "contact"), select, _DRAWN, _COUNTED_STATEMENTS)
    return here.page(
        request,
        "overview.html",
        question,
        heading=heading(here.store, select, counts),
        counts=[(LISTS[name], name, counts[LISTS[name].kind]) for name in _COUNTED],
        new={kind: entries(rows, held) for kind, rows in new.items()},
        plot=timeline_plot(
            picture.dossier,
            question.page_of,
            said=picture.said,
            since=picture.select.since,
            rows=12,
            sides=6,
            more=lists_of(question, "incidents", "contacts"),
        ),
        left=picture.left,
        forms=FORMS,
    )


def latest(store: Store, select: Filter) -> dict[str, tuple[Record, ...]]:
    """The latest records of the types that the first page shows."""
    return {kind: page_of(store, kind, select, newest=True, limit=most).rows for kind, most in _NEW.items()}


def shown_last(new: Mapping[str, tuple[Record, ...]]) -> list[Record]:
    """All of them."""
    return [record for rows in new.values() for record in rows]


def heading(store: Store, select: Filter, counts: Mapping[str, int]) -> str:
    """How many reports there are, and of which days: ``Twelve reports, 9 December 2024 – 14 March 2025``."""
    ends = [page_of(store, "article", select, newest=newest, limit=1).rows for newest in (False, True)]
    days = [day for rows in ends for article in rows if (day := _day(article))]
    told = capitalised(spelt(counts["article"], "report"))
    return f"{told}, {days_in_words(min(days), max(days))}" if days else told


def _day(article: Record) -> str | None:
    return bounds(article.reported)[0] if article.reported else None
