"""Days on which something may have been, to tell whether two reports can be of one thing."""

from dataclasses import dataclass
from datetime import date

from dragoman.link.near import UNDATED
from dragoman.record import Article, Record, When, bounds


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last day (proleptic ordinals) that a time can mean.

    `told` says that the text gives the time; otherwise it is the day of the report, on or before which the
    thing must have been.
    """

    first: int
    last: int
    told: bool


def days_of(when: When | None, reported: str | None) -> Days | None:
    """The days of a record: its own time where it has one, else the day of its report; None if neither."""
    told = when is not None and when.edtf is not None and when.basis != "publication"
    edtf = when.edtf if when is not None and when.edtf is not None else reported
    if edtf is None:
        return None
    first, last = bounds(edtf)
    try:
        return Days(date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal(), told)
    except ValueError:  # an open end, before or after the years that a calendar has
        return None


def days_apart(one: Days, other: Days) -> int:
    """The fewest days that can lie between; 0 where they can be the same day."""
    return max(0, one.first - other.last, other.first - one.last)


def day_number(day: str | None) -> int:
    """The proleptic ordinal of ``YYYY-MM-DD``; `UNDATED` for none, or none of a calendar."""
    try:
        return date.fromisoformat(day).toordinal() if day else UNDATED
    except ValueError:  # before the year 1
        return UNDATED


def record_day(one: Record) -> int:
    """The first day of a record: its own time, else that of its report. It sets the order of time."""
    if isinstance(one, Article):
        edtf = one.reported or (one.published.edtf if one.published is not None else None)
    else:
        when = getattr(one, "when", None)
        edtf = (when.edtf if when is not None else None) or one.reported
    return day_number(bounds(edtf)[0]) if edtf else UNDATED
