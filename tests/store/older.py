"""A database as version 0008 of the tables held it, with four invented articles, a decision and a verdict.

Written by the program of then, with what it exported; `paragraphs` are in hexadecimal.
"""

import json
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, text

from dragoman.store.dialect import index_article, index_records
from dragoman.store.migrate import MIGRATIONS
from dragoman.store.sqlite import APPLICATION

KEPT: dict[str, Any] = json.loads(Path(__file__).with_name("kept_0008.json").read_text(encoding="utf-8"))


def make_older(engine: Engine) -> None:
    """Make the tables of 0008 in an empty database, and fill them."""
    with engine.execution_options(writes=True).begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, "0008")
        for name, kept in KEPT["tables"].items():
            _insert(connection, name, kept["columns"], kept["rows"])
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
            for index, column, of in (("article", "text", "article"), ("record", "words", "record")):
                connection.exec_driver_sql(
                    f"INSERT INTO {index}_words(rowid, {column}) SELECT n, {column} FROM {of}"
                )
        else:
            for n, said in connection.execute(text("SELECT n, text FROM article")).all():
                index_article(connection, n, said)
            index_records(connection, connection.execute(text("SELECT n, words FROM record")).all())


def _insert(connection: Connection, table: str, columns: list[str], rows: list[list[Any]]) -> None:
    of_bytes, of_truth = "paragraphs", {"record": "shown", "verdict": "changed"}.get(table)

    def value(name: str, one: Any) -> Any:
        if one is None:
            return None
        return bytes.fromhex(one) if name == of_bytes else bool(one) if name == of_truth else one

    told = ", ".join(f'"{name}"' for name in columns)
    places = ", ".join(f":{name}" for name in columns)
    given = [{n: value(n, one) for n, one in zip(columns, row, strict=True)} for row in rows]
    connection.execute(text(f"INSERT INTO {table} ({told}) VALUES ({places})"), given)
