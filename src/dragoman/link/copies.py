"""Reprints: which articles are, wholly or for the most part, another article's words.

By containment of runs of eight words, not by likeness of wholes: an outlet that prints half of a wire copies
as surely as one that prints all of it, and likeness misses four of five such (measured before building,
see the design). What shares words without being a copy, and what tells it:

- two reports that quote the same long statement: the words outside quotation marks must be shared as well;
- formulas (bond issues, market tables, weather, the paragraph of background that a running story carries for
  months): runs that turn up on `DAYS_OF_A_FORMULA` days, or `TIMES_OF_A_FORMULA` times a week or more apart,
  do not count, nor do runs of numbers;
- short notices: fewer than `FEWEST_WORDS` shared words prove nothing, and below `SHORT` words a form filled
  in twice shares half of them ("is issuing a … eurobond due … paying a coupon of …"), so more is asked, and
  within `DAYS_SHORT` days (that the figures agree is no test: two days' price tables share most of theirs);
- what returns every week, quarter or year: two articles of known date must be within `DAYS` days, which is
  one less than a week, because weekly figures come with the same words.

Which of two is the copy? The later by day; on the same day the one that credits an agency, then the later by
time of day, then the shorter (a cut is likelier than an addition, and the direction is a convention where
nothing is known). An undated article counts as later than a dated one.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import numpy as np

from dragoman.link.fingerprints import (
    DAYS,
    Fingerprint,
    Kept,
    fingerprint_of,
    in_formulas,
    likely_copies,
)
from dragoman.link.near import UNDATED
from dragoman.link.shingles import Runs, Vocabulary, covered, runs_of
from dragoman.record import Article, ArticleId, Copy

SHARE = 0.5
"""Of a copy's words, and of those outside quotation marks, this much stands in the origin."""

SHARE_UNDATED = 0.8
"""The same where a date is not known and the limit of days cannot help."""

FEWEST_WORDS = 45
"""Shared words, outside quotation marks, below which nothing is a copy."""

SHORT = 150
"""Words of an article below which `SHARE_SHORT` is asked."""

SHARE_SHORT = 0.75
"""The share asked of short articles."""

DAYS_SHORT = 1
"""Days between a short article and its copy, at most."""

Compare = Callable[[Fingerprint, Fingerprint, bytes], float | None]
"""The share of the later article's words that stand in the earlier, or None if it is no copy; the bytes are
the formulas that the later has (`Likely.formulas_in`), and with the two texts decide of it."""


def find_copies(articles: Iterable[Article]) -> dict[ArticleId, Copy]:
    """Return for each article that is a copy where its words come from; the order of reading has no part.

    The origin is itself no copy, unless the copy's words stand in another copy and not in that one's origin
    (an update of an update); following `copy_of` always ends. Time grows with the number of words, memory is
    some 15 bytes a word.
    """
    vocabulary = Vocabulary()
    prints: list[Fingerprint] = []
    cut: dict[ArticleId, Runs] = {}
    for article in articles:
        runs = runs_of(article, vocabulary)
        if runs.words >= FEWEST_WORDS:
            prints.append(fingerprint_of(article, runs))
            cut[article.id] = runs

    def compare(later: Fingerprint, earlier: Fingerprint, formulas: bytes) -> float | None:
        return share(later, earlier, cut[later.id], cut[earlier.id], formulas)

    return copies_among(prints, compare)


def copies_among(prints: Iterable[Fingerprint], compare: Compare) -> dict[ArticleId, Copy]:
    """Return the copies among articles of which the fingerprints are known; likely pairs are compared."""
    ordered = sorted((one for one in prints if one.words >= FEWEST_WORDS), key=lambda one: one.rank)
    likely = likely_copies(ordered)
    found: dict[int, tuple[int, float]] = {}
    for later, earlier in sorted(likely.pairs.items()):
        formulas = likely.formulas_in(ordered[later])
        shares = [
            (place, compare(ordered[later], ordered[place], formulas))
            for place in sorted(_with_origins(earlier, found))
        ]
        holding = [(place, held) for place, held in shares if held is not None]
        if holding:  # what is no copy itself, then what has most of the words
            found[later] = min(holding, key=lambda one: (one[0] in found, -one[1], one[0]))
    return {ordered[later].id: Copy(ordered[origin].id, held) for later, (origin, held) in found.items()}


def _with_origins(earlier: Sequence[int], found: Mapping[int, tuple[int, float]]) -> set[int]:
    return {root for place in earlier for root in _upward(place, found)}


def _upward(place: int, found: Mapping[int, tuple[int, float]]) -> Iterator[int]:
    yield place
    while place in found:
        place = found[place][0]
        yield place


def share(
    later: Fingerprint, earlier: Fingerprint, ours: Runs, theirs: Runs, formulas: bytes
) -> float | None:
    """Compare two articles word by word, as `Compare` says."""
    undated = UNDATED in (later.day, earlier.day)
    if not undated and later.day - earlier.day > (DAYS_SHORT if ours.words < SHORT else DAYS):
        return None
    known: Kept = np.frombuffer(formulas, dtype=np.uint32)
    counted = ours.plain & ~in_formulas(ours, known)
    held = covered(ours, counted & np.isin(ours.runs, theirs.runs))
    unquoted = ~ours.quoted
    told_alike = int(held[unquoted].sum())
    if told_alike < FEWEST_WORDS:
        return None
    whole = round(float(held.mean()), 3)
    asked = SHARE_UNDATED if undated else SHARE_SHORT if ours.words < SHORT else SHARE
    return whole if min(whole, told_alike / int(unquoted.sum())) >= asked else None
