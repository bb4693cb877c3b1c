"""What readers hold to be two, whatever speaks for one: contacts, incidents and statements kept apart.

A parting stands beside the records, never in them; linking asks for those that hold. It can be undone, and is
kept with the day it ended.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

from sqlalchemy import Connection, func, insert, select, update

from dragoman.link.happenings import Parted
from dragoman.store.faults import NoSuchDecision, NothingToSplit
from dragoman.store.reading import read_record
from dragoman.store.tables import parting


@dataclass(frozen=True, slots=True)
class Parting:
    """That somebody holds two records not to be of one thing. `ended` while it holds is None."""

    number: int
    one: str
    other: str
    who: str | None
    why: str | None
    decided: str
    ended: str | None = None


_JOINED = ("contact", "incident", "statement")
_COLUMNS = tuple(field.name for field in fields(Parting) if field.name != "number")


def parted(connection: Connection) -> Parted:
    """The pairs that are kept apart now."""
    return frozenset(frozenset((one.one, one.other)) for one in read_partings(connection, ended=False))


def read_partings(connection: Connection, *, ended: bool) -> list[Parting]:
    """Return the partings that hold, with `ended` those that were undone too."""
    wanted = select(parting).order_by(parting.c.n)
    if not ended:
        wanted = wanted.where(parting.c.ended.is_(None))
    rows = connection.execute(wanted)
    return [Parting(**{"number": row.n, **{name: getattr(row, name) for name in _COLUMNS}}) for row in rows]


def partings_of(
    connection: Connection, record: str, others: Sequence[str], who: str | None, why: str | None, when: str
) -> list[Parting]:
    """Partings of a record from others; raises `NothingToSplit` where such records are never one."""
    one = read_record(connection, record)
    taken = []
    for words in others:
        other = read_record(connection, words)
        if one.id == other.id or one.type != other.type or one.type not in _JOINED:
            raise NothingToSplit(f"{one.id} and {other.id} cannot be one")
        first, second = sorted((one.id, other.id))
        taken.append(Parting(0, first, second, who, why, when))
    return taken


def write_partings(connection: Connection, taken: Sequence[Parting]) -> list[Parting]:
    """Write partings, but for those that hold already; return them numbered."""
    hold = parted(connection)
    last = connection.scalar(select(func.coalesce(func.max(parting.c.n), 0))) or 0
    new = [one for one in taken if frozenset((one.one, one.other)) not in hold]
    numbered = [replace(one, number=number) for number, one in enumerate(new, last + 1)]
    for one in numbered:
        row = {name: getattr(one, name) for name in _COLUMNS}
        connection.execute(insert(parting), {"n": one.number, **row})
    return numbered


def end_partings(connection: Connection, number: int | None, when: str) -> list[Parting]:
    """Take back one parting by its number, else all that were taken last; raises `NoSuchDecision`."""
    standing = read_partings(connection, ended=False)
    if number is not None:
        back = [one for one in standing if one.number == number]
    else:
        back = [one for one in standing if one.decided == standing[-1].decided]
    if not back:
        raise NoSuchDecision("no such parting holds" if number is None else f"no parting {number} holds")
    ids = [one.number for one in back]
    connection.execute(update(parting).where(parting.c.n.in_(ids)).values(ended=when))
    return back
