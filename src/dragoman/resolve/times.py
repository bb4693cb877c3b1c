"""From time words to dates: what "Monday" means in an article of 6 August 2024.

Days are counted from the dateline's date where there is one, since a feed's stamp may be set in another
time zone, else from the date of publication. Where neither is known, a date stated in full still stands
and everything else stays open: the words are kept and can be resolved when the article is dated.

What fooled us: a bare weekday is the latest past one, the article's own day included (right in 282 of 311
cases in dated wires), but "freed by Sunday" looks on; "Oct. 7" written in August is last year's; a
weekday beside a day of the month ("Tuesday, Aug. 6") fixes the year better than nearness does.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal, TypeGuard

from dragoman.record.times import bounds
from dragoman.resolve import reckoning
from dragoman.resolve.time_words import Part, TimeWords

_OFF_CALENDAR = re.compile(r"(?:^|/)(?:-|\d{5}|0000)")  # years that EDTF has no four digits for
_ABOUT = timedelta(days=3)  # either way: "two weeks ago" of somebody who vanished 13 days ago
TimeBasis = Literal["stated", "relative"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """What an article's own time is known to be.

    `dateline` is the date in the dateline, `published` the date of publication, `grown` the last day that a
    page tells of which went on growing after its stamp; `context` is the day that
    the text last spoke of, for "the previous day", `period` the quarter, for "a year earlier", `named` the
    time last named, of any length, for "that year" (`follow` keeps them while reading on); `tense` is that
    of the verb the time belongs to, where a parse tells it. Whose fiscal year begins when is not known, so
    that fiscal quarters stay open, unless `fiscal_by_number` asks for the calendar's quarter of that number.
    """

    published: date | None = None
    dateline: date | None = None
    grown: date | None = None
    tense: Literal["past", "future"] | None = None
    context: date | None = None
    period: str | None = None
    named: str | None = None
    fiscal_by_number: bool = False

    @property
    def today(self) -> date | None:
        """The day that "today" means, if known."""
        return self.dateline or self.published


@dataclass(frozen=True, slots=True)
class Resolved:
    """A time as far as it can be told: EDTF or None, how it follows, and the part of it that is meant.

    `part` is what EDTF has no sign for here: "night" of a day, "early" or "late" in a longer time.
    """

    edtf: str | None
    basis: TimeBasis
    part: Part | None = None


def resolve_time(words: TimeWords, anchor: Anchor) -> Resolved:
    """Date the words, or say that they cannot be dated (`edtf` None) from this anchor."""
    stated = words.year is not None and words.kind != "vague"
    edtf = _resolve(words, anchor)
    if edtf is not None and _OFF_CALENDAR.search(edtf):
        edtf = None  # "five hundred decades ago"
    if edtf is not None and words.side is not None and anchor.today is not None:
        narrow = reckoning.over_night if words.part == "night" else reckoning.narrowed
        edtf = narrow(edtf, anchor.today, words.side)
    if edtf is not None and words.approximate and "/" not in edtf and not edtf.endswith("~"):
        edtf += "~"
    if edtf is not None and words.bound == "since" and "/" not in edtf and words.kind != "context":
        edtf = f"{edtf}/.."
    return Resolved(edtf, "stated" if stated else "relative", words.part)


def day_of(resolved: Resolved) -> date | None:
    """Give the day, if the time is one day: what "the previous day" after it counts from."""
    if resolved.edtf is None:
        return None
    first, last = bounds(resolved.edtf)
    return date.fromisoformat(first) if first == last else None


def days_long(edtf: str) -> int:
    """Give how many days a time leaves open: 0 for one day, some thirty for a month."""
    first, last = (date.fromisoformat(day) for day in bounds(edtf))
    return (last - first).days


def agree(one: str, other: str) -> bool:
    """Whether two times can be of one event: they share a day, a few days' slack given to an "about"."""
    (first, last), (start, end) = _widened(one), _widened(other)
    return first <= end and start <= last


def _widened(edtf: str) -> tuple[date, date]:
    first, last = (date.fromisoformat(day) for day in bounds(edtf))
    if "~" in edtf and ".." not in edtf:
        return first - _ABOUT, last + _ABOUT
    return first, last


def follow(anchor: Anchor, words: TimeWords) -> Anchor:
    """Give the anchor for what comes after these words: the day or the quarter they name is now in mind."""
    if words.kind == "half" or (words.kind == "stretch" and words.lean is None):
        return replace(anchor, period=None)  # "for the nine months": no quarter is in mind any more
    edtf = resolve_time(words, anchor).edtf
    if edtf is None:
        return replace(anchor, period=None) if words.fiscal else anchor
    anchor = replace(anchor, named=edtf)
    if words.kind == "quarter":
        over = anchor.today is not None and bounds(edtf)[1] < anchor.today.isoformat()
        return replace(anchor, period=edtf) if over and words.year_shift in (None, 0) else anchor
    day = day_of(Resolved(edtf, "relative"))
    return replace(anchor, context=day) if day is not None else anchor


def _resolve(words: TimeWords, anchor: Anchor) -> str | None:
    today = anchor.today
    tense = words.lean if words.lean in ("past", "future") else anchor.tense or words.tense
    match words.kind:
        case "vague":
            return None
        case "date":
            return reckoning.calendar_date(words, anchor.grown or today, tense)
        case "decade":
            return f"{words.year:04d}/{(words.year or 0) + 9:04d}"
        case "context":
            return _from_context(words, anchor)
        case "clock":
            # The words tell no day; the text may have, and if it has told none it is the article's own.
            base = anchor.context or today
            return reckoning.on_clock(base, words) if base is not None else None
        case "period" if words.year is not None:
            return f"{words.year:04d}/{words.year + 99:04d}" if words.year else None
        case "quarter" if words.fiscal and not anchor.fiscal_by_number:
            return None
        case "quarter" if words.number is None:
            return _quarter_in_mind(words, anchor)
        case "half" if words.year is not None:
            return reckoning.half(words.number or 1, words.year)
        case "quarter" if words.year is not None:
            return reckoning.quarter(words.number or 1, words.year)
        case "season" if words.year is not None:
            return reckoning.season(words.number or 1, words.year)
        case "feast" if words.year is not None:
            return reckoning.feast(words, date(words.year, 1, 1), tense)
        case "within":
            base = anchor.context or today if words.unit == "day" else today
            return reckoning.unit_away(base, words.unit, 0) if base is not None else None
    return _from_today(words, anchor, today, tense) if today is not None else None


def _from_today(words: TimeWords, anchor: Anchor, today: date, tense: str | None) -> str | None:
    match words.kind:
        case "weekday":
            return reckoning.on_clock(reckoning.weekday(words, today, tense), words)
        case "day":
            return reckoning.on_clock(today + timedelta(days=words.count or 0), words)
        case "weekend":
            return reckoning.weekend(words, today, tense)
        case "monthday":
            return reckoning.day_of_month(words, today, tense)
        case "half":
            return reckoning.half(words.number or 1, today.year + (words.year_shift or 0))
        case "quarter":
            return reckoning.quarter(words.number or 1, reckoning.year_of_quarter(words, today))
        case "season":
            return reckoning.season(words.number or 1, reckoning.year_of_season(words, today, tense))
        case "ago" if words.unit == "year" and words.count == -1 and anchor.period is not None:
            return reckoning.years_on(anchor.period, -1)  # "from $3 million a year ago", after a quarter's
        case "ago" if words.unit in ("minute", "hour"):
            return reckoning.hours_away(words, today)
        case "ago" if words.unit == "week":
            return f"{today + timedelta(weeks=words.count or 0)}~"
        case "period" if words.unit == "week":
            return reckoning.week(today, words.count or 0, tense)
        case "stretch":
            return reckoning.stretch(today, words.unit, words.count) if words.count else None
        case "feast":
            return reckoning.feast(words, today, tense)
        case _:
            return reckoning.unit_away(today, words.unit, words.count or 0)


def _from_context(words: TimeWords, anchor: Anchor) -> str | None:
    """Date "the previous day" by the day last named; a year or a month earlier may do with the article's."""
    if words.unit == "year" and words.count == -1 and anchor.period is not None:
        return reckoning.years_on(anchor.period, -1)
    base = anchor.context
    if words.unit == "year" and words.count and _is_of_a_year(anchor.named):
        return reckoning.years_on(anchor.named[:4], words.count)  # "in 2011 … three years later"
    if words.count == 0 and words.unit in ("week", "month", "year", "decade"):
        return _around(anchor.named, words.unit)
    if base is None and words.unit in ("year", "month", "quarter", "decade") and words.count:
        base = anchor.today
    if base is None:
        return None
    if words.weekday is not None:
        return reckoning.on_clock(reckoning.weekday_beside(words, base), words)
    if words.unit in ("minute", "hour"):
        return None
    if words.unit == "week":
        return (base + timedelta(weeks=words.count or 0)).isoformat() + "~"
    return reckoning.unit_away(base, words.unit, words.count or 0)


def _is_of_a_year(named: str | None) -> TypeGuard[str]:
    """Whether the time last named is a year or a month of one, by which whole years can be counted."""
    return named is not None and re.fullmatch(r"\d{4}(?:-\d\d)?~?", named) is not None


def _around(named: str | None, unit: str) -> str | None:
    """Give the unit that the time last named lies in, for "that year"; None if it is longer than that."""
    if named is None or ".." in named:
        return None
    first, last = (date.fromisoformat(day) for day in bounds(named))
    whole = reckoning.unit_away(first, unit, 0)
    return whole if whole is not None and bounds(whole)[1] >= last.isoformat() else None


def _quarter_in_mind(words: TimeWords, anchor: Anchor) -> str | None:
    """Date "the quarter" by the one last named, else the last that was over; "year-ago" is the one before."""
    period = anchor.period
    if period is None and anchor.today is not None and (words.year_shift or words.lean == "past"):
        period = reckoning.unit_away(anchor.today, "quarter", -1)
    return reckoning.years_on(period, words.year_shift or 0) if period is not None else None
