"""Taking apart what was joined, on the command line."""

import json

import pytest

from tests.cli.crisis import look

FIRST = """Strait stays open

PORT OSK, April 9, 2031 (Northwire) - Varnian President Mira Ilves said on Wednesday: "The strait will stay open to every ship of every flag, today and tomorrow."
"""
SECOND = """Ilves: no ship stopped

PORT OSK, April 9, 2031 (Corvane) - "The strait will stay open to every ship of every flag, today and tomorrow," President Mira Ilves told reporters on Wednesday in Port Osk.
"""


@pytest.fixture
def dragoman(tmp_path):
    (tmp_path / "one.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "two.txt").write_text(SECOND, encoding="utf-8")
    done = look(tmp_path, "read", "one.txt", "two.txt", "--read-on", "2031-04-10")
    assert done.returncode == 0, done.stderr
    return lambda *words: look(tmp_path, *words, COLUMNS="200")


def utterances(dragoman) -> list[dict]:
    return [json.loads(line) for line in dragoman("list", "utterances", "--json").stdout.splitlines()]


def test_what_was_joined_is_parted_listed_and_joined_again(dragoman):
    (said,) = utterances(dragoman)
    one, other = sorted(said["statements"])
    done = dragoman("part", one, "--why", "two speeches", "--who", "ada")
    assert done.returncode == 0 and f"{one} “The strait" in done.stderr and f"is not {other}" in done.stderr
    assert utterances(dragoman) == []
    (row,) = map(json.loads, dragoman("part", "--json").stdout.splitlines())
    assert (row["one"], row["other"], row["who"], row["why"]) == (one, other, "ada", "two speeches")
    assert "two speeches" in dragoman("part").stdout
    assert "parted already" in dragoman("part", other, one).stderr
    assert "undone: parting 1" in dragoman("part", "undo").stderr
    assert utterances(dragoman) == [said]
    assert "nothing was parted" in dragoman("part").stderr
    assert "ended" in dragoman("part", "--all").stdout


def test_what_is_joined_with_nothing_is_not_parted(dragoman):
    (said,) = utterances(dragoman)
    assert dragoman("part", said["id"]).returncode == 2
    assert dragoman("part", *said["statements"], "undo").returncode == 1
    assert dragoman("part", "undo", "one").returncode == 2
    assert dragoman("part", "undo", "7").returncode == 1
