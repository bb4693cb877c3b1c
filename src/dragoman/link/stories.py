"""Stories: articles on the same happening.

Title and lead as weighed words; articles within a week of one another are joined by average link, the most
alike first. Average link beats single link, which chains one crisis into one story (measured before building,
see the design). Names carry a story ("the minister said" is in every article), and the first sentences say
what it is about, where later ones give the background that a whole crisis shares.
"""

import heapq
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dragoman.link.comparing import Values, groups_of
from dragoman.link.days import record_day
from dragoman.link.near import UNDATED, Item, Rule
from dragoman.link.shingles import Numbers, Vocabulary, runs_of
from dragoman.link.words import Vector, likeness, vector, weight, weight_anywhere, words_of
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
_WORTH_A_LOOK = 0.08  # likeness below which the runs of two articles are not compared
_WORTH_KEEPING = 0.12  # likeness below which a pair counts as none: two pairs in three are so, for nothing
_WHOLE = 1000  # likeness is counted in thousandths: sums of them do not depend on their order


@dataclass(frozen=True, slots=True)
class _Told:
    """What decides of an article: its day (proleptic ordinal), words of title and lead, and all of it."""

    day: int
    words: Vector
    article: Article


class Reports:
    """Articles ready to be compared."""

    rule = Rule(window=DAYS, neighbours=40, most=25, undated=4)

    def __init__(self, articles: Iterable[Article], alike: float = ALIKE) -> None:
        self.joins = round(alike * _WHOLE)
        self._told: dict[str, _Told] = {}
        self.items: dict[str, Item] = {}
        self._vocabulary = Vocabulary()
        self._runs: dict[str, Numbers] = {}
        self.add(articles)

    def add(self, records: Iterable[Article]) -> None:
        """Take in more articles."""
        for article in records:
            if article.id in self.items:
                continue
            words = vector(_counts(article), weight_anywhere)
            day = record_day(article)
            self._told[article.id] = _Told(day, words, article)
            self.items[article.id] = Item(article.id, day, frozenset(_telling(words)))

    def value(self, one: str, other: str) -> int:
        """How alike two articles are, in thousandths: by words, and by a run of eight that both have."""
        mine, theirs = self._told[one], self._told[other]
        value = likeness(mine.words, theirs.words)
        if value < _WORTH_A_LOOK:
            return 0
        if len(np.intersect1d(self._runs_of(one), self._runs_of(other), assume_unique=True)):
            value += SAME_RUN
        return round(value * _WHOLE) if value >= _WORTH_KEEPING else 0

    def _runs_of(self, id_: str) -> Numbers:
        """The runs of words of an article that is compared; most of those around a change are not."""
        if id_ not in self._runs:
            held = runs_of(self._told[id_].article, self._vocabulary)
            self._runs[id_] = np.unique(held.runs[held.plain])
        return self._runs[id_]

    def groups(self, members: Sequence[str], values: Values) -> Iterable[tuple[str, ...]]:
        """Join groups, the most alike first, while their average likeness is high enough and days fit."""
        number = {id_: n for n, id_ in enumerate(members)}
        sums = {tuple(sorted((number[a], number[b]))): value for (a, b), value in values.items()}
        for group in _average_link([self._told[id_].day for id_ in members], sums, self.joins):
            yield tuple(members[n] for n in group)


def find_stories(articles: Iterable[Article], alike: float = ALIKE) -> tuple[Story, ...]:
    """Group articles into stories of two or more, in the order of their first day and id.

    What comes out depends on the articles alone, not on their order.
    """
    held: dict[str, Article] = {article.id: article for article in articles}
    groups = groups_of(Reports(held.values(), alike))
    return stories_of([[held[id_] for id_ in group] for group in groups])


def stories_of(groups: Iterable[Sequence[Article]]) -> tuple[Story, ...]:
    """The stories that groups of articles are, those of several, in the order of their first day and id."""
    stories = [_story(list(group)) for group in groups if len(group) > 1]
    return tuple(sorted(stories, key=lambda story: (story.from_ or "~", story.id)))


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


def _telling(words: Vector) -> list[str]:
    """The words by which an article is brought together with others."""
    telling = sorted(words.items(), key=lambda item: (-item[1], item[0]))
    return [word for word, _ in telling if weight(word) >= _TELLING][:_BRINGS_TOGETHER]


def _average_link(days: Sequence[int], sums: Mapping[tuple[int, ...], int], alike: int) -> list[list[int]]:
    """Join numbers while the average of their pairs is high enough and their days fit."""
    members: dict[int, list[int]] = {number: [number] for number in range(len(days))}
    near: dict[int, dict[int, int]] = defaultdict(dict)
    for (left, right), value in sums.items():
        near[left][right] = near[right][left] = value
    waiting = [(-float(value), left, right) for (left, right), value in sums.items() if value >= alike]
    heapq.heapify(waiting)
    following = len(days)
    while waiting:
        _, left, right = heapq.heappop(waiting)
        if left not in members or right not in members:
            continue
        if not _days_fit([days[n] for n in (*members[left], *members[right])]):
            continue
        merged, following = following, following + 1
        members[merged] = sorted(members.pop(left) + members.pop(right))
        around: dict[int, int] = defaultdict(int)
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
    return [members[key] for key in sorted(members, key=lambda k: members[k])]


def _days_fit(days: list[int]) -> bool:
    dated = [day for day in days if day != UNDATED]
    return not dated or max(dated) - min(dated) <= DAYS


def _story(articles: list[Article]) -> Story:
    """A story under the title of its first article, with the days from the first to the last."""
    ordered = sorted(articles, key=lambda a: (not _day(a), _day(a), a.id))
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
    published = article.published.edtf if article.published is not None else None
    edtf = article.reported or published
    return bounds(edtf)[0] if edtf is not None else ""


def story_of(stories: Iterable[Story]) -> Mapping[ArticleId, RecordId]:
    """The story of each article that is in one."""
    return {article: story.id for story in stories for article in story.articles}
