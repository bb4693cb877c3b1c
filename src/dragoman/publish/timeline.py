"""Statements over time: how many each side made on each day, week, month or year.

Small multiples: one row a side, all rows on one scale. A statement whose time is not known closely enough
for the chart, or lies far from nearly all others, is counted in a column of its own, never on a guessed day.
One that has no time of its own stands on the day of the report, in a paler tone, because that is what is
known.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dragoman.publish.dates import in_words
from dragoman.publish.dossier import Dossier
from dragoman.publish.wording import joined, number
from dragoman.record import Statement, bounds

Grain = Literal["day", "week", "month", "year"]
ROWS_AT_MOST = 8
_BINS_AT_MOST = 70
_GRAINS: tuple[Grain, ...] = ("day", "week", "month", "year")
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


@dataclass(frozen=True, slots=True)
class Bar:
    """One side's statements in one bin: `at` counts bins from the left, `said` and `reported` statements."""

    at: int
    said: int
    reported: int
    words: str


@dataclass(frozen=True, slots=True)
class Lane:
    """One side's row: its bars, its total, and how many have no time that the chart can place."""

    side: str
    bars: tuple[Bar, ...]
    total: int
    unplaced: int


@dataclass(frozen=True, slots=True)
class Tick:
    """A label of the time axis, at the left edge of bin `at`."""

    at: int
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The whole chart: `bins` columns of one `grain`; `peak` is the tallest bar, `last` the last bin."""

    grain: Grain
    bins: int
    peak: int
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    last: str

    @property
    def unplaced(self) -> int:
        """How many statements have no place on the time axis."""
        return sum(lane.unplaced for lane in self.lanes)

    @property
    def has_reported(self) -> bool:
        """Whether some statement stands on the day of the report."""
        return any(bar.reported for lane in self.lanes for bar in lane.bars)


def timeline(statements: Iterable[Statement], dossier: Dossier, rows: int = ROWS_AT_MOST) -> Timeline:
    """Lay out the statements by side and time; the sides beyond `rows` share one row."""
    by_side: dict[str, list[tuple[str | None, bool]]] = defaultdict(list)
    for statement in statements:
        by_side[side_of(statement, dossier)].append(dossier.time_of(statement))
    order = sorted(by_side, key=lambda side: (-len(by_side[side]), side))
    if len(order) > rows:
        rest = [time for side in order[rows - 1 :] for time in by_side[side]]
        others = f"{number(len(order) - rows + 1)} others"
        order = [*order[: rows - 1], others]
        by_side[others] = rest
    axis = _axis(edtf for side in order for edtf, _ in by_side[side] if edtf)
    lanes = tuple(_lane(side, by_side[side], axis) for side in order)
    peak = max((bar.said + bar.reported for lane in lanes for bar in lane.bars), default=0)
    return Timeline(
        axis.grain, axis.bins, peak, lanes, axis.ticks(), axis.words(axis.bins - 1) if axis.bins else ""
    )


def side_of(statement: Statement, dossier: Dossier) -> str:
    """The side that a statement counts for: joint speakers of one side count for it, of several for all."""
    actors = [dossier.actor(speaker) for speaker in statement.speakers]
    sides = sorted({dossier.side(actor) for actor in actors if actor is not None})
    return joined(sides) if sides else "Speaker not named"


@dataclass(frozen=True, slots=True)
class _Axis:
    grain: Grain
    first: date
    bins: int

    def bin(self, edtf: str) -> int | None:
        """The bin that holds every day a time can mean, or None where no single bin does."""
        start, end = bounds(edtf)
        if not self.bins or start[:4] == "0001" or end[:4] == "9999":
            return None
        left, right = self._index(date.fromisoformat(start)), self._index(date.fromisoformat(end))
        return left if left == right and 0 <= left < self.bins else None

    def _index(self, day: date) -> int:
        if self.grain == "day":
            return (day - self.first).days
        if self.grain == "week":
            return (day - self.first).days // 7
        months = (day.year - self.first.year) * 12 + day.month - self.first.month
        return months if self.grain == "month" else day.year - self.first.year

    def start(self, at: int) -> date:
        """The first day of a bin."""
        if self.grain in ("day", "week"):
            return self.first + timedelta(days=at * (7 if self.grain == "week" else 1))
        month = self.first.month - 1 + (at if self.grain == "month" else 0)
        return date(self.first.year + month // 12 + (at if self.grain == "year" else 0), month % 12 + 1, 1)

    def words(self, at: int) -> str:
        """A bin in words."""
        day = self.start(at).isoformat()
        told = in_words(
            {"day": day, "week": day, "month": day[:7], "year": day[:4]}[self.grain], weekday=False
        )
        return f"the week of {told}" if self.grain == "week" else told

    def ticks(self) -> tuple[Tick, ...]:
        """At most seven labels, evenly spaced; the year is told where it is new."""
        step = max(1, -(-self.bins // 7))
        ticks, year = [], None
        for at in range(0, self.bins, step):
            day = self.start(at)
            label = {"year": "", "month": _MONTHS[day.month - 1]}.get(
                self.grain, f"{day.day} {_MONTHS[day.month - 1]}"
            )
            if day.year != year:
                label, year = f"{label} {day.year}".strip(), day.year
            ticks.append(Tick(at, label))
        return tuple(ticks)


def _axis(times: Iterable[str]) -> _Axis:
    closed = [ends for ends in map(bounds, times) if ends[0][:4] != "0001" and ends[1][:4] != "9999"]
    if not closed:
        return _Axis("day", date(1, 1, 1), 0)
    exact = sorted(date.fromisoformat(start) for start, end in closed if start == end)
    if not exact:
        first, last = min(start for start, _ in closed), max(end for _, end in closed)
        return _of_months(date.fromisoformat(first), date.fromisoformat(last))
    whole, core = _of_days(exact[0], exact[-1]), _of_days(*_core(exact))
    return core if _GRAINS.index(core.grain) < _GRAINS.index(whole.grain) else whole


def _core(days: Sequence[date]) -> tuple[date, date]:
    """The shortest stretch that holds nine in ten: one old article must not squeeze a week into a column."""
    held = -(-len(days) * 9 // 10)
    at = min(range(len(days) - held + 1), key=lambda first: days[first + held - 1] - days[first])
    return days[at], days[at + held - 1]


def _of_days(first: date, last: date) -> _Axis:
    days = (last - first).days + 1
    if days <= _BINS_AT_MOST:
        return _Axis("day", first, days)
    if days <= 7 * _BINS_AT_MOST:
        monday = first - timedelta(days=first.weekday())
        return _Axis("week", monday, (last - monday).days // 7 + 1)
    return _of_months(first, last)


def _of_months(first: date, last: date) -> _Axis:
    if (last - first).days + 1 <= 31 * 2 * _BINS_AT_MOST:
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        return _Axis("month", first.replace(day=1), months)
    return _Axis("year", first.replace(month=1, day=1), last.year - first.year + 1)


def _lane(side: str, times: list[tuple[str | None, bool]], axis: _Axis) -> Lane:
    said: Counter[int] = Counter()
    reported: Counter[int] = Counter()
    unplaced = 0
    for edtf, known in times:
        at = axis.bin(edtf) if edtf else None
        if at is None:
            unplaced += 1
        else:
            (said if known else reported)[at] += 1
    bars = tuple(_bar(at, said[at], reported[at], axis) for at in sorted({*said, *reported}))
    return Lane(side, bars, len(times), unplaced)


def _bar(at: int, said: int, reported: int, axis: _Axis) -> Bar:
    return Bar(at, said, reported, axis.words(at))
