"""All that is PostgreSQL's own: how a connection is set up, how its types are written, and full-text search.

One writer at a time: numbers are given out by the program, so whoever writes holds an advisory lock until
the transaction ends. Readers wait for nobody. Text is compared byte by byte (collation ``C``) and whole
numbers have 64 bits, as in SQLite, so that lists have the same order and cursors mean the same in both.

For full-text search the words are taken apart here and not by PostgreSQL's parser, which takes "U.S." for
a host and splits "13-year" into a sign and a number; the tables ``article_words`` and ``record_words`` hold
what both databases find alike.
"""

import re
import unicodedata
from collections.abc import Sequence
from importlib.util import find_spec
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Integer,
    Select,
    Text,
    column,
    create_engine,
    event,
    func,
    literal_column,
    make_url,
    null,
    select,
    table,
    text,
)
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.compiler import compiles

from dragoman.store.faults import DriverMissing
from dragoman.store.query import Query

WRITERS = 0x4472_6167
"""Number of the advisory lock that whoever writes holds ("Drag")."""

SERVERS = ("postgresql://", "postgres://", "postgresql+psycopg://")
"""How URLs of databases begin that are understood."""

FULL_TEXT = tuple(
    statement
    for index in ("article_words", "record_words")
    for statement in (
        f"CREATE TABLE {index} (rowid BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)",
        f"CREATE INDEX {index}_gin ON {index} USING gin (words)",
    )
)

_WORD = re.compile(r"[^\W_]+")
_LONGEST_WORD = 200  # characters; PostgreSQL takes lexemes up to 2 KB
_MOST_CHARACTERS = 700_000
"""Characters of one text that are made findable: a tsvector holds 1 MB at most."""
_OWNERS = {"article_words": "article", "record_words": "record"}


def shown_url(url: str) -> str:
    """Write a URL without its password, as it may stand in messages."""
    try:
        return make_url(url).render_as_string(hide_password=True)
    except ArgumentError:
        return url.partition("://")[0] + "://…"


@compiles(Text, "postgresql")
def _text(_type: Text, _compiler: Any, **_: Any) -> str:
    return 'TEXT COLLATE "C"'


@compiles(Integer, "postgresql")
def _integer(_type: Integer, _compiler: Any, **_: Any) -> str:
    return "BIGINT"


def connect_server(url: str, wait_seconds: float) -> Engine:
    """Return an engine on the database of a URL; those taken with the option ``writes`` wait for their turn.

    `wait_seconds` is how long to wait for another program that is writing.
    """
    if find_spec("psycopg") is None:
        raise DriverMissing(f"{shown_url(url)} is a PostgreSQL database, and psycopg is not installed")
    given = make_url(url).set(drivername="postgresql+psycopg")
    wait = f"-c lock_timeout={int(wait_seconds * 1000)}"
    engine = create_engine(
        given, connect_args={"options": wait, "connect_timeout": max(2, int(wait_seconds))}
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        if connection.get_execution_options().get("writes"):
            connection.execute(select(func.pg_advisory_xact_lock(WRITERS)))

    return engine


def index_article(connection: Connection, n: int, words: str) -> None:
    """Make an article's text findable."""
    _index(connection, "article_words", [(n, words)])


def index_records(connection: Connection, rows: Sequence[tuple[int, str]]) -> None:
    """Make records findable: their numbers, and their words."""
    _index(connection, "record_words", rows)


def _index(connection: Connection, index: str, rows: Sequence[tuple[int, str]]) -> None:
    if rows:
        connection.execute(
            text(f"INSERT INTO {index}(rowid, words) VALUES (:n, to_tsvector('simple', :words))"),
            [{"n": n, "words": " ".join(words_of(said[:_MOST_CHARACTERS]))} for n, said in rows],
        )


def forget_article(connection: Connection, n: int) -> None:
    """Take an article's text out of the index."""
    connection.execute(text("DELETE FROM article_words WHERE rowid = :n"), {"n": n})


def forget_records(connection: Connection, article_n: int) -> None:
    """Take the records of an article out of the index; to be done before the rows go."""
    gone = "DELETE FROM record_words WHERE rowid IN (SELECT n FROM record WHERE article_n = :n)"
    connection.execute(text(gone), {"n": article_n})


def words_of(said: str) -> list[str]:
    """Take a text apart as SQLite's tokenizer ``unicode61 remove_diacritics 2`` does."""
    apart = unicodedata.normalize("NFD", said)
    plain = "".join(c for c in apart if unicodedata.category(c) != "Mn").lower()
    return [word[:_LONGEST_WORD] for word in _WORD.findall(plain)]


def ts_query(query: Query) -> str:
    """Write a query as ``to_tsquery`` reads it; its words are letters and digits only."""
    terms = []
    for term in query:
        words = words_of(term.text)
        terms.append(" <-> ".join(words) + (":*" if term.prefix else ""))
    return " & ".join(f"({term})" for term in terms)


def with_words(index: str, query: Query) -> Select[Any]:
    """Select the numbers of the articles or records (`article_words`, `record_words`) that have the words."""
    words = table(index, column("rowid"), column("words"))
    return select(words.c.rowid).where(_matches(index, query))


def found(index: str, query: Query) -> Select[Any]:
    """Select number and rank (less is better); the excerpt is cut by who unpacks the words."""
    words = table(index, column("rowid"), column("words"))
    # Written out, not bound: it has letters, digits and operators only, and is used in ORDER BY as well.
    rank: ColumnElement[float] = literal_column(
        f"-ts_rank({index}.words, to_tsquery('simple', '{ts_query(query)}'))"
    )
    return select(words.c.rowid.label("n"), rank.label("rank"), null().label("excerpt")).where(
        _matches(index, query)
    )


def _matches(index: str, query: Query) -> Any:
    name = f"{index}_query"
    return text(f"{index}.words @@ to_tsquery('simple', :{name})").bindparams(**{name: ts_query(query)})


def damages(connection: Connection) -> list[str]:
    """Return what does not hold between the tables; the pages of its files PostgreSQL checks by itself."""
    told = []
    for index, owner in _OWNERS.items():
        lacking = connection.scalar(
            text(f"SELECT count(*) FROM {owner} WHERE n NOT IN (SELECT rowid FROM {index})")
        )
        extra = connection.scalar(
            text(f"SELECT count(*) FROM {index} WHERE rowid NOT IN (SELECT n FROM {owner})")
        )
        if lacking or extra:
            told.append(f"the index {index} does not match its words: {lacking} lacking, {extra} too many")
    return told
