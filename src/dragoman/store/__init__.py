"""The database: one file of articles and what they give. `Store` is the way in."""

from dragoman.store.database import Store
from dragoman.store.decided import Decision
from dragoman.store.faults import (
    AlreadyOne,
    AmbiguousActor,
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
    NoSuchDecision,
    NoSuchRecord,
    NotADatabase,
    NothingToSplit,
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
    "AlreadyOne",
    "AmbiguousActor",
    "AmbiguousId",
    "BlockMoved",
    "DamagedDatabase",
    "Decision",
    "DiskFull",
    "DiskTrouble",
    "Filter",
    "ForeignDatabase",
    "Hit",
    "LockedDatabase",
    "MissingReference",
    "NewerDatabase",
    "NoSuchDatabase",
    "NoSuchDecision",
    "NoSuchRecord",
    "NoWords",
    "NotADatabase",
    "NothingToSplit",
    "Outcome",
    "PageChanged",
    "ReadOnly",
    "Store",
    "UnknownPlace",
    "UnwritableText",
]
