"""Two parties over time: what each did to the other, conflict above and cooperation below.

The scale (Goldstein 1992, −10 to +10) is that of the CAMEO codes of what is asserted; what is only claimed,
denied or planned has no code and is counted beside. One deed is one mark, however many articles tell of it,
and the mark is larger the more of them do so independently: a reprint adds nothing.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from dragoman.ontology.projection import events_of
from dragoman.publish.borne import Once
from dragoman.publish.dates import in_words
from dragoman.publish.dossier import Dossier
from dragoman.publish.plots.arrows import Frame
from dragoman.publish.plots.axis import Axis, axis_of, labels
from dragoman.publish.plots.drawing import (
    WIDTH,
    Anchor,
    Shape,
    box,
    cut,
    disc,
    fitted,
    grouped,
    key,
    label,
    length,
    line,
    mark,
    picture,
)
from dragoman.publish.plots.plot import Cell, Link, Plot, Table, nowhere
from dragoman.publish.telling import day_told, parties, what
from dragoman.publish.wording import capitalised, counted, number
from dragoman.record import ActorId, Contact, Incident, Message, bounds

_LEFT, _RIGHT = 96.0, WIDTH - 10.0
_TOP, _HALF = 26.0, 120.0
_WIDEST = 170.0
"""The widest a day is drawn: few days leave room for names."""
_TOLD = 4
"""Acts that one mark tells of in words."""
_ROWS_AT_MOST = 200
Deed = Once[Message] | Once[Contact] | Once[Incident]


@dataclass(frozen=True, slots=True)
class Act:
    """One coded deed of one party towards the other; `forth` is from the first named to the second."""

    told: Deed
    goldstein: float
    cameo: str
    forth: bool
    both: bool
    edtf: str


def acts_between(dossier: Dossier, one: ActorId, other: ActorId) -> tuple[tuple[Act, ...], int]:
    """The coded acts between two parties and all that is part of them, in order of time; and the others.

    The others, not coded or without a day, are counted. A deed that has no time of its own stands on the day
    of its first report.
    """
    acts: list[Act] = []
    left = 0
    first, second = _of(one, dossier), _of(other, dossier)
    actors = {actor.id: actor for actor in dossier.actors.values()}
    deeds: list[Deed] = [*dossier.messages_sent, *dossier.contacts_met, *dossier.incidents_one]
    for told in deeds:
        record = told.fullest
        sources, targets = _ends(record)
        forth = not first.isdisjoint(sources) and not second.isdisjoint(targets)
        back = not second.isdisjoint(sources) and not first.isdisjoint(targets)
        if not forth and not back:
            continue
        event = next(iter(events_of(record, actors)), None)
        edtf = (record.when.edtf if record.when else None) or record.reported
        if event is None or event.goldstein is None or edtf is None:
            left += 1
            continue
        acts.append(Act(told, event.goldstein, event.cameo or "", forth, forth and back, edtf))
    return tuple(sorted(acts, key=lambda act: (bounds(act.edtf), act.told.records[0].id))), left


def _ends(record: Message | Contact | Incident) -> tuple[tuple[ActorId, ...], tuple[ActorId, ...]]:
    match record:
        case Message():
            return record.senders, record.recipients
        case Contact():
            return record.participants, record.participants
        case Incident():
            return record.perpetrators, record.victims


def _of(whole: ActorId, dossier: Dossier) -> frozenset[str]:
    """An actor and all that is part of it; of a state also everybody of its country."""
    top = dossier.actor(whole)
    country = top.country if top is not None and top.kind == "state" else None
    return frozenset(
        actor.id
        for actor in dossier.actors.values()
        if (country is not None and actor.country == country)
        or any(part.id == whole for part in dossier.parties(actor))
    )


def dyad_plot(
    dossier: Dossier,
    one: ActorId,
    other: ActorId,
    link: Link = nowhere,
    *,
    since: str | None = None,
    until: str | None = None,
) -> Plot:
    """Draw the acts between two parties; `since` and `until` (``YYYY-MM-DD``) zoom in."""
    first, second = dossier.name(one), dossier.name(other)
    name, title = f"dyad-{one}-{other}", f"{first} and {second}: acts over time"
    acts, left = acts_between(dossier, one, other)
    axis = axis_of((), (act.edtf for act in acts), _LEFT, _RIGHT, since, until, _WIDEST) if acts else None
    placed = [(act, at) for act in acts if axis is not None and (at := _at(axis, act)) is not None]
    if axis is None or not placed:
        rest = f"; {counted(left + len(acts), 'deed')} cannot be placed" if left or acts else ""
        return Plot(name, title, f"No coded act between {first} and {second} has a day{rest}.")
    height = _TOP + 2 * _HALF + 38
    parts = [*_ground(axis), *_marks(placed, first, second, dossier, link)]
    conflict = sum(act.goldstein < 0 for act in acts)
    described = (
        f"{counted(len(acts), 'coded act')} between {first} and {second}: {number(conflict)} conflictual, "
        f"above the line, {number(len(acts) - conflict)} cooperative or neutral, on or below it."
    )
    hidden = len(acts) - len(placed)
    told = [f"{counted(left, 'more deed')} only claimed, denied or planned, or without a day"] if left else []
    told += [f"{counted(hidden, 'more act')} with no single {axis.grain}"] if hidden else []
    unlisted = len(placed) - _ROWS_AT_MOST
    told += (
        [f"{counted(unlisted, 'earlier act')} not in the table: dragoman list events"] if unlisted > 0 else []
    )
    return Plot(
        name,
        title,
        described,
        picture(name, title, described, height, parts),
        _table(placed, first, second, dossier, link),
        (
            key(mark("up", 8, 8, "full"), f"{first} to {second}"),
            key(mark("down", 8, 8, "open"), f"{second} to {first}"),
            *((key(mark("diamond", 8, 8, "full"), "mutual"),) if any(act.both for act in acts) else ()),
            key(disc(8, 8, 7, "open"), "larger: more independent accounts"),
        ),
        f"{'; '.join(told)}." if told else "",
    )


def _at(axis: Axis, act: Act) -> float | None:
    return axis.slot(act.edtf)


def _ground(axis: Axis) -> list[Markup]:
    zero = _TOP + _HALF
    parts = [box(left, _TOP, right - left, 2 * _HALF, "ground") for left, right in axis.edges]
    for value in (-10, -5, 5, 10):
        y = _high(value)
        parts += [
            line((_LEFT, y), (_RIGHT, y), "rule"),
            label(_LEFT - 8, y + 4, _signed(value), "small", "end"),
        ]
    parts += [label(_LEFT - 8, zero + 4, "0", "small", "end"), line((_LEFT, zero), (_RIGHT, zero), "zero")]
    parts += [label(0, _TOP - 8, "Conflict", "head"), label(0, _high(10) - 16, "Cooperation", "head")]
    edges = axis.edges
    for (_, end), (begin, _) in pairwise(edges):
        parts.append(cut((end + begin) / 2, zero))
    parts += labels(axis, _TOP + 2 * _HALF)
    return parts


def _high(goldstein: float) -> float:
    """Conflict, which Goldstein gives minus signs, is above."""
    return _TOP + _HALF + goldstein * _HALF / 10


def _signed(value: float) -> str:
    return f"−{number(-value)}" if value < 0 else f"+{number(value)}" if value else "0"


def _marks(
    placed: Sequence[tuple[Act, float]], first: str, second: str, dossier: Dossier, link: Link
) -> Iterator[Markup]:
    """The marks: acts of one kind, way and time are one, with their number; the ways stand side by side.

    Marks that would lie on one another are moved away from the line, never across it; a name stands where
    it hides nothing.
    """
    heaps: dict[tuple[float, float, str, bool, bool], list[Act]] = defaultdict(list)
    for act, x in placed:
        heaps[x, act.goldstein, what(act.told.fullest).lower(), act.forth, act.both].append(act)
    marks: list[tuple[list[Act], float, float, float]] = []
    taken: set[tuple[float, int]] = set()
    for (x, goldstein, _, forth, both), acts in heaps.items():
        y = _high(goldstein)
        at = x if both else x - 7 if forth else x + 7
        while (at, round(y / 11)) in taken:
            y += 11 if goldstein > 0 else -11
        taken.add((at, round(y / 11)))
        accounts = sum(act.told.account.independent for act in acts)
        marks.append((acts, at, y, min(4.5 + 1.2 * (accounts - 1), 10)))
    held = [Frame((at, y), (size + 2, size + 2)) for _, at, y, size in marks]
    for acts, at, y, size in marks:
        shape, style = _shape(acts[0].forth, acts[0].both)
        parts = [mark(shape, at, y, style, size)]
        name = what(acts[0].told.fullest).lower()
        words = fitted(name if len(acts) == 1 else f"{name} ×{number(len(acts))}", 150, 12)
        half = length(words, 12) / 2
        ways = (1, -1) if acts[0].both or not acts[0].forth else (-1, 1)
        for way in ways:
            place = Frame((at + way * (size + 6 + half), y), (half, 6))
            inside = place.middle[0] - half > _LEFT and place.middle[0] + half < WIDTH
            if inside and not any(_meet(place, other) for other in held):
                held.append(place)
                anchor: Anchor = "start" if way > 0 else "end"
                style = "small halo on-ground"
                parts.append(label(at + way * (size + 5), y + 4, words, style, anchor))
                break
        told = " ".join(_told(act, first, second, dossier) for act in acts[:_TOLD])
        more = f" And {number(len(acts) - _TOLD)} more." if len(acts) > _TOLD else ""
        yield grouped(parts, told + more, link(acts[0].told.records[0].id))


def _meet(one: Frame, other: Frame) -> bool:
    return (
        abs(one.middle[0] - other.middle[0]) < one.half[0] + other.half[0]
        and abs(one.middle[1] - other.middle[1]) < one.half[1] + other.half[1]
    )


def _shape(forth: bool, both: bool) -> tuple[Shape, str]:
    if both:
        return "diamond", "full"
    return ("up", "full") if forth else ("down", "open")


def _told(act: Act, first: str, second: str, dossier: Dossier) -> str:
    record = act.told.fullest
    way = (
        f"{first} and {second}"
        if act.both
        else f"{first} to {second}"
        if act.forth
        else f"{second} to {first}"
    )
    return (
        f"{capitalised(in_words(act.edtf, clock=False))}, {way}: {what(record)} "
        f"({parties(record, dossier)}), "
        f"Goldstein {_signed(act.goldstein)}, CAMEO {act.cameo}. "
        f"{counted(act.told.account.independent, 'independent account')}."
    )


def _table(
    placed: Sequence[tuple[Act, float]], first: str, second: str, dossier: Dossier, link: Link
) -> Table:
    rows = []
    for act, _ in placed[-_ROWS_AT_MOST:]:
        record = act.told.fullest
        way = "both ways" if act.both else f"{first} to {second}" if act.forth else f"{second} to {first}"
        rows.append(
            (
                Cell(capitalised(day_told(record))),
                Cell(way),
                Cell(f"{what(record)}: {parties(record, dossier)}", link(act.told.records[0].id)),
                Cell(act.cameo),
                Cell(_signed(act.goldstein), number=True),
                Cell(number(act.told.account.independent), number=True),
            )
        )
    return Table(("When", "Who", "Act", "CAMEO", "Goldstein", "Independent accounts"), tuple(rows))
