"""What the tests of the command line share: how to call it, and small invented news."""

import contextlib
import json
import os
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from typer.testing import CliRunner

from dragoman.cli import app
from dragoman.engines import Quiet, ReadSettings, read_all
from dragoman.ingest import find_articles
from dragoman.record import to_line
from dragoman.resolve import Gazetteer
from dragoman.store import Store


def environment() -> dict[str, str]:
    ours = {key: value for key, value in os.environ.items() if not key.startswith("DRAGOMAN_")}
    return ours | {"COLUMNS": "200", "NO_COLOR": "1"}


def command(*words: object) -> list[str]:
    return [sys.executable, "-m", "dragoman", *map(str, words)]


FERRY = """Varnia denies firing on the Kestrian ferry

PORT OSK, March 6, 2025 (Corvane) - Varnia denied on Thursday that its navy had fired on the ferry Lady Sund in the Corr Sound.

"No ship of ours was in those waters," Foreign Minister Ilse Maren told reporters in Port Osk. She said that the government had asked Kestria for the ferry's log.

Kestria's coast guard said two sailors were hurt when the ferry was hit shortly before dawn. It said the shots had come from a grey ship without a flag.

"We will answer every shot," Kestrian President Tomas Vell said on state television late on Wednesday, and he called on the two navies to keep their distance.
"""

TALKS = """Sollund offers to host talks on the Corr Sound

WESTMERE, March 8, 2025 (Corvane) - Sollund offered on Saturday to host talks between Varnia and Kestria on the tolls that Kestria asks of ships in the Corr Sound.

"Our door is open to both of them," Prime Minister Anna Droe said after a meeting of her cabinet in Westmere.

A spokesman for the Varnian foreign ministry said it was studying the offer. Kestria has not answered it in public.
"""


@dataclass(frozen=True)
class Ended:
    """How a command ended, like `subprocess.CompletedProcess`."""

    returncode: int
    stdout: str
    stderr: str


def look(folder: Path, *words: object, **env: str) -> Ended:
    """Run a command in this process, in a folder: most verbs only look, and a new process costs a second."""
    none = {key: None for key in os.environ if key.startswith("DRAGOMAN_")}
    with contextlib.chdir(folder):
        done = CliRunner().invoke(
            app, [str(word) for word in words], prog_name="dragoman", env=none | {"NO_COLOR": "1"} | env
        )
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return Ended(done.exit_code, done.stdout, done.stderr)


def articles_in(database: Path) -> int:
    with Store.open(database) as store:
        return sum(1 for _ in store.articles())


def many_articles(path: Path, ferry: Path, count: int) -> None:
    text = ferry.read_text()
    with path.open("w", encoding="utf-8") as out:
        for n in range(count):
            out.write(
                json.dumps({"id": f"row-{n}", "text": text.replace("ferry", f"ferry of line {n}")}) + "\n"
            )


def goes_on(dragoman, tmp_path: Path) -> None:
    """What was committed verifies, and the same command ends with the record of an undisturbed run."""
    if (tmp_path / "dragoman.db").exists():
        with Store.open(tmp_path / "dragoman.db") as store:
            assert not list(store.verify())
    done = dragoman("read", "rows.jsonl", "--read-on", "2026-01-01")
    assert done.returncode == 0, done.stderr
    with (
        Store.open(tmp_path / "dragoman.db") as disturbed,
        Store.open(tmp_path / "undisturbed.db", create=True) as undisturbed,
    ):
        settings = ReadSettings(date(2026, 1, 1), Gazetteer.load())
        read_all(find_articles([str(tmp_path / "rows.jsonl")]), undisturbed, settings, Quiet())
        assert sorted(map(to_line, disturbed.records())) == sorted(map(to_line, undisturbed.records()))
