"""Times counted from the present or from another time: last week, three days ago, the previous day, soon."""

import re
from typing import Final

from dragoman.resolve.tense import tense_around
from dragoman.resolve.time_lexicon import NUMBER, PART, PARTS, UNIT, number_of
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
# "Earned $3 million, compared with a loss of $2 million last year"
_COMPARED: Final = re.compile(r"\b(?:compared (?:with|to)|from|versus|against) [^.;,]*$")
_IN: Final = re.compile(r"\b(?:in|by|during|at|until|since|before) $")
_HALVED: Final[dict[str, tuple[Unit, int]]] = {
    "year": ("month", 12), "decade": ("year", 10), "week": ("day", 7), "month": ("week", 4),
    "day": ("hour", 24),
}  # fmt: skip


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
    count = _LEAD_COUNTS[match["lead"].lower().split()[-1]]
    if (
        unit == "year"
        and count == -1
        and _COMPARED.search(match.string, max(0, match.start() - 60), match.start())
    ):
        return made(match, kind="ago", unit="year", count=-1)  # the same quarter of it, if one is told of
    return made(match, kind="period", unit=_unit(unit), count=count)


def _beyond(match: re.Match[str]) -> TimeWords:
    """Read "the week before last", "the weekend after next"."""
    count = -2 if match["way"].lower() == "before last" else 2
    if match["unit"].lower() == "weekend":
        return made(match, kind="weekend", count=count)
    return made(match, kind="period", unit=_unit(match["unit"]), count=count)


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


def _half(match: re.Match[str]) -> TimeWords | None:
    """Read "a year and a half ago", "two and a half years ago", "half a year later" in smaller units."""
    unit = (match["unit"] or match["unit_too"] or match["unit_three"]).lower()
    smaller = _HALVED.get(unit)
    if smaller is None:
        return None
    name, in_one = smaller
    whole = number_of(match["count"]) if match["count"] else int(match["unit_too"] is not None)
    count = whole * in_one + in_one // 2
    way = match["way"].lower()
    kind = "ago" if way in ("ago", "from now") else "context"
    signed = count if way in ("later", "from now") else -count
    return made(match, kind=kind, unit=name, count=signed, approximate=True)


def _beside(match: re.Match[str]) -> TimeWords:
    """Read "the day before", "two weeks before": counted from the time last named, where nothing follows."""
    count = number_of(match["count"]) if match["count"] else 1
    back = match["way"].lower() in ("before", "prior", "previously", "beforehand")
    return made(match, kind="context", unit=_unit(match["unit"]), count=-count if back else count)


def _in_the(match: re.Match[str]) -> TimeWords:
    """Read "later in the day", "earlier in the week": the one last named, or the present one."""
    way = match["way"].lower()
    part: Part = "early" if way.startswith("earl") else "late"
    side = {"earlier": "before", "later": "after"}.get(way)
    return made(match, kind="within", unit=_unit(match["unit"]), part=part, side=side)


def _part_of_day(match: re.Match[str]) -> TimeWords | None:
    if not _IN.search(before(match)):
        return None
    return made(match, kind="context", unit="day", count=0, part=PARTS[match["part"].lower()])


def _within(match: re.Match[str]) -> TimeWords | None:
    tense = tense_around(match.string, match.start(), match.end(), 0, match.endpos)
    if match["unit"].lower() in ("quarter", "decade") or tense != "future":
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
    part = _HALVES[match["mod"].lower()]
    if match["unit"].lower() == "day":
        return made(match, kind="within", unit="day", part=part)
    return made(match, kind="period", unit=_unit(match["unit"]), count=0, part=part)


def _past(match: re.Match[str]) -> TimeWords:
    return made(match, kind="vague", lean="past")


def _now(match: re.Match[str]) -> TimeWords:
    return made(match, kind="vague", lean="this")


def _soon(match: re.Match[str]) -> TimeWords:
    return made(match, kind="vague", lean="future")


_MANY = (
    r"(?i:several|many|a few|some|(?:a )?couple(?: of)?|(?:two|three) or (?:three|four)|dozens of|countless)"
)
_UNITS = r"(?:hours|days|weeks|months|years)"  # "several years ago"
PERIODS: Final[tuple[Rule, ...]] = (
    (
        re.compile(
            rf"(?P<lead>(?i:last|next|this(?: coming| past)?|(?:the )?(?:current|coming))) {UNIT}\b(?!-)"
        ),
        _led,
    ),
    (
        re.compile(
            r"(?:(?i:the )(?P<lead>(?i:previous|preceding|following|next|same))|(?i:that(?: same)?)) "
            r"(?P<unit>(?i:day|night|morning|evening|afternoon|week|month|quarter|year|decade))\b"
        ),
        _context,
    ),
    (
        re.compile(
            rf"(?i:(?:the|{NUMBER}) {UNIT}s? (?P<way>before|after|prior|previously|beforehand|afterwards?))"
            r"(?=[,.;:!?)\]”\"]|$|\n| when\b)"
        ),
        _beside,
    ),
    (re.compile(r"(?i:the (?P<unit>week|month|year|weekend) (?P<way>before last|after next))\b"), _beyond),
    (
        re.compile(r"(?i:(?P<way>earlier|later|early|late) in the (?P<unit>day|week|month|year|decade))\b"),
        _in_the,
    ),
    (
        re.compile(
            rf"(?i:(?:the )?(?:early[ -]|late[ -]|mid[ -]?)?{PART})\b(?! (?:of|on|before|after)\b)(?![-'’\w])"
        ),
        _part_of_day,
    ),
    (
        re.compile(
            rf"(?i:(?:about |around |nearly |almost |some |more than )?(?:{NUMBER} and a half {UNIT}s?"
            r"|(?:a|one) (?P<unit_too>year|month|week|decade) and a half"
            r"|half a (?P<unit_three>year|month|decade))"
            r" (?P<way>ago|earlier|later|from now))\b"
        ),
        _half,
    ),
    (
        re.compile(
            r"(?i:(?:(?:hours|days|weeks|months|years|decades|long|moments|minutes) ago|the other day))\b"
        ),
        _past,
    ),
    (
        re.compile(
            r"(?:(?P<near>(?i:about|around|nearly|almost|some|roughly|more than|over|less than|at least)) )?"
            rf"(?i:{NUMBER})[ -](?i:{UNIT})s?(?: (?P<loose>(?i:or so|or more)))?"
            r" (?P<way>(?i:ago|earlier|later|from now))\b(?! than\b)"
        ),
        _ago,
    ),
    (re.compile(rf"{_MANY} (?i:minutes|decades|{_UNITS}) (?i:ago|earlier|back)\b"), _past),
    (
        re.compile(rf"(?i:in {NUMBER} {UNIT}s?)\b(?!['’])"),
        _within,
    ),
    (
        re.compile(
            r"(?P<lead>(?i:last|next|this(?: past| coming)?|the(?: past| coming)?|over the))"
            r" (?i:weekend)\b(?!-| of\b| before\b| after\b)"
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
            r" (?P<unit>day|week|month|quarter|year|decade|century))\b"
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
            r"(?i:(?:more |most )?recently|recent"
            r"|the (?:recent )?past(?! (?:[a-z]+|\d+)s?\b))\b"
        ),
        _past,
    ),
    (
        re.compile(
            r"(?i:(?<!as )soon(?! after)|shortly(?! (?:after|before))"
            r"|(?:in )?the (?:near )?future"
            r"|the near term|a later date"
            r"|in a (?:day|week|month|year) or (?:two|so))\b"
        ),
        _soon,
    ),
)
