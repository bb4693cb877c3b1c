"""Deciding who is who, and asking for a state and getting all of it, on the command line."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.crisis import look

ACTORS = """
[[actor]]
name = "Varnia"
kind = "state"
country = "XVA"
demonyms = ["Varnian", "Varnians"]
metonyms = ["Port Osk"]

[[actor]]
name = "Ostland"
kind = "state"
country = "XOS"
demonyms = ["Ostlander"]
"""
NEWS = """Ministers trade words over the strait

PORT OSK, April 9, 2031 (Northwire) - Varnian President Mira Ilves said on Wednesday the strait would stay open.

The Varnian Foreign Ministry said no ship had been stopped. "Nobody was harmed," Varnian Foreign Ministry spokesman Jan Lund told reporters.

A senior Varnian official said talks would resume. Ostland said it had seen no sign of that.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """A folder with a database of one article, read once; every test decides on a copy."""
    folder = tmp_path_factory.mktemp("once")
    (folder / "news.txt").write_text(NEWS, encoding="utf-8")
    (folder / "actors.toml").write_text(ACTORS, encoding="utf-8")
    done = look(folder, "read", "news.txt", "--actors", "actors.toml", "--read-on", "2031-04-10")
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def read(folder: Path, tmp_path: Path):
    for name in ("news.txt", "actors.toml", "dragoman.db"):
        shutil.copy(folder / name, tmp_path / name)
    return lambda *words: look(tmp_path, *words, COLUMNS="200")


def rows(text: str) -> list[dict]:
    return [json.loads(line) for line in text.splitlines()]


def test_a_state_is_asked_for_with_its_bodies_and_people(read):
    contents = [
        row["content_spans"][0]["exact"]
        for row in rows(read("list", "statements", "--speaker", "Varnia", "--json").stdout)
    ]
    assert any("strait would stay open" in words for words in contents)
    assert any("no ship had been stopped" in words for words in contents)
    assert any("Nobody was harmed" in words for words in contents)
    assert any("talks would resume" in words for words in contents)
    assert not any("no sign" in words for words in contents)


def test_an_actor_is_shown_with_titles_their_days_and_every_mention(read):
    (mira,) = [row for row in rows(read("list", "actors", "--json").stdout) if row["name"] == "Mira Ilves"]
    shown = read("show", mira["id"]).stdout
    assert "President · 9 Apr 2031" in shown
    assert "statement: speaks" in shown
    assert "the strait would stay open" in shown


def test_merging_is_told_listed_and_undone(read):
    merged = read("actors", "merge", "Mira Ilves", "Jan Lund", "--why", "a slip", "--who", "ada")
    assert merged.returncode == 0
    assert merged.stdout == ""
    assert "Jan Lund (act_" in merged.stderr and "is Mira Ilves (act_" in merged.stderr
    listed = read("actors", "decisions", "--json").stdout
    assert [(row["who"], row["why"]) for row in rows(listed)] == [("ada", "a slip")]
    assert "Jan Lund" not in {row["name"] for row in rows(read("list", "actors", "--json").stdout)}
    assert read("read", "news.txt", "--actors", "actors.toml", "--again").returncode == 0
    assert "Jan Lund" not in {
        row["name"] for row in rows(read("export", "--format", "jsonl").stdout) if "name" in row
    }
    assert "undone: decision 1" in read("actors", "undo").stderr
    assert "Jan Lund" in {row["name"] for row in rows(read("list", "actors", "--json").stdout)}


def test_splitting_by_an_article_and_taking_a_merge_apart(read):
    (article,) = rows(read("list", "articles", "--json").stdout)
    split = read("actors", "split", "Jan Lund", article["id"], "--as", "Jan Lund the younger")
    assert split.returncode == 0, split.stderr
    assert "Jan Lund the younger" in read("list", "actors").stdout
    read("actors", "undo")
    read("actors", "merge", "Mira Ilves", "Jan Lund")
    assert "taken apart again: decision 2" in read("actors", "split", "Mira Ilves", "Jan Lund").stderr


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("merge", "Mira Ilves", "Nobody"), 1, "D308"),
        (("merge", "Mira Ilves", "Mira Ilves"), 1, "D319"),
        (("split", "Mira Ilves", "Jan Lund"), 1, "D320"),
        (("undo",), 1, "D321"),
        (("undo", "all"), 2, "a database and a number"),
        (("merge", "Mira Ilves"), 2, "at least 2"),
    ],
)
def test_what_cannot_be_decided_is_told_with_what_to_do(read, words, code, told):
    done = read("actors", *words)
    assert done.returncode == code
    assert told in done.stderr
    assert code == 2 or "what to do:" in done.stderr
