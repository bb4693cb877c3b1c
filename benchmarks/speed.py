"""How fast a corpus is read, how much memory that takes, and whether every word can be found again.

    python -m benchmarks.speed CORPUS [--first N] [--out FILE]

CORPUS is JSON lines, plain or .gz. The baseline is measured in the same run, on the same machine: reading
the file, parsing its rows and cutting their text into words with a regular expression. `times_baseline` is
how many times the CPU-seconds of that Dragoman takes; unlike articles a second it hardly depends on the
machine, so it is what a floor can rest on.
"""

import argparse
import gzip
import json
import re
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.running import dragoman, weigh

WORD = re.compile(r"\w+|[^\w\s]")


def lines_of(corpus: Path) -> Iterator[bytes]:
    """Yield the rows of a corpus."""
    with gzip.open(corpus) if corpus.suffix == ".gz" else corpus.open("rb") as rows:
        yield from rows


def baseline(rows: Path) -> dict[str, float]:
    """Read, parse and cut into words what Dragoman will read; give CPU-seconds and counts."""
    began = time.process_time()
    articles = words = text_bytes = 0
    for line in lines_of(rows):
        text = json.loads(line).get("text") or ""
        articles += 1
        words += len(WORD.findall(text))
        text_bytes += len(text.encode("utf-8", "surrogatepass"))
    cpu = time.process_time() - began
    return {"articles": articles, "words": words, "text_bytes": text_bytes, "cpu_seconds": cpu}


def measure(corpus: Path, first: int | None = None) -> dict[str, Any]:
    """Read the corpus (its `first` rows) into a new database and verify it there."""
    with TemporaryDirectory(prefix="dragoman-speed-") as name:
        folder = Path(name)
        rows = folder / "corpus.jsonl"
        with rows.open("wb") as out:
            out.writelines(islice(lines_of(corpus), first))
        base = baseline(rows)
        database = folder / "speed.db"
        read = weigh(dragoman("read", str(rows), "--into", str(database), "--read-on", "2026-01-01"), folder)
        verified = weigh(dragoman("verify", str(database)), folder)
        again = weigh(dragoman("read", str(rows), "--into", str(database), "--read-on", "2026-01-01"), folder)
        stored = sum(path.stat().st_size for path in folder.glob("speed.*") if path.is_file())
    return {
        "corpus": corpus.name,
        "articles": base["articles"],
        "words": base["words"],
        "exit_code": read.code,
        "verified": verified.code == 0,
        "wall_seconds": round(read.wall, 1),
        "cpu_seconds": round(read.cpu, 1),
        "articles_per_cpu_second": round(base["articles"] / read.cpu, 1),
        "words_per_cpu_second": round(base["words"] / read.cpu),
        "peak_megabytes": round(read.peak / 1e6, 1),
        "database_bytes_per_text_byte": round(stored / max(base["text_bytes"], 1), 2),
        "again_cpu_seconds": round(again.cpu, 1),
        "verify_cpu_seconds": round(verified.cpu, 1),
        "baseline_cpu_seconds": round(base["cpu_seconds"], 3),
        "times_baseline": round(read.cpu / base["cpu_seconds"], 1),
    }


def main() -> None:
    """Run as a command."""
    parser = argparse.ArgumentParser(prog="benchmarks.speed", description="How fast a corpus is read.")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--first", type=int, metavar="N", help="only the first N articles")
    parser.add_argument("--out", type=Path, metavar="FILE")
    asked = parser.parse_args()
    if not asked.corpus.is_file():
        parser.error(f"there is no corpus {asked.corpus}")
    report(measure(asked.corpus, asked.first), asked.out)


def report(measured: dict[str, Any], out: Path | None) -> None:
    """Write what was measured, as JSON, to stdout or a file."""
    text = json.dumps(measured, indent=2, ensure_ascii=False) + "\n"
    if out is None:
        sys.stdout.write(text)
    else:
        out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
