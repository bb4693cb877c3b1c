"""From time words to dates: what "Monday" means in an article of 6 August 2024.

Days are counted from the dateline's date where there is one, since a feed's stamp may be set in another
time zone, else from the date of publication. Where neither is known, a date stated in full still stands
and everything else stays open: the words are kept and can be resolved when the article is dated.

What fooled us: a bare weekday is the latest past one, the article's own day included (right in 282 of 311
cases in dated wires), but "freed by Sunday" looks on; "Oct. 7" written in August is last year's; a
weekday beside a day of the month ("Tuesday, Aug. 6") fixes the year better than nearness does.
"""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, Literal

from dragoman.record.times import bounds
from dragoman.resolve.time_words import Part, TimeWords

TimeBasis = Literal["stated", "relative"]
_SOON: Final = timedelta(days=60)  # how far ahead a month and day without a year may lie without "will"


@dataclass(frozen=True, slots=True)
class Anchor:
    """What an article's own time is known to be.

    `dateline` is the date in the dateline, `published` the date of publication; `context` is the day that
    the text last spoke of, for "the previous day", and `period` the quarter, for "a year earlier" (`follow`
    keeps both while reading on); `tense` is that of the verb the time belongs to, where
    a parse tells it.
    """

    published: date | None = None
    dateline: date | None = None
    tense: Literal["past", "future"] | None = None
    context: date | None = None
    period: str | None = None

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
    stated = words.kind in ("date", "decade", "period") and words.year is not None
    if words.kind in ("quarter", "season") and words.year is not None:
        stated = True
    edtf = _resolve(words, anchor)
    if edtf is not None and words.approximate and "/" not in edtf:
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


def follow(anchor: Anchor, words: TimeWords) -> Anchor:
    """Give the anchor for what comes after these words: the day or the quarter they name is now in mind."""
    edtf = resolve_time(words, anchor).edtf
    if edtf is None:
        return anchor
    if words.kind == "quarter":
        over = anchor.today is not None and bounds(edtf)[1] < anchor.today.isoformat()
        return replace(anchor, period=edtf) if over and words.year_shift is None else anchor
    day = day_of(Resolved(edtf, "relative"))
    return replace(anchor, context=day) if day is not None else anchor


def _resolve(words: TimeWords, anchor: Anchor) -> str | None:
    today = anchor.today
    tense = words.lean if words.lean in ("past", "future") else anchor.tense or words.tense
    if words.kind == "date":
        return _date(words, today, tense)
    if words.kind == "decade" and words.year is not None:
        return f"{words.year}/{words.year + 9}"
    if words.kind == "period" and words.unit == "century" and words.year is not None:
        return f"{words.year}/{words.year + 99}" if words.year else None
    if words.kind == "vague":
        return None
    if words.kind in ("quarter", "season") and words.year is not None:
        return _stretch(words, words.year)
    if words.kind == "context":
        return _context(words, anchor)
    if words.kind == "quarter" and words.number is None:
        return _quarter_in_mind(words, anchor)
    if today is None:
        return None
    match words.kind:
        case "weekday":
            return _clocked(_weekday(words, today, tense), words)
        case "day":
            return _clocked(today + timedelta(days=words.count or 0), words)
        case "weekend":
            return _weekend(words, today, tense)
        case "period":
            return _shift(today, words.unit, words.count or 0)
        case "ago":
            return _ago(words, anchor)
        case "monthday":
            return _monthday(words, today, tense)
        case "quarter" | "season":
            return _stretch(words, _year_of_stretch(words, today, tense))
        case _:
            # A clock without a day: the reader of the sentence knows the day, the words do not.
            return _clocked(anchor.context, words) if anchor.context else None


def _clocked(day: date, words: TimeWords) -> str:
    if words.hour is None:
        return day.isoformat()
    minute = f":{words.minute:02d}" if words.minute is not None else ""
    zone = ""
    if words.zone is not None:
        minute = minute or ":00"
        east = abs(words.zone)
        zone = f"{'+' if words.zone >= 0 else '-'}{east // 60:02d}:{east % 60:02d}" if words.zone else "Z"
    return f"{day.isoformat()}T{words.hour:02d}{minute}{zone}"


def _date(words: TimeWords, today: date | None, tense: str | None) -> str | None:
    if words.month is None:
        return f"{words.year:04d}" if words.year else None
    year = words.year
    if year is None and words.year_shift is not None:
        year = today.year + words.year_shift if today else None
    elif year is None:
        year = _year_of(words, today, tense)
    if year is None:
        return None
    if words.day is None:
        return f"{year:04d}-{words.month:02d}"
    if words.day > monthrange(year, words.month)[1]:
        return None
    if words.through is not None:
        return (
            f"{year:04d}-{words.month:02d}-{words.day:02d}/{year:04d}-{words.month:02d}-{words.through:02d}"
        )
    return _clocked(date(year, words.month, words.day), words)


def _year_of(words: TimeWords, today: date | None, tense: str | None) -> int | None:
    """Choose the year of a month, or of a month and day, that is given without one."""
    if today is None or words.month is None:
        return None
    if words.day is None:
        if words.lean == "this":
            return today.year
        if words.lean == "past" and words.bound is None and (today.year, words.month) != (today.year, 12):
            # "Last February", written in March, is not the month just gone: that would be "last month".
            return today.year - (words.month >= today.month - 1)
        if tense == "future":
            return today.year + (
                words.month < today.month
                or (words.month == today.month and words.part is None and words.lean == "future")
            )
        ahead = words.month - today.month
        if words.lean != "past" and tense is None and 0 < ahead <= 2:
            return today.year
        return today.year - (ahead > 0 or (ahead == 0 and words.lean == "past" and words.bound is None))
    years = [
        year
        for year in range(today.year - 1, today.year + 2)
        if words.day <= monthrange(year, words.month)[1]
        and (words.weekday is None or date(year, words.month, words.day).weekday() == words.weekday)
    ]
    if not years:
        return None
    days = [date(year, words.month, words.day) for year in years]
    ahead_days = [day for day in days if day >= today]
    back = [day for day in days if day <= today]
    if tense == "future" and ahead_days:
        return ahead_days[0].year
    if tense is None and ahead_days and ahead_days[0] - today <= _SOON:
        if not back or today - back[-1] > ahead_days[0] - today:
            return ahead_days[0].year
    return back[-1].year if back else ahead_days[0].year


def _weekday(words: TimeWords, today: date, tense: str | None) -> date:
    if words.unit == "week":
        monday = today - timedelta(days=today.weekday())
        return monday + timedelta(days=7 * (words.count or 0) + (words.weekday or 0))
    back = timedelta(days=(today.weekday() - (words.weekday or 0)) % 7)
    ahead = timedelta(days=((words.weekday or 0) - today.weekday()) % 7)
    week = timedelta(days=7)
    if words.lean == "this":
        return today - back if tense == "past" else today + ahead
    if words.lean == "past" and words.bound is None:
        return today - (back or week)
    if words.lean == "future":
        return today + (ahead or (week if words.text.lower().startswith("next") else ahead))
    return today + ahead if tense == "future" else today - back


def _weekend(words: TimeWords, today: date, tense: str | None) -> str:
    saturday = today + timedelta(days=5 - today.weekday())
    if words.lean == "future" or (words.lean == "this" and tense != "past") or tense == "future":
        first = saturday
    elif words.lean == "this":
        first = saturday if today.weekday() >= 5 else saturday - timedelta(days=7)
    else:
        first = saturday if today.weekday() >= 5 and words.lean is None else saturday - timedelta(days=7)
    return f"{first}/{first + timedelta(days=1)}"


def _month_back(year: int, month: int, months: int) -> tuple[int, int]:
    total = year * 12 + month - 1 + months
    return total // 12, total % 12 + 1


def _shift(day: date, unit: str | None, count: int) -> str | None:
    """Give the whole unit that lies `count` units from the one `day` is in; weeks run Monday to Sunday."""
    match unit:
        case "day":
            return (day + timedelta(days=count)).isoformat()
        case "week":
            monday = day + timedelta(days=7 * count - day.weekday())
            return f"{monday}/{monday + timedelta(days=6)}"
        case "month":
            return "{:04d}-{:02d}".format(*_month_back(day.year, day.month, count))
        case "quarter":
            year, month = _month_back(day.year, (day.month - 1) // 3 * 3 + 1, 3 * count)
            return f"{year:04d}-{month:02d}/{year:04d}-{month + 2:02d}"
        case "year":
            return f"{day.year + count:04d}"
        case "decade":
            first = (day.year // 10 + count) * 10
            return f"{first:04d}/{first + 9:04d}"
        case "century":
            first = (day.year // 100 + count) * 100
            return f"{first:04d}/{first + 99:04d}"
        case _:
            return None


def _ago(words: TimeWords, anchor: Anchor) -> str | None:
    count, today = words.count or 0, anchor.today
    if today is None:
        return None
    if words.unit == "year" and anchor.period is not None and count == -1:
        return _years_on(anchor.period, -1)  # "from $3 million a year ago", after a quarter's figure
    if words.unit in ("minute", "hour"):
        # Hours do not reach across a day by themselves: an article's hour is not known.
        hours = count if words.unit == "hour" else 0
        return (today + timedelta(days=hours // 24)).isoformat() if hours % 24 == 0 and hours else None
    return _shift(today, words.unit, count)


def _context(words: TimeWords, anchor: Anchor) -> str | None:
    base = anchor.context
    if (
        base is None
        and words.unit in ("year", "month", "quarter", "decade")
        and not words.text.lower().startswith(("that", "the same"))
    ):
        base = anchor.today
    if base is None:
        return None
    if words.weekday is not None:
        step = timedelta(days=1 if words.lean == "future" else -1)
        day = base + step
        while day.weekday() != words.weekday:
            day += step
        return _clocked(day, words)
    if words.unit == "week":
        return (base + timedelta(weeks=words.count or 0)).isoformat() + "~"
    return _shift(base, words.unit, words.count or 0)


def _quarter_in_mind(words: TimeWords, anchor: Anchor) -> str | None:
    """Date "the quarter" by the one last named, else the last that was over; "year-ago" is the one before."""
    if anchor.period is None and (
        anchor.today is None or (words.year_shift == 0 and "latest" not in words.text)
    ):
        return None
    period = anchor.period or _shift(anchor.today, "quarter", -1) if anchor.today else anchor.period
    return _years_on(period, words.year_shift or 0) if period else None


def _years_on(period: str, years: int) -> str:
    """Move an interval of months by whole years."""
    return "/".join(f"{int(end[:4]) + years:04d}{end[4:]}" for end in period.split("/"))


def _monthday(words: TimeWords, today: date, tense: str | None) -> str | None:
    steps = (0, 1, 2) if tense == "future" else (0, -1, -2)
    for step in steps:
        year, month = _month_back(today.year, today.month, step)
        if (words.day or 0) > monthrange(year, month)[1]:
            continue
        day = date(year, month, words.day or 1)
        if (day >= today) if tense == "future" else (day <= today):
            return _clocked(day, words)
    return None


_SEASON_MONTHS: Final = {1: (12, 2), 2: (3, 5), 3: (6, 8), 4: (9, 11)}


def _stretch(words: TimeWords, year: int) -> str:
    number = words.number or 1
    if words.kind == "quarter":
        return f"{year:04d}-{3 * number - 2:02d}/{year:04d}-{3 * number:02d}"
    first, last = _SEASON_MONTHS[number]
    # "The winter of 1994" begins in December 1994 or the year before: a season is never exact.
    return f"{year - (number == 1):04d}-{first:02d}~/{year:04d}-{last:02d}~"


def _year_of_stretch(words: TimeWords, today: date, tense: str | None) -> int:
    if words.year_shift is not None:
        return today.year + words.year_shift
    number = words.number or 1
    first = 3 * number - 2 if words.kind == "quarter" else (_SEASON_MONTHS[number][0] % 12)
    if words.lean == "this":
        return today.year
    if tense == "future" and words.kind == "season":
        last = first + 2
        return today.year + (last < today.month)
    begun = first <= today.month
    if words.lean == "past" and words.kind == "season" and first <= today.month <= first + 2:
        return today.year - 1
    return today.year if begun else today.year - 1
