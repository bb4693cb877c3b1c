"""Who held the offices that crises turn on, and when.

News names the best known without their state ("Trump said", "Assad denied"). The table
(data/officeholders.psv) tells it by the year: Bush of 1990 is not Bush of 2003, and a minister of 1987 is not
the one of 2024. It knows years and no days, so in a year of handover it does not say who "the minister" was.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from dragoman.resolve.names import key_of

_AFTER: Final = 40  # years for which a former holder is still meant by the full name
_TOP: Final = (
    "president prime-minister chancellor supreme-leader king crown-prince emir general-secretary leader"
    " secretary-of-state foreign-minister foreign-secretary"
)
_KNOWN_BY_SURNAME: Final = frozenset(word.replace("-", " ") for word in _TOP.split())
_FAMILY_FIRST: Final = frozenset(("CHN", "TWN", "PRK", "KOR", "VNM", "KHM"))


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office and the years it was held, both included; `until` is None while it is held."""

    office: str
    since: int
    until: int | None

    def covers(self, year: int, slack: int = 0) -> bool:
        """Say whether the office was held in a year, or within `slack` years of it."""
        return self.since - slack <= year and (self.until is None or year <= self.until + slack)


@dataclass(frozen=True, slots=True)
class Officeholder:
    """Somebody known by office before any article is read; `country` is ISO 3166-1 or 3166-3 alpha-3."""

    name: str
    country: str
    tenures: tuple[Tenure, ...]
    aliases: tuple[str, ...] = ()

    @property
    def family_name(self) -> str:
        """The name that later mentions use: the first of a Korean name, the last of others."""
        words = self.name.removesuffix(" Jr.").split()
        if self.country in _FAMILY_FIRST:
            return words[0]
        return words[-1].removeprefix("al-").removeprefix("el-")


class Officeholders:
    """The table, asked by name or by office."""

    def __init__(self, holders: Iterable[Officeholder]) -> None:
        self._holders = tuple(holders)
        self._by_name: dict[str, list[Officeholder]] = {}
        self._by_family: dict[str, list[Officeholder]] = {}
        for holder in self._holders:
            for name in dict.fromkeys(map(_key, (holder.name, *holder.aliases))):
                self._by_name.setdefault(name, []).append(holder)
            self._by_family.setdefault(_key(holder.family_name), []).append(holder)

    def __len__(self) -> int:
        return len(self._holders)

    def named(self, name: str, year: int | None = None) -> Officeholder | None:
        """Find somebody by full name, as the table or one of its other spellings has it.

        With a year, only whoever had not yet to take the first of the offices then, or was long gone.
        """
        found = [
            holder
            for holder in self._by_name.get(_key(name), ())
            if year is None or _is_of_the_time(holder, year)
        ]
        return found[0] if len(found) == 1 else None

    def known_as(self, surname: str, year: int) -> Officeholder | None:
        """Find the one head of state, of government or of diplomacy that a bare surname means in a year.

        None where two have it ("Clinton" of 2010 is a president and a secretary of state), and for every
        lesser office: "Miller" may be anybody. Initials by which somebody goes count as a surname ("MBS").
        """
        key = _key(surname)
        found = [
            holder
            for holder in dict.fromkeys((*self._by_family.get(key, ()), *self._by_name.get(key, ())))
            if any(t.office in _KNOWN_BY_SURNAME and t.covers(year, 1) for t in holder.tenures)
        ]
        return found[0] if len(found) == 1 else None

    def family_name(self, name: str) -> str:
        """The name that later mentions use of somebody, known or not."""
        known = self.named(name)
        return known.family_name if known is not None else name.removesuffix(" Jr.").split()[-1]

    def holding(self, office: str, year: int) -> list[Officeholder]:
        """Everybody who held an office of any state in a year."""
        return [
            holder
            for holder in self._holders
            if any(tenure.office == office and tenure.covers(year) for tenure in holder.tenures)
        ]

    def state_of(self, name: str, year: int | None) -> str | None:
        """Tell the state of whoever a personal name means (alpha-3), where all that it can mean are of one.

        A full name counts as in `named`, a bare one as in `known_as`, and former presidents of the U.S. are
        not forgotten; in an undated article (`year` None)
        every holder of the name counts, so that "Assad" is of Syria whichever of the two he is.
        """
        if " " in name:
            found = self.named(name, year)
            return found.country if found is not None else None
        countries = {
            holder.country
            for holder in self._by_family.get(_key(name), ())
            for tenure in holder.tenures
            if tenure.office in _KNOWN_BY_SURNAME
            and (year is None or tenure.covers(year, 1) or _is_remembered(holder, tenure, year))
        }
        return countries.pop() if len(countries) == 1 else None

    def holder(self, country: str, office: str, year: int) -> Officeholder | None:
        """Find who held an office of a state all through a year; None in a year of handover."""
        wanted = office.lower().replace("defense", "defence") if country != "USA" else office.lower()
        found = [
            holder
            for holder in self._holders
            if holder.country == country
            and any(t.office == wanted and t.covers(year) for t in holder.tenures)
        ]
        return found[0] if len(found) == 1 else None


def _is_remembered(holder: Officeholder, tenure: Tenure, year: int) -> bool:
    """Say whether news still uses the bare surname of a former holder: of presidents of the U.S. it does."""
    president = holder.country == "USA" and tenure.office == "president"
    return president and tenure.until is not None and tenure.until < year


def _is_of_the_time(holder: Officeholder, year: int) -> bool:
    first = min(tenure.since for tenure in holder.tenures)
    last = max(tenure.until or year for tenure in holder.tenures)
    return first - 20 <= year <= last + _AFTER


def _key(name: str) -> str:
    """A name without case, accents, points and initials between: "Donald J. Trump" is "donald trump"."""
    words = key_of(name).split()
    return " ".join(w for n, w in enumerate(words) if len(w) > 1 or n in (0, len(words) - 1))


def _tenure(text: str) -> Tenure:
    office, _, years = text.rpartition(" ")
    since, _, until = years.partition("-")
    return Tenure(office, int(since), int(until) if until else None)


@cache
def officeholders() -> Officeholders:
    """Give the shipped table, read once."""
    text = files("dragoman.resolve").joinpath("data", "officeholders.psv").read_text(encoding="utf-8")
    holders = []
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        name, country, offices, others = line.split("|")
        tenures = tuple(_tenure(one) for one in offices.split(";"))
        holders.append(Officeholder(name, country, tenures, tuple(filter(None, others.split(";")))))
    return Officeholders(holders)
