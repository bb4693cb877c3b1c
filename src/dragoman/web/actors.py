"""The page of one actor: what it said, sent and got, whom it met, what it did and suffered, and with whom."""

from dataclasses import dataclass, replace

from fastapi import Request, Response

from dragoman.record import Actor, Record
from dragoman.store import Filter
from dragoman.web.asked import Asked
from dragoman.web.book import book
from dragoman.web.entries import Entry, entries, entry
from dragoman.web.facts import facts
from dragoman.web.listing import count_of, page_of
from dragoman.web.room import FORMS, Room
from dragoman.web.supported import articles_of

_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Part:
    """Some of an actor's records under a heading, and the list that has all of them."""

    heading: str
    entries: tuple[Entry, ...]
    count: int
    href: str
    many: str


_PARTS = (
    ("What it said", "statement", "speaker"),
    ("What it let others know", "message", "from"),
    ("What it was told", "message", "to"),
)


def _of(select: Filter, name: str, actor: str) -> Filter:
    if name == "from":
        return replace(select, sender=actor)
    return replace(select, recipient=actor) if name == "to" else replace(select, speaker=actor)


def actor_page(request: Request, here: Room, question: Asked, actor: Actor) -> Response:
    """The page of an actor."""
    found: list[tuple[str, tuple[Record, ...], int, str, str]] = []
    for heading, kind, name in _PARTS:
        many = f"{kind}s"
        select = _of(question.select, name, actor.name)
        count = count_of(here.store, kind, select)
        if count:
            rows = page_of(here.store, kind, select, newest=True, limit=_SHOWN).rows
            href = f"/{many}{question.query(**{name: actor.name})}"
            found.append((heading, rows, count, href, many))
    met: dict[str, list[Record]] = {"contact": [], "incident": []}
    for record in here.store.mentions(actor.id):
        if record.type in met and len(met[record.type]) < _SHOWN:
            met[record.type].append(record)
    every = [record for _, rows, *_ in found for record in rows] + met["contact"] + met["incident"]
    held = book(here.store, [actor, *every])
    articles = dict.fromkeys(id_ for record in every for id_ in articles_of(record))
    parts = [
        Part(heading, tuple(entries(rows, held)), count, href, many)
        for heading, rows, count, href, many in found
    ]
    for kind, heading in (("contact", "Whom it met"), ("incident", "What happened with it")):
        if met[kind]:
            parts.append(Part(heading, tuple(entries(met[kind], held)), len(met[kind]), "", ""))
    return here.page(
        request,
        "actor.html",
        question,
        actor=actor,
        entry=entry(actor, held),
        facts=facts(actor, held),
        parts=parts,
        articles=[entry(held.by_id[id_], held) for id_ in articles if id_ in held.by_id],
        forms=FORMS,
    )
