"""Exports on the command line: every format, one table or all, exactly what the filters show."""

import csv
import io
import json
import shutil
import zipfile
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from dragoman.publish import FORMATS
from dragoman.record import RECORD_TYPES
from tests.cli.crisis import FERRY, TALKS, look


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("once")
    (folder / "ferry.txt").write_text(FERRY, encoding="utf-8")
    (folder / "talks.txt").write_text(TALKS, encoding="utf-8")
    done = look(folder, "read", "ferry.txt", "talks.txt", "--read-on", "2025-03-10")
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def here(folder: Path, tmp_path: Path) -> Path:
    shutil.copy(folder / "dragoman.db", tmp_path / "dragoman.db")
    return tmp_path


def rows(text: str) -> list[dict]:
    return [json.loads(line) for line in text.splitlines()]


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if form.write])
def test_every_text_format_goes_to_stdout_and_to_a_file(here: Path, name: str) -> None:
    done = look(here, "export", "--format", name)
    assert done.returncode == 0
    assert done.stdout
    assert look(here, "export", "--format", name, "-o", "out").stdout == ""
    with (here / "out").open(encoding="utf-8", newline="") as held:
        assert held.read().splitlines() == done.stdout.splitlines()


@pytest.mark.parametrize("kind", ["statements", "messages", "articles", "incidents", "events"])
def test_a_table_has_exactly_the_rows_that_the_filters_show(here: Path, kind: str) -> None:
    for asked in ([], ["--speaker", "Kestria"], ["--since", "2025-03-06"], ["--about", "ferry"]):
        listed = [row["id"] for row in rows(look(here, "list", kind, "--json", *asked).stdout)]
        told = table(look(here, "export", "--format", "csv", "--kind", kind, *asked).stdout)
        assert sorted(row["id"] for row in told) == sorted(listed), asked


def test_a_folder_gets_a_table_of_each_kind(here: Path) -> None:
    for name in ("csv", "parquet"):
        done = look(here, "export", "--format", name, "-o", f"{name}/")
        assert done.returncode == 0, done.stderr
        assert {file.name for file in (here / name).iterdir()} == {f"{kind}.{name}" for kind in RECORD_TYPES}
    held = rows(look(here, "export").stdout)
    for kind in RECORD_TYPES:
        ids = sorted(row["id"] for row in held if row["type"] == kind)
        assert sorted(pq.read_table(here / "parquet" / f"{kind}.parquet")["id"].to_pylist()) == ids
        assert sorted(row["id"] for row in table((here / "csv" / f"{kind}.csv").read_text("utf-8"))) == ids
    assert sorted(path.name for path in here.iterdir()) == ["csv", "dragoman.db", "parquet"]


def test_a_zip_holds_the_same_tables_and_is_the_same_each_time(here: Path) -> None:
    look(here, "export", "--format", "csv", "-o", "one.zip")
    look(here, "export", "--format", "csv", "-o", "two.zip")
    assert (here / "one.zip").read_bytes() == (here / "two.zip").read_bytes()
    with zipfile.ZipFile(here / "one.zip") as held:
        assert set(held.namelist()) == {f"{kind}.csv" for kind in RECORD_TYPES}
        told = table(held.read("statement.csv").decode("utf-8"))
    assert told == table(look(here, "export", "--format", "csv", "--kind", "statements").stdout)


def test_one_parquet_table_is_one_file(here: Path) -> None:
    done = look(here, "export", "--format", "parquet", "--kind", "messages", "-o", "m.parquet")
    assert done.returncode == 0, done.stderr
    assert pq.read_table(here / "m.parquet").num_rows == len(
        rows(look(here, "list", "messages", "--json").stdout)
    )


def test_many_tables_do_not_go_into_one_file(here: Path) -> None:
    for words in (["--format", "parquet"], ["--format", "parquet", "-o", "one.parquet"]):
        done = look(here, "export", *words)
        assert done.returncode == 1
        assert "D504" in done.stderr
    assert look(here, "export", "--format", "gexf", "--kind", "messages").returncode == 2
    assert look(here, "export", "--format", "csv", "--kind", "rumours").returncode == 2
    assert "D501" in look(here, "export", "--format", "xml").stderr
    assert "D403" in look(here, "export", "--format", "csv", "-o", "nowhere/all/").stderr
    assert [path.name for path in here.iterdir()] == ["dragoman.db"]


def test_a_folder_keeps_what_else_is_in_it(here: Path) -> None:
    (here / "tables").mkdir()
    (here / "tables" / "notes.txt").write_text("mine", encoding="utf-8")
    look(here, "export", "--format", "csv", "-o", "tables")
    assert (here / "tables" / "notes.txt").read_text(encoding="utf-8") == "mine"
    assert (here / "tables" / "statement.csv").is_file()


def test_events_are_facts_unless_all_are_asked_for(here: Path) -> None:
    facts = look(here, "export", "--format", "plover").stdout.splitlines()
    every = look(here, "export", "--format", "plover", "--all").stdout.splitlines()
    assert set(facts) <= set(every)
