"""The page of one record: what it says, its words where they stand, what belongs to it."""

from collections.abc import Iterator

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse, RedirectResponse

from dragoman.publish.annotations import spans_of
from dragoman.publish.masthead import row
from dragoman.record import Article, Record, Span, to_row
from dragoman.store import NoSuchRecord
from dragoman.web.answers import written
from dragoman.web.book import book, words_of
from dragoman.web.entries import entry, kind_path, path_of
from dragoman.web.marks import numbered, passages
from dragoman.web.room import FORMS, Here, Question, Room

router = APIRouter(include_in_schema=False)

SHOWN_IN_TEXT = ("statement", "message", "contact", "incident", "responsibility", "figure")
_AROUND = 320
"""Characters of the article before and after a record's words on its page."""


@router.get("/articles/{id_}.{form}")
def article_for_programs(here: Here, id_: str, form: str) -> Response:
    """An article for programs."""
    return _for_programs(here, "articles", id_, form)


@router.get("/articles/{id_}")
def article_page(request: Request, here: Here, question: Question, id_: str) -> Response:
    """The article page: its text with what was recorded from it beside it."""
    found = record_of(here, "articles", id_)
    assert isinstance(found, Article)
    if found.id != id_:
        return RedirectResponse(path_of(found.id))
    given = list(given_by(here, found))
    held = book(here.store, [found, *given])
    marked = numbered((entry(record, held), spans) for record in given if (spans := words_in(record, found)))
    return here.page(
        request,
        "article.html",
        question,
        article=found,
        row=row(found, held, sum(one.entry.type == "statement" for one in marked)),
        passages=list(passages(found, marked)),
        marked=marked,
        forms=FORMS,
    )


def given_by(here: Room, article: Article) -> Iterator[Record]:
    """The records of an article's own, in the order of its text."""
    for record in here.store.records(SHOWN_IN_TEXT):
        if any(span.article == article.id for _, span in spans_of(record)):
            yield record


def words_in(record: Record, article: Article) -> tuple[Span, ...]:
    """The words of an article that carry a record: its content, else what mentions it."""
    here = (span for span in words_of(record) if span.article == article.id)
    return tuple(sorted(here, key=lambda span: span.start))


def record_of(here: Room, name: str, id_: str) -> Record:
    """The record of an address; raises `NoSuchRecord` where the list does not have it."""
    found = here.store.record(id_)
    if kind_path(found.type) != name:
        raise NoSuchRecord(f"{found.id} is no {name} record but stands in /{kind_path(found.type)}")
    return found


def _for_programs(here: Room, name: str, id_: str, form: str) -> Response:
    found = record_of(here, name, id_)
    if form == "json":
        return JSONResponse(to_row(found))
    return written(here, [found], form)
