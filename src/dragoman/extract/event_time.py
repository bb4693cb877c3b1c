"""When an event happened: the time expression that belongs to it by the tree, or none.

A time says when its own governor happened. It is handed on to another word only along paths that keep the
time (`dragoman.extract.time_paths`): "launched an offensive on Wednesday", "Wednesday's strike", "hit the
town on Monday, killing three". It is never handed from a saying to what was said: in "officials said on
Monday that nine were killed" nothing tells when they were.
"""

from typing import Final, Literal

from dragoman.extract.time_paths import Path, PlacedTime, path_to, place, sentence_around
from dragoman.language.model import ReadText
from dragoman.record import Article, When
from dragoman.resolve import Anchor
from dragoman.resolve.timeline import Timeline, between
from dragoman.resolve.times_later import bounded

_LIMIT: Final = 5.0  # the cost above which a path no longer tells the time
_HELP: Final = 8  # tokens before a verb among which its auxiliaries stand
_FUTURE: Final = frozenset(("will", "'ll", "’ll", "shall", "wo", "would", "'d", "’d"))
_PAST: Final = frozenset("was were had has have did 've ’ve".split())
_PRESENT: Final = frozenset("is are am 's ’s 're ’re 'm ’m".split())
_TO_BE: Final = frozenset("is are was were 's ’s 're ’re".split())
_LOOKING_ON: Final = frozenset(
    "be plan set schedule due slate expect intend want hope agree vow promise".split()
)


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
    if found is not None:
        time, path = found
        tense = tense_of(article.text, read, at)
        if tense is None and time.governor is not None:
            tense = tense_of(article.text, read, time.governor)
        if tense is None and _dependents(article.text, read, time.head, ("cop",)) & _PRESENT:
            tense = "future"  # "the meeting is on Friday"
        words = time.told.words
        resolved = time.told.resolve(tense)
        span = article.span(path.start, words.end)
        return When(bounded(resolved.edtf, path.bound), span.exact, span, resolved.basis)
    if anchor.today is not None and (
        _is_under_way(article.text, read, at) or _has_just(article.text, read, at)
    ):
        return When(anchor.today.isoformat(), None, None, "publication")
    return None


def _belonging(text: str, read: ReadText, at: int, timeline: Timeline) -> tuple[PlacedTime, Path] | None:
    """Choose the time that the cheapest path leads to, the nearer one of two."""
    first, last = sentence_around(read, at)
    best: tuple[float, int, PlacedTime, Path] | None = None
    for told in between(timeline, int(read.starts[first]), int(read.ends[last])):
        time = place(text, read, told, first, last)
        path = path_to(text, read, at, time) if time is not None else None
        if time is None or path is None or path.cost > _LIMIT:
            continue
        away = abs(time.head - at)
        if best is None or (path.cost, away) < best[:2]:
            best = (path.cost, away, time, path)
    return (best[2], best[3]) if best is not None else None


def tense_of(text: str, read: ReadText, at: int) -> Literal["past", "future"] | None:
    """Tell whether a verb looks back or on, by its form, its auxiliaries and what governs it.

    None for what is no verb, and for a present, which a day may make either.
    """
    tag = read.xpos[at]
    if not tag.startswith("V"):
        return None
    helping = _dependents(text, read, at, ("aux", "aux:pass", "cop"))
    marks = _dependents(text, read, at, ("mark",))
    if helping & _FUTURE and "have" not in helping:
        return "future"
    if tag in ("VB", "VBN") and "to" in marks:
        above = int(read.heads[at])
        looks_on = helping & _TO_BE or (above != at and read.lemmas[above] in _LOOKING_ON)
        return "future" if looks_on else None  # "was to discuss", "plans to meet", not "managed to flee"
    if tag == "VBD" or helping & _PAST or (tag == "VBN" and not helping):
        return "future" if read.lemmas[at] in _LOOKING_ON and tag == "VBN" else "past"
    return None


def _has_just(text: str, read: ReadText, at: int) -> bool:
    """Whether a verb tells of what has just happened: "has just spoken with the prince"."""
    verb = read.xpos[at] in ("VBD", "VBN")
    return verb and "just" in _dependents(text, read, at, ("advmod",))


def _is_under_way(text: str, read: ReadText, at: int) -> bool:
    """Whether the word is a plain present progressive: "is visiting", not "was visiting"."""
    if read.xpos[at] != "VBG" or read.lemmas[at] == "go" or read.relations[at] == "xcomp":
        return False
    return bool(_dependents(text, read, at, ("aux",)) & _PRESENT)


def _dependents(text: str, read: ReadText, at: int, relations: tuple[str, ...]) -> frozenset[str]:
    """Give the small words before a verb that hang on it by one of some relations, in lower case."""
    return frozenset(
        text[read.starts[n] : read.ends[n]].lower()
        for n in range(max(0, at - _HELP), at)
        if int(read.heads[n]) == at and read.relations[n] in relations
    )
