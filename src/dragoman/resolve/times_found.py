"""Finding the time expressions of news: a left-to-right grammar over small patterns.

One of some words stands in every expression; before it, a cheap pattern names the places where the
expression can begin; there every rule is tried and the longest reading wins. Nothing is dated here (see
`dragoman.resolve.times`). What fooled us: "20,000" is no year, "the second" no unit, "Sun" a newspaper,
"fall" a collapse: an ambiguous word needs a time's neighbours.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final, Literal

from dragoman.resolve.tense import bound_before, lean_before, tense_around
from dragoman.resolve.time_clock import read_clock, zone_behind
from dragoman.resolve.time_days import ON_DAY, QUALIFIED, qualified_part, read_day
from dragoman.resolve.time_faint import FAINT
from dragoman.resolve.time_feasts import FEASTS
from dragoman.resolve.time_periods import PERIODS
from dragoman.resolve.time_stretches import STRETCHES
from dragoman.resolve.time_words import Rule, TimeWords
from dragoman.resolve.time_years import YEARS

_BEGINS = re.compile(
    r"\b(?=[0-9']|(?i:"
    r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|christ|boxing|new year|valent|bastille|hallow"
    r"|veterans|epiph|easter|good f|palm|ash w|ascens|thanksg|labor|columb|memor|armist|fy|mon|tue|wed"
    r"|thu|fri|sat|sun|yester|today|tonight|tomorrow|now\b|current|recent|soon|last|next|this|that|the"
    r"|a\b|an\b|past|previous|coming|early|earlier|late|later|mid|around|about|over|noon|in\b|within|one"
    r"|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty"
    r"|thirty|forty|several|many|few|some|half|fiscal|first|second|third|fourth|year|end|day|these|more"
    r"|less|almost|at least|shortly|weekend|fall|spring|summer|winter|autumn|same|most|just|right"
    r"|beginning|start|dozen|hundred|sixty|seventy|eighty|ninety|days|weeks|months|years|decades|hours"
    r"|minutes|long|before|at\b|on the|by\b|as soon|pre-?dawn|twentieth|nineteenth|eighteenth|nineteen"
    r"|morning|afternoon|evening|night|dawn|nearly|roughly|those"
    r"))"
)
# In every expression stands one of these: looked for first, since most text has no time near.
_CORE = re.compile(
    r"\b(?:(?i:"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b|jan|feb|mar(?:ch)?\b|apr|may\b"
    r"|june?\b|july?\b|aug|sep|oct|nov|dec|days?\b|weeks?\b|weekend|months?\b|mths|quarters?\b|years?\b"
    r"|yearend|decade|centur|hours?\b|minutes?\b|nights?\b|overnight|mornings?\b|afternoon|evening|dawn"
    r"|daybreak|sunrise|sunset|dusk|nightfall|noon|mid(?:day|night)|spring|summer|autumn|winter|fall\b"
    r"|ago\b|now\b|nowadays|current|recent|soon|shortly|future|past\b|half\b|period"
    r"|to(?:day|night|morrow)|yesterday|date\b|term\b|moment|present\b|halloween|easter|christmas"
    r"|epiphany|thanksgiving|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties"
    r"|nineteen|thousand|fy\d|fy"
    r")|(?:1[5-9]|20)\d\d|\d\d?[:.h/-]\d\d|\d\d? ?(?i:[ap]\.?m)|\d\d?(?:st|nd|rd|th)\b|9/11"
    r"|\d{4} ?(?:hours|hrs|h\b|local|[A-Z]))|['’]\d0s"
)
_LEAD = 64  # code points that can stand before it
_EACH = 12  # code points before a time in which "every other" stands
_WORD = re.compile(r"[\w'’]*\W?")
_SIDES: Final[dict[str, Literal["before", "after"]]] = {"earlier": "before", "later": "after"}
_LED_IN = re.compile(r"\b(?:in|within) $", re.IGNORECASE)
_CUT = re.compile(r" (?:ago|earlier|later)\b")  # words that an extent has left out
_OFTEN = re.compile(r"\b(?:every|each)(?: other)? $", re.IGNORECASE)
_AT_HOUR = re.compile(r",? (?:at (?:about )?|around |by |about |shortly (?:before|after) )?(?=[\d(NMnm])")
_RULES: tuple[Rule, ...] = (*PERIODS, *STRETCHES, *YEARS, *FEASTS)


def find_times(text: str, start: int = 0, end: int | None = None) -> list[TimeWords]:
    """Find the time expressions of ``text[start:end]``, in order, none inside another.

    Durations ("for three days") and frequencies ("every Monday") are not points in time and are left out.
    """
    stop = len(text) if end is None else end
    found: list[TimeWords] = []
    at = start
    for core in _CORE.finditer(text, start, stop):
        at = max(at, core.start() - _LEAD)
        while at < core.end() and (begin := _BEGINS.search(text, at, stop)) is not None:
            at = begin.start()
            if at >= core.end():
                break
            words = _longest(text, at, stop)
            if words is not None and not _OFTEN.search(text, max(start, at - _EACH), at):
                found.append(_placed(words, text, start, stop))
                at = words.end
            else:
                passed = _WORD.match(text, at, stop)
                at = max(passed.end() if passed else 0, at + 1)
    return found


def read_time(text: str, start: int, end: int) -> TimeWords | None:
    """Read the time expression that ``text[start:end]`` is known to be: the longest reading inside it.

    What an extent has cut off ("five years" of "in five years", "a year" of "a year earlier") is read too.
    """
    cut = _CUT.match(text, end)
    end = cut.end() if cut else end
    readings = [_longest(text, begin.start(), end) for begin in _BEGINS.finditer(text, start, end)]
    if not any(readings) and (lead := _LED_IN.search(text, max(0, start - 8), start)):
        readings = [_longest(text, lead.start(), end)]
    if not any(readings):
        readings = [
            read(match)
            for pattern, read in FAINT
            for at in range(start, end)
            if (at == start or not text[at - 1].isalnum()) and (match := pattern.match(text, at, end))
        ]
    fitting = [words for words in readings if words is not None]
    if not fitting:
        return None
    return _placed(max(fitting, key=lambda words: words.end - words.start), text, 0, len(text))


def _placed(words: TimeWords, text: str, first: int, last: int) -> TimeWords:
    """Add what the words around an expression say of it."""
    return replace(
        words,
        lean=words.lean or lean_before(text, words.start, first),
        bound=bound_before(text, words.start, first),
        tense=tense_around(text, words.start, words.end, first, last, by_day=words.kind != "date"),
    )


def _longest(text: str, at: int, stop: int) -> TimeWords | None:
    best: TimeWords | None = None
    for words in _readings(text, at, stop):
        if best is None or words.end > best.end:
            best = words
    return best


def _readings(text: str, at: int, stop: int) -> Iterator[TimeWords]:
    yield from _hours_and_days(text, at, stop)
    yield from _by_rule(text, at, stop)
    qualifier = QUALIFIED.match(text, at, stop)
    if qualifier is not None:
        for words in _by_rule(text, qualifier.end(), stop):
            if words.kind == "vague" and words.lean is not None:
                continue  # "the end of the recent"
            part = words.part or qualified_part(qualifier)
            side = _SIDES.get(qualifier["mod"].lower().removeprefix("the ").split()[0])
            side = side if words.kind == "period" else words.side
            yield replace(words, start=at, text=text[at : words.end], part=part, side=side)


def _by_rule(text: str, at: int, stop: int) -> Iterator[TimeWords]:
    for pattern, read in _RULES:
        match = pattern.match(text, at, stop)
        if match is not None and (words := read(match)) is not None:
            yield words


def _hours_and_days(text: str, at: int, stop: int) -> Iterator[TimeWords]:
    clock = read_clock(text, at, stop)
    if clock is not None:
        yield clock
        joint = ON_DAY.match(text, clock.end, stop)
        day = read_day(text, joint.end(), stop) if joint else None
        if day is not None:
            yield zone_behind(text, _merged(text, clock, day), stop)
    day = read_day(text, at, stop)
    if day is not None:
        yield day
        joint = _AT_HOUR.match(text, day.end, stop)
        clock = read_clock(text, joint.end(), stop) if joint else None
        if clock is not None:
            yield zone_behind(text, _merged(text, day, clock), stop)


def _merged(text: str, one: TimeWords, two: TimeWords) -> TimeWords:
    day, clock = (two, one) if one.kind == "clock" else (one, two)
    return replace(
        day,
        start=one.start,
        end=two.end,
        text=text[one.start : two.end],
        hour=clock.hour,
        minute=clock.minute,
        zone=clock.zone,
        approximate=day.approximate or clock.approximate,
    )
