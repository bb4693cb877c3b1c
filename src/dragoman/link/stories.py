"""Stories: articles on the same happening.

Title and lead as weighed words; articles within a week of one another are joined by average link, the most
alike first. Average link beats single link, which chains one crisis into one story (measured before building,
see the design). Names carry a story ("the minister said" is in every article), and the first sentences say
what it is about, where later ones give the background that a whole crisis shares.
"""

import heapq
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from math import log

import numpy as np

from dragoman.link.shingles import Numbers, Vocabulary, runs_of
from dragoman.link.words import Vector, likeness, vector, weight, words_of
from dragoman.record import Article, ArticleId, RecordId, Story, bounds, content_id

ALIKE = 0.2
"""Average likeness from which two groups are one story; ECB+ is best from .19 to .22."""

DAYS = 7
"""Days between the first and the last article of a story that are joined."""

LEAD = 300
"""Words of the body that count beside the title."""

OPENING = 60
"""Words of the body that count twice as much as those after them."""

NAMES = 1.3
"""How much more a name counts than another word as rare."""

SAME_RUN = 0.05
"""What a run of words in common adds to the likeness of two articles."""

_TITLE = 2.0  # what a word of the title counts for, to the opening's 1.5
_EARLY, _LATE = 1.5, 0.75
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][\w’'-]+")  # a capital that begins no sentence
_TELLING = 3.0  # weight of a word by which articles are brought together to be compared
_BRINGS_TOGETHER = 30  # such words of an article
_NEIGHBOURS = 40  # later articles with the word that an article is compared with
_FORMULA = 12  # articles with a run of words from which it tells nothing
_WORTH_A_LOOK = 0.08  # likeness below which the runs of two articles are not compared
_CANDIDATES = 25  # later articles that one is compared with, those that share most
_ARCHIVE = 500  # articles from which they tell themselves what is common among them
_UNDATED = 10**7


@dataclass(frozen=True, slots=True)
class _Told:
    """What decides of an article: its day (proleptic ordinal), words of title and lead, runs of words."""

    id: ArticleId
    day: int
    words: Vector
    runs: Numbers


def find_stories(articles: Iterable[Article], alike: float = ALIKE) -> tuple[Story, ...]:
    """Group articles into stories of two or more, in the order of their first day and id.

    What comes out depends on the articles alone, not on their order. An undated article joins a story by its
    words only, and never the other way: it does not bring dated articles together.
    """
    by_id = {article.id: article for article in articles}
    words = {key: _counts(article) for key, article in by_id.items()}
    weigh = _weigher(words.values())
    runs = _runs([by_id[key] for key in sorted(by_id)])
    told = [
        _Told(key, _ordinal(by_id[key]), vector(words[key], weigh), held)
        for key, held in zip(sorted(by_id), runs, strict=True)
    ]
    groups = _average_link(told, alike)
    stories = [_story([by_id[told[n].id] for n in group]) for group in groups if len(group) > 1]
    return tuple(sorted(stories, key=lambda story: (story.from_ or "~", story.id)))


def _weigher(texts: Collection[Collection[str]]) -> Callable[[str], float]:
    """How telling words are here: in an archive of wires "shr" and "cts" tell nothing, though news at large
    hardly has them. A folder of a few articles says nothing of what is common, and changes nothing.
    """
    if len(texts) < _ARCHIVE:
        return weight
    counts = Counter(word for text in texts for word in text)

    @cache
    def weigh(word: str) -> float:
        return min(weight(word), log((len(texts) + 1) / (counts[word] + 1)))

    return weigh


def _counts(article: Article) -> Mapping[str, float]:
    """How often each word of title and lead is there, by where it stands and whether it is a name."""
    counts: dict[str, float] = defaultdict(float)
    names: set[str] = set()
    for word in words_of(article.title or ""):
        counts[word] += _TITLE
    at = 0
    for block in article.blocks:
        if block.kind in ("body", "deck") and at < LEAD:
            text = article.text[block.start : block.end]
            for word in words_of(text)[: LEAD - at]:
                counts[word] += _EARLY if at < OPENING else _LATE
                at += 1
            names.update(word for name in _NAME.findall(text) for word in words_of(name))
    return {word: count * (NAMES if word in names else 1.0) for word, count in counts.items()}


def _ordinal(article: Article) -> int:
    edtf = article.published.edtf if article.published is not None else None
    if edtf is None:
        return _UNDATED
    try:
        return date.fromisoformat(bounds(edtf)[0]).toordinal()
    except ValueError:
        return _UNDATED


def _pairs(told: list[_Told]) -> dict[tuple[int, int], float]:
    """The likeness of articles that share telling words and are near in time."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(told):
        telling = sorted(one.words.items(), key=lambda item: (-item[1], item[0]))
        for word, _ in [item for item in telling if weight(item[0]) >= _TELLING][:_BRINGS_TOGETHER]:
            holders[word].append(number)
    later: dict[int, Counter[int]] = defaultdict(Counter)
    for word in sorted(holders):
        by_day = sorted(holders[word], key=lambda n: (told[n].day, n))
        for at, left in enumerate(by_day):
            near = by_day[at + 1 : at + 1 + _NEIGHBOURS]
            while near and told[near[-1]].day != _UNDATED and told[near[-1]].day - told[left].day > DAYS:
                near.pop()
            later[left].update(near)
    pairs: dict[tuple[int, int], float] = {}
    for left, shared in later.items():
        likely = sorted(shared, key=lambda n: (-shared[n], n))
        for right in likely[:_CANDIDATES]:
            pair = (min(left, right), max(left, right))
            pairs[pair] = _alike(told[left], told[right])
    return pairs


def _alike(one: _Told, other: _Told) -> float:
    """How alike two articles are: by their words, and by a run of eight that both have, as of a quotation."""
    value = likeness(one.words, other.words)
    if value >= _WORTH_A_LOOK and len(np.intersect1d(one.runs, other.runs, assume_unique=True)):
        value += SAME_RUN
    return value


def _runs(articles: Sequence[Article]) -> list[Numbers]:
    """The runs of eight words of each article, without figures and without formulas that many have."""
    vocabulary = Vocabulary()
    held = [(runs := runs_of(article, vocabulary)).runs[runs.plain] for article in articles]
    held = [np.unique(one) for one in held]
    every, counts = np.unique(np.concatenate([*held, np.zeros(0, dtype=np.uint64)]), return_counts=True)
    formulas = every[counts > _FORMULA]
    return [np.setdiff1d(one, formulas, assume_unique=True) for one in held]


def _average_link(told: list[_Told], alike: float) -> list[list[int]]:
    """Join groups while their average likeness is high enough and their days fit, the most alike first."""
    sums = _pairs(told)
    members: dict[int, list[int]] = {number: [number] for number in range(len(told))}
    near: dict[int, dict[int, float]] = defaultdict(dict)
    for (left, right), value in sums.items():
        near[left][right] = near[right][left] = value
    waiting = [(-value, left, right) for (left, right), value in sums.items() if value >= alike]
    heapq.heapify(waiting)
    version = dict.fromkeys(members, 0)
    stamped = {(left, right): (0, 0) for _, left, right in waiting}
    following = len(told)
    while waiting:
        _, left, right = heapq.heappop(waiting)
        if (
            left not in members
            or right not in members
            or stamped[left, right] != (version[left], version[right])
        ):
            continue
        if not _days_fit([told[n].day for n in (*members[left], *members[right])]):
            continue
        merged, following = following, following + 1
        members[merged] = sorted(members.pop(left) + members.pop(right))
        version[merged] = 0
        around: dict[int, float] = defaultdict(float)
        for old in (left, right):
            for other, value in near.pop(old, {}).items():
                if other not in (left, right):
                    around[other] += value
                    near[other].pop(old, None)
        for other, value in sorted(around.items()):
            near[merged][other] = near[other][merged] = value
            average = value / (len(members[merged]) * len(members[other]))
            if average >= alike:
                heapq.heappush(waiting, (-average, other, merged))
                stamped[other, merged] = (version[other], 0)
    return [members[key] for key in sorted(members, key=lambda k: members[k])]


def _days_fit(days: list[int]) -> bool:
    dated = [day for day in days if day != _UNDATED]
    return not dated or max(dated) - min(dated) <= DAYS


def _story(articles: list[Article]) -> Story:
    """A story under the title of its first article, with the days from the first to the last."""
    ordered = sorted(articles, key=lambda a: (a.published is None or a.published.edtf is None, _day(a), a.id))
    days = [day for day in map(_day, ordered) if day]
    ids = tuple(article.id for article in ordered)
    title = next((article.title for article in ordered if article.title), None)
    return Story(
        RecordId(content_id("story", *sorted(ids))),
        ids,
        title or " ".join(ordered[0].text.split()[:10]),
        min(days) if days else None,
        max(days) if days else None,
        min(days) if days else None,
    )


def _day(article: Article) -> str:
    edtf = article.published.edtf if article.published is not None else None
    return bounds(edtf)[0] if edtf is not None else ""


def story_of(stories: Iterable[Story]) -> Mapping[ArticleId, RecordId]:
    """The story of each article that is in one."""
    return {article: story.id for story in stories for article in story.articles}
