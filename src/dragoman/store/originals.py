"""The pages that articles were read from, kept beside the database as they came.

A page is a file named by the SHA-256 of its bytes, compressed, in ``NAME.originals/ab/``. It is written
whole or not at all (another name, synced, then renamed), before the article's transaction: a crash between
the two leaves a page that nothing names, never an article whose page is missing.
"""

import gzip
import os
import zlib
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from sqlalchemy import Engine, select

from dragoman.store.dialect import insert_or
from dragoman.store.faults import PageChanged
from dragoman.store.tables import page as pages


class Pages(Protocol):
    """Where the pages of a database are kept, by the SHA-256 of their bytes."""

    def keep(self, page: bytes) -> str:
        """Keep a page, and return its SHA-256."""
        ...

    def load(self, digest: str) -> bytes:
        """Return a page; raise `PageChanged` if it is gone or not that page any more."""
        ...


@dataclass(frozen=True)
class InFolder:
    """Pages in a folder beside a database file."""

    folder: Path

    def keep(self, page: bytes) -> str:
        """Keep a page; one that is there already is not written again."""
        return keep(self.folder, page)

    def load(self, digest: str) -> bytes:
        """Return a page; raise `PageChanged`."""
        return load(self.folder, digest)


@dataclass(frozen=True)
class InTable:
    """Pages in the database itself, for a server that many machines use."""

    engine: Engine

    def keep(self, page: bytes) -> str:
        """Keep a page; one that is there already is not written again."""
        digest = sha256(page).hexdigest()
        with self.engine.begin() as connection:
            row = {"digest": digest, "content": gzip.compress(page, compresslevel=6, mtime=0)}
            connection.execute(insert_or(connection, pages).on_conflict_do_nothing(), row)
        return digest

    def load(self, digest: str) -> bytes:
        """Return a page; raise `PageChanged`."""
        with self.engine.connect() as connection:
            packed = connection.scalar(select(pages.c.content).where(pages.c.digest == digest))
        if packed is None:
            raise PageChanged(f"the page {digest} is gone")
        found = gzip.decompress(packed)
        if sha256(found).hexdigest() != digest:
            raise PageChanged(f"the page {digest} is not the one that was read")
        return found


ENDINGS = (".db", ".sqlite", ".sqlite3")


def folder_of(database: Path) -> Path:
    """Name the folder for a database's pages: ``crisis.originals`` beside ``crisis.db``."""
    name = database.stem if database.suffix in ENDINGS else database.name
    return database.with_name(f"{name}.originals")


def keep(folder: Path, page: bytes) -> str:
    """Keep a page, and return its SHA-256. A page that is there already is not written again."""
    digest = sha256(page).hexdigest()
    place = _place(folder, digest)
    if place.exists():
        return digest
    place.parent.mkdir(parents=True, exist_ok=True)
    unfinished = place.with_suffix(f".{os.getpid()}.part")
    try:
        with unfinished.open("wb") as file:
            file.write(gzip.compress(page, compresslevel=6, mtime=0))
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(place)
    except BaseException:
        with suppress(OSError):
            unfinished.unlink()
        raise
    _sync(place.parent)
    return digest


def load(folder: Path, digest: str) -> bytes:
    """Return the page with this SHA-256; raise `PageChanged` if it is gone or not that page any more."""
    place = _place(folder, digest)
    try:
        page = gzip.decompress(place.read_bytes())
    except FileNotFoundError:
        raise PageChanged(f"{place} is gone") from None
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise PageChanged(f"{place} is damaged") from None
    if sha256(page).hexdigest() != digest:
        raise PageChanged(f"{place} does not hold the page that was read")
    return page


def _place(folder: Path, digest: str) -> Path:
    return folder / digest[:2] / f"{digest}.html.gz"


def _sync(folder: Path) -> None:
    """Make the renaming last; a system that cannot open folders (Windows) does it by itself."""
    with suppress(PermissionError, IsADirectoryError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
