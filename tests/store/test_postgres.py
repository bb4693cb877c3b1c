"""The same database on a PostgreSQL server: same records, same lists, several writers at once."""

import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dragoman.record import to_line
from dragoman.store import (
    Filter,
    LockedDatabase,
    NoSuchDatabase,
    PageChanged,
    Store,
    UnknownPlace,
)
from dragoman.store.postgres import connect_server
from tests.store.conftest import read_news
from tests.store.older import KEPT, make_older
from tests.store.server import programs, running

psycopg = pytest.importorskip("psycopg", reason="psycopg is an extra, not installed here")
pytestmark = pytest.mark.skipif(programs() is None, reason="no PostgreSQL server is installed here")


@pytest.fixture(scope="module")
def socket() -> Iterator[str]:
    where = programs()
    assert where is not None
    with running(where) as folder:
        yield folder


@pytest.fixture
def url(socket: str, request: pytest.FixtureRequest) -> str:
    name = f"t{abs(hash(request.node.name))}"
    with psycopg.connect(host=socket, user="tester", dbname="postgres", autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {name}")
        server.execute(f"CREATE DATABASE {name}")
    return f"postgresql://tester@/{name}?host={socket}"


def some_news(count: int = 4) -> list:  # type: ignore[type-arg]
    return [
        read_news(source=f"https://osk.example/{n}", outlet=f"Paper {n % 3}", extra=f"\nMore {n}.")
        for n in range(count)
    ]


@contextmanager
def both(url: str, tmp_path: Path) -> Iterator[tuple[Store, Store]]:
    with (
        Store.open(tmp_path / "a.db", create=True) as file,
        Store.open(url, create=True) as server,
    ):
        for store in (file, server):
            for news in some_news():
                store.add(news)
            store.link()
        yield file, server


def test_a_server_holds_the_same_records_and_links_as_a_file(url: str, tmp_path: Path):
    with both(url, tmp_path) as (file, server):
        assert [to_line(one) for one in server.records()] == [to_line(one) for one in file.records()]
        for kind in ("utterance", "story", "contact", "incident", "dispute", "statement"):
            assert list(server.linked([kind])) == list(file.linked([kind]))
        assert list(server.verify()) == []


@pytest.mark.parametrize("words", ["ilves", "ILVÉS", '"every shot"', "answ*", "ferry sailors", "u.s."])
def test_a_search_finds_the_same_in_both(url: str, tmp_path: Path, words: str):
    with both(url, tmp_path) as (file, server):
        in_file = {hit.record.id: hit for hit in file.search(words)}
        on_server = {hit.record.id: hit for hit in server.search(words)}
        assert set(in_file) == set(on_server)
        for hit in on_server.values():
            assert hit.matches
            for start, end in hit.matches:
                assert hit.excerpt[start:end].strip()


@pytest.mark.parametrize(
    "select",
    [
        Filter(speaker="Varnia"),
        Filter(sender="Varnia", recipient="Ostland"),
        Filter(about="ferry", since="2024-08"),
        Filter(outlet="Paper 1", as_of="2024-08-05"),
        Filter(until="2024-08-04"),
    ],
)
def test_a_filter_asks_the_same_of_both(url: str, tmp_path: Path, select: Filter):
    with both(url, tmp_path) as (file, server):
        assert [one.id for one in server.records(select=select)] == [
            one.id for one in file.records(select=select)
        ]


def test_decisions_and_verdicts_are_kept_on_a_server(url: str):
    with Store.open(url, create=True) as store:
        for news in some_news(2):
            store.add(news)
        statement = next(iter(store.records(["statement"])))
        store.judge(statement.id, "reject", when="2024-08-06T10:00:00Z", who="ada", why="not said so")
        assert statement.id not in {
            one.id for one in store.records(["statement"], Filter(verdict="standing"))
        }
        store.merge_actors("Ostland", ["Varnia"], when="2024-08-06T10:00:00Z")
        assert len(store.decisions()) == 1


def test_pages_are_kept_in_a_servers_database_and_checked(url: str):
    with Store.open(url, create=True) as store:
        news = read_news()
        store.add(news, b"<html>page</html>")
        assert store.page(news.article.id) == b"<html>page</html>"
        with psycopg.connect(url) as server:
            server.execute("DELETE FROM page")
        with pytest.raises(PageChanged):
            store.page(news.article.id)


def _write(url: str, first: int) -> None:
    with Store.open(url) as store:
        for n in range(first, first + 10):
            store.add(read_news(source=f"https://osk.example/{n}", extra=f"\nMore {n}."))


def test_several_write_and_read_at_once(url: str):
    with Store.open(url, create=True) as store:
        writers = [
            multiprocessing.get_context("spawn").Process(target=_write, args=(url, first))
            for first in (0, 5, 100)
        ]
        for writer in writers:
            writer.start()
        seen = 0
        while any(writer.is_alive() for writer in writers):
            count = sum(1 for _ in store.articles())
            assert count >= seen
            seen = count
        for writer in writers:
            writer.join()
            assert writer.exitcode == 0
        assert sum(1 for _ in store.articles()) == 25
        assert list(store.verify()) == []


def test_who_waits_too_long_for_another_writer_is_told(url: str):
    with Store.open(url, create=True):
        pass
    with psycopg.connect(url) as other:
        other.execute("SELECT pg_advisory_xact_lock(%s)", (0x4472_6167,))
        with Store.open(url, wait_seconds=0.2) as store, pytest.raises(LockedDatabase):
            store.add(read_news())


def test_a_server_that_is_not_there_or_not_ours_is_told_without_the_password(url: str):
    with pytest.raises(NoSuchDatabase) as told:
        Store.open("postgresql://ada:secret@127.0.0.1:9/news", wait_seconds=2)
    assert "secret" not in str(told.value)
    with pytest.raises(NoSuchDatabase, match="no tables of Dragoman"):
        Store.open(url)
    with pytest.raises(UnknownPlace):
        Store.open("mysql://127.0.0.1/news")


def test_an_older_database_gives_the_same_records_after_its_migration(url: str) -> None:
    engine = connect_server(url, 1)
    make_older(engine)
    engine.dispose()
    with Store.open(url) as store:
        assert [to_line(one) for one in store.linked()] == KEPT["export"]
        assert not list(store.verify())
