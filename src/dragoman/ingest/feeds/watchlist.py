"""The file that says what to watch: feeds and sitemaps, and how politely."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from dragoman.ingest.feeds.faults import BadFeedsFile

_EVERY_MINUTES = 15.0


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed or sitemap. `outlet` names who publishes it; `only` are beginnings of paths to keep to."""

    url: str
    outlet: str | None = None
    every_minutes: float = _EVERY_MINUTES
    only: tuple[str, ...] = ()

    def has(self, url: str) -> bool:
        """Whether a page announced in it is to be read."""
        return not self.only or urlsplit(url).path.startswith(self.only)


@dataclass(frozen=True, slots=True)
class Watchlist:
    """What to watch and how.

    `contact` is told to the sites, so that they can write to whoever fetches. `delay_seconds` lie between
    two requests to one host, or more where its robots.txt asks for more. A page is looked at again
    `look_again_hours` after it was first seen, for news is corrected. Of a sitemap, pages last changed
    more than `oldest_days` ago are not fetched. No page or feed larger than `largest_megabytes` is taken.
    """

    feeds: tuple[Feed, ...]
    contact: str | None = None
    delay_seconds: float = 3.0
    timeout_seconds: float = 30.0
    look_again_hours: tuple[float, ...] = (1.0, 6.0, 24.0, 72.0)
    oldest_days: float = 7.0
    largest_megabytes: float = 16.0


def read_watchlist(path: Path) -> Watchlist:
    """Read a file of feeds; raise `BadFeedsFile` and say where it is wrong."""
    try:
        told = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise BadFeedsFile(f"{path} cannot be read: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadFeedsFile(f"{path} is not TOML: {error}") from None
    _known(told, {"feed", "watch"}, str(path))
    listed = told.get("feed", [])
    if not isinstance(listed, list) or not listed:
        raise BadFeedsFile(f"{path} names no feed")
    feeds = tuple(_feed(one, f"{path}, feed {number}") for number, one in enumerate(listed, 1))
    if len({feed.url for feed in feeds}) < len(feeds):
        raise BadFeedsFile(f"{path} names a feed twice")
    how = told.get("watch", {})
    where = f"{path}, [watch]"
    if not isinstance(how, Mapping):
        raise BadFeedsFile(f"{where} is not a table")
    names = {field.name for field in fields(Watchlist)} - {"feeds"}
    _known(how, names, where)
    return Watchlist(feeds, **{name: _value(name, value, where) for name, value in how.items()})


def _feed(told: Any, where: str) -> Feed:
    if not isinstance(told, Mapping):
        raise BadFeedsFile(f"{where} is not a table")
    _known(told, {field.name for field in fields(Feed)}, where)
    url = told.get("url")
    if not isinstance(url, str) or not url.startswith(("http://", "https://")) or not _host(url):
        raise BadFeedsFile(f"{where}: url is {url!r}, not the address of a feed")
    outlet = told.get("outlet")
    if outlet is not None and not (isinstance(outlet, str) and outlet.strip()):
        raise BadFeedsFile(f"{where}: outlet is {outlet!r}, not a name")
    only = told.get("only", [])
    if not isinstance(only, list) or not all(isinstance(one, str) and one.startswith("/") for one in only):
        raise BadFeedsFile(f'{where}: only is {only!r}, not a list of paths as ["/world/"]')
    every = _value("every_minutes", told.get("every_minutes", _EVERY_MINUTES), where)
    return Feed(url, outlet, every, tuple(only))


def _value(name: str, value: Any, where: str) -> Any:
    if name == "contact":
        if not isinstance(value, str) or not value.isprintable():
            raise BadFeedsFile(f"{where}: contact is {value!r}, not an address")
        return value
    if name == "look_again_hours":
        if not isinstance(value, list) or not all(map(_is_number, value)) or sorted(value) != value:
            raise BadFeedsFile(f"{where}: look_again_hours is {value!r}, not a rising list of hours")
        return tuple(map(float, value))
    if not _is_number(value) or (value <= 0 and name != "delay_seconds"):
        raise BadFeedsFile(f"{where}: {name} is {value!r}, not a number above 0")
    return float(value)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 1e9


def _known(table: Mapping[str, Any], names: set[str], where: str) -> None:
    if unknown := sorted(set(table) - names):
        raise BadFeedsFile(
            f"{where} has {unknown[0]!r}, which means nothing; there are {', '.join(sorted(names))}"
        )


def _host(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None
