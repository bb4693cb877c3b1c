"""Calendar dates in news: March 5, 2024; 5 March; Aug. 1-3; in May; 2024-03-05; 25/03/2024.

"05/03/2024" is the third of May or the fifth of March: kept, and not dated. "May Sato", "April Stone" and
"march on the capital" are no months: a month that is also a name or a verb needs a time's neighbours.
"""

import re
from typing import Final

from dragoman.resolve.time_lexicon import DAY, MONTH, NUMBERS, YEAR, month_of
from dragoman.resolve.time_words import TimeWords, made

_YEAR_SHIFT = r"(?:,? (?:of )?(?P<shift>(?i:last|this|next)) year\b)"
_THROUGH = r"(?P<through>(?:-|–| to | through )(?:[12]\d|3[01]|[1-9])\b(?!:|[.,]\d| ?[ap]\.?m))"
_MONTH_DAY = re.compile(rf"{MONTH} {DAY}{_THROUGH}?(?:,? (?:of |in )?{YEAR}|{_YEAR_SHIFT})?")
_FROM = r"(?:(?P<from>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?:-|–| to | through ))?"
_DAY_MONTH = re.compile(
    rf"(?:the )?{_FROM}{DAY},? (?:of )?{MONTH}(?:,? (?:of |in )?{YEAR}|,? '(?P<short>\d\d)\b|{_YEAR_SHIFT})?"
)
_MONTH_YEAR = re.compile(rf"{MONTH}(?:,? (?:of |in )?{YEAR}| '(?P<short>\d\d)\b|{_YEAR_SHIFT})")
_MONTH = re.compile(rf"{MONTH}(?!\w|-\w)")
_SPELT: Final = {
    word.title(): number for word, number in NUMBERS.items() if number <= 31 and word not in ("a", "an")
}
# "April Six", as the wires of the 1980s wrote small days
_SPELT_DAY = re.compile(
    rf"{MONTH} (?P<spelt>{'|'.join(sorted(map(re.escape, _SPELT), key=len, reverse=True))})\b(?! [a-z]+s\b)"
)
# … and "on april six", where the word before shows that a day must follow
_SPELT_LOW = re.compile(
    rf"(?<=\bon ){MONTH} (?P<spelt>{'|'.join(sorted(map(str.lower, _SPELT), key=len, reverse=True))})\b"
)
_ARTICLE_DAY = re.compile(rf"{MONTH} the (?P<day>[1-9]|[12]\d|3[01])(?:st|nd|rd|th)\b(?:,? {YEAR})?")
_ISO = re.compile(r"(?P<year>(?:19|20)\d\d)-(?P<month>0\d|1[0-2])-(?P<day>[0-2]\d|3[01])(?!\d)")
_SLASHED = re.compile(r"(?P<one>\d{1,2})/(?P<two>\d{1,2})/(?P<year>(?:19|20)?\d\d)(?![\d/])")
# The attacks of 2001 are named by a day without a year, in whatever year.
_SEPTEMBER_11: Final = re.compile(r",? (?:terror(?:ist)? )?(?:attacks\b|hijackings?\b)")
_SHIFTS: Final = {"last": -1, "this": 0, "next": 1}
_LONGEST: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

_ALSO_NAMES: Final = frozenset(("may", "march", "april", "june", "august"))
_TIME_LEAD = re.compile(
    r"\b(?:in|since|until|till|by|of|for|from|to|through|between|during|and|or|before|after|early|late|mid|on"
    r"|ending|ended|every|each|that|than|as|a|the|its|is|was)[ -]$",
    re.IGNORECASE,
)
_SURE_LEAD = re.compile(r"\b(?:in|since|until|till|during|early|late|mid|last|next|this)[ -]$", re.IGNORECASE)
_LEAD_REACH: Final = 10  # code points that the longest of these words takes


def read_date(text: str, at: int, stop: int) -> TimeWords | None:
    """Read a date that begins at `at` and has more than a month: a day, a year, or "of last year"."""
    for pattern in (_ISO, _MONTH_DAY, _SPELT_DAY, _SPELT_LOW, _ARTICLE_DAY, _DAY_MONTH, _MONTH_YEAR):
        match = pattern.match(text, at, stop)
        if match is None or (pattern is _DAY_MONTH and text[at - 1 : at] in ("/", ".")):
            continue
        said = match.groupdict()
        month = int(said["month"]) if pattern is _ISO else month_of(said["month"])
        day = int(said["day"]) if said.get("day") else _SPELT.get((said.get("spelt") or "").title())
        if not 1 <= month <= 12 or (day is not None and not 1 <= day <= _LONGEST[month - 1]):
            continue
        through = int(re.sub(r"\D", "", said["through"])) if said.get("through") else None
        if said.get("from") and day is not None:
            if int(said["from"]) >= day:
                continue
            day, through = int(said["from"]), day
        if through is not None and not (day or 0) < through <= _LONGEST[month - 1]:
            through = None
        shift = _SHIFTS[said["shift"].lower()] if said.get("shift") else None
        year = _year(said.get("year") or said.get("short"))
        if (month, day, through, year, shift) == (9, 11, None, None, None):
            year = 2001 if _SEPTEMBER_11.match(text, match.end()) else None
        return made(
            match,
            kind="date",
            year=year,
            month=month,
            day=day,
            through=through,
            year_shift=shift,
        )
    return _slashed(text, at, stop)


def read_month(text: str, at: int, stop: int, *, bare: bool) -> TimeWords | None:
    """Read a month alone; `bare` says that no "last" or "early" before it has shown it to be one."""
    match = _MONTH.match(text, at, stop)
    if match is None or (bare and not _is_month(text, match)):
        return None
    return made(match, kind="date", month=month_of(match["month"]))


def _year(digits: str | None) -> int | None:
    if digits is None:
        return None
    year = int(digits)
    return year if len(digits) == 4 else year + (1900 if year > 30 else 2000)


def _slashed(text: str, at: int, stop: int) -> TimeWords | None:
    match = _SLASHED.match(text, at, stop)
    if match is None:
        return None
    one, two, year = int(match["one"]), int(match["two"]), _year(match["year"])
    months = [(month, day) for month, day in ((one, two), (two, one)) if 1 <= month <= 12]
    fit = {(month, day) for month, day in months if 1 <= day <= _LONGEST[month - 1]}
    if len(fit) == 1:
        ((month, day),) = fit
        return made(match, kind="date", year=year, month=month, day=day)
    return made(match, kind="vague", year=year) if fit else None


def _is_month(text: str, match: re.Match[str]) -> bool:
    word = match["month"].lower()
    low, start = max(0, match.start() - _LEAD_REACH), match.start()
    abbreviated = word.endswith(".") or (len(word) <= 4 and word not in ("may", "june", "july"))
    if abbreviated:
        return bool(_SURE_LEAD.search(text, low, start))
    after = text[match.end() : match.end() + 2]
    before_a_name = len(after) == 2 and after[0] == " " and after[1].isupper()
    if before_a_name:
        lead = _SURE_LEAD if word in _ALSO_NAMES else _TIME_LEAD
        return bool(lead.search(text, low, start))
    return word not in ("may", "march") or bool(_TIME_LEAD.search(text, low, start))
