"""The words that numbers are made of, and what the vague ones stand for.

From English; the bounds of vague words are the record's convention for figures ("several" 3 to 9, "dozens"
24 to 99, "hundreds" 200 to 999). "Scores" and "a few" are not named there and follow the same pattern.
"""

from typing import Final, Literal

Bound = Literal["least", "most", "about", "between", "from", "exact"]

ONES: Final[dict[str, float]] = {
    word: float(value)
    for value, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split(),
        start=1,
    )
}
TENS: Final[dict[str, float]] = {
    word: 10.0 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
SCALES: Final[dict[str, float]] = {
    "dozen": 12.0,
    "hundred": 100.0,
    "thousand": 1e3,
    "million": 1e6,
    "mln": 1e6,
    "billion": 1e9,
    "bln": 1e9,
    "trillion": 1e12,
}

_LEAST = (
    "at least, no fewer than, no less than, not less than, not fewer than, a minimum of, more than, "
    "well over, well more than, far more than, many more than, over, upwards of, upward of, in excess of, "
    "above, exceeding, just over, just more than, slightly more than, some more than, topping"
)
_MOST = (
    "up to, as many as, at most, no more than, not more than, a maximum of, fewer than, less than, under, "
    "as much as"
)
_ABOUT = (
    "about, around, some, roughly, approximately, nearly, almost, close to, an estimated, estimated, "
    "just under, just short of, in the region of, something like, approx, circa, virtually, approaching, "
    "perhaps, possibly, an additional estimated"
)
_EXACT = "exactly, precisely"


def _listed(kind: Bound, words: str) -> dict[tuple[str, ...], Bound]:
    return {tuple(phrase.split()): kind for phrase in words.split(", ")}


BOUNDS: Final[dict[tuple[str, ...], Bound]] = {
    **_listed("least", _LEAST),
    **_listed("most", _MOST),
    **_listed("about", _ABOUT),
    **_listed("exact", _EXACT),
    ("between",): "between",
    ("from",): "from",
}
"""Words before a number that bound it."""

VAGUE: Final[dict[tuple[str, ...], tuple[float, float]]] = {
    ("a", "couple"): (2, 2),
    ("a", "couple", "dozen"): (24, 24),
    ("a", "couple", "hundred"): (200, 200),
    ("a", "handful"): (3, 9),
    ("several",): (3, 9),
    ("a", "few"): (3, 9),
    ("half", "a", "dozen"): (6, 6),
    ("dozens",): (24, 99),
    ("several", "dozen"): (36, 99),
    ("a", "few", "dozen"): (36, 99),
    ("scores",): (40, 99),
    ("tens",): (20, 99),
    ("hundreds",): (200, 999),
    ("several", "hundred"): (300, 999),
    ("a", "few", "hundred"): (300, 999),
    ("thousands",): (2000, 9999),
    ("several", "thousand"): (3000, 9999),
    ("a", "few", "thousand"): (3000, 9999),
    ("millions",): (2e6, 9_999_999),
    ("several", "million"): (3e6, 9_999_999),
    ("a", "few", "million"): (3e6, 9_999_999),
}
"""Words that stand for a stretch of numbers, with its ends."""
