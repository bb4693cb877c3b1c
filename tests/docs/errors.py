"""Writes `docs/errors.md` from the program's faults: `python -m tests.docs.errors > docs/errors.md`."""

import importlib
import pkgutil
import sys
from itertools import groupby

import dragoman
from dragoman.record import Fault

ROOMS = {
    "D0": "The record",
    "D1": "Articles",
    "D2": "Reading",
    "D3": "The database",
    "D4": "Commands and settings",
    "D5": "Briefs and exports",
    "D6": "The desk",
}

HEAD = """# Errors

What can go wrong, and what to do. A bad article never stops a run: it is left out, counted and shown with
its code in the tally, and the run ends with exit code 3. Anything else ends the command with exit code 1 and
one block on the terminal: the code, what was found, what to do. A traceback is a defect of Dragoman: please
report it.

This page is written from the program (`python -m tests.docs.errors > docs/errors.md`), and a test holds it
against it.
"""


def faults() -> list[type[Fault]]:
    """Every kind of fault of the program, by code."""
    for module in pkgutil.walk_packages(dragoman.__path__, "dragoman."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    found: list[type[Fault]] = []
    waiting = [Fault]
    while waiting:
        for kind in waiting.pop().__subclasses__():
            waiting.append(kind)
            if kind.__module__.startswith("dragoman.") and "code" in vars(kind):
                found.append(kind)
    return sorted(found, key=lambda kind: (kind.code, kind.__name__))


def page() -> str:
    """Write the page: one table for each room."""
    parts = [HEAD]
    for room, kinds in groupby(faults(), key=lambda kind: kind.code[:2]):
        rows = [f"| `{kind.code}` | {_meaning(kind)} | {_cell(kind.remedy) or '–'} |" for kind in kinds]
        table = ["| code | what it means | what to do |", "| --- | --- | --- |", *rows]
        parts.append(f"## {ROOMS[room]}\n\n" + "\n".join(table) + "\n")
    return "\n".join(parts)


def _meaning(kind: type[Fault]) -> str:
    return _cell((kind.__doc__ or "").split("\n\n")[0])


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")


if __name__ == "__main__":
    sys.stdout.write(page())
