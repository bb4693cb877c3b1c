"""How much was said by whom on which day, and from which day on a list is short enough to be drawn whole.

A picture of all statements needs none of them: they are counted in the database by speakers and day.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sqlalchemy import Connection, Engine, and_, select

from dragoman.record import ActorId, bounds
from dragoman.store.days import UNKNOWN_DAY, day_number
from dragoman.store.decided import decided
from dragoman.store.listing import questions
from dragoman.store.selecting import Filter, of_records, own_days
from dragoman.store.tables import article, record
from dragoman.store.trouble import as_faults


@dataclass(frozen=True, slots=True)
class Spoken:
    """So many statements of the same speakers (by id; none where nobody is named) at the same time.

    `time` is EDTF, a day or from one to another, as it is kept: the statement's own, else that of the report;
    None where neither is known. `known` says that it is not that of the report: the text must tell it.
    """

    speakers: tuple[ActorId, ...]
    time: str | None
    known: bool
    count: int


class Counted:
    """Counting what a picture shows. `Store` is one."""

    path: Path | str
    _reader: Engine

    def spoken(self, select: Filter) -> list[Spoken]:
        """Count the statements that a filter asks for by who spoke and when.

        With `since`, those are counted that were made from then on, not what may have been made before.
        """
        with as_faults(self.path), self._reader.connect() as connection:
            return _spoken(connection, select)

    def whole_since(self, kind: str, select: Filter, most: int) -> str | None:
        """Return the first day (``YYYY-MM-DD``) from which a list has `most` records; None if it has less.

        All of that day and of those after it are among them. What has no day is not counted.
        """
        with as_faults(self.path), self._reader.connect() as connection:
            days: list[int] = []
            for wanted in questions(connection, kind, select).values():
                day = wanted.selected_columns["day_number"]
                latest = wanted.with_only_columns(day).where(day < UNKNOWN_DAY).order_by(day.desc())
                days += connection.scalars(latest.limit(most + 1))
        days.sort(reverse=True)
        if len(days) <= most:
            return None
        return date.fromordinal(min(days[most] + 1, days[0])).isoformat()


def _spoken(connection: Connection, select_: Filter) -> list[Spoken]:
    since = select_.since and bounds(select_.since)[0]
    wanted = [
        record.c.type == "statement",
        record.c.shown,  # as all statements are: with it the index of lists finds the days
        *([record.c.day.between(day_number(since), UNKNOWN_DAY - 1)] if since else []),
        *of_records(replace(select_, since=None), connection),
    ]
    told = record.join(article)
    first, last = own_days()
    of_report = article.c.from_day, article.c.to_day
    times = select(record.c.n, first, last, *of_report).select_from(told).where(*wanted)
    parties = decided(connection).parties()
    spoke = and_(parties.c.record_n == record.c.n, parties.c.role == "speakers")
    who = select(record.c.n, parties.c.actor).select_from(told.join(parties, spoke))
    speakers: dict[int, list[ActorId]] = defaultdict(list)
    for number, actor in connection.execute(who.where(*wanted)):
        speakers[number].append(actor)
    found: Counter[tuple[tuple[ActorId, ...], str, bool]] = Counter()
    for number, begun, ended, *reported in connection.execute(times):
        time = begun if begun == ended else f"{begun}/{ended}"
        found[tuple(sorted(speakers.get(number, ()))), time or "", [begun, ended] != reported] += 1
    return [Spoken(by, time or None, known, count) for (by, time, known), count in sorted(found.items())]
