"""What is kept of an article to find its copies among very many: a quarter of its runs of words.

Which runs are kept the runs themselves tell (Broder 1997, "modulo m"), so two articles keep the same of what
they share. A fingerprint has a byte a word, and all those of an archive can be set beside one another
whenever an article is added; the texts of the few that turn out alike are then compared word by word.

A formula is known by its kept runs: a run that was not kept is one if the nearest kept before or after it,
within a run's length, is.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from dragoman.link.near import UNDATED
from dragoman.link.shingles import RUN, Flags, Runs
from dragoman.record import Article, ArticleId, bounds

ONE_IN = 4
"""Of so many runs one is kept. One in eight would miss one in a hundred of the shortest copies."""

DAYS = 6
"""Days between an origin and its copy, at most."""

DAYS_OF_A_FORMULA = 5
"""Days on which a run turns up that is a formula: a wire is reprinted for a day or two."""

TIMES_OF_A_FORMULA = 3
"""Times, each more than `DAYS` days after the last, at which a run turns up that is a formula."""

NEIGHBOURS = 24
"""Earlier articles with the same run that an article is compared with. A wire that a hundred outlets print is
found through its other copies: whatever a copy copies is compared too."""

LIKELY = 0.1
"""Share of the later one's runs in common from which two articles are compared word by word."""

PARTS = 8
"""Runs are compared in this many parts, so that sorting them takes an eighth of the room."""

Kept = npt.NDArray[np.uint32]
"""Runs as they are kept: sorted, each once, the upper half of the number of each."""

_Places = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """An article as it is looked for among others: when it was printed, and a sample of its runs.

    `day` is a proleptic ordinal, `UNDATED` for none; `words` are those of its body, `length` the code points
    of its whole text.
    """

    id: ArticleId
    day: int
    credited: bool
    time: str
    length: int
    words: int
    kept: Kept

    @property
    def rank(self) -> tuple[int, bool, str, int, str]:
        """Where it stands in the order in which articles can have copied one another."""
        return self.day, self.credited, self.time, -self.length, self.id


def fingerprint_of(article: Article, runs: Runs) -> Fingerprint:
    """What is kept of an article, whose runs these are."""
    published = article.published.edtf if article.published else None
    day, time = UNDATED, ""
    if published:
        day = date.fromisoformat(max(bounds(published)[0], "0001-01-01")).toordinal()
        time = published.partition("/")[0].partition("T")[2]
    credited = article.agency is not None and article.agency != article.outlet
    kept = np.unique(_as_kept(runs.runs[runs.plain & _is_kept(runs)]))
    return Fingerprint(article.id, day, credited, time, len(article.text), runs.words, kept)


def _is_kept(runs: Runs) -> Flags:
    kept: Flags = runs.runs % np.uint64(ONE_IN) == 0
    return kept


def _as_kept(runs: npt.NDArray[np.uint64]) -> Kept:
    return (runs >> np.uint64(32)).astype(np.uint32)


@dataclass(frozen=True, slots=True)
class Likely:
    """What fingerprints tell: runs that are formulas, and the earlier articles that a later one may copy.

    Articles go by their place among the fingerprints.
    """

    formulas: Kept
    pairs: Mapping[int, Sequence[int]]

    def formulas_in(self, one: Fingerprint) -> bytes:
        """The formulas that an article has, as kept: with both texts, all that decides of a pair."""
        return one.kept[among(one.kept, self.formulas)].tobytes()


def likely_copies(prints: Sequence[Fingerprint]) -> Likely:
    """Set articles beside one another; they come in the order of their rank."""
    count = len(prints)
    days = np.array([one.day for one in prints], dtype=np.int64)
    sizes = [len(one.kept) for one in prints]
    # A run and whose it is in one number: sorted, a run's owners stand together in the order of time.
    every = np.concatenate([*(one.kept for one in prints), np.zeros(0, dtype=np.uint32)]).astype(np.uint64)
    every = every << np.uint64(32) | np.repeat(np.arange(count, dtype=np.uint64), sizes)
    formulas: list[Kept] = []
    shared: dict[int, int] = defaultdict(int)
    for part in range(PARTS):
        held = np.sort(every[(every >> np.uint64(32)) % np.uint64(PARTS) == part])
        names, owners = _as_kept(held), (held & np.uint64(0xFFFF_FFFF)).astype(np.int64)
        formula = _formulas(names, days[owners])
        formulas.append(formula)
        plain = ~among(names, formula)
        for pair, times in _pairs(names[plain], owners[plain], days, count):
            shared[pair] += times
    pairs: dict[int, list[int]] = defaultdict(list)
    for pair, times in sorted(shared.items()):
        later, earlier = divmod(pair, count)
        if times >= LIKELY * sizes[later]:
            pairs[later].append(earlier)
    return Likely(np.sort(np.concatenate([*formulas, np.zeros(0, dtype=np.uint32)])), pairs)


def _formulas(names: Kept, days: _Places) -> Kept:
    """Return the runs that turn up again and again: `names` sorted, their days in order within each."""
    if not len(names):
        return names
    starts = np.flatnonzero(np.r_[True, names[1:] != names[:-1]])
    gap = np.r_[0, np.where((names[1:] == names[:-1]) & (days[1:] != UNDATED), np.diff(days), 0)]
    on_days = np.add.reduceat((gap > 0).astype(np.int32), starts) + 1
    times = np.add.reduceat((gap > DAYS).astype(np.int32), starts) + 1
    return names[starts][(on_days >= DAYS_OF_A_FORMULA) | (times >= TIMES_OF_A_FORMULA)]


def _pairs(names: Kept, owners: _Places, days: _Places, count: int) -> list[tuple[int, int]]:
    """How many runs each pair (earlier + later * count) that is near in time shares."""
    found: list[tuple[int, int]] = []
    for far in range(1, NEIGHBOURS + 1):
        same = names[far:] == names[:-far]
        if not same.any():
            break
        later, earlier = owners[far:][same], owners[:-far][same]
        near = (days[later] - days[earlier] <= DAYS) | (days[later] == UNDATED)
        pairs, times = np.unique(later[near] * count + earlier[near], return_counts=True)
        found.extend(zip(pairs.tolist(), times.tolist(), strict=True))
    return found


def among(names: Kept, sorted_names: Kept) -> Flags:
    """Which of these runs are among those."""
    if not len(sorted_names):
        return np.zeros(len(names), dtype=bool)
    at = np.minimum(np.searchsorted(sorted_names, names), len(sorted_names) - 1)
    found: Flags = sorted_names[at] == names
    return found


def in_formulas(runs: Runs, formulas: Kept) -> Flags:
    """Which of an article's runs are formulas, as far as the kept ones tell."""
    formula = np.zeros(len(runs.runs), dtype=bool)
    kept = np.flatnonzero(runs.plain & _is_kept(runs))
    if not len(kept) or not len(formulas):
        return formula
    flags = among(_as_kept(runs.runs[kept]), formulas)
    places = np.arange(len(formula))
    following = np.searchsorted(kept, places)
    for nearest in (np.minimum(following, len(kept) - 1), np.maximum(following - 1, 0)):
        formula |= flags[nearest] & (np.abs(kept[nearest] - places) < RUN)
    formula[kept] = flags
    return formula
