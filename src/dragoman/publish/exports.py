"""Records written out for other programs, by the name of a format."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TextIO

from dragoman.publish.annotations import write_annotations
from dragoman.publish.faults import NoSuchFormat
from dragoman.publish.flat import write_statements
from dragoman.record import Record, to_line


@dataclass(frozen=True, slots=True)
class Format:
    """A way of writing records: what it is, in one line, and what writes it."""

    told: str
    write: Callable[[Iterable[Record], TextIO], None]


def write_lines(records: Iterable[Record], out: TextIO) -> None:
    """Write one JSON object a line, as `dragoman schema` describes, in the order given."""
    for record in records:
        out.write(to_line(record) + "\n")


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "jsonl": Format("every record, one JSON object a line, as dragoman schema describes", write_lines),
        "csv": Format("the statements as a table for a spreadsheet", write_statements),
        "webanno": Format("every span as a W3C Web Annotation (JSON-LD)", write_annotations),
    }
)


def export(records: Iterable[Record], name: str, out: TextIO) -> None:
    """Write the records to `out` in the format of that name; raise `NoSuchFormat` if there is none.

    `jsonl` streams; the others hold the records in memory, because they name what a record refers to.
    """
    found = FORMATS.get(name)
    if found is None:
        raise NoSuchFormat(f"there is no format {name!r}; there are {', '.join(FORMATS)}")
    found.write(records, out)
