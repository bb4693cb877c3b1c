"""One saying in other words: what the shipped model's sentence vectors tell where the words differ.

"The deal must stay but be enforced to the letter" and "However bad, I believe we must now enforce it to the
letter" are one saying of one evening; a share of words that low is right only half the time. A vector by
itself is no help either: of the pairs that it holds most alike, one in three was one saying, since whoever
speaks on one matter for days says much alike. Both together are right: most of the weight of the shorter's
words in the longer, and vectors that are near. What fooled us, and is left out: the same phrase a few days
later, a denial beside the claim that it denies, other numbers in the same sentence, and what ministries,
banks and unnamed officials say all day long: only what a person said is known again in other words.
"""

from collections import Counter
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from dragoman.link.words import weight

COVER = 0.65
"""Share of the weight of the shorter's words that must stand in the longer."""

WEIGHT = 10.0
"""The weight of the words in common, at least: "the talks were constructive" is said on both sides."""

NEAR = 0.86
"""Cosine of the two vectors from which two wordings are of one saying."""

DAYS = 1
"""Days between two wordings of one saying, at most."""

DAYS_REPORTED = 2
"""Days between the reports of them, at most."""

_KEPT = 2**13  # vectors kept in memory: 12 MB


def cover_by_weight(one: Counter[str], other: Counter[str]) -> float:
    """The share of the weight of the shorter's words that stands in the longer.

    0 where little is shared, or where each has a number that the other has not.
    """
    mine, theirs = ({word for word in words if word[0].isdigit()} for words in (one, other))
    shared = sum(map(weight, one.keys() & other.keys()))
    if shared < WEIGHT or not (mine <= theirs or theirs <= mine):
        return 0.0
    return shared / min(sum(map(weight, one)), sum(map(weight, other)))


def nearness(one: str, other: str) -> float:
    """The cosine of the vectors of two sayings of a sentence or a few; near 1 for one in other words."""
    return float(_vector(one) @ _vector(other))


@lru_cache(maxsize=_KEPT)
def _vector(saying: str) -> npt.NDArray[np.float32]:
    from dragoman.language.document import parse_text  # noqa: PLC0415 - half a second; most runs need none

    whole = " ".join(saying.split())
    sentence = whole[:1].upper() + whole[1:] + ("" if whole.endswith((".", "!", "?")) else ".")
    vectors = parse_text(sentence, vectors=True).vectors
    assert vectors is not None
    mean: npt.NDArray[np.float32] = vectors.mean(axis=0)
    return mean / np.linalg.norm(mean)
