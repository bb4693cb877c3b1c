"""Counting days, weeks and years: from what time words say and the day they are counted from to EDTF."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from dragoman.record.times import bounds
from dragoman.resolve.time_feasts import feast_day
from dragoman.resolve.time_words import TimeWords

_SOON: Final = timedelta(days=60)  # how far ahead a month and day without a year may lie without a "will"
_OLDEST: Final = 6  # years back in which a weekday and a day of the month are looked for
_WEEK: Final = timedelta(days=7)
_SEASONS: Final = {1: (12, 2), 2: (3, 5), 3: (6, 8), 4: (9, 11)}  # first and last month


def on_clock(day: date, words: TimeWords) -> str:
    """Give the day, with the hour where the words have one."""
    if words.hour is None:
        return day.isoformat()
    minute = f":{words.minute:02d}" if words.minute is not None else ""
    zone = ""
    if words.zone is not None:
        minute = minute or ":00"
        east = abs(words.zone)
        zone = f"{'+' if words.zone > 0 else '-'}{east // 60:02d}:{east % 60:02d}" if words.zone else "Z"
    return f"{day.isoformat()}T{words.hour:02d}{minute}{zone}"


def calendar_date(words: TimeWords, today: date | None, tense: str | None) -> str | None:
    """Date a year, a month or a day that the words name; None where the year cannot be told."""
    if words.month is None:
        if words.year and words.through:
            return f"{words.year:04d}/{words.through:04d}"
        return f"{words.year:04d}" if words.year else None
    year = words.year
    if year is None and today is not None:
        year = (
            today.year + words.year_shift
            if words.year_shift is not None
            else _nearest_year(words, today, tense)
        )
    if year is None:
        return None
    month = f"{year:04d}-{words.month:02d}"
    if words.day is None:
        return month
    if words.day > monthrange(year, words.month)[1]:
        return None
    if words.through is not None and _is_day(f"{month}-{words.through:02d}"):
        return f"{month}-{words.day:02d}/{month}-{words.through:02d}"
    return on_clock(date(year, words.month, words.day), words)


def _nearest_year(words: TimeWords, today: date, tense: str | None) -> int | None:
    month, day = words.month or 1, words.day
    if day is None:
        return _year_of_month(words, month, today, tense)
    fitting = [
        year
        for year in range(today.year - _OLDEST, today.year + 2)
        if day <= monthrange(year, month)[1]
        and (words.weekday is None or date(year, month, day).weekday() == words.weekday)
    ]
    # Where no year near has that weekday, an older one has: captions keep the days of their pictures.
    years = [year for year in fitting if year >= today.year - 1] or fitting
    ahead = next((year for year in years if date(year, month, day) >= today), None)
    back = next((year for year in reversed(years) if date(year, month, day) <= today), None)
    if ahead is None or back is None:
        return ahead or back
    if tense is None:
        far = date(ahead, month, day) - today
        return ahead if far <= _SOON and far < today - date(back, month, day) else back
    return ahead if tense == "future" else back


def _year_of_month(words: TimeWords, month: int, today: date, tense: str | None) -> int:
    ahead = month - today.month
    if words.lean == "this":
        return today.year
    if words.lean == "past" and words.bound is None:
        # "Last February", written in March, is not the month just gone: that would be "last month".
        return today.year - (ahead >= -1)
    if tense == "future":
        return today.year + (ahead < 0)
    if tense is None and 0 < ahead <= 2:
        return today.year
    return today.year - (ahead > 0)


def week(today: date, count: int, tense: str | None) -> str:
    """Give Monday to Sunday of "last week" (-1), "this week" (0), "next week" (1).

    On a Sunday the week that ends is "last week" already (in 12 of 13 cases looked up in crisis news), and
    "this week", of what is to come, the one that begins.
    """
    sunday = today.weekday() == 6
    if sunday and (count < 0 or (count == 0 and tense == "future")):
        count += 1
    monday = today + count * _WEEK - timedelta(days=today.weekday())
    return f"{monday}/{monday + timedelta(days=6)}"


def weekday(words: TimeWords, today: date, tense: str | None) -> date:
    """Give the day that a weekday means: the latest past one, today included, unless something says else."""
    wanted = words.weekday or 0
    if words.unit == "week":  # "Tuesday of last week"
        return date.fromisoformat(week(today, words.count or 0, tense)[:10]) + timedelta(days=wanted)
    back = timedelta(days=(today.weekday() - wanted) % 7)
    ahead = timedelta(days=(wanted - today.weekday()) % 7)
    if words.lean == "this":
        return today - back if tense == "past" else today + ahead
    if words.lean == "past" and words.bound is None:
        return today - (back or _WEEK)
    if words.lean == "future" and words.text.lower().startswith("next"):
        return today + (ahead or _WEEK)
    return today + ahead if tense == "future" else today - back


def weekend(words: TimeWords, today: date, tense: str | None) -> str:
    """Give Saturday and Sunday; "the weekend" on a Saturday or Sunday is the one that has begun."""
    saturday = today + timedelta(days=5 - today.weekday())
    begun = today.weekday() >= 5
    if words.count is not None:  # "the weekend before last"
        saturday += words.count * _WEEK
        return f"{saturday}/{saturday + timedelta(days=1)}"
    coming = words.lean == "future" or tense == "future" or (words.lean == "this" and tense != "past")
    if not coming and not (begun and words.lean != "past"):
        saturday -= _WEEK
    return f"{saturday}/{saturday + timedelta(days=1)}"


def unit_away(day: date, unit: str | None, count: int) -> str | None:
    """Give the whole unit that lies `count` units from the one `day` is in; weeks run Monday to Sunday."""
    match unit:
        case "day":
            return (day + timedelta(days=count)).isoformat()
        case "week":
            return week(day + count * _WEEK, 0, None)
        case "month":
            year, month = _months_away(day.year, day.month, count)
            return f"{year:04d}-{month:02d}"
        case "quarter":
            year, month = _months_away(day.year, (day.month - 1) // 3 * 3 + 1, 3 * count)
            return f"{year:04d}-{month:02d}/{year:04d}-{month + 2:02d}"
        case "year":
            return f"{day.year + count:04d}"
        case "decade" | "century":
            years = 10 if unit == "decade" else 100
            first = (day.year // years + count) * years
            return f"{first:04d}/{first + years - 1:04d}"
        case _:
            return None


def _months_away(year: int, month: int, months: int) -> tuple[int, int]:
    total = year * 12 + month - 1 + months
    return total // 12, total % 12 + 1


def stretch(today: date, unit: str | None, count: int) -> str | None:
    """Give the time from `count` units ago until now, or from now on; to the day up to weeks."""
    match unit:
        case "minute" | "hour":
            away = today + timedelta(days=-(-abs(count) // 24) * (1 if count > 0 else -1))
        case "day":
            away = today + timedelta(days=count)
        case "week":
            away = today + count * _WEEK
        case "month" | "quarter":
            year, month = _months_away(today.year, today.month, count * (3 if unit == "quarter" else 1))
            return "/".join(sorted((f"{year:04d}-{month:02d}", f"{today.year:04d}-{today.month:02d}")))
        case "year" | "decade" | "century":
            years = count * {"year": 1, "decade": 10, "century": 100}[unit]
            return "/".join(sorted((f"{today.year + years:04d}", f"{today.year:04d}")))
        case _:
            return None
    return f"{min(away, today)}/{max(away, today)}"


def narrowed(edtf: str, today: date, side: str) -> str:
    """Keep of a time that has begun only what was over ("earlier this week") or is to come ("later")."""
    first, last = (date.fromisoformat(day) for day in bounds(edtf))
    if not first <= today <= last or first == last:
        return edtf
    if side == "before":
        return f"{first}/{today}"
    return f"{min(today + timedelta(days=1), last)}/{last}"  # "later this week", said on a Tuesday


def over_night(edtf: str, today: date, side: str) -> str:
    """Give both days of a night: "overnight into Tuesday", and "overnight Monday" unless Monday is today."""
    first, last = bounds(edtf)
    if first != last:
        return edtf
    day = date.fromisoformat(first)
    begin = day - timedelta(days=1) if side == "before" or day == today else day
    return f"{begin}/{begin + timedelta(days=1)}"


def hours_away(words: TimeWords, today: date) -> str | None:
    """Give the day that lies so many hours away, if they are whole days: an article's hour is not known."""
    hours = words.count or 0 if words.unit == "hour" else 0
    return (today + timedelta(days=hours // 24)).isoformat() if hours and hours % 24 == 0 else None


def feast(words: TimeWords, today: date, tense: str | None) -> str:
    """Give the day of a holiday that moves: this year's if it is over, or to come and looked on to."""
    name = words.feast or ""
    if words.year is not None:
        return feast_day(name, words.year).isoformat()
    day = feast_day(name, today.year)
    soon = timedelta(0) <= day - today <= _SOON and tense is None
    if day > today and tense != "future" and not soon:
        day = feast_day(name, today.year - 1)
    elif day < today and tense == "future":
        day = feast_day(name, today.year + 1)
    return on_clock(day, words)


def weekday_beside(words: TimeWords, base: date) -> date:
    """Give the weekday next before or after another day: "the previous Friday"."""
    step = timedelta(days=1 if words.lean == "future" else -1)
    day = base + step
    while day.weekday() != words.weekday:
        day += step
    return day


def day_of_month(words: TimeWords, today: date, tense: str | None) -> str | None:
    """Date "the 13th": the latest one, or with a future the next; a month without that day is passed over."""
    wanted = words.day or 1
    for step in (0, 1, 2) if tense == "future" else (0, -1, -2):
        year, month = _months_away(today.year, today.month, step)
        if wanted > monthrange(year, month)[1]:
            continue
        day = date(year, month, wanted)
        if (day >= today) if tense == "future" else (day <= today):
            return on_clock(day, words)
    return None


def quarter(number: int, year: int) -> str:
    """Give the months of a quarter of the calendar year."""
    return f"{year:04d}-{3 * number - 2:02d}/{year:04d}-{3 * number:02d}"


def half(number: int, year: int) -> str:
    """Give the months of a half of the calendar year."""
    return f"{year:04d}-{6 * number - 5:02d}/{year:04d}-{6 * number:02d}"


def season(number: int, year: int) -> str:
    """Give the months of a northern season, never exact; "the winter of 1994" ends in 1994."""
    first, last = _SEASONS[number]
    return f"{year - (number == 1):04d}-{first:02d}~/{year:04d}-{last:02d}~"


def year_of_quarter(words: TimeWords, today: date) -> int:
    """Choose the year of a quarter without one: that of the latest to have begun."""
    if words.year_shift is not None:
        return today.year + words.year_shift
    return today.year - (3 * (words.number or 1) - 2 > today.month)


def year_of_season(words: TimeWords, today: date, tense: str | None) -> int:
    """Choose the year of a season without one; "last summer", written in it, is the one before."""
    if words.year_shift is not None:
        return today.year + words.year_shift
    if words.lean == "this":
        return today.year
    first = _SEASONS[words.number or 1][0] % 12
    if tense == "future":
        return today.year + (first + 2 < today.month)
    running = first <= today.month <= first + 2
    return today.year - (first > today.month or (running and words.lean == "past"))


def years_on(months: str, years: int) -> str:
    """Move an interval of months by whole years."""
    return "/".join(f"{int(end[:4]) + years:04d}{end[4:]}" for end in months.split("/"))


def _is_day(day: str) -> bool:
    """Whether a calendar has the day: an outlet wrote "Feb. 28-29" in 2019."""
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True
