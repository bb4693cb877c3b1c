"""The times that an article tells, in the order of its text, each with what the text had told before it.

"The previous day" means nothing by itself. Reading the times once, in order, and keeping with each what was
then in mind lets any of them be dated alone afterwards, in any order, at a cost in line with the text.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from dragoman.resolve.time_words import TimeWords
from dragoman.resolve.times import Anchor, Resolved, follow, resolve_time
from dragoman.resolve.times_found import find_times


@dataclass(frozen=True, slots=True)
class Told:
    """A time expression, and the anchor as it stood where the expression was read."""

    words: TimeWords
    anchor: Anchor

    def resolve(self, tense: Literal["past", "future"] | None = None) -> Resolved:
        """Date it, with the tense that a parse tells, if it tells one."""
        return resolve_time(self.words, replace(self.anchor, tense=tense) if tense else self.anchor)


Timeline = tuple[Told, ...]


def tell_times(text: str, ranges: Sequence[tuple[int, int]], anchor: Anchor) -> Timeline:
    """Read the times of stretches of a text (half-open code point ranges, in order, not overlapping)."""
    return _told(text, tuple(ranges), anchor)


@lru_cache(maxsize=2)  # sayings and events of one article ask for the same
def _told(text: str, ranges: tuple[tuple[int, int], ...], anchor: Anchor) -> Timeline:
    told: list[Told] = []
    for start, end in ranges:
        for words in find_times(text, start, end):
            told.append(Told(words, anchor))
            anchor = follow(anchor, words)
    return tuple(told)


def between(timeline: Timeline, start: int, end: int) -> Timeline:
    """Give the times that begin in a stretch of the text."""
    first = bisect_left(timeline, start, key=lambda told: told.words.start)
    last = bisect_left(timeline, end, key=lambda told: told.words.start)
    return timeline[first:last]
