"""Days on which something may have been, to tell whether two reports can be of one thing."""

from dataclasses import dataclass
from datetime import date

from dragoman.record import When, bounds


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
