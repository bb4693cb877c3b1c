"""`/brief`: the brief of what the filters show, to be printed or handed on."""

from dataclasses import replace

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from dragoman.publish import brief_html
from dragoman.publish.asked import asked
from dragoman.record import Record
from dragoman.store import Filter, Store
from dragoman.web.faults import TooMany
from dragoman.web.listing import count_of
from dragoman.web.room import Here, Question

router = APIRouter(include_in_schema=False)

ARTICLES = 1_000
"""Articles whose brief is made while a reader waits; it has all their texts in memory."""

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"
"""A brief is one file with its style in it; it needs no script and no other file."""


@router.get("/brief")
def brief(request: Request, here: Here, question: Question) -> HTMLResponse:
    """The brief as one page: what is asked for, but for what was rejected. Raises `TooMany`."""
    select = question.select
    if select.verdict is None:
        select = replace(select, verdict="standing")
    articles = count_of(here.store, "article", replace(select, verdict=None))
    if articles > ARTICLES:
        raise TooMany(f"{articles} articles are asked for, and a brief on a page is of at most {ARTICLES}")
    title = request.query_params.get("title", "").strip()[:200] or None
    records, because = asked_for(here.store, select)
    page = brief_html(records, title=title, as_of=select.as_of, because=because)
    return HTMLResponse(page, headers={"Content-Security-Policy": _POLICY})


def asked_for(store: Store, select: Filter) -> tuple[list[Record], dict[str, str]]:
    """What the filter asks for, and by id why what is joined in it is one."""
    records = [one for one in asked(store, select) if one.type != "event"]
    joined = (one.id for one in records if one.type in ("contact", "incident"))
    reasons = {str(id_): store.because(id_) for id_ in joined}
    return records, {id_: why for id_, why in reasons.items() if why}
