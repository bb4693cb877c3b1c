"""The contacts of an article: calls, meetings, visits, talks and joint press conferences.

Held, planned, called off or denied; told by verbs ("met", "flew to") or nouns ("talks between"). One contact
has one record however often the article mentions it.
"""

from dataclasses import replace

from dragoman.extract.contacts_nouns import told_by_nouns
from dragoman.extract.contacts_same import Told, joined
from dragoman.extract.contacts_sides import Company
from dragoman.extract.contacts_told import Touch
from dragoman.extract.contacts_verbs import told_by_verbs
from dragoman.extract.scene import Scene
from dragoman.record import Contact, RecordId, Span
from dragoman.record.ids import content_id
from dragoman.record.words import ContactStatus

_WEIGHT: dict[ContactStatus, int] = {"denied": 3, "cancelled": 2, "held": 1, "planned": 0}


def find_contacts(scene: Scene) -> tuple[Contact, ...]:
    """Find the contacts of an article, in the order in which it first tells of them."""
    company = Company(scene)
    touches = sorted(
        _without_errands(company, [*told_by_verbs(company), *told_by_nouns(company)]),
        key=lambda touch: (scene.paragraph_of(touch.token).kind == "title", touch.token),
    )
    return tuple(_contact(company, told) for told in joined(company, touches))


def _without_errands(company: Company, touches: list[Touch]) -> list[Touch]:
    """Let a journey and the meeting it is for be one: "paid a visit to Ostland to meet its president"."""
    grammar = company.scene.grammar
    kept = list(touches)
    for visit in [touch for touch in touches if touch.kind == "visit" and touch.whole]:
        sentence = grammar.sentence(visit.token)
        for touch in touches:
            errand = touch.kind == "meeting" and touch.status == "planned" and touch in kept
            if not errand or touch.token not in sentence or touch.token < visit.token:
                continue
            met = tuple(actor for actor in touch.sides if actor not in visit.sides)
            shared = len(met) < len(touch.sides)
            if shared and met and company.countries(met) <= company.countries(visit.sides):
                kept.remove(touch)
                if visit in kept:
                    sides = company.distinct((*visit.sides, *met))
                    kept[kept.index(visit)] = replace(visit, sides=sides)
    return kept


def _contact(company: Company, told: Told) -> Contact:
    scene = company.scene
    first = told.first(company)
    place = (first.token, first.number) if first.number else (first.token,)
    mentions = _apart([touch.mention for touch in told.touches])
    when = next((touch.when for touch in told.touches if touch.when is not None and touch.when.edtf), None)
    return Contact(
        RecordId(content_id("contact", scene.article.id, first.kind, first.mention.start, *place)),
        first.kind,
        told.sides(company),
        next((touch.where for touch in told.touches if touch.where is not None), None),
        when or first.when,
        tuple(dict.fromkeys(topic for touch in told.touches for topic in touch.topics)),
        _status(told.touches),
        tuple(mentions),
    )


def _status(touches: tuple[Touch, ...]) -> ContactStatus:
    """What the article has of it at the end: a plan that was called off is cancelled."""
    named = [
        touch.status
        for touch in touches
        if touch.sure and (touch.whole or touch.status in ("cancelled", "denied"))
    ]
    if not named:
        return touches[0].status
    return max(named, key=lambda status: _WEIGHT[status])


def _apart(spans: list[Span]) -> list[Span]:
    """The mentions, in the order of the text, without those inside another."""
    kept: list[Span] = []
    for span in spans:
        if not any(one.start < span.end and span.start < one.end for one in kept):
            kept.append(span)
    return sorted(kept, key=lambda span: span.start)
