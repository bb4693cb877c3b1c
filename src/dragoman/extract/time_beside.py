"""Time phrases between a speaker, the cue and what was said: "on Monday", "late Friday", "last week"."""

import re
from collections.abc import Sequence

from dragoman.extract.attribution import Ends
from dragoman.extract.items import Item

WEEKDAYS = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
    | {"mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays"}
)
_MONTHS = frozenset(
    """
    january february march april may june july august september october november december jan feb mar
    apr jun jul aug sep sept oct nov dec
    """.split()
)
TIME_WORDS = (
    WEEKDAYS
    | _MONTHS
    | frozenset(
        """
        morning afternoon evening night week month year today yesterday tonight tomorrow noon midnight
        weekend late early earlier last next this day days hours ago
        """.split()
    )
)

_WHEN = re.compile(  # "press reports early Monday", "the White House for months"
    r"\s+(?:(?:early|late|later|earlier|on)\s+){0,2}(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|"
    r"tonight)(?:\s+(?:morning|afternoon|evening|night))?\Z|\s+(?:last|this)\s+(?:week|month|year|weekend)\Z|"
    r"\s+(?:for|in)\s+(?:\w+\s+)?(?:hours|days|weeks|months|years)\Z|\s+over the (?:weekend|years)\Z"
)


_SPANS = frozenset({"hours", "days", "weeks", "months", "years"})


def without_when(text: str, source: Ends) -> Ends:
    """A source without the time that a phrase may end in: "press reports [early Monday] indicated"."""
    when = _WHEN.search(text, *source)
    return (source[0], when.start()) if when is not None and when.start() > source[0] else source


def time_back(items: Sequence[Item], at: int) -> int | None:
    """Where a time phrase ("on Monday", "late Friday", "last week") that ends at `at` begins."""
    if items[at].low in _SPANS and at > 0 and items[at - 1].low in ("for", "in"):
        return at - 1  # "the government for months has said"
    if items[at].low not in TIME_WORDS or items[at].low in (
        "may",
        "march",
        "this",
        "next",
        "last",
        "early",
        "late",
    ):
        return None
    while at > 0 and (items[at - 1].low in TIME_WORDS or items[at - 1].text.isdigit()):
        at -= 1
    if at > 0 and items[at - 1].low in ("on", "in", "since"):
        at -= 1
    if at > 0 and items[at].low == "on" and items[at - 1].low in ("late", "early", "earlier", "later"):
        at -= 1  # "Lund late on Friday said"
    if at > 1 and items[at - 1].low == "the" and items[at - 2].low in ("over", "during", "in", "at"):
        at -= 2  # "Varnia over the weekend said"
    return at


def skip_time(items: Sequence[Item], at: int) -> int:
    """Walk right over time phrases ("on Monday", "late on Tuesday"); return the next index."""
    while at < len(items):
        step = at
        if items[step].low in ("on", "in", "late", "early", "earlier", "later", "by") and step + 1 < len(
            items
        ):
            step += 1
            if items[step].low == "on" and step + 1 < len(items):
                step += 1
        if items[step].low not in TIME_WORDS - {"may"}:
            return at
        if step + 1 < len(items) and items[step + 1].low in ("'s", "'"):
            return at  # "said Sunday's attack …": the day belongs to what was said
        while step < len(items) and (items[step].low in TIME_WORDS or items[step].text.strip(",").isdigit()):
            step += 1
        at = step
    return at
