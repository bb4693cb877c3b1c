"""Search: words, speakers, states, acts and days together, the hits in their context."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from dragoman.publish.dossier import Dossier
from dragoman.publish.marked import escaped
from dragoman.record import Actor
from dragoman.store import Hit, NoWords, Store
from dragoman.web.answers import rows_answer, written
from dragoman.web.asked import Asked
from dragoman.web.book import book
from dragoman.web.entries import Entry
from dragoman.web.faults import BadQuestion
from dragoman.web.folded import groups_of, line_of
from dragoman.web.room import FORMS, Here, Question

router = APIRouter(include_in_schema=False)

_LOOKED_THROUGH = 2_000
"""Hits looked through for a kind of record: the best ones; a search for more is for the export."""
HANDED_OVER = 500


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for: words, a kind of record, within a filter."""

    words: str
    kind: str


@dataclass(frozen=True, slots=True)
class Found:
    """A hit as a line, with the words found marked in its excerpt."""

    entry: Entry
    excerpt: Markup


def sought(request: Request) -> Sought:
    """Read what is looked for from the address; raises `BadQuestion`."""
    words, kind = (request.query_params.get(name, "").strip() for name in ("q", "kind"))
    if len(words) > 500:
        raise BadQuestion("more than 500 characters are looked for")
    return Sought(words.replace("\0", " "), kind)


@router.get("/search.{form}")
def for_programs(request: Request, here: Here, question: Question, form: str) -> Response:
    """What is found, for programs: the best hits."""
    wanted = sought(request)
    found = islice(hits(here.store, wanted, question), HANDED_OVER)
    if form == "json":
        return rows_answer(here, (hit.record for hit in found))
    return written(here, (hit.record for hit in found), form, wanted.kind or "statement")


@router.get("/search")
def for_people(request: Request, here: Here, question: Question) -> HTMLResponse:
    """The search page; without words it asks for some."""
    wanted = sought(request)
    start = _offset(question.cursor)
    found: list[Hit] = []
    nothing = ""
    if wanted.words:
        try:
            found = list(islice(hits(here.store, wanted, question), start, start + question.limit + 1))
        except NoWords as fault:
            nothing = fault.found
    held = book(here.store, [hit.record for hit in found])
    more: dict[str, str | int | None] = {"q": wanted.words, "kind": wanted.kind}
    following = {**more, "cursor": start + question.limit} if len(found) > question.limit else None
    return here.page(
        request,
        "search.html",
        question,
        sought=wanted,
        actor=called(here.store, wanted.words),
        found=shown(found[: question.limit], held),
        first=start + 1,
        nothing=nothing,
        following=question.query(**following) if following else "",
        forms=FORMS if wanted.words else (),
    )


def hits(store: Store, wanted: Sought, question: Asked) -> Iterator[Hit]:
    """What has the words, best first."""
    every = store.search(wanted.words, question.select)
    if not wanted.kind:
        return every
    return (hit for hit in islice(every, _LOOKED_THROUGH) if hit.record.type == wanted.kind)


def called(store: Store, words: str) -> Actor | None:
    """The actor that is called exactly so, if there is one."""
    return next(iter(store.called(words)), None) if words else None


def shown(found: Sequence[Hit], dossier: Dossier) -> list[Found]:
    """Hits as lines, best first; what several articles print is one line at its best place."""
    by_id = {hit.record.id: hit for hit in found}
    return [
        Found(line_of(group[0], group, dossier), _excerpt(by_id[group[0].id]))
        for group in groups_of((hit.record for hit in found), dossier)
    ]


def _excerpt(hit: Hit) -> Markup:
    parts, at = [], 0
    for start, end in hit.matches:
        parts.append(escaped(hit.excerpt[at:start]))
        parts.append(f"<mark>{escaped(hit.excerpt[start:end])}</mark>")
        at = end
    parts.append(escaped(hit.excerpt[at:]))
    return Markup("".join(parts))


def _offset(cursor: str | None) -> int:
    if cursor is None:
        return 0
    if not (cursor.isascii() and cursor.isdigit() and len(cursor) < 7):
        raise BadQuestion(f"{cursor!r} is no cursor of a search")
    return int(cursor)
