"""Disputes over meetings: two accounts of one meeting that give it another day, or another town.

Little tells one meeting from two, so much is asked: two persons by name in both, one day stated in each, days
that follow one another, towns that can be one (or, for a dispute of place, one day and towns far apart). What
only looks like a conflict is left out: a meeting planned against the one held; calls, visits and talks, which
are held again the day after or last for days; days that are about right, or a span; an hour near midnight, at
which it is another day elsewhere; a quarter of a town, or the country around it; and persons who met more
than once, as anyone shows who tells of both days, a third day, or a second meeting. A dateline is no place of
a meeting: only what the text says of it is one.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from math import asin, cos, radians, sin, sqrt

from dragoman.link.days import days_of
from dragoman.record import Actor, ActorId, Contact, Dispute, Place, RecordId, content_id
from dragoman.record.words import DisputeKind
from dragoman.resolve.gazetteer import shipped

NEWS = 7
"""Days after a meeting within which a report of it is news, and its weekdays are of this week."""

AROUND = 2
"""Days before and after the two that may have no further meeting of the same persons."""

FAR = 100
"""Kilometres between two towns from which neither can be loosely meant by the other."""

_EARTH = 6371.0  # kilometres
_AGAIN = re.compile(
    r"\b(?:again|second|third|another|further|two-day|three-day|resum\w+|continu\w+|repeated\w*|local time|"
    r"several|meetings|twice)\b",
    re.IGNORECASE,
)
_NIGHT = re.compile(r"T(?:0[0-5]|2[0-3])")


@dataclass(frozen=True, slots=True)
class _Met:
    """A meeting of two persons as it is told, under the id of the contact that its tellings are joined in."""

    id: RecordId
    day: int
    place: Place | None
    articles: frozenset[str]
    reported: str
    surely_one: bool  # nothing in the words tells of a second meeting


def of_contacts(groups: Iterable[Sequence[Contact]], actors: Mapping[str, Actor]) -> Iterator[Dispute]:
    """What is disputed about meetings, given the contacts that articles tell of, joined into groups."""
    met: dict[tuple[ActorId, ActorId], list[_Met]] = defaultdict(list)
    for group in groups:
        for one in group:
            told = _told(one, RecordId(min(member.id for member in group)))
            for pair in combinations(sorted(_persons(one, actors)), 2):
                if told is not None:
                    met[pair].append(told)
    found: dict[str, Dispute] = {}
    for pair, tellings in met.items():
        names = " and ".join(sorted(actors[who].name for who in pair))
        for dispute in (*_of_days(tellings, names), *_of_places(tellings, names)):
            found.setdefault(dispute.id, dispute)
    yield from (found[id_] for id_ in sorted(found))


def _told(one: Contact, id_: RecordId) -> _Met | None:
    """The meeting that a contact tells of; None where its day is not known for sure, or it was not held."""
    when, reported = one.when, days_of(None, one.reported)
    if one.kind != "meeting" or one.status != "held" or when is None or reported is None:
        return None
    days = days_of(when, None)
    edtf = when.edtf or ""
    if days is None or not days.told or days.first != days.last or "~" in edtf or _NIGHT.search(edtf):
        return None
    if not 0 <= reported.last - days.first <= NEWS:
        return None
    words = " ".join([when.text or "", *(span.exact for span in one.mentions)])
    articles = frozenset(span.article for span in one.mentions)
    return _Met(id_, days.first, one.where, articles, one.reported or "", not _AGAIN.search(words))


def _persons(one: Contact, actors: Mapping[str, Actor]) -> set[ActorId]:
    """Who met, by full name: "Lund" may be several."""
    named = (actors.get(party) for party in one.participants)
    return {who.id for who in named if who is not None and who.kind == "person" and " " in who.name}


def _of_days(tellings: Sequence[_Met], names: str) -> Iterator[Dispute]:
    on: dict[int, list[_Met]] = defaultdict(list)
    for met in tellings:
        on[met.day].append(met)
    for first in sorted(on):
        second = first + 1
        near = set(range(first - AROUND, second + AROUND + 1)) - {first, second}
        if second not in on or not near.isdisjoint(on):
            continue
        early, late = on[first], on[second]
        if any(one.articles & other.articles for one in early for other in late):
            continue
        every = [*early, *late]
        if not all(met.surely_one for met in every) or any(
            _apart(one.place, other.place) for one, other in combinations(every, 2)
        ):
            continue
        days = " or ".join(date.fromordinal(day).isoformat() for day in (first, second))
        yield _dispute("time", every, f"whether {names} met on {days}")


def _of_places(tellings: Sequence[_Met], names: str) -> Iterator[Dispute]:
    on: dict[int, list[_Met]] = defaultdict(list)
    for met in tellings:
        on[met.day].append(met)
    for day in sorted(on):
        placed = [met for met in on[day] if _is_town(met.place)]
        if not all(met.surely_one for met in on[day]):
            continue
        towns = sorted({met.place.name for met in placed if met.place is not None})
        if len(towns) != 2 or len({met.id for met in placed}) < 2:
            continue
        here, there = ([met for met in placed if met.place and met.place.name == town] for town in towns)
        if any(met.articles & other.articles for met in here for other in there):
            continue
        if _kilometres(here[0].place, there[0].place) >= FAR:
            where = " or ".join(towns)
            told = date.fromordinal(day).isoformat()
            yield _dispute("place", placed, f"whether {names} met in {where} on {told}")


def _apart(one: Place | None, other: Place | None) -> bool:
    """Whether two places cannot be one: then there were two meetings."""
    if one is None or other is None:
        return False
    if one.country is not None and other.country is not None and one.country != other.country:
        return True
    return _is_town(one) and _is_town(other) and _kilometres(one, other) >= FAR


def _is_town(place: Place | None) -> bool:
    """Whether a place is known as a point, and is no state."""
    if place is None or place.latitude is None or place.longitude is None:
        return False
    known = shipped().find(place.name)
    return known is None or known.kind != "state"


def _kilometres(one: Place | None, other: Place | None) -> float:
    """The distance between two points on the earth (the haversine formula); 0 where one is not known."""
    if one is None or other is None or None in (one.latitude, one.longitude, other.latitude, other.longitude):
        return 0.0
    a, b, c, d = (radians(x or 0.0) for x in (one.latitude, one.longitude, other.latitude, other.longitude))
    half = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * _EARTH * asin(sqrt(half))


def _dispute(kind: DisputeKind, met: Sequence[_Met], summary: str) -> Dispute:
    ids = tuple(sorted({one.id for one in met}))
    return Dispute(
        RecordId(content_id("dispute", kind, *ids)), kind, ids, summary, max(one.reported for one in met)
    )
