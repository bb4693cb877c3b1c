"""Finding the time expressions of news: a left-to-right grammar over small patterns.

A cheap pattern names the places where an expression can begin; there the rules are tried in order and the
longest reading wins. Nothing is dated here (see `dragoman.resolve.times`). What fooled us: "May Sato" is a
person and "march on the capital" no month, "20,000" is no year, "the second" no unit, "Sun" a newspaper,
"fall" a collapse; a name of month or day counts only where its neighbours are those of a time.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from dragoman.resolve.tense import bound_before, lean_before, tense_around
from dragoman.resolve.time_lexicon import (
    DAY,
    MONTH,
    PART,
    WEEKDAY,
    YEAR,
    ZONES,
    month_of,
    weekday_of,
)
from dragoman.resolve.time_periods import periods
from dragoman.resolve.time_words import Lean, Part, TimeWords, made

_ZONE = r"(?P<zone>GMT|UTC|Z|BST|CES?T|EES?T|MSK|E[SD]T|CDT|M[SD]T|P[SD]T|JST|KST|HKT|PKT)\b"
_NEAR = r"(?P<near>(?i:around|about|approximately|shortly (?:before|after)|just (?:before|after)|nearly) )?"
CLOCK: Final = re.compile(
    _NEAR
    + r"(?:(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))? ?(?P<half>(?i:a\.?m\b\.?|p\.?m\b\.?))"
    + r"|(?P<hour24>[01]?\d|2[0-3])[:.h](?P<minute24>[0-5]\d)(?![\d%:])(?=(?P<proof>.{0,12}))"
    + r"|(?P<four>(?:[01]\d|2[0-3])[0-5]\d)(?= ?(?:hours|hrs|local|GMT|UTC|Z\b|E[SD]T|CES?T|h\b))"
    + r"|(?P<word>[Nn]oon|[Mm]idnight|[Mm]idday)\b)"
    + r"(?: ?(?:hours|hrs|h)\b)?"
    + rf"(?: ?{_ZONE})?"
    + r"(?P<local>,? (?:local time|local|Eastern(?: time)?|ET|[A-Z][a-z]+ time)\b)?"
    + r"(?: ?\((?P<other>\d{1,2}[:.]?\d\d|\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\.?) (?P<otherzone>GMT|UTC|E[SD]T)\))?"
)
_BEGINS = re.compile(
    r"\b(?=[0-9A-Z']|(?i:mon|tue|wed|thu|fri|sat|sun|yester|today|tonight|tomorrow|now\b|current|recent|soon"
    r"|last|next|this|that|the|a\b|an\b|past|previous|coming|early|earlier|late|later|mid|around|about|over"
    r"|over|noon|midnight|midday|in\b|within|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|several|many|few|some|half|fiscal|first|second|third|fourth|year|end|already|day|nineteen|those|these"
    r"|more than|nearly|almost|at least|shortly|weekend|overnight|fall|spring|summer|winter|same|year))"
)
_MODS: Final[dict[str, Part]] = {
    "early": "early", "earlier": "early", "early hours of": "early", "late": "late", "later": "late", "mid": "mid",
    "middle of": "mid", "end of": "late", "beginning of": "early", "start of": "early", "close of": "late",
    "first half of": "early", "second half of": "late", "last half of": "late", "first week of": "early",
    "last week of": "late", "final week of": "late", "morning of": "morning", "afternoon of": "afternoon",
    "evening of": "evening", "night of": "night",
}  # fmt: skip
_MOD = re.compile(
    r"(?P<mod>(?i:(?:the )?(?:early hours of|(?:early|late|earlier|later)(?: on)?|middle of"
    r"|(?:end|beginning|start|close) of|(?:first|second|last) half of|(?:first|last|final) week of|(?:morning|afternoon|evening|night) of)"
    r" (?:the )?(?=\S)|mid[- ]|as (?:early|late) as))"
)
_DAY_LEAD = re.compile(
    r"(?P<lead>(?i:last|next|this(?: coming| past)?|this|coming|past|(?:the )?(?:previous|following|preceding)) )"
)
_LEADS: Final[dict[str, Lean]] = {
    "last": "past", "past": "past", "this past": "past", "next": "future", "coming": "future",
    "this coming": "future", "this": "this",
}  # fmt: skip


def find_times(text: str, start: int = 0, end: int | None = None) -> list[TimeWords]:
    """Find the time expressions of ``text[start:end]``, in order, none inside another.

    Durations ("for three days") and frequencies ("every Monday") are not points in time and are left out.
    """
    stop = len(text) if end is None else end
    found: list[TimeWords] = []
    at = start
    while (begin := _BEGINS.search(text, at, stop)) is not None:
        at = begin.start()
        words = _longest(text, at, stop)
        if words is None:
            at = _WORD.match(text, at, stop).end()  # type: ignore[union-attr]
            continue
        found.append(_placed(words, text, start, stop))
        at = words.end
    return found


def read_time(text: str, start: int, end: int) -> TimeWords | None:
    """Read the time expression that ``text[start:end]`` is known to be: the longest reading inside it."""
    best: TimeWords | None = None
    for begin in _BEGINS.finditer(text, start, end):
        words = _longest(text, begin.start(), end)
        if words is not None and (best is None or words.end - words.start > best.end - best.start):
            best = words
    return _placed(best, text, 0, len(text)) if best is not None else None


def _placed(words: TimeWords, text: str, first: int, last: int) -> TimeWords:
    """Add what the words around an expression say of it."""
    return replace(
        words,
        lean=words.lean or lean_before(text, words.start, first),
        bound=bound_before(text, words.start, first),
        tense=tense_around(text, words.start, words.end, first, last, by_day=words.kind != "date"),
    )


_WORD = re.compile(r"[\w'’]*\W?")


def _longest(text: str, at: int, stop: int) -> TimeWords | None:
    best: TimeWords | None = None
    for words in _readings(text, at, stop):
        if best is None or words.end > best.end:
            best = words
    return best


def _readings(text: str, at: int, stop: int) -> Iterator[TimeWords]:
    clock = _clock(text, at, stop)
    if clock is not None:
        yield clock
        joined = _ON.match(text, clock.end, stop)
        day = _day(text, joined.end() if joined else clock.end, stop)
        if day is not None and joined:
            yield _merge(text, clock, day)
    day = _day(text, at, stop)
    if day is not None:
        yield day
        joined = _AT.match(text, day.end, stop)
        clock = _clock(text, joined.end(), stop) if joined else None
        if clock is not None:
            yield _merge(text, day, clock)
    yield from periods(text, at, stop)
    mod = _MOD.match(text, at, stop)
    if mod is not None:
        for words in periods(text, mod.end(), stop):
            part = words.part or _mod_part(mod)
            yield replace(words, start=at, text=text[at : words.end], part=part)


_ON = re.compile(r",? (?:on |of )?(?:the (?:morning|night) of )?|,? ?\(?(?=[A-Z])")
_AT = re.compile(r",? (?:at |around |by |about |shortly (?:before|after) )?(?=[\d(NMnm])|,? (?=at about )at ")


def _merge(text: str, one: TimeWords, two: TimeWords) -> TimeWords:
    day, clock = (two, one) if one.kind == "clock" else (one, two)
    return replace(
        day,
        start=one.start,
        end=two.end,
        text=text[one.start : two.end],
        hour=clock.hour,
        minute=clock.minute,
        zone=clock.zone,
        approximate=day.approximate or clock.approximate,
    )


# --- clocks


def _hour(digits: str, minute: str | None, half: str | None) -> tuple[int, int | None] | None:
    hour, minutes = int(digits), int(minute) if minute else None
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.lower().startswith("p") else 0)
    return (hour, minutes) if hour <= 24 else None


def _clock(text: str, at: int, stop: int) -> TimeWords | None:
    match = CLOCK.match(text, at, stop)
    if match is None:
        return None
    zone = ZONES.get(match["zone"].lower()) if match["zone"] else None
    if match["word"]:
        clock: tuple[int, int | None] | None = (24 if match["word"].lower() == "midnight" else 12, None)
    elif match["four"]:
        clock = (int(match["four"][:2]), int(match["four"][2:]))
    elif match["hour24"]:
        # 14:30 and 2.30 are also scores, verses and shares: a zone, "at" before or "hours" after is needed.
        before = text[max(0, at - 8) : at].lower()
        led = ":" in match[0] and re.search(r"\b(at|around|by) $", before)
        if not (match["zone"] or match["local"] or match["other"] or led):
            return None
        clock = (int(match["hour24"]), int(match["minute24"]))
    else:
        clock = _hour(match["hour"], match["minute"], match["half"])
    if clock is None:
        return None
    hour, minute = clock
    if match["other"] and zone is None:
        zone = _offset(hour, minute or 0, match["other"], ZONES[match["otherzone"].lower()])
    return made(match, kind="clock", hour=hour, minute=minute, zone=zone, approximate=bool(match["near"]))


def _offset(hour: int, minute: int, other: str, otherzone: int) -> int | None:
    """Work out a local zone from the same moment told on two clocks: 0700 local (0300 GMT) is +04:00."""
    parts = re.fullmatch(r"(\d{1,2}?)[:.]?(\d\d)?(?: ?([ap])\.?m\.?)?", other)
    told = _hour(parts[1], parts[2], parts[3] and parts[3] + "m") if parts else None
    if told is None:
        return None
    east = (hour * 60 + minute - told[0] * 60 - (told[1] or 0) + otherzone + 12 * 60) % (24 * 60) - 12 * 60
    return east if east % 15 == 0 else None


# --- days

_WEEKDAY = re.compile(WEEKDAY + r"(?![-\w])(?!'s (?:child|paper))")
_OF_WEEK = re.compile(r",? (?:of )?(?P<lead>(?i:last|this|next)) week\b")
_TAIL_PART = re.compile(rf"(?:['’]s)? (?:(?:in )?the )?(?i:{PART})\b", re.ASCII)
_YEAR_SHIFT = r"(?:,? (?:of )?(?P<shift>(?i:last|this|next)) year\b)"
_THE_YEAR = rf"(?:,? (?:of |in )?{YEAR}|,? '(?P<short>\d\d)\b|{_YEAR_SHIFT})?"
_MONTH_DAY = re.compile(
    rf"{MONTH} {DAY}(?P<through>(?:-|–| to | through )(?:[12]\d|3[01]|[1-9])\b(?!:| ?[ap]\.?m))?(?:(?P<year_joint>,? (?:of |in )?){YEAR}|{_YEAR_SHIFT})?"
)
_DAY_MONTH = re.compile(rf"(?:the )?{DAY},? (?:of )?{MONTH}{_THE_YEAR}")
_MONTH_YEAR = re.compile(rf"{MONTH}(?:,? (?:of |in )?{YEAR}| '(?P<short>\d\d)\b|{_YEAR_SHIFT})")
_MONTH = re.compile(rf"{MONTH}(?!\w|-\w)")
_ISO = re.compile(r"(?P<year>(?:19|20)\d\d)-(?P<month>0\d|1[0-2])-(?P<day>[0-2]\d|3[01])(?!\d)")
_SLASHED = re.compile(r"(?P<one>\d{1,2})/(?P<two>\d{1,2})/(?P<year>(?:19|20)?\d\d)(?![\d/])")
_NAMED_DAY = re.compile(
    r"(?i:(?P<name>yesterday|today|tonight|tomorrow|the day before yesterday|the day after tomorrow|last night"
    r"|this (?:morning|afternoon|evening)|overnight)\b)"
)
_PAPER = re.compile(r"\b(?:USA|VOA|Russia|India|Psychology|Good|History) $")  # papers called Today
_SINGLE_MONTHS = re.compile(r"(?i:may|march|april|june|august)$")


def _day(text: str, at: int, stop: int) -> TimeWords | None:
    """Read a day or a month, with what stands before it (late, last) and after it (night, of last year)."""
    mod = _MOD.match(text, at, stop)
    begin = mod.end() if mod else at
    lead = _DAY_LEAD.match(text, begin, stop)
    core_at = lead.end() if lead else begin
    if lead and lead["lead"].lower().strip() == "last" and _NAMED_DAY.match(text, begin, stop):
        lead, core_at = None, begin
    core = _core(text, core_at, stop, bare=lead is None and mod is None)
    if core is None:
        return None
    part = core.part
    end = core.end
    tail = _TAIL_PART.match(text, end, stop) if core.kind in ("weekday", "date", "day") else None
    if tail is not None and (core.kind != "date" or core.day is not None):
        part, end = _part(tail["part"]), tail.end()
        after = _ON.match(text, end, stop) if core.kind == "day" else None
        if after is not None and (named := _WEEKDAY.match(text, after.end(), stop)):
            core = replace(core, kind="weekday", weekday=weekday_of(named["weekday"]))
            end = named.end()
    if mod is not None:
        part = part or _mod_part(mod)
    lean: Lean | None = core.lean
    kind = core.kind
    if lead is not None:
        word = lead["lead"].lower().strip()
        lean = _LEADS.get(word, lean)
        if word.removeprefix("the ") in ("previous", "preceding", "following"):
            kind = "context" if core.kind in ("weekday", "date") else kind
            lean = "future" if word.endswith("following") else "past"
    return replace(core, start=at, end=end, text=text[at:end], part=part, lean=lean, kind=kind)


def _mod_part(mod: re.Match[str]) -> Part | None:
    said = mod["mod"].lower().strip(" -").removesuffix(" the").removesuffix(" on").removeprefix("the ")
    return _MODS.get(said.removeprefix("as ").removesuffix(" as"))


def _part(word: str) -> Part | None:
    lowered = word.lower()
    return "night" if lowered == "overnight" else lowered  # type: ignore[return-value]


def _core(text: str, at: int, stop: int, *, bare: bool) -> TimeWords | None:
    if (match := _NAMED_DAY.match(text, at, stop)) is not None:
        if match[0][0].isupper() and _PAPER.search(text, max(0, at - 12), at):
            return None
        return _named_day(text, match, stop)
    if (match := _WEEKDAY.match(text, at, stop)) is not None:
        weekday = weekday_of(match["weekday"])
        date = re.compile(r",? (?:the )?\(?").match(text, match.end(), stop)
        dated = _date(text, date.end(), stop) if date else None
        if dated is not None and dated.day is not None:
            return replace(dated, start=at, text=text[at : dated.end], weekday=weekday)
        short = not match["weekday"].lower().rstrip(".").endswith("day")
        if short and dated is None and not match["weekday"].endswith("."):
            return None
        week = _OF_WEEK.match(text, match.end(), stop)
        if week is not None:
            count = {"last": -1, "this": 0, "next": 1}[week["lead"].lower()]
            end = week.end()
            return TimeWords(at, end, text[at:end], "weekday", weekday=weekday, unit="week", count=count)
        return made(match, kind="weekday", weekday=weekday)
    dated = _date(text, at, stop)
    if dated is not None:
        return dated
    match = _MONTH.match(text, at, stop)
    if match is None or (bare and not _is_month(text, match, stop)):
        return None
    return made(match, kind="date", month=month_of(match["month"]))


def _named_day(text: str, match: re.Match[str], stop: int) -> TimeWords:
    name = match["name"].lower()
    count = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(name, 0)
    count = {"the day before yesterday": -2, "the day after tomorrow": 2}.get(name, count)
    part: Part | None = None
    for word in ("morning", "afternoon", "evening"):
        part = word if name.endswith(word) else part
    if name in ("tonight", "last night", "overnight"):
        part = "night"
    if name == "overnight" and (day := re.compile(r" (?:on |into )?").match(text, match.end(), stop)):
        named = _core(text, day.end(), stop, bare=True)
        if named is not None and named.kind in ("weekday", "date") and (named.day or named.kind == "weekday"):
            return replace(named, start=match.start(), text=text[match.start() : named.end], part="night")
    return made(match, kind="day", count=count, part=part, unit="day")


def _date(text: str, at: int, stop: int) -> TimeWords | None:
    for pattern in (_ISO, _MONTH_DAY, _DAY_MONTH, _MONTH_YEAR):
        match = pattern.match(text, at, stop)
        if match is None:
            continue
        said = match.groupdict()
        month = int(said["month"]) if pattern is _ISO else month_of(said["month"])
        year = int(said["year"]) if said.get("year") else None
        if said.get("short"):
            year = 1900 + int(said["short"]) if int(said["short"]) > 30 else 2000 + int(said["short"])
        shift = {"last": -1, "this": 0, "next": 1}.get((said.get("shift") or "").lower())
        day = int(said["day"]) if said.get("day") else None
        if day is not None and day > _LONGEST[month - 1]:
            continue
        through = int(re.sub(r"\D", "", said["through"])) if said.get("through") else None
        if through is not None and not (day or 0) < through <= _LONGEST[month - 1]:
            through = None
        return made(match, kind="date", year=year, month=month, day=day, through=through, year_shift=shift)
    slashed = _SLASHED.match(text, at, stop)
    if slashed is not None:
        one, two = int(slashed["one"]), int(slashed["two"])
        year = int(slashed["year"]) + (
            0 if len(slashed["year"]) == 4 else 2000 if int(slashed["year"]) < 50 else 1900
        )
        if one > 12 >= two >= 1 and one <= _LONGEST[two - 1]:
            return made(slashed, kind="date", year=year, month=two, day=one)
        if two > 12 >= one >= 1 and two <= _LONGEST[one - 1]:
            return made(slashed, kind="date", year=year, month=one, day=two)
        if 1 <= one <= 12 and 1 <= two <= 12:
            # 05/03: the third of May or the fifth of March. Kept, not guessed, unless both are one day.
            same = one == two
            return made(
                slashed, kind="date" if same else "vague", year=year, month=one if same else None,
                day=two if same else None,
            )  # fmt: skip
    return None


_LONGEST: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTH_LEAD = re.compile(
    r"\b(?:in|since|until|till|by|of|for|from|to|through|between|during|and|or|before|after|early|late|mid|on|ending|ended"
    r"|every|each|that|than|as|a|the|its|is|was)[ -]$",
    re.IGNORECASE,
)
_STRONG_LEAD = re.compile(
    r"\b(?:in|since|until|till|during|early|late|mid|last|next|this)[ -]$", re.IGNORECASE
)


def _is_month(text: str, match: re.Match[str], stop: int) -> bool:
    word = match["month"]
    if word.rstrip(".") != word or (len(word) <= 4 and word.lower() not in ("may", "june", "july")):
        return bool(_STRONG_LEAD.search(text, max(0, match.start() - 10), match.start()))
    after = text[match.end() : match.end() + 2]
    named = len(after) == 2 and after[0] == " " and after[1].isupper()  # May Sato, April Ryan
    if not _SINGLE_MONTHS.match(word):
        return not named or bool(_MONTH_LEAD.search(text, max(0, match.start() - 10), match.start()))
    if named:
        return bool(_STRONG_LEAD.search(text, max(0, match.start() - 10), match.start()))
    if word.lower() in ("may", "march"):
        return bool(_MONTH_LEAD.search(text, max(0, match.start() - 10), match.start()))
    return True
