"""What an export is told beside the records."""

from dataclasses import dataclass
from datetime import date

from dragoman.publish.judged import NOBODY
from dragoman.store import Standing


@dataclass(frozen=True, slots=True)
class Given:
    """What an export is told beside the records.

    `standing`: the verdicts that hold. `kind`: the type of record that a table is of. `accessed`: the day on
    which sources were looked at, for citations. `all_events`: planned and threatened events too, not only
    what is said to have happened.
    """

    standing: Standing = NOBODY
    kind: str | None = None
    accessed: date | None = None
    all_events: bool = False


NOTHING = Given()
