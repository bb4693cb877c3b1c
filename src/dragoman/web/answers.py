"""Pages for programs: the rows that a page shows, as JSON, CSV, Web Annotations or BibTeX.

JSON answers a page at a time with a cursor. The other forms hold every row that is asked for, and are sent
while they are made, a few hundred rows at a time.
"""

import io
from collections.abc import Iterable, Iterator

from fastapi import Request, Response
from fastapi.responses import JSONResponse, StreamingResponse

from dragoman.publish import export
from dragoman.record import Record, to_row
from dragoman.web.asked import Asked
from dragoman.web.book import book
from dragoman.web.faults import NoSuchPage
from dragoman.web.listing import every, listed
from dragoman.web.room import Room

MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "jsonld": 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
    "bib": "application/x-bibtex; charset=utf-8",
}
_EXPORTS = {"csv": "csv", "jsonld": "webanno", "bib": "bibtex"}


def answered(request: Request, here: Room, kind: str, question: Asked, form: str) -> Response:
    """Answer a list in a form; raises `NoSuchPage` if there is no such form."""
    if form == "json":
        return page_of_rows(request, here, kind, question)
    return written(here, every(here.store, kind, question), form)


def page_of_rows(request: Request, here: Room, kind: str, question: Asked) -> Response:
    """One page of rows, how many there are in all, and where the next page is."""
    found = listed(here.store, kind, question)
    following = question.query(cursor=found.following, limit=question.limit) if found.following else None
    body = {
        "items": [to_row(record) for record in found.records],
        "count": found.count,
        "next": f"{request.url.path}{following}" if following else None,
    }
    headers = {"Link": f'<{body["next"]}>; rel="next"'} if following else {}
    return JSONResponse(body, headers=headers)


def written(here: Room, records: Iterable[Record], form: str) -> Response:
    """Write records in a form, with the articles and actors that they name."""
    if form not in MEDIA:
        raise NoSuchPage(f"no page is written as {form!r}")
    return StreamingResponse(_written(here, records, form), media_type=MEDIA[form])


def _written(here: Room, records: Iterable[Record], form: str) -> Iterator[str]:
    held = list(records)
    out = io.StringIO()
    export(book(here.store, held).by_id.values(), _EXPORTS[form], out)
    yield out.getvalue()
