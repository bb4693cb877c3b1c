"""The part of the database that remembers what was fetched: what is watched, and what archives hold."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, bindparam, select, update

from dragoman.store.dialect import insert_or
from dragoman.store.tables import article, watched
from dragoman.store.trouble import as_faults
from dragoman.store.writing import url_of


@dataclass(frozen=True, slots=True)
class Watch:
    """An address that is watched, and what is known of it.

    `feed` is the feed that announced it, None for a feed itself; `title` and `published` are as announced.
    `due` is the moment from which it is looked at again, in seconds since 1970; None for one that is not
    looked at any more. `first_seen` and `looked` are such moments as well. `digest` is that of the bytes
    last seen, `failures` how often in a row it could not be had, and `trouble` why.
    """

    url: str
    feed: str | None
    first_seen: float
    due: float | None
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    digest: str | None = None
    looked: float | None = None
    failures: int = 0
    trouble: str | None = None


class Watching:
    """What is watched. `Store` is one."""

    path: Path | str
    _reader: Engine
    _writer: Engine

    def watch(self, url: str) -> Watch | None:
        """Return what is known of a watched address; None where it is not watched."""
        with as_faults(self.path), self._reader.connect() as connection:
            row = connection.execute(select(watched).where(watched.c.url == url)).first()
            return None if row is None else Watch(*row)

    def watches(self, feed: str | None = None) -> Iterator[Watch]:
        """Yield what is watched, feeds first, then by the moment when it is due; of one feed or all."""
        query = select(watched).order_by(watched.c.feed.isnot(None), watched.c.due, watched.c.url)
        if feed is not None:
            query = query.where(watched.c.feed == feed)
        with as_faults(self.path), self._reader.connect() as connection:
            for row in connection.execute(query):
                yield Watch(*row)

    def watched_among(self, urls: Iterable[str]) -> set[str]:
        """Return those of the addresses that are watched already."""
        asked, known = list(urls), set[str]()
        query = select(watched.c.url).where(watched.c.url.in_(bindparam("asked", expanding=True)))
        with as_faults(self.path), self._reader.connect() as connection:
            for at in range(0, len(asked), 500):
                known.update(connection.scalars(query, {"asked": asked[at : at + 500]}))
        return known

    def due(self, now: float) -> list[Watch]:
        """Return the pages that are to be looked at now, the longest due first."""
        query = (
            select(watched)
            .where(watched.c.due <= now, watched.c.feed.isnot(None))
            .order_by(watched.c.due, watched.c.url)
        )
        with as_faults(self.path), self._reader.connect() as connection:
            return [Watch(*row) for row in connection.execute(query)]

    def keep_watches(self, watches: Iterable[Watch]) -> None:
        """Remember these, in the place of what was known of their addresses."""
        rows = [asdict(one) for one in watches]
        if not rows:
            return
        with as_faults(self.path), self._writer.begin() as connection:
            query = insert_or(connection, watched)
            renewed = {name: query.excluded[name] for name in rows[0] if name != "url"}
            connection.execute(query.on_conflict_do_update(index_elements=["url"], set_=renewed), rows)

    def archived(self, article_id: str) -> str | None:
        """Return the web archive that holds an article and the id of its record there; None for another."""
        with as_faults(self.path), self._reader.connect() as connection:
            return connection.scalar(select(article.c.archived).where(article.c.id == article_id))

    def text_at(self, url: str) -> str | None:
        """Return the text of the current article of an address; None where there is none."""
        query = select(article.c.text).where(article.c.url == url_of(url), article.c.superseded_by.is_(None))
        with as_faults(self.path), self._reader.connect() as connection:
            return connection.scalar(query)


def keep_archived(connection: Connection, article_id: str, archived: str) -> None:
    """Remember which web archive holds an article."""
    connection.execute(update(article).where(article.c.id == article_id).values(archived=archived))
