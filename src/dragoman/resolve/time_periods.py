"""The expressions of news time that name no day: last week, three days ago, the 1990s, the third quarter."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from dragoman.resolve.tense import tense_around
from dragoman.resolve.time_lexicon import NUMBER, ORDINALS, SEASONS, UNIT, YEAR, number_of
from dragoman.resolve.time_words import TimeWords, Unit, made

Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], TimeWords | None]]

_LEAD_COUNT: Final = {
    "last": -1, "past": -1, "this past": -1, "this": 0, "current": 0, "the current": 0, "next": 1, "coming": 1,
    "this coming": 1, "the coming": 1,
}  # fmt: skip
_CONTEXT_COUNT: Final = {
    "previous": -1,
    "preceding": -1,
    "following": 1,
    "next": 1,
    "same": 0,
    "very same": 0,
}


def periods(text: str, at: int, stop: int) -> Iterator[TimeWords]:
    """Give every reading, beginning at `at`, of an expression that names no day."""
    for pattern, read in _RULES:
        match = pattern.match(text, at, stop)
        if match is not None and (words := read(match)) is not None:
            yield words


def _before(match: re.Match[str], reach: int = 14) -> str:
    return match.string[max(0, match.start() - reach) : match.start()].lower()


def _unit(word: str) -> Unit:
    return word.lower()  # type: ignore[return-value]


def _led(match: re.Match[str]) -> TimeWords | None:
    lead = match["lead"].lower()
    if match["unit"].lower() == "week" and match.string[match.end() : match.end() + 4] == " of ":
        return None  # "the last week of July"
    if match["unit"][0].isupper() and not match["unit"].isupper():
        return None  # "This Week" is a programme
    if match["unit"].lower() in ("day", "hour", "minute"):
        return None  # "this day", "the last hour": not a day on a calendar
    return made(match, kind="period", unit=_unit(match["unit"]), count=_LEAD_COUNT[lead])


def _ago(match: re.Match[str]) -> TimeWords | None:
    word = match["way"].lower()
    count = number_of(match["count"]) * (1 if word == "later" else -1)
    kind = "ago" if word in ("ago", "from now") else "context"
    if word == "from now":
        count = -count
    near = bool(match["near"] or match["loose"])
    return made(match, kind=kind, unit=_unit(match["unit"]), count=count, approximate=near)


def _vague_ago(match: re.Match[str]) -> TimeWords:
    return made(match, kind="vague", lean="past")


def _within(match: re.Match[str]) -> TimeWords | None:
    tense = tense_around(match.string, match.start(), match.end(), 0, match.endpos)
    coming = match["coming"] is not None
    if not coming and tense != "future":
        return None  # "in two days of talks", "rose in three months": how long, not when
    if match["unit"].lower() in ("quarter", "decade"):
        return None
    return made(match, kind="ago", unit=_unit(match["unit"]), count=number_of(match["count"]), lean="future")


def _year(match: re.Match[str]) -> TimeWords | None:
    before, after = _before(match), match.string[match.end() : match.end() + 16]
    if re.search(
        r"[$£€#\d/][ ,.]?$|\b(?:no\.?|about|some|nearly|than|least|flight|resolution|page) $", before
    ):
        return None
    strong = re.search(
        r"\b(?:in|since|until|till|during|early|late|mid|fiscal|year|by|through|spring|summer|winter|fall|autumn|due|circa"
        r"|before|after)[ -]$|[(\[]$", before,
    )  # fmt: skip
    weak = re.search(
        r"\b(?:of|from|to|the|and|for|between|or|than|a|its|his|their|that)[ -]$|[-–]$|['’]s $", before
    )
    if not strong and re.match(r" [a-z]+s\b", after):
        return None
    if not strong and not weak and not re.match(r"[,.;:)\]'’]|$", after):
        return None
    return made(match, kind="date", year=int(match["year"]))


def _worded_year(match: re.Match[str]) -> TimeWords | None:
    words = match[0].lower().replace("-", " ").split()
    if words[0] == "nineteen":
        year = 1900 + sum(number_of(word) for word in words[1:])
        return made(match, kind="date", year=year)
    if not _before(match).endswith(("year ", "in ")):
        return None
    return made(match, kind="date", year=2000 + sum(number_of(w) for w in words[2:] if w != "and"))


def _decade(match: re.Match[str]) -> TimeWords | None:
    if match["name"]:
        names = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
        year = 1920 + 10 * names.index(match["name"].lower())
    else:
        digits = match["digits"]
        year = int(digits) if len(digits) == 4 else 1900 + int(digits)
        if len(digits) == 2 and year < 1920:
            return None
    return made(match, kind="decade", year=year, part=_early(match))


def _early(match: re.Match[str]) -> str | None:
    return match["mod"] and match["mod"].lower().strip(" -")


def _century(match: re.Match[str]) -> TimeWords:
    return made(
        match, kind="period", unit="century", year=(int(match["number"]) - 1) * 100, part=_early(match)
    )


def _quarter(match: re.Match[str]) -> TimeWords | None:
    said = match.groupdict()
    if said["fiscal"]:
        return made(match, kind="vague")
    year = next((int(said[name]) for name in ("year", "year_after") if said.get(name)), None)
    shift: int | None = None
    for name in ("shift", "shift_after"):
        if said.get(name):
            shift = {"last": -1, "this": 0, "next": 1, "a": -1}[said[name].lower().split()[0]]
    if said["ago"]:
        shift = -1
    number = ORDINALS[said["number"].lower()]
    return made(match, kind="quarter", number=number, year=year, year_shift=shift)


def _quarter_in_mind(match: re.Match[str]) -> TimeWords | None:
    """ "The quarter", "the year-ago period": which one, only the text before can say."""
    if _ORDINARY_QUARTER.match(match.string, match.end()):
        return None
    back = any(match[name] for name in ("back", "back1", "bare", "tail"))
    if not back and match[0].lower() == "the period":
        return None
    return made(match, kind="quarter", year_shift=-1 if back else 0)


# "The quarter of the city", "the period of mourning" are none of an accountant's.
_ORDINARY_QUARTER: Final = re.compile(r" (?:of|in which|when|where|for)\b")


def _season(match: re.Match[str]) -> TimeWords | None:
    name = match["season"].lower()
    lead = (match["lead"] or "").lower().strip()
    year = int(match["year"]) if match["year"] else None
    shift = {"last": -1, "this": 0, "next": 1}.get((match["shift"] or "").lower())
    if name in ("fall", "spring") and not (year or shift is not None or lead not in ("", "the", "a")):
        in_the = _before(match).endswith("in ") and lead == "the"
        if not in_the or re.match(r" (?:of|in) ", match.string[match.end() : match.end() + 4]):
            return None
    if (
        not lead
        and year is None
        and shift is None
        and not re.search(r"\b(?:in|by|during|since) $", _before(match))
    ):
        return None
    lean = {
        "last": "past",
        "this past": "past",
        "next": "future",
        "this coming": "future",
        "this": "this",
    }.get(lead)
    return made(match, kind="season", number=SEASONS[name], year=year, year_shift=shift, lean=lean)


def _weekend(match: re.Match[str]) -> TimeWords:
    lead = match["lead"].lower().strip()
    lean = {"last": "past", "this past": "past", "past": "past", "next": "future", "this coming": "future",
            "coming": "future", "this": "this"}.get(lead)  # fmt: skip
    return made(match, kind="weekend", lean=lean)


def _monthday(match: re.Match[str]) -> TimeWords | None:
    if not re.search(r"\b(?:on|by|until|till|since|before|after) $", _before(match)):
        return None
    day = int(match["day"])
    return made(match, kind="monthday", day=day) if day <= 31 else None


def _end_of(match: re.Match[str]) -> TimeWords:
    part = {"end": "late", "beginning": "early", "start": "early", "middle": "mid"}[match["mod"].lower()]
    return made(match, kind="period", unit=_unit(match["unit"]), count=0, part=part)


def _holiday(match: re.Match[str]) -> TimeWords:
    month, day = next(date for name, date in _HOLIDAYS.items() if match[0].lower().startswith(name))
    return made(match, kind="date", month=month, day=day)


# Feasts with a date of their own; those that move with the moon or the week are not read.
_HOLIDAYS: Final = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "boxing day": (12, 26),
    "new year's eve": (12, 31), "new year’s eve": (12, 31), "new year's day": (1, 1), "new year’s day": (1, 1),
    "valentine's day": (2, 14), "valentine’s day": (2, 14), "bastille day": (7, 14), "halloween": (10, 31),
}  # fmt: skip


def _now(match: re.Match[str]) -> TimeWords:
    return made(match, kind="vague", lean="this")


def _soon(match: re.Match[str]) -> TimeWords:
    return made(match, kind="vague", lean="future")


_LEAD = r"(?P<lead>(?i:last|next|this(?: coming| past)?|(?:the )?(?:current|coming)))"
_MANY = (
    r"(?i:several|many|a few|some|(?:a )?couple(?: of)?|(?:two|three) or (?:three|four)|dozens of|countless)"
)
_SHIFT = r"(?P<shift{0}>(?i:last|this|next))"
_RULES: Final[tuple[Rule, ...]] = (
    (re.compile(rf"{_LEAD} (?i:{UNIT[:-2]})\b(?!-)"), _led),
    (
        re.compile(
            r"(?:(?i:the )(?P<lead>(?i:previous|preceding|following|next|same))|(?i:that)(?P<that>)) "
            r"(?P<unit>(?i:day|night|morning|evening|afternoon|week|month|year))\b"
        ),
        lambda match: _context_day(match),
    ),
    (
        re.compile(
            r"(?:(?P<near>(?i:about|around|nearly|almost|some|roughly|more than|over|less than|at least)) )?"
            rf"(?i:{NUMBER})[ -](?i:{UNIT})(?: (?P<loose>(?i:or so|or more)))? (?P<way>(?i:ago|earlier|later|from now))\b"
        ),
        _ago,
    ),
    (
        re.compile(rf"{_MANY} (?i:minutes|hours|days|weeks|months|years|decades) (?i:ago|earlier|back)\b"),
        _vague_ago,
    ),
    (
        re.compile(rf"(?i:(?:with)?in (?:the )?(?P<coming>(?:next|coming) )?{NUMBER} {UNIT})\b(?!['’])"),
        _within,
    ),
    (re.compile(YEAR), _year),
    (
        re.compile(
            r"(?i:nineteen (?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four"
            r"|five|six|seven|eight|nine))?|two thousand(?: and)?(?: (?:one|two|three|four|five|six|seven|eight"
            r"|nine|ten))?)\b"
        ),
        _worded_year,
    ),  # fmt: skip
    (
        re.compile(
            r"(?i:the )?(?P<mod>(?i:early|late|mid)[ -])?(?:['’]?(?P<digits>(?:1[5-9]|20)\d0|(?<=['’])[2-9]0)['’]?s"
            r"|(?P<name>(?i:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)))\b"
        ),
        _decade,
    ),
    (
        re.compile(
            r"(?i:the )?(?P<mod>(?i:early|late|mid)[ -])?(?P<number>1?\d|2[01])(?:st|nd|rd|th)[- ](?i:century)\b"
        ),
        _century,
    ),
    (
        re.compile(
            rf"(?:{_SHIFT.format('')} year['’]s |(?i:the ){YEAR} |(?i:the )(?:(?i:(?P<ago>year-(?:ago|earlier))) )?)?"
            r"(?P<fiscal>(?i:fiscal)[ -])?(?P<number>(?i:first|second|third|fourth))[ -](?i:quarter)\b"
            rf"(?:,? (?:of |in )?(?:(?P<year_after>(?:19|20)\d\d)\b|(?P<shift_after>(?i:last|this|next)) year\b"
            r"|(?P<shift_ago>(?i:a year (?:ago|earlier)))\b))?"
        ),
        lambda match: _quarter(match),
    ),
    (
        re.compile(
            r"(?:(?i:the )(?:(?P<same>(?i:latest|same|comparable|corresponding) )(?P<back1>(?i:year-(?:ago|earlier) ))?"
            r"|(?P<back>(?i:year-(?:ago|earlier) )))?(?i:quarter|period)|(?P<bare>(?i:year-(?:ago|earlier))(?: (?i:quarter|period))?))"
            r"\b(?P<tail> (?i:a year (?:ago|earlier)|last year))?"
        ),
        lambda match: _quarter_in_mind(match),
    ),
    (
        re.compile(
            r"(?P<lead>(?i:last|next|this(?: past| coming)?|the|a) )?(?P<season>(?i:spring|summer|winter|autumn)|fall)\b(?![-'’])"
            rf"(?:,? (?:of |in )?{YEAR}|,? (?:of )?(?P<shift>(?i:last|this|next)) year\b)?"
        ),
        _season,
    ),
    (
        re.compile(
            r"(?P<lead>(?i:last|next|this(?: past| coming)?|the(?: past| coming)?|over the) )(?i:weekend)\b(?!-)"
        ),
        _weekend,
    ),
    (
        re.compile(
            r"(?i:the )(?P<day>\d{1,2})(?:st|nd|rd|th)\b(?! (?!of\b|when\b|and\b|at\b|in\b|to\b|the\b)[\w])(?![-'’])"
        ),
        _monthday,
    ),
    (
        re.compile(
            r"(?i:(?:the )?(?P<mod>end|beginning|start|middle) of the (?P<unit>week|month|quarter|year|decade|century))\b"
        ),
        _end_of,
    ),
    (re.compile("|".join(rf"(?i:{re.escape(name)})" for name in _HOLIDAYS) + r"\b"), _holiday),
    (re.compile(r"9/11\b(?!/)"), lambda match: made(match, kind="date", year=2001, month=9, day=11)),
    (
        re.compile(
            r"(?i:(?:right |just )?now|currently|current|at (?:the moment|present)|these days|nowadays)\b"
        ),
        _now,
    ),
    (
        re.compile(
            r"(?i:(?:more |most )?recently|in recent (?:days|weeks|months|years)|recent (?:days|weeks|months|years)|recent|the (?:recent )?past(?! [a-z]+s?\b(?<!when))"
            r"|(?:in )?the (?:past|last) (?:few|several) (?:hours|days|weeks|months|years))\b"
        ),
        _vague_ago,
    ),  # fmt: skip
    (
        re.compile(
            r"(?i:(?<!as )soon(?! after)|shortly(?! (?:after|before))|(?:in )?the (?:near )?future|(?:in )?the coming (?:hours|days|weeks|months|years)"
            r"|(?:in )?coming (?:hours|days|weeks|months|years))\b"
        ),
        _soon,
    ),  # fmt: skip
    (
        re.compile(
            rf"(?i:fiscal (?:year )?){YEAR}|(?i:(?:the|this|last|next|current) fiscal year)(?: (?:19|20)\d\d)?\b"
        ),
        lambda match: made(match, kind="vague"),
    ),  # fmt: skip
)


def _context_day(match: re.Match[str]) -> TimeWords | None:
    word = match["unit"].lower()
    part = word if word in ("night", "morning", "evening", "afternoon") else None
    lead = (match["lead"] or "same").lower()
    if lead == "next" and word not in ("day", "morning", "night", "evening", "afternoon"):
        return None  # "the next week" is as often a stretch as a date
    return made(match, kind="context", unit="day" if part else word, count=_CONTEXT_COUNT[lead], part=part)
