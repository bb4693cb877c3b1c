"""Who and when: names to actors, time words to dates."""

from dragoman.resolve.entry import Entry, Mention, Named
from dragoman.resolve.faults import ActorTwice, BadActorsFile, NoSuchBody
from dragoman.resolve.gazetteer import Gazetteer, shipped
from dragoman.resolve.people import Known, People, Seen, gather, same_person
from dragoman.resolve.person import PersonName, read_person
from dragoman.resolve.roles import kind_of_role
from dragoman.resolve.time_words import TimeWords
from dragoman.resolve.times import Anchor, Resolved, day_of, follow, resolve_time
from dragoman.resolve.times_found import find_times, read_time

__all__ = [
    "ActorTwice",
    "Anchor",
    "BadActorsFile",
    "Entry",
    "Gazetteer",
    "Known",
    "Mention",
    "Named",
    "NoSuchBody",
    "People",
    "PersonName",
    "Resolved",
    "Seen",
    "TimeWords",
    "day_of",
    "find_times",
    "follow",
    "gather",
    "kind_of_role",
    "read_person",
    "read_time",
    "resolve_time",
    "same_person",
    "shipped",
]
