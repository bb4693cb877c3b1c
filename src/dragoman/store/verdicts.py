"""The part of the database that keeps verdicts: what `Store` offers on them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, select

from dragoman.record import Record
from dragoman.store.reading import RECORD, build_record, read_left_out, read_record
from dragoman.store.selecting import Filter
from dragoman.store.tables import article, record
from dragoman.store.trouble import as_faults
from dragoman.store.verdict import (
    JUDGEMENTS,
    Judgement,
    Standing,
    Verdict,
    end_verdict,
    holding,
    read_verdicts,
    write_verdict,
)
from dragoman.store.verdict_following import follow
from dragoman.store.verdict_likeness import MEMBERS

EVERYTHING = Filter()


class Verdicts:
    """What readers hold of records. `Store` is one; what was read stays as it is."""

    path: Path
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
    ) -> Verdict:
        """Keep a verdict on a record, in the place of the one that holds on it; return it numbered.

        The record is given by its id (or a beginning of it), or itself where it is made of others (an
        utterance, a dispute): those are not in the database. `when` is ISO 8601 with its zone. Raises
        `NoSuchRecord`, `AmbiguousId`.
        """
        if given not in JUDGEMENTS:
            raise ValueError(f"{given!r} is no verdict; {', '.join(JUDGEMENTS)} are")
        with as_faults(self.path), self._writer.begin() as connection:
            made = not isinstance(judged, str) and judged.type in MEMBERS
            one = judged if made else _as_given(connection, judged if isinstance(judged, str) else judged.id)
            assert not isinstance(one, str)
            return write_verdict(connection, one, given, who=who, why=why, when=when)

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

        The one it had replaced holds again. Raises `NoSuchVerdict`.
        """
        with as_faults(self.path), self._writer.begin() as connection:
            undone, *again = end_verdict(connection, number, when)
            for one in again:
                if one.article is not None:
                    follow(connection, one.article)
            return undone

    def left_out(self, select_: Filter = EVERYTHING) -> int:
        """Count what the filter would show but for its rejection; records that linking makes not counted."""
        with self._looking() as connection:
            return read_left_out(connection, select_)

    @contextmanager
    def _looking(self) -> Iterator[Connection]:
        with as_faults(self.path), self._reader.connect() as connection:
            yield connection


def _as_given(connection: Connection, record_id: str) -> Record:
    """The record as its article gives it: decisions on actors are no change of what was judged."""
    found = read_record(connection, record_id)
    row = connection.execute(select(*RECORD).join(article).where(record.c.id == found.id)).first()
    return found if row is None else build_record(row)
