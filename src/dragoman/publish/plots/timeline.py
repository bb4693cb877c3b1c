"""What happened above the line, what was said below it, on one axis of time.

Each thing that happened stands at its own time, and ticks to the right of it say when it was reported: how
late the news was is seen at once. What several articles report is one mark. What was said is counted by side
and day below.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dragoman.publish.borne import Once
from dragoman.publish.dates import in_words, shorter
from dragoman.publish.dossier import Dossier
from dragoman.publish.plots.axis import Axis, axis_of, labels
from dragoman.publish.plots.drawing import (
    WIDTH,
    Shape,
    box,
    cut,
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
from dragoman.publish.telling import day_told, parties, setting, status, what
from dragoman.publish.timeline import side_of
from dragoman.publish.wording import capitalised, counted, number
from dragoman.record import Contact, Incident, When, bounds

Happening = Once[Contact] | Once[Incident]
_VIOLENCE = ("killing", "strike", "rocket_or_missile_attack", "drone_attack", "bombing", "clash")
_LEFT, _RIGHT = 158.0, WIDTH - 110.0
_NAMED = 3
"""Parties of each role that a label names; its record has all."""
_ROW, _LANE, _HEAD = 21.0, 42.0, 24.0


@dataclass(frozen=True, slots=True)
class _Row:
    """One thing that happened, where it stands, and where its reports stand."""

    told: Happening
    at: tuple[float, float]
    reports: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """So many statements of one side at one time (EDTF), `known` or only the day of the report."""

    side: str
    edtf: str | None
    known: bool
    count: int = 1


LISTED_BY = Markup("<code>dragoman list incidents</code>, <code>dragoman list contacts</code>")
"""Where all that happened is, for a reader of a page that links nowhere."""


def timeline_plot(
    dossier: Dossier,
    link: Link = nowhere,
    *,
    said: Sequence[Said] | None = None,
    more: Markup = LISTED_BY,
    since: str | None = None,
    until: str | None = None,
    rows: int = 24,
    sides: int = 8,
) -> Plot:
    """Draw what happened against when it was reported, and who spoke when.

    `said` counts the statements where the dossier has not all of them.
    `since` and `until` (``YYYY-MM-DD``) zoom in. Of more things than `rows` those with most independent
    accounts are drawn, and all are counted in a strip; of more than `sides` the rest share a lane.
    """
    happenings: list[Happening] = [*dossier.incidents_one, *dossier.contacts_met]
    reported = [a.published.edtf for a in dossier.articles if a.published and a.published.edtf]
    times = [edtf for told in happenings if (edtf := _edtf(told.fullest.when))]
    spoken = said_in(dossier) if said is None else said
    days = [one.edtf for one in spoken if one.edtf]
    if said is not None:
        reported += [one.edtf for one in spoken if one.edtf and not one.known]
    axis = axis_of(reported or days, [*times, *days], _LEFT, _RIGHT, since, until)
    title = "What happened, and what was said"
    if axis is None:
        return Plot("timeline", title, "Nothing that was read has a date, so there is nothing to draw.")
    placed = [row for told in happenings if (row := _row(told, axis, dossier)) is not None]
    inside = [row for row in placed if row.at[0] not in (axis.earlier, axis.later)]
    drawn = sorted(sorted(inside, key=lambda row: _weight(row.told))[:rows], key=_in_time)
    lanes = _lanes(spoken, axis, sides)
    peak = max((spoken + told for lane in lanes for spoken, told in lane.bars.values()), default=1)
    if not placed and not any(lane.bars for lane in lanes):
        return Plot("timeline", title, "Nothing that was read has a day, so there is nothing to draw.")
    strip = len(placed) > len(drawn)
    line_at = _HEAD + len(drawn) * _ROW + (46 if strip else 0) + 8
    height = line_at + 34 + len(lanes) * _LANE + 4
    parts = [
        *_ground(axis, line_at, height),
        *(_drawn(row, _HEAD + at * _ROW + _ROW / 2, dossier, link) for at, row in enumerate(drawn)),
        *(_strip(placed, axis, line_at - 8) if strip else ()),
        *_line(axis, line_at),
        *(
            part
            for at, lane in enumerate(lanes)
            for part in _lane(lane, line_at + 34 + at * _LANE, axis, peak)
        ),
    ]
    unplaced = len(happenings) - len(placed)
    described = _described(drawn, happenings, lanes, axis)
    return Plot(
        "timeline",
        title,
        described,
        picture("timeline", title, described, height, parts),
        _table(drawn, lanes, dossier, link),
        _keys(drawn, lanes),
        _more(len(inside) - len(drawn), len(placed) - len(inside), unplaced, more),
    )


def _edtf(when: When | None) -> str | None:
    return when.edtf if when is not None else None


def _row(told: Happening, axis: Axis, dossier: Dossier) -> _Row | None:
    edtf = _edtf(told.fullest.when)
    at = axis.place(edtf) if edtf else None
    if at is None:
        return None
    reports = set()
    for article in told.account.articles:
        found = dossier.article(article)
        if found is not None and found.published is not None and found.published.edtf:
            slot = axis.slot(found.published.edtf)
            if slot is not None:
                reports.add(slot)
    return _Row(told, at, tuple(sorted(reports)))


def _weight(told: Happening) -> tuple[bool, int, int, str]:
    """What is drawn first: what was, not what may be; what most bear out; of equals the first by id."""
    return (
        bool(status(told.fullest)),
        -told.account.independent,
        -len(told.account.articles),
        told.records[0].id,
    )


def _in_time(row: _Row) -> tuple[str, str, str]:
    return *bounds(_edtf(row.told.fullest.when) or ""), row.told.records[0].id


def _shape(told: Happening) -> Shape:
    record = told.fullest
    if isinstance(record, Contact):
        return "diamond"
    return "disc" if record.kind in _VIOLENCE else "square"


def _name(told: Happening, dossier: Dossier) -> str:
    record = told.fullest
    where = setting(record).removeprefix("in ")
    named = parties(record, dossier, _NAMED)
    joint = ": " if isinstance(record, Contact) else " "
    words = what(record) + (f"{joint}{named}" if named else "") + (f", {where}" if where else "")
    standing = status(record)
    return f"{words} ({standing})" if standing else words


def _sentence(row: _Row, dossier: Dossier) -> str:
    count = row.told.account.independent
    return (
        f"{_name(row.told, dossier)}. {capitalised(day_told(row.told.fullest))}. "
        f"{counted(len(row.told.account.articles), 'article')}, {counted(count, 'independent account')}."
    )


def _drawn(row: _Row, y: float, dossier: Dossier, link: Link) -> Markup:
    left, right = row.at
    style = "open" if status(row.told.fullest) else "full"
    parts = []
    first, last = min((left, *row.reports)), max((right, *row.reports))
    if last > first:
        parts.append(line((first, y), (last, y), "lag"))
    parts += [line((x, y - 5), (x, y + 5), "tick") for x in row.reports if x != left]
    if right > left:
        parts.append(box(left, y - 2.5, right - left, 5, style))
    parts.append(mark(_shape(row.told), left, y, style))
    parts.append(_words(row, y, (first, last), dossier))
    day = shorter(in_words(_edtf(row.told.fullest.when) or "", weekday=False, clock=False))
    parts.append(label(0, y + 4.5, fitted(day, _LEFT - 14), "soft"))
    return grouped(parts, _sentence(row, dossier), link(row.told.records[0].id))


def _words(row: _Row, y: float, reach: tuple[float, float], dossier: Dossier) -> Markup:
    """The name of a row: beside its mark and reports, else between them, where it has room unshortened."""
    words = _name(row.told, dossier)
    accounts = row.told.account.independent
    if accounts > 1:
        words = f"{words} · {accounts}"
    right, left = WIDTH - reach[1] - 11, reach[0] - _LEFT - 10
    need = length(words)
    after = min((x for x in row.reports if x > row.at[1]), default=0)
    if right < need and left < need and after - row.at[1] - 24 >= need:
        return label(row.at[1] + 12, y + 4.5, words, "halo on-ground")
    if right >= need or right >= left:
        return label(reach[1] + 11, y + 4.5, fitted(words, right))
    return label(reach[0] - 10, y + 4.5, fitted(words, left), anchor="end")


def _ground(axis: Axis, line_at: float, height: float) -> list[Markup]:
    """The two headings, and the shown stretches as a ground that the breaks leave white."""
    parts = [box(left, _HEAD - 6, right - left, height - _HEAD + 2, "ground") for left, right in axis.edges]
    parts.append(label(0, 13, "What happened", "head"))
    parts.append(label(0, line_at + 24, "What was said", "head"))
    return parts


def _line(axis: Axis, y: float) -> list[Markup]:
    parts = []
    edges = axis.edges
    for at, (left, right) in enumerate(edges):
        parts.append(line((left, y), (right, y), "axis"))
        if at:
            parts.append(cut((edges[at - 1][1] + left) / 2, y))
    parts += labels(axis, y)
    return parts


def _strip(placed: Sequence[_Row], axis: Axis, y: float) -> list[Markup]:
    """All that happened, counted by bin, where not all of it has a row."""
    found: Counter[float] = Counter(row.at[0] for row in placed)
    peak = max(found.values())
    parts = [label(0, y - 10, f"All {number(len(placed))} by {axis.grain}", "soft")]
    width = min(axis.bin * 0.7, 26)
    for x, count in sorted(found.items()):
        high = max(24 * count / peak, 1.5)
        told = f"{capitalised(axis.words(x))}: {counted(count, 'thing')} that happened or may"
        drawn = [box(x - width / 2, y - high, width, high, "full")]
        if count == peak or axis.bin >= 22:
            drawn.append(label(x, y - high - 3, number(count), "small", "middle"))
        parts.append(grouped(drawn, told))
    return parts


@dataclass(frozen=True, slots=True)
class _Lane:
    """One side: statements by bin, those with a time of their own and those with the day of the report."""

    side: str
    bars: dict[float, tuple[int, int]]
    total: int
    unplaced: int


def said_in(dossier: Dossier) -> list[Said]:
    """What is said in a dossier."""
    return [Said(side_of(one, dossier), *dossier.time_of(one)) for one in dossier.statements]


def _lanes(said: Sequence[Said], axis: Axis, most: int) -> list[_Lane]:
    by_side: dict[str, list[Said]] = defaultdict(list)
    totals: Counter[str] = Counter()
    for one in said:
        by_side[one.side].append(one)
        totals[one.side] += one.count
    order = sorted(by_side, key=lambda side: (-totals[side], side))
    if len(order) > most:
        others = f"{number(len(order) - most + 1)} others"
        by_side[others] = [one for side in order[most - 1 :] for one in by_side[side]]
        totals[others] = sum(totals[side] for side in order[most - 1 :])
        order = [*order[: most - 1], others]
    lanes = []
    for side in order:
        bars: dict[float, tuple[int, int]] = {}
        placed = 0
        for one in by_side[side]:
            slot = axis.slot(one.edtf) if one.edtf else None
            if slot is not None:
                spoken, told = bars.get(slot, (0, 0))
                bars[slot] = (spoken + one.count * one.known, told + one.count * (not one.known))
                placed += one.count
        total = totals[side]
        lanes.append(_Lane(side, dict(sorted(bars.items())), total, total - placed))
    return lanes


def _lane(lane: _Lane, y: float, axis: Axis, peak: int) -> list[Markup]:
    base = y + _LANE - 6
    parts = [
        label(0, base - 3, fitted(lane.side, _LEFT - 14), "side"),
        line((0, base), (WIDTH, base), "rule"),
        label(WIDTH, base - 3, number(lane.total), "", "end"),
    ]
    own = max((spoken + told for spoken, told in lane.bars.values()), default=0)
    scale = min(20 / peak, 4)
    width = min(axis.bin * 0.62, 24)
    for x, (spoken, told) in lane.bars.items():
        high, low = max((spoken + told) * scale, 1.5), spoken * scale
        drawn = []
        if told:
            drawn.append(box(x - width / 2, base - high, width, high - low, "told"))
        if spoken:
            drawn.append(box(x - width / 2, base - low, width, low, "full"))
        if axis.bin >= 20 or spoken + told == own:
            drawn.append(label(x, base - high - 3, number(spoken + told), "small", "middle"))
        words = f"{lane.side}, {axis.words(x)}: {counted(spoken + told, 'statement')}"
        if told:
            words += f", {number(told)} of them by the {axis.grain} of the report"
        parts.append(grouped(drawn, words))
    return parts


def _keys(drawn: Sequence[_Row], lanes: Sequence[_Lane]) -> tuple[Markup, ...]:
    keys = []
    shapes = {_shape(row.told) for row in drawn}
    for shape, words in (
        ("disc", "violence"),
        ("square", "other doings"),
        ("diamond", "parties in touch"),
    ):
        if shape in shapes:
            keys.append(key(mark(shape, 8, 8, "full"), words))
    if any(status(row.told.fullest) for row in drawn):
        keys.append(key(mark("disc", 8, 8, "open"), "open: planned, threatened or only possible"))
    if any(row.reports for row in drawn):
        keys.append(key(line((8, 2), (8, 14), "tick"), "reported"))
    if any(row.told.account.independent > 1 for row in drawn):
        keys.append(Markup("<b>· 2</b> independent accounts"))
    if any(told for lane in lanes for _, told in lane.bars.values()):
        keys.append(key(box(3, 3, 10, 10, "told"), "by the day of the report: said then or before"))
    return tuple(keys)


def _more(unranked: int, outside: int, unplaced: int, where: Markup) -> Markup | str:
    told = []
    if unranked:
        told.append(f"{counted(unranked, 'more is', 'more are')} counted in the strip only")
    if outside:
        told.append(f"{counted(outside, 'more lies', 'more lie')} outside these days")
    if unplaced:
        told.append(f"{counted(unplaced, 'more has', 'more have')} no day of their own")
    return Markup("{}: {}.").format("; ".join(told), where) if told else ""


def _described(
    drawn: Sequence[_Row], happenings: Sequence[Happening], lanes: Sequence[_Lane], axis: Axis
) -> str:
    told = [
        f"{counted(len(happenings), 'thing')} happened, are planned or only possible; {number(len(drawn))} "
        f"drawn by {axis.grain}, with the {axis.grain} of each report."
    ]
    if lanes:
        sides = ", ".join(f"{lane.side} {number(lane.total)}" for lane in lanes)
        told.append(f"Statements by side: {sides}.")
    return " ".join(told)


def _table(drawn: Sequence[_Row], lanes: Sequence[_Lane], dossier: Dossier, link: Link) -> Table:
    rows = [
        (
            Cell(capitalised(day_told(row.told.fullest))),
            Cell(_name(row.told, dossier), link(row.told.records[0].id)),
            Cell(number(len(row.told.account.articles)), number=True),
            Cell(number(row.told.account.independent), number=True),
        )
        for row in drawn
    ]
    rows += [
        (
            Cell("What was said"),
            Cell(lane.side),
            Cell(counted(lane.total, "statement"), number=True),
            Cell(f"{number(lane.unplaced)} without a day" if lane.unplaced else ""),
        )
        for lane in lanes
    ]
    return Table(("When", "What", "Articles", "Independent accounts"), tuple(rows))
