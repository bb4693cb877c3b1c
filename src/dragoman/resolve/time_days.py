"""Days as news names them: late Friday, Tuesday night, overnight Monday, Tuesday of last week, yesterday.

A reading has up to four pieces: what qualifies ("early", "the night of"), what points ("last", "this
coming"), the day itself, and the part of it that follows ("evening").
"""

import re
from dataclasses import replace
from typing import Final, Literal

from dragoman.resolve.time_dates import read_date, read_month
from dragoman.resolve.time_lexicon import PART, PARTS, WEEKDAY, weekday_of
from dragoman.resolve.time_words import Lean, Part, TimeWords, made

_PARTS: Final[dict[str, Part]] = {
    "early": "early", "earlier": "early", "early hours of": "early", "late": "late", "later": "late",
    "mid": "mid", "middle of": "mid", "end of": "late", "beginning of": "early", "start of": "early",
    "close of": "late",
    "first half of": "early", "second half of": "late", "last half of": "late", "first week of": "early",
    "last week of": "late", "final week of": "late", "morning of": "morning", "afternoon of": "afternoon",
    "evening of": "evening", "night of": "night", "small hours of": "early", "wee hours of": "early",
    "early morning hours of": "early", "morning hours of": "morning", "predawn hours of": "early",
    "before dawn": "early", "at dawn": "morning", "predawn": "early", "pre-dawn": "early", "end": "late",
}  # fmt: skip
QUALIFIED: Final = re.compile(
    r"(?P<mod>(?i:(?:the )?(?:early(?: morning)? hours of|(?:small|wee|pre-?dawn|morning) hours of"
    r"|(?:before|at) dawn(?: on)?|pre-?dawn|(?:early|late|earlier|later)(?: on)?|middle of"
    r"|(?:end|beginning|start|close) of|(?:first|second|last) half of|(?:first|last|final) week of"
    r"|(?:morning|afternoon|evening|night) of)"
    r" (?:the )?(?=\S)|(?:mid|end)[- ](?:of )?|as (?:early|late) as))"
)
_LEAD = re.compile(
    r"(?P<lead>(?i:last|next|this(?: coming| past)?|coming|past|(?:the )?(?:previous|following|preceding)) )"
)
_LEANS: Final[dict[str, Lean]] = {
    "last": "past", "past": "past", "this past": "past", "next": "future", "coming": "future",
    "this coming": "future", "this": "this",
}  # fmt: skip
# Not the papers and programmes that are named after a day.
_WEEKDAY = re.compile(
    WEEKDAY
    + r"(?![-\w]| (?:Times|Telegraph|Mirror|Express|Herald|Independent|(?:talk |political )?shows?)\b)"
)
_OF_WEEK = re.compile(r",? (?:of )?(?P<lead>(?i:last|this|next)) week\b")
_SOME_DAY = re.compile(r" (?:after|before|following|when|that|in which)\b")
_TAIL = re.compile(rf"(?:['’]s)? (?:(?:in the |the |at |before |by )?)(?i:{PART})\b")
_DATE_AFTER = re.compile(r",? (?:the )?\(?")
_OVERNIGHT_ON = re.compile(r" (?:on |(?P<into>into |to )|from )?")
_INTO_DAY = re.compile(rf" (?:to|into|until) (?:{WEEKDAY.replace('P<weekday>', ':')})\b")
_NAMED = re.compile(
    r"(?i:(?P<name>yesterday|today|tonight|tomorrow|the day before yesterday|the day after tomorrow"
    r"|last night|this (?:morning|afternoon|evening)|overnight)\b)"
)
_COUNTS: Final = {
    "yesterday": -1, "last night": -1, "tomorrow": 1, "the day before yesterday": -2,
    "the day after tomorrow": 2,
}  # fmt: skip
_NAMED_PARTS: Final[dict[str, Part]] = {
    "tonight": "night", "last night": "night", "overnight": "night", "this morning": "morning",
    "this afternoon": "afternoon", "this evening": "evening",
}  # fmt: skip
_PAPER = re.compile(r"\b(?:USA|VOA|Russia|India|Psychology|Good|History) $")  # papers called Today
ON_DAY: Final = re.compile(r",? (?:on |of )?(?:the (?:morning|night) of )?|,? ?\(?(?=[A-Z])")


def qualified_part(match: re.Match[str]) -> Part | None:
    """Give the part of a time that the words of a `QUALIFIED` match single out."""
    said = match["mod"].lower().strip(" -").removesuffix(" the").removesuffix(" on").removeprefix("the ")
    return _PARTS.get(said.removeprefix("as ").removesuffix(" as"))


def read_day(text: str, at: int, stop: int) -> TimeWords | None:
    """Read a day, a date or a month that begins at `at`, with all that belongs to it."""
    qualifier = QUALIFIED.match(text, at, stop)
    begin = qualifier.end() if qualifier else at
    lead = _LEAD.match(text, begin, stop)
    if lead is not None and _NAMED.match(text, begin, stop):
        lead = None  # "last night" is a name of its own
    core = _core(text, lead.end() if lead else begin, stop, bare=lead is None and qualifier is None)
    if core is None:
        return None
    core = _with_tail(text, core, stop)
    if qualifier is not None:
        core = replace(core, part=core.part or qualified_part(qualifier))
    if lead is not None:
        core = _pointed(core, lead["lead"].lower().strip())
    return replace(core, start=at, text=text[at : core.end])


def _pointed(core: TimeWords, lead: str) -> TimeWords:
    if lead.removeprefix("the ") in ("previous", "preceding", "following"):
        lean: Lean = "future" if lead.endswith("following") else "past"
        return replace(core, kind="context" if core.kind in ("weekday", "date") else core.kind, lean=lean)
    return replace(core, lean=_LEANS.get(lead, core.lean))


def _with_tail(text: str, core: TimeWords, stop: int) -> TimeWords:
    if core.kind == "date" and core.day is None:
        return core
    tail = _TAIL.match(text, core.end, stop)
    if tail is None:
        return core
    return replace(core, part=PARTS[tail["part"].lower()], end=tail.end())


def _core(text: str, at: int, stop: int, *, bare: bool) -> TimeWords | None:
    named = _NAMED.match(text, at, stop)
    if named is not None:
        if named[0][0].isupper() and _PAPER.search(text, max(0, at - 12), at):
            return None
        return _named_day(text, named, stop)
    weekday = _WEEKDAY.match(text, at, stop)
    if weekday is not None:
        return _weekday(text, weekday, stop)
    return read_date(text, at, stop) or read_month(text, at, stop, bare=bare)


def _weekday(text: str, match: re.Match[str], stop: int) -> TimeWords | None:
    at, weekday = match.start(), weekday_of(match["weekday"])
    joint = _DATE_AFTER.match(text, match.end(), stop)
    dated = read_date(text, joint.end(), stop) if joint else None
    if dated is not None and dated.day is not None:
        return replace(dated, start=at, text=text[at : dated.end], weekday=weekday)
    if not match["weekday"].lower().endswith(("day", ".")):
        return None  # "Sun" and "Sat" without a date or a point are other words
    if _SOME_DAY.match(text, match.end(), stop) and text[max(0, at - 4) : at].lower() == "the ":
        return made(
            match, kind="vague", weekday=weekday
        )  # "the Sunday after the raid": which, it does not say
    week = _OF_WEEK.match(text, match.end(), stop)
    if week is not None:
        count = {"last": -1, "this": 0, "next": 1}[week["lead"].lower()]
        end = week.end()
        return TimeWords(at, end, text[at:end], "weekday", weekday=weekday, unit="week", count=count)
    return made(match, kind="weekday", weekday=weekday)


def _named_day(text: str, match: re.Match[str], stop: int) -> TimeWords:
    name = match["name"].lower()
    joint = _OVERNIGHT_ON.match(text, match.end(), stop) if name == "overnight" else None
    day = _core(text, joint.end(), stop, bare=True) if joint else None
    if joint is not None and day is not None and (day.kind == "weekday" or day.day is not None):
        into = _INTO_DAY.match(text, day.end, stop)
        side: Literal["before", "after"] = "before" if joint["into"] else "after"
        end = into.end() if into else day.end
        return replace(
            day, start=match.start(), end=end, text=text[match.start() : end], part="night", side=side
        )
    night = "before" if name == "overnight" else None
    return made(
        match, kind="day", count=_COUNTS.get(name, 0), part=_NAMED_PARTS.get(name), unit="day", side=night
    )
