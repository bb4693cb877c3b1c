"""Days as lists are sorted by them: as numbers their index is small, and what is unknown comes last."""

from dragoman.link.days import day_number, record_day
from dragoman.link.near import UNDATED

UNKNOWN_DAY = UNDATED
"""Stands for no day: later than any."""

day_of = record_day

__all__ = ["UNKNOWN_DAY", "day_number", "day_of"]
