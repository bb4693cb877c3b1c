"""Days as lists are sorted by them: as numbers their index is small, and what is unknown comes last."""

from datetime import date

from dragoman.record import Record, bounds

UNKNOWN_DAY = 9_999_999
"""Stands for no day: later than any."""


def day_number(day: str | None) -> int:
    """Return the proleptic ordinal of ``YYYY-MM-DD``; `UNKNOWN_DAY` for none, or none of a calendar."""
    try:
        return date.fromisoformat(day).toordinal() if day else UNKNOWN_DAY
    except ValueError:  # before the year 1
        return UNKNOWN_DAY


def day_of(one: Record) -> int:
    """The first day of a record: its own time, else that of its report."""
    when = getattr(one, "when", None)
    edtf = (when.edtf if when is not None else None) or one.reported
    return day_number(bounds(edtf)[0]) if edtf else UNKNOWN_DAY
