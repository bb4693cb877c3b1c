"""Records as one compact line each, for `dragoman list`.

What a kind is best told by is set out for the kinds that people list; any other kind is told by its own
fields, so a new kind of record can be listed on the day that it exists.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from itertools import islice

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

from dragoman.publish.dates import in_words, shorter, when_in_words
from dragoman.publish.dossier import Dossier, Lookup, title_of
from dragoman.publish.faults import NoSuchKind
from dragoman.publish.judged import MARKS, NOBODY
from dragoman.publish.sayings import saying
from dragoman.publish.show import in_short, known
from dragoman.publish.telling import day_told, figure_told, parties, stance_told, status, what
from dragoman.publish.wording import joined, one_line, shown
from dragoman.record import (
    RECORD_TYPES,
    Actor,
    Article,
    Contact,
    Dispute,
    Figure,
    Incident,
    Message,
    Record,
    Responsibility,
    Statement,
    Story,
    Utterance,
)
from dragoman.store import Standing

_GAP = 2
_ROWS_AT_ONCE = 100
"""Rows printed together: a listing of an archive must not wait for its last row."""


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
_TOLD = (
    _ID,
    Column("date", 3),
    Column("what", 3),
    Column("who", 5),
    Column("words", 8),
    Column("outlet", 3),
)
_COLUMNS |= {
    **dict.fromkeys(("message", "contact", "incident"), _TOLD),
    "responsibility": (_ID, Column("stance", 6), Column("words", 8), Column("outlet", 3)),
    "figure": (_ID, Column("number", 6), Column("words", 8), Column("outlet", 3)),
    "utterance": (_ID, Column("date", 3), Column("speaker", 4), Column("readings", 2), Column("words", 10)),
    "dispute": (_ID, Column("kind", 2), Column("what", 8), Column("records", 8)),
    "story": (_ID, Column("from", 2), Column("to", 2), Column("articles", 2), Column("title", 10)),
}
_ID_WIDTH = 22
_GENERIC = (_ID, Column("what it says", 10))


def listing(
    kind: str, records: Iterable[Record], lookup: Lookup, console: Console, standing: Standing = NOBODY
) -> None:
    """Print one line a record. `kind` is a record type or its plural; raises `NoSuchKind` for another.

    `lookup` gives the actors and articles that the records refer to; what it cannot give is named by id.
    A record that was judged has the sign of the verdict (`judged.MARKS`) behind its id.
    """
    singular = singular_of(kind)
    columns = _COLUMNS.get(singular, _GENERIC)
    widths = _widths(columns, console.width)
    cells = _CELLS.get(singular, _generic_cells)
    remembered = _remembering(lookup)
    headings = _line([column.heading for column in columns], widths)
    rows = iter(records)
    some = False
    while batch := list(islice(rows, _ROWS_AT_ONCE)):
        if not some:
            _print(headings, "dim", console)
        some = True
        lines = (_line([_marked(record, standing), *cells(record, remembered)], widths) for record in batch)
        _print("\n".join(lines), "", console)
    if not some:
        console.print(Text(f"There are no {kind} to list.", "dim"))


def _marked(record: Record, standing: Standing) -> str:
    held = standing.of(record)
    return record.id if held is None else f"{record.id} {MARKS[held.verdict]}"


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


def _widths(columns: tuple[Column, ...], width: int) -> list[int]:
    """The width of each column: fixed before the first row is known, so that every row can go out at once."""
    room = width - _ID_WIDTH - _GAP * (len(columns) - 1)
    whole = sum(column.share for column in columns)
    return [max(4, room * column.share // whole) if column.share else _ID_WIDTH for column in columns]


def _line(cells: list[str], widths: list[int]) -> str:
    """Cut or fill each cell to its width in terminal columns (wide characters take two)."""
    fitted = []
    for cell, width in zip(cells, widths, strict=True):
        text = set_cell_size(cell, width - 1).rstrip() + "…" if cell_len(cell) > width else cell
        fitted.append(set_cell_size(text, width + _GAP))
    return "".join(fitted).rstrip()


def _print(text: str, style: str, console: Console) -> None:
    console.print(Text(text, style), no_wrap=True, overflow="ignore", crop=False)


def _statement_cells(record: Record, lookup: Lookup) -> tuple[str, ...]:
    assert isinstance(record, Statement)
    near = (record.article, *record.speakers, *record.addressees, *record.via)
    dossier = Dossier.of(found for found in (known(lookup, key) for key in near) if found is not None)
    told = saying(record, dossier)
    words = told.words if told.plain else f"{told.deed}: {told.words}"
    edtf, _ = dossier.time_of(record)
    day = shorter(in_words(edtf, weekday=False, clock=False)) if edtf else told.day
    return day, joined(told.speakers) if told.speakers else "not named", words, dossier.credit(record.article)


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


def _told_cells(record: Record, lookup: Lookup) -> tuple[str, ...]:
    assert isinstance(record, Message | Contact | Incident)
    dossier = _around(record, lookup)
    how = status(record)
    words = " […] ".join(one_line(shown(span.exact)) for span in record.mentions[:1])
    return (
        shorter(day_told(record)),
        f"{what(record)} ({how})" if how else what(record),
        parties(record, dossier),
        words,
        dossier.credit(record.mentions[0].article),
    )


def _responsibility_cells(record: Record, lookup: Lookup) -> tuple[str, ...]:
    assert isinstance(record, Responsibility)
    dossier = _around(record, lookup)
    return (
        stance_told(record, dossier),
        one_line(shown(record.span.exact)),
        dossier.credit(record.span.article),
    )


def _figure_cells(record: Record, lookup: Lookup) -> tuple[str, ...]:
    assert isinstance(record, Figure)
    dossier = _around(record, lookup)
    return figure_told(record), one_line(shown(record.span.exact)), dossier.credit(record.span.article)


def _utterance_cells(record: Record, lookup: Lookup) -> tuple[str, ...]:
    assert isinstance(record, Utterance)
    edtf = record.when.edtf if record.when is not None else record.reported
    day = shorter(in_words(edtf, weekday=False, clock=False)) if edtf else "undated"
    names = joined(in_short(speaker, lookup) for speaker in record.speakers) or "not named"
    return day, names, str(len(record.readings)), one_line(shown(record.readings[0].exact))


def _dispute_cells(record: Record, lookup: Lookup) -> tuple[str, ...]:
    assert isinstance(record, Dispute)
    return record.kind, one_line(shown(record.summary)), ", ".join(record.records)


def _story_cells(record: Record, lookup: Lookup) -> tuple[str, ...]:
    assert isinstance(record, Story)
    return record.from_ or "", record.to or "", str(len(record.articles)), one_line(shown(record.title))


def _around(record: Record, lookup: Lookup) -> Dossier:
    """The records that one points at, as far as the lookup has them."""
    keys = {
        key
        for field in fields(record)
        for value in [getattr(record, field.name)]
        for key in (value if isinstance(value, tuple) else (value,))
        if isinstance(key, str) and key.startswith("act_")
    }
    spans = [record.span] if isinstance(record, Responsibility | Figure) else getattr(record, "mentions", ())
    keys |= {span.article for span in spans}
    found = (known(lookup, key) for key in sorted(keys))
    return Dossier.of(one for one in found if one is not None)


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
    "message": _told_cells,
    "contact": _told_cells,
    "incident": _told_cells,
    "responsibility": _responsibility_cells,
    "figure": _figure_cells,
    "utterance": _utterance_cells,
    "dispute": _dispute_cells,
    "story": _story_cells,
}
