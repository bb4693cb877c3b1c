"""The statements as a table for a spreadsheet: one line a statement, names instead of ids.

A spreadsheet runs a cell that begins with ``=``, ``+``, ``-`` or ``@`` as a formula, and articles are other
people's text. Such a cell is given a leading apostrophe, as OWASP advises (CSV Injection); whoever needs
the words exactly takes the JSON Lines. Line ends within a cell are kept, as RFC 4180 allows.
"""

import csv
from collections.abc import Iterable
from typing import TextIO

from dragoman.publish.dossier import Dossier, title_of
from dragoman.publish.sayings import words
from dragoman.record import Record, Statement

COLUMNS = (
    "id",
    "speakers",
    "speaker_kinds",
    "countries",
    "act",
    "mode",
    "negated",
    "hedged",
    "anonymous",
    "content",
    "addressees",
    "via",
    "occasion",
    "where",
    "when",
    "when_words",
    "when_basis",
    "reported",
    "outlet",
    "agency",
    "article_title",
    "copy_of",
    "source",
    "article",
    "start",
    "end",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_statements(records: Iterable[Record], out: TextIO) -> None:
    """Write the statements among the records as CSV, in order of time; several names are joined by ``; ``."""
    dossier = Dossier.of(records)
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for statement in dossier.statements:
        table.writerow([_safe(cell) for cell in _cells(statement, dossier)])


def _cells(statement: Statement, dossier: Dossier) -> tuple[str, ...]:
    article = dossier.article(statement.article)
    actors = [dossier.actor(speaker) for speaker in statement.speakers]
    when, first, last = statement.when, statement.content_spans[0], statement.content_spans[-1]
    return (
        statement.id,
        _names(statement.speakers, dossier),
        "; ".join(actor.kind for actor in actors if actor),
        "; ".join(dict.fromkeys(actor.country for actor in actors if actor and actor.country)),
        statement.act,
        statement.mode,
        _flag(statement.negated),
        _flag(statement.hedged),
        _flag(statement.anonymous),
        words(statement),
        _names(statement.addressees, dossier),
        _names(statement.via, dossier),
        statement.occasion or "",
        statement.where.name if statement.where else "",
        (when.edtf or "") if when else "",
        (when.text or "") if when else "",
        (when.basis or "") if when else "",
        statement.reported or "",
        (article.outlet or "") if article else "",
        (article.agency or "") if article else "",
        title_of(article) if article else "",
        article.copy_of.article if article and article.copy_of else "",
        article.source if article else "",
        statement.article,
        str(first.start),
        str(last.end),
    )


def _names(actors: Iterable[str], dossier: Dossier) -> str:
    return "; ".join(dossier.name(actor) for actor in actors)


def _flag(value: bool) -> str:
    return "yes" if value else "no"


def _safe(cell: str) -> str:
    held = cell.replace("\0", "\u2400").encode("utf-8", "replace").decode("utf-8")
    return f"'{held}" if held.startswith(_FORMULA) else held
