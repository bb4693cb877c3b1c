"""Columns of tables: a name, what stands in it, and how it is drawn from a record."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal

from dragoman.publish.dossier import Dossier
from dragoman.record import Article, Place, Record, Span, Title, When, bounds
from dragoman.store import Standing
from dragoman.store.references import spans as spans_in

Form = Literal["text", "texts", "whole", "wholes", "number", "flag", "day"]
"""What stands in a cell: a text, a whole number or several, a number, yes or no, a day (``YYYY-MM-DD``)."""

Drawn = Callable[[Any, "Book"], Any]


@dataclass(frozen=True, slots=True)
class Book:
    """What a table is drawn from: the records by id, and the verdicts that hold on them."""

    dossier: Dossier
    standing: Standing

    def names(self, actors: Iterable[str]) -> list[str]:
        """The names of actors, as the record has them; the id of one that is not here."""
        return [found.name if (found := self.dossier.actor(one)) else one for one in actors]

    def name(self, actor: str | None) -> str | None:
        """The name of one actor."""
        return None if actor is None else self.names([actor])[0]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, the form of its cells, what stands in it, and how it is drawn."""

    name: str
    form: Form
    told: str
    drawn: Drawn


def plain(name: str, form: Form, told: str, of: str | None = None) -> Column:
    """A column that is a field of the record, under its own name or another."""
    field = of or name
    return Column(name, form, told, lambda record, book: _listed(getattr(record, field)))


def parties(name: str, ids: str, told: str) -> tuple[Column, Column]:
    """Two columns for actors in a field of that name: their names, and under `ids` their ids."""
    return (
        Column(name, "texts", told, lambda record, book: book.names(getattr(record, name))),
        Column(ids, "texts", f"{told}: ids", lambda record, book: list(getattr(record, name))),
    )


def party(name: str, told: str) -> tuple[Column, Column]:
    """Two columns for the actor in a field of that name: the name and the id."""
    return (
        Column(name, "text", told, lambda record, book: book.name(getattr(record, name))),
        plain(f"{name}_id", "text", f"{told}: id", name),
    )


def time(name: str, told: str) -> tuple[Column, ...]:
    """Columns for a time in a field of that name: as EDTF, its first and last day, its words, its basis."""

    def when(record: Record) -> When | None:
        found: When | None = getattr(record, name)
        return found

    def edtf(record: Record, book: Book) -> str | None:
        return found.edtf if (found := when(record)) else None

    return (
        Column(name, "text", f"{told} (EDTF)", edtf),
        Column(f"{name}_first", "day", "the first day it can mean", lambda r, b: first_day(edtf(r, b))),
        Column(f"{name}_last", "day", "the last day it can mean", lambda r, b: last_day(edtf(r, b))),
        Column(f"{name}_words", "text", "the words it is told in", lambda r, b: _of(when(r), "text")),
        Column(f"{name}_basis", "text", "how it follows from them", lambda r, b: _of(when(r), "basis")),
    )


def place() -> tuple[Column, ...]:
    """Columns for `where`."""

    def where(record: Any) -> Place | None:
        found: Place | None = record.where
        return found

    return (
        Column("where", "text", "the place", lambda r, b: _of(where(r), "name")),
        Column(
            "where_country", "text", "its country (ISO 3166-1 alpha-3)", lambda r, b: _of(where(r), "country")
        ),
        Column("latitude", "number", "degrees north", lambda r, b: _of(where(r), "latitude")),
        Column("longitude", "number", "degrees east", lambda r, b: _of(where(r), "longitude")),
    )


def evidence() -> tuple[Column, ...]:
    """Columns for the words that a record stands on: lists of one length, a piece of words at each place."""

    def outlets(record: Record, book: Book) -> list[str]:
        return [(found.outlet or "") if found else "" for found in _articles(record, book)]

    def sources(record: Record, book: Book) -> list[str]:
        return [found.source if found else "" for found in _articles(record, book)]

    return (
        Column(
            "words", "texts", "the words it stands on, exactly", lambda r, b: [s.exact for s in shown_by(r)]
        ),
        Column("articles", "texts", "the article of each", lambda r, b: [s.article for s in shown_by(r)]),
        Column(
            "starts", "wholes", "where each begins (code points)", lambda r, b: [s.start for s in shown_by(r)]
        ),
        Column("ends", "wholes", "where each ends", lambda r, b: [s.end for s in shown_by(r)]),
        Column("outlets", "texts", "the outlet of each", outlets),
        Column("sources", "texts", "the source of each", sources),
    )


def shown_by(record: Record) -> tuple[Span, ...]:
    """The words that a record stands on: what was said, else what mentions it; of an actor, its titles."""
    for name in ("content_spans", "mentions", "span"):
        held = getattr(record, name, None)
        if isinstance(held, Span):
            return (held,)
        if held and not callable(held):
            return tuple(held)
    titles: tuple[Title, ...] = getattr(record, "titles", ())
    return tuple(spans_in(titles))


def judged() -> tuple[Column, ...]:
    """Columns for the verdict that holds on a record."""

    def of(name: str) -> Drawn:
        return lambda record, book: _of(book.standing.of(record), name)

    return (
        Column("verdict", "text", "`uphold`, `reject`, `unsure`; empty where nobody judged", of("verdict")),
        Column("verdict_who", "text", "who judged", of("who")),
        Column("verdict_why", "text", "why", of("why")),
        Column("verdict_decided", "text", "when (ISO 8601)", of("decided")),
    )


def first_day(edtf: str | None) -> str | None:
    """The first day that a time can mean; None where it has no beginning."""
    day = bounds(edtf)[0] if edtf else None
    return None if day == "0001-01-01" else day


def last_day(edtf: str | None) -> str | None:
    """The last day that a time can mean; None where it has no end."""
    day = bounds(edtf)[1] if edtf else None
    return None if day == "9999-12-31" else day


def _articles(record: Record, book: Book) -> list[Article | None]:
    return [book.dossier.article(span.article) for span in shown_by(record)]


def _listed(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _of(value: Any, name: str) -> Any:
    return None if value is None else getattr(value, name)
