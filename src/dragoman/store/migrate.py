"""Bringing a database to this version's tables.

A migration is one transaction: a database is at one revision or at the next, never between. The file is
marked as ours (`application_id`) in the same transaction that makes its first table.
"""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect

from dragoman.store.faults import NewerDatabase
from dragoman.store.sqlite import APPLICATION

REVISION = "0010"
"""The revision that this version of the code reads and writes."""

MIGRATIONS = Path(__file__).parent / "migrations"


def revision(connection: Connection) -> str | None:
    """Return the revision that a database is at; None if it has no tables yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return None if found is None else str(found)


def bring_up(engine: Engine, path: Path | str) -> None:
    """Migrate the database if it is older or new; raise `NewerDatabase` if it is ahead of this code.

    Looking first spares every later opening the wait for Alembic, and a reader the write lock.
    """
    with engine.begin() as connection:
        if revision(connection) == REVISION:
            return
    with engine.execution_options(writes=True).begin() as connection:
        at = revision(connection)  # another program may have migrated it meanwhile
        if at == REVISION:
            return
        if at is not None and at > REVISION:
            raise NewerDatabase(f"{path} is at revision {at}, this version knows up to {REVISION}")
        _upgrade(connection)
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
    engine.dispose()  # Alembic leaves a query open on the connection, which holds the log in use


def _upgrade(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 - a quarter of a second, needed once in a database's life
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
