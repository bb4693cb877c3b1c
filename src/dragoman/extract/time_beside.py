"""Time phrases between a speaker, the cue and what was said: "on Monday", "late Friday", "last week"."""

from collections.abc import Sequence

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


def time_back(items: Sequence[Item], at: int) -> int | None:
    """Where a time phrase ("on Monday", "late Friday", "last week") that ends at `at` begins."""
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
