"""Records written out for other programs, by the name of a format."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TextIO

from dragoman.publish.annotations import write_annotations
from dragoman.publish.dossier import Dossier
from dragoman.publish.faults import ManyFiles, NoSuchFormat, NoSuchKind
from dragoman.publish.flat import write_csv, write_table
from dragoman.publish.formats.citations import write_bibtex, write_ris
from dragoman.publish.formats.events import write_cameo, write_plover
from dragoman.publish.formats.given import NOTHING, Given
from dragoman.publish.formats.network import write_gexf, write_graphml
from dragoman.publish.formats.parquet import write_parquet
from dragoman.publish.formats.tables import TABLES
from dragoman.publish.judged import judged_line
from dragoman.record import Record


@dataclass(frozen=True, slots=True)
class Format:
    """A way of writing records: what it is, in one line, and what writes it.

    `write` writes one text; None where the format is no text. `table` writes the table of one type of record
    as a file; None where the format is not one of tables. `suffix` ends the names of its files.
    """

    told: str
    suffix: str
    write: Callable[[Iterable[Record], TextIO, Given], None] | None = None
    table: Callable[[str, Dossier, Path, Given], None] | None = None


def write_lines(records: Iterable[Record], out: TextIO, given: Given = NOTHING) -> None:
    """Write one JSON object a line, as `dragoman schema` describes, in the order given."""
    for record in records:
        out.write(judged_line(record, given.standing) + "\n")


def _write_csv_file(kind: str, dossier: Dossier, path: Path, given: Given) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        write_table(kind, dossier, out, given)


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "jsonl": Format(
            "every record, one JSON object a line, as dragoman schema describes", ".jsonl", write_lines
        ),
        "csv": Format(
            "a table for a spreadsheet: the statements, those of --kind, or a folder of all",
            ".csv",
            write_csv,
            _write_csv_file,
        ),
        "parquet": Format("typed tables, one of --kind or a folder of all", ".parquet", table=write_parquet),
        "graphml": Format("who told whom and who met, as a network", ".graphml", write_graphml),
        "gexf": Format("the same with times, for Gephi", ".gexf", write_gexf),
        "webanno": Format("every span as a W3C Web Annotation (JSON-LD)", ".jsonld", write_annotations),
        "plover": Format("coded events with POLECAT's columns (tab-separated)", ".tsv", write_plover),
        "cameo": Format("coded events with ICEWS' columns (tab-separated)", ".tsv", write_cameo),
        "bibtex": Format("the articles as sources, for TeX", ".bib", write_bibtex),
        "ris": Format("the articles as sources, for reference managers", ".ris", write_ris),
    }
)


def format_of(name: str) -> Format:
    """Return the format of that name; raise `NoSuchFormat` if there is none."""
    found = FORMATS.get(name)
    if found is None:
        raise NoSuchFormat(f"there is no format {name!r}; there are {', '.join(FORMATS)}")
    return found


def export(records: Iterable[Record], name: str, out: TextIO, given: Given = NOTHING) -> None:
    """Write the records to `out` in the format of that name; raise `NoSuchFormat` if there is none.

    `jsonl` streams; the others hold the records in memory, because they name what a record refers to.
    Raises `ManyFiles` where the format is no text, and `NoSuchKind` for a kind that there is not.
    """
    found = format_of(name)
    if given.kind is not None:
        _check_kind(given.kind)
    if found.write is None:
        raise ManyFiles(f"{name} is no text")
    found.write(records, out, given)


def export_tables(
    records: Iterable[Record], name: str, folder: Path, given: Given = NOTHING
) -> Sequence[Path]:
    """Write a table for each type of record (or that of `given.kind`) into a folder; return the files.

    Raises `ManyFiles` where the format is not one of tables, `NoSuchKind`, `MissingExtra`.
    """
    found = format_of(name)
    if found.table is None:
        raise ManyFiles(f"{name} is one text, not a folder of tables")
    if given.kind is not None:
        _check_kind(given.kind)
    dossier = Dossier.of(records)
    written = []
    for kind in TABLES if given.kind is None else (given.kind,):
        path = folder / f"{kind}{found.suffix}"
        found.table(kind, dossier, path, given)
        written.append(path)
    return written


def _check_kind(kind: str) -> None:
    if kind not in TABLES:
        raise NoSuchKind(f"there is no kind {kind!r}; there are {', '.join(TABLES)}")
