"""The day of what a report tells without a day: that of its publication, or the one before."""

import re
from datetime import timedelta

from dragoman.language import ParsedArticle
from dragoman.record import When
from dragoman.resolve import Anchor, find_times, resolve_time

_LEAD = 60  # code points: a shorter first paragraph is a label


def day_of_report(parsed: ParsedArticle, anchor: Anchor) -> When | None:
    """Return the day of what a report tells without a day: that of its publication, as a rule.

    A report that is published after midnight, or dated by a feed in another time zone, leads with the weekday
    before ("said on Friday" on a Saturday), and means that day throughout, unless it names today as well.
    """
    today = anchor.today
    if today is None:
        return None
    article, text = parsed.article, parsed.article.text
    lead = next((p for p in parsed.paragraphs if p.kind == "body" and p.end - p.start > _LEAD), None)
    published = When(today.isoformat(), None, None, "publication")
    if lead is None or re.search(rf"\b(?:today|{today:%A})\b", text, re.I):
        return published
    days = [words for words in find_times(text, lead.start, lead.end) if words.weekday is not None]
    if not days:
        return published
    resolved = resolve_time(days[0], anchor)
    if resolved.edtf is None or resolved.edtf[:10] != (today - timedelta(days=1)).isoformat():
        return published
    span = article.span(days[0].start, days[0].end)
    return When(resolved.edtf[:10], span.exact, span, resolved.basis)
