"""The report's words in runs of eight, as numbers that can be compared over many articles.

Only words of body blocks count: captions, furniture and passages that an article prints twice are no report.
Case and punctuation do not count, because desks change both.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from dragoman.record import Article

RUN = 8
"""Words in a run. Shorter ones are shared by chance ("the foreign ministry said in a statement on …")."""

NAMED = 5
"""Words with a letter that a run must have: tables of prices share runs of numbers."""

Numbers = npt.NDArray[np.uint64]
Flags = npt.NDArray[np.bool_]

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_QUOTED = re.compile(r'“[^”\n]*(?:”|$)|"[^"\n]*(?:"|$)', re.MULTILINE)
_PRIME = np.uint64(0x9E37_79B9_7F4A_7C15)  # odd, so that multiplying loses nothing modulo 2^64


@dataclass(frozen=True, slots=True)
class Runs:
    """An article's words as runs: `runs[i]` names the words i to i + 7, and `plain` are those to count.

    `quoted` has a flag for every word: whether it stands between quotation marks.
    """

    runs: Numbers
    plain: Flags
    quoted: Flags

    @property
    def words(self) -> int:
        """How many words the body has."""
        return len(self.quoted)


class Vocabulary(dict[str, int]):
    """Words as 64-bit numbers that are the same on every machine, remembered once computed."""

    def __missing__(self, word: str) -> int:
        """Compute the number of a word not met before; case does not count."""
        digest = blake2b((lower := word.lower()).encode("utf-8", "surrogatepass"), digest_size=8).digest()
        # The lowest bit tells words with a letter from bare numbers.
        self[word] = number = int.from_bytes(digest, "little") & ~1 | (not lower.isdigit())
        return number


def runs_of(article: Article, vocabulary: Vocabulary) -> Runs:
    """Cut an article's body into runs; fewer than eight words give none."""
    numbers: list[int] = []
    quoted: list[bool] = []
    number = vocabulary.__getitem__
    for block in article.blocks:
        if block.kind != "body":
            continue
        text = article.text[block.start : block.end]
        found = _WORD.findall(text)
        numbers.extend(map(number, found))
        if "“" in text or '"' in text:
            quoted.extend(_are_quoted(text))
        else:
            quoted.extend([False] * len(found))
    words = np.array(numbers, dtype=np.uint64)
    many = max(0, len(words) - RUN + 1)
    runs = np.zeros(many, dtype=np.uint64)
    lettered = np.zeros(many, dtype=np.int8)
    for place in range(RUN):
        part = words[place : place + many]
        runs = runs * _PRIME + part
        lettered += (part & np.uint64(1)).astype(np.int8)
    runs ^= runs >> np.uint64(29)
    return Runs(runs, lettered >= NAMED, np.array(quoted, dtype=bool))


def _are_quoted(text: str) -> Iterator[bool]:
    """Whether each word of a text begins between quotation marks."""
    inside = bytearray(len(text))
    for mark in _QUOTED.finditer(text):
        inside[mark.start() : mark.end()] = b"\x01" * (mark.end() - mark.start())
    return (bool(inside[word.start()]) for word in _WORD.finditer(text))


def covered(of: Runs, shared: Flags) -> Flags:
    """Return a flag for every word: whether a run that is shared holds it."""
    edges = np.zeros(of.words + 1, dtype=np.int32)
    starts = np.flatnonzero(shared)
    np.add.at(edges, starts, 1)
    np.add.at(edges, starts + RUN, -1)
    held: Flags = np.cumsum(edges[:-1]) > 0
    return held
