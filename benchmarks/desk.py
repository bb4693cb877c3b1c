"""How long the desk's pages take on an archive.

    python -m benchmarks.desk CORPUS [--first N] [--articles N] [--out FILE]

CORPUS is JSON lines, plain or .gz, of which the first N (300) are read, a folder of articles, or a database,
which is copied. Its articles are multiplied, each time in other words and on other days (see `desk_rows`),
until there are as many as asked for (20,000). Milliseconds are CPU-time of the process, the best of five
after one warming request: they hold on a busy machine. The baseline is a plain SQL question to the same file
in the same run: for the first page counting every type of record, for search the best forty of the full-text
index. `times_baseline` hardly depends on the machine.
"""

import argparse
import json
import sqlite3
import sys
import time
import warnings
from collections.abc import Callable
from functools import partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.desk_rows import grown
from benchmarks.running import dragoman, weigh
from benchmarks.speed import lines_of
from dragoman.resolve import shipped
from dragoman.store import Store
from dragoman.web import desk

_COUNT = "SELECT type, count(*) FROM record GROUP BY type"
_FIND = "SELECT rowid, bm25(record_words) FROM record_words WHERE record_words MATCH ? ORDER BY 2 LIMIT 40"
_TIMES = 5


def archive(corpus: Path, first: int, articles: int, folder: Path) -> Path:
    """Make a database of so many articles out of a corpus."""
    database = folder / "desk.db"
    if corpus.suffix == ".db":
        with sqlite3.connect(corpus) as given, sqlite3.connect(database) as copy:
            given.backup(copy)
    else:
        rows = corpus.absolute()
        if not corpus.is_dir():
            rows = folder / "corpus.jsonl"
            with rows.open("wb") as out:
                out.writelines(islice(lines_of(corpus), first))
        told = weigh(dragoman("read", str(rows), "--into", str(database), "--read-on", "2026-01-01"), folder)
        if told.code not in (0, 3):
            sys.exit(f"reading {corpus} ended with {told.code}")
    with Store.open(database) as store:
        for one in grown(store, articles):
            store.add(one)
    return database


def milliseconds(deed: Callable[[], object]) -> float:
    """The least CPU-time of five runs, after one that warms."""
    deed()
    times = []
    for _ in range(_TIMES):
        began = time.process_time()
        deed()
        times.append(time.process_time() - began)
    return round(min(times) * 1000, 1)


def measure(database: Path, words: str) -> dict[str, Any]:
    """Time the pages of a desk over a database, and what they are held against."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from fastapi.testclient import TestClient  # noqa: PLC0415

    shipped()
    plain = sqlite3.connect(database)
    counting = milliseconds(lambda: plain.execute(_COUNT).fetchall())
    finding = milliseconds(lambda: plain.execute(_FIND, (words,)).fetchall())
    articles = plain.execute("SELECT count(*) FROM article").fetchone()[0]
    pages = {"first": "/", "search": f"/search?q={words}"}
    pages |= {
        name: f"/{name}" for name in ("statements", "messages", "actors", "articles", "timeline", "network")
    }
    taken = {}
    with TestClient(desk(database), base_url="http://127.0.0.1", headers={"accept": "text/html"}) as asked:
        for name, address in pages.items():
            assert asked.get(address).status_code == 200, address
            taken[name] = milliseconds(partial(asked.get, address))
    return {
        "articles": articles,
        "milliseconds": taken,
        "baseline_milliseconds": {"first": counting, "search": finding},
        "times_baseline": {
            "first": round(taken["first"] / max(counting, 0.1), 1),
            "search": round(taken["search"] / max(finding, 0.1), 1),
        },
    }


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--first", type=int, default=300)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--words", default="trade")
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    with TemporaryDirectory(prefix="dragoman-desk-") as name:
        told = measure(archive(given.corpus, given.first, given.articles, Path(name)), given.words)
    text = json.dumps(told, indent=1)
    print(text)
    if given.out:
        given.out.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
