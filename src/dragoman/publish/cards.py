"""One record told in a line and shown as a card, whatever its type: in a notebook."""

from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from markupsafe import escape

from dragoman.publish.dates import in_words, when_in_words
from dragoman.publish.dossier import Dossier, title_of
from dragoman.publish.sayings import saying
from dragoman.publish.telling import day_told, figure_told, parties, setting, stance_told, status, what
from dragoman.publish.wording import capitalised, counted, joined, one_line, shortened, shown
from dragoman.record import (
    Account,
    Actor,
    Article,
    Contact,
    Dispute,
    Event,
    Figure,
    Incident,
    Message,
    Record,
    Responsibility,
    Span,
    Statement,
    Story,
    Utterance,
)

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Shown(Generic[R]):
    """One record as a notebook shows it: it has the fields of its `record`, and tells them in words."""

    record: R
    dossier: Dossier = field(repr=False, compare=False)

    def __getattr__(self, name: str) -> Any:
        """A field of the record: ``message.act``, ``message.content_spans``."""
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self.record, name)

    @property
    def told(self) -> str:
        """The record in one line: "warned: Varnia to Ostland, through Kestria"."""
        return told_of(self.record, self.dossier)

    @property
    def words(self) -> str:
        """The words it was taken from, pieces joined by ``[…]``; empty where it has none of its own."""
        return " […] ".join(one_line(shown(span.exact)) for span in _spans(self.record))

    @property
    def outlets(self) -> tuple[str, ...]:
        """Who printed the words."""
        return tuple(dict.fromkeys(self.dossier.credit(span.article) for span in _spans(self.record)))

    def names(self, role: str) -> tuple[str, ...]:
        """The names of the actors in a field: ``message.names("senders")``."""
        held = getattr(self.record, role)
        ids = held if isinstance(held, tuple) else (held,) if held else ()
        return tuple(self.dossier.name(actor) for actor in ids)

    def __repr__(self) -> str:
        """The record in one line, with its id."""
        return f"<{self.record.type} {self.record.id}: {shortened(self.told, 90)}>"

    def _repr_html_(self) -> str:
        words = shortened(self.words, 600)
        quoted = f"<blockquote>{escape(words)}</blockquote>" if words else ""
        where = ", ".join(filter(None, (joined(self.outlets), day_of(self.record))))
        foot = " · ".join(filter(None, (where, self.record.id)))
        told = f"<b>{escape(capitalised(self.told))}</b>"
        return f"<article><p>{told}</p>{quoted}<p><small>{escape(foot)}</small></p></article>"


def _spans(record: Record) -> tuple[Span, ...]:
    match record:
        case Statement():
            return record.content_spans
        case Message():
            return record.content_spans or record.mentions[:1]
        case Contact() | Incident():
            return record.mentions
        case Responsibility() | Figure():
            return (record.span,)
        case _:
            return ()


def day_of(record: Record) -> str:
    """When it was, in words, else when it was reported; empty where neither is known."""
    if isinstance(record, Article):
        return when_in_words(record.published, clock=False) or "undated"
    if isinstance(record, Message | Contact | Incident):
        return day_told(record)
    when = when_in_words(getattr(record, "when", None), clock=False)
    if when:
        return when
    return f"reported {in_words(record.reported, clock=False)}" if record.reported else ""


def told_of(record: Record, dossier: Dossier) -> str:
    """A record in one line."""
    match record:
        case Statement():
            told = saying(record, dossier)
            return f"{joined(told.speakers) or 'Speaker not named'} {told.deed}: {told.words}"
        case Message() | Contact() | Incident():
            parts = (parties(record, dossier), setting(record), status(record))
            return f"{what(record)}: {'; '.join(filter(None, parts))}".rstrip(": ")
        case Responsibility():
            return stance_told(record, dossier)
        case Figure():
            return figure_told(record)
        case Article():
            return f"{one_line(dossier.outlet(record.id))}: {title_of(record)}"
        case Actor():
            return ", ".join(
                filter(None, (one_line(shown(record.name)), record.kind.replace("_", " "), record.country))
            )
        case Utterance():
            told_by = joined(dossier.name(speaker) for speaker in record.speakers) or "Speaker not named"
            readings = counted(len(record.readings), "reading")
            return f"{told_by}, {readings}: {record.readings[0].exact}"
        case Dispute():
            return f"{record.kind}: {one_line(shown(record.summary))}"
        case Story():
            return f"{one_line(shown(record.title))}: {counted(len(record.articles), 'article')}"
        case Account():
            accounts = counted(record.independent, "independent account")
            return f"{counted(len(record.articles), 'article')}, {accounts} of {record.record}"
        case Event():
            ends = f"{record.source or '?'} to {record.target or '?'}"
            return f"{record.plover.type}: {ends}, CAMEO {record.cameo or '?'}, Goldstein {record.goldstein}"
