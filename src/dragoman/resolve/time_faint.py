"""Words that are times only where something else says so: "once", "at the time", "the day", "one day".

`find_times` leaves them alone, since most of their uses are none ("at once", "the day of the raid"). An
extent that is known to be a time, from a parse or a reader, is read with them too.
"""

import re
from typing import Final

from dragoman.resolve.time_words import Rule, TimeWords, made


def _past(match: re.Match[str]) -> TimeWords:
    return made(match, kind="vague", lean="past")


def _future(match: re.Match[str]) -> TimeWords:
    return made(match, kind="vague", lean="future")


def _now(match: re.Match[str]) -> TimeWords:
    return made(match, kind="vague", lean="this")


def _unit_in_mind(match: re.Match[str]) -> TimeWords:
    return made(match, kind="within", unit=match["unit"].lower())


def _rule(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?i:{words})\b")


FAINT: Final[tuple[Rule, ...]] = (
    (
        _rule(
            r"previously|formerly|once|earlier|(?:at |by )?(?:the|that) (?:same )?time|in the past"
            r"|then current|already|long ago|one time|at one point|back then|those days|earlier times?"
        ),
        _past,
    ),
    (
        _rule(
            r"future|someday|some day|one day|as soon as possible|eventually|in time|ahead|later"
            r"|the long term|the short term|(?:in )?a (?:day|week|month|year) or (?:two|so)"
        ),
        _future,
    ),
    (_rule(r"nowadays|today|these days|this time|the present|present"), _now),
    (_rule(r"(?:the|this|the (?:full|entire|whole)) (?P<unit>day|week|month|year)"), _unit_in_mind),
)
