"""The axis of time: days, weeks, months or years, with long empty stretches cut out and marked as cut.

A crisis is reported in bursts, and its reports name days long gone. What was before the weeks around the
reports stands in one column "earlier", what is after them in "later", and a stretch in which nothing was
takes a narrow break instead of most of the picture.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from markupsafe import Markup

from dragoman.publish.dates import in_words
from dragoman.publish.plots.drawing import label, length, line
from dragoman.record import bounds

Grain = Literal["day", "week", "month", "year"]
_BINS_AT_MOST = 60
_EMPTY_AT_MOST: dict[Grain, int] = {"day": 6, "week": 5, "month": 8, "year": 12}
"""So many empty bins in a row are shown; a longer stretch is cut out."""
_BEFORE, _AFTER = 45, 31
"""Days around the reports that are shown in full."""
_LONGEST = 31
"""Bins that a time may be long and still be drawn."""
_BESIDE = 8
"""How far a label may reach beyond the right end of the axis."""
_BREAK = 26
_BIN_AT_MOST = 72.0
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of bins that is shown: its first and last bin, and where it begins in the picture."""

    first: int
    last: int
    left: float


@dataclass(frozen=True, slots=True)
class Axis:
    """Bins of one `grain`, counted from the one that holds `origin`; those of the stretches are shown.

    `earlier` and `later` say where those columns stand, or are None where nothing is in them.
    """

    grain: Grain
    origin: date
    stretches: tuple[Stretch, ...]
    bin: float
    left: float
    right: float
    earlier: float | None = None
    later: float | None = None

    def place(self, edtf: str) -> tuple[float, float] | None:
        """Where a time begins and ends in the picture; None where it is open, long, or not shown as a whole.

        A time within one bin gives the middle of the bin twice. "In January" is not drawn where one day of
        January is shown.
        """
        first, last = bounds(edtf)
        if first[:4] == "0001" or last[:4] == "9999":
            return None
        return self._between(date.fromisoformat(first), date.fromisoformat(last))

    def _between(self, first: date, last: date) -> tuple[float, float] | None:
        one, other = index(self.grain, self.origin, first), index(self.grain, self.origin, last)
        if other < self.stretches[0].first:
            return (self.earlier, self.earlier) if self.earlier is not None else None
        if one > self.stretches[-1].last:
            return (self.later, self.later) if self.later is not None else None
        held = next((s for s in self.stretches if s.first <= one and other <= s.last), None)
        if held is None or other - one > _LONGEST:
            return None
        return self._middle(held, one), self._middle(held, other)

    def _middle(self, stretch: Stretch, at: int) -> float:
        return stretch.left + (at - stretch.first + 0.5) * self.bin

    def slot(self, edtf: str) -> float | None:
        """The middle of the one bin (or of "earlier", "later") that a time lies in; None if in none."""
        found = self.place(edtf)
        return found[0] if found is not None and found[0] == found[1] else None

    @property
    def edges(self) -> tuple[tuple[float, float], ...]:
        """Where each stretch begins and ends."""
        return tuple((s.left, s.left + (s.last - s.first + 1) * self.bin) for s in self.stretches)

    @property
    def ticks(self) -> tuple[tuple[float, str, bool], ...]:
        """Labels at the middle of bins, and whether a stretch begins there.

        The year stands where it is new, the month also where a stretch begins.
        """
        told: list[tuple[float, str, bool]] = []
        year, month = 0, 0
        for stretch in self.stretches:
            for at in range(stretch.first, stretch.last + 1):
                day = start(self.grain, self.origin, at)
                if self.grain == "year":
                    words = str(day.year)
                elif self.grain == "month":
                    words = _MONTHS[day.month - 1]
                else:
                    words = str(day.day)
                    if day.month != month or at == stretch.first:
                        words += f" {_MONTHS[day.month - 1]}"
                if day.year != year and self.grain != "year":
                    words += f" {day.year}"
                year, month = day.year, day.month
                told.append((self._middle(stretch, at), words, at == stretch.first))
        return tuple(told)

    def words(self, x: float) -> str:
        """The bin at a place, in words."""
        if x == self.earlier:
            return "earlier"
        if x == self.later:
            return "later"
        stretch = max((s for s in self.stretches if s.left <= x), key=lambda s: s.left)
        day = start(self.grain, self.origin, stretch.first + int((x - stretch.left) // self.bin)).isoformat()
        cut = {"day": day, "week": day, "month": day[:7], "year": day[:4]}[self.grain]
        told = in_words(cut, weekday=False)
        return f"the week of {told}" if self.grain == "week" else told


def labels(axis: Axis, y: float) -> list[Markup]:
    """The labels under an axis at `y`, as many as have room; the beginning of a stretch has a second row."""
    before = axis.earlier + 26 if axis.earlier is not None else axis.left - 40
    ends = [before, before]
    parts = []
    for x, words, begins in axis.ticks:
        half = length(words, 12) / 2
        middle = min(x, axis.right + _BESIDE - half)  # the last label ends inside the picture
        row = next((row for row in ((0, 1) if begins else (0,)) if middle - half > ends[row]), None)
        if row is not None:
            parts += [
                line((x, y), (x, y + 5), "tick"),
                label(middle, y + 18 + 13 * row, words, "small", "middle"),
            ]
            ends[row] = middle + half + 8
    for edge, words in ((axis.earlier, "earlier"), (axis.later, "later")):
        if edge is not None:
            parts.append(label(edge, y + 18, words, "small", "middle"))
    return parts


def index(grain: Grain, origin: date, day: date) -> int:
    """The bin that holds a day."""
    if grain == "day":
        return (day - origin).days
    if grain == "week":
        return (day - origin).days // 7
    if grain == "month":
        return (day.year - origin.year) * 12 + day.month - origin.month
    return day.year - origin.year


def start(grain: Grain, origin: date, at: int) -> date:
    """The first day of a bin."""
    if grain in ("day", "week"):
        return origin + timedelta(days=at * (7 if grain == "week" else 1))
    if grain == "month":
        months = origin.year * 12 + origin.month - 1 + at
        return date(months // 12, months % 12 + 1, 1)
    return date(origin.year + at, 1, 1)


def axis_of(
    reports: Iterable[str],
    events: Iterable[str],
    left: float,
    right: float,
    since: str | None = None,
    until: str | None = None,
    widest: float = _BIN_AT_MOST,
) -> Axis | None:
    """Lay out the time of reports and events (EDTF) from `left` to `right`; None where nothing has a day.

    With `since` and `until` (``YYYY-MM-DD``) exactly these days are shown, and what is outside them is in
    "earlier" and "later". A bin is not wider than `widest`.
    """
    reported = sorted({day for edtf in reports for day in _days(edtf)})
    happened = sorted({day for edtf in events for day in _days(edtf)})
    if not reported and not happened:
        return None
    frame = reported or happened
    first = date.fromisoformat(since) if since else frame[0] - timedelta(days=_BEFORE)
    last = date.fromisoformat(until) if until else frame[-1] + timedelta(days=_AFTER)
    every = {*reported, *happened}
    days = {day for day in every if first <= day <= last}
    days |= {date.fromisoformat(edge) for edge in (since, until) if edge}
    if not days:
        days = {frame[0]}
    before, after = any(day < first for day in every), any(day > last for day in every)
    grain, origin, runs = _runs(sorted(days))
    room = right - left - _BREAK * (len(runs) - 1) - (54 if before else 0) - (54 if after else 0)
    width = min(widest, room / sum(end - begin + 1 for begin, end in runs))
    at = left + (54 if before else 0)
    stretches = []
    for begin, end in runs:
        stretches.append(Stretch(begin, end, at))
        at += (end - begin + 1) * width + _BREAK
    return Axis(
        grain,
        origin,
        tuple(stretches),
        width,
        left,
        right,
        left + 20 if before else None,
        at - _BREAK + 34 if after else None,
    )


def _days(edtf: str) -> tuple[date, ...]:
    """The day that a time is, or its first and last where that is not more than a week."""
    first, last = bounds(edtf)
    if first[:4] == "0001" or last[:4] == "9999":
        return ()
    ends = date.fromisoformat(first), date.fromisoformat(last)
    return ends if (ends[1] - ends[0]).days < 7 else ()


def _runs(days: Sequence[date]) -> tuple[Grain, date, list[tuple[int, int]]]:
    """The finest grain in which the days have room, and the runs of bins to show."""
    grains: tuple[Grain, ...] = ("day", "week", "month", "year")
    for grain in grains:
        origin = days[0] - timedelta(days=days[0].weekday()) if grain == "week" else days[0]
        held = sorted({index(grain, origin, day) for day in days})
        runs: list[tuple[int, int]] = []
        for at in held:
            if runs and at - runs[-1][1] - 1 <= _EMPTY_AT_MOST[grain]:
                runs[-1] = (runs[-1][0], at)
            else:
                runs.append((at, at))
        if sum(end - begin + 1 for begin, end in runs) + len(runs) <= _BINS_AT_MOST:
            return grain, origin, runs
    return "year", days[0], [(0, index("year", days[0], days[-1]))]
