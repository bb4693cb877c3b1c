"""What a picture is drawn of: what is asked for, or the latest of it where there is too much."""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.publish.dossier import Dossier
from dragoman.publish.wording import counted, number
from dragoman.record import Record
from dragoman.store import Filter, Store
from dragoman.web.book import book
from dragoman.web.listing import count_of, page_of

AT_MOST = 600
"""Records of a type that one picture stands on; an archive has more than anyone could see in one."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """The records of a picture with what they name, and what is said of those that are not in it."""

    dossier: Dossier
    records: tuple[Record, ...]
    left: str


def drawn(store: Store, kinds: Sequence[str], select: Filter, most: int = AT_MOST) -> Drawn:
    """The latest records of these types, at most so many of each; with the accounts of what is joined."""
    found: list[Record] = []
    left = []
    for kind in kinds:
        page = page_of(store, kind, select, newest=True, limit=most)
        found += page.rows
        if page.next is not None:
            left.append(f"the latest {number(most)} of {counted(count_of(store, kind, select), kind)}")
    joined = [record for record in found if record.type in ("contact", "incident")]
    if joined and select.as_of is None:  # as of a day nothing is joined, and the picture joins it
        found += store.accounts(joined)
    told = f"Drawn are {' and '.join(left)}: give days, parties or words to see others." if left else ""
    return Drawn(book(store, found), tuple(found), told)
