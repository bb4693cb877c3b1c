"""Whom an article means by "Miller" after it has once said "State Department spokesman Matthew Miller".

Persons are learned from the full names of one article and from nothing else. A short mention means the one
person whose surname it is; where two share it, it means nobody. What fooled us: "von der Leyen" is one
surname, "Assad" is "al-Assad", "Kim" is a surname that comes first, and "Mrs. Clinton" is not her husband.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from dragoman.resolve.entry import Entry
from dragoman.resolve.person import PersonName
from dragoman.resolve.roles import folded, kind_of_role
from dragoman.resolve.spelling import alike

_PARTICLES = frozenset(
    "al el bin ibn bint abu von van der den de da di del della la le dos das du ben bar ter ten".split()
)
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
# States where the family's name comes first.
_FAMILY_FIRST = frozenset(("CHN", "PRK", "KOR", "TWN", "VNM", "KHM", "HUN", "HKG", "SGP"))
_WOMAN = frozenset(
    ("mrs", "ms", "miss", "lady", "queen", "princess", "madame", "congresswoman", "spokeswoman", "chairwoman")
)
_MAN = frozenset(("mr", "sir", "lord", "king", "prince", "congressman", "spokesman", "chairman", "monsieur"))


@dataclass(frozen=True, slots=True)
class Seen:
    """A full name as a text gives it at ``[start, end)``."""

    start: int
    end: int
    person: PersonName


@dataclass(frozen=True, slots=True)
class Known:
    """A person as one article makes them known: the fullest name, every title, the first body named.

    `spellings` has every way the name is written; `first` is where the person first appears.
    """

    name: str
    titles: tuple[str, ...]
    of: Entry | None
    spellings: tuple[str, ...]
    first: int


@dataclass(frozen=True, slots=True)
class People:
    """The persons of one article, in the order in which they appear."""

    persons: tuple[Known, ...] = ()

    def whom(self, words: str) -> Known | None:
        """Tell whom a name means, full or short, with or without a title; None if nobody or more than one."""
        titles, name = _split(words)
        if not name:
            return None
        full = [known for known in self.persons if any(same_person(name, s) for s in known.spellings)]
        if len(full) == 1 and " " in name:
            return full[0]
        fitting = full or [known for known in self.persons if _is_surname(name, known)]
        as_written = [known for known in fitting if name.casefold() in known.name.casefold().split()]
        fitting = as_written or fitting  # an article that has both a Miller and a Muller can spell them
        if not fitting:
            fitting = [
                known for known in self.persons if " " not in name and alike(name, _parts(known.name)[0])
            ]
        fitting = [known for known in fitting if _sex(titles) in (None, _sex(known.titles) or _sex(titles))]
        return fitting[0] if len(fitting) == 1 else None


def gather(seen: Iterable[Seen]) -> People:
    """Make the persons of an article from the full names in it; mentions of one person become one."""
    persons: list[Known] = []
    for mention in sorted(seen, key=lambda one: (one.start, one.end)):
        person = mention.person
        if " " not in person.name:
            continue
        fitting = [
            n for n, known in enumerate(persons) if any(same_person(person.name, s) for s in known.spellings)
        ]
        if len(fitting) != 1:
            titles = tuple(dict.fromkeys(person.titles))
            persons.append(Known(person.name, titles, person.of, (person.name,), mention.start))
            continue
        known = persons[fitting[0]]
        longer = len(_parts(person.name)) > len(_parts(known.name)) and "." not in person.name
        persons[fitting[0]] = replace(
            known,
            name=person.name if longer else known.name,
            titles=tuple(dict.fromkeys(known.titles + person.titles)),
            of=known.of or person.of,
            spellings=tuple(dict.fromkeys((*known.spellings, person.name))),
        )
    return People(tuple(persons))


def same_person(one: str, other: str) -> bool:
    """Say whether two full names can be one person's: the surname alike, and the given names not at odds.

    "Javad Zarif" and "Mohammad Javad Zarif" are, "J. Smith" and "John Smith" are, "George Bush" and
    "George W. Bush" are not told apart by this; "Bill Clinton" and "Hillary Clinton" are.
    """
    first, second = _parts(one), _parts(other)
    if len(first) < 2 or len(second) < 2:
        return False
    if not alike(surname_of(one), surname_of(other)):
        return False
    given, others = first[: -_length(one)], second[: -_length(other)]
    shorter, longer = sorted((given, others), key=len)
    if not shorter:
        return False
    at = 0
    for word in shorter:
        while at < len(longer) and not _same_given(word, longer[at]):
            at += 1
        if at == len(longer):
            return False
        at += 1
    return True


def surname_of(name: str) -> str:
    """Give the surname, particles included: "von der Leyen", "al-Assad", "bin Salman"."""
    parts = _parts(name)
    return " ".join(parts[-_length(name) :]) if parts else ""


def _parts(name: str) -> list[str]:
    return [part for part in name.split() if folded(part) not in _SUFFIXES]


def _length(name: str) -> int:
    parts = _parts(name)
    length = 1
    while length < len(parts) - 1 and parts[-length - 1].lower() in _PARTICLES:
        length += 1
    return length


def _same_given(one: str, other: str) -> bool:
    initial, whole = sorted((one.rstrip("."), other.rstrip(".")), key=len)
    return alike(one, other) or (len(initial) == 1 and whole[:1].upper() == initial.upper())


def _is_surname(name: str, known: Known) -> bool:
    for spelling in known.spellings:
        surname = surname_of(spelling)
        tail = surname.split()[-1] if surname else ""
        if alike(name, surname) or alike(name, tail):
            return True
        if known.of is not None and known.of.country in _FAMILY_FIRST and alike(name, _parts(spelling)[0]):
            return True
    return False


def _split(words: str) -> tuple[tuple[str, ...], str]:
    """Take titles off the front: "President Assad" is ("President",), "Assad"."""
    parts = re.sub(r"['’]s?$", "", words.strip()).split()
    titles: list[str] = []
    while len(parts) > 1 and parts[0].lower() not in _PARTICLES and kind_of_role(parts[0]) is not None:
        titles.append(parts.pop(0))
    return tuple(titles), " ".join(parts)


def _sex(titles: tuple[str, ...]) -> str | None:
    words = {folded(word) for title in titles for word in title.split()}
    if words & _WOMAN:
        return "woman"
    return "man" if words & _MAN else None
