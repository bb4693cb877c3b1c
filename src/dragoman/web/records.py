"""The page of one record: what it says, its words where they stand, what belongs to it."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse, RedirectResponse

from dragoman.publish.dossier import Dossier
from dragoman.publish.masthead import row
from dragoman.publish.plots import figures_plot
from dragoman.record import Account, Actor, Article, Dispute, Incident, Record, Span
from dragoman.store import NoSuchRecord
from dragoman.web.actors import actor_page
from dragoman.web.answers import judged_row, written
from dragoman.web.asked import Asked
from dragoman.web.book import book, words_of
from dragoman.web.context import in_context
from dragoman.web.entries import entry
from dragoman.web.facts import facts
from dragoman.web.folded import folded
from dragoman.web.lists import LISTS
from dragoman.web.marks import numbered, passages
from dragoman.web.paths import kind_path, path_of
from dragoman.web.related import about, coded, groups, related, support
from dragoman.web.room import FORMS, Here, Question, Room
from dragoman.web.sides import columns
from dragoman.web.supported import account

_ARTICLES = 12
"""Articles in whose context a record's words are shown; what many carry is linked to all of them."""

router = APIRouter(include_in_schema=False)


@router.get("/{name}/{id_}.{form}")
def for_programs(here: Here, name: str, id_: str, form: str) -> Response:
    """A record for programs."""
    found = record_of(here, name, id_)
    if form == "json":
        return JSONResponse(judged_row(found, here.store.standing()))
    return written(here, [found], form, found.type)


@router.get("/{name}/{id_}")
def for_people(request: Request, here: Here, question: Question, name: str, id_: str) -> Response:
    """A record's page; the beginning of an id leads to the whole of it."""
    found = record_of(here, name, id_)
    if found.id != id_:
        return RedirectResponse(path_of(found.id) + question.only_as_of)
    match found:
        case Article():
            return _article(request, here, question, found)
        case Actor():
            return actor_page(request, here, question, found)
        case _:
            return _record(request, here, question, found)


def record_of(here: Room, name: str, id_: str) -> Record:
    """The record of an address; raises `NoSuchRecord` where that list does not have it."""
    if name not in LISTS and name not in ("accounts", "events"):
        raise NoSuchRecord(f"there are no {name}")
    found = here.store.shown(id_)
    if kind_path(found.type) != name:
        raise NoSuchRecord(f"{found.id} is a record of another type: it stands at {path_of(found.id)}")
    return found


def _article(request: Request, here: Room, question: Asked, article: Article) -> Response:
    """The article page: its text with what was recorded from it beside it."""
    given = list(here.store.records_of(article.id))
    held = book(here.store, [article, *given])
    marked = numbered(
        (entry(record, held), spans) for record in given if (spans := words_in(record, article))
    )
    return here.page(
        request,
        "article.html",
        question,
        article=article,
        later=not question.knows(article),
        version=here.store.later_version(article.id),
        row=row(article, held, sum(one.entry.type == "statement" for one in marked)),
        passages=list(passages(article, marked)),
        marked=marked,
        forms=FORMS,
    )


def whole_articles(here: Room, record: Record) -> tuple[Record, ...]:
    """The articles whose words carry a record, to show them in their context; the first few of many."""
    ids = dict.fromkeys(span.article for span in words_of(record))
    return tuple(here.store.record(id_) for id_ in list(ids)[:_ARTICLES])


def words_in(record: Record, article: Article) -> tuple[Span, ...]:
    """The words of an article that carry a record: its content, else what mentions it."""
    here = (span for span in words_of(record) if span.article == article.id)
    return tuple(sorted(here, key=lambda span: span.start))


def _record(request: Request, here: Room, question: Asked, found_now: Record) -> Response:
    record = _known(here, found_now, question)
    found = tuple(one for one in related(here.store, record) if question.knows(one))
    beside = found
    if isinstance(record, Dispute):  # its records stand side by side; what they are about is one step further
        beside = tuple(one for one in about(here.store, found) if question.knows(one))
    members = here.store.members(record.id) if record.type in ("contact", "incident", "utterance") else ()
    members = tuple(one for one in members if question.knows(one))
    held = book(here.store, [record, *found, *beside, *members, *whole_articles(here, record)])
    told = entry(record, held)
    supporting = _account(here, record, question, held) if record.type in _SUPPORTED else None
    return here.page(
        request,
        "record.html",
        question,
        entry=told,
        later=not question.knows(record),
        wanted=LISTS[kind_path(record.type)],
        facts=facts(record, held),
        contexts=in_context(record, held),
        support=support(supporting, here.store.because(record.id)) if supporting else "",
        events=coded(record, held),
        columns=columns(record, held),
        figures=figures_plot(held, [record.id], question.page_of) if isinstance(record, Incident) else None,
        members=[entry(one, held) for one in members],
        groups=[(group.heading, folded(group.records, held)) for group in groups(beside)],
        forms=FORMS,
    )


def _known(here: Room, record: Record, question: Asked) -> Record:
    """The record as it was known on the day that is asked for, or as it is where it was not known then."""
    day = question.select.as_of
    return record if day is None else here.store.known_as(record, day) or record


def _account(here: Room, record: Record, question: Asked, held: Dossier) -> Account:
    """How well the record is supported, by what had been reported where a day of knowledge is asked for."""
    if question.select.as_of is None:
        return here.store.account(record.id)
    return account(record, held)


_SUPPORTED = ("statement", "message", "contact", "incident", "utterance")
