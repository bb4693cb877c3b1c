"""Checks what is measured against the floors that must hold.

    python -m benchmarks.floors [--shared FOLDER] [--floors FILE]

A floor whose corpus is not at hand is skipped and named; one that does not hold fails the command.
"""

import argparse
import json
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

HERE = Path(__file__).parent
SHARED = HERE.parents[1] / "shared"


class BadFloor(Exception):
    """`floors.toml` has an entry that cannot be checked."""


@dataclass(frozen=True, slots=True)
class Floor:
    """One measure and the bound it must keep.

    `arguments` may name a corpus as ``{shared}/…``; `measure` is the path of a figure in the benchmark's
    JSON, dotted. Exactly one of `at_least`, `at_most` and `equals` is set.
    """

    name: str
    benchmark: str
    arguments: tuple[str, ...]
    measure: str
    at_least: float | None = None
    at_most: float | None = None
    equals: bool | int | None = None

    def __post_init__(self) -> None:
        bounds = [self.at_least, self.at_most, self.equals]
        if sum(bound is not None for bound in bounds) != 1:
            raise BadFloor(f"{self.name} needs one of at_least, at_most and equals")

    def corpora(self, shared: Path) -> list[Path]:
        """The files that the benchmark reads."""
        return [Path(word) for word in self.words(shared) if str(shared) in word]

    def words(self, shared: Path) -> list[str]:
        """The benchmark's arguments."""
        return [word.replace("{shared}", str(shared)) for word in self.arguments]

    def holds(self, value: float) -> bool:
        """Whether a measured value keeps the bound."""
        if self.at_least is not None:
            return value >= self.at_least
        if self.at_most is not None:
            return value <= self.at_most
        return value == self.equals

    def bound(self) -> str:
        """The bound in words."""
        if self.at_least is not None:
            return f"at least {self.at_least:g}"
        if self.at_most is not None:
            return f"at most {self.at_most:g}"
        return f"{self.equals}"


def load(path: Path) -> list[Floor]:
    """Read the floors of a file; raise `BadFloor`."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    try:
        return [
            Floor(name=name, arguments=tuple(entry.pop("arguments")), **entry)
            for name, entry in table.items()
        ]
    except (TypeError, KeyError, AttributeError) as error:
        raise BadFloor(f"{path}: {error}") from error


def figure(measured: Mapping[str, Any], path: str) -> float:
    """Pick the figure at a dotted path; raise `BadFloor` if the benchmark gives none."""
    try:
        value = reduce(lambda part, key: part[key], path.split("."), measured)
    except (KeyError, TypeError):
        raise BadFloor(f"the benchmark gives no {path}") from None
    if not isinstance(value, int | float):
        raise BadFloor(f"{path} is {value!r}, not a number")
    return value


def run(floor: Floor, shared: Path) -> Mapping[str, Any]:
    """Run a floor's benchmark; raise `BadFloor` if it fails."""
    with TemporaryDirectory(prefix="dragoman-floors-") as folder:
        out = Path(folder) / "measured.json"
        command = [
            sys.executable,
            "-m",
            f"benchmarks.{floor.benchmark}",
            *floor.words(shared),
            "--out",
            str(out),
        ]
        if subprocess.run(command, check=False, cwd=HERE.parent).returncode:
            raise BadFloor(f"benchmarks.{floor.benchmark} failed")
        measured: Mapping[str, Any] = json.loads(out.read_text(encoding="utf-8"))
        return measured


def check(floors: list[Floor], shared: Path) -> tuple[int, int]:
    """Check every floor, print a line for each, and return how many failed and how many were skipped.

    Floors of one benchmark on one corpus share one run.
    """
    runs: dict[tuple[str, ...], Mapping[str, Any] | BadFloor] = {}
    failed = skipped = 0
    for floor in floors:
        missing = [path for path in floor.corpora(shared) if not path.exists()]
        if missing:
            skipped += 1
            print(f"skipped  {floor.name}: {missing[0]} is not at hand")
            continue
        key = (floor.benchmark, *floor.words(shared))
        try:
            if key not in runs:
                runs[key] = _tried(floor, shared)
            measured = runs[key]
            if isinstance(measured, BadFloor):
                raise measured
            value = figure(measured, floor.measure)
        except BadFloor as why:
            failed += 1
            print(f"FAILED   {floor.name}: {why}")
            continue
        held = floor.holds(value)
        failed += not held
        verdict = "held    " if held else "FAILED  "
        print(f"{verdict} {floor.name}: {floor.measure} {value} (floor: {floor.bound()})")
    return failed, skipped


def _tried(floor: Floor, shared: Path) -> Mapping[str, Any] | BadFloor:
    try:
        return run(floor, shared)
    except BadFloor as why:
        return why


def main() -> None:
    """Run as a command."""
    parser = argparse.ArgumentParser(prog="benchmarks.floors", description="Check the floors.")
    parser.add_argument("--shared", type=Path, default=SHARED, metavar="FOLDER", help="where the corpora are")
    parser.add_argument("--floors", type=Path, default=HERE / "floors.toml", metavar="FILE")
    asked = parser.parse_args()
    try:
        floors = load(asked.floors)
    except BadFloor as why:
        sys.exit(str(why))
    failed, skipped = check(floors, asked.shared)
    print(f"{len(floors) - failed - skipped} floors held, {failed} failed, {skipped} skipped")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
