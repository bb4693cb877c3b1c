import os
import time
from datetime import date
from pathlib import Path

import pytest

from dragoman.engines import Quiet, ReadSettings, processes, read_all
from dragoman.engines.outcomes import TookTooLong
from dragoman.engines.processes import ReaderKilled, read_in_processes
from dragoman.ingest import find_articles
from dragoman.record import ArticleRecord, to_line
from dragoman.resolve import Gazetteer
from dragoman.store import Store

SETTINGS = ReadSettings(read_on=date(2024, 9, 1), gazetteer=Gazetteer.load())
WIRE = (
    "PORT OSK, Aug {day} (Meridian) - The foreign minister of Varnia, Ada Lund, said on {weekday} that {number} "
    "ships had left the strait. “We shall not wait for anyone,” Lund told reporters.\n"
)


def folder_of(path: Path, count: int) -> Path:
    path.mkdir()
    for number in range(count):
        text = WIRE.format(day=5 + number % 5, weekday="Monday", number=number + 2)
        (path / f"{number:03}.txt").write_text(text, encoding="utf-8")
    (path / "empty.txt").write_text("", encoding="utf-8")
    return path


def lines(database: Path) -> list[str]:
    with Store.open(database) as store:
        return [to_line(record) for record in store.records()]


def test_processes_give_the_same_bytes_as_one_process(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "articles", 12)
    tallies = []
    for engine in ("local", "processes"):
        with Store.open(tmp_path / f"{engine}.db", create=True) as store:
            tallies.append(read_all(find_articles([str(folder)]), store, SETTINGS, Quiet(), engine))
    assert lines(tmp_path / "local.db") == lines(tmp_path / "processes.db")
    assert [(t.read, t.lost, t.statements, t.told) for t in tallies[:1]] == [
        (t.read, t.lost, t.statements, t.told) for t in tallies[1:]
    ]


def test_what_is_known_is_not_read_again(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "articles", 3)
    with Store.open(tmp_path / "a.db", create=True) as store:
        read_all(find_articles([str(folder)]), store, SETTINGS, Quiet(), "processes")
        again = read_all(find_articles([str(folder)]), store, SETTINGS, Quiet(), "processes")
    assert (again.read, again.known) == (0, 3)


def test_outcomes_come_in_the_order_of_the_inputs(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "articles", 20)
    given = list(find_articles([str(folder)]))
    outcomes = list(read_in_processes(given, SETTINGS, lambda _: False, 2))
    assert [one.source for one, _ in outcomes] == [one.source for one in given]


def _dies_on_three(one: object) -> object:
    if "003" in str(getattr(one, "source", "")):
        os._exit(9)
    return READ(one)


def _hangs_on_three(one: object) -> object:
    if "003" in str(getattr(one, "source", "")):
        time.sleep(600)
    return READ(one)


READ = processes._read


@pytest.mark.parametrize(
    ("reading", "fault", "seconds"), [(_dies_on_three, ReaderKilled, 90), (_hangs_on_three, TookTooLong, 25)]
)
def test_an_article_that_kills_or_holds_its_process_is_left_out_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reading: object, fault: type, seconds: float
) -> None:
    monkeypatch.setattr(processes, "_read", reading)
    folder = folder_of(tmp_path / "articles", 5)
    given = find_articles([str(folder)])
    outcomes = list(read_in_processes(given, SETTINGS, lambda _: False, 1, seconds))
    lost = [one.source for one, outcome in outcomes if isinstance(outcome, fault)]
    assert len(lost) == 1
    assert lost[0].endswith("003.txt")
    assert sum(isinstance(outcome, ArticleRecord) for _, outcome in outcomes) == 4
