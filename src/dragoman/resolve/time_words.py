"""What a time expression says, before anything is known of when it was written.

"Late Monday" says a weekday and a part of the day; it says no date. `TimeWords` keeps exactly that, so an
undated article loses nothing: the words can be resolved on the day the article's date becomes known.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal[
    "date",  # a calendar date, a month or a year, as far as given
    "weekday",
    "day",  # counted in days from today: yesterday, tonight
    "weekend",
    "period",  # a week, month, quarter, season, year, decade or century, counted from the present one
    "ago",  # a number of units before or after the present: three days ago, in 48 hours
    "context",  # the same, counted from another time in the text: the previous day, a week later
    "monthday",  # the 13th
    "decade",
    "quarter",
    "half",  # the first or the second of a year
    "season",
    "clock",  # an hour without a day
    "stretch",  # a number of units that end or begin now: the past 24 hours, within two weeks
    "within",  # a unit of the day last named, or of today: later in the day, earlier in the week
    "feast",  # a holiday that moves: Easter, Thanksgiving
    "vague",  # now, recently, soon
]
Unit = Literal["minute", "hour", "day", "week", "month", "quarter", "season", "year", "decade", "century"]
Part = Literal["morning", "afternoon", "evening", "night", "early", "mid", "late"]
Lean = Literal["past", "future", "this"]


@dataclass(frozen=True, slots=True)
class TimeWords:
    """A time expression in a text: its extent (code points, half-open), its words, and what they say.

    `lean` is what the words themselves say of direction ("last", "by", "next"); `bound` is "since" or
    "until" where the word before makes the time an end of a longer one; that word is not in the extent.
    `count` is in `unit`s, negative for the past. `weekday` is 0 for Monday. `zone` is minutes east of
    Greenwich; `month`, `day`, `hour` and `minute` are as on a calendar and a 24-hour clock.
    """

    start: int
    end: int
    text: str
    kind: Kind
    lean: Lean | None = None
    bound: Literal["since", "until"] | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    through: int | None = None  # the last day of "Aug. 5-8", the last year of "1967-70"
    weekday: int | None = None
    number: int | None = None  # which quarter (1-4) or season (1 winter - 4 autumn)
    year_shift: int | None = None  # "of last year": -1, "this year": 0
    unit: Unit | None = None
    count: int | None = None
    part: Part | None = None
    side: Literal["before", "after"] | None = None  # "earlier this week": only as much of it as was over
    feast: str | None = None
    fiscal: bool = False  # a quarter of a company's or a government's own year
    hour: int | None = None
    minute: int | None = None
    zone: int | None = None
    approximate: bool = False
    tense: Literal["past", "future"] | None = None  # of the nearest verb, where it is plain


# A pattern, and what makes time words of its match, or refuses it for what stands around.
Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], TimeWords | None]]
_BEFORE = 14  # code points: longer than any word that a rule looks for


def before(match: re.Match[str]) -> str:
    """Give the words just before a match, in lower case."""
    return match.string[max(0, match.start() - _BEFORE) : match.start()].lower()


def made(match: re.Match[str], **said: Any) -> TimeWords:
    """Make time words of a match; blanks at its end are not part of the expression."""
    start, words = match.start(), match[0].rstrip()
    return TimeWords(start, start + len(words), words, **said)
