"""Reading the example crisis through the command line, and the expected record to hold it against."""

import json
import os
import re
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

CRISIS = Path(__file__).parents[2] / "examples" / "corr-sound"
READ_ON = "2026-01-01"
Row = dict[str, Any]


def fold(text: str) -> str:
    """Words only, lower case: marks, brackets and line breaks make no difference to who said what."""
    return " ".join(re.findall(r"\w+", text.lower()))


def named(name: str) -> str:
    """A name without its article: "the Front" and "Front" are one."""
    return re.sub(r"^(?:the|an?) ", "", fold(name))


def likeness(one: str, other: str) -> float:
    """F1 of two folded texts, as bags of words."""
    a, b = Counter(one.split()), Counter(other.split())
    return 2 * (a & b).total() / max(1, a.total() + b.total())


def content_of(row: Row) -> str:
    return fold(" ".join(span["exact"] for span in row["content_spans"]))


def run(*words: str, ok: Sequence[int] = (0,)) -> subprocess.CompletedProcess[str]:
    """Run the command line as a user does; data and notes are captured apart."""
    environ = {k: v for k, v in os.environ.items() if not k.startswith("DRAGOMAN_")} | {"NO_COLOR": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "dragoman", *words], capture_output=True, text=True, env=environ, check=False
    )
    end = "\n".join(done.stderr.splitlines()[-8:])
    assert done.returncode in ok, f"dragoman {' '.join(words)} ended with {done.returncode}:\n{end}"
    return done


@dataclass(frozen=True)
class Crisis:
    """The export of one reading."""

    database: Path
    rows: tuple[Row, ...]
    by_id: dict[str, Row] = field(repr=False)

    def article(self, file: str) -> Row:
        """The article read from a file: by its title, and where a reprint has the same one, by its path."""
        title = next(fold(a["title"]) for a in EXPECTED if a["file"] == file)
        found = [
            row
            for row in self.rows
            if row["type"] == "article" and fold(row["title"] or row["text"][:200]).startswith(title)
        ]
        if len(found) > 1:
            found = [row for row in found if row["source"].endswith(file)]
        assert len(found) == 1, f"{file}: {len(found)} articles have its title"
        return found[0]

    def statements(self, file: str) -> list[Row]:
        article = self.article(file)["id"]
        return [row for row in self.rows if row["type"] == "statement" and row["article"] == article]

    def names(self, actor: str) -> set[str]:
        """What an actor answers to; an unnamed one also to "anonymous"."""
        row = self.by_id[actor]
        names = {named(name) for name in (row["name"], *row["aliases"])}
        return names | ({"anonymous"} if row["kind"] == "anonymous" else set())

    def answers(self, actors: Sequence[str], accepted: Sequence[str]) -> bool:
        """Whether there are actors and each of them answers to one of the accepted names."""
        wanted = {named(name) for name in accepted}
        return bool(actors) and all(self.names(actor) & wanted for actor in actors)

    def told(self, actors: Sequence[str]) -> str:
        return " + ".join(self.by_id[actor]["name"] for actor in actors) or "nobody"


def reading(database: Path, *articles: str) -> Crisis:
    run(
        "read",
        *articles,
        "--into",
        str(database),
        "--actors",
        str(CRISIS / "actors.toml"),
        "--read-on",
        READ_ON,
    )
    out = run("export", str(database), "--format", "jsonl").stdout
    rows = tuple(json.loads(line) for line in out.splitlines())
    return Crisis(database, rows, {row["id"]: row for row in rows})


WRITTEN_DOWN = tomllib.loads((CRISIS / "expected.toml").read_text(encoding="utf-8"))


def _expected() -> list[Row]:
    articles = WRITTEN_DOWN["article"]
    by_file = {article["file"]: article for article in articles}
    for article in articles:
        if "statements_of" in article:
            article["statement"] = by_file[article["statements_of"]]["statement"]
    return articles


EXPECTED = _expected()
DISPUTES: list[Row] = WRITTEN_DOWN["dispute"]
FILES = [article["file"] for article in EXPECTED]
