"""The database: where what was read stays."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, select

from dragoman.record import Actor, ActorId, Article, ArticleId, ArticleRecord, Copy, Fault, Record
from dragoman.store import deciding, originals
from dragoman.store.checking import check
from dragoman.store.decided import Decision, read_decisions
from dragoman.store.faults import (
    ForeignDatabase,
    NoSuchDatabase,
    NoSuchRecord,
    NotADatabase,
    ReadOnly,
    UnknownPlace,
)
from dragoman.store.glances import Glances
from dragoman.store.links import Links
from dragoman.store.migrate import bring_up, revision
from dragoman.store.neighbours import MADE_IDS, read_shown
from dragoman.store.postgres import SERVERS, connect_server, shown_url
from dragoman.store.reading import (
    full_id,
    read_articles,
    read_mentions,
    read_paragraphs,
    read_record,
    read_records,
)
from dragoman.store.searching import Hit, find
from dragoman.store.selecting import Filter
from dragoman.store.spoken import Counted
from dragoman.store.sqlite import APPLICATION, connect, is_url, log_writes, settle, whose
from dragoman.store.tables import article
from dragoman.store.trouble import as_faults
from dragoman.store.verdict_following import follow
from dragoman.store.verdicts import Verdicts
from dragoman.store.watched import Watching, keep_archived
from dragoman.store.writing import Outcome, write, write_copies

WAIT_SECONDS = 10.0
"""How long to wait for another program that is writing, before telling the reader so."""

EVERYTHING = Filter()


class Store(Verdicts, Links, Glances, Counted, Watching):
    """Articles and what they give: a file with the pages it was read from beside it, or a server's database.

    Many may read while one writes. Each article with everything it gives goes in as a whole or not at all,
    and what is in stays in if the program is killed. Every method raises the faults of `store.faults`.
    """

    def __init__(self, path: Path | str, engine: Engine) -> None:
        self.path = path
        self._pages: originals.Pages = (
            originals.InTable(engine)
            if isinstance(path, str)
            else originals.InFolder(originals.folder_of(path))
        )
        self._reader = engine
        self._writer = engine.execution_options(writes=True)

    @classmethod
    def open(cls, where: str | Path, *, create: bool = False, wait_seconds: float = WAIT_SECONDS) -> Self:
        """Open the database at a path or URL, brought up to this version's tables; with `create`, make it.

        A URL is that of a PostgreSQL database, ``postgresql://user@host/name``; the pages are kept in it. A
        file that is not ours, or that a later version wrote, is left as it is: `NotADatabase`,
        `ForeignDatabase`, `NewerDatabase`.
        """
        if is_url(str(where)):
            return cls._open_server(str(where), create, wait_seconds)
        path = Path(where)
        with as_faults(path):
            _look_at(path, create)
            engine = connect(path, wait_seconds)
            try:
                bring_up(engine, path)
                log_writes(engine)
            except BaseException:
                engine.dispose()
                raise
        return cls(path, engine)

    @classmethod
    def _open_server(cls, url: str, create: bool, wait_seconds: float) -> Self:
        """Open a database of a server; one without our tables is made ours only with `create`."""
        if not url.startswith(SERVERS):
            raise UnknownPlace(f"{shown_url(url)} is of no kind of database that Dragoman knows")
        shown = shown_url(url)
        with as_faults(shown):
            engine = connect_server(url, wait_seconds)
            try:
                with engine.connect() as connection:
                    if not create and revision(connection) is None:
                        raise NoSuchDatabase(f"{shown} has no tables of Dragoman")
                bring_up(engine, shown)
            except BaseException:
                engine.dispose()
                raise
        return cls(shown, engine)

    def knows(self, article_id: ArticleId) -> bool:
        """Whether this article was read, as it is now or as an earlier version."""
        with self._reading() as connection:
            return connection.scalar(select(article.c.n).where(article.c.id == article_id)) is not None

    def add(
        self,
        read: ArticleRecord,
        page: bytes | None = None,
        *,
        again: bool = False,
        archived: str | None = None,
    ) -> Outcome:
        """Add an article with what it gives, and the HTML page it was read from.

        An article that is there already is `known`, and nothing changes, unless it was read `again`: then
        what it gives is `replaced`. One of the same URL with other bytes is a `new_version`: the one
        published earlier (else the one read earlier) stays, but is out of lists and exports. `archived`
        is the web archive that holds it and the id of its record there.
        """
        if page is not None and not again and self.knows(read.article.id):
            return "known"  # before its page is kept a second time
        with as_faults(self.path):
            digest = None if page is None else self._pages.keep(page)
            with self._writer.begin() as connection:
                outcome = write(connection, read, digest, again)
                if archived is not None:
                    keep_archived(connection, read.article.id, archived)
                if outcome in ("replaced", "new_version"):
                    follow(connection, read.article.id)
                return outcome

    def articles(self) -> Iterator[Article]:
        """Yield the current version of every article, by day of publication and source."""
        with self._reading() as connection:
            yield from read_articles(connection, EVERYTHING)

    def paragraph_digests(self) -> Iterator[tuple[str, ArticleId, list[int]]]:
        """Yield outlet, article and the digests of its paragraphs, for `RecurringLines.of_digests`.

        Current versions only, and only articles whose outlet is known.
        """
        with self._reading() as connection:
            yield from read_paragraphs(connection)

    def record(self, record_id: str) -> Record:
        """Return a record by its id, or by the beginning of it that no other has; earlier versions included.

        What an article gives comes as that gives it; see `shown`. Raises `NoSuchRecord`, `AmbiguousId`.
        """
        with self._reading() as connection:
            full = full_id(connection, record_id)
            made = full[:4] in MADE_IDS
            return read_shown(connection, full) if made else read_record(connection, full)

    def records(self, kinds: Sequence[str] | None = None, select: Filter = EVERYTHING) -> Iterator[Record]:
        """Yield records of these types (as in `type`; None: all) that are asked for, in a fixed order."""
        with self._reading() as connection:
            yield from read_records(connection, kinds, select)

    def search(self, words: str, select: Filter = EVERYTHING, limit: int | None = None) -> Iterator[Hit]:
        """Yield what has all these words, best first; `NoWords` if there are none.

        `"a phrase"` in quotation marks and a beginning with `*` are understood, nothing else is an operator.
        """
        with self._reading() as connection:
            yield from find(connection, words, select, limit)

    def page(self, article_id: ArticleId) -> bytes | None:
        """Return the HTML page that an article was read from, if it was read from one.

        Raises `NoSuchRecord`, and `PageChanged` if the page kept is gone or not the same any more.
        """
        with self._reading() as connection:
            row = connection.execute(select(article.c.page).where(article.c.id == article_id)).first()
            if row is None:
                raise NoSuchRecord(f"there is no article {article_id}")
            return None if row.page is None else self._pages.load(row.page)

    def actor(self, words: str) -> Actor:
        """Return the actor of an id, or the only one of a name; raises `NoSuchRecord`, `AmbiguousActor`."""
        with self._reading() as connection:
            return deciding.actor_meant(connection, words)

    def mentions(self, actor_id: ActorId) -> Iterator[Record]:
        """Yield what an actor takes part in, as decided, in the order of time; current versions only."""
        with self._reading() as connection:
            yield from read_mentions(connection, actor_id)

    def decisions(self, *, ended: bool = False) -> list[Decision]:
        """Return the decisions on actors that hold, with `ended` those that were undone or replaced too."""
        with self._reading() as connection:
            return list(read_decisions(connection, all_of_them=ended))

    def merge_actors(
        self, keep: str, others: Sequence[str], *, when: str, who: str | None = None, why: str | None = None
    ) -> list[Decision]:
        """Decide that other actors are the one to keep. Actors are given by id or by name.

        `when` is ISO 8601 with its zone. Raises `AlreadyOne`, and what `actor` raises.
        """
        with as_faults(self.path), self._writer.begin() as connection:
            return deciding.merge_actors(connection, keep, others, who=who, why=why, when=when)

    def split_actor(
        self,
        actor: str,
        articles: Sequence[str],
        *,
        when: str,
        name: str | None = None,
        who: str | None = None,
        why: str | None = None,
    ) -> list[Decision]:
        """Decide that what some articles say of an actor is of somebody else; raises `NothingToSplit`."""
        with as_faults(self.path), self._writer.begin() as connection:
            return deciding.split_actor(connection, actor, articles, name=name, who=who, why=why, when=when)

    def part_actors(self, actor: str, others: Sequence[str], *, when: str) -> list[Decision]:
        """Take back that others were merged into an actor; raises `NothingToSplit`."""
        with as_faults(self.path), self._writer.begin() as connection:
            return deciding.part_actors(connection, actor, others, when=when)

    def undo(self, number: int | None = None, *, when: str) -> list[Decision]:
        """Take back a decision, or those taken last; raises `NoSuchDecision`."""
        with as_faults(self.path), self._writer.begin() as connection:
            return deciding.undo(connection, number, when)

    def set_copies(self, copies: Mapping[ArticleId, Copy]) -> int:
        """Let exactly these articles be copies, among the current ones; return how many that changes."""
        with as_faults(self.path), self._writer.begin() as connection:
            return write_copies(connection, copies)

    def verify(self) -> Iterator[Fault]:
        """Yield what does not hold: spans, blocks, references, pages, and the file itself.

        It locks the database for writing while it runs, though it writes nothing.
        """
        with as_faults(self.path), self._writer.connect() as connection:
            yield from check(connection, self._pages)

    def close(self) -> None:
        """Move everything to the disk and let go of the file."""
        try:
            if isinstance(self.path, Path):
                with as_faults(self.path):
                    settle(self._reader)
        finally:
            self._reader.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with as_faults(self.path), self._reader.connect() as connection:
            yield connection

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _look_at(path: Path, create: bool) -> None:
    """Refuse what is not ours before SQLite can touch it."""
    if path.is_dir():
        raise NotADatabase(f"{path} is a folder")
    if not path.exists():
        if not create:
            raise NoSuchDatabase(f"there is no {path}")
        if not path.parent.is_dir():
            raise ReadOnly(f"there is no folder {path.parent}")
        return
    owner = whose(path)
    if owner is None or (owner == 0 and path.stat().st_size == 0 and not create):
        raise NotADatabase(f"{path} is not a database")
    if owner != APPLICATION and path.stat().st_size > 0:
        raise ForeignDatabase(f"{path} is a database of another program")
