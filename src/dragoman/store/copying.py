"""Which articles copy which, brought up to date: fingerprints are kept, and so is what was compared before.

An article is cut into runs of words once; what a pair shares is looked at again only where the formulas that
stand in the later one have changed. What comes out is what `find_copies` gives for all articles at once.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from sqlalchemy import Connection, bindparam, delete, insert, select

from dragoman.link.copies import copies_among, share
from dragoman.link.fingerprints import Fingerprint, fingerprint_of
from dragoman.link.shingles import Runs, Vocabulary, runs_of
from dragoman.record import ArticleId
from dragoman.store.chunks import CHUNK
from dragoman.store.reading import ARTICLE, build_article
from dragoman.store.tables import article, compared, fingerprint
from dragoman.store.writing import write_copies

_TEXTS = 500
"""Texts cut into runs that are held at a time."""


def take_fingerprints(connection: Connection) -> list[str]:
    """Keep the fingerprints of some articles that have none yet; return the sources of these articles."""
    wanted = (
        select(article.c.n, *ARTICLE)
        .where(article.c.superseded_by.is_(None), article.c.n.not_in(select(fingerprint.c.article_n)))
        .order_by(article.c.n)
        .limit(CHUNK)
    )
    vocabulary = Vocabulary()
    rows, sources = [], []
    for row in connection.execute(wanted).all():
        one = build_article(row)
        made = fingerprint_of(one, runs_of(one, vocabulary))
        told = {name: getattr(made, name) for name in ("day", "credited", "time", "length", "words")}
        rows.append({"article_n": row.n, **told, "kept": made.kept.astype("<u4").tobytes()})
        sources.append(one.source)
    if rows:
        connection.execute(insert(fingerprint), rows)
    return sources


def bring_copies_up(connection: Connection) -> int:
    """Mark which articles are copies of which, and return how many are; every fingerprint must be kept."""
    numbers: dict[str, int] = {}
    prints: list[Fingerprint] = []
    for n, one in _fingerprints(connection):
        numbers[one.id] = n
        prints.append(one)
    before = {
        (row.later_n, row.earlier_n): (row.formulas, row.share)
        for row in connection.execute(select(compared))
    }
    now: dict[tuple[int, int], tuple[bytes, float | None]] = {}
    runs = _cut(connection)

    def compare(later: Fingerprint, earlier: Fingerprint, formulas: bytes) -> float | None:
        pair = numbers[later.id], numbers[earlier.id]
        digest = blake2b(formulas, digest_size=8).digest() if formulas else b""
        known = before.get(pair)
        if known is None or known[0] != digest:
            known = digest, share(later, earlier, runs(later.id), runs(earlier.id), formulas)
        now[pair] = known
        return known[1]

    copies = copies_among(prints, compare)
    _keep(connection, before, now)
    write_copies(connection, copies)
    return len(copies)


def _fingerprints(connection: Connection) -> Iterator[tuple[int, Fingerprint]]:
    wanted = (
        select(article.c.id, fingerprint)
        .select_from(fingerprint.join(article))
        .where(article.c.superseded_by.is_(None))
    )
    for row in connection.execute(wanted):
        kept = np.frombuffer(row.kept, dtype="<u4").astype(np.uint32)
        told = row.day, row.credited, row.time, row.length, row.words
        yield row.article_n, Fingerprint(ArticleId(row.id), *told, kept)


def _cut(connection: Connection) -> Callable[[str], Runs]:
    """The runs of articles by their ids, those asked for last held."""
    vocabulary = Vocabulary()

    @lru_cache(maxsize=_TEXTS)
    def of(id_: str) -> Runs:
        row = connection.execute(select(*ARTICLE).where(article.c.id == id_)).one()
        return runs_of(build_article(row), vocabulary)

    return of


def _keep(
    connection: Connection,
    before: Mapping[tuple[int, int], tuple[bytes, float | None]],
    now: Mapping[tuple[int, int], tuple[bytes, float | None]],
) -> None:
    gone = [pair for pair in before if now.get(pair) != before[pair]]
    if gone:
        one = compared.c.later_n == bindparam("later"), compared.c.earlier_n == bindparam("earlier")
        pairs = [{"later": later, "earlier": earlier} for later, earlier in gone]
        connection.execute(delete(compared).where(*one), pairs)
    rows = [
        {"later_n": later, "earlier_n": earlier, "formulas": formulas, "share": held}
        for (later, earlier), (formulas, held) in now.items()
        if (later, earlier) not in before or before[later, earlier] != (formulas, held)
    ]
    if rows:
        connection.execute(insert(compared), rows)
