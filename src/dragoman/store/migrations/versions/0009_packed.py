"""Keep what an article gives with it, packed; words that its text has are not kept a second time."""

import json
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

from dragoman.store.columns import ROLES, TYPES, deflate, short_day, shortened
from dragoman.store.dialect import own
from dragoman.store.packing import BETWEEN, SEARCHED, dump, gives

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

IDS = {
    "article": ("id", "copy_of"),
    "record": ("id", "statement"),
    "actor": ("id", "part_of"),
    "party": ("actor",),
    "linked": ("id",),
    "decision": ("actor", "article", "into", "shown"),
    "parting": ("one", "other"),
    "verdict": ("record", "article", "found"),
}
LETTERS = (("record", "type", TYPES), ("alike", "kind", TYPES), ("party", "role", ROLES))
OF_ACTOR = ("name", "kind", "country", "part_of")
APART = (("article", "text"), ("article", "fields"), ("record", "words"), ("record", "fields"))
ARTICLES = 100  # read at a time


def upgrade() -> None:
    """Pack articles and what they give, shorten ids and names, and make the indexes of words anew."""
    in_a_file = op.get_bind().dialect.name == "sqlite"
    if in_a_file:
        op.execute("DROP TABLE article_words")
        op.execute("DROP TABLE record_words")
    op.add_column("article", sa.Column("dated", sa.Boolean, nullable=False, server_default=sa.false()))
    for name in ("packed_text", "packed_fields", "gives"):
        empty = sa.Column(name, sa.LargeBinary, nullable=False, server_default=sa.text("''"))
        op.add_column("article", empty)
    op.add_column("record", sa.Column("act", sa.Text))
    _pack(op.get_bind())
    for table, column in (
        ("article", "text"),
        ("article", "fields"),
        ("record", "words"),
        ("record", "fields"),
    ):
        op.drop_column(table, column)
    for column in ("text", "fields"):
        op.execute(f"ALTER TABLE article RENAME COLUMN packed_{column} TO {column}")
    _lighten_actors(op.get_bind())
    for table, column, letters in LETTERS:
        for name, short in letters.items():
            renamed = sa.text(f"UPDATE {table} SET {column} = :short WHERE {column} = :name")
            op.get_bind().execute(renamed, {"short": short, "name": name})
    if in_a_file:
        _shorten(op.get_bind())
        for made in own(op.get_bind()).FULL_TEXT:
            op.execute(made)
        for index in ("article_words", "record_words"):
            op.execute(f"INSERT INTO {index}({index}) VALUES ('rebuild')")


def _pack(connection: sa.Connection) -> None:
    numbers = list(connection.scalars(sa.text("SELECT n FROM article ORDER BY n")))
    for at in range(0, len(numbers), ARTICLES):
        for n in numbers[at : at + ARTICLES]:
            _pack_article(connection, n)


def _pack_article(connection: sa.Connection, n: int) -> None:
    asked = sa.text("SELECT text, fields FROM article WHERE n = :n")
    text, fields = connection.execute(asked, {"n": n}).one()
    told = json.loads(fields)
    asked = sa.text("SELECT n, words, fields FROM record WHERE article_n = :n ORDER BY position, n")
    packed, rows = [], []
    for position, record in enumerate(connection.execute(asked, {"n": n}), 1):
        one = json.loads(record.fields)
        _take_words(one, record.words)
        packed.append(_without_words(one, text))
        rows.append({"n": record.n, "position": position, "act": one.get("act")})
    connection.execute(
        sa.text(
            "UPDATE article SET packed_text = :text, packed_fields = :fields, gives = :gives, dated = :dated "
            "WHERE n = :n"
        ),
        {
            "n": n,
            "text": deflate(text, "words"),
            "fields": deflate(dump(_without_words(told, text)), "fields"),
            "gives": deflate(gives(text, packed), "fields"),
            "dated": (told.get("published") or {}).get("basis") == "linked",
        },
    )
    if rows:
        placed = sa.text("UPDATE record SET position = :position, act = :act WHERE n = :n")
        connection.execute(placed, rows)


def _take_words(one: dict[str, Any], words: str) -> None:
    """Put the words for which a record is searched back into their spans."""
    name = next((name for name in SEARCHED if name in one), None)
    if name is None:
        return
    at = 0
    for span in one[name] if isinstance(one[name][0], list) else [one[name]]:
        length = span[1]
        span[1] = words[at : at + length]
        at += length + len(BETWEEN)


def _without_words(value: Any, text: str) -> Any:
    """Write ``[start, "exact"]`` as ``[start, length]`` where the text has these words there."""
    if isinstance(value, dict):
        return {name: _without_words(one, text) for name, one in value.items()}
    if not isinstance(value, list):
        return value
    if _is_span(value):
        start, exact = value
        return [start, len(exact)] if text[start : start + len(exact)] == exact else value
    return [_without_words(one, text) for one in value]


def _is_span(value: Sequence[Any]) -> bool:
    return len(value) == 2 and isinstance(value[0], int) and isinstance(value[1], str)


def _lighten_actors(connection: sa.Connection) -> None:
    """Leave out of an actor's fields what has columns."""
    rows = [
        {
            "n": n,
            "fields": dump({name: one for name, one in json.loads(told).items() if name not in OF_ACTOR}),
        }
        for n, told in connection.execute(sa.text("SELECT n, fields FROM actor"))
    ]
    if rows:
        connection.execute(sa.text("UPDATE actor SET fields = :fields WHERE n = :n"), rows)


def _shorten(connection: sa.Connection) -> None:
    driver = connection.connection.driver_connection
    assert driver is not None
    driver.create_function("shortened", 1, lambda id_: None if id_ is None else shortened(id_))
    driver.create_function("short_day", 1, lambda day: None if day is None else short_day(day))
    for table, columns in IDS.items():
        told = [f'"{column}" = shortened("{column}")' for column in columns]
        if table in ("article", "record"):
            told += [f"{column} = short_day({column})" for column in ("from_day", "to_day")]
        connection.execute(sa.text(f"UPDATE {table} SET {', '.join(told)}"))
