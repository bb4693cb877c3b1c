"""Hours in news: 2 a.m., 10 p.m. EDT, 0700 local (0300 GMT), noon, midnight.

14:30 is also a score and 2.30 a share, so a bare number is an hour only with a zone, or after "at". Midnight
is the end of the day it is told with (Associated Press style), hour 24.
"""

import re
from dataclasses import replace
from typing import Final

from dragoman.resolve.time_lexicon import ZONES
from dragoman.resolve.time_words import TimeWords, made

_ZONE = r"(?P<zone>GMT|UTC|Z|BST|CES?T|EES?T|MSK|E[SD]T|CDT|M[SD]T|P[SD]T|JST|KST|HKT|PKT)\b"
_ELSEWHERE = (
    r" ?\((?P<other>\d{1,2}[:.]?\d\d|\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\.?) (?P<otherzone>GMT|UTC|E[SD]T)\)"
)
_BEHIND: Final = re.compile(_ELSEWHERE)
_CLOCK: Final = re.compile(
    r"(?P<near>(?i:around|about|approximately|shortly (?:before|after)|just (?:before|after)|nearly) )?"
    r"(?:(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))? ?(?P<half>(?i:a\.?m\b\.?|p\.?m\b\.?))"
    r"|(?P<hour24>[01]?\d|2[0-3])[:.h](?P<minute24>[0-5]\d)(?![\d%:])"
    r"|(?P<four>(?:[01]\d|2[0-3])[0-5]\d)(?= ?(?:hours|hrs|local|GMT|UTC|Z\b|E[SD]T|CES?T|h\b))"
    r"|(?P<word>[Nn]oon|[Mm]idnight|[Mm]idday)\b)"
    r"(?: ?(?:hours|hrs|h)\b)?"
    rf"(?: ?{_ZONE})?"
    r"(?P<local>,? (?:local time|local|Eastern(?: time)?|ET|[A-Z][a-z]+ time)\b)?"
    rf"(?:{_ELSEWHERE})?"
)
_OTHER = re.compile(r"(\d{1,2}?)[:.]?(\d\d)?(?: ?([ap])\.?m\.?)?")
_LED = re.compile(r"\b(?:at|around|by) $", re.IGNORECASE)


def read_clock(text: str, at: int, stop: int) -> TimeWords | None:
    """Read an hour that begins at `at`, with its zone where one is told."""
    match = _CLOCK.match(text, at, stop)
    if match is None:
        return None
    zone = ZONES.get(match["zone"].lower()) if match["zone"] else None
    clock: tuple[int, int | None] | None
    if match["word"]:
        clock = (24 if match["word"].lower() == "midnight" else 12, None)
    elif match["four"]:
        clock = (int(match["four"][:2]), int(match["four"][2:]))
    elif match["hour24"]:
        led = ":" in match[0] and _LED.search(text, max(0, at - 8), at)
        if not (match["zone"] or match["local"] or match["other"] or led):
            return None
        clock = (int(match["hour24"]), int(match["minute24"]))
    else:
        clock = _hour(match["hour"], match["minute"], match["half"])
    if clock is None:
        return None
    hour, minute = clock
    if match["other"] and zone is None:
        zone = _offset(hour, minute or 0, match["other"], ZONES[match["otherzone"].lower()])
    return made(match, kind="clock", hour=hour, minute=minute, zone=zone, approximate=bool(match["near"]))


def zone_behind(text: str, words: TimeWords, stop: int) -> TimeWords:
    """Take in the same moment on another clock, behind the day: "9 p.m. local time Friday (1900 GMT)"."""
    match = _BEHIND.match(text, words.end, stop)
    if match is None or words.hour is None or words.zone is not None:
        return words
    zone = _offset(words.hour, words.minute or 0, match["other"], ZONES[match["otherzone"].lower()])
    return replace(words, zone=zone, end=match.end(), text=text[words.start : match.end()])


def _hour(digits: str, minute: str | None, half: str | None) -> tuple[int, int | None] | None:
    hour, minutes = int(digits), int(minute) if minute else None
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.lower().startswith("p") else 0)
    return (hour, minutes) if hour <= 24 else None


def _offset(hour: int, minute: int, other: str, otherzone: int) -> int | None:
    """Work out a local zone from the same moment told on two clocks: 0700 local (0300 GMT) is +04:00."""
    parts = _OTHER.fullmatch(other)
    told = _hour(parts[1], parts[2], f"{parts[3]}m" if parts[3] else None) if parts else None
    if told is None:
        return None
    day = 24 * 60
    east = (hour * 60 + minute - told[0] * 60 - (told[1] or 0) + otherzone + day // 2) % day - day // 2
    return east if east % 15 == 0 else None  # no zone is off by less than a quarter of an hour
