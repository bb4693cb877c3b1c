"""How reading spreads over cores and grows with the archive, and what an archive costs to read.

    python -m benchmarks.archive CORPUS [--pages PAGES] [--first N] [--growth N,N,…] [--out FILE]
    python -m benchmarks.archive --costs MEASURED.json > docs/costs.md

CORPUS is JSON lines with `text`, PAGES such with `html`. Each engine reads the same first articles into a new
SQLite database, links and all; `second_core` is how many times as fast two processes are as one, `ray` how
fast Ray is beside processes. `exponent` is the slope of CPU-seconds by words over the sizes of `--growth`, in
logarithms. The database is the file as it is left, with articles, records, links and both full-text indexes;
pages, which are kept beside it, are not counted, and no VACUUM is run. Memory is the largest resident set
seen of the process that stores and of any that reads. Wall times say as much of the neighbours as of the
program: measure on a machine that does nothing else.
"""

import argparse
import json
import math
import os
import sqlite3
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.running import dragoman, weigh
from benchmarks.speed import WORD, lines_of

CORE_HOUR = 0.04
"""Dollars for an hour of one core, as an example: what clouds ask for is between 0.02 and 0.06."""
ENGINES = ("local", "processes", "ray")


class Memory:
    """The largest resident sets of a command: its own (`parent`) and its largest child's, in bytes."""

    def __init__(self) -> None:
        self.parent = self.worker = 0
        self.parent_cpu = 0.0

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Look at this process's children, and theirs, five times a second."""
        stop = threading.Event()

        def look() -> None:
            while not stop.wait(0.2):
                for depth, resident, cpu in _descendants():
                    if depth == 1:
                        self.parent = max(self.parent, resident)
                        self.parent_cpu = max(self.parent_cpu, cpu)
                    else:
                        self.worker = max(self.worker, resident)

        thread = threading.Thread(target=look, daemon=True)
        thread.start()
        try:
            yield
        finally:
            stop.set()
            thread.join()


def _descendants() -> list[tuple[int, int, float]]:
    """Depth below this process, resident bytes and CPU-seconds of everything that it started (Linux)."""
    parents: dict[int, tuple[int, int, float]] = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            told = entry.read_text().rpartition(")")[2].split()
        except OSError:  # it has ended
            continue
        cpu = (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")
        parents[int(entry.parent.name)] = (int(told[1]), int(told[21]) * os.sysconf("SC_PAGESIZE"), cpu)
    found = []
    for process, (_, resident, cpu) in parents.items():
        depth, at = 0, process
        while at in parents and at != os.getpid() and depth < 9:
            at, depth = parents[at][0], depth + 1
        if at == os.getpid() and depth:
            found.append((depth, resident, cpu))
    return found


def first_rows(corpus: Path, count: int | None, into: Path) -> tuple[int, int, int]:
    """Copy the first rows of a corpus; return how many articles, words and bytes of text they are."""
    articles = words = size = 0
    with into.open("wb") as out:
        for line in islice(lines_of(corpus), count):
            text = json.loads(line).get("text") or ""
            articles, words, size = articles + 1, words + len(WORD.findall(text)), size + len(text.encode())
            out.write(line)
    return articles, words, size


def read_with(engine: str, rows: Path, folder: Path) -> dict[str, float]:
    """Read rows into a new database with an engine; wall and CPU-seconds, memory, bytes of database."""
    database = folder / f"{engine}-{rows.stem}.db"
    memory = Memory()
    with memory.watched():
        took = weigh(
            dragoman(
                "read", str(rows), "--into", str(database), "--engine", engine, "--read-on", "2026-01-01"
            ),
            folder,
        )
    if took.code not in (0, 3):
        raise SystemExit(f"reading with {engine} failed with exit code {took.code}")
    size = sum(path.stat().st_size for path in folder.glob(f"{database.stem}.db*"))
    with closing(sqlite3.connect(database)) as plain:
        (records,) = plain.execute("SELECT count(*) FROM record").fetchone()
    database.unlink()
    return {
        "wall_seconds": took.wall,
        "cpu_seconds": took.cpu,
        "parent_bytes": max(memory.parent, took.peak),
        "worker_bytes": memory.worker,
        "parent_cpu_seconds": memory.parent_cpu,
        "database_bytes": size,
        "records": records,
    }


def measure(corpus: Path, pages: Path | None, first: int | None, growth: Sequence[int]) -> dict[str, Any]:
    """Read with every engine, grow, and read pages."""
    with TemporaryDirectory(prefix="dragoman-archive-") as name:
        folder = Path(name)
        rows = folder / "rows.jsonl"
        articles, words, size = first_rows(corpus, first, rows)
        engines = {engine: read_with(engine, rows, folder) for engine in ENGINES}
        for one in engines.values():
            one["words_a_second"] = words / one["wall_seconds"]
            one["words_a_cpu_second"] = words / one["cpu_seconds"]
        grown = []
        for count in growth:
            part = folder / f"first-{count}.jsonl"
            _, some, _ = first_rows(corpus, count, part)
            grown.append({"articles": count, "words": some, **read_with("processes", part, folder)})
        measured: dict[str, Any] = {
            "corpus": corpus.name,
            "articles": articles,
            "words": words,
            "text_bytes": size,
            "engines": engines,
            "second_core": engines["local"]["wall_seconds"] / engines["processes"]["wall_seconds"],
            "ray": engines["processes"]["wall_seconds"] / engines["ray"]["wall_seconds"],
            "database_times_text": engines["local"]["database_bytes"] / size,
            "database_bytes_a_record": engines["local"]["database_bytes"] / engines["local"]["records"],
            "growth": grown,
            "exponent": _slope([(one["words"], one["cpu_seconds"]) for one in grown]),
        }
        if pages is not None:
            measured["pages"] = _pages(pages, folder)
    return measured


def _pages(pages: Path, folder: Path) -> dict[str, float]:
    """Words a CPU-second from HTML to linked record; words are those of the text that was taken out."""
    rows = folder / "pages.jsonl"
    with rows.open("wb") as out:
        for line in lines_of(pages):
            row = json.loads(line)
            out.write(
                json.dumps({"id": row.get("id") or row.get("url"), "html": row["html"]}).encode() + b"\n"
            )
    database = folder / "pages.db"
    took = weigh(
        dragoman("read", str(rows), "--into", str(database), "--engine", "local", "--read-on", "2026-01-01"),
        folder,
    )
    exported = folder / "pages-out.jsonl"
    weigh(dragoman("export", str(database), "--format", "jsonl", "-o", str(exported)), folder)
    words = articles = 0
    for told in exported.open(encoding="utf-8"):
        row = json.loads(told)
        if row["type"] == "article":
            articles, words = articles + 1, words + len(WORD.findall(row["text"]))
    return {
        "articles": articles,
        "words": words,
        "cpu_seconds": took.cpu,
        "words_a_cpu_second": words / took.cpu,
    }


def _slope(points: Sequence[tuple[float, float]]) -> float | None:
    """The exponent with which the second grows by the first, by least squares; None without two points."""
    if len(points) < 2:
        return None
    logs = [(math.log(x), math.log(y)) for x, y in points]
    mean_x, mean_y = (sum(axis) / len(logs) for axis in zip(*logs, strict=True))
    spread = sum((x - mean_x) ** 2 for x, _ in logs)
    return float(sum((x - mean_x) * (y - mean_y) for x, y in logs) / spread)


def costs(measured: dict[str, Any]) -> str:
    """Write the cost sheet from what was measured."""
    local, spread = measured["engines"]["local"], measured["engines"]["processes"]
    each = measured["words"] / measured["articles"]
    pace = spread["words_a_cpu_second"]
    html = measured.get("pages", {}).get("words_a_cpu_second", pace)
    facts = [
        ("one process, text to linked record in SQLite", f"{local['words_a_second']:,.0f} words a second"),
        (
            "two processes",
            f"{spread['words_a_second']:,.0f} words a second, {measured['second_core']:.2f} times one",
        ),
        ("Ray on the same machine", f"{measured['ray']:.2f} times processes"),
        ("from raw HTML", f"{html:,.0f} words a CPU-second"),
        ("memory of one process", _megabytes(local["parent_bytes"])),
        ("memory of the process that stores", _megabytes(spread["parent_bytes"])),
        ("memory of each that reads", _megabytes(spread["worker_bytes"])),
        (
            "database",
            f"{measured['database_times_text']:.1f} times the text, "
            f"{measured['database_bytes_a_record']:,.0f} bytes a record",
        ),
    ]
    if measured.get("exponent"):
        facts.append(("growth of CPU time with the words", f"exponent {measured['exponent']:.2f}"))
    lines = [
        "# What an archive costs",
        "",
        "Written from measured figures by `python -m benchmarks.archive --costs`; do not edit.",
        "",
        f"Measured on two cores with {measured['articles']:,} articles of `{measured['corpus']}`,",
        f"{each:,.0f} words each.",
        "",
        "| | measured |",
        "| --- | --- |",
        *(f"| {what} | {said} |" for what, said in facts),
        "",
        f"At {CORE_HOUR:.2f} dollars for an hour of one core (an example: put in your own price), and as far",
        "as reading goes, which is what a cluster spreads:",
        "",
        "| | articles | words each | core-hours | dollars | on 16 cores |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for what, count, long, rate in (
        ("a day of the world's news, from HTML", 1_000_000, 500, html),
        ("ten years of one agency, from text", 3_000_000, 300, pace),
        ("a desk's folder, from text", 10_000, 600, pace),
    ):
        hours = count * long / rate / 3600
        dollars = f"{hours * CORE_HOUR:,.2f}"
        lines.append(f"| {what} | {count:,} | {long} | {hours:,.1f} | {dollars} | {_time(hours / 16)} |")
    return "\n".join([*lines, "", *_bottleneck(measured)]) + "\n"


def _bottleneck(measured: dict[str, Any]) -> list[str]:
    """Where more cores stop helping: what one process does alone, beside what they share."""
    keeping = measured["engines"]["processes"]["parent_cpu_seconds"] / measured["articles"]
    reading = measured["engines"]["processes"]["cpu_seconds"] / measured["articles"] - keeping
    return [
        f"The first bottleneck is the one process that stores and links: {keeping * 1000:,.1f} ms",
        f"an article, against {reading * 1000:,.0f} ms to read one. Beyond",
        f"{max(1, reading / keeping):,.0f} cores, reading straight into one database gains nothing;",
        "`dragoman archive` spreads without that limit, and loading its parts takes what storing and",
        "linking take.",
    ]


def _megabytes(size: float) -> str:
    return f"{size / 2**20:,.0f} MB"


def _time(hours: float) -> str:
    return f"{hours:,.1f} hours" if hours >= 1 else f"{hours * 60:,.0f} minutes"


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path, nargs="?")
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--first", type=int, metavar="N", help="only the first N articles")
    parser.add_argument("--growth", default="", metavar="N,N,…", help="sizes to read for the exponent")
    parser.add_argument("--out", type=Path, metavar="FILE")
    parser.add_argument("--costs", type=Path, metavar="MEASURED")
    given = parser.parse_args()
    if given.costs is not None:
        sys.stdout.write(costs(json.loads(given.costs.read_text())))
        return
    if given.corpus is None:
        parser.error("name a corpus, or --costs with what was measured")
    began = time.monotonic()
    sizes = [int(size) for size in given.growth.split(",") if size]
    measured = measure(given.corpus, given.pages, given.first, sizes)
    measured["seconds"] = time.monotonic() - began
    told = json.dumps(measured, indent=2)
    print(told)
    if given.out is not None:
        given.out.write_text(told + "\n")


if __name__ == "__main__":
    main()
