"""Actors files: the entries that a user adds, in TOML (the form is in the manual, "Actors files")."""

import tomllib
from pathlib import Path
from typing import Any, Final, get_args

from dragoman.record.words import ActorKind
from dragoman.resolve.entry import Entry
from dragoman.resolve.faults import ActorTwice, BadActorsFile

_LISTS: Final = ("aliases", "demonyms", "metonyms", "titles")
_WORDS: Final = ("name", "kind", "country", "part_of", "wikidata", "source")


def read_actors(path: Path) -> list[Entry]:
    """Read an actors file.

    Raises `BadActorsFile` naming the file, the entry and what is wrong with it, and `ActorTwice` where
    two entries have one name.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadActorsFile(f"{path} cannot be read ({error.strerror})") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadActorsFile(f"{path} is not TOML ({error})") from error
    rows = table.get("actor", [])
    if not isinstance(rows, list) or set(table) - {"actor"}:
        raise BadActorsFile(f"{path} has something beside [[actor]] entries")
    entries = [_entry(row, f"{path}, entry {number}") for number, row in enumerate(rows, 1)]
    names: set[str] = set()
    for entry in entries:
        if entry.name in names:
            raise ActorTwice(f"{path} has two entries named {entry.name!r}")
        names.add(entry.name)
    return entries


def _entry(row: Any, where: str) -> Entry:
    if not isinstance(row, dict):
        raise BadActorsFile(f"{where} is not a table")
    if isinstance(row.get("name"), str):
        where += f" ({row['name']})"
    for field, value in row.items():
        if field in _LISTS:
            if not isinstance(value, list) or not all(
                isinstance(name, str) and name.strip() for name in value
            ):
                raise BadActorsFile(f"{where}: {field} is not a list of names")
        elif field not in _WORDS:
            raise BadActorsFile(f"{where}: there is no field {field!r}")
        elif not isinstance(value, str) or not value.strip():
            raise BadActorsFile(f"{where}: {field} is not words")
    if "name" not in row or "kind" not in row:
        raise BadActorsFile(f"{where} lacks a {'name' if 'name' not in row else 'kind'}")
    if row["kind"] not in get_args(ActorKind) or row["kind"] == "anonymous":
        kinds = ", ".join(kind for kind in get_args(ActorKind) if kind != "anonymous")
        raise BadActorsFile(f"{where}: kind {row['kind']!r} is not one of {kinds}")
    country = row.get("country")
    if country is not None and not (
        len(country) == 3 and country.isascii() and country.isalpha() and country.isupper()
    ):
        raise BadActorsFile(f"{where}: country {country!r} is not three capitals (ISO 3166-1 alpha-3)")
    if row["kind"] != "person" and row.get("titles"):
        raise BadActorsFile(f"{where}: only a person has titles")
    if row["kind"] != "state" and row.get("demonyms"):
        raise BadActorsFile(f"{where}: only a state has demonyms")
    return Entry(
        name=row["name"].strip(),
        kind=row["kind"],
        country=country,
        part_of=row.get("part_of"),
        aliases=tuple(row.get("aliases", ())),
        demonyms=tuple(row.get("demonyms", ())),
        metonyms=tuple(row.get("metonyms", ())),
        titles=tuple(row.get("titles", ())),
        wikidata=row.get("wikidata"),
        source=row.get("source"),
    )
