"""The pages of lists: `/statements`, `/articles` and their like, each also for programs by its suffix."""

from dataclasses import dataclass

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from dragoman.web.answers import answered
from dragoman.web.entries import entries
from dragoman.web.listing import by_article, listed
from dragoman.web.room import FORMS, Here, Question
from dragoman.web.supported import supported

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class List:
    """A list of one type of record: its name, how one and many are counted, and what it is, in a line.

    `without` are the filters that records of the type have nothing to answer with.
    """

    kind: str
    heading: str
    one: str
    many: str
    told: str
    nothing: str
    without: tuple[str, ...] = ()


LISTS = {
    "statements": List(
        "statement", "Statements", "statement", "statements",
        "Who said what. Words in quotation marks are the speaker’s own; all others are the outlet’s.",
        "No statement",
    ),
    "utterances": List(
        "utterance", "Utterances", "utterance", "utterances",
        "One saying as several articles print it, with every reading of its words.",
        "No saying that several articles print",
    ),
    "messages": List(
        "message", "Messages", "message", "messages",
        "What one party let another know, through which channel and whom.",
        "No message from one party to another",
    ),
    "contacts": List(
        "contact", "Contacts", "contact", "contacts",
        "Who called, met, visited or sat down with whom.",
        "No meeting, call or visit",
        ("speaker", "act"),
    ),
    "incidents": List(
        "incident", "Incidents", "incident", "incidents",
        "What happened, was planned or threatened; a plan or a threat is marked as one.",
        "No incident",
        ("speaker", "act"),
    ),
    "responsibilities": List(
        "responsibility", "Responsibility", "line", "lines",
        "Who claims an incident, denies it, or is accused of it.",
        "Nothing on who answers for an incident",
        ("act",),
    ),
    "figures": List(
        "figure", "Figures", "figure", "figures",
        "Numbers given, with their bounds.",
        "No number",
        ("from", "to", "act"),
    ),
    "disputes": List(
        "dispute", "Disputes", "dispute", "disputes",
        "Records that cannot all be so.",
        "Nothing that cannot all be so",
    ),
    "actors": List(
        "actor", "Actors", "actor", "actors",
        "Everyone who acts, speaks or is spoken to.",
        "Nobody",
    ),
    "articles": List(
        "article", "Articles", "article", "articles",
        "What was read. A copy of another article confirms nothing.",
        "No article",
    ),
    "stories": List(
        "story", "Stories", "story", "stories",
        "Articles on the same happening.",
        "No story",
    ),
}  # fmt: skip


def _list_page(name: str) -> None:
    wanted = LISTS[name]

    @router.get(f"/{name}.{{form}}", name=f"{name}_for_programs")
    def programs(request: Request, here: Here, question: Question, form: str) -> Response:
        return answered(request, here, wanted.kind, question, form)

    @router.get(f"/{name}", name=name)
    def people(request: Request, here: Here, question: Question) -> HTMLResponse:
        found = listed(here.store, wanted.kind, question)
        held = supported(here.store, found.records, question.select)
        return here.page(
            request,
            "list.html",
            question,
            wanted=wanted,
            entries=entries(by_article(found.records), held),
            count=found.count,
            following=found.following,
            forms=FORMS,
        )


for _name in LISTS:
    _list_page(_name)
