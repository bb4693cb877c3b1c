"""What an address asks for: its query string as a filter, and a filter as a query string again.

The names are those of the command line's options (`--from`, `--as-of`), with `_` for `-`. An empty value is
none: a form sends its empty fields too.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

from dragoman.record import BadTime, Record, bounds
from dragoman.store import ACTS, STANDINGS, Filter
from dragoman.web.faults import BadQuestion
from dragoman.web.paths import path_of

FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "from": "sender",
        "to": "recipient",
        "speaker": "speaker",
        "act": "act",
        "about": "about",
        "since": "since",
        "until": "until",
        "outlet": "outlet",
        "as_of": "as_of",
        "verdict": "verdict",
    }
)
"""Names in an address, and the fields of `Filter` behind them."""

_DAYS = {"since": 0, "until": 1, "as_of": 1}  # a month or year: its first day since, its last until
_A_PAGE, _AT_MOST = 40, 500
_LONGEST = 500  # characters of a value: longer ones are no name and no question


@dataclass(frozen=True, slots=True)
class Asked:
    """A filter as it was typed (`given`, in the order of `FIELDS`), and as the store takes it."""

    given: Mapping[str, str]
    select: Filter
    cursor: str | None = None
    limit: int = _A_PAGE
    newest: bool = False

    def query(self, **other: str | int | None) -> str:
        """The query string that asks for the same, with some values changed (None: left out)."""
        order = "newest" if self.newest else None
        kept: dict[str, str | int | None] = {**self.given, "order": order, **other}
        told = urlencode([(name, value) for name, value in kept.items() if value not in (None, "")])
        return f"?{told}" if told else ""

    @property
    def as_of(self) -> str:
        """The day of knowledge as it was typed, empty where none is asked."""
        return self.given.get("as_of", "")

    @property
    def only_as_of(self) -> str:
        """The query string that keeps nothing but the day of knowledge, for links to other pages."""
        return f"?{urlencode({'as_of': self.as_of})}" if self.as_of else ""

    def page_of(self, id_: str) -> str:
        """The page of a record, kept to the day of knowledge."""
        return path_of(id_) + self.only_as_of

    def knows(self, record: Record) -> bool:
        """Whether a record had been reported by the day of knowledge; what has no day was not known then."""
        last = self.select.as_of
        return last is None or (record.reported is not None and bounds(record.reported)[1] <= last)

    @property
    def narrowed(self) -> Mapping[str, str]:
        """What is asked beside the day of knowledge."""
        return {name: value for name, value in self.given.items() if name != "as_of"}


def asked(query: Mapping[str, str], *, limit: int = _A_PAGE) -> Asked:
    """Read a query string; names that are not ours are left alone. Raises `BadQuestion`, `NoWords`."""
    given = {name: query[name].strip() for name in FIELDS if query.get(name, "").strip()}
    for name, value in given.items():
        if len(value) > _LONGEST or "\0" in value:
            raise BadQuestion(f"{name} is no name, words or day")
    if given.get("verdict", "standing") not in STANDINGS:
        raise BadQuestion(f"verdict is {given['verdict']!r}, none of {', '.join(STANDINGS)}")
    if given.get("act", "say") not in ACTS:
        raise BadQuestion(f"no act is called {given['act']!r}; {', '.join(ACTS)} are")
    fields: dict[str, Any] = {
        FIELDS[name]: _day(name, value) if name in _DAYS else value for name, value in given.items()
    }
    return Asked(
        MappingProxyType(given),
        Filter(**fields),
        query.get("cursor") or None,
        _limit(query.get("limit"), limit),
        _newest(query.get("order", "")),
    )


def _day(name: str, value: str) -> str:
    try:
        day = bounds(value)[_DAYS[name]]
        return date.fromisoformat(day).isoformat()
    except (BadTime, ValueError):
        raise BadQuestion(f"{name} is {value!r}, which is no day, month or year") from None


def _newest(order: str) -> bool:
    if order not in ("", "oldest", "newest"):
        raise BadQuestion(f"order is {order!r}, neither oldest nor newest")
    return order == "newest"


def _limit(value: str | None, limit: int) -> int:
    if not value:
        return limit
    if not (value.isascii() and value.isdigit()) or not 1 <= int(value[:6]) <= _AT_MOST:
        raise BadQuestion(f"limit is {value!r}, not a number from 1 to {_AT_MOST}")
    return int(value)
