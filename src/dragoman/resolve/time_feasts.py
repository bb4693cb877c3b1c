"""Holidays that news names for a date: those with a day of their own, and those that the calendar moves.

Easter is reckoned by the Gregorian computus (Meeus, "Astronomical Algorithms", ch. 8; Western churches); the
American ones are fixed by 5 U.S.C. 6103. Feasts that follow the moon's sighting (Eid, Ramadan) are not dated.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from dragoman.resolve.time_lexicon import YEAR
from dragoman.resolve.time_words import Rule, TimeWords, made

_FIXED: Final = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "boxing day": (12, 26),
    "new year's eve": (12, 31), "new year's day": (1, 1), "valentine's day": (2, 14), "bastille day": (7, 14),
    "halloween": (10, 31), "the fourth of july": (7, 4), "may day": (5, 1), "armistice day": (11, 11),
    "veterans day": (11, 11), "epiphany": (1, 6),
}  # fmt: skip


def easter(year: int) -> date:
    """Give Easter Sunday of the Western churches."""
    golden, century, rest = year % 19, year // 100, year % 100
    leap, skipped = century // 4, century % 4
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * skipped + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = moon + week - 7 * ((golden + 11 * moon + 22 * week) // 451) + 114
    return date(year, shift // 31, shift % 31 + 1)


def _nth(month: int, weekday: int, number: int) -> Callable[[int], date]:
    def day(year: int) -> date:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))

    return day


def _memorial_day(year: int) -> date:
    last = date(year, 5, 31)
    return last - timedelta(days=last.weekday())


def _from_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days=days)


_MOVING: Final[dict[str, Callable[[int], date]]] = {
    "easter": easter,
    "easter sunday": easter,
    "easter monday": _from_easter(1),
    "good friday": _from_easter(-2),
    "palm sunday": _from_easter(-7),
    "ash wednesday": _from_easter(-46),
    "ascension day": _from_easter(39),
    "thanksgiving": _nth(11, 3, 4),
    "thanksgiving day": _nth(11, 3, 4),
    "labor day": _nth(9, 0, 1),
    "columbus day": _nth(10, 0, 2),
    "memorial day": _memorial_day,
}


def feast_day(name: str, year: int) -> date:
    """Give the day of a holiday that moves; `name` as `TimeWords.feast` has it."""
    return _MOVING[name](year)


def _key(words: str) -> str:
    return words.lower().replace("’", "'")


def _fixed(match: re.Match[str]) -> TimeWords:
    month, day = _FIXED[_key(match["name"])]
    return made(match, kind="date", month=month, day=day, year=int(match["year"]) if match["year"] else None)


def _moving(match: re.Match[str]) -> TimeWords:
    year = int(match["year"]) if match["year"] else None
    return made(match, kind="feast", feast=_key(match["name"]), year=year)


def _alternatives(names: dict[str, object]) -> str:
    longest = sorted(names, key=len, reverse=True)
    return "|".join(_cased(name) for name in longest)


def _cased(name: str) -> str:
    """Match as printed: the day has capitals, "may day" has not."""
    words = [word if word in ("of", "the") else word.capitalize() for word in name.split()]
    return " ".join(words).replace("'", "['’]").replace("the Fourth", "[Tt]he Fourth")


# "Christmas party", "Easter egg" and "Thanksgiving dinner" are no days: a weekday's neighbours decide.
FEASTS: Final[tuple[Rule, ...]] = (
    (re.compile(rf"(?P<name>{_alternatives(dict(_FIXED))})\b(?:,? (?:of )?{YEAR})?"), _fixed),
    (
        re.compile(rf"(?P<name>{_alternatives(dict(_MOVING))})\b(?! [a-z]*[aeg]gs?\b)(?:,? (?:of )?{YEAR})?"),
        _moving,
    ),
)
