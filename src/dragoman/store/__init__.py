"""The database: one file of articles and what they give. `Store` is the way in."""

from dragoman.store.database import Store
from dragoman.store.faults import (
    AmbiguousId,
    BlockMoved,
    DamagedDatabase,
    DiskFull,
    DiskTrouble,
    ForeignDatabase,
    LockedDatabase,
    MissingReference,
    NewerDatabase,
    NoSuchDatabase,
    NoSuchRecord,
    NotADatabase,
    NoWords,
    PageChanged,
    ReadOnly,
    UnknownPlace,
    UnwritableText,
)
from dragoman.store.searching import Hit
from dragoman.store.selecting import Filter
from dragoman.store.writing import Outcome

__all__ = [
    "AmbiguousId",
    "BlockMoved",
    "DamagedDatabase",
    "DiskFull",
    "DiskTrouble",
    "Filter",
    "ForeignDatabase",
    "Hit",
    "LockedDatabase",
    "MissingReference",
    "NewerDatabase",
    "NoSuchDatabase",
    "NoSuchRecord",
    "NoWords",
    "NotADatabase",
    "Outcome",
    "PageChanged",
    "ReadOnly",
    "Store",
    "UnknownPlace",
    "UnwritableText",
]
