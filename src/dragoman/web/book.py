"""The records of one page with what they refer to, and nothing more, ready to be put in words."""

from collections.abc import Iterable, Iterator
from dataclasses import fields

from dragoman.publish.dossier import Dossier
from dragoman.record import Actor, Article, Record, Span
from dragoman.store import Store
from dragoman.store.references import references, spans

_POINTING = ("article", "articles", "record", "records", "statements")


def book(store: Store, records: Iterable[Record], *, whole: bool = False) -> Dossier:
    """Put records together with the articles, actors and statements that they name.

    Of an article that is only named no more is read than its line needs, unless the `whole` is asked for.
    What the database does not have is left out; a page names it by its id.
    """
    held: dict[str, Record] = {record.id: record for record in records}
    waiting = list(held.values())
    while waiting:
        wanted = {id_ for record in waiting for id_ in _named(record)} - held.keys()
        waiting = [record for record in store.glances(wanted) if record.id not in held]
        if whole:
            waiting = [store.record(one.id) if isinstance(one, Article) else one for one in waiting]
        held |= {record.id: record for record in waiting}
    return Dossier.of(held.values())


def _named(record: Record) -> Iterator[str]:
    """The ids of what a page needs to put a record in words."""
    if isinstance(record, Article):
        if record.copy_of is not None:
            yield record.copy_of.article
        return
    for _, id_ in references(record):
        yield id_
    if isinstance(record, Actor):
        return
    for field in fields(record):
        value = getattr(record, field.name)
        if field.name in _POINTING:
            yield from value if isinstance(value, tuple) else (value,)
    for span in spans(record):
        yield span.article


def words_of(record: Record) -> tuple[Span, ...]:
    """The words that a record is shown by: those of its content, else those that mention it."""
    for name in ("content_spans", "mentions", "span"):
        held = getattr(record, name, None)  # of an article, `span` is what cuts one
        if isinstance(held, Span):
            return (held,)
        if isinstance(held, tuple) and held:
            return held
    return ()
