"""The shipped entries: states, bodies, groups, outlets, and the offices that every state has.

The tables are bar-separated text beside this module (see the head of each for columns and sources).
"""

from collections.abc import Iterator
from importlib.resources import files
from typing import Final, NamedTuple

from dragoman.record.words import ActorKind
from dragoman.resolve.entry import Entry

_TABLES: Final = ("bodies", "groups", "outlets")


class Row(NamedTuple):
    """An entry and those of its names (as spelled) that also name something else."""

    entry: Entry
    ambiguous: frozenset[str]


def _rows(table: str) -> Iterator[list[str]]:
    text = files("dragoman.resolve").joinpath("data", f"{table}.psv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("|")


def _names(cell: str, ambiguous: set[str]) -> tuple[str, ...]:
    names = []
    for name in cell.split(";") if cell else ():
        if name.endswith("?"):
            ambiguous.add(name[:-1])
        names.append(name.rstrip("?"))
    return tuple(names)


def states() -> Iterator[Row]:
    """Give the states and territories of ISO 3166-1, and those of 3166-3 that news since 1987 names."""
    for code, name, others, adjectives, people, capitals, within in _rows("states"):
        doubtful: set[str] = set()
        (canonical,) = _names(name, doubtful)
        yield Row(
            Entry(
                canonical, "state", code, within or None,
                aliases=_names(others, doubtful),
                demonyms=_names(adjectives, doubtful) + _names(people, doubtful),
                metonyms=_names(capitals, doubtful),
                source="states.psv",
            ),
            frozenset(doubtful),
        )  # fmt: skip


def bodies(state_of: dict[str, str]) -> Iterator[Row]:
    """Give the bodies, groups and outlets; `state_of` names the state of each code."""
    for table in _TABLES:
        for name, kind, country, within, others, office in _rows(table):
            doubtful: set[str] = set()
            (canonical,) = _names(name, doubtful)
            part_of = within or (state_of[country] if kind == "government_body" else None)
            known: ActorKind = kind  # type: ignore[assignment]
            yield Row(
                Entry(
                    canonical, known, country or None, part_of,
                    aliases=_names(others, doubtful), source=f"{table}.psv", office=office or None,
                ),
                frozenset(doubtful),
            )  # fmt: skip


class Office(NamedTuple):
    """An office that every state has: its canonical name with "{adj}", and the words news uses for it."""

    office: str
    canonical: str
    words: tuple[str, ...]


def offices() -> tuple[Office, ...]:
    """Give the offices of a state, the most usual first."""
    return tuple(Office(office, name, tuple(words.split(";"))) for office, name, words in _rows("offices"))
