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
    DriverMissing,
    ForeignDatabase,
    LockedDatabase,
    MissingReference,
    NewerDatabase,
    NoSuchDatabase,
    NoSuchDecision,
    NoSuchRecord,
    NoSuchVerdict,
    NotADatabase,
    NothingToSplit,
    NoWords,
    PageChanged,
    ReadOnly,
    UnknownPlace,
    UnwritableText,
)
from dragoman.store.listing import Listing
from dragoman.store.parting import Parting
from dragoman.store.searching import Hit
from dragoman.store.selecting import ACTS, Filter
from dragoman.store.verdict import JUDGEMENTS, STANDINGS, Judgement, Standing, Standings, Verdict
from dragoman.store.writing import Outcome

__all__ = [
    "ACTS",
    "JUDGEMENTS",
    "STANDINGS",
    "AlreadyOne",
    "AmbiguousActor",
    "AmbiguousId",
    "BlockMoved",
    "DamagedDatabase",
    "Decision",
    "DiskFull",
    "DiskTrouble",
    "DriverMissing",
    "Filter",
    "ForeignDatabase",
    "Hit",
    "Judgement",
    "Listing",
    "LockedDatabase",
    "MissingReference",
    "NewerDatabase",
    "NoSuchDatabase",
    "NoSuchDecision",
    "NoSuchRecord",
    "NoSuchVerdict",
    "NoWords",
    "NotADatabase",
    "NothingToSplit",
    "Outcome",
    "PageChanged",
    "Parting",
    "ReadOnly",
    "Standing",
    "Standings",
    "Store",
    "UnknownPlace",
    "UnwritableText",
    "Verdict",
]
