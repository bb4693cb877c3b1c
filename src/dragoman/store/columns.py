"""How values stand in the columns where the plain ones would take most of the database.

`Packed` is text under Deflate (RFC 1951) with a dictionary that is shipped: a wire is too short to repeat
much of itself, and most of it is words that all wires have. `Short` is one of a few names under a letter or
two. `Id` is a record's id, in a file by its 80 bits, whose order is that of the ids as they are written;
`Day` is a day, likewise.

Neither a dictionary nor a letter may ever change: what is kept could not be read back. Another goes beside
it, under a name of its own.
"""

import re
import zlib
from base64 import b32encode
from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import ColumnElement, Dialect, LargeBinary, Text, and_, literal
from sqlalchemy.types import TypeDecorator

from dragoman.record import BadRecord

Dictionary = Literal["words", "fields"]
"""Which dictionary: the commonest words of English news, or fields of records as `packing` writes them."""

TYPES = {"statement": "s", "message": "m", "contact": "c", "incident": "i", "responsibility": "r"} | {
    "figure": "f",
    "article": "a",
}
"""Letters for types of record."""

ROLES = {"speakers": "sp", "addressees": "ad", "via": "vi", "senders": "se", "recipients": "re"} | {
    "intermediaries": "in",
    "participants": "pa",
    "perpetrators": "pe",
    "victims": "ve",
    "holder": "ho",
    "accused": "ac",
}
"""Letters for the parts that actors take in records."""

_RAW = -zlib.MAX_WBITS
_MOST_MEMORY = 9
_SMALL = 1 << 13  # bytes; longer ones are unpacked anew each time, so that memory is bounded by some 20 MB

_FORM = re.compile(r"[a-z]{3}_[2-7a-z]{16}", re.ASCII)
_PREFIX, _LENGTH = 4, 20  # "sta_", and with its 16 digits
_IN_ORDER = "234567abcdefghijklmnopqrstuvwxyz"
_AS_DIGITS = str.maketrans(_IN_ORDER, "0123456789abcdefghijklmnopqrstuv")
_AS_WRITTEN = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", _IN_ORDER.encode())


def deflate(text: str, dictionary: Dictionary) -> bytes:
    """Pack a text. Raises `UnicodeEncodeError` for a lone surrogate."""
    press = _press(dictionary).copy()
    return press.compress(text.encode()) + press.flush()


def inflate(packed: bytes, dictionary: Dictionary) -> str:
    """Unpack a text. Raises `BadRecord` where it is damaged."""
    return _recent(packed, dictionary) if len(packed) < _SMALL else _inflated(packed, dictionary)


def _inflated(packed: bytes, dictionary: Dictionary) -> str:
    press = zlib.decompressobj(_RAW, zdict=_dictionary(dictionary))
    try:
        text = press.decompress(packed).decode()
    except (zlib.error, UnicodeDecodeError) as error:
        raise BadRecord(f"what is packed cannot be unpacked: {error}") from error
    if not press.eof:
        raise BadRecord("what is packed ends too early")
    return text


_recent = lru_cache(maxsize=1024)(_inflated)  # the records of one article are mostly asked for together


@cache
def _dictionary(name: Dictionary) -> bytes:
    return (Path(__file__).parent / "dictionary" / f"{name}.txt").read_bytes()


@cache
def _press(name: Dictionary) -> "zlib._Compress":
    """A compressor that has taken its dictionary in, which takes longer than most texts; to be copied."""
    return zlib.compressobj(
        zlib.Z_BEST_COMPRESSION, zlib.DEFLATED, _RAW, _MOST_MEMORY, zdict=_dictionary(name)
    )


class Packed(TypeDecorator[str]):
    """A text, packed."""

    impl = LargeBinary
    cache_ok = True

    def __init__(self, dictionary: Dictionary) -> None:
        super().__init__()
        self.dictionary = dictionary

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        """Pack it on its way in."""
        return None if value is None else deflate(value, self.dictionary)

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        """Unpack it on its way out. Raises `BadRecord`, too where another program wrote it plain."""
        if isinstance(value, str):
            raise BadRecord(f"what stands for packed text is plain: {value[:40]!r}")
        return None if value is None else inflate(bytes(value), self.dictionary)


class Short(TypeDecorator[str]):
    """One of a few names, by letters."""

    impl = Text
    cache_ok = True

    def __init__(self, letters: Mapping[str, str]) -> None:
        super().__init__()
        self.letters = tuple(letters.items())
        self._letters = dict(letters)
        self._names = {short: name for name, short in letters.items()}

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Abbreviate it; what has no letters stays as it is, and is found nowhere."""
        return None if value is None else self._letters.get(value, value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """Write it out."""
        return None if value is None else self._names.get(value, value)


class Day(TypeDecorator[str]):
    """A day, ``YYYY-MM-DD``: in a file its number (1 is 0001-01-01) in 3 bytes, which are in order too."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | bytes | None:
        """Shorten it."""
        return value if value is None or dialect.name != "sqlite" else short_day(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        """Write it out."""
        return _day_written_out(value) if isinstance(value, bytes) else value


@lru_cache(maxsize=4096)
def short_day(day: str) -> bytes:
    """Write a day in 3 bytes. Raises `ValueError` if it is none."""
    return date.fromisoformat(day).toordinal().to_bytes(3, "big")


@lru_cache(maxsize=4096)
def _day_written_out(short: bytes) -> str:
    return date.fromordinal(int.from_bytes(short, "big")).isoformat()


class Id(TypeDecorator[str]):
    """A record's id: in a file 13 bytes, on a server the 20 characters, which it keeps as shortly."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | bytes | None:
        """Shorten it, if it has the form of an id."""
        return value if value is None or dialect.name != "sqlite" else shortened(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        """Write it out."""
        return written_out(value) if isinstance(value, bytes) else value


def shortened(id_: str) -> str | bytes:
    """Write an id in 13 bytes; what does not have the form of one is left as it is."""
    if _FORM.fullmatch(id_) is None:
        return id_
    return id_[:3].encode() + int(id_[4:].translate(_AS_DIGITS), 32).to_bytes(10, "big")


def beginning(column: ColumnElement[str], start: str, dialect: str) -> list[ColumnElement[bool]]:
    """Conditions on a column of ids, one of which holds for every id that begins so."""
    plain = and_(column >= literal(start, Text), column < literal(start + "\x7f", Text))
    if dialect != "sqlite":
        return [plain]
    if len(start) < _PREFIX or (len(start) == _PREFIX and start[-1] == "_"):
        least, most = start[:3].encode(), start[:3].encode() + b"\xff"
    else:
        first, last = shortened(start.ljust(_LENGTH, _IN_ORDER[0])), shortened(start.ljust(_LENGTH, "z"))
        if isinstance(first, str) or isinstance(last, str):
            return [plain]
        least, most = first, last
    return [plain, and_(column >= literal(least, LargeBinary), column <= literal(most, LargeBinary))]


@lru_cache(maxsize=4096)
def written_out(short: bytes) -> str:
    """Write out an id that was shortened."""
    return f"{short[:3].decode()}_{b32encode(short[3:]).translate(_AS_WRITTEN).decode()}"
