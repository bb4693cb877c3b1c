"""Errors that a user can act on.

Every error has a code, says what was found, and what to do. Codes are grouped by room: D01x record,
D1xx ingest, D2xx language and extraction, D3xx store, D4xx command line and settings, D5xx publish.
A programming error is not a `Fault`: it crashes.
"""

from typing import Any, ClassVar


class Fault(Exception):
    """What was found wrong, with a code and a remedy.

    `found` is the first sentence of the message and names the thing at hand; `remedy` is what the
    user can do about it.
    """

    code: ClassVar[str] = "D010"
    remedy: ClassVar[str] = ""

    def __init__(self, found: str) -> None:
        super().__init__(found)
        self.found = found

    def __reduce__(self) -> tuple[Any, ...]:
        """Cross from one process to another as it is, whatever arguments its class is made with."""
        return _as_it_was, (type(self), self.found, dict(self.__dict__))

    def __str__(self) -> str:
        """Give the code, what was found, and the remedy, on one line."""
        return f"{self.code}: {self.found}" + (f" — {self.remedy}" if self.remedy else "")


def _as_it_was(kind: type[Fault], found: str, attributes: dict[str, Any]) -> Fault:
    fault = kind.__new__(kind, found)
    Exception.__init__(fault, found)
    fault.__dict__.update(attributes)
    return fault


class BadRecord(Fault):
    """A record breaks a rule of its type: it was built or loaded wrongly."""

    code = "D011"
    remedy = "the row does not follow the record's schema (dragoman schema); mend or drop it"


class BadTime(Fault):
    """A time is not in the part of EDTF that the record uses."""

    code = "D012"
    remedy = "write it as ISO 8601-2: 2024, 2024-08, 2024-08-05, 2024-08-05T14:30, a/b, or with ~ or ?"


class WordsMoved(Fault):
    """An article's text does not have the words that a span says it has."""

    code = "D017"
    remedy = "the article's text changed after it was read; read it again: dragoman read --again"
