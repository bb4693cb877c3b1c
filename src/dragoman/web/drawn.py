"""What a picture is drawn of: what is asked for, or all of the latest days where there is too much."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.publish.dates import in_words
from dragoman.publish.dossier import Dossier
from dragoman.publish.plots.timeline import Said
from dragoman.publish.wording import joined
from dragoman.record import Record
from dragoman.store import Filter, Store
from dragoman.store.spoken import Spoken
from dragoman.web.listing import page_of
from dragoman.web.supported import supported

AT_MOST = 600
"""Records of a type that one picture stands on; an archive has more than anyone could see in one."""
COUNTED_AT_MOST = 6_000
"""Statements that one picture counts."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """The records of a picture with what they name, and how much was said beside them.

    Where not everything had room, `select` asks only for the days from which all has, and `left` says so.
    """

    dossier: Dossier
    records: tuple[Record, ...]
    said: tuple[Said, ...]
    select: Filter
    left: str


def drawn(
    store: Store,
    kinds: Sequence[str],
    select: Filter,
    most: int = AT_MOST,
    statements: int = 0,
) -> Drawn:
    """The records of these types, and the statements counted, all of the latest days on which they have room.

    At most `most` records of each type, and as many `statements`; those are counted only if any are wanted.
    """
    asked = {**dict.fromkeys(kinds, most), **({"statement": statements} if statements else {})}
    firsts = {kind: day for kind, room in asked.items() if (day := store.whole_since(kind, select, room))}
    since = max(firsts.values(), default=None)
    left = ""
    if since is not None and since > (select.since or ""):
        select = replace(select, since=since)
        many = joined([f"{kind}s" for kind, day in firsts.items() if day == since])
        left = (
            f"Drawn is what was from {in_words(since, weekday=False)} on; with the {many} before that "
            "it would be too much for one picture: go Earlier, or give days, parties or words."
        )
    found: list[Record] = []
    for kind in kinds:
        found += page_of(store, kind, select, newest=True, limit=most * 2).rows
    spoken = store.spoken(select) if statements else []
    speakers = store.glances({id_ for one in spoken for id_ in one.speakers})
    held = supported(store, found, select, speakers)
    return Drawn(held, tuple(found), tuple(_said(one, held) for one in spoken), select, left)


def _said(one: Spoken, dossier: Dossier) -> Said:
    actors = (dossier.actor(speaker) for speaker in one.speakers)
    sides = sorted({dossier.side(actor) for actor in actors if actor is not None})
    return Said(joined(sides) if sides else "Speaker not named", one.time, one.known, one.count)
