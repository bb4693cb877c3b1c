"""JSON Lines: one article a line, read as a stream and in bounded memory."""

import json
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from dragoman.ingest.faults import BadRow, Blank, TooLarge, Undecodable, Unreadable
from dragoman.ingest.given import Given, LeftOut, Told, stated
from dragoman.record.faults import Fault

LONGEST_LINE = 32 * 2**20  # bytes
_CHUNK = 2**20
_BOM = b"\xef\xbb\xbf"


def rows(stream: BinaryIO, path: str, longest: int = LONGEST_LINE) -> Iterator[Given | LeftOut]:
    """Read the articles of a JSON Lines file one by one; blank lines are nothing.

    A line longer than `longest` bytes is passed over without being held in memory. A damaged archive ends
    the file with a `LeftOut`; what came before it stands.
    """
    number = 0
    while True:
        number += 1
        where = f"{path}:{number}"
        try:
            line = stream.readline(longest + 1)
            if not line:
                return
            if len(line) > longest and not line.endswith(b"\n"):
                length = len(line) + _pass_over(stream)
                yield LeftOut(
                    where, TooLarge(f"line {number} of {path} has {length / 1e6:,.0f} million bytes")
                )
                continue
        except (OSError, EOFError, ValueError, zlib.error) as error:
            yield LeftOut(where, Unreadable(f"{path} breaks off at line {number} ({error})"))
            return
        line = line.rstrip(b"\r\n").removeprefix(_BOM)  # also of files that were put together
        if not line.strip():
            continue
        try:
            told = told_by(parse_row(line))
        except Fault as fault:
            yield LeftOut(where, type(fault)(f"line {number} of {path}: {fault.found}"))
        else:
            yield Given(told.url or told.row_id or where, line, "row", told)


def _pass_over(stream: BinaryIO) -> int:
    """Read on to the end of the line; return how many bytes that was."""
    passed = 0
    while chunk := stream.readline(_CHUNK):
        passed += len(chunk)
        if chunk.endswith(b"\n"):
            break
    return passed


def parse_row(line: bytes) -> dict[str, Any]:
    """Read one line as an article's row; raise `BadRow`, `Undecodable` or `Blank` where it is none."""
    try:
        row = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise Undecodable("it is not UTF-8, as JSON Lines must be") from error
    except (ValueError, RecursionError) as error:
        raise BadRow(f"it is not JSON ({error})") from error
    if not isinstance(row, dict):
        raise BadRow("it is not an object")
    present = [name for name in ("text", "html") if row.get(name) is not None]
    if not present:
        raise BadRow("it has neither text nor html")
    if not all(isinstance(row[name], str) for name in present):
        raise BadRow("its text or html is not a string")
    if not any(row[name].strip() for name in present):
        raise Blank("its text is empty")
    return row


def told_by(row: dict[str, Any]) -> Told:
    """Say what a row tells of its article; `authors` and `author` stand for `byline`."""
    byline = next((said for name in ("byline", "authors", "author") if (said := _said(row.get(name)))), None)
    return Told(
        url=_said(row.get("url")),
        title=_said(row.get("title")),
        published=_said(row.get("published")),
        outlet=_said(row.get("outlet")),
        byline=byline,
        row_id=_said(row.get("id")),
    )


def _said(value: object) -> str | None:
    """A field as one line of text, or None where it says nothing; a list of names as one string."""
    if isinstance(value, list):
        return ", ".join(part for part in map(_one, value) if part is not None) or None
    return _one(value)


def _one(value: object) -> str | None:
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return stated(str(value))
