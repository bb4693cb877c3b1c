"""When an event happened: the time expression that belongs to it by the tree, or none.

A time says when its own governor happened. It is handed on to another word only along paths that keep the
time (`dragoman.extract.time_paths`): "launched an offensive on Wednesday", "Wednesday's strike", "hit the
town on Monday, killing three". It is never handed from a saying to what was said: in "officials said on
Monday that nine were killed" nothing tells when they were.
"""

import re
from bisect import bisect_left
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from dragoman.extract.time_after import counted_back
from dragoman.extract.time_onset import since_onset
from dragoman.extract.time_paths import Path, path_to
from dragoman.extract.time_place import PlacedTime, place, sentence_around
from dragoman.extract.verb_tense import PRESENT, Tense, noun_tense, small_words, tense_of, verb_above
from dragoman.language.model import ReadText
from dragoman.record import Article, When
from dragoman.resolve import Anchor
from dragoman.resolve.timeline import Timeline, Told, between
from dragoman.resolve.times import agree
from dragoman.resolve.times_later import bounded, from_to

_LEAD = re.compile(r"\b(from|between) $", re.IGNORECASE)
# "His first visit to Ostland since he took office", "the deadliest raid since May"
_COMPARED = re.compile(
    r"\b(?:first|only|most|last time|worst"
    r"|(?!interest|protest|request|suggest|forest|harvest|contest|manifest|conquest|invest|northwest|southwest)"
    r"[a-z]{3,}est)\b[^.;]*$",
    re.IGNORECASE,
)
_JOINTS: Final = {"from": ("to", "until", "till", "through", "-", "–"), "between": ("and",)}
_NOT_YET: Final = frozenset(
    "go plan consider hope expect threaten prepare seek think weigh mull look try".split()
)
_DIRECT: Final = 0.6  # "now" and "recently" tell of nothing but the word they hang on
_LIMIT: Final = 5.0  # the cost above which a path no longer tells the time


def event_time(article: Article, read: ReadText, at: int, timeline: Timeline, anchor: Anchor) -> When | None:
    """Tell when the event of token `at` (a predicate or an event noun) happened, or None if nothing tells.

    `timeline` holds the article's times (`dragoman.resolve.timeline.tell_times`). A present progressive
    without a time of its own ("is visiting") holds on the day of publication, basis `publication`; any other
    event without one stays open. In an undated article the words are kept, with basis `relative` and no date.
    """
    above = int(read.heads[at])
    if read.relations[at] == "compound" and read.upos[above] == "NOUN":
        at = above  # "their summit meeting last October"
    found = _belonging(article.text, read, at, timeline)
    if found is not None and not _is_compared(article.text, found[1]):
        time, path = found
        tense = tense_of(article.text, read, at) or noun_tense(article.text, read, at)
        if tense is None and time.governor is not None:
            tense = tense_of(article.text, read, verb_above(read, time.governor))
        if tense is None and small_words(article.text, read, time.head, ("cop",)) & PRESENT:
            tense = "future"  # "the meeting is on Friday"
        ends = _range(article.text, time.told, timeline)
        if ends is not None:
            return _from_to(article, *ends, tense)
        words = time.told.words
        resolved = time.told.resolve(tense)
        span = article.span(path.start, words.end)
        return When(bounded(resolved.edtf, path.bound), span.exact, span, resolved.basis)
    onset = since_onset(article.text, read, at, timeline)
    if onset is not None and not _is_compared(article.text, onset[1]):
        time, path, end = onset
        resolved, span = time.told.resolve("past"), article.span(path.start, end)
        return When(bounded(resolved.edtf, path.bound), span.exact, span, resolved.basis)
    counted = counted_back(
        article, read, at, lambda other: event_time(article, read, other, timeline, anchor), anchor
    )
    if counted is not None:
        return counted
    now = _is_under_way(article.text, read, at) or _has_just(article.text, read, at)
    if anchor.today is not None and now and not tells_another_day(read, at, timeline, anchor.today):
        return When(anchor.today.isoformat(), None, None, "publication")
    return None


def tells_another_day(read: ReadText, at: int, timeline: Timeline, today: date) -> bool:
    """Whether the sentence of token `at` tells of a time that `today` is no part of, itself or its eve.

    Such a sentence is no news of the day even where the tree hangs its time elsewhere: "took what the rebels
    held in March", "said last December that we are pulling out".
    """
    first, last = sentence_around(read, at)
    near = f"{today - timedelta(days=1)}/{today}"
    for told in between(timeline, int(read.starts[first]), int(read.ends[last])):
        edtf = told.resolve().edtf if told.words.bound is None else None
        if edtf is not None and not agree(edtf, near):
            return True
    return False


def _belonging(text: str, read: ReadText, at: int, timeline: Timeline) -> tuple[PlacedTime, Path] | None:
    """Choose the time that the cheapest path leads to, the nearer one of two."""
    first, last = sentence_around(read, at)
    best: tuple[float, int, PlacedTime, Path] | None = None
    for told in between(timeline, int(read.starts[first]), int(read.ends[last])):
        time = place(text, read, told, first, last)
        path = path_to(text, read, at, time) if time is not None else None
        if time is None or path is None or path.cost > (_LIMIT if told.words.kind != "vague" else _DIRECT):
            continue
        away = abs(time.head - at)
        if best is None or (path.cost, away) < best[:2]:
            best = (path.cost, away, time, path)
    return (best[2], best[3]) if best is not None else None


def _range(text: str, told: Told, timeline: Timeline) -> tuple[Told, Told] | None:
    """Find both ends of "from Aug. 1 to Aug. 3", "between Monday and Wednesday", whichever was chosen."""
    at = bisect_left(timeline, told.words.start, key=lambda other: other.words.start)
    for first, second in pairwise(timeline[max(0, at - 1) : at + 2]):
        joint = text[first.words.end : second.words.start].lower().strip()
        lead = _LEAD.search(text, max(0, first.words.start - 10), first.words.start)
        if lead is not None and joint in _JOINTS[lead[1].lower()]:
            return first, second
    return None


def _from_to(article: Article, first: Told, second: Told, tense: Tense) -> When:
    begin, end = first.resolve(tense), second.resolve(tense)
    span = article.span(first.words.start, second.words.end)
    return When(from_to(begin.edtf, end.edtf), span.exact, span, begin.basis)


def _is_compared(text: str, path: Path) -> bool:
    """Whether a "since" only says of what something is the first or the worst, and nothing of when it was."""
    return path.bound == "since" and _COMPARED.search(text, max(0, path.start - 60), path.start) is not None


def _has_just(text: str, read: ReadText, at: int) -> bool:
    """Whether a verb tells of what has just happened: "has just spoken with the prince".

    What somebody says of themselves ("I just shot him") was just then when it was said, whenever that was.
    """
    verb = read.xpos[at] in ("VBD", "VBN")
    myself = small_words(text, read, at, ("nsubj",)) & {"i", "we"}
    return verb and not myself and "just" in small_words(text, read, at, ("advmod",))


def _is_under_way(text: str, read: ReadText, at: int) -> bool:
    """Whether the word is a plain present progressive: "is visiting", not "was visiting", "is planning"."""
    if read.xpos[at] != "VBG" or read.lemmas[at] in _NOT_YET or read.relations[at] == "xcomp":
        return False
    return bool(small_words(text, read, at, ("aux",)) & PRESENT)
