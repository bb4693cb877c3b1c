"""What was read, kept as Parquet files of a folder: one part for each shard of an archive.

A part is there as a whole or not at all. It holds for every input what became of it: the rows of what an
article gives, as `dragoman schema` describes them, the page that is kept beside a database, or why it was
left out. Loaded into a database, parts give what reading into that database would have given.
"""

import json
import os
from collections.abc import Generator, Iterable
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.engines.outcomes import Outcome
from dragoman.ingest import Given, LeftOut, page_of
from dragoman.record import Article, ArticleRecord, Fault, from_row, to_line

if TYPE_CHECKING:
    import pyarrow

ROWS = 64
"""Articles written together: bounds the memory of writing and of loading."""
_PLURAL = {
    field.name.removesuffix("s").replace("responsibilitie", "responsibility"): field.name
    for field in fields(ArticleRecord)
}
_MARK = b"dragoman.parts"
_VERSION = b"1"


class ParquetMissing(Fault):
    """Parquet files were asked for, and pyarrow is not installed."""

    code = "D294"
    remedy = "pip install 'dragoman[archive]'"


class NotAPart(Fault):
    """A file among the parts of an archive is none, or of a later version."""

    code = "D295"
    remedy = (
        "name a folder that dragoman archive wrote; read it with the version that wrote it or a later one"
    )


class Archived(Fault):
    """What was left out when the archive was read; its code and remedy are those of then."""

    code = "D296"
    remedy = "see the code that was given when the archive was read"

    def __init__(self, found: str, code: str, remedy: str) -> None:
        super().__init__(found)
        self.code = code  # type: ignore[misc]  # as it was when the archive was read
        self.remedy = remedy  # type: ignore[misc]


def write_part(path: Path, outcomes: Iterable[Outcome]) -> dict[str, int]:
    """Write one part, and return how many inputs were read and how many left out.

    Raises `ParquetMissing`, and `OSError` where the disk refuses; then nothing is left of it.
    """
    pa, pq = _parquet()
    schema = _schema(pa)
    count = {"read": 0, "left_out": 0}
    path.parent.mkdir(parents=True, exist_ok=True)
    growing = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with pq.ParquetWriter(growing, schema, compression="zstd") as writer:
            held: list[dict[str, Any]] = []
            for one, outcome in outcomes:
                held.append(_row(one, outcome))
                count["left_out" if "code" in held[-1] else "read"] += 1
                if len(held) == ROWS:
                    writer.write_table(pa.Table.from_pylist(held, schema=schema))
                    held = []
            writer.write_table(pa.Table.from_pylist(held, schema=schema))
        growing.replace(path)
    finally:
        growing.unlink(missing_ok=True)
    return count


def parts_in(folder: Path) -> list[Path]:
    """Return the parts of a folder, in the order of their names. Raises `NotAPart` where there is none."""
    found = sorted(folder.glob("part-*.parquet")) if folder.is_dir() else []
    if not found:
        raise NotAPart(f"{folder} holds no part of an archive")
    return found


def outcomes_in(parts: Iterable[Path]) -> Generator[Outcome, None, None]:
    """Yield what became of every input, part by part; one part's few articles are in memory at a time."""
    pa, pq = _parquet()
    for path in parts:
        try:
            with pq.ParquetFile(path) as file:
                if (file.schema_arrow.metadata or {}).get(_MARK) != _VERSION:
                    raise NotAPart(f"{path} is no part of an archive that this version knows")
                for batch in file.iter_batches(ROWS):
                    for row in batch.to_pylist():
                        yield _outcome(row)
        except (OSError, pa.ArrowException) as error:
            raise NotAPart(f"{path} cannot be read: {error}") from error


def _row(one: Given | LeftOut, outcome: ArticleRecord | Fault | None) -> dict[str, Any]:
    row: dict[str, Any] = {"source": one.source, "archived": getattr(one, "archived", None)}
    if isinstance(outcome, ArticleRecord):
        assert isinstance(one, Given)
        return row | {
            "article": outcome.article.id,
            "rows": [to_line(record) for record in outcome.records()],
            "page": page_of(one),
        }
    assert outcome is not None  # an archive knows nothing beforehand
    return row | {"code": outcome.code, "found": outcome.found, "remedy": outcome.remedy}


def _outcome(row: dict[str, Any]) -> Outcome:
    if row["code"]:
        fault = Archived(row["found"], row["code"], row["remedy"])
        return LeftOut(row["source"], fault), fault
    page = row["page"]
    given = Given(row["source"], page or b"", "text" if page is None else "html", archived=row["archived"])
    return given, _article_record(row["rows"])


def _article_record(lines: Iterable[str]) -> ArticleRecord:
    given: dict[str, list[Any]] = {}
    for line in lines:
        record = from_row(json.loads(line))
        given.setdefault(record.type, []).append(record)
    (article,) = given.pop("article")
    assert isinstance(article, Article)
    return ArticleRecord(article, **{_PLURAL[kind]: tuple(found) for kind, found in given.items()})


def _schema(pa: Any) -> "pyarrow.Schema":
    text = pa.string()
    return pa.schema(
        [
            ("source", text),
            ("archived", text),
            ("article", text),
            ("rows", pa.list_(text)),
            ("page", pa.binary()),
            ("code", text),
            ("found", text),
            ("remedy", text),
        ],
        metadata={_MARK: _VERSION},
    )


def _parquet() -> tuple[Any, Any]:
    try:
        import pyarrow as pa  # noqa: PLC0415  # an extra
        import pyarrow.parquet as pq  # noqa: PLC0415
    except ImportError:
        raise ParquetMissing("pyarrow is not installed") from None
    return pa, pq
