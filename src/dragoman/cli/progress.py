"""Shows how far a run has come: a bar where stderr is a terminal, else a plain line every so often."""

import gzip
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from dragoman.engines import Became, Progress
from dragoman.ingest.kinds import ending, is_read_in_folders

PLAIN_EVERY = 10.0
"""Seconds between two plain lines: a log of an hour's run stays readable."""
COUNTABLE = 256_000_000
"""Bytes up to which a file of rows is read through once, only to know how many it has."""
WORDS = {
    "reading": "reading",
    "settling": "settling furniture",
    "comparing": "looking for copies",
    "linking": "linking articles",
}


@contextmanager
def shown_progress(console: Console, total: int | None, stopping: Callable[[], bool]) -> Iterator[Progress]:
    """Yield the progress to hand to the engine; `total` is the number of inputs expected, if known."""
    if console.is_terminal:
        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TextColumn("{task.fields[lost]}"),
            TimeRemainingColumn(),
        )
        with Bar(*columns, console=console, transient=True) as bar:
            yield _Shown(total, stopping, _BarFace(bar))
    else:
        yield _Shown(total, stopping, _PlainFace(console))


class _Face(Protocol):
    def stage(self, name: str, total: int | None) -> None: ...
    def at(self, done: int, total: int | None, lost: int, seconds: float) -> None: ...


class _Shown:
    """Counts, and hands the counts to a face."""

    def __init__(self, total: int | None, stopping: Callable[[], bool], face: _Face) -> None:
        self._expected, self._total = total, total
        self.stopping = stopping
        self._face = face
        self._done = self._lost = 0
        self._began = time.monotonic()

    def begin(self, stage: str) -> None:
        """A stage begins. How many articles a later stage looks at is not known before."""
        self._total = self._expected if stage == "reading" else None
        self._done = self._lost = 0
        self._began = time.monotonic()
        self._face.stage(WORDS[stage], self._total)

    def one(self, source: str, became: Became) -> None:
        """One input is done."""
        self._done += 1
        self._lost += became == "left_out"
        if self._total is not None and self._done > self._total:
            self._total = None  # the count beforehand was too low: say no total rather than a wrong one
        self._face.at(self._done, self._total, self._lost, time.monotonic() - self._began)


class _BarFace:
    def __init__(self, bar: Bar) -> None:
        self._bar = bar
        self._task = bar.add_task("", total=None, rate="", lost="")

    def stage(self, name: str, total: int | None) -> None:
        self._bar.reset(self._task, description=name, total=total, rate="", lost="")

    def at(self, done: int, total: int | None, lost: int, seconds: float) -> None:
        self._bar.update(
            self._task,
            completed=done,
            total=total,
            rate=_rate(done, seconds),
            lost=f"{lost:,} left out" if lost else "",
        )


class _PlainFace:
    def __init__(self, console: Console) -> None:
        self._console = console
        self._name = ""
        self._next = PLAIN_EVERY

    def stage(self, name: str, total: int | None) -> None:  # noqa: ARG002 RUF100  # the lines say the total
        self._name = name
        self._next = PLAIN_EVERY

    def at(self, done: int, total: int | None, lost: int, seconds: float) -> None:
        if seconds < self._next:
            return
        self._next = seconds + PLAIN_EVERY
        words = [f"{done:,} of {total:,}" if total else f"{done:,}", _rate(done, seconds)]
        if lost:
            words.append(f"{lost:,} left out")
        if total:
            words.append(f"{_minutes((total - done) * seconds / done)} left")
        self._console.print(f"{self._name}: {', '.join(words)}", markup=False)


def _rate(done: int, seconds: float) -> str:
    return (
        f"{done / seconds:,.0f}/s"
        if seconds > 0 and done / seconds >= 10
        else f"{done / max(seconds, 1e-9):.1f}/s"
    )


def _minutes(seconds: float) -> str:
    return f"{seconds / 60:.0f} min" if seconds >= 90 else f"{seconds:.0f} s"


def expected(paths: Sequence[str]) -> int | None:
    """Count the inputs that paths hold, where that is cheap; None where it is not, or cannot be told.

    A guess for the bar only: what is read, and how, is ingest's to say.
    """
    return _sum([_expected_of(path) for path in paths])


def _sum(counts: Sequence[int | None]) -> int | None:
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None


def _expected_of(given: str) -> int | None:
    path = Path(given)
    try:
        if given == "-":
            return None
        if path.is_dir():
            return _sum(
                [
                    _expected_of(str(Path(folder) / name))
                    for folder, _, names in os.walk(path)
                    for name in names
                    if is_read_in_folders(name)
                ]
            )
        if ending(given) in {".jsonl", ".ndjson"}:
            return _lines_of(path) if path.stat().st_size <= COUNTABLE else None
        if ending(given) == ".warc":
            return None
    except (OSError, EOFError):
        return None
    return 1


def _lines_of(path: Path) -> int | None:
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as rows:
        lines = read = 0
        last = b"\n"
        while chunk := rows.read(1 << 20):
            read += len(chunk)
            if read > 4 * COUNTABLE:  # a small .gz can hold a great deal
                return None
            lines += chunk.count(b"\n")
            last = chunk
        return lines + (not last.endswith(b"\n"))
