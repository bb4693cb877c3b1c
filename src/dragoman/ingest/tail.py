"""The tail of the page: what stands among furniture behind the report, and a mail's footer."""

import re

from dragoman.ingest.credits import is_names
from dragoman.ingest.furniture import ADDRESSED, LIKELY, is_addressed
from dragoman.ingest.layout import Page

_WRITES = (
    *("author", "blogger", "columnist", "commentator", "contributor", "contributing", "correspondent"),
    *("editor", "fellow", "freelance", "journalist", "lecturer", "producer", "professor", "reporter"),
    *("scholar", "writer", "writes", "politics for", "policy for"),
)
_LONGEST_SIGNATURE = 12
"""Paragraphs of a mail's footer, the delimiter with them."""
_LONGEST_AUTHOR = 500
_FEWEST = 4
"""Paragraphs of a report that can end on a line about its author."""
_CAPPED = r"[A-ZÀ-ÞŠŽİŁ][\w'’.\-]*"
_AUTHOR = re.compile(
    rf"[—–*\-]*\s*(?P<name>{_CAPPED}(?: {_CAPPED}){{1,3}})(?:, [^,.]{{3,60}},)?"
    rf" (?:is|was|writes|teaches|covers|serves) (?:(?:an?|the|currently|also) )?"
    rf"(?:[\w'’\-]+,? ){{0,8}}?(?:{'|'.join(_WRITES)})\b"
)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
_QUOTED = re.compile(r"[\"“”«»]")


def mark_tail(page: Page) -> None:
    """Mark what stands among furniture at the end of the page, and recurring lines that are no report."""
    end = len(page.parts)
    for at in range(_signature(page), end):
        page.kinds[at] = "furniture"
    first = end
    for at in range(end - 1, -1, -1):
        if page.open(at) and _holds_body(page, at):
            break
        first = at
    start = next((at for at in range(first, end) if page.kinds[at] == "furniture"), end)
    for at in range(start - 1, first - 1, -1):
        if not page.open(at) or page.signs[at].appeal < ADDRESSED:
            break
        page.kinds[at] = "furniture"
    _mark_author(page)
    started = False
    for at in range(first, end):
        if page.kinds[at] == "furniture":
            started = True
        elif page.open(at) and (_recurring_label(page, at) or (started and _leftover(page, at))):
            page.kinds[at] = "furniture"
    for at in range(end):
        sign = page.signs[at]
        if page.recurs[at] and page.open(at) and sign.appeal >= LIKELY and not sign.reports:
            page.kinds[at] = "furniture"


def _mark_author(page: Page) -> None:
    """Mark the lines that introduce the authors behind the report ("Mara Venn is a fellow at …").

    What fooled us: features that end on somebody of their own; but of those the report has spoken before.
    """
    rest = [at for at in range(len(page.parts)) if page.open(at)]
    if len(rest) < _FEWEST:
        return
    for count, at in enumerate(reversed(rest[_FEWEST - 1 :])):
        words = page.words(at)
        found = _AUTHOR.match(words) if len(words) <= _LONGEST_AUTHOR and not _QUOTED.search(words) else None
        if found is None:
            return
        surname = found["name"].split()[-1]
        if any(surname in page.words(before) for before in rest[: len(rest) - count - 1]):
            return
        page.kinds[at] = "furniture"


def _signature(page: Page) -> int:
    """Return where a mail's footer begins: at the line that delimits signatures (RFC 3676, 4.3).

    A line of two dashes can divide a report from its footnote as well, so the few lines behind it have
    to speak to the reader or give an address.
    """
    end = len(page.parts)
    for at in range(end - 1, max(0, end - _LONGEST_SIGNATURE), -1):
        if page.words(at) == "--":
            behind = range(at + 1, end)
            speaks = any(is_addressed(page.words(after)) for after in behind)
            return at if speaks and not any(_QUOTED.search(page.words(after)) for after in behind) else end
    return end


def _holds_body(page: Page, at: int) -> bool:
    """Whether a paragraph near the end is certainly of the report."""
    sign, words = page.signs[at], page.words(at)
    if sign.reports:
        return not _recurring_label(page, at)
    if sign.appeal >= LIKELY:
        return False
    return len(words.split()) >= 12 and bool(_SENTENCE_END.search(words))


def _recurring_label(page: Page, at: int) -> bool:
    """Whether a paragraph recurs in the outlet and speaks of the page; quotations and names do not."""
    sign, words = page.signs[at], page.words(at)
    if not page.recurs[at] or _QUOTED.search(words) or is_names(words):
        return False
    return sign.about or sign.appeal >= ADDRESSED


def _leftover(page: Page, at: int) -> bool:
    sign, words = page.signs[at], page.words(at)
    return sign.appeal >= LIKELY or (len(words.split()) <= 15 and words[0] not in '"“')
