"""The API, under `/api/v1`: every list, every record, search, what is between two parties, and verdicts.

Reading is GET and changes nothing. Lists answer a page at a time: `next` is the address of the following
page, null on the last. Every error is problem details (RFC 9457) with the code and remedy of the manual. The
fields of `items` are those that `dragoman schema` describes; within v1 none goes or changes its meaning,
new ones may be added.
"""

from dataclasses import asdict
from itertools import islice
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Header, Path, Query, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from dragoman import __version__
from dragoman.record.words import Act
from dragoman.store.verdict import Judgement
from dragoman.web.answers import judged_row, page_of_rows, rows_answer
from dragoman.web.asked import Asked, asked
from dragoman.web.decisions import now
from dragoman.web.dyads import between
from dragoman.web.faults import BadQuestion
from dragoman.web.guard import check_token
from dragoman.web.listing import counts_of
from dragoman.web.lists import LISTS
from dragoman.web.meant import meant
from dragoman.web.problems import PROBLEM
from dragoman.web.records import record_of
from dragoman.web.room import Here, room_of
from dragoman.web.searching import HANDED_OVER, Sought, hits


class Problem(BaseModel):
    """Problem details (RFC 9457): what was found wrong and what to do."""

    type: str
    title: str
    status: int
    detail: str
    code: str = Field(description="the code under which the manual lists the error: D308")
    remedy: str


class Page(BaseModel):
    """Some rows of a list."""

    items: list[dict[str, Any]] = Field(description="records, as `dragoman schema` describes them")
    count: int = Field(description="how many there are in all")
    next: str | None = Field(description="the address of the page that follows; null on the last")


class Judged(BaseModel):
    """A verdict to be kept."""

    model_config = ConfigDict(extra="forbid")

    record: str = Field(max_length=100, description="the id of the record")
    verdict: Judgement
    who: str | None = Field(None, max_length=100)
    why: str | None = Field(None, max_length=2000)


def _told(status: int, words: str) -> dict[int | str, dict[str, Any]]:
    return {status: {"model": Problem, "description": words, "content": {PROBLEM: {}}}}


_READING = {
    **_told(400, "the question is not understood"),
    **_told(403, "the request is not for this desk"),
    **_told(404, "there is no such record"),
    **_told(409, "several are called so"),
    **_told(422, "the question is not understood"),
    **_told(503, "the database is being written to and did not answer in time"),
}
_DECIDING = {**_READING, **_told(403, "the token is missing or wrong, or another site asks")}

router = APIRouter(prefix="/api/v1", responses=_READING)

_Words = Annotated[str | None, Query(max_length=500)]
_Day = Annotated[str | None, Query(max_length=40, description="2024, 2024-08 or 2024-08-05")]


def _question(
    request: Request,
    from_: Annotated[str | None, Query(alias="from", max_length=500, description="who sent or did")] = None,
    to: _Words = None,
    speaker: _Words = None,
    act: Annotated[Act | None, Query(description="what was done with words")] = None,
    about: _Words = None,
    since: _Day = None,
    until: _Day = None,
    outlet: _Words = None,
    as_of: _Day = None,
    verdict: Annotated[str | None, Query(max_length=20)] = None,
    order: Annotated[Literal["oldest", "newest"] | None, Query()] = None,
    cursor: Annotated[str | None, Query(max_length=100)] = None,
    limit: Annotated[int | None, Query(ge=1, le=500)] = None,
) -> Asked:
    """What the query asks for; the parameters are declared here for the description, and read in `asked`."""
    del from_, to, speaker, act, about, since, until, outlet, as_of, verdict, order, cursor, limit
    return asked(request.query_params, limit=100)


Question = Annotated[Asked, Depends(_question)]
Kind = Annotated[str, Path(json_schema_extra={"enum": list(LISTS)})]
Id = Annotated[str, Path(max_length=100, description="the record's id, or a beginning that no other has")]
Name = Annotated[
    str,
    Path(
        max_length=300, description="an actor's name or its id; of several of a name a state is meant first"
    ),
]
Token = Annotated[str | None, Header(alias="X-Dragoman-Token", description="this desk's token")]


@router.get("", summary="What is in the database")
def about(here: Here, question: Question) -> dict[str, Any]:
    """The database's name, this version, and how many records of each type are asked for."""
    kinds = [one.kind for one in LISTS.values()]
    counts = counts_of(here.store, kinds, question.select)
    return {"database": here.name, "version": __version__, "counts": dict(counts)}


@router.get("/search", response_model=Page, summary="Find words")
def search(
    here: Here,
    question: Question,
    q: Annotated[str, Query(max_length=500, description="all these words must occur")],
    kind: Annotated[str | None, Query(max_length=20)] = None,
) -> Response:
    """The best hits, best first; at most 500."""
    found = hits(here.store, Sought(q.replace("\0", " "), kind or ""), question)
    return rows_answer(here, (hit.record for hit in islice(found, min(question.limit, HANDED_OVER))))


@router.get("/dyads/{one}/{other}", response_model=Page, summary="What is between two parties")
def dyad(here: Here, question: Question, one: Name, other: Name) -> Response:
    """Messages and statements from either to the other, contacts of both, incidents between them."""
    first, second = meant(here.store, one)[0], meant(here.store, other)[0]
    return rows_answer(here, between(here.store, first, second, question))


@router.get("/verdicts", summary="What readers hold")
def verdicts(
    here: Here, ended: Annotated[bool, Query(description="those replaced or undone too")] = False
) -> dict[str, Any]:
    """Every verdict that holds, in the order given."""
    return {"items": [asdict(one) for one in here.store.verdicts(ended=ended)]}


@router.post("/verdicts", status_code=201, summary="Judge a record", responses=_DECIDING)
def judge(request: Request, here: Here, judged: Judged, x_dragoman_token: Token = None) -> dict[str, Any]:
    """Keep a verdict, in the place of the one that holds on the record."""
    check_token(x_dragoman_token, room_of(request).token)
    record = here.store.shown(judged.record)
    kept = here.store.judge(
        record, judged.verdict, when=now(), who=judged.who or here.who, why=judged.why or None
    )
    return asdict(kept)


@router.delete("/verdicts/{number}", summary="Take a verdict back", responses=_DECIDING)
def undo(
    request: Request,
    here: Here,
    number: Annotated[int, Path(ge=1, le=2**31)],
    x_dragoman_token: Token = None,
) -> dict[str, Any]:
    """End a verdict that holds; the one it had replaced holds again."""
    check_token(x_dragoman_token, room_of(request).token)
    return asdict(here.store.undo_verdict(number, when=now()))


@router.get("/{kind}", response_model=Page, summary="A list")
def records(request: Request, here: Here, question: Question, kind: Kind) -> Response:
    """A page of the records of a type, in order of time; actors by name."""
    if kind not in LISTS:
        raise BadQuestion(f"there is no list of {kind!r}; there are {', '.join(LISTS)}")
    return page_of_rows(request, here, LISTS[kind].kind, question)


@router.get("/{kind}/{id_}", summary="A record")
def record(here: Here, kind: Kind, id_: Id) -> Response:
    """One record by its id."""
    found = record_of(here, kind, id_)
    return JSONResponse(judged_row(found, here.store.standing()))


@router.get("/{kind}/{id_}/linked", response_model=Page, summary="What belongs to a record")
def linked(here: Here, kind: Kind, id_: Id) -> Response:
    """What a record points at and what points at it, one step away."""
    found = record_of(here, kind, id_)
    return rows_answer(here, here.store.linked_to(found.id))
