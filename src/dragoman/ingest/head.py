"""The head of the page: title, kickers, deck, bylines, and the dateline that opens the report."""

import re
from functools import cache

from dragoman.ingest.blocks import plain
from dragoman.ingest.credits import byline_names, is_masthead, is_names, is_stamp
from dragoman.ingest.dateline import Dateline, find_dateline, heads
from dragoman.ingest.furniture import LIKELY
from dragoman.ingest.layout import Page

_MOST_KICKERS = 4
"""Lines over a report that can be kickers; where more stand before the first sentence, they are a table."""
# The rows of the wires' tables recur from day to day: dividends, earnings, record dates.
_TABLE_WORD = re.compile(r"\d|\b(?:vs|cts|dlrs|mths|mln|div|shr|qtr|pay|payable|record)\b", re.I)
_HEAD = 14
"""Paragraphs in which a report has to have begun; past them nothing is title, deck or byline."""
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
_OPEN_END = re.compile(r"[.:;,…–—-][\"'”’)\]]*$")
_QUOTED = re.compile(r"[\"“”«»]")
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:to|yester)day\b")
_WORD = re.compile(r"[^\W\d_][\w'’.\-]*")


def mark_title(page: Page, title: str | None, outlet: str | None) -> int | None:
    """Find the title's paragraph; mark it, and the kickers and mastheads before it."""
    at = _given_title(page, title) if title else _own_title(page, outlet)
    if at is None:
        return None
    page.kinds[at] = "title"
    for before in range(at):
        words = page.words(before)
        if page.open(before) and len(words.split()) <= 8 and not _SENTENCE_END.search(words):
            page.kinds[before] = "furniture"
    return at


def _given_title(page: Page, title: str) -> int | None:
    wanted = plain(title)
    for at, part in enumerate(page.parts[:_HEAD]):
        if plain(part.words) == wanted:
            return at
    return None


def _own_title(page: Page, outlet: str | None) -> int | None:
    """Find the line that is the title of a text that came without one; None if that is not certain."""
    tops = [
        at
        for at in range(min(len(page.parts), _HEAD))
        if page.open(at) and not is_masthead(page.words(at), outlet) and not is_stamp(page.words(at))
    ][:5]
    if len(tops) < 2:
        return None
    like = [_like_a_title(page, at) for at in tops]
    if like[0] and len(tops) > 2 and like[1] and _is_kicker(page.words(tops[0])):
        if len(tops) > 3 and like[2] and not _is_kicker(page.words(tops[2])):
            return None
        return tops[1] if any(_is_report(page, at) for at in tops[2:4]) else None
    if not like[0] or _is_kicker(page.words(tops[0])) or byline_names(page.words(tops[0])):
        return None
    if like[1] and (len(like) < 3 or like[2]):
        return None  # several lines without an end are a list of highlights, or a table
    following = tops[1:3]
    return tops[0] if any(_is_report(page, at) for at in following) else None


def mark_title_again(page: Page, title: str | None) -> None:
    """Mark the title where the head prints it a second time."""
    headline = next((page.words(at) for at, kind in enumerate(page.kinds) if kind == "title"), title)
    if headline is None:
        return
    wanted = plain(headline)
    for at in range(min(len(page.parts), _HEAD)):
        if page.open(at) and plain(page.words(at)) == wanted:
            page.kinds[at] = "repeat"


def _is_kicker(words: str) -> bool:
    return len(words.split()) <= 5 and not words.endswith(("?", "!"))


def _like_a_title(page: Page, at: int) -> bool:
    words = page.words(at)
    tokens = words.split()
    if not 2 <= len(tokens) <= 30 or len(words) > 220 or _OPEN_END.search(words):
        return False
    if sum(token[0].isalpha() or token[0] in "\"'“‘" for token in tokens) * 4 < len(tokens) * 3:
        return False
    return find_dateline(words) is None and not is_names(words)


def _is_report(page: Page, at: int) -> bool:
    words = page.words(at)
    return bool(_SENTENCE_END.search(words)) and len(words.split()) >= 10


def dateline_of(page: Page, title_at: int | None) -> tuple[int | None, Dateline | None]:
    """Find the first paragraph of the report that opens with a dateline.

    One of a place in capitals and a dash only is believed at the report's first paragraph alone.
    """
    reports = 0
    for at in range(min(len(page.parts), _HEAD)):
        if at == title_at or not page.open(at):
            continue
        line = find_dateline(page.words(at))
        if line is not None and (reports == 0 or line.credit or line.month) and reports <= 3:
            return at, line
        reports += _is_report(page, at) and (title_at is None or at > title_at)
    return None, None


def begin_of(page: Page, title_at: int | None, dateline_at: int | None) -> int:
    """Return the position of the report's first paragraph."""
    if dateline_at is not None:
        return dateline_at
    after = title_at + 1 if title_at is not None else 0
    for at in range(after, len(page.parts)):
        if page.open(at) and (_is_report(page, at) or at >= _HEAD):
            return at
    return len(page.parts)


def mark_head(page: Page, title_at: int | None, begin: int, outlet: str | None) -> list[str]:
    """Mark bylines, mastheads, stamps and highlights between the page's top and the report; return names."""
    bylines = []
    limit = min(begin + 2, len(page.parts), _HEAD)
    highlights = False
    for at in range(limit):
        if page.words(at).casefold().startswith("story highlights"):
            page.kinds[at], highlights = "furniture", True
            continue
        if not page.open(at):
            continue
        words = page.words(at)
        names = byline_names(words)
        follows = at + 1 < len(page.parts) and is_masthead(page.words(at + 1), outlet)
        if names and (at != begin or words[:3].casefold() == "by "):
            page.kinds[at] = "byline"
            bylines.append(names)
        elif is_names(words) and follows and at < begin:
            page.kinds[at] = page.kinds[at + 1] = "byline"
            bylines.append(words)
        elif at < begin and (is_stamp(words) or is_masthead(words, outlet)):
            page.kinds[at] = "furniture"
        elif highlights and at < begin and not _OPEN_END.search(words) and len(words.split()) <= 30:
            page.kinds[at] = "deck"
        elif (
            at < begin <= _MOST_KICKERS
            and page.recurs[at]
            and len(words.split()) <= 12
            and not (_QUOTED.search(words) or _SENTENCE_END.search(words) or _TABLE_WORD.search(words))
        ) or (at < begin and page.signs[at].appeal >= LIKELY + 1):
            page.kinds[at] = "furniture"
    return bylines


def mark_deck(
    page: Page, title_at: int | None, begin: int, dateline_at: int | None, outlet: str | None
) -> list[int]:
    """Mark the summary between title and report; return its positions.

    Certain where a byline or the dateline follows it. Else it must stand under a title or masthead, name
    no day where the next paragraph does, and say only what the report says again: word for word right under
    a title, because a lead is taken up again as well.
    """
    decks = [at for at, kind in enumerate(page.kinds[:_HEAD]) if kind == "deck"]
    if decks:
        return decks
    first = title_at + 1 if title_at is not None else 0
    at = next((at for at in range(first, min(len(page.parts), _HEAD)) if page.open(at)), None)
    masthead = (
        at is not None
        and at > 0
        and page.kinds[at - 1] == "furniture"
        and is_masthead(page.words(at - 1), outlet)
    )
    if title_at is None and not masthead:
        return []
    if (
        at is None
        or not 5 <= len(page.words(at).split()) <= 45
        or len(page.words(at)) > 320
        or at == dateline_at
    ):
        return []
    nearer = [near for near in range(at + 1, min(len(page.parts), at + 7)) if page.open(near)]
    if not nearer:
        return []
    between = page.kinds[at + 1 : nearer[0]]
    if ("byline" in between or nearer[0] == dateline_at) and title_at is not None:
        page.kinds[at] = "deck"
        return [at]
    lead = " ".join(page.words(nearer[0]).split()[:40])
    if _WEEKDAY.search(page.words(at)) or not _WEEKDAY.search(lead) or len(page.words(at).split()) > 32:
        return []
    if page.words(at)[0] in '"“' or len(nearer) < 2:
        return []
    said = _matter(page.words(at)) - _small()
    rest = " ".join(page.words(near) for near in range(nearer[0], min(len(page.parts), nearer[0] + 60)))
    again = _matter(rest[:20000])
    covered = len(said & again) / max(len(said), 1)
    verbatim = plain(page.words(at)).strip(" .") in plain(rest)
    if masthead and len(page.words(at).split()) <= 20:
        # Headline, mark and summary are a page's head in full; a mark alone may also stand over the lead.
        enough = 0.75 if title_at is None else 0.25
        verbatim = verbatim or covered >= enough
    if len(said) >= 4 and verbatim:
        page.kinds[at] = "deck"
        return [at]
    return []


@cache
def _small() -> frozenset[str]:
    return frozenset(heads()["deck"]["small"].split())


def _matter(words: str) -> set[str]:
    return {word.casefold().rstrip(".'’-") for word in _WORD.findall(words)}
