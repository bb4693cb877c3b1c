"""When "the war" began, as the article itself tells it: what "killed since the war began" counts from.

Reports count the dead "since the conflict began" and give the day once, in another sentence ("fighting broke
out on July 8"). Only an onset told with a day counts, and only if the article tells of one. What fooled us:
"since the war began" tells no onset itself, and "talks began" begin no war.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from dragoman.extract.time_paths import Path, path_to
from dragoman.extract.time_place import PlacedTime, place, sentence_around
from dragoman.language.model import ReadText
from dragoman.resolve.timeline import Timeline, Told, between
from dragoman.resolve.times import day_of

_WAR: Final = (
    r"(?:war|conflict|fighting|hostilities|offensive|invasion|uprising|revolt|violence|crisis|siege"
    r"|operation|campaign|unrest|clashes)"
)
_BEGAN: Final = r"(?:began|started|erupted|broke out)"
_ONSET = re.compile(rf"\b{_WAR}(?: [\w'’-]+){{0,4}}? (?P<began>{_BEGAN})\b")
_SINCE = re.compile(
    rf"\b[Ss]ince (?:the |its |this )?(?:[\w'’-]+ )?"
    rf"(?:{_WAR}(?: [\w'’-]+){{0,3}}? (?P<began>{_BEGAN})"
    rf"|(?P<start>start|beginning|outbreak) of (?:the |its )?{_WAR})\b"
)


def since_onset(
    text: str, read: ReadText, at: int, timeline: Timeline
) -> tuple[PlacedTime, Path, int] | None:
    """Find "since the war began" with the event of token `at`, and the time that the article dates it by.

    The third value is where the words end.
    """
    first, last = sentence_around(read, at)
    for since in _SINCE.finditer(text, int(read.starts[first]), int(read.ends[last])):
        group = "began" if since["began"] else "start"
        head = bisect_left(read.starts, since.start(group))
        if head > last or int(read.heads[head]) == head:
            continue
        told = _onset(text, read, timeline)
        if told is None:
            return None
        governor = int(read.heads[head])
        time = PlacedTime(told, head, head, governor, "since", since.start(), False)
        path = path_to(text, read, at, time)
        if path is not None:
            return time, path, since.end()
    return None


def _onset(text: str, read: ReadText, timeline: Timeline) -> Told | None:
    """Give the time of the one onset that the article dates; None if it dates none, or two on two days."""
    found = list(_dated(text, read, timeline))
    days = {day_of(told.resolve("past")) for told in found}
    return found[0] if len(days) == 1 and None not in days else None


def _dated(text: str, read: ReadText, timeline: Timeline) -> Iterator[Told]:
    for start in _onsets(text):
        verb = bisect_left(read.starts, start)
        if verb >= len(read.starts):
            continue
        first, last = sentence_around(read, verb)
        for told in between(timeline, int(read.starts[first]), int(read.ends[last])):
            time = place(text, read, told, first, last)
            path = path_to(text, read, verb, time) if time is not None else None
            if path is not None and path.bound is None and day_of(told.resolve("past")) is not None:
                yield told
                break


@lru_cache(maxsize=16)
def _onsets(text: str) -> tuple[int, ...]:
    """Where a text tells that a war began; kept, since every "since" of it asks."""
    return tuple(match.start("began") for match in _ONSET.finditer(text))
