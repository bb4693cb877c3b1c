"""Lines in which what several articles print is set once, with every place that has it."""

from collections.abc import Iterable
from dataclasses import replace

from dragoman.publish.dossier import Dossier
from dragoman.publish.telling import figure_told, stance_told
from dragoman.record import Figure, Message, Record, Responsibility, Statement
from dragoman.web.book import words_of
from dragoman.web.entries import Entry, entry, source


def folded(records: Iterable[Record], dossier: Dossier) -> list[Entry]:
    """Messages that are one as one line, and statements in which a message stands left to that message.

    What is said in the same words by the same speakers is one line too, and so is the same number or the same
    stand given by several. The order is kept.
    """
    held = list(records)
    once = {one.id: group for group in dossier.messages_sent for one in group.records}
    told_in = {one.told_by for one in held if isinstance(one, Message)}
    found: dict[object, tuple[Record, list[Record]]] = {}
    for record in held:
        key: object = record.id
        if isinstance(record, Message) and record.id in once:
            key = once[record.id].records[0].id
        elif isinstance(record, Statement):
            if record.id in told_in:
                continue
            words = " ".join(span.exact for span in record.content_spans).casefold()
            key = record.utterance or (record.speakers, record.act, " ".join(words.split()))
        elif isinstance(record, Figure):
            key = figure_told(record)
        elif isinstance(record, Responsibility):
            key = stance_told(record, dossier)
        found.setdefault(key, (record, []))[1].append(record)
    return [_line(first, every, dossier) for first, every in found.values()]


def _line(first: Record, every: list[Record], dossier: Dossier) -> Entry:
    told = entry(first, dossier)
    spans = [span for one in every for span in words_of(one)[:1]]
    return replace(told, sources=tuple(source(span, dossier) for span in spans))
