"""Pages for programs: the rows that a page shows, as JSON, CSV, Web Annotations or BibTeX.

JSON answers a page at a time, with a cursor. The other forms hold every row that is asked for, and are made
while they are sent, a hundred rows at a time, so that an archive never stands in memory.
"""

import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, islice
from typing import Any

from fastapi import Request, Response
from fastapi.responses import JSONResponse, StreamingResponse

from dragoman.publish.annotations import CONTEXT, annotations
from dragoman.publish.flat import write_table
from dragoman.publish.formats.citations import write_bibtex
from dragoman.publish.formats.given import Given
from dragoman.publish.formats.tables import TABLES
from dragoman.publish.judged import beside
from dragoman.record import Article, Record, to_row
from dragoman.store import Standing
from dragoman.store.references import spans
from dragoman.web.asked import Asked
from dragoman.web.book import book
from dragoman.web.faults import BadQuestion, NoSuchPage
from dragoman.web.listing import every, listed
from dragoman.web.room import Room

MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "jsonld": 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
    "bib": "application/x-bibtex; charset=utf-8",
}
_AT_A_TIME = 100


def answered(request: Request, here: Room, kind: str, question: Asked, form: str) -> Response:
    """Answer a list in a form; raises `NoSuchPage` if there is no such form."""
    if form == "json":
        return page_of_rows(request, here, kind, question)
    return written(here, every(here.store, kind, question.select), form, kind)


def page_of_rows(request: Request, here: Room, kind: str, question: Asked) -> Response:
    """One page of rows, how many there are in all, and where the next page is."""
    found = listed(here.store, kind, question)
    following = question.query(cursor=found.following, limit=question.limit) if found.following else None
    address = f"{request.url.path}{following}" if following else None
    headers = {"Link": f'<{address}>; rel="next"'} if address else {}
    standing = here.store.standing()
    items = [judged_row(record, standing) for record in found.records]
    return JSONResponse({"items": items, "count": found.count, "next": address}, headers=headers)


def in_form(request: Request, here: Room, records: Iterable[Record], form: str, kind: str) -> Response:
    """Rows of several types that are all there is to a page; of these `kind` is the one that a table is of.

    The address may name another in `kind`. Raises `NoSuchPage`, `BadQuestion`.
    """
    if form == "json":
        return rows_answer(here, records)
    return written(here, records, form, request.query_params.get("kind", kind))


def rows_answer(here: Room, records: Iterable[Record]) -> Response:
    """Rows that are all there is to a page."""
    standing = here.store.standing()
    items = [judged_row(record, standing) for record in records]
    return JSONResponse({"items": items, "count": len(items), "next": None})


def judged_row(record: Record, standing: Standing) -> dict[str, Any]:
    """A record as its row; a verdict on it stands beside its own fields, in `verdict`."""
    held = standing.of(record)
    return {**to_row(record), **({"verdict": beside(held)} if held else {})}


def written(here: Room, records: Iterable[Record], form: str, kind: str) -> Response:
    """Write records in a form: those of one type as a table, the words of all of them, or their sources.

    Raises `NoSuchPage` for a form, and `BadQuestion` for a table, that there is not.
    """
    if form not in _WRITERS:
        raise NoSuchPage(f"no page is written as {form!r}")
    if form == "csv" and kind not in TABLES:
        raise BadQuestion(f"there is no table of {kind!r}; there are {', '.join(TABLES)}")
    pieces = _WRITERS[form](here, _batches(records), kind)
    first = list(islice(pieces, 1))  # what is wrong with the question shows before anything is sent
    return StreamingResponse(chain(first, pieces), media_type=MEDIA[form])


def _batches(records: Iterable[Record]) -> Iterator[list[Record]]:
    rest = iter(records)
    while some := list(islice(rest, _AT_A_TIME)):
        yield some


def _table(here: Room, batches: Iterator[list[Record]], kind: str) -> Iterator[str]:
    """Rows of one type; the head stands once."""
    standing = here.store.standing()
    head = True
    for some in chain(batches, [[]]):
        wanted = tuple(record for record in some if record.type == kind)
        if not wanted and not head:
            continue
        held = book(here.store, wanted)
        out = io.StringIO(newline="")
        only = replace(held, of_type={**held.of_type, kind: wanted})
        write_table(kind, only, out, Given(standing=standing, kind=kind))
        yield out.getvalue() if head else out.getvalue().partition("\r\n")[2]
        head = False


def _annotated(here: Room, batches: Iterator[list[Record]], _: str) -> Iterator[str]:
    """Every span of every record, in one annotation page."""
    page = {"@context": CONTEXT, "id": "urn:dragoman:annotations", "type": "AnnotationPage"}
    yield json.dumps(page)[:-1] + ', "items": ['
    lead = "\n"
    for some in batches:
        held = book(here.store, some, whole=True)
        told = ""
        for record in some:
            for item in annotations(record, held):
                told += lead + json.dumps(item, ensure_ascii=False)
                lead = ",\n"
        yield told
    yield "\n]}\n"


def _cited(here: Room, batches: Iterator[list[Record]], _: str) -> Iterator[str]:
    """The articles that the records stand in, each once."""
    yield ""
    seen: set[str] = set()
    for some in batches:
        wanted = {id_ for record in some for id_ in articles_of(record)} - seen
        seen |= wanted
        out = io.StringIO()
        write_bibtex(here.store.glances(wanted), out)
        yield out.getvalue()


def articles_of(record: Record) -> Sequence[str]:
    """The articles that a record stands in."""
    if isinstance(record, Article):
        return (record.id,)
    named: tuple[str, ...] = getattr(record, "articles", ())
    return tuple(dict.fromkeys([*named, *(span.article for span in spans(record))]))


_Writer = Callable[[Room, Iterator[list[Record]], str], Iterator[str]]
_WRITERS: Mapping[str, _Writer] = {"csv": _table, "jsonld": _annotated, "bib": _cited}
