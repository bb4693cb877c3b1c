"""Tables as Parquet files: typed, lists as lists, days as days. Needs the extra `tables`."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.publish.dossier import Dossier
from dragoman.publish.faults import MissingExtra
from dragoman.publish.formats.columns import Column
from dragoman.publish.formats.given import Given
from dragoman.publish.formats.tables import columns, rows


def write_parquet(kind: str, dossier: Dossier, path: Path, given: Given) -> None:
    """Write the records of one type as a Parquet file; raise `MissingExtra` where pyarrow is not installed.

    A table without lines keeps its columns and their types, so that files of several exports can be read
    together.
    """
    pyarrow, parquet = _pyarrow()
    told = columns(kind)
    drawn = list(rows(kind, dossier, given.standing))
    fields = [(column.name, _type(column, pyarrow)) for column in told]
    arrays = [
        pyarrow.array([_cell(column, row[at]) for row in drawn], type=fields[at][1])
        for at, column in enumerate(told)
    ]
    schema = pyarrow.schema(fields, metadata={"dragoman": kind})
    parquet.write_table(pyarrow.Table.from_arrays(arrays, schema=schema), path)


def _pyarrow() -> tuple[Any, Any]:
    try:
        import pyarrow  # noqa: PLC0415 - an extra, and a tenth of a second
        import pyarrow.parquet  # noqa: PLC0415
    except ImportError:
        raise MissingExtra("Parquet files are written with pyarrow, which is not installed") from None
    return pyarrow, pyarrow.parquet


def _type(column: Column, pyarrow: Any) -> Any:
    types = {
        "text": pyarrow.string(),
        "texts": pyarrow.list_(pyarrow.string()),
        "whole": pyarrow.int64(),
        "wholes": pyarrow.list_(pyarrow.int64()),
        "number": pyarrow.float64(),
        "flag": pyarrow.bool_(),
        "day": pyarrow.date32(),
    }
    return types[column.form]


def _cell(column: Column, value: Any) -> Any:
    if column.form == "day" and value is not None:
        return date.fromisoformat(value)
    if isinstance(value, str):
        return _encodable(value)
    if isinstance(value, Sequence):
        return [_encodable(one) if isinstance(one, str) else one for one in value]
    return value


def _encodable(text: str) -> str:
    """A text as UTF-8 can hold it: a lone surrogate is no character, and is written as ``?``."""
    return text.encode("utf-8", "replace").decode("utf-8")
