"""Records as one compact line each, for `dragoman list`.

What a kind is best told by is set out for statements, articles and actors; any other kind is told by its
own fields, so a new kind of record can be listed on the day that it exists.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from itertools import islice

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dragoman.publish.dates import in_words, shorter, when_in_words
from dragoman.publish.dossier import Dossier, Lookup
from dragoman.publish.faults import NoSuchKind
from dragoman.publish.masthead import title_of
from dragoman.publish.sayings import saying
from dragoman.publish.show import in_short, known
from dragoman.publish.wording import joined, one_line, shown
from dragoman.record import RECORD_TYPES, Actor, Article, Record, Statement

_ROWS_AT_ONCE = 200
"""Rows laid out together: a listing of an archive must not wait for its last row."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading and the share of the width it is given; 0 is the id's own fixed width."""

    heading: str
    share: int


_ID = Column("id", 0)
_COLUMNS: dict[str, tuple[Column, ...]] = {
    "statement": (_ID, Column("date", 3), Column("speaker", 4), Column("words", 10), Column("outlet", 3)),
    "article": (_ID, Column("published", 3), Column("outlet", 3), Column("title", 8), Column("account", 3)),
    "actor": (_ID, Column("name", 5), Column("kind", 3), Column("country", 2), Column("titles", 6)),
}
_ID_WIDTH = 20
_GENERIC = (_ID, Column("what it says", 10))


def listing(kind: str, records: Iterable[Record], lookup: Lookup, console: Console) -> None:
    """Print one line a record. `kind` is a record type or its plural; raises `NoSuchKind` for another.

    `lookup` gives the actors and articles that the records refer to; what it cannot give is named by id.
    """
    singular = singular_of(kind)
    columns = _COLUMNS.get(singular, _GENERIC)
    cells = _CELLS.get(singular, _generic_cells)
    rows = iter(records)
    first = True
    remembered = _remembering(lookup)
    while batch := list(islice(rows, _ROWS_AT_ONCE)):
        table = _table(columns, console.width, headed=first)
        for record in batch:
            table.add_row(Text(record.id, "dim"), *(Text(cell) for cell in cells(record, remembered)))
        console.print(table)
        first = False
    if first:
        console.print(Text(f"There are no {kind} to list.", "dim"))


def singular_of(kind: str) -> str:
    """The record type that a kind names, singular or plural (`stories`, `statements`, `responsibilities`)."""
    for name in (kind, kind.removesuffix("s"), f"{kind.removesuffix('ies')}y"):
        if name in RECORD_TYPES:
            return name
    raise NoSuchKind(f"there is no kind {kind!r}; there are {', '.join(RECORD_TYPES)}")


def _remembering(lookup: Lookup) -> Lookup:
    """A lookup that asks once for each of the last few thousand records: speakers and outlets recur."""
    found: dict[str, Record] = {}

    def ask(record_id: str) -> Record:
        if record_id not in found:
            if len(found) > 4_000:
                found.clear()
            found[record_id] = lookup(record_id)
        return found[record_id]

    return ask


def _table(columns: tuple[Column, ...], width: int, *, headed: bool) -> Table:
    """A table whose columns stand where those of the last one stood."""
    table = Table(
        box=None, show_header=headed, header_style="dim", padding=(0, 2, 0, 0), pad_edge=False, width=width
    )
    room = width - _ID_WIDTH - 2 * len(columns)
    whole = sum(column.share for column in columns)
    for column in columns:
        fixed = _ID_WIDTH if column.share == 0 else max(4, room * column.share // whole)
        table.add_column(column.heading, width=fixed, no_wrap=True, overflow="ellipsis")
    return table


def _statement_cells(record: Record, lookup: Lookup) -> tuple[str, ...]:
    assert isinstance(record, Statement)
    near = (record.article, *record.speakers, *record.addressees, *record.via)
    dossier = Dossier.of(found for found in (known(lookup, key) for key in near) if found is not None)
    told = saying(record, dossier)
    words = told.words if told.plain else f"{told.deed}: {told.words}"
    edtf, _ = dossier.time_of(record)
    day = shorter(in_words(edtf, weekday=False, clock=False)) if edtf else told.day
    return day, joined(told.speakers) if told.speakers else "not named", words, dossier.outlet(record.article)


def _article_cells(record: Record, lookup: Lookup) -> tuple[str, ...]:
    assert isinstance(record, Article)
    account = "independent"
    if record.copy_of is not None:
        original = known(lookup, record.copy_of.article)
        source = original.outlet if isinstance(original, Article) else None
        account = f"copy of {one_line(shown(source)) if source else record.copy_of.article}"
    day = shorter(when_in_words(record.published, weekday=False, clock=False) or "undated")
    outlet = one_line(shown(record.outlet)) if record.outlet else "not known"
    return day, outlet, title_of(record), account


def _actor_cells(record: Record, lookup: Lookup) -> tuple[str, ...]:
    assert isinstance(record, Actor)
    titles = dict.fromkeys(one_line(shown(title.text)) for title in record.titles)
    return (
        one_line(shown(record.name)),
        record.kind.replace("_", " "),
        record.country or "",
        ", ".join(titles),
    )


def _generic_cells(record: Record, lookup: Lookup) -> tuple[str, ...]:
    told = []
    for field in fields(record):
        value = getattr(record, field.name)
        if field.name in ("id", "reported") or value is None or value in ((), False):
            continue
        told.append(f"{field.name.rstrip('_').replace('_', ' ')}: {in_short(value, lookup)}")
    return (" · ".join(told),)


_CELLS: dict[str, Callable[[Record, Lookup], tuple[str, ...]]] = {
    "statement": _statement_cells,
    "article": _article_cells,
    "actor": _actor_cells,
}
