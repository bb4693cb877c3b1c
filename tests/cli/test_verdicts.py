"""Judging records on the command line, and what becomes of them in lists, the brief and exports."""

import json
import shutil
from pathlib import Path

import pytest

from dragoman.record import from_row
from tests.cli.crisis import FERRY, TALKS, look


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """A folder with a database of two articles, read once; every test judges a copy."""
    folder = tmp_path_factory.mktemp("once")
    (folder / "ferry.txt").write_text(FERRY, encoding="utf-8")
    (folder / "talks.txt").write_text(TALKS, encoding="utf-8")
    done = look(folder, "read", "ferry.txt", "talks.txt", "--read-on", "2025-03-10")
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def dragoman(folder: Path, tmp_path: Path):
    for name in ("ferry.txt", "talks.txt", "dragoman.db"):
        shutil.copy(folder / name, tmp_path / name)
    return lambda *words, **env: look(tmp_path, *words, COLUMNS="200", **env)


def rows(text: str) -> list[dict]:
    return [json.loads(line) for line in text.splitlines()]


def statements(dragoman, *asked) -> list[dict]:
    return rows(dragoman("list", "statements", "--json", *asked).stdout)


def test_a_verdict_is_told_listed_and_shown(dragoman) -> None:
    said = statements(dragoman)[0]
    done = dragoman("verdict", said["id"], "reject", "--why", "not his words", "--who", "ada")
    assert done.returncode == 0
    assert done.stdout == ""
    assert "1  rejected by ada on" in done.stderr
    listed = dragoman("verdicts").stdout
    assert "rejected by ada" in listed
    assert "not his words" in listed
    assert said["id"] in listed
    assert "✗ rejected by ada" in dragoman("show", said["id"]).stdout
    table = dragoman("list", "statements").stdout
    assert f"{said['id']} ✗" in table


def test_a_verdict_stands_beside_the_record_in_json_and_the_record_reads_back(dragoman) -> None:
    before = statements(dragoman)[0]
    dragoman("verdict", before["id"], "uphold", "--who", "ada")
    after = statements(dragoman)[0]
    verdict = after.pop("verdict")
    assert after == before
    assert (verdict["verdict"], verdict["who"], verdict["why"]) == ("uphold", "ada", None)
    assert from_row({**after, "verdict": verdict}) == from_row(before)
    assert rows(dragoman("show", before["id"], "--json").stdout)[0]["verdict"] == verdict


def test_lists_can_be_asked_for_by_verdict(dragoman) -> None:
    first, second, *rest = (row["id"] for row in statements(dragoman))
    dragoman("verdict", first, "uphold")
    dragoman("verdict", second, "reject")
    assert [row["id"] for row in statements(dragoman, "--verdict", "upheld")] == [first]
    assert [row["id"] for row in statements(dragoman, "--verdict", "rejected")] == [second]
    assert [row["id"] for row in statements(dragoman, "--verdict", "none")] == rest
    assert [row["id"] for row in statements(dragoman, "--verdict", "standing")] == [first, *rest]
    assert len(statements(dragoman, "--verdict", "any")) == len(statements(dragoman)) == len(rest) + 2
    assert dragoman("list", "statements", "--verdict", "maybe").returncode == 2


def test_the_brief_and_exports_leave_out_what_is_rejected_and_say_how_many(dragoman) -> None:
    said = next(row for row in statements(dragoman) if row["mode"] == "direct")
    words = said["content_spans"][0]["exact"]
    assert words in dragoman("export", "--format", "csv").stdout
    dragoman("verdict", said["id"], "reject")
    done = dragoman("export")
    assert said["id"] not in {row["id"] for row in rows(done.stdout)}
    assert "1 rejected record is left out" in done.stderr
    assert said["id"] in {row["id"] for row in rows(dragoman("export", "--verdict", "any").stdout)}
    assert "1 rejected record is left out" in dragoman("brief").stderr


def test_a_verdict_is_taken_back_and_the_earlier_holds_again(dragoman) -> None:
    said = statements(dragoman)[0]["id"]
    dragoman("verdict", said, "reject", "--who", "ada")
    dragoman("verdict", said, "uphold", "--who", "ben")
    done = dragoman("verdict", "undo")
    assert "undone: verdict 2" in done.stderr
    assert "in force again: 1  rejected by ada" in done.stderr
    assert "undone" in dragoman("verdicts", "--all").stdout
    assert rows(dragoman("verdicts", "--json").stdout)[0]["verdict"] == "reject"
    dragoman("verdict", "undo", "1")
    assert dragoman("verdicts").stderr == "nothing was judged\n"
    done = dragoman("verdict", "undo")
    assert done.returncode == 1
    assert "D331" in done.stderr


def test_verdicts_survive_reading_again(dragoman) -> None:
    said = statements(dragoman)[0]["id"]
    dragoman("verdict", said, "uphold", "--who", "ada")
    done = dragoman("read", "ferry.txt", "talks.txt", "--again", "--read-on", "2025-03-10")
    assert done.returncode == 0, done.stderr
    (held,) = rows(dragoman("verdicts", "--json").stdout)
    assert (held["found"], held["changed"]) == (said, False)


def test_who_judges_comes_from_the_settings_else_from_the_login(dragoman) -> None:
    said = statements(dragoman)[0]["id"]
    assert "by desk two" in dragoman("verdict", said, "unsure", DRAGOMAN_WHO="desk two").stderr
    assert "by orsolya" in dragoman("verdict", said, "unsure", LOGNAME="orsolya").stderr
    assert "by ada" in dragoman("verdict", said, "unsure", "--who", "ada", DRAGOMAN_WHO="desk two").stderr


def test_what_links_make_is_judged_by_its_id(dragoman) -> None:
    (story, *_) = rows(dragoman("list", "stories", "--json").stdout)
    assert dragoman("verdict", story["id"], "reject").returncode == 0
    assert story["id"] not in {row["id"] for row in rows(dragoman("export").stdout)}
    (held,) = rows(dragoman("verdicts", "--json").stdout)
    assert held["found"] == story["id"]
    assert dragoman("verdict", "sto_nothing", "reject").returncode == 1


def test_a_command_that_makes_no_sense_is_refused(dragoman) -> None:
    said = statements(dragoman)[0]["id"]
    assert dragoman("verdict", said).returncode == 2
    assert dragoman("verdict", said, "maybe").returncode == 2
    assert dragoman("verdict", "undo", "one").returncode == 2
    assert dragoman("verdicts", "a.db", "b.db").returncode == 2
    assert "D308" in dragoman("verdict", "sta_nothing", "uphold").stderr
