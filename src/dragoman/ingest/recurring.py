"""Lines that recur across otherwise different articles of one outlet.

One article alone does not always show that a line belongs to the page ("The views of our guests are their
own.", "A daily look at the region"). Over many it does. But so recur the background paragraphs of a running
story, and they are report; hence recurrence is evidence, not the verdict: `structure` asks as well where
the line stands and whether it reads like a report.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations

from dragoman.ingest.blocks import LONGEST_LABEL, digest, paragraphs, plain
from dragoman.record.spans import ArticleId

_NUMBER = re.compile(r"\d[\d.,:/]*")
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b")

FEWEST = 3
"""Articles, otherwise different, from which a line recurs."""
_LONG = 20
"""Words from which a shared line shows that two articles tell one story or one is the other's update."""
_COMMON = 40
"""Articles beyond which a shared long line is boilerplate and says nothing of two articles' kinship."""


def line_digest(words: str) -> int:
    """Name a line by 63 bits, so that "3 articles left" is one line with "2 articles left".

    Only a number alone in a line of words is masked: the lines of a table ("Revs 12 mln vs 11 mln", "Record
    March 13") are each their own, or the tables of wires would recur. The lowest bit says that the line is
    long.
    """
    masked = plain(words)
    long = masked.count(" ") + 1 >= _LONG
    if len(_NUMBER.findall(masked)) == 1 and masked.count(" ") >= 2 and not _MONTH.search(masked):
        masked = _NUMBER.sub("0", masked)
    return digest(masked) & ~1 | long


def paragraph_digests(text: str) -> list[int]:
    """Name the distinct paragraphs of an article, in order, for counting them over articles."""
    named = (line_digest(part.words) for part in paragraphs(text) if len(part.words) <= LONGEST_LABEL)
    return list(dict.fromkeys(named))


@dataclass(frozen=True, slots=True)
class RecurringLines:
    """The lines that recur in an outlet's articles, as pairs of outlet and digest.

    Immutable, small, and the same for any order of the articles. Articles without an outlet count
    nowhere: lines that outlets share are wire copy, not furniture.
    """

    lines: frozenset[tuple[str, int]] = field(default_factory=frozenset)

    def has(self, outlet: str | None, words: str) -> bool:
        """Whether this paragraph recurs in that outlet."""
        if outlet is None or not self.lines or len(words) > LONGEST_LABEL:
            return False
        return (outlet, line_digest(words)) in self.lines

    @classmethod
    def of(cls, articles: Iterable[tuple[str | None, ArticleId, str]]) -> "RecurringLines":
        """Count the paragraphs of articles, each given as outlet, id and text."""
        return cls.of_digests(
            (outlet, article, paragraph_digests(text)) for outlet, article, text in articles
        )

    @classmethod
    def of_digests(cls, articles: Iterable[tuple[str | None, ArticleId, list[int]]]) -> "RecurringLines":
        """Count paragraphs by digests that were kept of each article (`paragraph_digests`)."""
        by_outlet: dict[str, dict[ArticleId, frozenset[int]]] = defaultdict(dict)
        for outlet, article, digests in articles:
            if outlet is not None:
                by_outlet[outlet][article] = frozenset(digests)
        return cls(
            frozenset((outlet, line) for outlet, counted in by_outlet.items() for line in _recurring(counted))
        )


def _recurring(articles: dict[ArticleId, frozenset[int]]) -> list[int]:
    """Return the lines found in enough articles that are not one another's kin."""
    holders: dict[int, list[ArticleId]] = defaultdict(list)
    for article, lines in articles.items():
        for line in lines:
            holders[line].append(article)
    candidates = {line: found for line, found in holders.items() if len(found) >= FEWEST}
    if not candidates:
        return []
    family = _families(articles, holders)
    return [
        line
        for line, found in candidates.items()
        if len({family.get(article, article) for article in found}) >= FEWEST
    ]


def _families(
    articles: dict[ArticleId, frozenset[int]], holders: dict[int, list[ArticleId]]
) -> dict[ArticleId, ArticleId]:
    """Group articles that share a quarter of the shorter one's long lines, two at least.

    Gives each grouped article the least id of its group.
    """
    shared: dict[tuple[ArticleId, ArticleId], int] = defaultdict(int)
    for line, found in holders.items():
        if line & 1 and 2 <= len(found) <= _COMMON:
            for pair in combinations(sorted(found), 2):
                shared[pair] += 1
    head: dict[ArticleId, ArticleId] = {}

    def root(article: ArticleId) -> ArticleId:
        while (above := head.get(article, article)) != article:
            head[article] = head.get(above, above)
            article = above
        return article

    for (one, other), count in shared.items():
        fewest = min(sum(line & 1 for line in articles[one]), sum(line & 1 for line in articles[other]))
        if count >= 2 and count * 4 >= fewest:
            low, high = sorted((root(one), root(other)))
            head[high] = low
    return {article: root(article) for article in head}
