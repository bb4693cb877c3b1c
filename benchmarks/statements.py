"""How well the record of hand-annotated articles is found.

    python -m benchmarks.statements TEXTS.jsonl GOLD.json [--scorer score_record.py] [--out FILE]

Reads TEXTS.jsonl with the program, exports the record, and has it scored against GOLD.json by the scorer,
which stands apart from the program so that neither can be fitted to the other. It is looked for in
`../shared/evaluate` unless `--scorer` names it.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.running import dragoman, weigh
from benchmarks.speed import report

SCORER = Path(__file__).parents[2] / "shared" / "evaluate" / "score_record.py"


class NotMeasured(Exception):
    """The program or the scorer did not come to an end."""


def measure(texts: Path, gold: Path, scorer: Path) -> dict[str, Any]:
    """Read, export and score; return the scorer's figures. Raises `NotMeasured`."""
    with TemporaryDirectory(prefix="dragoman-statements-") as name:
        folder = Path(name)
        database, record = str(folder / "gold.db"), folder / "record.jsonl"
        for command in (
            dragoman("read", str(texts.resolve()), "--into", database, "--read-on", "2026-01-01"),
            dragoman("export", database, "--format", "jsonl", "-o", str(record)),
        ):
            if weigh(command, folder).code:  # an article left out would raise every share of the rest
                raise NotMeasured(f"{' '.join(command[2:4])} did not read every article or failed")
        scored = subprocess.run(
            [sys.executable, str(scorer), str(record), str(gold), "--texts", str(texts)],
            check=False,
            capture_output=True,
            text=True,
        )
    if scored.returncode or "no article for" in scored.stderr:
        raise NotMeasured(f"the scorer says: {scored.stderr.strip()}")
    figures: dict[str, Any] = json.loads(scored.stdout)
    return figures


def main() -> None:
    """Run as a command."""
    parser = argparse.ArgumentParser(prog="benchmarks.statements", description="Score the record.")
    parser.add_argument("texts", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--scorer", type=Path, default=SCORER)
    parser.add_argument("--out", type=Path, metavar="FILE")
    asked = parser.parse_args()
    for path in (asked.texts, asked.gold, asked.scorer):
        if not path.is_file():
            parser.error(f"there is no {path}" + ("; name it with --scorer" if path == asked.scorer else ""))
    try:
        report(measure(asked.texts, asked.gold, asked.scorer), asked.out)
    except NotMeasured as why:
        sys.exit(f"not measured: {why}")


if __name__ == "__main__":
    main()
