"""The part of the database that keeps verdicts: what `Store` offers on them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection, Engine, select

from dragoman.record import Record
from dragoman.store.linked import JOINED, MADE
from dragoman.store.neighbours import read_members, read_shown
from dragoman.store.reading import RECORD, build_record, read_left_out, read_record
from dragoman.store.selecting import Filter
from dragoman.store.tables import article, linked, member, record
from dragoman.store.trouble import as_faults
from dragoman.store.verdict import (
    JUDGEMENTS,
    Judgement,
    Standing,
    Verdict,
    end_verdict,
    holding,
    read_verdicts,
    standing_verdict,
    write_verdict,
)
from dragoman.store.verdict_following import follow
from dragoman.store.verdict_likeness import MEMBERS

EVERYTHING = Filter()

_LINKED = tuple(f"{kind[:3]}_" for kind in MADE)


class Verdicts:
    """What readers hold of records. `Store` is one; what was read stays as it is."""

    path: Path | str
    _reader: Engine
    _writer: Engine

    def judge(
        self,
        judged: str | Record,
        given: Judgement,
        *,
        when: str,
        who: str | None = None,
        why: str | None = None,
        alone: bool = False,
    ) -> Verdict:
        """Keep a verdict on a record, in the place of the one that holds on it; return it numbered.

        The record is given by its id (or a beginning of it), or itself where the database does not have it
        (a coded event). A contact or an incident that several articles tell of is judged in all of them, a
        verdict for each, or `alone` in the article that gives it. `when` is ISO 8601 with its zone. Raises
        `NoSuchRecord`, `AmbiguousId`.
        """
        if given not in JUDGEMENTS:
            raise ValueError(f"{given!r} is no verdict; {', '.join(JUDGEMENTS)} are")
        with as_faults(self.path), self._writer.begin() as connection:
            if isinstance(judged, str):
                meant = _meant(connection, judged, alone)
            else:
                meant = [judged] if judged.type in MEMBERS else _meant(connection, judged.id, alone)
            taken = [write_verdict(connection, one, given, who=who, why=why, when=when) for one in meant]
            return taken[0]

    def verdict_of(self, record_id: str) -> Verdict | None:
        """Return the verdict that holds on the record of an id; None where nobody judged it."""
        with self._looking() as connection:
            held = list(read_verdicts(connection, ended=False, record=record_id))
            return held[-1] if held else None

    def verdicts(self, *, ended: bool = False, record: str | None = None) -> list[Verdict]:
        """Return the verdicts that hold, with `ended` those undone or replaced too; of one record or all."""
        with self._looking() as connection:
            return list(read_verdicts(connection, ended=ended, record=record))

    def standing(self) -> Standing:
        """Return the verdicts that hold, to be looked up by record."""
        with self._looking() as connection:
            return holding(connection)

    def undo_verdict(self, number: int | None = None, *, when: str) -> Verdict:
        """Take back a verdict that holds, the last if none is named, and return it as it ended.

        With it go those that were given at the same time on other articles' records of the same contact or
        incident. What they had replaced holds again. Raises `NoSuchVerdict`.
        """
        with as_faults(self.path), self._writer.begin() as connection:
            named = standing_verdict(connection, number)
            first, *others = sorted((named, *_given_with(connection, named)), key=lambda one: one.number)
            for one in (first, *others):
                for again in end_verdict(connection, one.number, when)[1:]:
                    if again.article is not None:
                        follow(connection, again.article)
            return replace(first, ended=when)

    def left_out(self, select_: Filter = EVERYTHING) -> int:
        """Count what the filter would show but for its rejection; records that linking makes not counted."""
        with self._looking() as connection:
            return read_left_out(connection, select_)

    @contextmanager
    def _looking(self) -> Iterator[Connection]:
        with as_faults(self.path), self._reader.connect() as connection:
            yield connection


def _meant(connection: Connection, record_id: str, alone: bool) -> list[Record]:
    """The records to judge under an id: the one of it first."""
    if record_id.strip().lower().startswith(_LINKED):
        return [read_shown(connection, record_id)]
    one = _as_given(connection, record_id)
    if alone or one.type not in JOINED:
        return [one]
    others = [other.id for other in read_members(connection, one.id) if other.id != one.id]
    return [one, *(_as_given(connection, other) for other in others)]


def _joined_with(connection: Connection, record_id: str) -> tuple[Record, ...]:
    """What articles give of the contact or incident that a record is joined in."""
    joined = linked.join(member).join(record)
    into = select(linked.c.id).select_from(joined).where(record.c.id == record_id)
    whole = connection.scalar(into.where(linked.c.type.in_(JOINED)))
    return () if whole is None else read_members(connection, whole)


def _given_with(connection: Connection, one: Verdict) -> list[Verdict]:
    """The verdicts that hold and were given with this one on the same contact or incident."""
    if one.type not in JOINED or one.found is None:
        return []
    members = {member.id for member in _joined_with(connection, one.found)}
    return [
        other
        for other in read_verdicts(connection, ended=False, record=None)
        if other.decided == one.decided and other.found in members and other.number != one.number
    ]


def _as_given(connection: Connection, record_id: str) -> Record:
    """The record as its article gives it: decisions on actors are no change of what was judged."""
    found = read_record(connection, record_id)
    row = connection.execute(select(*RECORD).join(article).where(record.c.id == found.id)).first()
    return found if row is None else build_record(row)
