"""What an article's time words are counted from: the day in its dateline, or the day it was published.

A wire is dated where it was filed; the feed that carried it may have stamped it in another time zone, or on
the day after. So the dateline's day counts, if it lies so near the stamp that the two can be of one report.
What fooled us: a dateline without a year beside a stamp of January ("Dec 31" is last year's), and an old
report that a site stamped anew, whose dateline is months away and tells nothing of the year. Without a
dateline, a report that leads with what happened "on Sunday", stamped on a Saturday, was written east of the
stamp and is of that Sunday: nobody leads with news that is six days old. A page of pictures goes on growing:
"on Tuesday, August 19", in a page of July 24, is of that year, and so is its "August 18".
"""

import re
from datetime import date, timedelta
from typing import Final

from dragoman.ingest.dateline import Dateline, find_dateline
from dragoman.record import Article
from dragoman.resolve.time_words import TimeWords
from dragoman.resolve.times import Anchor
from dragoman.resolve.times_found import find_times

_BEFORE: Final = timedelta(days=3)  # how long before its stamp a report may have been filed
_AFTER: Final = timedelta(days=1)  # … and after it: a stamp in another time zone
_SENTENCE_END: Final = re.compile(r"[a-z)”\"’][.!?][”\"’]?\s")
_LOOKS_ON: Final = re.compile(
    r"\b(?:will|would|expect\w*|plan\w*|set to|starts?|begins?|opens?|ahead of|last)\b"
)
_QUARTERBACK: Final = re.compile(r"(?: morning)? quarterback")
_WEEKDAY_AND_DATE: Final = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.) \d{1,2}\b"
)
_YEAR: Final = len(", 2031")
_GREW: Final = timedelta(days=2)  # after its stamp, in any time zone
_GROWN: Final = timedelta(days=90)  # the longest that a page goes on growing
_LABEL: Final = 60  # code points: a shorter first paragraph is a label
_LEAD: Final = 300  # code points of it that lead
_FIRST: Final = 4  # paragraphs of the body in which a dateline is looked for


def anchor_of(article: Article) -> Anchor:
    """Return the day of publication and, where the dateline gives another one near it, the dateline's."""
    edtf = article.published.edtf if article.published is not None else None
    if edtf is None or len(edtf.rstrip("~?%")) < 10:
        return Anchor()
    published = date.fromisoformat(edtf[:10])
    return Anchor(
        published=published,
        dateline=_filed(article, published) or _led(article, published),
        grown=_grown(article.text, published),
    )


def _grown(text: str, published: date) -> date | None:
    """The last day after its stamp that a page tells by weekday and date: "on Tuesday, August 19".

    One day alone may be of a plan; a page that has grown tells of several.
    """
    days = {
        day
        for named in _WEEKDAY_AND_DATE.finditer(text)
        for words in find_times(text, named.start(), named.end() + _YEAR)
        if words.year is None and words.weekday is not None and words.tense != "future"
        for day in [_day_in(published.year, words)]
        if day is not None and _GREW < day - published < _GROWN and day.weekday() == words.weekday
    }
    return max(days) if len(days) > 1 else None


def _day_in(year: int, words: TimeWords) -> date | None:
    try:
        return date(year, words.month or 0, words.day or 0)
    except ValueError:
        return None


def _led(article: Article, published: date) -> date | None:
    """The day after the stamp, if the report leads with what has happened on that weekday."""
    ahead = published + _AFTER
    body = (block for block in article.blocks if block.kind == "body" and block.end - block.start > _LABEL)
    lead = next(body, None)
    if lead is None:
        return None
    text = article.text
    stop = _SENTENCE_END.search(text, lead.start + _LABEL, min(lead.end, lead.start + _LEAD))
    first = stop.start() + 1 if stop else min(lead.end, lead.start + _LEAD)
    for words in find_times(text, lead.start, first):
        told = words.kind == "weekday" and words.tense == "past" and words.lean is None
        looks_on = _LOOKS_ON.search(text, lead.start, words.start) or _QUARTERBACK.match(text, words.end)
        if told and words.weekday == ahead.weekday() and not looks_on:
            return ahead
    return None


def _filed(article: Article, published: date) -> date | None:
    body = (block for block in article.blocks if block.kind == "body")
    for block, _ in zip(body, range(_FIRST), strict=False):
        line = find_dateline(article.text[block.start : block.end])
        if line is not None:
            return _near(line, published)
    return None


def _near(line: Dateline, published: date) -> date | None:
    if line.month is None or line.day is None:
        return None
    for year in (published.year, published.year - 1, published.year + 1):
        try:
            day = date(year, line.month, line.day)
        except ValueError:
            continue
        if line.year in (None, year) and published - _BEFORE <= day <= published + _AFTER:
            return day
    return None
