"""What each paragraph of an article is, and what its head says of it.

Title, deck, byline and dateline are told by their place and form, furniture and captions by their words
(`furniture`), by the company they keep at the end of the page, and by recurring in other articles of the
outlet; repeats by comparison. Each paragraph is one block, or two where a label runs into it; blocks cover
every character that is not white space. A crosshead is `body`: it belongs to the report.
"""

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from dragoman.ingest.blocks import LONGEST_LABEL, Paragraph, paragraphs, plain
from dragoman.ingest.credits import (
    byline_names,
    copyright_holder,
    is_masthead,
    is_names,
    is_stamp,
    named_in_appeals,
    outlet_of_masthead,
)
from dragoman.ingest.dateline import Dateline, agency_called, credited_agency, find_dateline, heads
from dragoman.ingest.furniture import ADDRESSED, LIKELY, Signs, is_addressed, is_pointer, is_rule, signs
from dragoman.ingest.recurring import RecurringLines
from dragoman.ingest.repeats import repeated
from dragoman.record.article import Block
from dragoman.record.words import BlockKind

_HEAD = 14
"""Paragraphs in which a report has to have begun; past them nothing is title, deck or byline."""
_LONGEST_POINTER = 220
_LONGEST_SIGNATURE = 12
"""Paragraphs of a mail's footer, the delimiter with them."""
_HIGHLIGHTS = re.compile(r"(?:^|(?<=[.)]\s))(?P<label>(?i:story highlights)):?\s+(?=\S)")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
_OPEN_END = re.compile(r"[.:;,…–—-][\"'”’)\]]*$")
_QUOTED = re.compile(r"[\"“”«»]")
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:to|yester)day\b")
_WORD = re.compile(r"[^\W\d_][\w'’.\-]*")


@dataclass(frozen=True, slots=True)
class Filed:
    """The day in a dateline: `month` and `day`, `year` where written, and where the words stand."""

    month: int
    day: int
    year: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Layout:
    """What an article's text shows of itself. None is what it does not show.

    `dateline` is the place in ordinary letters; `agency` the wire service credited as the origin, not
    one that "contributed to this report"; `outlet` only where the text itself names it. `report` is the
    offset at which the report begins, behind the dateline.
    """

    blocks: tuple[Block, ...]
    title: str | None
    deck: str | None
    byline: str | None
    dateline: str | None
    agency: str | None
    outlet: str | None
    filed: Filed | None
    report: int


@dataclass(slots=True)
class _Page:
    """The paragraphs of one text while their kinds are being found."""

    parts: list[Paragraph]
    signs: list[Signs]
    kinds: list[BlockKind | None]
    recurs: list[bool]

    def words(self, at: int) -> str:
        return self.parts[at].words

    def open(self, at: int) -> bool:
        return self.kinds[at] is None


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
    page = _page_of(text, outlet, recurring)
    if not page.parts:
        return Layout((), title, None, None, None, None, None, None, 0)
    title_at = _mark_title(page, title, outlet)
    _mark_title_again(page, title)
    dateline_at, dateline = _find_dateline(page, title_at)
    begin = _begin(page, title_at, dateline_at)
    bylines = _mark_head(page, title_at, begin, outlet)
    begin = _begin(page, title_at, dateline_at)
    deck_at = _mark_deck(page, title_at, begin, dateline_at, outlet)
    begin = _begin(page, title_at, dateline_at)
    _mark_tail(page)
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
        blocks=blocks,
        title=title or (page.words(title_at) if title_at is not None else None),
        deck=" ".join(page.words(at) for at in deck_at) or None,
        byline=byline,
        dateline=dateline.place if dateline else None,
        agency=_agency(page, dateline, outlet),
        outlet=_outlet(page, dateline),
        filed=filed,
        report=report,
    )


def _page_of(text: str, outlet: str | None, recurring: RecurringLines | None) -> _Page:
    parts = [piece for part in paragraphs(text) for piece in _pieces(text, part)]
    sample = [letter for letter in text[:6000] if letter.isalpha()]
    mixed = sum(letter.islower() for letter in sample) * 2 > len(sample)
    judged = [signs(part.words, mixed) for part in parts]
    recurs = [recurring is not None and recurring.has(outlet, part.words) for part in parts]
    kinds: list[BlockKind | None] = [sign.look if sign.look != "body" else None for sign in judged]
    for at, part in enumerate(parts):
        if is_rule(part.words):
            kinds[at] = "furniture"
    return _Page(parts, judged, kinds, recurs)


def _pieces(text: str, part: Paragraph) -> list[Paragraph]:
    """Part what runs together on one line: a label before highlights, a pointer behind a sentence."""
    cuts = [part.start]
    label = _HIGHLIGHTS.search(part.words) if len(part.words) <= LONGEST_LABEL else None
    if label:
        cuts += [part.start + label.start("label"), part.start + label.end()]
    pointer = part.words[-_LONGEST_POINTER:].find("(", 1) if part.words.endswith(")") else -1
    if pointer > 0:
        at = len(part.words) - len(part.words[-_LONGEST_POINTER:]) + pointer
        if is_pointer(part.words[at:]):
            cuts.append(part.start + at)
    cuts = [*sorted(set(cuts)), part.end]
    pieces = []
    for start, end in pairwise(cuts):
        words = text[start:end].rstrip()
        if words:
            pieces.append(Paragraph(start, start + len(words), words))
    return pieces


# The head ------------------------------------------------------------------------------------------------


def _mark_title(page: _Page, title: str | None, outlet: str | None) -> int | None:
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


def _given_title(page: _Page, title: str) -> int | None:
    wanted = plain(title)
    for at, part in enumerate(page.parts[:_HEAD]):
        if plain(part.words) == wanted:
            return at
    return None


def _own_title(page: _Page, outlet: str | None) -> int | None:
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


def _mark_title_again(page: _Page, title: str | None) -> None:
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


def _like_a_title(page: _Page, at: int) -> bool:
    words = page.words(at)
    tokens = words.split()
    if not 2 <= len(tokens) <= 30 or len(words) > 220 or _OPEN_END.search(words):
        return False
    if sum(token[0].isalpha() or token[0] in "\"'“‘" for token in tokens) * 4 < len(tokens) * 3:
        return False
    return find_dateline(words) is None and not is_names(words)


def _is_report(page: _Page, at: int) -> bool:
    words = page.words(at)
    return bool(_SENTENCE_END.search(words)) and len(words.split()) >= 10


def _find_dateline(page: _Page, title_at: int | None) -> tuple[int | None, Dateline | None]:
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


def _begin(page: _Page, title_at: int | None, dateline_at: int | None) -> int:
    """Return the position of the report's first paragraph."""
    if dateline_at is not None:
        return dateline_at
    after = title_at + 1 if title_at is not None else 0
    for at in range(after, len(page.parts)):
        if page.open(at) and (_is_report(page, at) or at >= _HEAD):
            return at
    return len(page.parts)


def _mark_head(page: _Page, title_at: int | None, begin: int, outlet: str | None) -> list[str]:
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
            at < begin
            and page.recurs[at]
            and len(words.split()) <= 12
            and not (_QUOTED.search(words) or _SENTENCE_END.search(words))
        ) or (at < begin and page.signs[at].appeal >= LIKELY + 1):
            page.kinds[at] = "furniture"
    return bylines


def _mark_deck(
    page: _Page, title_at: int | None, begin: int, dateline_at: int | None, outlet: str | None
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


# The tail ------------------------------------------------------------------------------------------------


def _mark_tail(page: _Page) -> None:
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


def _signature(page: _Page) -> int:
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


def _holds_body(page: _Page, at: int) -> bool:
    """Whether a paragraph near the end is certainly of the report."""
    sign, words = page.signs[at], page.words(at)
    if sign.reports:
        return not _recurring_label(page, at)
    if sign.appeal >= LIKELY:
        return False
    return len(words.split()) >= 12 and bool(_SENTENCE_END.search(words))


def _recurring_label(page: _Page, at: int) -> bool:
    """Whether a paragraph recurs in the outlet and speaks of the page; quotations and names do not."""
    sign, words = page.signs[at], page.words(at)
    if not page.recurs[at] or _QUOTED.search(words) or is_names(words):
        return False
    return sign.about or sign.appeal >= ADDRESSED


def _leftover(page: _Page, at: int) -> bool:
    sign, words = page.signs[at], page.words(at)
    return sign.appeal >= LIKELY or (len(words.split()) <= 15 and words[0] not in '"“')


def _mark_repeats(page: _Page) -> None:
    """Mark what the article prints again. Title and deck stay what they are."""
    shown: list[str | None] = [
        part.words if kind in (None, "caption", "body") else None
        for part, kind in zip(page.parts, page.kinds, strict=True)
    ]
    for at in repeated(shown):
        page.kinds[at] = "repeat"


# What the head and the credits say -----------------------------------------------------------------------


def _agency(page: _Page, dateline: Dateline | None, outlet: str | None) -> str | None:
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


def _outlet(page: _Page, dateline: Dateline | None) -> str | None:
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
