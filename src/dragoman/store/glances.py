"""Many records by their ids at once, as a page names them: no more of each than a line needs."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Connection, Engine, func, select

from dragoman.record import Account, Actor, Article, ArticleId, Copy, Record
from dragoman.store.accounts import read_accounts
from dragoman.store.acting import actors_of
from dragoman.store.as_known import read_known
from dragoman.store.chunks import chunks
from dragoman.store.decided import decided
from dragoman.store.linked import build_linked, name_links
from dragoman.store.listing import Listing, read_count, read_listing
from dragoman.store.naming import fold
from dragoman.store.packing import Owner, unpack_as
from dragoman.store.reading import RECORD, build_record
from dragoman.store.selecting import Filter
from dragoman.store.tables import actor, actor_name, article, linked, party, record
from dragoman.store.trouble import as_faults

_BEGINNING = 300
"""Characters of an article's text that a glance has: enough to name one that has no title."""

_FIRST = ("state", "intergovernmental", "government_body", "armed_group", "organisation", "person")
"""Who is meant first by a name that several have."""

_ARTICLE = (
    article.c.id,
    article.c.source,
    article.c.reported,
    article.c.copy_of,
    article.c.copy_share,
    article.c.text,
    article.c.fields,
)


class Glances:
    """Looking up what a page names. `Store` is one."""

    path: Path | str
    _reader: Engine

    def glances(self, ids: Iterable[str]) -> list[Record]:
        """Return the records of these ids, each once, and what actors among them are part of.

        An article comes with the beginning of its text and no blocks, an actor without titles and aliases;
        anything else as lists show it. Ids that nothing has are passed over.
        """
        wanted = sorted(set(ids))
        with as_faults(self.path), self._reader.connect() as connection:
            found: list[Record] = []
            for some in chunks(id_ for id_ in wanted if id_.startswith("art_")):
                rows = connection.execute(select(*_ARTICLE).where(article.c.id.in_(some)))
                found += [_beginning_of(row) for row in rows]
            held = decided(connection)
            actors = (held.merged.get(id_, id_) for id_ in wanted if id_.startswith("act_"))
            found += actors_of(connection, actors, held).values()
            others = [id_ for id_ in wanted if not id_.startswith(("art_", "act_"))]
            return found + _others(connection, others)

    def called(self, name: str) -> list[Actor]:
        """Return the actors of exactly this name or alias: states first, the often named first."""
        with as_faults(self.path), self._reader.connect() as connection:
            held = decided(connection)
            named = actor.join(actor_name, actor_name.c.actor_n == actor.c.n)
            wanted = select(actor.c.id).select_from(named).where(actor_name.c.folded == fold(name)).distinct()
            ids = {held.merged.get(id_, id_) for id_ in connection.scalars(wanted)}
            found = [one for id_, one in actors_of(connection, ids, held).items() if id_ in ids]
            parts = select(party.c.actor, func.count()).where(party.c.actor.in_(ids)).group_by(party.c.actor)
            often = {row[0]: row[1] for row in connection.execute(parts)}
            return sorted(found, key=lambda one: (_rank(one.kind), -often.get(one.id, 0), one.id))

    def known(
        self,
        kind: str,
        select: Filter,
        *,
        newest: bool = False,
        after: str | None = None,
        limit: int = 50,
    ) -> Listing:
        """Return one page of a list as `listing` does, of any archive at once.

        `listing` links anew what was known on an earlier day (`as_of`); here the links that are kept are cut
        to what had been reported by then, see `store.as_known`.
        """
        with as_faults(self.path), self._reader.connect() as connection:
            return read_listing(connection, kind, select, newest, after, limit)

    def known_count(self, kind: str, select: Filter) -> int:
        """Count what `known` has of a kind."""
        with as_faults(self.path), self._reader.connect() as connection:
            return read_count(connection, kind, select)

    def known_as(self, one: Record, day: str) -> Record | None:
        """Return a record that lists show as it was known by the end of a day; None if it was not.

        `day` is ``YYYY-MM-DD``. Of what is joined or linked only what had been reported is in it.
        """
        with as_faults(self.path), self._reader.connect() as connection:
            return read_known(connection, one, day)

    def later_version(self, article_id: str) -> ArticleId | None:
        """Return the version of the same URL that took an article's place; None for the current one."""
        later = article.alias("later")
        wanted = select(later.c.id).join(article, article.c.superseded_by == later.c.n)
        with as_faults(self.path), self._reader.connect() as connection:
            found = connection.scalar(wanted.where(article.c.id == article_id))
            return ArticleId(found) if found else None

    def accounts(self, records: Iterable[Record]) -> list[Account]:
        """Return how well records, as lists have them, are supported; in their order."""
        with as_faults(self.path), self._reader.connect() as connection:
            return [account for some in chunks(records) for account in read_accounts(connection, some)]


def _rank(kind: str) -> int:
    return _FIRST.index(kind) if kind in _FIRST else len(_FIRST)


def _others(connection: Connection, ids: Sequence[str]) -> list[Record]:
    """Joined and linked records, and those that one article gives, under their ids."""
    found: list[Record] = []
    held = decided(connection)
    for some in chunks(ids):
        rows = connection.execute(select(linked).where(linked.c.id.in_(some))).all()
        joined = build_linked(connection, rows)
        found += joined
        rest = set(some) - {one.id for one in joined}
        given = connection.execute(
            select(*RECORD)
            .select_from(record.join(article))
            .where(record.c.id.in_(rest))
            .order_by(record.c.id)
        )
        found += name_links(connection, [build_record(row, held) for row in given])
    return found


def _beginning_of(row: Any) -> Article:
    fields = json.loads(row.fields)
    fields.pop("blocks", None)
    copy = Copy(ArticleId(row.copy_of), row.copy_share) if row.copy_of else None
    apart = {"id": row.id, "source": row.source, "reported": row.reported, "copy_of": copy}
    owner = Owner(row.id, row.text)
    return cast(Article, unpack_as(Article, owner, fields, text=row.text[:_BEGINNING], **apart))
