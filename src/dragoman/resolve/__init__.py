"""Who and when: names to actors, time words to dates."""

from dragoman.resolve.entry import Entry, Mention, Named
from dragoman.resolve.faults import ActorTwice, BadActorsFile, NoSuchBody
from dragoman.resolve.gazetteer import Gazetteer, shipped
from dragoman.resolve.person import PersonName, read_person
from dragoman.resolve.roles import kind_of_role
from dragoman.resolve.time_words import TimeWords
from dragoman.resolve.times import Anchor, Resolved, day_of, resolve_time
from dragoman.resolve.times_found import find_times

__all__ = [
    "ActorTwice",
    "Anchor",
    "BadActorsFile",
    "Entry",
    "Gazetteer",
    "Mention",
    "Named",
    "NoSuchBody",
    "PersonName",
    "Resolved",
    "TimeWords",
    "day_of",
    "find_times",
    "kind_of_role",
    "read_person",
    "resolve_time",
    "shipped",
]
