"""What all pages of one desk share: the database, the token, and what stands around every page."""

from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse

from dragoman.store import Filter, Store
from dragoman.web.asked import Asked, asked
from dragoman.web.rendering import environment

NOTHING_ASKED = Asked({}, Filter())

NAVIGATION = (
    ("/", "Overview"),
    ("/timeline", "Timeline"),
    ("/network", "Who told whom"),
    ("/statements", "Statements"),
    ("/utterances", "Utterances"),
    ("/messages", "Messages"),
    ("/contacts", "Contacts"),
    ("/incidents", "Incidents"),
    ("/disputes", "Disputes"),
    ("/actors", "Actors"),
    ("/articles", "Articles"),
    ("/decisions", "Decisions"),
)
FORMS = (("json", "JSON"), ("csv", "CSV"), ("jsonld", "Web Annotation"), ("bib", "BibTeX"))
"""The suffixes under which a page answers to programs, and what they are called."""


@dataclass(frozen=True, slots=True)
class Room:
    """One desk: its database, the name that pages give it, and the token that decisions must carry.

    `who` signs decisions that nobody signed.
    """

    store: Store
    name: str
    token: str
    hosts: frozenset[str]
    who: str | None = None

    def context(self, request: Request, question: Asked | None = None) -> dict[str, Any]:
        """What the frame of a page needs."""
        return {
            "desk": self.name,
            "token": self.token,
            "who": self.who,
            "standing": cache(self.store.standing),
            "path": request.url.path,
            "stem": "/overview" if request.url.path == "/" else request.url.path,
            "asked": question or NOTHING_ASKED,
            "navigation": NAVIGATION,
            "query": f"?{request.url.query}" if request.url.query else "",
            "forms": (),
        }

    def page(self, request: Request, template: str, question: Asked, **values: Any) -> HTMLResponse:
        """Write a page."""
        context = {**self.context(request, question), **values}
        return HTMLResponse(environment().get_template(template).render(context))


def room_of(request: Request) -> Room:
    """The desk that answers a request."""
    room: Room = request.app.state.room
    return room


def question(request: Request) -> Asked:
    """What the address asks for; raises `BadQuestion`."""
    return asked(request.query_params)


Here = Annotated[Room, Depends(room_of)]
Question = Annotated[Asked, Depends(question)]
