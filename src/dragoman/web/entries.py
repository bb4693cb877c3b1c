"""Records as lines of a page: when, who did what to whom, how it stands, the words, and where they stand.

A line is made of pieces, so that every party in it leads to its page. A plan, a claim or a denial is told
as one: `status` says how a record stands, and a saying that did not take place says so in its deed.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dragoman.publish.dates import how_known, in_words
from dragoman.publish.dossier import Dossier, is_copy, title_of
from dragoman.publish.sayings import ACTS, saying
from dragoman.publish.sayings import words as words_said
from dragoman.publish.telling import day_told, figure_told, setting, stance_told, status, what
from dragoman.publish.wording import capitalised, counted, number, one_line, shown
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
from dragoman.web.book import words_of
from dragoman.web.paths import anchor, path_of


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line: plain words, a deed (``warned``), or a party with the page it leads to."""

    text: str
    href: str | None = None
    deed: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """Where a record's words stand: the outlet, the article at the words, and whether that is a copy."""

    outlet: str
    title: str
    href: str
    copy: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A record as a line. `day_note` says how the day is known where that is not by the text itself.

    `borne` says how many articles tell of it, and how many independently, where several do.
    """

    id: str
    type: str
    href: str
    day: str
    day_note: str
    line: tuple[Piece, ...]
    status: str
    words: str
    setting: str
    sources: tuple[Source, ...]
    record: Record
    borne: str = ""


def entries(records: Iterable[Record], dossier: Dossier) -> list[Entry]:
    """Records as lines, in the order given; an account or an event stands under the record it is of."""
    return [entry(record, dossier) for record in records]


def entry(record: Record, dossier: Dossier) -> Entry:
    """Put one record in a line."""
    day, note = _day(record, dossier)
    return Entry(
        id=record.id,
        type=record.type,
        href=path_of(record.id),
        day=capitalised(day),
        day_note=note,
        line=_capitalised(_line(record, dossier)),
        status=_status(record),
        words=_words(record, dossier),
        setting=_setting(record, dossier),
        sources=tuple(_sources(record, dossier)),
        record=record,
        borne=_borne(record, dossier),
    )


def _capitalised(line: Iterable[Piece]) -> tuple[Piece, ...]:
    first, *rest = line
    return (replace(first, text=capitalised(first.text)), *rest)


def party(actor: str, dossier: Dossier) -> Piece:
    """A party by its name, leading to its page."""
    return Piece(one_line(dossier.name(actor)), f"/actors/{actor}")


def parties(actors: Iterable[str], dossier: Dossier) -> list[Piece]:
    """Parties as a list in words, ``A, B and C``; of those that are called the same, one."""
    held = list({one.text.casefold(): one for actor in actors if (one := party(actor, dossier))}.values())
    pieces: list[Piece] = []
    for at, one in enumerate(held):
        if at:
            pieces.append(Piece(" and " if at == len(held) - 1 else ", "))
        pieces.append(one)
    return pieces


def _line(record: Record, dossier: Dossier) -> Iterable[Piece]:
    match record:
        case Statement():
            return _said(record, dossier)
        case Message():
            return _told(record, dossier)
        case Contact():
            return [Piece(what(record), deed=True), *_after(" ", record.participants, dossier)]
        case Incident():
            return [
                Piece(what(record), deed=True),
                *_after(" by ", record.perpetrators, dossier),
                *_after(" against ", record.victims, dossier),
            ]
        case Responsibility():
            return [Piece(stance_told(record, dossier), f"/actors/{record.holder}")]
        case Figure():
            return [Piece(figure_told(record))]
        case Dispute():
            return [Piece(_DISPUTES[record.kind], deed=True), Piece(" " + one_line(shown(record.summary)))]
        case Utterance():
            speakers = parties(record.speakers, dossier) or [Piece("Speaker not named")]
            several = len(record.readings) > 1
            told = f"in {counted(len(record.readings), 'wording')}" if several else "in the same words"
            return [*speakers, Piece(" "), Piece(told, deed=True)]
        case Actor():
            return [Piece(one_line(shown(record.name)), f"/actors/{record.id}")]
        case Article():
            return [Piece(title_of(record), f"/articles/{record.id}")]
        case Story():
            return [Piece(one_line(shown(record.title)), path_of(record.id))]
        case Account():
            return [Piece(f"{counted(len(record.articles), 'article')}, {record.independent} independent")]
        case Event():
            return [Piece(f"{record.plover.type} {record.cameo or ''}".strip())]


_DISPUTES = {
    "denial": "Denied",
    "figures": "Numbers that cannot both be so",
    "responsibility": "Responsibility disputed",
    "time": "Times that cannot both be so",
    "place": "Places that cannot both be so",
}


def _said(statement: Statement, dossier: Dossier) -> Iterable[Piece]:
    yield from parties(statement.speakers, dossier) or [Piece("Speaker not named")]
    past, told, bare = ACTS[statement.act]
    hedge = "reportedly " if statement.hedged else ""
    if statement.negated:
        yield Piece(" ")
        yield Piece(f"{hedge}did not {bare}", deed=True)
        yield from _after(", speaking to ", statement.addressees, dossier)
        return
    yield Piece(" ")
    if not statement.addressees:
        yield Piece(hedge + past, deed=True)
        return
    before, _, after = told.partition("{}")
    yield Piece(hedge + before.rstrip(), deed=True)
    yield Piece(" ")
    yield from parties(statement.addressees, dossier)
    if after:
        yield Piece(after)


def _told(message: Message, dossier: Dossier) -> Iterable[Piece]:
    yield from parties(message.senders, dossier) or [Piece("Somebody")]
    past, told, _ = ACTS[message.act]
    yield Piece(" ")
    before, _, after = told.partition("{}")
    yield Piece(before.strip().rstrip(",") if message.recipients else past, deed=True)
    if message.recipients:
        yield Piece(" ")
        yield from parties(message.recipients, dossier)
        yield Piece(after)
    else:
        yield Piece(" nobody named")
    yield from _after(", through ", message.intermediaries, dossier)


def _after(words: str, actors: Iterable[str], dossier: Dossier) -> Iterable[Piece]:
    held = parties(actors, dossier)
    if held:
        yield Piece(words)
        yield from held


def _day(record: Record, dossier: Dossier) -> tuple[str, str]:
    """When it was, in words, and how that is known."""
    match record:
        case Statement():
            return saying(record, dossier).day, ""
        case Message() | Contact() | Incident():
            if record.when is not None and record.when.basis == "publication" and record.reported:
                return f"reported {in_words(record.reported, clock=False)}", ""
            return day_told(record), ""
        case Article():
            published = record.published
            if published is None or published.edtf is None:
                return "undated", ""
            note = "" if published.basis == "metadata" else how_known(published)
            return in_words(published.edtf, clock=False), note
        case Utterance() if record.when is not None and record.when.edtf is not None:
            return in_words(record.when.edtf, clock=False), ""
        case Story() if record.from_ is not None:
            return in_words(record.from_, clock=False), ""
    reported = record.reported
    return (f"reported {in_words(reported, clock=False)}", "") if reported else ("undated", "")


def _status(record: Record) -> str:
    match record:
        case Message() | Contact() | Incident():
            return status(record)
        case Statement():
            return "unnamed source" if record.anonymous else ""
        case Article():
            return "copy" if record.copy_of is not None else ""
    return ""


def _words(record: Record, dossier: Dossier) -> str:
    match record:
        case Statement():
            return words_said(record)
        case Utterance():
            return max((one_line(shown(reading.exact)) for reading in record.readings), key=len, default="")
        case Message() if record.content_spans:
            return _joined(record.content_spans)
        case Message() | Contact() | Incident():
            return _joined(record.mentions[:1])
        case Responsibility() | Figure():
            return _joined((record.span,))
    return ""


def _joined(held: Iterable[Span]) -> str:
    return " […] ".join(one_line(shown(span.exact)) for span in held)


def _setting(record: Record, dossier: Dossier) -> str:
    match record:
        case Statement():
            told = saying(record, dossier)
            through = f"through {told.via}" if told.via else ""
            return capitalised(", ".join(part for part in (told.setting, through) if part))
        case Message() | Contact() | Incident():
            return capitalised(setting(record))
        case Actor():
            return capitalised(record.kind.replace("_", " "))
    return ""


def _sources(record: Record, dossier: Dossier) -> Iterable[Source]:
    if isinstance(record, Article):
        outlet = capitalised(one_line(dossier.outlet(record.id)))
        yield Source(outlet, "", path_of(record.id), is_copy(record))
        return
    seen: set[str] = set()
    for span in _places(record, dossier):
        if span.article not in seen:
            seen.add(span.article)
            yield source(span, dossier)


def _places(record: Record, dossier: Dossier) -> Iterable[Span]:
    """Where a record stands: its first words in each article; of what links records, theirs."""
    match record:
        case Utterance():
            members: Iterable[str] = record.statements
        case Dispute():
            members = record.records
        case _:
            return words_of(record)
    return [span for id_ in members if id_ in dossier.by_id for span in words_of(dossier.by_id[id_])[:1]]


def _borne(record: Record, dossier: Dossier) -> str:
    account = dossier.accounts.get(record.id)
    if account is None or len(account.articles) < 2:
        return ""
    alone = account.independent
    told = "all one account" if alone == 1 else f"{number(alone)} independent"
    return f"{counted(len(account.articles), 'article')}, {told}"


def source(span: Span, dossier: Dossier) -> Source:
    """Where words stand."""
    article = dossier.article(span.article)
    return Source(
        capitalised(dossier.credit(span.article)),
        title_of(article) if article else "",
        f"/articles/{span.article}#{anchor(span.start)}",
        is_copy(article),
    )
