import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import event

from dragoman.store import (
    DamagedDatabase,
    DiskFull,
    DriverMissing,
    ForeignDatabase,
    LockedDatabase,
    NewerDatabase,
    NoSuchDatabase,
    NotADatabase,
    ReadOnly,
    Store,
    UnknownPlace,
    UnwritableText,
    database,
)
from dragoman.store.columns import deflate, inflate


def test_a_database_is_made_only_when_asked_for(tmp_path):
    with pytest.raises(NoSuchDatabase):
        Store.open(tmp_path / "crisis.db")
    assert not list(tmp_path.iterdir())
    Store.open(tmp_path / "crisis.db", create=True).close()
    Store.open(tmp_path / "crisis.db").close()
    assert [one.name for one in tmp_path.iterdir()] == ["crisis.db"]


@pytest.mark.parametrize("content", [b"Varnia warns Ostland", b"SQLite format 3\0 but no more", b"{}" * 100])
def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path, content):
    path = tmp_path / "ferry.txt"
    path.write_bytes(content)
    with pytest.raises(NotADatabase):
        Store.open(path, create=True)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_is_no_database(tmp_path):
    with pytest.raises(NotADatabase, match="folder"):
        Store.open(tmp_path, create=True)


def test_an_empty_file_becomes_a_database_only_when_asked_for(tmp_path):
    path = tmp_path / "crisis.db"
    path.touch()
    with pytest.raises(NotADatabase):
        Store.open(path)
    Store.open(path, create=True).close()
    Store.open(path).close()


@pytest.mark.parametrize("journal", ["delete", "wal"])
def test_a_database_of_another_program_is_left_as_it_is(tmp_path, journal):
    path = tmp_path / "books.db"
    with sqlite3.connect(path) as other:
        other.execute(f"PRAGMA journal_mode = {journal}")
        other.execute("CREATE TABLE article (id TEXT)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(ForeignDatabase):
        Store.open(path, create=True)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_database_of_a_later_version_is_left_as_it_is(store):
    store.close()
    with sqlite3.connect(store.path) as later:
        later.execute("UPDATE alembic_version SET version_num = '9999'")
    later.close()
    before = store.path.read_bytes()
    with pytest.raises(NewerDatabase, match="9999"):
        Store.open(store.path, create=True)
    assert store.path.read_bytes() == before


def test_a_database_of_an_unknown_kind_is_refused_with_what_to_do():
    with pytest.raises(UnknownPlace, match="name a file"):
        Store.open("mysql://localhost/crisis")


def test_a_server_whose_driver_is_not_installed_is_told_with_what_to_do(monkeypatch):
    monkeypatch.setattr("dragoman.store.postgres.find_spec", lambda _: None)
    with pytest.raises(DriverMissing, match="dragoman\\[postgres\\]"):
        Store.open("postgresql://localhost/crisis")


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(ReadOnly, match="no folder"):
        Store.open(tmp_path / "nowhere" / "crisis.db", create=True)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_to_is_told(tmp_path):
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(ReadOnly):
            Store.open(tmp_path / "crisis.db", create=True)
    finally:
        tmp_path.chmod(0o700)


def test_a_database_that_somebody_else_writes_to_names_who_does(store, news):
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None);"
            "c.execute('BEGIN IMMEDIATE'); print('locked', flush=True); sys.stdin.read()",
            str(store.path),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    try:
        assert holder.stdout.readline() == b"locked\n"
        named = str(holder.pid) if Path("/proc").is_dir() else "another program"
        with (
            Store.open(store.path, wait_seconds=0.1) as waiting,
            pytest.raises(LockedDatabase, match=named) as told,
        ):
            assert list(waiting.articles()) == []  # reading is not hindered
            waiting.add(news())
        assert "run the same command again" in str(told.value)
    finally:
        holder.communicate()
    assert store.add(news()) == "added"


def limited(monkeypatch, pages):
    """Let every connection refuse to make the database longer than so many pages."""
    connect = database.connect

    def connect_limited(path, wait_seconds):
        engine = connect(path, wait_seconds)
        event.listen(engine, "connect", lambda made, _: made.execute(f"PRAGMA max_page_count = {pages}"))
        return engine

    monkeypatch.setattr(database, "connect", connect_limited)


def test_a_full_disk_is_told_and_what_was_read_stays(store, news, monkeypatch):
    store.add(news())
    store.close()
    limited(monkeypatch, 60)
    with Store.open(store.path) as full, pytest.raises(DiskFull, match="room"):
        for count in range(10_000):
            full.add(news(source=f"{count}.txt"))
    monkeypatch.undo()
    with Store.open(store.path) as after:
        assert len(list(after.articles())) == count + 1
        assert not list(after.verify())
        assert after.add(news(source=f"{count}.txt")) == "added"


def test_a_text_that_no_database_takes_is_told_and_nothing_of_it_stays(store, news):
    with pytest.raises(UnwritableText, match="U\\+D800"):
        store.add(news(extra="\nbroken \ud800"))
    assert not list(store.records())
    assert store.add(news()) == "added"


def test_a_record_that_breaks_its_rules_is_a_damaged_database_and_no_traceback(store, news):
    store.add(news())
    with sqlite3.connect(store.path) as vandal:
        (gives,) = vandal.execute("SELECT gives FROM article").fetchone()
        told = inflate(gives, "fields").replace("direct", "shouted")
        vandal.execute("UPDATE article SET gives = ?", (deflate(told, "fields"),))
    vandal.close()
    with pytest.raises(DamagedDatabase, match="shouted"):
        list(store.records())
