"""`articles.csv`: what is told of the plain files of a folder."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.ingest.encoding import decode
from dragoman.ingest.faults import BadSidecar, Missing, Unreadable
from dragoman.ingest.given import LeftOut, Told, stated
from dragoman.record.faults import Fault

NAME = "articles.csv"
LARGEST = 64 * 2**20  # bytes
_COLUMNS = ("published", "outlet", "url", "title", "byline")


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What one `articles.csv` tells, by file name, and which of its lines cannot be used."""

    told: dict[str, Told] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    faults: tuple[LeftOut, ...] = ()

    def missing(self, folder: Path) -> Iterator[LeftOut]:
        """Name the files that it tells of and that are not in the folder."""
        for name, line in self.lines.items():
            if not (folder / name).is_file():
                source = str(folder / name)
                yield LeftOut(
                    source, Missing(f"line {line} of {folder / NAME} names {name}, which is not there")
                )


def read_sidecar(folder: Path) -> Sidecar:
    """Read the sidecar of a folder; an absent one tells nothing, a bad line is a `LeftOut`."""
    path = folder / NAME
    try:
        if not path.is_file():
            return Sidecar()
        with path.open("rb") as stream:
            content = stream.read(LARGEST)
        text = decode(content)
    except OSError as error:
        return Sidecar(faults=(LeftOut(str(path), Unreadable(f"{path}: {error.strerror or error}")),))
    except Fault as fault:
        return Sidecar(faults=(LeftOut(str(path), type(fault)(f"{path}: {fault.found}")),))
    return parse_sidecar(text, path)


def parse_sidecar(text: str, path: Path) -> Sidecar:
    """Read the rows of a sidecar; columns are known by name, in any order and any case."""
    reader = csv.reader(io.StringIO(text), strict=True)
    told: dict[str, Told] = {}
    lines: dict[str, int] = {}
    faults: list[LeftOut] = []

    def bad(line: int, what: str) -> None:
        faults.append(LeftOut(f"{path}:{line}", BadSidecar(f"line {line} of {path} {what}")))

    try:
        header = [name.strip().casefold() for name in next(reader, [])]
        if "file" not in header:
            bad(1, "has no column named file")
            return Sidecar(faults=tuple(faults))
        for name in header:
            if name != "file" and name not in _COLUMNS:
                bad(1, f"has a column {name!r} that means nothing here")
            elif header.count(name) > 1:
                bad(1, f"has the column {name!r} twice")
                return Sidecar(faults=tuple(faults))
        for cells in reader:
            line = reader.line_num
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) > len(header):
                bad(
                    line,
                    f"has {len(cells)} cells under {len(header)} columns (quote a title that has a comma)",
                )
                continue
            row = dict(zip(header, cells, strict=False))
            name = row["file"].strip() if "file" in row else ""
            if not name or name in (".", "..") or Path(name).name != name:
                bad(line, f"names {name!r}, which is not a file beside it")
            elif name in told:
                bad(line, f"names {name} a second time")
            else:
                told[name] = Told(**{column: stated(row.get(column)) for column in _COLUMNS})
                lines[name] = line
    except csv.Error as error:
        bad(reader.line_num, f"is not CSV ({error})")
    return Sidecar(told, lines, tuple(faults))
