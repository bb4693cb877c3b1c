"""Lines in which what several articles print is set once, with every place that has it."""

from collections.abc import Iterable
from dataclasses import replace

from dragoman.publish.dossier import Dossier
from dragoman.publish.telling import figure_told, stance_told
from dragoman.record import Figure, Message, Record, Responsibility, Statement
from dragoman.web.entries import Entry, entry


def folded(records: Iterable[Record], dossier: Dossier) -> list[Entry]:
    """Lines of what is one: messages in the same words, statements of one saying, a number given by several.

    A statement that a message was told in is left to that message. The order is kept.
    """
    held = list(records)
    told_in = {one.told_by for one in held if isinstance(one, Message)}
    wanted = [one for one in held if not (isinstance(one, Statement) and one.id in told_in)]
    return [line_of(every[0], every, dossier) for every in groups_of(wanted, dossier)]


def groups_of(records: Iterable[Record], dossier: Dossier) -> list[list[Record]]:
    """Records in groups of what is one, in the order of the first of each."""
    sent = {one.id: group for group in dossier.messages_sent for one in group.records}
    found: dict[object, list[Record]] = {}
    for record in records:
        key: object = record.id
        match record:
            case Message() if record.id in sent:
                key = sent[record.id].records[0].id
            case Statement():
                words = " ".join(span.exact for span in record.content_spans).casefold().split()
                key = record.utterance or (record.speakers, record.act, *words)
            case Figure():
                key = figure_told(record)
            case Responsibility():
                key = stance_told(record, dossier)
        found.setdefault(key, []).append(record)
    return list(found.values())


def line_of(first: Record, every: list[Record], dossier: Dossier) -> Entry:
    """One line for all records of a group, with every place that has it."""
    sources = dict.fromkeys(source for one in every for source in entry(one, dossier).sources)
    return replace(entry(first, dossier), sources=tuple(sources))
