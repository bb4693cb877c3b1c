"""What SQLite and the disk complain of, as faults that a reader can act on. The one place for it."""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from dragoman.record import BadRecord, Fault
from dragoman.store.faults import (
    DamagedDatabase,
    DiskFull,
    DiskTrouble,
    LockedDatabase,
    NoSuchDatabase,
    NotADatabase,
    ReadOnly,
    UnwritableText,
)

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


@contextmanager
def as_faults(path: Path | str) -> Iterator[None]:
    """Turn errors of the database at `path` into faults; programming errors pass through and crash."""
    try:
        yield
    except DBAPIError as error:
        fault = _fault_of(error.orig, path)
        if fault is None:
            raise
        raise fault from error
    except (sqlite3.Error, OSError, UnicodeEncodeError) as error:
        fault = _fault_of(error, path)
        if fault is None:
            raise
        raise fault from error
    except BadRecord as error:
        raise DamagedDatabase(f"{path} holds a record that breaks its own rules: {error.found}") from error


def _fault_of(error: BaseException | None, path: Path | str) -> Fault | None:
    if isinstance(error, UnicodeEncodeError):
        return UnwritableText(f"a text has the code point U+{ord(error.object[error.start]):04X}")
    if isinstance(error, sqlite3.Error):
        return _fault_of_sqlite(error, path)
    if isinstance(error, OSError):
        return _fault_of_system(error, path)
    if state := getattr(error, "sqlstate", None):
        return _fault_of_server(str(state), error, path)
    if type(error).__module__.startswith("psycopg"):  # no state: there is no connection
        return NoSuchDatabase(f"{path} cannot be reached: {_first_line(error)}")
    return None


def _fault_of_server(state: str, error: BaseException | None, path: Path | str) -> Fault | None:
    """What a server says, by its SQLSTATE (PostgreSQL, appendix A)."""
    told = _first_line(error)
    if state == "55P03":
        return LockedDatabase(f"{path} is being written by another program")
    if state.startswith(("08", "57P", "28", "3D")):
        return NoSuchDatabase(f"{path} cannot be used: {told}")
    if state in ("53100", "53200"):
        return DiskFull(f"{path} has no room left: {told}")
    if state in ("25006", "42501"):
        return ReadOnly(f"{path} may not be written to: {told}")
    if state.startswith(("58", "XX")):
        return DiskTrouble(f"{path} could not be read or written: {told}")
    return None


def _first_line(error: BaseException | None) -> str:
    return str(error).strip().partition("\n")[0]


def _fault_of_sqlite(error: sqlite3.Error, path: Path | str) -> Fault | None:
    # The low byte of an extended code is the primary one (SQLite, "Result and Error Codes").
    match getattr(error, "sqlite_errorcode", 0) & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return LockedDatabase(f"{path} is being written by {_holders(path)}")
        case sqlite3.SQLITE_FULL:
            return DiskFull(f"the disk is full: no room left for {path}")
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            return ReadOnly(f"{path} cannot be opened for writing: {error}")
        case sqlite3.SQLITE_NOTADB:
            return NotADatabase(f"{path} is not a database")
        case sqlite3.SQLITE_CORRUPT:
            return DamagedDatabase(f"{path} is damaged: {error}")
        case sqlite3.SQLITE_IOERR:
            return DiskTrouble(f"{path} could not be read or written: {error}")
    return None


def _fault_of_system(error: OSError, path: Path | str) -> Fault | None:
    if error.errno in _FULL:
        return DiskFull(f"the disk is full: no room left for {error.filename or path}")
    if error.errno in _FORBIDDEN:
        return ReadOnly(f"{error.filename or path} may not be written to")
    if error.errno == errno.EIO:
        return DiskTrouble(f"{error.filename or path} could not be read or written: {error}")
    return None


def _holders(path: Path | str) -> str:
    """Name the other processes that have the database open, as far as the system (Linux) tells."""
    wanted = str(Path(path).resolve())
    holders = []
    for process in sorted(Path("/proc").glob("[0-9]*"), key=lambda place: int(place.name)):
        if int(process.name) == os.getpid():
            continue
        try:
            has_it = any(str(open_.readlink()) == wanted for open_ in (process / "fd").iterdir())
            words = (process / "cmdline").read_bytes().decode(errors="replace").split("\0")
        except OSError:  # it has ended, or is somebody else's
            continue
        if has_it:
            holders.append(f"process {process.name} ({' '.join(words).strip()[:60]})")
    return " and ".join(holders) or "another program"
