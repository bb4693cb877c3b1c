"""The part of the database that keeps links between articles: what `Store` offers on them."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection, Engine

from dragoman.link import link
from dragoman.link.linking import weave
from dragoman.link.parties import Parties
from dragoman.record import RECORD_TYPES, Account, Actor, Record
from dragoman.store.accounts import read_accounts
from dragoman.store.as_told import read_as_told
from dragoman.store.chunks import chunks
from dragoman.store.copying import bring_copies_up, take_fingerprints
from dragoman.store.counting import count_all
from dragoman.store.dating import bring_dates_up
from dragoman.store.linked import MADE
from dragoman.store.linking import bring_links_up, is_behind
from dragoman.store.listing import LISTED, Listing, cut, read_all_listed, read_count, read_listing
from dragoman.store.neighbours import (
    read_account,
    read_joined_with,
    read_linked_to,
    read_members,
    read_of_article,
    read_shown,
    read_why,
)
from dragoman.store.parting import (
    Parting,
    end_partings,
    parted,
    partings_of,
    read_partings,
    write_partings,
)
from dragoman.store.reading import read_records
from dragoman.store.selecting import Filter
from dragoman.store.touching import numbers_of, touch_records
from dragoman.store.trouble import as_faults
from dragoman.store.verdict import holding
from dragoman.store.verdict_selecting import judged_so

EVERYTHING = Filter()


class Links:
    """What only articles together show. `Store` is one; `link` brings it up to date."""

    path: Path | str
    _reader: Engine
    _writer: Engine

    def link(self) -> int:
        """Link what is new or has changed; return how many links that makes, changes or takes away.

        Undated articles are dated by what they share with the others. What comes out is what linking
        all articles at once gives, whatever their order.
        """
        with as_faults(self.path), self._writer.begin() as connection:
            if not is_behind(connection):
                return 0
            changed = bring_links_up(connection)
            if bring_dates_up(connection):
                changed += bring_links_up(connection)
            return changed

    def settle_copies(self, each: Callable[[str], None] = lambda source: None) -> int:
        """Mark which articles are copies of which; return how many are.

        `each` is told the source of every article that was not compared before; what it raises ends the run,
        and what was kept till then stays. What comes out is what `find_copies` gives for all at once.
        """
        sources = [""]
        while sources:
            with as_faults(self.path), self._writer.begin() as connection:
                sources = take_fingerprints(connection)
            for source in sources:
                each(source)
        with as_faults(self.path), self._writer.begin() as connection:
            return bring_copies_up(connection)

    def linked(
        self, kinds: Sequence[str] | None = None, select: Filter = EVERYTHING, *, as_told: bool = False
    ) -> Iterator[Record]:
        """Yield the record across articles: joined contacts and incidents once, links named, linked records.

        Each kind in the order of time, or, `as_told`, article by article in the order of the text.

        With `as_of`, what the articles reported by then link to, as it would have stood on that day. Of what
        is joined or linked the filter takes what has a member that it asks for.
        """
        unknown = set(kinds or ()) - set(RECORD_TYPES)
        if unknown:
            raise ValueError(f"no type of record is called {min(unknown)!r}")
        with as_faults(self.path), self._reader.connect() as connection:
            if select.as_of is not None:
                yield from _as_of(connection, kinds, select)
                return
            read = read_as_told if as_told else read_all_listed
            for kind in LISTED:
                if kinds is None or kind in kinds:
                    yield from read(connection, kind, select)
            if kinds is None or "account" in kinds:
                yield from _accounts(connection, select)

    def listing(
        self,
        kind: str,
        select: Filter = EVERYTHING,
        *,
        newest: bool = False,
        after: str | None = None,
        limit: int = 50,
    ) -> Listing:
        """Return one page of what `linked` yields of a kind, oldest or newest first; see `store.listing`.

        `after` is the `next` of the page before. Actors come by name. Raises `NoSuchRecord` where `after` is
        no place in a list.
        """
        with as_faults(self.path), self._reader.connect() as connection:
            if select.as_of is not None:
                return cut(_as_of(connection, [kind], select), newest, after, limit)
            return read_listing(connection, kind, select, newest, after, limit)

    def count(self, kind: str, select: Filter = EVERYTHING) -> int:
        """Count what `linked` yields of a kind."""
        return self.counts(select, [kind])[kind]

    def counts(self, select: Filter = EVERYTHING, kinds: Sequence[str] = LISTED) -> Mapping[str, int]:
        """Count what `linked` yields, by kind."""
        with as_faults(self.path), self._reader.connect() as connection:
            if select == EVERYTHING:
                return count_all(connection, kinds)
            if select.as_of is None:
                return {kind: read_count(connection, kind, select) for kind in kinds}
            found = Counter(one.type for one in _as_of(connection, kinds, select))
            return {kind: found[kind] for kind in kinds}

    def linked_to(self, record_id: str) -> Iterator[Record]:
        """Yield what a record points at and what points at it, one step away, each once.

        Of an incident its figures and who answers for it, of a statement what was told in it and its
        utterance, of an article its story and copies, of anything the disputes it stands in. Raises
        `NoSuchRecord`.
        """
        with as_faults(self.path), self._reader.connect() as connection:
            yield from read_linked_to(connection, record_id)

    def records_of(self, article_id: str) -> Iterator[Record]:
        """Yield what an article gives, but for actors, one by one, in its order; earlier versions too."""
        with as_faults(self.path), self._reader.connect() as connection:
            yield from read_of_article(connection, article_id)

    def shown(self, record_id: str) -> Record:
        """Return a record as lists have it: joined where several articles tell of it, links named.

        `record` gives what an article gives as that does. Raises `NoSuchRecord`, `AmbiguousId`.
        """
        with as_faults(self.path), self._reader.connect() as connection:
            return read_shown(connection, record_id)

    def members(self, record_id: str) -> tuple[Record, ...]:
        """Return what articles give of a joined or linked record; nothing where it is neither."""
        with as_faults(self.path), self._reader.connect() as connection:
            return read_members(connection, record_id)

    def joined_with(self, record_id: str) -> list[str]:
        """Return the ids of what is one contact, incident or utterance with what an article gives.

        Raises `NoSuchRecord`, `AmbiguousId`.
        """
        with as_faults(self.path), self._reader.connect() as connection:
            return read_joined_with(connection, record_id)

    def account(self, record_id: str) -> Account:
        """Return how well a record is supported; raises `NoSuchRecord`."""
        with as_faults(self.path), self._reader.connect() as connection:
            return read_account(connection, record_id)

    def because(self, record_id: str) -> str | None:
        """Return why a joined record is held to be one, in words; None where it is not joined."""
        with as_faults(self.path), self._reader.connect() as connection:
            return read_why(connection, record_id)

    def part(
        self, record: str, others: Sequence[str], *, when: str, who: str | None = None, why: str | None = None
    ) -> list[Parting]:
        """Decide that a contact, an incident or a statement is not what others are, whatever speaks for it.

        Ids are those of single records, as `members` gives them. Their articles are linked anew. `when` is
        ISO 8601 with its zone. Raises `NoSuchRecord`, `NothingToSplit`.
        """
        with as_faults(self.path), self._writer.begin() as connection:
            taken = write_partings(connection, partings_of(connection, record, others, who, why, when))
            _link_anew(connection, taken)
            return taken

    def partings(self, *, ended: bool = False) -> list[Parting]:
        """Return what readers keep apart; with `ended` what they no longer do too."""
        with as_faults(self.path), self._reader.connect() as connection:
            return read_partings(connection, ended=ended)

    def undo_parting(self, number: int | None = None, *, when: str) -> list[Parting]:
        """Take back a parting, or those taken last; raises `NoSuchDecision`."""
        with as_faults(self.path), self._writer.begin() as connection:
            back = end_partings(connection, number, when)
            _link_anew(connection, back)
            return back


def _link_anew(connection: Connection, partings: Sequence[Parting]) -> None:
    """Link records anew that are kept apart from now on, or no longer."""
    ids = sorted({id_ for one in partings for id_ in (one.one, one.other)})
    touch_records(connection, numbers_of(connection, ids))
    bring_links_up(connection)


def _accounts(connection: Connection, select: Filter) -> Iterator[Account]:
    for kind in ("utterance", "statement", "message", "contact", "incident"):
        listed = read_all_listed(connection, kind, select)
        for some in chunks(one for one in listed if not getattr(one, "utterance", None)):
            yield from read_accounts(connection, some)


def _as_of(connection: Connection, kinds: Sequence[str] | None, select: Filter) -> Iterator[Record]:
    """Link what had been reported by a day, and yield of it what the rest of the filter asks for."""
    by_then = Filter(as_of=select.as_of, superseded=select.superseded)
    records = list(read_records(connection, None, by_then))
    actors: Mapping[str, Actor] = {one.id: one for one in records if isinstance(one, Actor)}
    made = link(records, parted(connection))
    members = made.members()
    asked = None if select == by_then else {one.id for one in read_records(connection, None, select)}
    asked_made = asked
    if judged_so(select.verdict) or select.verdict == "none":  # what links give is asked for by its own
        any_verdict = replace(select, verdict=None)
        asked_made = {one.id for one in read_records(connection, None, any_verdict)}
    standing = holding(connection)
    for one in weave(records, made, Parties(actors)):
        if kinds is not None and one.type not in kinds:
            continue
        if one.type in MADE and not standing.answers(one, select.verdict):
            continue
        told = members.get(one.id, (one.id,))
        if one.type == "dispute" and select.verdict == "standing" and standing.rejects_any(told):
            continue
        wanted = asked_made if one.type in MADE else asked
        if wanted is None or not wanted.isdisjoint(told):
            yield one
