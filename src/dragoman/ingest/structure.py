"""What each paragraph of an article is, and what its head says of it.

Title, deck, byline and dateline are told by their place and form, furniture and captions by their words
(`furniture`), by the company they keep at the end of the page, and by recurring in other articles of the
outlet; repeats by comparison. Each paragraph is one block, or two where a label runs into it; blocks cover
every character that is not white space. A crosshead is `body`: it belongs to the report.
"""

import re

from dragoman.ingest.credits import copyright_holder, is_masthead, named_in_appeals, outlet_of_masthead
from dragoman.ingest.dateline import Dateline, agency_called, credited_agency
from dragoman.ingest.head import begin_of, dateline_of, mark_deck, mark_head, mark_title, mark_title_again
from dragoman.ingest.inserts import parted_at_inserts
from dragoman.ingest.layout import Filed, Layout, Page, page_of
from dragoman.ingest.recurring import RecurringLines
from dragoman.ingest.repeats import repeated
from dragoman.ingest.tail import mark_tail
from dragoman.record.article import Block


def lay_out(
    text: str,
    *,
    title: str | None = None,
    outlet: str | None = None,
    recurring: RecurringLines | None = None,
) -> Layout:
    """Find what each paragraph of the text is, and what its head says.

    `title` and `outlet` are what is known of the article from elsewhere; a title that the text opens with
    is marked there. The cost is linear in the text.
    """
    page = page_of(text, outlet, recurring)
    if not page.parts:
        return Layout((), title, None, None, None, None, None, None, 0)
    title_at = mark_title(page, title, outlet)
    mark_title_again(page, title)
    dateline_at, dateline = dateline_of(page, title_at)
    begin = begin_of(page, title_at, dateline_at)
    bylines = mark_head(page, title_at, begin, outlet)
    begin = begin_of(page, title_at, dateline_at)
    deck_at = mark_deck(page, title_at, begin, dateline_at, outlet)
    begin = begin_of(page, title_at, dateline_at)
    mark_tail(page)
    _mark_repeats(page)
    blocks = tuple(
        Block(part.start, part.end, kind or "body") for part, kind in zip(page.parts, page.kinds, strict=True)
    )
    byline = "; ".join(bylines) or None
    report = page.parts[begin].start if begin < len(page.parts) else 0
    filed = None
    if dateline is not None and dateline_at is not None:
        start = page.parts[dateline_at].start
        report = start + dateline.end
        report += len(text[report : report + 20]) - len(text[report : report + 20].lstrip())
        if dateline.month and dateline.day and dateline.date_start is not None and dateline.date_end:
            filed = Filed(
                dateline.month,
                dateline.day,
                dateline.year,
                start + dateline.date_start,
                start + dateline.date_end,
            )
    return Layout(
        blocks=parted_at_inserts(text, blocks),
        title=title or (page.words(title_at) if title_at is not None else None),
        deck=" ".join(page.words(at) for at in deck_at) or None,
        byline=byline,
        dateline=dateline.place if dateline else None,
        agency=_agency(page, dateline, outlet),
        outlet=_outlet(page, dateline),
        filed=filed,
        report=report,
    )


def _mark_repeats(page: Page) -> None:
    """Mark what the article prints again. Title and deck stay what they are."""
    shown: list[str | None] = [
        part.words if kind in (None, "caption", "body") else None
        for part, kind in zip(page.parts, page.kinds, strict=True)
    ]
    for at in repeated(shown):
        page.kinds[at] = "repeat"


# What the head and the credits say -----------------------------------------------------------------------


def _agency(page: Page, dateline: Dateline | None, outlet: str | None) -> str | None:
    if dateline is not None and dateline.credit:
        return credited_agency(dateline, outlet)
    for at, kind in enumerate(page.kinds):
        if kind == "byline":
            called = outlet_of_masthead(page.words(at), agencies=True)
            if called:
                return called
    last = [at for at, kind in enumerate(page.kinds) if kind is None][-1:]
    for at in last:
        signed = re.search(r"(?:^|\s)[–—-]{1,2}\s?\(?([A-Z]\w+(?: \w+)?)\)?$", page.words(at))
        if signed and agency_called(signed[1]):
            return agency_called(signed[1])
    for at, kind in enumerate(page.kinds):
        if kind == "furniture":
            holder = copyright_holder(page.words(at))
            if holder and agency_called(holder):
                return agency_called(holder)
    return None


def _outlet(page: Page, dateline: Dateline | None) -> str | None:
    if dateline is not None and dateline.credit and agency_called(dateline.credit) is None:
        return dateline.credit
    for at in range(min(3, len(page.parts))):
        if page.kinds[at] == "furniture":
            named = outlet_of_masthead(page.words(at), agencies=False)
            if named:
                return named
    furniture = [page.words(at) for at, kind in enumerate(page.kinds) if kind == "furniture"]
    for words in furniture:
        holder = copyright_holder(words)
        if holder and is_masthead(holder, None, alone=False) and agency_called(holder) is None:
            return holder
    return named_in_appeals(furniture)
