"""What a reader holds of a record: upheld, rejected, unsure; by whom, why and when.

What was read stays as it is. A verdict is a row beside it. A later one on the same record takes the place of
the earlier, which is kept with the day it ended; taking the later back brings the earlier in force again.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, cast, get_args

from sqlalchemy import Connection, func, insert, or_, select, update

from dragoman.record import ArticleId, Record, RecordId
from dragoman.store.faults import NoSuchVerdict
from dragoman.store.tables import verdict
from dragoman.store.verdict_likeness import MEMBERS, SAME, Portrait, likeness, portrait, read_portrait

Judgement = Literal["uphold", "reject", "unsure"]

JUDGEMENTS: tuple[Judgement, ...] = get_args(Judgement)

Standings = Literal["upheld", "rejected", "unsure", "none", "standing"]
"""What a reader can ask for: records judged so; those nobody judged; all but the rejected (`standing`)."""

STANDINGS: Mapping[Standings, Judgement | None] = {
    "upheld": "uphold",
    "rejected": "reject",
    "unsure": "unsure",
    "none": None,
    "standing": None,
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What somebody held of a record, and where that record is now.

    `record` is the id that was judged. `found` is the record that bears the verdict now: the same, or after
    another reading the one over the same words; None where reading gives none any more. `changed` says that
    it says other than it did when it was judged. `article` is None for what several articles give, `ended`
    while the verdict holds, `replaced_by` unless a later verdict on the record took its place.
    """

    number: int
    record: RecordId
    type: str
    verdict: Judgement
    who: str | None
    why: str | None
    decided: str
    ended: str | None
    replaced_by: int | None
    article: ArticleId | None
    words: str
    found: RecordId | None
    changed: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """The verdicts that hold, ready to be looked up; asked for once, used for many records."""

    by_record: Mapping[str, Verdict] = field(default_factory=dict)
    of_members: Mapping[str, Sequence[tuple[Verdict, Portrait]]] = field(default_factory=dict)

    def of(self, record: Record) -> Verdict | None:
        """Return the verdict that holds on a record.

        What links or codings make of records is judged under an id that its members give it; where these
        changed, it is known again by the members it kept (see `verdict_likeness`), if by one verdict only.
        """
        held = self.by_record.get(record.id)
        near = self.of_members.get(record.type)
        if held is not None or not near:
            return held
        ours = portrait(record)
        shares = sorted(((likeness(old, ours)[0], one) for one, old in near), key=lambda pair: -pair[0])
        best = [one for share, one in shares if share >= SAME and share == shares[0][0]]
        return best[0] if len(best) == 1 else None

    def rejects(self, record: Record) -> bool:
        """Whether a record is rejected."""
        held = self.of(record)
        return held is not None and held.verdict == "reject"

    def rejects_any(self, ids: Iterable[str]) -> bool:
        """Whether one of the records of these ids is rejected."""
        held = (self.by_record.get(id_) for id_ in ids)
        return any(one is not None and one.verdict == "reject" for one in held)

    def answers(self, record: Record, asked: Standings | None) -> bool:
        """Whether a record stands as it is asked for; None asks for any."""
        if asked is None:
            return True
        held = self.of(record)
        if asked == "standing":
            return held is None or held.verdict != "reject"
        return (held.verdict if held else None) == STANDINGS[asked]


def holding(connection: Connection) -> Standing:
    """Read the verdicts that hold."""
    by_record: dict[str, Verdict] = {}
    of_members: dict[str, list[tuple[Verdict, Portrait]]] = defaultdict(list)
    for row in connection.execute(select(verdict).where(verdict.c.ended.is_(None)).order_by(verdict.c.n)):
        one = built(row)
        by_record[one.record] = one
        if one.found is not None:
            by_record[one.found] = one
        if one.type in MEMBERS:
            of_members[one.type].append((one, drawn(row)))
    return Standing(by_record, of_members)


def read_verdicts(connection: Connection, *, ended: bool, record: str | None) -> Iterator[Verdict]:
    """Yield verdicts in the order they were given; of one record, or of all."""
    wanted = select(verdict).order_by(verdict.c.n)
    if not ended:
        wanted = wanted.where(verdict.c.ended.is_(None))
    if record is not None:
        wanted = wanted.where(or_(verdict.c.record == record, verdict.c.found == record))
    return (built(row) for row in connection.execute(wanted))


def write_verdict(
    connection: Connection, judged: Record, given: Judgement, *, who: str | None, why: str | None, when: str
) -> Verdict:
    """Write a verdict in the place of the one that holds on the record; return it with its number."""
    number = (connection.scalar(select(func.coalesce(func.max(verdict.c.n), 0))) or 0) + 1
    for before in _replaced(connection, judged):
        ended = {"ended": when, "replaced_by": number}
        connection.execute(update(verdict).where(verdict.c.n == before.number).values(ended))
    drawing = portrait(judged)
    anchors, says = drawing.written()
    row = {
        "n": number,
        "record": judged.id,
        "type": judged.type,
        "verdict": given,
        "who": who,
        "why": why,
        "decided": when,
        "ended": None,
        "replaced_by": None,
        "article": drawing.article,
        "words": drawing.words,
        "anchors": anchors,
        "fields": says,
        "found": judged.id,
        "changed": False,
    }
    connection.execute(insert(verdict), row)
    return built(connection.execute(select(verdict).where(verdict.c.n == number)).one())


def _replaced(connection: Connection, judged: Record) -> list[Verdict]:
    """The verdicts that hold on a record; what is made of others is known by its members too."""
    held = list(read_verdicts(connection, ended=False, record=judged.id))
    if held or judged.type not in MEMBERS:
        return held
    near = holding(connection).of(judged)
    return [] if near is None else [near]


def standing_verdict(connection: Connection, number: int | None) -> Verdict:
    """Return the verdict of a number if it holds, or the last that does; raises `NoSuchVerdict`."""
    holds = select(verdict).where(verdict.c.ended.is_(None)).order_by(verdict.c.n.desc()).limit(1)
    row = connection.execute(holds if number is None else holds.where(verdict.c.n == number)).first()
    if row is None:
        raise NoSuchVerdict("no verdict holds" if number is None else f"no verdict {number} holds")
    return built(row)


def end_verdict(connection: Connection, number: int, when: str) -> list[Verdict]:
    """Take back the verdict of a number; return it, and the one in force again."""
    connection.execute(update(verdict).where(verdict.c.n == number).values(ended=when))
    replaced = verdict.c.replaced_by == number
    earlier = connection.scalars(select(verdict.c.n).where(replaced)).all()
    connection.execute(update(verdict).where(replaced).values(ended=None, replaced_by=None))
    told = select(verdict).where(verdict.c.n.in_([number, *earlier])).order_by(verdict.c.n.desc())
    return [built(row) for row in connection.execute(told)]


def built(row: Any) -> Verdict:
    """Build the verdict of a row."""
    return Verdict(
        row.n,
        RecordId(row.record),
        row.type,
        cast(Judgement, row.verdict),
        row.who,
        row.why,
        row.decided,
        row.ended,
        row.replaced_by,
        ArticleId(row.article) if row.article else None,
        row.words,
        RecordId(row.found) if row.found else None,
        bool(row.changed),
    )


def drawn(row: Any) -> Portrait:
    """Read what a verdict's record is known again by."""
    return read_portrait(row.type, row.article, row.anchors, row.fields)
