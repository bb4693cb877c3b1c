"""Tables for a spreadsheet (CSV): one line a record, names beside ids, several values joined by ``; ``.

A spreadsheet runs a cell that begins with ``=``, ``+``, ``-`` or ``@`` as a formula, and articles are other
people's text. Such a cell is given a leading apostrophe, as OWASP advises (CSV Injection); whoever needs
the words exactly takes the JSON Lines or Parquet. Line ends within a cell are kept, as RFC 4180 allows.
Numbers are left as they are: a spreadsheet takes −6.5 for a number, and nothing else can be in their cells.
"""

import csv
from collections.abc import Iterable
from typing import Any, TextIO

from dragoman.publish.dossier import Dossier
from dragoman.publish.formats.columns import Column
from dragoman.publish.formats.given import NOTHING, Given
from dragoman.publish.formats.tables import columns, rows
from dragoman.record import Record

BETWEEN = "; "
"""Stands between the values of one cell."""

BETWEEN_WORDS = " […] "
"""Stands between pieces of words, which often have semicolons of their own."""

_PIECES = frozenset({"words", "content", "topics", "readings"})
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(records: Iterable[Record], out: TextIO, given: Given = NOTHING) -> None:
    """Write the records of one type as CSV: those of `given.kind`, else the statements, in order of time."""
    dossier = records if isinstance(records, Dossier) else Dossier.of(records)
    write_table(given.kind or "statement", dossier, out, given)


def write_table(kind: str, dossier: Dossier, out: TextIO, given: Given) -> None:
    """Write the table of one type of record."""
    told = columns(kind)
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow([column.name for column in told])
    for row in rows(kind, dossier, given.standing):
        table.writerow([cell(column, value) for column, value in zip(told, row, strict=True)])


def cell(column: Column, value: Any) -> str:
    """Write one cell: what is not known is empty, a flag ``yes`` or ``no``."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return safe((BETWEEN_WORDS if column.name in _PIECES else BETWEEN).join(map(str, value)))
    if isinstance(value, int | float):
        return f"{value:g}" if isinstance(value, float) and value.is_integer() else str(value)
    return safe(value)


def safe(text: str) -> str:
    """A text that no spreadsheet runs, without what no table can hold."""
    held = text.replace("\0", "\u2400").encode("utf-8", "replace").decode("utf-8")
    return f"'{held}" if held.startswith(_FORMULA) else held
