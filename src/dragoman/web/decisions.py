"""What readers decide at the desk: verdicts on records, who is who, what is not one; and taking it back.

Every one of these addresses takes POST only, from the desk's own pages, with its token. The answer to a form
is the page it came from; to htmx, the piece of the page that changed.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Annotated
from urllib.parse import parse_qs, urlsplit

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.concurrency import run_in_threadpool

from dragoman.record import Record
from dragoman.store import JUDGEMENTS
from dragoman.store.verdict import Judgement
from dragoman.web.book import book
from dragoman.web.entries import entry
from dragoman.web.faults import BadQuestion
from dragoman.web.guard import TOKEN_FIELD, check_token
from dragoman.web.paths import path_of
from dragoman.web.rendering import environment
from dragoman.web.room import Here, Question, Room, room_of

router = APIRouter(include_in_schema=False)

_FORM_BYTES = 64 * 1024
_LONGEST = 2_000


def now() -> str:
    """The present moment, as decisions are kept with it."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


async def sent(request: Request) -> Mapping[str, str]:
    """The fields of a form that one of the desk's own pages sent; several of one name are joined by blanks.

    Raises `BadQuestion`, `NoToken`.
    """
    if request.headers.get("content-type", "").partition(";")[0] != "application/x-www-form-urlencoded":
        raise BadQuestion("a decision is sent as a form")
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > _FORM_BYTES:
            raise BadQuestion("the form is too long")
    fields = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True)
    told = {name: " ".join(values).strip()[:_LONGEST] for name, values in fields.items()}
    check_token(told.get(TOKEN_FIELD), room_of(request).token)
    return told


Form = Annotated[Mapping[str, str], Depends(sent)]


@router.post("/verdicts")
async def judge(request: Request, here: Here, form: Form) -> Response:
    """Keep a verdict on a record."""
    return await run_in_threadpool(_judge, request, here, form)


def _judge(request: Request, here: Room, form: Mapping[str, str]) -> Response:
    record = here.store.shown(given(form, "record"))
    verdict = judgement(given(form, "verdict"))
    here.store.judge(record, verdict, when=now(), who=who(here, form), why=form.get("why") or None)
    return _judged(request, here, record)


@router.post("/verdicts/undo")
async def undo_verdict(request: Request, here: Here, form: Form) -> Response:
    """Take a verdict back."""
    return await run_in_threadpool(_undo_verdict, request, here, form)


def _undo_verdict(request: Request, here: Room, form: Mapping[str, str]) -> Response:
    undone = here.store.undo_verdict(number(form), when=now())
    return _judged(request, here, here.store.shown(undone.found or undone.record))


@router.post("/actors/merge")
async def merge(request: Request, here: Here, form: Form) -> Response:
    """Decide that another actor is this one."""
    keep, other = given(form, "keep"), given(form, "other")
    why = form.get("why") or None
    await run_in_threadpool(here.store.merge_actors, keep, [other], when=now(), who=who(here, form), why=why)
    return back(request, path_of(keep))


@router.post("/actors/split")
async def split(request: Request, here: Here, form: Form) -> Response:
    """Decide that what some articles say of an actor is of somebody else."""
    actor, articles = given(form, "actor"), given(form, "articles").split()
    name, why = form.get("name") or None, form.get("why") or None
    await run_in_threadpool(
        here.store.split_actor, actor, articles, when=now(), name=name, who=who(here, form), why=why
    )
    return back(request, path_of(actor))


@router.post("/actors/undo")
async def undo_actors(request: Request, here: Here, form: Form) -> Response:
    """Take back a decision on who is who."""
    await run_in_threadpool(here.store.undo, number(form), when=now())
    return back(request, "/decisions")


@router.post("/partings")
async def part(request: Request, here: Here, form: Form) -> Response:
    """Decide that a record is not of the thing that others are of."""
    record, others = given(form, "record"), given(form, "others").split()
    why = form.get("why") or None
    await run_in_threadpool(here.store.part, record, others, when=now(), who=who(here, form), why=why)
    return RedirectResponse(path_of(record), 303)


@router.post("/partings/undo")
async def undo_parting(request: Request, here: Here, form: Form) -> Response:
    """Take a parting back."""
    await run_in_threadpool(here.store.undo_parting, number(form), when=now())
    return back(request, "/decisions")


@router.get("/decisions")
def decisions(request: Request, here: Here, question: Question) -> HTMLResponse:
    """Everything that was decided and holds, the latest first."""
    verdicts = here.store.verdicts()[::-1]
    merges, partings = here.store.decisions()[::-1], here.store.partings()[::-1]
    ids = [one.actor for one in merges] + [one.into for one in merges]
    held = book(here.store, here.store.glances(ids))
    return here.page(
        request, "decisions.html", question, verdicts=verdicts, merges=merges, partings=partings, held=held
    )


def judgement(told: str) -> Judgement:
    """A verdict by its name; raises `BadQuestion`."""
    for one in JUDGEMENTS:
        if one == told:
            return one
    raise BadQuestion(f"{told!r} is no verdict; {', '.join(JUDGEMENTS)} are")


def given(form: Mapping[str, str], name: str) -> str:
    """A field that must be there; raises `BadQuestion`."""
    if not form.get(name):
        raise BadQuestion(f"the form has no {name}")
    return form[name]


def number(form: Mapping[str, str]) -> int:
    """The number of a decision; raises `BadQuestion`."""
    told = given(form, "number")
    if not (told.isascii() and told.isdigit() and len(told) < 12):
        raise BadQuestion(f"{told!r} is no number of a decision")
    return int(told)


def who(here: Room, form: Mapping[str, str]) -> str | None:
    """Who decides: as the page says, else as the desk was started."""
    return form.get("who") or here.who


def back(request: Request, otherwise: str) -> Response:
    """Lead back to the page of the desk that a form stood on."""
    came = urlsplit(request.headers.get("referer", ""))
    inside = came.netloc == request.headers.get("host") and came.path.startswith("/")
    target = f"{came.path}?{came.query}" if came.query else came.path
    return RedirectResponse(target if inside and not target.startswith("//") else otherwise, 303)


def _judged(request: Request, here: Room, record: Record) -> Response:
    """What a verdict changes: the buttons and the verdict of one line, or the page it stood on."""
    if request.headers.get("hx-request") != "true":
        return back(request, path_of(record.id))
    told = entry(record, book(here.store, [record]))
    context = {**here.context(request), "entry": told}
    return HTMLResponse(environment().get_template("judged.html").render(context))
