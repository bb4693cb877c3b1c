"""Times of the record in newspaper English: ``Tuesday 6 August 2024``, ``4–6 August 2024``."""

import re
from datetime import date

from dragoman.record import When, bounds

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_QUALIFIERS = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}

_HOW_KNOWN = {
    "metadata": "as the page or its source gives it",
    "dateline": "from the dateline",
    "weekday": "day from the dateline, year from the weekday",
    "linked": "from another article",
    "stated": "stated in the text",
    "relative": "counted from the article’s date",
    "publication": "the article’s own date",
}


def in_words(edtf: str, *, weekday: bool = True, clock: bool = True) -> str:
    """Write a time of the record in words.

    `weekday` names the day of the week of a single day, `clock` gives the time of day where one is known.
    """
    start, slash, end = edtf.partition("/")
    if not slash:
        return _point(start, weekday, clock)
    if start in ("", ".."):
        return f"until {_point(end, False, False)}"
    if end in ("", ".."):
        return f"from {_point(start, False, False)}"
    plain = start.rstrip("~?%").partition("T")[0], end.rstrip("~?%").partition("T")[0]
    if start[-1] in _QUALIFIERS or end[-1] in _QUALIFIERS or {len(point) for point in plain} != {10}:
        return f"{_point(start, False, False)} to {_point(end, False, False)}"
    return days_in_words(*plain, weekday=weekday)


def _point(point: str, weekday: bool, clock: bool) -> str:
    qualifier = _QUALIFIERS.get(point[-1], "")
    day, _, hour = point.rstrip("~?%").partition("T")
    year, *rest = day.split("-")
    words = year.lstrip("0")
    if rest:
        words = f"{_MONTHS[int(rest[0]) - 1]} {words}"
    if len(rest) == 2:
        words = f"{int(rest[1])} {words}"
        if weekday:
            words = f"{_WEEKDAYS[date.fromisoformat(day).weekday()]} {words}"
    return qualifier + words + (f", {_clock(hour)}" if hour and clock else "")


def _clock(hour: str) -> str:
    time, zone = re.fullmatch(r"([\d:]+)(.*)", hour).groups()  # type: ignore[union-attr]
    if ":" not in time:
        time = f"{int(time) % 12 or 12} {'a.m.' if int(time) % 24 < 12 else 'p.m.'}"
    return time + (" UTC" if zone == "Z" else f" (UTC{zone})" if zone else "")


def shorter(words: str) -> str:
    """Cut the months of a date in words to three letters, for a narrow column: ``6 Aug 2024``."""
    return re.sub("|".join(_MONTHS), lambda month: month[0][:3], words)


def days_in_words(first: str, last: str, *, weekday: bool = False) -> str:
    """Write the days from `first` to `last` (``YYYY-MM-DD``): ``4–6 August 2024``, what they share once."""
    if first == last:
        return _point(first, weekday, False)
    year, month, day = first.split("-")
    if first[:7] == last[:7]:
        return f"{int(day)}–{_point(last, False, False)}"
    head = f"{int(day)} {_MONTHS[int(month) - 1]}"
    if year != last[:4]:
        head += f" {year.lstrip('0')}"
    return f"{head} – {_point(last, False, False)}"


def day_of(when: When | None) -> str | None:
    """Return the single day, ``YYYY-MM-DD``, that a time gives, or None where it gives none or several."""
    if when is None or when.edtf is None:
        return None
    first, last = bounds(when.edtf)
    return first if first == last else None


def how_known(when: When) -> str:
    """Say how a time is known, from its basis: ``from the dateline``."""
    return _HOW_KNOWN[when.basis] if when.basis else "how it is known is not recorded"


def when_in_words(when: When | None, *, weekday: bool = True, clock: bool = True) -> str | None:
    """Write a time in words; one with words but no date ("Monday" in an undated article) gives its words."""
    if when is None:
        return None
    if when.edtf is not None:
        return in_words(when.edtf, weekday=weekday, clock=clock)
    return f"“{when.text}”, date not known" if when.text else None
