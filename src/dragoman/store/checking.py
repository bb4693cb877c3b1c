"""Holding everything in the database against the articles' words."""

from collections.abc import Callable, Iterator, Set
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Select, select

from dragoman.record import BadRecord, Fault, Record, WordsMoved
from dragoman.store.dialect import damages
from dragoman.store.faults import BlockMoved, DamagedDatabase, MissingReference, PageChanged
from dragoman.store.originals import Pages
from dragoman.store.packing import checksum, lines_of
from dragoman.store.reading import (
    ARTICLE,
    AT_A_TIME,
    RECORD,
    build_actor,
    build_article,
    build_record,
    given_actors,
)
from dragoman.store.references import REFERENCES, references, spans
from dragoman.store.tables import actor, article, given_actor, record


def check(connection: Connection, pages: Pages) -> Iterator[Fault]:
    """Yield every fault found: of the file, of articles, blocks and pages, of spans and references.

    Earlier versions of articles are checked too. Ids stand in memory (some 100 bytes a record), rows do not.
    """
    for damage in damages(connection):
        yield DamagedDatabase(damage)
    known = _known_ids(connection)
    text_of = _texts(connection)
    try:
        yield from _check_rows(connection, known, text_of, pages)
    except BadRecord as fault:  # in the way of reading the rows that follow
        yield DamagedDatabase(fault.found)


def _check_rows(
    connection: Connection, known: Set[str], text_of: Callable[[str], str | None], pages: Pages
) -> Iterator[Fault]:
    for row in _stream(connection, select(*ARTICLE, article.c.gives, article.c.page).order_by(article.c.n)):
        yield from _check_article(row, known, text_of, pages)
    records = select(*RECORD).join(article).order_by(record.c.article_n, record.c.n)
    for row in _stream(connection, records):
        yield from _check_row(row, build_record, known, text_of)
    given = given_actors().order_by(given_actor.c.article_n, actor.c.id)
    for row in _stream(connection, given):
        yield from _check_row(row, lambda one: build_actor(one)[1], known, text_of)


def _check_article(
    row: Any, known: Set[str], text_of: Callable[[str], str | None], pages: Pages
) -> Iterator[Fault]:
    yield from _check_row(row, build_article, known, text_of)
    if checksum(row.text) != lines_of(row.gives)[0]:
        yield WordsMoved(f"{row.id}: its text is not the one that its records were read from")
    try:
        outside = _words_outside_blocks(build_article(row))
    except BadRecord:
        return  # told by the check of the row
    if outside:
        yield BlockMoved(f"{row.id} has words outside every block: {outside[:40]!r}")
    if row.page is not None:
        try:
            pages.load(row.page)
        except PageChanged as fault:
            yield fault


def _words_outside_blocks(one: Any) -> str:
    at, outside = 0, []
    for block in one.blocks:
        outside.append(one.text[at : block.start])
        at = block.end
    outside.append(one.text[at:])
    return "".join(outside).strip()


def _check_row(
    row: Any,
    build: Callable[[Any], Record],
    known: Set[str],
    text_of: Callable[[str], str | None],
) -> Iterator[Fault]:
    try:
        one = build(row)
    except BadRecord as fault:
        kind = BlockMoved if row.id.startswith("art_") and "blocks" in fault.found else DamagedDatabase
        yield kind(f"{row.id}: {fault.found}")
        return
    for span in spans(one):
        text = text_of(span.article)
        if text is None:
            yield MissingReference(f"{one.id} has words of the article {span.article}, which is not here")
            continue
        try:
            span.check(text)
        except WordsMoved as fault:
            yield WordsMoved(f"{one.id}: {fault.found}")
    copy = getattr(one, "copy_of", None)
    if copy is not None and copy.article not in known:
        yield MissingReference(f"{one.id} is a copy of the article {copy.article}, which is not here")
    for name, id_ in references(one):
        if id_ not in known:
            yield MissingReference(
                f"{one.id} names as {name} the {REFERENCES[name]} {id_}, which is not here"
            )


def _known_ids(connection: Connection) -> frozenset[str]:
    return frozenset(
        id_
        for column in (article.c.id, actor.c.id, record.c.id)
        for id_ in connection.scalars(select(column))
    )


def _texts(connection: Connection) -> Callable[[str], str | None]:
    """Return a look-up of articles' texts that keeps a few: most spans stand in the same one as the last."""

    @lru_cache(maxsize=64)
    def text_of(id_: str) -> str | None:
        return connection.execute(select(article.c.text).where(article.c.id == id_)).scalar()

    return text_of


def _stream(connection: Connection, wanted: Select[Any]) -> Iterator[Any]:
    yield from connection.execute(wanted, execution_options={"yield_per": AT_A_TIME})
