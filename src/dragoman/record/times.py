"""Times as the record writes them: EDTF strings with the words and the reasoning they rest on.

EDTF is ISO 8601-2:2019. The record uses its years, months, days, hours and minutes, intervals with open
ends, and the qualifiers ``~`` (approximate), ``?`` (uncertain) and ``%`` (both); seasons and masks
("199X") are not news and are refused.
"""

import re
from calendar import monthrange
from dataclasses import dataclass

from dragoman.record.faults import BadRecord, BadTime
from dragoman.record.spans import Span
from dragoman.record.words import Basis, must_be_one_of

_POINT = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:T(?P<hour>\d\d)(?::(?P<minute>\d\d)(?::(?P<second>\d\d))?)?(?P<zone>Z|[+-]\d\d:\d\d)?)?)?)?"
    r"(?P<qualifier>[~?%])?"
)


def _check_point(point: str, whole: str) -> None:
    found = _POINT.fullmatch(point)
    if found is None:
        raise BadTime(f"{whole!r} is not a time")
    year, month, day = (int(found[part] or 1) for part in ("year", "month", "day"))
    if not 1 <= month <= 12 or year < 1 or not 1 <= day <= monthrange(year, month)[1]:
        raise BadTime(f"{whole!r} names a day that no calendar has")
    if int(found["hour"] or 0) > 24 or int(found["minute"] or 0) > 59 or int(found["second"] or 0) > 60:
        raise BadTime(f"{whole!r} names an hour that no clock has")


def check_edtf(edtf: str) -> str:
    """Return `edtf` if it is a time in the record's part of EDTF; raise `BadTime` if not."""
    start, slash, end = edtf.partition("/")
    ends = [point for point in (start, end) if point not in ("", "..")]
    if not ends or (not slash and start in ("", "..")):
        raise BadTime(f"{edtf!r} is not a time")
    for point in ends:
        _check_point(point, edtf)
    if slash and len(ends) == 2 and bounds(start)[0] > bounds(end)[1]:
        raise BadTime(f"{edtf!r} ends before it begins")
    return edtf


def bounds(edtf: str) -> tuple[str, str]:
    """Return the first and the last day, as ``YYYY-MM-DD``, that a time can mean.

    Open ends give ``0001-01-01`` and ``9999-12-31``. The qualifiers do not widen the bounds.
    """
    start, slash, end = edtf.partition("/")
    return _first_day(start), _last_day(end if slash else start)


def _first_day(point: str) -> str:
    day = point.rstrip("~?%").partition("T")[0]
    return day + "-01" * ((10 - len(day)) // 3) if day not in ("", "..") else "0001-01-01"


def _last_day(point: str) -> str:
    day = point.rstrip("~?%").partition("T")[0]
    if day in ("", ".."):
        return "9999-12-31"
    if len(day) == 4:
        return day + "-12-31"
    if len(day) == 7:
        return f"{day}-{monthrange(int(day[:4]), int(day[5:7]))[1]:02d}"
    return day


@dataclass(frozen=True, slots=True)
class When:
    """A time, the words that give it, and how it was worked out.

    `edtf` is None where the words are known but the date is not ("Monday" in an undated article).
    `basis` says how the date follows: `stated` in full, `relative` to the article's date, `linked` from
    another article, `publication` for want of better; for an article's own publication date `metadata`,
    `dateline`, or `weekday` (a dateline without a year, fixed by a weekday named in the text).
    """

    edtf: str | None
    text: str | None
    span: Span | None
    basis: Basis | None

    def __post_init__(self) -> None:
        must_be_one_of(self.basis, Basis, "basis of a time")
        if self.edtf is not None:
            check_edtf(self.edtf)
        if self.span is not None and self.text != self.span.exact:
            raise BadRecord(f"time {self.text!r} points at the words {self.span.exact!r}")
