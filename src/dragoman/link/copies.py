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

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from dragoman.link.shingles import Flags, Numbers, Runs, Vocabulary, covered, runs_of
from dragoman.record import Article, ArticleId, Copy, bounds

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

DAYS = 6
"""Days between an origin and its copy, at most."""

DAYS_OF_A_FORMULA = 5
"""Days on which a run turns up that is a formula: a wire is reprinted for a day or two."""

TIMES_OF_A_FORMULA = 3
"""Times, each more than `DAYS` days after the last, at which a run turns up that is a formula."""

NEIGHBOURS = 24
"""Earlier articles with the same run that an article is compared with. A wire that a hundred outlets print is
found through its other copies: whatever a copy copies is compared too."""

LIKELY = 0.2
"""Share of runs in common from which two articles are compared word by word."""

PARTS = 8
"""Runs are compared in this many parts, so that sorting them takes an eighth of the room."""

_UNDATED = 10**7
Places = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Told:
    """What decides of two articles which came first."""

    day: int  # proleptic ordinal, `_UNDATED` where not known
    credited: bool
    time: str
    length: int
    id: ArticleId

    @property
    def rank(self) -> tuple[int, bool, str, int, str]:
        return self.day, self.credited, self.time, -self.length, self.id


def find_copies(articles: Iterable[Article]) -> dict[ArticleId, Copy]:
    """Return for each article that is a copy where its words come from; the order of reading has no part.

    The origin is itself no copy, unless the copy's words stand in another copy and not in that one's origin
    (an update of an update); following `copy_of` always ends. Time grows with the number of words, memory is
    some 10 bytes a word.
    """
    vocabulary = Vocabulary()
    read = [(_told(article), runs_of(article, vocabulary)) for article in articles]
    read = [(told, runs) for told, runs in read if runs.words >= FEWEST_WORDS]
    read.sort(key=lambda one: one[0].rank)
    told, runs = [one for one, _ in read], [one for _, one in read]
    days = np.array([one.day for one in told], dtype=np.int64)
    formulas, shared = _compare_runs(runs, days)
    compared = _Compared(told, runs, formulas)
    found: dict[int, tuple[int, float]] = {}
    for later, earlier in sorted(_likely(shared, runs).items()):
        origin = _origin(later, earlier, found, compared)
        if origin is not None:
            found[later] = origin
    return {told[later].id: Copy(told[origin].id, share) for later, (origin, share) in found.items()}


def _told(article: Article) -> _Told:
    published = article.published.edtf if article.published else None
    day, time = _UNDATED, ""
    if published:
        day = date.fromisoformat(max(bounds(published)[0], "0001-01-01")).toordinal()
        time = published.partition("/")[0].partition("T")[2]
    credited = article.agency is not None and article.agency != article.outlet
    return _Told(day, credited, time, len(article.text), article.id)


def _compare_runs(runs: list[Runs], days: Places) -> tuple[Numbers, dict[int, int]]:
    """Return the runs that are formulas, and how many runs each pair (earlier + later * count) shares."""
    count = len(runs)
    formulas: list[Numbers] = []
    pairs: dict[int, int] = defaultdict(int)
    for part in range(PARTS):
        held = [np.unique(one.runs[one.plain & (one.runs % np.uint64(PARTS) == part)]) for one in runs]
        names = np.concatenate([*held, np.zeros(0, dtype=np.uint64)])
        owners = np.repeat(np.arange(count), [len(one) for one in held])
        order = np.argsort(names, kind="stable")  # stable: owners of one run stay in order of time
        names, owners = names[order], owners[order]
        formula = _formulas(names, days[owners])
        formulas.append(formula)
        keep = ~_among(names, formula)
        names, owners = names[keep], owners[keep]
        for far in range(1, NEIGHBOURS + 1):
            same = names[far:] == names[:-far]
            if not same.any():
                break
            later, earlier = owners[far:][same], owners[:-far][same]
            near = (days[later] - days[earlier] <= DAYS) | (days[later] == _UNDATED)
            for pair, times in zip(
                *np.unique(later[near] * count + earlier[near], return_counts=True), strict=True
            ):
                pairs[pair] += times
    return np.sort(np.concatenate([*formulas, np.zeros(0, dtype=np.uint64)])), pairs


def _formulas(names: Numbers, days: Places) -> Numbers:
    """Return the runs that turn up again and again: `names` sorted, their days in order within each."""
    if not len(names):
        return names
    starts = np.flatnonzero(np.r_[True, names[1:] != names[:-1]])
    gap = np.r_[0, np.where((names[1:] == names[:-1]) & (days[1:] != _UNDATED), np.diff(days), 0)]
    on_days = np.add.reduceat((gap > 0).astype(np.int32), starts) + 1
    times = np.add.reduceat((gap > DAYS).astype(np.int32), starts) + 1
    return names[starts][(on_days >= DAYS_OF_A_FORMULA) | (times >= TIMES_OF_A_FORMULA)]


def _among(names: Numbers, sorted_names: Numbers) -> Flags:
    if not len(sorted_names):
        return np.zeros(len(names), dtype=bool)
    at = np.minimum(np.searchsorted(sorted_names, names), len(sorted_names) - 1)
    found: Flags = sorted_names[at] == names
    return found


def _likely(shared: Mapping[int, int], runs: list[Runs]) -> dict[int, list[int]]:
    """Return for each later article the earlier ones that share enough runs to be looked at."""
    likely: dict[int, list[int]] = defaultdict(list)
    for pair, times in shared.items():
        later, earlier = divmod(pair, len(runs))
        if times >= LIKELY * SHARE * len(runs[later].runs):
            likely[later].append(earlier)
    return likely


@dataclass(frozen=True, slots=True)
class _Compared:
    """The articles in order of time, compared word by word."""

    told: list[_Told]
    runs: list[Runs]
    formulas: Numbers

    def share(self, later: int, earlier: int) -> float | None:
        """Return the share of the later one's words that stand in the earlier, or None if it is no copy."""
        days = self.told[later].day, self.told[earlier].day
        undated = _UNDATED in days
        ours, theirs = self.runs[later], self.runs[earlier]
        if not undated and days[0] - days[1] > (DAYS_SHORT if ours.words < SHORT else DAYS):
            return None
        counted = ours.plain & ~_among(ours.runs, self.formulas)
        held = covered(ours, counted & np.isin(ours.runs, theirs.runs))
        unquoted = ~ours.quoted
        told_alike = int(held[unquoted].sum())
        if told_alike < FEWEST_WORDS:
            return None
        share = round(float(held.mean()), 3)
        asked = SHARE_UNDATED if undated else SHARE_SHORT if ours.words < SHORT else SHARE
        return share if min(share, told_alike / int(unquoted.sum())) >= asked else None


def _origin(
    later: int, earlier: Iterable[int], found: Mapping[int, tuple[int, float]], compared: _Compared
) -> tuple[int, float] | None:
    """Choose where the words of `later` come from: what is no copy itself, then what has most of them."""
    places = set(earlier)
    places |= {root for place in places for root in _upward(place, found)}
    shares = [(place, compared.share(later, place)) for place in sorted(places)]
    holding = [(place, share) for place, share in shares if share is not None]
    return min(holding, key=lambda one: (one[0] in found, -one[1], one[0]), default=None)


def _upward(place: int, found: Mapping[int, tuple[int, float]]) -> Iterator[int]:
    while place in found:
        place = found[place][0]
        yield place
