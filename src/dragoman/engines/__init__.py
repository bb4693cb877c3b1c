"""How reading is spread: here, one article after the other on one core. Drives the rooms above it."""

from dragoman.engines.local import read_all
from dragoman.engines.outcomes import (
    Became,
    Progress,
    Quiet,
    ReaderFailed,
    ReadSettings,
    Reason,
    Tally,
)

__all__ = [
    "Became",
    "Progress",
    "Quiet",
    "ReadSettings",
    "ReaderFailed",
    "Reason",
    "Tally",
    "read_all",
]
