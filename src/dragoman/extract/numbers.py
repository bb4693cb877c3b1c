"""Numbers as news writes them: digits and words, vague and bounded, to a low, a high and "approximately".

The bounds follow the record's convention for figures: "at least 70" is 70 and up, "as many as 12" is 0 to 12,
"nearly 40,000" is about 40,000, "dozens" are 24 to 99, "several hundred" 300 to 999. What a number counts,
and whether it is a figure at all, is not asked here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from dragoman.extract.number_words import BOUNDS, ONES, SCALES, TENS, VAGUE, Bound


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a text: from `start` to `end` in code points, the words that bound it included.

    `high` is None where open. `mark` is the sign that makes it money or a share ("$", "€", "%"), or "".
    """

    start: int
    end: int
    low: float
    high: float | None
    approximate: bool
    mark: str = ""


class _Word(NamedTuple):
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Core:
    """A number without what bounds it; `scaled` says that a scale word ("million") stands in it."""

    after: int
    low: float
    high: float
    approximate: bool
    scaled: bool = False


_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
# "20th", "2:30", "9/11" and "2-1/2" are taken whole, and are then no digits
_ITEM = re.compile(r"\d+-\d+/\d+|\d+(?:[.,:/]?\w)*|[^\W\d_]+(?:['’][^\W\d_]+)?|[-–—+$€£¥%]|\S")
_MONEY = frozenset("$€£¥")
_MAGNITUDES = ("thousands", "millions", "billions", "trillions")
_OPENERS = frozenset(
    {
        "a",
        "an",
        "half",
        *_MONEY,
        *ONES,
        *TENS,
        *(words[0] for words in BOUNDS),
        *(words[0] for words in VAGUE),
    }
)
_LONGEST_BOUND = max(len(words) for words in BOUNDS)


def find_numbers(text: str, start: int = 0, end: int | None = None) -> tuple[Amount, ...]:
    """Find the numbers in a stretch of text, in order; none overlaps another.

    Ordinals ("20th"), clock times, fractions and names with digits in them ("F-16", "9/11") are none.
    """
    words = [
        _Word(found.group().lower().replace("’", "'"), found.start(), found.end())
        for found in _ITEM.finditer(text, start, len(text) if end is None else end)
    ]
    return tuple(_amounts(words))


def _amounts(words: list[_Word]) -> Iterator[Amount]:
    at = 0
    while at < len(words):
        text = words[at].text
        # most words open no number, and are passed over at once
        found = _bounded(words, at) if text in _OPENERS or text[0].isdigit() else None
        if found is None:
            at += 1
        else:
            amount, at = found
            yield amount


def _bounded(words: list[_Word], at: int) -> tuple[Amount, int] | None:
    """A number with what bounds it, before or after."""
    bounds: list[Bound] = []
    first = at
    while True:
        bound = _bound(words, at)
        if bound is None:
            break
        kind, at = bound
        bounds.append(kind)
    sign = words[at].text if at < len(words) and words[at].text in _MONEY else ""
    at += bool(sign)
    if not sign and at > 0 and words[at - 1].text == "-" and at > 1 and _joined(words, at - 1):
        return None  # "F-16": the number is part of a name
    core = _between(words, at) if "between" in bounds or "from" in bounds else None
    core = core or _range(words, at)
    if core is None:
        return None
    low, high, approximate = core.low, core.high, core.approximate
    after = core.after
    if after < len(words) and words[after].text in ("%", "percent", "pct"):
        sign, after = "%", after + 1
    ceiling: float | None = high
    postfix = _after(words, after)
    if postfix is not None:
        after, kind = postfix
        bounds.append(kind)
    if "least" in bounds:
        ceiling, approximate = None, True
    elif "most" in bounds:
        low, approximate = 0.0, True
    elif "about" in bounds:
        approximate = True
    return Amount(words[first].start, words[after - 1].end, low, ceiling, approximate, sign), after


def _bound(words: list[_Word], at: int) -> tuple[Bound, int] | None:
    for length in range(min(_LONGEST_BOUND, len(words) - at - 1), 0, -1):
        kind = BOUNDS.get(tuple(word.text for word in words[at : at + length]))
        if kind is not None:
            return kind, at + length
    return None


def _after(words: list[_Word], at: int) -> tuple[int, Bound] | None:
    """What bounds a number from behind: "70 or more", "70-plus", "70 or so"."""
    texts = tuple(word.text for word in words[at : at + 2])
    if texts in (("or", "more"), ("and", "counting")):
        return at + 2, "least"
    if texts in (("or", "so"),):
        return at + 2, "about"
    if texts in (("or", "fewer"), ("or", "less")):
        return at + 2, "most"
    if texts == ("-", "plus"):
        return at + 2, "least"
    if texts[:1] == ("+",) and words[at].start == words[at - 1].end:
        return at + 1, "least"
    return None


def _between(words: list[_Word], at: int) -> _Core | None:
    """ "between 5 and 7", "from 5 to 7": the joining word is the bound's own."""
    return _pair(words, at, ("and", "to"), _number(words, at))


def _range(words: list[_Word], at: int) -> _Core | None:
    """ "5-7", "5 to 7", "two or three", or one number."""
    first = _number(words, at)
    return _pair(words, at, ("to", "or", "-", "–"), first) or first


def _pair(words: list[_Word], at: int, joints: tuple[str, ...], first: _Core | None) -> _Core | None:
    if first is None or first.after + 1 >= len(words) or words[first.after].text not in joints:
        return None
    joint = words[first.after].text
    tight = words[first.after].start == words[first.after - 1].end
    if joint in ("-", "–") and tight != (words[first.after].end == words[first.after + 1].start):
        return None
    at = first.after + 1
    if words[at].text in _MONEY:
        at += 1
    second = _number(words, at)
    if second is None:
        return None
    low = first.low
    if second.scaled and not first.scaled and first.high < 1000 <= second.low:
        low *= _scale_of(words, second)  # "3 to 5 million" are 3 million to 5 million
    if not low < second.high or first.approximate or second.approximate:
        return None
    if joint == "or" and second.low - first.low != 1:
        return None  # "two or three", but not "one or 700"
    return _Core(second.after, low, second.high, True, second.scaled)


def _scale_of(words: list[_Word], core: _Core) -> float:
    return SCALES.get(words[core.after - 1].text, 1.0)


def _number(words: list[_Word], at: int) -> _Core | None:
    if at >= len(words):
        return None
    return _vague(words, at) or _counted(words, at)


def _vague(words: list[_Word], at: int) -> _Core | None:
    """ "dozens", "several hundred", "tens of thousands", "a couple", "half a dozen"."""
    for length in (3, 2, 1):
        texts = tuple(word.text for word in words[at : at + length])
        bounds = VAGUE.get(texts)
        if bounds is None or len(texts) < length:
            continue
        after = at + length
        low, high = bounds
        if texts[-1] in ("tens", "hundreds") and _of_scale(words, after):
            scale = SCALES[words[after + 1].text.removesuffix("s")]
            return _Core(after + 2, low * scale, (high + 1) * scale - 1, True, True)
        return _Core(after, low, high, True)
    return None


def _of_scale(words: list[_Word], at: int) -> bool:
    return at + 1 < len(words) and words[at].text == "of" and words[at + 1].text in _MAGNITUDES


def _counted(words: list[_Word], at: int) -> _Core | None:
    """Digits or number words, with the scale words after them."""
    word = words[at].text
    if _DIGITS.fullmatch(word):
        value = float(word.replace(",", ""))
        at += 1
        scaled = approximate = False
        while at < len(words):
            # "110 billion", "1.5-million"
            step = at + 1 if words[at].text == "-" and at + 1 < len(words) else at
            scale = SCALES.get(words[step].text)
            if scale is None:
                break
            value, at, scaled = value * scale, step + 1, True
            approximate = approximate or words[at - 1].text == "dozen"
        return _Core(at, value, value, approximate, scaled)
    return _spelled(words, at)


def _spelled(words: list[_Word], at: int) -> _Core | None:
    """ "two hundred and fifty thousand", "a hundred", "half a million", "three dozen"."""
    total = group = 0.0
    first, seen, scaled, dozen = at, False, False, False
    if words[at].text in ("a", "an") and at + 1 < len(words) and words[at + 1].text in SCALES:
        group, seen, at = 1.0, True, at + 1
    elif [word.text for word in words[at : at + 2]] == ["half", "a"] and at + 2 < len(words):
        if words[at + 2].text not in SCALES:
            return None
        group, seen, at = 0.5, True, at + 2
    while at < len(words):
        text = words[at].text
        hyphen = text == "-" and seen and at + 1 < len(words) and words[at].start == words[at - 1].end
        if hyphen and (words[at + 1].text in ONES or words[at + 1].text in SCALES):
            at += 1
            continue
        if text == "and" and seen and scaled and at + 1 < len(words) and words[at + 1].text in ONES | TENS:
            if words[at - 1].text not in ("hundred", "thousand"):
                break
            at += 1
            continue
        if text in TENS and group % 100 == 0:
            group += TENS[text]
        elif text in ONES and (group % 10 == 0 and (ONES[text] < 10 or group % 100 == 0)):
            group += ONES[text]
        elif text in SCALES and seen:
            scaled = True
            if text == "dozen":
                dozen = True
            if SCALES[text] >= 1000:
                total, group = total + group * SCALES[text], 0.0
            else:
                group *= SCALES[text]
        else:
            break
        seen = True
        at += 1
    if not seen or at == first or (words[at - 1].text in ("-", "and")):
        return None
    value = total + group
    return _Core(at, value, value, dozen, scaled)


def _joined(words: list[_Word], dash: int) -> bool:
    """Whether a dash ties what follows to a word before it."""
    before, mark, after = words[dash - 1], words[dash], words[dash + 1] if dash + 1 < len(words) else None
    tight = before.end == mark.start and after is not None and mark.end == after.start
    return tight and before.text[0].isalpha()
