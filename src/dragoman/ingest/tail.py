"""The tail of the page: what stands among furniture behind the report, and a mail's footer."""

import re

from dragoman.ingest.credits import is_names
from dragoman.ingest.furniture import ADDRESSED, LIKELY, is_addressed
from dragoman.ingest.layout import Page

_LONGEST_SIGNATURE = 12
"""Paragraphs of a mail's footer, the delimiter with them."""
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
