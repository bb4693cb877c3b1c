"""Cut an article's tokens into windows for the encoder, and say what the encoder cannot see.

The encoder is uncased and reads about a hundred words at a time, so each word comes with nine marks of
its own (`FEATURES`), and paragraphs are packed whole into windows as far as they fit. A paragraph that
does not fit is cut where a sentence seems to end, failing that at the limit: a "sentence" of ten
thousand words is read in pieces, in bounded memory.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

FEATURES = (
    "initial capital",
    "all capitals",
    "capital inside",
    "digit",
    "opening mark",
    "closing mark",
    "inside a quotation",
    "starts a paragraph",
    "space before",
)
WANTED = 112
"""Words of a window as far as whole paragraphs or sentences allow."""
MOST = 144
"""Words of a window at most; only a single sentence longer than `WANTED` reaches beyond `WANTED`."""

_OPENING = frozenset("\u201c\u00ab\u201e")
_CLOSING = frozenset("\u201d\u00bb")
_STRAIGHT = frozenset({'"', "``", "''", "\u201f"})
_STOP = re.compile(r"^(?:[.!?\u2026]+|\.{2,})$")
_AFTER_STOP = frozenset({'"', "\u201d", "''", ")", "]", "\u2019", "'", "\u00bb"})


def features(
    words: Sequence[str], gaps: Sequence[bool], paragraph_starts: frozenset[int]
) -> NDArray[np.float32]:
    """Nine marks a word, shape (words, 9), of 0.0 and 1.0.

    `gaps[i]` says whether white space stands before word i. Quotations are paired within a paragraph: a
    paragraph that ends inside one leaves the next paragraph outside it, unless that opens with a mark.
    """
    out = np.zeros((len(words), len(FEATURES)), dtype=np.float32)
    inside = False
    for i, word in enumerate(words):
        if i in paragraph_starts:
            inside = False
            out[i, 7] = 1.0
        first = word[0]
        if gaps[i]:
            out[i, 8] = 1.0
        if first.isalpha():
            if word.islower():
                pass
            elif len(word) > 1 and word.isupper():
                out[i, 0] = out[i, 1] = 1.0
            else:
                if first.isupper():
                    out[i, 0] = 1.0
                if any(letter.isupper() for letter in word[1:]):
                    out[i, 2] = 1.0
        elif first.isdigit():
            out[i, 3] = 1.0
        if first in _OPENING or (not inside and word in _STRAIGHT):
            out[i, 4] = 1.0
            inside = True
        elif first in _CLOSING or word in _STRAIGHT:
            out[i, 5] = 1.0
            inside = False
        elif inside:
            out[i, 6] = 1.0
    return out


def may_end(words: Sequence[str], i: int) -> bool:
    """Whether a sentence may end before word i (a stop, then marks, then no lower-case letter)."""
    k = i - 1
    while k > 0 and words[k] in _AFTER_STOP:
        k -= 1
    return bool(_STOP.match(words[k])) and not words[i][0].islower()


def windows(words: Sequence[str], paragraph_starts: Sequence[int]) -> list[tuple[int, int]]:
    """Half-open ranges of word numbers that cover all words in order, each at most `MOST` long."""
    edges = [*paragraph_starts, len(words)]
    units: list[tuple[int, int]] = []
    for start, end in pairwise(edges):
        units.extend(_sentences(words, start, end) if end - start > WANTED else [(start, end)])
    found: list[tuple[int, int]] = []
    for start, end in units:
        if found and end - found[-1][0] <= WANTED:
            found[-1] = (found[-1][0], end)
        elif end > start:
            found.append((start, end))
    return found


def _sentences(words: Sequence[str], start: int, end: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    at = start
    for i in range(start + 1, end + 1):
        if i == end or may_end(words, i):
            while i - at > MOST:
                found.append((at, at + WANTED))
                at += WANTED
            found.append((at, i))
            at = i
    return found
