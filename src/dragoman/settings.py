"""Settings of a run: flag > environment > `dragoman.toml` > default.

A setting that nobody gave is None in `Flags`, so that the next source down can speak. The file is looked
for in the folder where the command runs; there is no other, so a run can be repeated from what it shows.
"""

import os
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from dragoman.record import Fault

FILE_NAME = "dragoman.toml"
PREFIX = "DRAGOMAN_"
ENGINES = ("local", "processes", "ray")


class UnknownSetting(Fault):
    """`dragoman.toml` has a key that means nothing: most often a slip of the pen."""

    code = "D401"
    remedy = "take the key out, or spell it as the manual does"

    def __init__(self, found: str, remedy: str) -> None:
        super().__init__(found)
        self.remedy = remedy  # type: ignore[misc]  # the likeliest spelling is known only here


class BadSetting(Fault):
    """A setting has a value that it cannot have."""

    code = "D402"
    remedy = "mend the value; the manual lists what each setting can be"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the verbs need to know beyond their arguments.

    `database` is a path or a database URL; `actors` are the user's actors files, later ones winning;
    `read_on` is the day of reading that a dateline without a year is counted back from (None: today);
    `engine` is how reading is spread (None: over processes where there are many articles); `who` is whose
    name decisions and verdicts bear (None: the login).
    """

    database: str = "dragoman.db"
    actors: tuple[Path, ...] = ()
    read_on: date | None = None
    engine: str | None = None
    who: str | None = None


KEYS = tuple(field.name for field in fields(Settings))


def load(folder: Path, environ: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings of `dragoman.toml` in `folder` and, above them, those of the environment.

    Raises `UnknownSetting` or `BadSetting`. An unknown ``DRAGOMAN_…`` variable is not refused: the
    environment is shared with other programs, the file is ours.
    """
    settings = Settings()
    path = folder / FILE_NAME
    if path.is_file():
        for key, value in _table(path).items():
            settings = _with(settings, key, value, folder, str(path))
    for key in KEYS:
        given = environ.get(PREFIX + key.upper())
        if given:
            value = given.split(os.pathsep) if key == "actors" else given
            settings = _with(settings, key, value, Path(), f"{PREFIX}{key.upper()}")
    return settings


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSetting(f"{path} is not TOML: {error}") from None
    except OSError as error:
        raise BadSetting(f"{path} cannot be read: {error.strerror}") from None


def _with(settings: Settings, key: str, value: Any, folder: Path, where: str) -> Settings:
    """Set one key; relative actors files in `dragoman.toml` are counted from its folder."""
    if key not in KEYS:
        near = get_close_matches(key, KEYS, n=1)
        meant = f"did you mean {near[0]!r}?" if near else f"the settings are {', '.join(KEYS)}"
        raise UnknownSetting(f"{where} has the unknown setting {key!r}", meant)
    if key == "actors":
        files = [value] if isinstance(value, str) else value
        if not isinstance(files, Sequence) or not all(isinstance(file, str) for file in files):
            raise BadSetting(f"{where}: actors is {value!r}, not a list of files")
        return replace(settings, actors=tuple(folder / file for file in files if file))
    if key == "read_on":
        return replace(settings, read_on=value if type(value) is date else read_day(value, where))
    if not isinstance(value, str) or not value:
        raise BadSetting(f"{where}: {key} is {value!r}, not a text")
    if key == "engine":
        return replace(settings, engine=check_engine(value, where))
    return replace(settings, who=value) if key == "who" else replace(settings, database=value)


def read_day(value: object, where: str) -> date:
    """Read a day written ``YYYY-MM-DD``; raise `BadSetting`."""
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise BadSetting(f"{where}: {value!r} is not a day as 2024-08-05") from None


def check_engine(value: str, where: str) -> str:
    """Return `value` if it names an engine; raise `BadSetting`."""
    if value not in ENGINES:
        raise BadSetting(f"{where}: there is no engine {value!r}, only {', '.join(ENGINES)}")
    return value
