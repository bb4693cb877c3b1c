"""Readings of one saying, and records that cannot all be so, set side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from markupsafe import Markup

from dragoman.link.days import record_day
from dragoman.publish.dossier import Dossier
from dragoman.publish.marked import escaped
from dragoman.publish.wording import one_line, shown
from dragoman.record import Dispute, Message, Record, Responsibility, Statement, Utterance
from dragoman.web.entries import Entry, Source, entry, source

_WHOLE = 10
"""Words left out that are shown in full."""


@dataclass(frozen=True, slots=True)
class Column:
    """One reading, or what one says in a dispute: its words as HTML, who has it, its line if it has one.

    `side` names the side of a dispute that it is on; empty for readings, and for numbers, each its own side.
    """

    html: Markup
    sources: tuple[Source, ...]
    entry: Entry | None
    note: str = ""
    side: str = ""


def columns(record: Record, dossier: Dossier) -> tuple[Column, ...]:
    """The readings of an utterance or the sides of a dispute; nothing of any other record."""
    match record:
        case Utterance():
            return tuple(_readings(record, dossier))
        case Dispute():
            held = [dossier.by_id[id_] for id_ in record.records if id_ in dossier.by_id]
            return tuple(_side(one, dossier) for one in sorted(held, key=record_day))
    return ()


def _readings(utterance: Utterance, dossier: Dossier) -> Iterator[Column]:
    """Every wording against the fullest, which comes first: what differs is marked, what is missing shown."""
    ordered = sorted(utterance.readings, key=lambda reading: (-len(reading.exact.split()), reading.exact))
    base = ordered[0].exact.split() if ordered else []
    for reading in ordered:
        held = [dossier.by_id.get(id_) for id_ in reading.statements]
        said = [one for one in held if isinstance(one, Statement)]
        sources = tuple(source(one.content_spans[0], dossier) for one in said)
        fullest = reading is ordered[0]
        words = escaped(one_line(reading.exact)) if fullest else _against(base, reading.exact.split())
        yield Column(Markup(words), sources, None, "The fullest reading" if fullest else "")


def _against(base: Sequence[str], words: Sequence[str]) -> str:
    """A reading with what it has otherwise marked as inserted, and what it leaves out struck through."""
    told = []
    matcher = SequenceMatcher(None, [_bare(w) for w in base], [_bare(w) for w in words], autojunk=False)
    for kind, start, end, first, last in matcher.get_opcodes():
        if kind in ("delete", "replace"):
            told.append(f"<del>{escaped(_ends(base[start:end]))}</del>")
        if kind in ("insert", "replace"):
            told.append(f"<ins>{escaped(' '.join(words[first:last]))}</ins>")
        if kind == "equal":
            told.append(escaped(" ".join(words[first:last])))
    return " ".join(told)


def _ends(words: Sequence[str]) -> str:
    """Words that are left out; of many only the first and the last, which the fullest reading has whole."""
    return " ".join(words if len(words) <= _WHOLE else [*words[:3], "…", *words[-3:]])


def _bare(word: str) -> str:
    return "".join(c for c in word.casefold() if c.isalnum()) or word


def _side(record: Record, dossier: Dossier) -> Column:
    told = entry(record, dossier)
    return Column(Markup(escaped(shown(told.words))), told.sources, told, side=_named(record))


def _named(record: Record) -> str:
    match record:
        case Responsibility():
            return "Who denies it" if record.stance == "denies" else "Who accuses"
        case Message():
            return "Who denies it" if record.status in ("denied", "disputed") else "Who tells it"
    return ""
