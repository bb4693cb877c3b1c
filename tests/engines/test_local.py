import dataclasses
import itertools
import json
import random
import signal
import threading
from datetime import date
from pathlib import Path

import pytest

from dragoman.engines import Quiet, ReadSettings, Tally, one, read_all
from dragoman.engines.local import read_here
from dragoman.engines.outcomes import TookTooLong
from dragoman.extract import read_article
from dragoman.ingest import find_articles, make_article
from dragoman.record import ArticleRecord, to_line
from dragoman.resolve import Gazetteer
from dragoman.store import DiskFull, Store

NEWS = {
    "ferry": 'PORT OSK, March 6, 2025 (Corvane) - "No ship of ours was in those waters," Ilse Maren told reporters in Port Osk on Thursday.',
    "talks": 'WESTMERE, March 8, 2025 (Corvane) - "Our door is open to both of them," Anna Droe said after a meeting of her cabinet in Westmere.',
    "mines": 'TOLMAR, March 9, 2025 (Corvane) - "We laid no mines in the sound," Tomas Vell said on state television late on Sunday evening.',
}


@pytest.fixture
def settings(tmp_path: Path) -> ReadSettings:
    return ReadSettings(date(2025, 4, 1), Gazetteer.load(), log=tmp_path / "dragoman.log")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "news"
    place.mkdir()
    for name, text in NEWS.items():
        (place / f"{name}.txt").write_text(text, encoding="utf-8")
    return place


def given(*paths: Path):
    return find_articles([str(path) for path in paths])


def record_of(store: Store) -> list[str]:
    return sorted(to_line(record) for record in store.records())


def test_articles_are_read_and_counted(tmp_path, folder, settings):
    with Store.open(tmp_path / "a.db", create=True) as store:
        tally = read_all(given(folder), store, settings, Quiet())
        assert (tally.added, tally.read, tally.lost, tally.stopped) == (3, 3, 0, False)
        assert tally.statements == len(list(store.records(["statement"]))) >= 3
        assert tally.words == sum(len(text.split()) for text in NEWS.values())
        assert not list(store.verify())


def test_reading_the_same_again_adds_nothing(tmp_path, folder, settings):
    with Store.open(tmp_path / "a.db", create=True) as store:
        read_all(given(folder), store, settings, Quiet())
        before = record_of(store)
        tally = read_all(given(folder), store, settings, Quiet())
        assert (tally.known, tally.read) == (3, 0)
        assert record_of(store) == before


def test_the_order_of_reading_does_not_matter(tmp_path, folder, settings):
    records = []
    for n, order in enumerate(itertools.permutations(sorted(folder.iterdir()))):
        with Store.open(tmp_path / f"{n}.db", create=True) as store:
            read_all(given(*order), store, settings, Quiet())
            records.append(record_of(store))
    assert all(record == records[0] for record in records)


def test_a_fault_leaves_one_article_out_and_the_rest_is_read(tmp_path, folder, settings):
    (folder / "empty.txt").touch()
    with Store.open(tmp_path / "a.db", create=True) as store:
        tally = read_all(given(folder, tmp_path / "nowhere.txt"), store, settings, Quiet())
    assert (tally.read, tally.lost) == (3, 2)
    assert {(reason.code, reason.count) for reason in tally.left_out} == {("D101", 1), ("D105", 1)}


def test_only_the_first_names_of_a_reason_are_kept(tmp_path, settings):
    names = [tmp_path / f"nowhere{n}.txt" for n in range(9)]
    with Store.open(tmp_path / "a.db", create=True) as store:
        (reason,) = read_all(given(*names), store, settings, Quiet()).left_out
    assert reason.count == 9 and [name for name, _ in reason.examples] == [str(name) for name in names[:3]]


def test_a_failure_of_our_own_leaves_one_article_out_with_its_traceback_in_the_log(
    tmp_path, folder, settings, monkeypatch
):
    real = one.read_article

    def failing(article, gazetteer) -> ArticleRecord:
        if "mines" in article.source:
            raise ZeroDivisionError("a defect")
        return real(article, gazetteer)

    monkeypatch.setattr(one, "read_article", failing)
    with Store.open(tmp_path / "a.db", create=True) as store:
        tally = read_all(given(folder), store, settings, Quiet())
    (reason,) = tally.left_out
    assert (tally.read, reason.code, reason.count) == (2, "D290", 1)
    assert "ZeroDivisionError" in reason.examples[0][1]
    assert tally.log == tmp_path / "dragoman.log"
    assert "ZeroDivisionError: a defect" in tally.log.read_text(encoding="utf-8")


@pytest.mark.parametrize("error", [MemoryError, KeyboardInterrupt])
def test_what_is_no_fault_of_an_article_passes_through(tmp_path, folder, settings, monkeypatch, error):
    def failing(article, gazetteer) -> ArticleRecord:
        raise error

    monkeypatch.setattr(one, "read_article", failing)
    with Store.open(tmp_path / "a.db", create=True) as store, pytest.raises(error):
        read_all(given(folder), store, settings, Quiet())


def test_a_fault_of_the_store_stops_the_run(tmp_path, folder, settings, monkeypatch):
    def full(*_args, **_how):
        raise DiskFull("the disk is full")

    with Store.open(tmp_path / "a.db", create=True) as store:
        monkeypatch.setattr(Store, "add", full)
        with pytest.raises(DiskFull):
            read_all(given(folder), store, settings, Quiet())


class StopsAfter(Quiet):
    """Progress that asks to stop when so many inputs are done."""

    def __init__(self, inputs: int) -> None:
        self.left = inputs

    def one(self, source, became) -> None:
        self.left -= 1

    def stopping(self) -> bool:
        return self.left <= 0


@pytest.mark.parametrize("inputs", range(9))
def test_a_run_stopped_anywhere_ends_as_an_undisturbed_one_when_it_is_taken_up(
    tmp_path, folder, settings, inputs
):
    with Store.open(tmp_path / "whole.db", create=True) as store:
        read_all(given(folder), store, settings, Quiet())
        whole = record_of(store)
    with Store.open(tmp_path / "a.db", create=True) as store:
        tally = read_all(given(folder), store, settings, StopsAfter(inputs))
        assert tally.stopped == (inputs <= 2 * len(NEWS))  # the last time it is asked is before linking
        assert tally.read == min(inputs, len(NEWS))
        assert not list(store.verify())
        assert not read_all(given(folder), store, settings, Quiet()).stopped
        assert record_of(store) == whole


BOX = "The harbours of the east, in figures and in faces"


def many(folder: Path, outlet: str, count: int) -> None:
    """Otherwise different articles of one outlet, each with the same line between title and report."""
    rows = ["file,outlet"]
    places = ["quay", "customs house", "lighthouse", "fish market", "shipyard", "signal station", "old pier"]
    for n in range(count):
        body = [
            f"Storm closes the {places[n % 7]} of harbour {n}",
            BOX,
            f"TOLMAR, March {n + 3}, 2025 - The {places[n % 7]} number {n} was closed, the harbour master said in a note.",
            f"Nobody was hurt at the {places[(n * 3 + 1) % 7]}, where {n + 2} boats had been moored since dawn.",
            f'"We will open the {places[n % 7]} again in {n + 3} days," said Marta Ollen, who runs it.',
        ]
        (folder / f"{outlet}-{n}.txt").write_text("\n\n".join(body), encoding="utf-8")
        rows.append(f"{outlet}-{n}.txt,{outlet}")
    (folder / "articles.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")


def test_furniture_that_recurs_is_the_same_in_one_run_and_in_several(tmp_path, settings):
    news = tmp_path / "courier"
    news.mkdir()
    many(news, "Courier", 6)
    with Store.open(tmp_path / "once.db", create=True) as store:
        once = read_all(given(news), store, settings, Quiet())
        at_once = record_of(store)
        kinds = {
            block.kind
            for article in store.articles()
            for block in article.blocks
            if article.text[block.start : block.end] == BOX
        }
        assert not list(store.verify())
    with Store.open(tmp_path / "bits.db", create=True) as store:
        files = sorted(path for path in news.glob("*.txt"))
        random.Random(7).shuffle(files)
        for path in files:
            read_all(given(path), store, settings, Quiet())
        assert record_of(store) == at_once
    assert kinds == {"furniture"} and once.settled == 6


def test_a_changed_article_under_one_url_is_a_new_version(tmp_path, settings):
    rows = tmp_path / "rows.jsonl"
    url = "https://courier.example/ferry"
    with Store.open(tmp_path / "a.db", create=True) as store:
        for text in (NEWS["ferry"], NEWS["ferry"] + "\n\nKestria has not answered."):
            rows.write_text(json.dumps({"url": url, "text": text}) + "\n", encoding="utf-8")
            tally = read_all(given(rows), store, settings, Quiet())
        assert (tally.added, tally.new_versions) == (0, 1)
        (current,) = store.articles()
        assert current.text.endswith("Kestria has not answered.")


def test_a_tally_is_frozen():
    with pytest.raises(dataclasses.FrozenInstanceError):
        Tally().added = 1


def test_an_article_that_hangs_is_left_out_and_the_others_are_read(folder, settings, monkeypatch):
    def poisonous(article, gazetteer):
        while "mines" in article.source:
            try:
                sum(range(1000))
            except Exception:  # what never ends may well go on after any error
                continue
        return read_article(article, gazetteer)

    monkeypatch.setattr(one, "read_article", poisonous)
    read_article(make_article(next(given(folder)), date(2025, 4, 1)))  # the reader is loaded before
    before = signal.getsignal(signal.SIGALRM)
    outcomes = list(read_here(given(folder), settings, lambda _: False, seconds=10))
    assert [type(outcome) for _, outcome in outcomes] == [ArticleRecord, TookTooLong, ArticleRecord]
    assert "mines.txt was not read within 10 seconds" in outcomes[1][1].found
    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_beside_the_first_thread_articles_are_read_without_an_alarm(folder, settings):
    outcomes = []
    reading = threading.Thread(
        target=lambda: outcomes.extend(read_here(given(folder), settings, lambda _: False, seconds=1e-6))
    )
    reading.start()
    reading.join()
    assert [type(outcome) for _, outcome in outcomes] == [ArticleRecord] * 3
