"""`python -m benchmarks.stories CORPUS [--threshold T]`: articles grouped into stories, by B³.

CORPUS is a JSON Lines file of articles with `gold_story` (as BASIL and ECB+ are given), gzipped or not. B³
(Bagga & Baldwin 1998) weighs every article alike. Known on BASIL: .98 with the threshold chosen on it; ours
is from the plateau that ECB+ has between .19 and .22.
"""

import argparse
import gzip
import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.speed import report
from dragoman.ingest import Given, make_article
from dragoman.ingest.rows import told_by
from dragoman.link.stories import ALIKE, find_stories, story_of
from dragoman.record import Article

READ_ON = date(2026, 1, 1)
"""No article of a corpus is from later, so no date in one is taken for a mistake."""


def articles_of(path: Path) -> tuple[list[Article], dict[str, str]]:
    """The articles of a corpus, and the gold story of each."""
    text = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    rows: list[dict[str, Any]] = [
        json.loads(line) for line in text.decode("utf-8").splitlines() if line.strip()
    ]
    articles, gold = [], {}
    for row in rows:
        line = json.dumps({key: row.get(key) for key in ("id", "title", "text", "published", "outlet")})
        told = told_by(json.loads(line))
        article = make_article(Given(str(row["id"]), line.encode(), "row", told), READ_ON)
        articles.append(article)
        gold[str(article.id)] = str(row["gold_story"])
    return articles, gold


def b_cubed(found: dict[str, str], gold: dict[str, str]) -> dict[str, float]:
    """Precision, recall and F1 of a grouping; an article in no group stands alone."""
    ours = {article: found.get(article, article) for article in gold}
    both = Counter((ours[article], gold[article]) for article in gold)
    mine, theirs = Counter(ours.values()), Counter(gold.values())
    precision = sum(both[ours[a], gold[a]] / mine[ours[a]] for a in gold) / len(gold)
    recall = sum(both[ours[a], gold[a]] / theirs[gold[a]] for a in gold) / len(gold)
    return {
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "b_cubed_f1": round(2 * precision * recall / (precision + recall), 4),
    }


def main() -> None:
    """Group the corpus named on the command line."""
    parser = argparse.ArgumentParser(prog="benchmarks.stories", description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--threshold", type=float, default=ALIKE)
    parser.add_argument("--out", type=Path, metavar="FILE")
    given = parser.parse_args()
    articles, gold = articles_of(given.corpus)
    stories = story_of(find_stories(articles, given.threshold))
    found = {str(article): str(story) for article, story in stories.items()}
    report({"articles": len(articles), **b_cubed(found, gold)}, given.out)


if __name__ == "__main__":
    main()
