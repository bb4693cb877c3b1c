"""What databases do each in its own way, full-text search above all: each call goes to the one it is."""

import re
from collections.abc import Sequence
from types import ModuleType
from typing import Any

from sqlalchemy import Connection, Select, Table
from sqlalchemy.dialects import postgresql as postgres_dialect
from sqlalchemy.dialects import sqlite as sqlite_dialect

from dragoman.store import postgres, sqlite
from dragoman.store.query import Query

_BEFORE, _AFTER = 60, 160  # characters around the first word found


def own(connection: Connection) -> ModuleType:
    """What is the database's own: `store.postgres` or `store.sqlite`."""
    return postgres if connection.dialect.name == "postgresql" else sqlite


def insert_or(connection: Connection, into: Table) -> sqlite_dialect.Insert | postgres_dialect.Insert:
    """An INSERT that can say what to do with a row that is there already."""
    if own(connection) is postgres:
        return postgres_dialect.insert(into)
    return sqlite_dialect.insert(into)


def with_words(connection: Connection, index: str, query: Query) -> Select[Any]:
    """Select the numbers of the articles or records (`article_words`, `record_words`) that have the words."""
    wanted: Select[Any] = own(connection).with_words(index, query)
    return wanted


def found(connection: Connection, index: str, query: Query) -> Select[Any]:
    """Select number, rank (less is better) and what `excerpt` makes an excerpt of."""
    wanted: Select[Any] = own(connection).found(index, query)
    return wanted


def excerpt(marked: str | None, said: str, query: Query) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Show some words of what was found, and where in them (code points) the words looked for stand.

    `marked` is what `found` selects of what is `said`, None where the database cuts no excerpts.
    """
    return excerpt_of(said, query) if marked is None else sqlite.read_excerpt(marked)


def excerpt_of(said: str, query: Query) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Cut an excerpt around the first words found in a text; without any, its beginning."""
    places = sorted(place for term in query for place in _places(said, term.text, term.prefix))
    first = places[0][0] if places else 0
    start = 0 if first <= _BEFORE else said.find(" ", first - _BEFORE) + 1
    end = min(len(said), first + _AFTER)
    if end < len(said):
        end = max(said.rfind(" ", first, end), first + 1)
    before, after = "… " if start else "", " …" if end < len(said) else ""
    shift = len(before) - start
    inside = tuple((at + shift, to + shift) for at, to in places if start <= at and to <= end)
    return before + said[start:end] + after, inside


def _places(said: str, phrase: str, prefix: bool) -> list[tuple[int, int]]:
    """Where the words of a phrase stand in a text, one after the other, accents and case aside."""
    wanted = postgres.words_of(phrase)
    words = [(found.span(), postgres.words_of(found[0])) for found in re.finditer(r"[^\W_]+", said)]
    places = []
    for at in range(len(words) - len(wanted) + 1):
        here = [folded[0] if folded else "" for _, folded in words[at : at + len(wanted)]]
        whole, last = here[:-1] == wanted[:-1], here[-1]
        if whole and (last.startswith(wanted[-1]) if prefix else last == wanted[-1]):
            places.append((words[at][0][0], words[at + len(wanted) - 1][0][1]))
    return places


def index_article(connection: Connection, n: int, words: str) -> None:
    """Make an article's text findable."""
    own(connection).index_article(connection, n, words)


def index_records(connection: Connection, rows: Sequence[tuple[int, str]]) -> None:
    """Make records findable: their numbers, and their words."""
    own(connection).index_records(connection, rows)


def forget_article(connection: Connection, n: int) -> None:
    """Take an article's text out of the index; to be done before the row changes."""
    own(connection).forget_article(connection, n)


def forget_records(connection: Connection, article_n: int) -> None:
    """Take the records of an article out of the index; to be done before the rows go."""
    own(connection).forget_records(connection, article_n)


def damages(connection: Connection) -> list[str]:
    """Return what the database finds wrong with itself and with the full-text indexes."""
    told: list[str] = own(connection).damages(connection)
    return told
