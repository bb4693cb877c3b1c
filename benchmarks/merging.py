"""`python -m benchmarks.merging CORPUS DB [SPLIT]`: contacts and incidents merged across articles, by B³.

CORPUS is ECB+ as JSON Lines (`sentences_tok`, `gold_mentions`, `gold_topic`), gzipped or not; DB is what
`dragoman read` made of it. The corpus gives no dates, so that all articles of a story are held to be of one
day, and the two stories of a topic of two. Measured are the gold mentions of events (Cybulska & Vossen 2014)
that begin in a mention of a record of ours, within their topic; `covered` says how many of all these are.
Our mentions are clauses, and a clause that tells of two gold events counts them as one: B³ (Bagga & Baldwin
1998) weighs that too.
"""

import argparse
import gzip
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks.stories import b_cubed
from dragoman.link.happenings import same_contacts, same_incidents
from dragoman.record import Actor, Article, ArticleId, Contact, Incident
from dragoman.store import Store

FIRST = date(2000, 1, 3)


def tokens_in(text: str, sentences: list[list[str]]) -> Mapping[tuple[int, int], int]:
    """Where each token (sentence, number) begins in the text, for those that are there as such."""
    found, at = {}, 0
    for number, sentence in enumerate(sentences):
        for place, token in enumerate(sentence):
            here = text.find(token, at)
            if 0 <= here <= at + 40:  # a token far off is another one of the same letters
                found[number, place], at = here, here + len(token)
    return found


def gold_of(row: Mapping[str, Any], text: str) -> Iterator[tuple[int, str]]:
    """The event mentions of an article: where each begins, and its chain."""
    starts = tokens_in(text, row["sentences_tok"])
    for mention in row["gold_mentions"]:
        if mention["type"].startswith(("ACTION", "NEG_ACTION")) and mention.get("coref"):
            start = starts.get((mention["sent"], mention["tok"][0]))
            if start is not None:
                yield start, str(mention["coref"])


def main() -> None:
    """Merge what the database has of the corpus, and score it."""
    parser = argparse.ArgumentParser(prog="benchmarks.merging", description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("database", type=Path)
    parser.add_argument("split", nargs="?", default="dev")
    given = parser.parse_args()
    packed = given.corpus.read_bytes()
    text = gzip.decompress(packed) if given.corpus.suffix == ".gz" else packed
    rows = {
        row["id"]: row for row in map(json.loads, text.decode().splitlines()) if row["split"] == given.split
    }
    with Store.open(given.database) as store:
        records = list(store.records())
    articles = {one.id: one for one in records if isinstance(one, Article) and one.source in rows}
    stories = sorted({rows[one.source]["gold_story"] for one in articles.values()})
    days = {story: (FIRST + timedelta(days=60 * n)).isoformat() for n, story in enumerate(stories)}
    actors: dict[str, Actor] = {one.id: one for one in records if isinstance(one, Actor)}

    def day(article: ArticleId) -> str:
        return days[rows[articles[article].source]["gold_story"]]

    met = [one for one in records if isinstance(one, Contact) and one.mentions[0].article in articles]
    done = [one for one in records if isinstance(one, Incident) and one.mentions[0].article in articles]
    groups: list[tuple[Contact, ...] | tuple[Incident, ...]] = [
        *same_contacts((replace(one, reported=day(one.mentions[0].article)) for one in met), actors),
        *same_incidents((replace(one, reported=day(one.mentions[0].article)) for one in done), actors),
    ]
    spans = [
        (span.article, span.start, span.end, str(n))
        for n, group in enumerate(groups)
        for one in group
        for span in one.mentions
    ]
    by_article: dict[str, list[tuple[int, int, str]]] = {}
    for article, start, end, group_name in spans:
        by_article.setdefault(article, []).append((start, end, group_name))
    found, gold, everything = {}, {}, 0
    for key, article_read in articles.items():
        row = rows[article_read.source]
        for start, chain in gold_of(row, article_read.text):
            everything += 1
            holding = [(b - a, n) for a, b, n in by_article.get(key, ()) if a <= start < b]
            if holding:
                mention = f"{key} {start}"
                gold[mention] = f"{row['gold_topic']} {chain}"
                found[mention] = min(holding)[1]
    joined = sum(len(group) > 1 for group in groups)
    print(
        json.dumps(
            {"gold": everything, "covered": len(gold), "groups_of_several": joined, **b_cubed(found, gold)}
        )
    )


if __name__ == "__main__":
    main()
