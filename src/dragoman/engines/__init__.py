"""How reading is spread: here, or over the cores of this machine. Drives the rooms above it."""

from dragoman.engines.outcomes import (
    Became,
    Progress,
    Quiet,
    ReaderFailed,
    ReadSettings,
    Reason,
    Tally,
)
from dragoman.engines.run import read_all

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
