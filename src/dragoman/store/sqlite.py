"""All that is SQLite's own: how a connection is set up, and full-text search.

The log (WAL) lets readers read while one program writes. With ``synchronous = NORMAL`` a commit is in the
system's hands at once, so a killed program loses nothing that was committed; the disk is waited for at every
checkpoint, so a power cut can cost the last transactions but never the database's soundness, and the next
run reads again what is missing.

Full-text search is FTS5 over the articles' texts and over what records hold in words. Neither index keeps
the words a second time: it looks them up in views, which unpack them by functions that `connect` makes known.
Another program reads the tables without these, but not the views and the indexes.
"""

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Connection,
    Engine,
    Select,
    column,
    create_engine,
    event,
    literal_column,
    select,
    table,
    text,
)
from sqlalchemy.exc import DatabaseError

from dragoman.store.columns import inflate
from dragoman.store.packing import words_kept
from dragoman.store.query import Query

APPLICATION = 0x4472_6167
"""SQLite's `application_id` of our databases ("Drag"), at byte 68 of the file."""

MAGIC = b"SQLite format 3\0"

TOKENS = "content_rowid='n', tokenize='unicode61 remove_diacritics 2'"

FULL_TEXT = (
    "CREATE VIEW article_said AS SELECT n, words_of_article(text) AS text FROM article",
    "CREATE VIEW record_said AS SELECT record.n AS n, words_of_record(gives, position, text) AS words "
    "FROM record JOIN article ON article.n = record.article_n",
    f"CREATE VIRTUAL TABLE article_words USING fts5(text, content='article_said', {TOKENS})",
    f"CREATE VIRTUAL TABLE record_words USING fts5(words, content='record_said', {TOKENS})",
)

_CAN_WAIT = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL)

_HIDDEN = "\x02"
_SHOWN = "\x03"


def is_url(where: str) -> bool:
    """Whether this is a database URL and not a path."""
    return "://" in where


def connect(path: Path, wait_seconds: float) -> Engine:
    """Return an engine on the file. Connections taken with the option ``writes`` lock it for writing.

    `wait_seconds` is how long a connection waits for another program that is writing.
    """
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": wait_seconds})

    @event.listens_for(engine, "connect")
    def _set_up(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None  # transactions are begun below, not by the driver
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.create_function("words_of_article", 1, _words_of_article, deterministic=True)
        connection.create_function("words_of_record", 3, _words_of_record, deterministic=True)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # Taking the write lock at once: a transaction that reads first and writes later can find, too
        # late to wait, that somebody else has written in between.
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _words_of_article(text: bytes) -> str:
    return inflate(text, "words")


def _words_of_record(given: bytes, position: int, text: bytes) -> str:
    return words_kept(inflate(given, "fields"), position, inflate(text, "words"))


def whose(path: Path) -> int | None:
    """Return the application id in an SQLite file's head, 0 for an empty file, None for any other file.

    The head is read as bytes: to open a database through SQLite can already write beside it.
    """
    with path.open("rb") as file:
        head = file.read(100)
    if not head:
        return 0
    if not head.startswith(MAGIC) or len(head) < 100:
        return None
    return int.from_bytes(head[68:72], "big")


def log_writes(engine: Engine) -> None:
    """Turn the log on; it stays on for this file."""
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA journal_mode = WAL").fetchall()
    finally:
        connection.close()


def settle(engine: Engine) -> None:
    """Move the log into the database and wait for the disk.

    While somebody reads, or the disk is full, the log stays: it is as safe there, and the next one moves it.
    """
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in _CAN_WAIT:
            raise
    finally:
        connection.close()


def index_article(connection: Connection, n: int, words: str) -> None:
    """Make an article's text findable."""
    connection.exec_driver_sql("INSERT INTO article_words(rowid, text) VALUES (?, ?)", (n, words))


def index_records(connection: Connection, rows: Sequence[tuple[int, str]]) -> None:
    """Make records findable: their numbers, and their words."""
    connection.exec_driver_sql("INSERT INTO record_words(rowid, words) VALUES (?, ?)", list(rows))


def forget_article(connection: Connection, n: int) -> None:
    """Take an article's text out of the index; to be done before the row changes."""
    connection.exec_driver_sql(
        "INSERT INTO article_words(article_words, rowid, text) "
        "SELECT 'delete', n, text FROM article_said WHERE n = ?",
        (n,),
    )


def forget_records(connection: Connection, article_n: int) -> None:
    """Take the records of an article out of the index; to be done before the rows go."""
    connection.exec_driver_sql(
        "INSERT INTO record_words(record_words, rowid, words) SELECT 'delete', n, words FROM record_said "
        "WHERE n IN (SELECT n FROM record WHERE article_n = ?)",
        (article_n,),
    )


def fts_query(query: Query) -> str:
    """Write a query as FTS5 reads it: every word quoted, so that none is an operator."""
    return " ".join(f'"{term.text}"' + ("*" if term.prefix else "") for term in query)


def with_words(index: str, query: Query) -> Select[Any]:
    """Select the numbers of the articles or records (`article_words`, `record_words`) that have the words."""
    words = table(index, column("rowid"))
    return select(words.c.rowid).where(
        text(f"{index} MATCH :{index}_query").bindparams(**{f"{index}_query": fts_query(query)})
    )


def found(index: str, query: Query) -> Select[Any]:
    """Select number, rank (less is better) and an excerpt with the words marked, see `read_excerpt`."""
    words = table(index, column("rowid"))
    excerpt = f"snippet({index}, 0, '{_HIDDEN}', '{_SHOWN}', ' … ', 24)"
    return select(
        words.c.rowid.label("n"),
        literal_column(f"bm25({index})").label("rank"),
        literal_column(excerpt).label("excerpt"),
    ).where(text(f"{index} MATCH :query").bindparams(query=fts_query(query)))


def read_excerpt(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Take the marks out of an excerpt: its words, and where in it (code points) the words found stand."""
    plain, places, start = [], [], 0
    length = 0
    for piece in _pieces(marked):
        if piece == _HIDDEN:
            start = length
        elif piece == _SHOWN:
            places.append((start, length))
        else:
            plain.append(piece)
            length += len(piece)
    return "".join(plain), tuple(places)


def _pieces(marked: str) -> list[str]:
    pieces: list[str] = []
    for opened in marked.split(_HIDDEN):
        if pieces:
            pieces.append(_HIDDEN)
        pieces.append(opened.partition(_SHOWN)[0])
        if _SHOWN in opened:
            pieces += [_SHOWN, opened.partition(_SHOWN)[2]]
    return pieces


def damages(connection: Connection) -> list[str]:
    """Return what SQLite finds wrong with the file, its references and the full-text indexes."""
    told = [str(line) for (line,) in connection.exec_driver_sql("PRAGMA integrity_check") if line != "ok"]
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        told.append(f"row {row[1]} of {row[0]} names a row of {row[2]} that is not there")
    for index in ("article_words", "record_words"):
        try:
            # Rank 1 holds the index against the words it was made from (FTS5, "The integrity-check Command").
            connection.exec_driver_sql(f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)")
        except DatabaseError as error:
            told.append(f"the index {index} does not match its words: {error.orig}")
    return told
