"""Words as linking compares them: lower case, plural and possessive endings cut, with how telling each is.

How telling a word is comes from a fixed count over news articles, not from the articles at hand: the same
two articles are then as alike in a folder of five as in an archive, whatever else is read and in which order.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from math import log, sqrt

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
_SHORT = 3  # letters; below, endings are not cut ("was", "his")


def words_of(text: str) -> list[str]:
    """The words of a text in their order, as they are compared."""
    return [_plain(word) for word in _WORD.findall(text.lower())]


def wording_of(text: str) -> list[str]:
    """The words of a text as printed but for case, for telling one wording from another."""
    return _WORD.findall(text.lower().replace("’", "'"))


@lru_cache(maxsize=2**17)
def _plain(word: str) -> str:
    for ending in ("'s", "’s"):
        word = word.removesuffix(ending)
    if len(word) > _SHORT + 1 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > _SHORT and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


@cache
def _frequencies(table: str) -> tuple[int, Mapping[str, int]]:
    lines = files(__package__).joinpath(f"data/{table}.psv").read_text(encoding="utf-8").splitlines()
    total = next(int(line.partition("|")[2]) for line in lines if line.startswith("# articles|"))
    rows = (line.partition("|") for line in lines if not line.startswith("#"))
    return total, {word: int(count) for word, _, count in rows}


def weight(word: str) -> float:
    """How telling a word is: the logarithm of one over the share of news articles that have it.

    About 0 for "the", 8 for a word that one article in three thousand has; a word never met counts as one
    of four articles.
    """
    total, counts = _frequencies("document_frequency")
    return log((total + 1) / (counts.get(word, 4) + 1))


@cache
def weight_anywhere(word: str) -> float:
    """How telling a word is in papers, and in agencies' wires, where "shr" tells nothing: the less."""
    total, counts = _frequencies("wire_frequency")
    known = counts.get(word)
    return weight(word) if known is None else min(weight(word), log((total + 1) / (known + 1)))


Vector = Mapping[str, float]


def vector(words: Iterable[str] | Mapping[str, float], weigh: Callable[[str], float] = weight) -> Vector:
    """Words, or how much each counts, as a vector of length one: (1 + log count) times weight.

    The method is Salton & Buckley's (1988); a count below one counts as it is.
    """
    counts = words if isinstance(words, Mapping) else Counter(words)
    weighed = {word: (1 + log(n) if n >= 1 else n) * weigh(word) for word, n in counts.items()}
    length = sqrt(sum(value * value for value in weighed.values()))
    return {word: value / length for word, value in weighed.items()} if length else {}


def likeness(one: Vector, other: Vector) -> float:
    """The cosine of two vectors of length one: 0 to 1."""
    if len(other) < len(one):
        one, other = other, one
    return sum(value * other[word] for word, value in one.items() if word in other)
