"""A contact or an incident that several articles tell of, as one record.

It has every mention and every party that is named in any, the kind and status that most give, the place that
most give, and the closest time that a text tells. Its id is that of its first member, so that what pointed at
a record that nobody else told of points at the joined one when somebody does.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

from dragoman.link.parties import Parties
from dragoman.record import ActorId, Contact, Incident, Place, When, bounds

Value = TypeVar("Value")


def one_contact(members: Sequence[Contact], parties: Parties) -> Contact:
    """The contact that these records are of; what comes out does not depend on their order."""
    ordered = sorted(members, key=lambda one: one.id)
    return Contact(
        id=ordered[0].id,
        kind=_commonest(one.kind for one in ordered),
        participants=_all_parties((one.participants for one in ordered), parties),
        where=_place([one.where for one in ordered]),
        when=_time([one.when for one in ordered]),
        topics=tuple(dict.fromkeys(span for one in ordered for span in one.topics)),
        status=_commonest(one.status for one in ordered),
        mentions=tuple(dict.fromkeys(span for one in ordered for span in one.mentions)),
        reported=min((one.reported for one in ordered if one.reported), default=None),
    )


def one_incident(members: Sequence[Incident], parties: Parties) -> Incident:
    """The incident that these records are of; what comes out does not depend on their order."""
    ordered = sorted(members, key=lambda one: one.id)
    return Incident(
        id=ordered[0].id,
        kind=_commonest(one.kind for one in ordered),
        perpetrators=_all_parties((one.perpetrators for one in ordered), parties),
        victims=_all_parties((one.victims for one in ordered), parties),
        where=_place([one.where for one in ordered]),
        when=_time([one.when for one in ordered]),
        status=_commonest(one.status for one in ordered),
        mentions=tuple(dict.fromkeys(span for one in ordered for span in one.mentions)),
        reported=min((one.reported for one in ordered if one.reported), default=None),
    )


def _commonest(values: Iterable[Value]) -> Value:
    """The value that most have, of several the first in the alphabet; "other" only if nobody knows more."""
    counts = Counter(values)
    return min(counts, key=lambda value: (value == "other", -counts[value], str(value)))


def _all_parties(named: Iterable[Sequence[ActorId]], parties: Parties) -> tuple[ActorId, ...]:
    """Every party that is named in any record, but "Varnia" where another names its minister.

    What one record names side by side stays: a minister and his state are two, if an article says so.
    """
    lists = [tuple(one) for one in named]
    every = dict.fromkeys(actor for one in lists for actor in one)
    together = {(a, b) for one in lists for a in one for b in one}
    return tuple(
        actor
        for actor in every
        if not any(
            other != actor
            and (actor, other) not in together
            and parties.same(actor, other)
            and parties.closer(other, actor)
            for other in every
        )
    )


def _place(places: Sequence[Place | None]) -> Place | None:
    counts = Counter(place for place in places if place is not None)
    return min(
        counts,
        key=lambda place: (-counts[place], place.latitude is None, place.name, place.country or ""),
        default=None,
    )


def _time(times: Sequence[When | None]) -> When | None:
    """The closest time that a text tells, of several the one that most give, the earliest of these."""
    told = [when for when in times if when is not None and when.edtf is not None]
    own = [when for when in told if when.basis != "publication"] or told
    if not own:
        return next((when for when in times if when is not None), None)
    counts = Counter(when.edtf for when in own)
    return min(own, key=lambda when: (_width(when.edtf or ""), -counts[when.edtf], when.edtf, _told_at(when)))


def _width(edtf: str) -> int:
    try:
        first, last = (date.fromisoformat(day).toordinal() for day in bounds(edtf))
    except ValueError:  # beyond the years that a calendar has
        return 10**7
    return last - first


def _told_at(when: When) -> tuple[str, int]:
    return (when.span.article, when.span.start) if when.span is not None else ("", 0)
