"""The record in Python: for a notebook, a script, a course.

``dragoman.open("crisis.db")`` reads a database once and closes it; what it gives does not change while
another program reads on into the file.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

from markupsafe import escape

from dragoman.publish.asked import asked
from dragoman.publish.cards import R, Shown, day_of
from dragoman.publish.dossier import Dossier
from dragoman.publish.faults import MissingExtra, NoSuchKind
from dragoman.publish.formats.tables import columns, rows
from dragoman.publish.masthead import masthead
from dragoman.publish.plots import Plot, dyad_plot, network_plot, timeline_plot
from dragoman.publish.summary import summary
from dragoman.publish.wording import capitalised, counted, joined, number, shortened
from dragoman.record import (
    Account,
    Actor,
    ActorId,
    Article,
    Contact,
    Dispute,
    Event,
    Figure,
    Incident,
    Message,
    Record,
    Responsibility,
    Statement,
    Story,
    Utterance,
)
from dragoman.record.rows import RECORD_TYPES
from dragoman.store import Filter, NoSuchRecord, Standing, Store
from dragoman.store.naming import fold

if TYPE_CHECKING:
    import pandas

_ROWS_SHOWN = 20
_WORDS_SHOWN = 160
PLURALS = {
    name: {"responsibility": "responsibilities", "story": "stories"}.get(name, f"{name}s")
    for name in RECORD_TYPES
}
"""What the records of each type are called together: ``statements``, ``responsibilities``."""


class Records(Sequence[Shown[R]]):
    """Records of one type, in the order of the database; `frame()` gives them as a table."""

    def __init__(self, kind: str, records: Sequence[R], record: "WholeRecord") -> None:
        self._kind, self._records, self._whole = kind, records, record

    @overload
    def __getitem__(self, at: int) -> Shown[R]: ...
    @overload
    def __getitem__(self, at: slice) -> "Records[R]": ...
    def __getitem__(self, at: int | slice) -> "Shown[R] | Records[R]":
        """One by its place, or several."""
        if isinstance(at, slice):
            return Records(self._kind, self._records[at], self._whole)
        return Shown(self._records[at], self._whole.dossier)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._records)

    def __iter__(self) -> Iterator[Shown[R]]:
        """Each in turn."""
        return (Shown(record, self._whole.dossier) for record in self._records)

    def frame(self) -> "pandas.DataFrame":
        """Return the records as a data frame, with the columns of the CSV export.

        Raises `MissingExtra` without pandas.
        """
        try:
            import pandas  # noqa: PLC0415  # an extra, and slow to load
        except ImportError:
            raise MissingExtra("data frames need pandas, which is not installed") from None
        names = [column.name for column in columns(self._kind)]
        table = {row[0]: row for row in rows(self._kind, self._whole.dossier, self._whole.standing)}
        return pandas.DataFrame([table[record.id] for record in self._records], columns=names)

    def __repr__(self) -> str:
        """How many of what."""
        return f"<{counted(len(self), self._kind, PLURALS[self._kind])}>"

    def _repr_html_(self) -> str:
        body = "".join(
            f"<tr><td>{escape(day_of(one.record))}</td>"
            f"<td>{escape(shortened(capitalised(one.told), _WORDS_SHOWN))}</td>"
            f"<td>{escape(joined(one.outlets))}</td></tr>"
            for one in self[:_ROWS_SHOWN]
        )
        more = len(self) - _ROWS_SHOWN
        rest = f"<p>and {number(more)} more</p>" if more > 0 else ""
        head = f"<caption>{escape(counted(len(self), self._kind, PLURALS[self._kind]))}</caption>"
        return f"<table>{head}<tbody>{body}</tbody></table>{rest}"


@dataclass(frozen=True)
class WholeRecord:
    """Everything a database records, or as much of it as was asked for, in memory.

    Each type is an attribute: `articles`, `actors`, `statements`, `messages`, `contacts`, `incidents`,
    `responsibilities`, `figures`, `utterances`, `disputes`, `accounts`, `stories`, `events`.
    """

    dossier: Dossier = field(repr=False)
    standing: Standing = field(repr=False, default_factory=Standing)

    def of_type(self, kind: str) -> tuple[Record, ...]:
        """The records of a type, by its name (``message``) or theirs (``messages``), as they are.

        Articles and statements come in order of time. Raises `NoSuchKind`.
        """
        name = next((name for name, many in PLURALS.items() if kind in (name, many)), None)
        if name is None:
            raise NoSuchKind(f"there are no {kind!r}; there are {', '.join(PLURALS.values())}")
        if name == "article":
            return self.dossier.articles
        return self.dossier.statements if name == "statement" else self.dossier.of_type.get(name, ())

    def _records(self, kind: str) -> Records[Any]:
        return Records(kind, self.of_type(kind), self)

    @cached_property
    def articles(self) -> Records[Article]:
        """The articles, by date of publication."""
        return self._records("article")

    @cached_property
    def actors(self) -> Records[Actor]:
        """Who acts and speaks."""
        return self._records("actor")

    @cached_property
    def statements(self) -> Records[Statement]:
        """What was said, by the day it was said."""
        return self._records("statement")

    @cached_property
    def messages(self) -> Records[Message]:
        """Who let whom know what."""
        return self._records("message")

    @cached_property
    def contacts(self) -> Records[Contact]:
        """Who met, called, visited whom."""
        return self._records("contact")

    @cached_property
    def incidents(self) -> Records[Incident]:
        """What happened, is planned, threatened or only possible."""
        return self._records("incident")

    @cached_property
    def responsibilities(self) -> Records[Responsibility]:
        """Who claims, denies or is accused of an incident."""
        return self._records("responsibility")

    @cached_property
    def figures(self) -> Records[Figure]:
        """The numbers given."""
        return self._records("figure")

    @cached_property
    def utterances(self) -> Records[Utterance]:
        """Sayings that several articles have."""
        return self._records("utterance")

    @cached_property
    def disputes(self) -> Records[Dispute]:
        """What cannot all be so."""
        return self._records("dispute")

    @cached_property
    def accounts(self) -> Records[Account]:
        """How well things are borne out."""
        return self._records("account")

    @cached_property
    def stories(self) -> Records[Story]:
        """Articles on one happening."""
        return self._records("story")

    @cached_property
    def events(self) -> Records[Event]:
        """Coded events (PLOVER, CAMEO)."""
        return self._records("event")

    def frame(self, kind: str) -> "pandas.DataFrame":
        """Return the records of a type as a data frame: ``record.frame("messages")``.

        Raises `NoSuchKind`, and `MissingExtra` without pandas.
        """
        found = self.of_type(kind)
        name = next(name for name, many in PLURALS.items() if kind in (name, many))
        return Records(name, found, self).frame()

    def __getitem__(self, record_id: str) -> Shown[Any]:
        """Return a record by its id, or by as much of its beginning as is needed; raise `NoSuchRecord`."""
        found = self.dossier.by_id.get(record_id)
        if found is None:
            begun = [
                one for key, one in self.dossier.by_id.items() if record_id and key.startswith(record_id)
            ]
            if len(begun) != 1:
                raise NoSuchRecord(f"{len(begun) or 'no'} records have ids that begin with {record_id!r}")
            found = begun[0]
        return Shown(found, self.dossier)

    def actor(self, name: str) -> Shown[Actor]:
        """Return the actor of a name or alias, a state before anybody else; raise `NoSuchRecord`."""
        wanted = fold(name)
        found = [
            actor
            for actor in self.dossier.actors.values()
            if wanted in (fold(actor.name), *map(fold, actor.aliases))
        ]
        if not found:
            raise NoSuchRecord(f"nobody here is called {name!r}")
        best = min(found, key=lambda a: (fold(a.name) != wanted, a.kind != "state", a.id))
        return Shown(best, self.dossier)

    def timeline(self, *, since: str | None = None, until: str | None = None) -> Plot:
        """Draw what happened against when it was reported, and who spoke when."""
        return timeline_plot(self.dossier, since=since, until=until)

    def network(self) -> Plot:
        """Draw who told whom, by sides."""
        return network_plot(self.dossier)

    def dyad(self, one: str, other: str, *, since: str | None = None, until: str | None = None) -> Plot:
        """Draw the acts between two parties, by name; raise `NoSuchRecord` if one is not here."""
        ends: tuple[ActorId, ActorId] = self.actor(one).record.id, self.actor(other).record.id
        return dyad_plot(self.dossier, *ends, since=since, until=until)

    def __repr__(self) -> str:
        """What is in it, counted."""
        return f"<record of {joined(self._counts())}>"

    def _counts(self) -> list[str]:
        return [
            counted(len(self.of_type(name)), name, PLURALS[name])
            for name in ("article", "statement", "message", "contact", "incident", "dispute")
        ]

    def _repr_html_(self) -> str:
        head = masthead(self.dossier, None, None)
        points = "".join(
            f"<li><b>{escape(point.about)}</b>: {escape(point.words)}</li>" for point in summary(self.dossier)
        )
        return f"<section><h3>{escape(head.title)}</h3><ul>{points}</ul></section>"


def open_record(where: str | Path, **filters: str) -> WholeRecord:
    """Read a database (a path or a URL) into memory: all of it, or what the filters ask for.

    The filters are those of the command line: `sender`, `recipient`, `speaker`, `about`, `since`, `until`,
    `as_of`, `outlet`, `verdict` (``standing`` leaves out what was rejected). Raises the store's faults.
    """
    with Store.open(where) as store:
        standing = store.standing()
        return WholeRecord(Dossier.of(asked(store, Filter(**filters), standing)), standing)  # type: ignore[arg-type]
