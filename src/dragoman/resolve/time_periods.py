"""Times counted from the present or from another time: last week, three days ago, the previous day, soon."""

import re
from typing import Final

from dragoman.resolve.tense import tense_around
from dragoman.resolve.time_lexicon import NUMBER, UNIT, number_of
from dragoman.resolve.time_words import Lean, Part, Rule, TimeWords, Unit, before, made

_LEAD_COUNTS: Final = {"last": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
_CONTEXT_COUNTS: Final = {"previous": -1, "preceding": -1, "following": 1, "next": 1, "same": 0}
_WEEKEND_LEANS: Final[dict[str, Lean]] = {
    "last": "past",
    "past": "past",
    "next": "future",
    "coming": "future",
}
_HALVES: Final[dict[str, Part]] = {"end": "late", "beginning": "early", "start": "early", "middle": "mid"}
_PARTS_OF_DAY: Final = ("night", "morning", "evening", "afternoon")


def _unit(word: str) -> Unit:
    return word.lower()  # type: ignore[return-value]


def _led(match: re.Match[str]) -> TimeWords | None:
    unit = match["unit"]
    if unit[0].isupper() and not unit.isupper():
        return None  # "This Week" is a programme
    if unit.lower() in ("day", "hour", "minute"):
        return None  # "this day", "the last hour": not a day on a calendar
    if match.string.startswith(" of ", match.end()) and unit.lower() == "week":
        return None  # "the last week of July"
    return made(match, kind="period", unit=_unit(unit), count=_LEAD_COUNTS[match["lead"].lower().split()[-1]])


def _context(match: re.Match[str]) -> TimeWords | None:
    word = match["unit"].lower()
    part = word if word in _PARTS_OF_DAY else None
    lead = (match["lead"] or "same").lower()
    if lead == "next" and word in ("week", "month", "year"):
        return None  # "the next week" is as often a stretch as a date
    return made(match, kind="context", unit="day" if part else word, count=_CONTEXT_COUNTS[lead], part=part)


def _ago(match: re.Match[str]) -> TimeWords:
    way = match["way"].lower()
    count = number_of(match["count"]) * (1 if way in ("later", "from now") else -1)
    kind = "ago" if way in ("ago", "from now") else "context"
    near = bool(match["near"] or match["loose"])
    return made(match, kind=kind, unit=_unit(match["unit"]), count=count, approximate=near)


def _within(match: re.Match[str]) -> TimeWords | None:
    tense = tense_around(match.string, match.start(), match.end(), 0, match.endpos)
    if match["unit"].lower() in ("quarter", "decade") or (match["coming"] is None and tense != "future"):
        return None  # "in two days of talks", "rose in three months": how long, not when
    return made(match, kind="ago", unit=_unit(match["unit"]), count=number_of(match["count"]), lean="future")


def _weekend(match: re.Match[str]) -> TimeWords:
    lead = match["lead"].lower().split()
    lean = "this" if lead == ["this"] else _WEEKEND_LEANS.get(lead[-1])
    return made(match, kind="weekend", lean=lean)


def _monthday(match: re.Match[str]) -> TimeWords | None:
    day = int(match["day"])
    led = re.search(r"\b(?:on|by|until|till|since|before|after) $", before(match))
    return made(match, kind="monthday", day=day) if led and 1 <= day <= 31 else None


def _end_of(match: re.Match[str]) -> TimeWords:
    return made(match, kind="period", unit=_unit(match["unit"]), count=0, part=_HALVES[match["mod"].lower()])


def _past(match: re.Match[str]) -> TimeWords:
    return made(match, kind="vague", lean="past")


def _now(match: re.Match[str]) -> TimeWords:
    return made(match, kind="vague", lean="this")


def _soon(match: re.Match[str]) -> TimeWords:
    return made(match, kind="vague", lean="future")


_MANY = (
    r"(?i:several|many|a few|some|(?:a )?couple(?: of)?|(?:two|three) or (?:three|four)|dozens of|countless)"
)
_UNITS = r"(?:hours|days|weeks|months|years)"
PERIODS: Final[tuple[Rule, ...]] = (
    (
        re.compile(
            rf"(?P<lead>(?i:last|next|this(?: coming| past)?|(?:the )?(?:current|coming))) {UNIT}\b(?!-)"
        ),
        _led,
    ),
    (
        re.compile(
            r"(?:(?i:the )(?P<lead>(?i:previous|preceding|following|next|same))|(?i:that)) "
            r"(?P<unit>(?i:day|night|morning|evening|afternoon|week|month|year))\b"
        ),
        _context,
    ),
    (
        re.compile(
            r"(?:(?P<near>(?i:about|around|nearly|almost|some|roughly|more than|over|less than|at least)) )?"
            rf"(?i:{NUMBER})[ -](?i:{UNIT})s?(?: (?P<loose>(?i:or so|or more)))?"
            r" (?P<way>(?i:ago|earlier|later|from now))\b"
        ),
        _ago,
    ),
    (re.compile(rf"{_MANY} (?i:minutes|decades|{_UNITS}) (?i:ago|earlier|back)\b"), _past),
    (
        re.compile(rf"(?i:(?:with)?in (?:the )?(?P<coming>(?:next|coming) )?{NUMBER} {UNIT}s?)\b(?!['’])"),
        _within,
    ),
    (
        re.compile(
            r"(?P<lead>(?i:last|next|this(?: past| coming)?|the(?: past| coming)?|over the))"
            r" (?i:weekend)\b(?!-)"
        ),
        _weekend,
    ),
    (
        # "on the 13th", not "on the 38th parallel"
        re.compile(
            r"(?i:the )(?P<day>\d{1,2})(?:st|nd|rd|th)\b"
            r"(?! (?!of\b|when\b|and\b|at\b|in\b|to\b|the\b)\w)(?![-'’])"
        ),
        _monthday,
    ),
    (
        re.compile(
            r"(?i:(?:the )?(?P<mod>end|beginning|start|middle) of the"
            r" (?P<unit>week|month|quarter|year|decade|century))\b"
        ),
        _end_of,
    ),
    (
        re.compile(
            r"(?i:(?:right |just )?now|currently|current|at (?:the moment|present)|these days|nowadays)\b"
        ),
        _now,
    ),
    (
        re.compile(
            rf"(?i:(?:more |most )?recently|(?:in )?recent {_UNITS}|recent"
            rf"|the (?:recent )?past(?! [a-z]+s?\b)|(?:in )?the (?:past|last) (?:few|several) {_UNITS})\b"
        ),
        _past,
    ),
    (
        re.compile(
            r"(?i:(?<!as )soon(?! after)|shortly(?! (?:after|before))|(?:in )?the (?:near )?future"
            rf"|(?:in )?(?:the )?coming {_UNITS})\b"
        ),
        _soon,
    ),
)
