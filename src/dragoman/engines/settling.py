"""What only all articles together show, brought to the articles: recurring furniture, and copies.

Lines that come back in otherwise different articles of an outlet belong to the page. Which do is known only
when the articles have been read, so those that hold such lines are laid out again, and read again where
their blocks change. What comes out depends on the articles in the database, not on the order or the number
of runs in which they came.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dragoman.engines.outcomes import Progress, ReadSettings
from dragoman.extract import read_article
from dragoman.ingest.recurring import FEWEST, RecurringLines
from dragoman.ingest.structure import lay_out
from dragoman.record import Article, ArticleId
from dragoman.store import Store


class Stopped(Exception):
    """The user asked to stop; raised between articles, never inside one."""


def unless_stopping(progress: Progress) -> None:
    """Raise `Stopped` if the user asked to stop."""
    if progress.stopping():
        raise Stopped


def settle_furniture(store: Store, settings: ReadSettings, progress: Progress) -> int:
    """Mark furniture that recurs, read again the articles that changes, and return how many these are.

    Keeps a number a paragraph of the database in memory, and one article at a time.
    """
    lines = list(store.paragraph_digests())
    recurring = RecurringLines.of_digests(lines)
    changed = 0
    for one in _holding_frequent_lines(lines):
        unless_stopping(progress)
        article = store.record(one)
        assert isinstance(article, Article)
        layout = lay_out(article.text, title=article.title, outlet=article.outlet, recurring=recurring)
        if layout.blocks != article.blocks:
            store.add(read_article(replace(article, blocks=layout.blocks), settings.gazetteer), again=True)
            changed += 1
        progress.one(article.source, "known")
    return changed


def _holding_frequent_lines(lines: Sequence[tuple[str, ArticleId, list[int]]]) -> list[ArticleId]:
    """The articles with a line that enough articles of their outlet have, whether or not these are akin.

    A line that recurred among fewer articles, and no longer does since these turned out to be kin, is
    among them too, so that its mark is taken back.
    """
    count = Counter((outlet, line) for outlet, _, found in lines for line in found)
    return [
        article for outlet, article, found in lines if any(count[outlet, line] >= FEWEST for line in found)
    ]


def settle_copies(store: Store, progress: Progress) -> int:
    """Mark which articles are copies of which, and return how many are."""

    def each(source: str) -> None:
        unless_stopping(progress)
        progress.one(source, "known")

    return store.settle_copies(each)
