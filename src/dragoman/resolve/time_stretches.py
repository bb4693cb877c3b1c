"""Stretches of time that end or begin now: the past 24 hours, the last two weeks, within the next few days.

They are no points in time, but something that happened "in the past two days" happened between two days, and
the record can say so. What fooled us: "over the past" stands before a noun of any kind, and "the last three
days of the siege" end with the siege and not today.
"""

import re
from typing import Final

from dragoman.resolve.time_lexicon import NUMBER, number_of
from dragoman.resolve.time_words import Rule, TimeWords, made

_BACK = "last|past|previous|preceding"
_ON = "next|coming|following"
_MANY = r"few|several|couple(?: of)?|many|two or three|(?:two|three|four) to (?:three|four|five|six)"
_UNIT = r"(?P<unit>(?i:hour|day|week|month|quarter|year|decade))"
_ENDS_NOW = r"(?!['’]|-| (?:of|before|after|since|until|that|when|in|earlier|ago)\b)"


def _counted(match: re.Match[str]) -> TimeWords | None:
    back = match["lead"].lower() in _BACK.split("|")
    if match["lead"].lower() in ("previous", "preceding", "following"):
        return None  # they end or begin at another time than now
    count = number_of(match["count"]) if match["count"] else None
    return made(
        match,
        kind="stretch",
        unit=match["unit"].lower(),
        count=count if count is None or not back else -count,
        lean="past" if back else "future",
    )


def _single(match: re.Match[str]) -> TimeWords:
    return made(match, kind="stretch", unit=match["unit"].lower(), count=-1, lean="past")


def _within(match: re.Match[str]) -> TimeWords:
    return made(
        match, kind="stretch", unit=match["unit"].lower(), count=number_of(match["count"]), lean="future"
    )


def _open(match: re.Match[str]) -> TimeWords:
    back = match["back"] is not None or match["past"] is not None
    return made(match, kind="stretch", lean="past" if back else "future")


def _reported(match: re.Match[str]) -> TimeWords:
    return made(match, kind="stretch", unit="month")


_UNITS = r"(?:hours|days|weeks|months|quarters|years|decades)"
STRETCHES: Final[tuple[Rule, ...]] = (
    (
        re.compile(
            rf"(?i:(?:the |these |those )(?P<lead>{_BACK}|{_ON}) (?:about |nearly |almost )?"
            rf"(?:{NUMBER}|(?:{_MANY})) {_UNIT}s?){_ENDS_NOW}\b"
        ),
        _counted,
    ),
    (
        re.compile(rf"(?i:the past (?P<unit>day|week|month|quarter|year|decade|century)){_ENDS_NOW}\b"),
        _single,
    ),
    (re.compile(rf"(?i:within (?:the next )?{NUMBER} {_UNIT}s?)(?! of\b)(?!['’])\b"), _within),
    (
        re.compile(
            rf"(?i:(?:(?:the )?(?P<back>recent)|the (?P<past>past|last)|(?:the )?(?P<on>coming)) {_UNITS}"
            rf"(?: (?:or|and) {_UNITS})?|the {_UNITS} ahead)\b(?! of)"
        ),
        _open,
    ),
    # What a report is about, when it is no quarter: "a year earlier" then means a year earlier.
    (
        re.compile(r"(?i:(?:the |its )?(?:first |fiscal )?(?:six|nine|6|9) (?:months|mths))\b"),
        _reported,
    ),
)
