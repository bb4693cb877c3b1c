"""The day of publication, where a text gives it: a dateline in full, or a dateline and a weekday.

A dateline "Aug 6" leaves the year open; "said on Tuesday" beside it leaves the years in which 6 August is a
Tuesday. The latest of them up to the day of reading is meant, for news is mostly read young.

Which weekday is the day of publication? A bare weekday in news is the latest past one, the day itself
included, so every weekday can stand under every date, and only the newest one named tells something. It is
taken to be the dateline's day only in a report that credits an agency (wires date the day they tell of;
papers print yesterday), where the opening names it, it comes again and the day before it is named as well, or
it comes three times, and nothing newer is named. What fooled us: an opening that tells of yesterday, "on
Friday" of a coming summit, and a year in the text later than the one the weekday gives.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dragoman.ingest.layout import Filed, Layout

_OLDEST = 1980
"""Before it no text is taken to be news; it also bounds the search for 29 February."""
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(
    r"(?P<before>\b(?:last|next|every|each|this|coming|until|by|from|since|following|previous|before|through"
    r"|black|good|bloody|easter|super|palm|ash|holy|cyber)\s+|\bon\s+the\s+)?"
    r"\b(?P<day>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?P<after>['’]s\b|s\b|\s+(?:night|last|next|\d))?",
)
_AHEAD = re.compile(
    r"\b(?:will|would|shall|to be|due|scheduled|expected|planned|plans|set|going|ahead of|may|could"
    r"|is to|are to|later|upcoming)\b[^.,;\n\"“”]{0,50}$"
)
_YEAR = re.compile(r"(?<![\d.,$£€/-])(?P<year>(?:19|20)\d\d)(?![\d,%/-]|\.\d)")
_COMING = re.compile(
    r"\b(?:by|until|through|before|for|till|beyond|of|to|early|late|end of)\s+(?:the\s+)?(?:\w+\s+)?$"
)
_FRESH = timedelta(days=7)
"""Crawlers of news fetch a page within days; a dateline's day just before that has the crawl's year."""
_OPENING = 420
"""Characters of the first paragraph in which a report names its own day."""


@dataclass(frozen=True, slots=True)
class Published:
    """A day of publication found in a text: the EDTF day, its basis, and the dateline's words for it."""

    edtf: str
    basis: Literal["dateline", "weekday"]
    start: int
    end: int


def publication_date(
    layout: Layout, text: str, read_on: date, fetched: date | None = None
) -> Published | None:
    """Return the day that the dateline gives, with a weekday's help if it has no year; None if unsure.

    `read_on` is the day of reading: no article is published after it. `fetched` is the day on which a
    crawler took the page from its site.
    """
    filed = layout.filed
    if filed is None:
        return None
    if filed.year is not None:
        day = _day(filed.year, filed)
        if day is None or day > read_on:
            return None
        return Published(day.isoformat(), "dateline", filed.start, filed.end)
    if fetched is not None:
        day = _day(fetched.year, filed) or _day(fetched.year - 1, filed)
        if day is not None and day > fetched:
            day = _day(fetched.year - 1, filed)
        if day is not None and fetched - day <= _FRESH:
            return Published(day.isoformat(), "dateline", filed.start, filed.end)
    if layout.agency is None:
        return None
    report = _report(layout, text)
    weekday = _weekday_of_publication(report)
    if weekday is None:
        return None
    day = _latest(filed, weekday, read_on)
    if day is None or _names_a_later_year(report, day.year):
        return None
    return Published(day.isoformat(), "weekday", filed.start, filed.end)


def _day(year: int, filed: Filed) -> date | None:
    try:
        return date(year, filed.month, filed.day)
    except ValueError:
        return None


def _latest(filed: Filed, weekday: int, read_on: date) -> date | None:
    for year in range(read_on.year, _OLDEST - 1, -1):
        day = _day(year, filed)
        if day is not None and day <= read_on and day.weekday() == weekday:
            return day
    return None


def _report(layout: Layout, text: str) -> str:
    """Join the report's own paragraphs, from behind the dateline on."""
    return "\n".join(
        text[max(block.start, layout.report) : block.end]
        for block in layout.blocks
        if block.kind == "body" and block.end > layout.report
    )


def _weekday_of_publication(report: str) -> int | None:
    """Return the weekday that the report names as its own day, 0 for Monday; None if that is not plain."""
    named: list[tuple[int, int]] = []
    for found in _WEEKDAY.finditer(report):
        if found["before"] or found["after"]:
            continue
        if _AHEAD.search(report[max(0, found.start() - 80) : found.start()]):
            continue
        named.append((found.start(), _weekday(found["day"])))
    first = report.find("\n")
    opening = [day for at, day in named if at <= (min(first, _OPENING) if first >= 0 else _OPENING)]
    if not opening or len(set(opening)) > 1:
        return None
    weekday = opening[0]
    # A day named later that is the morrow of the opening's is newer: the opening told of yesterday.
    counts = [sum(day == other for _, day in named) for other in range(7)]
    if counts[(weekday + 1) % 7] or counts[weekday] < max(counts):
        return None
    plain = counts[weekday] >= 3 or (counts[weekday] == 2 and counts[weekday - 1] > 0)
    return weekday if plain else None


def _weekday(name: str) -> int:
    return next(at for at, day in enumerate(_DAYS) if day.startswith(name.lower()))


def _names_a_later_year(report: str, year: int) -> bool:
    """Whether the report names, as past or present, a year that the date would not have seen."""
    for found in _YEAR.finditer(report):
        before = report[max(0, found.start() - 30) : found.start()]
        if int(found["year"]) > year and not _COMING.search(before):
            return True
    return False
