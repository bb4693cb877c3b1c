"""A statement in words: what was done with the words, to whom, through whom, and the words themselves."""

import re
from dataclasses import dataclass

from dragoman.publish.dates import in_words
from dragoman.publish.dossier import Dossier
from dragoman.publish.wording import joined, one_line, shown
from dragoman.record import Statement

# past tense, past tense with the one addressed, and the bare form after "did not"
ACTS: dict[str, tuple[str, str, str]] = {
    "say": ("said", "told {}", "say"),
    "urge": ("urged", "urged {}", "urge"),
    "request": ("requested", "requested of {}", "request"),
    "demand": ("demanded", "demanded of {}", "demand"),
    "warn": ("warned", "warned {}", "warn"),
    "threaten": ("threatened", "threatened {}", "threaten"),
    "promise": ("promised", "promised {}", "promise"),
    "offer": ("offered", "offered {}", "offer"),
    "notify": ("notified", "notified {}", "notify"),
    "claim": ("claimed", "claimed to {}", "claim"),
    "deny": ("denied", "denied to {}", "deny"),
    "accuse": ("accused", "accused, speaking to {}", "accuse"),
    "condemn": ("condemned", "condemned, speaking to {}", "condemn"),
    "praise": ("praised", "praised, speaking to {}", "praise"),
    "apologise": ("apologised", "apologised to {}", "apologise"),
    "agree": ("agreed", "agreed with {}", "agree"),
    "refuse": ("refused", "refused, to {}", "refuse"),
    "order": ("ordered", "ordered {}", "order"),
    "ask": ("asked", "asked {}", "ask"),
    "decline_to_comment": ("declined to comment", "declined to comment to {}", "decline to comment"),
}
_OCCASIONS = {
    "briefing": "at a briefing",
    "press_conference": "at a press conference",
    "interview": "in an interview",
    "call": "on a call",
    "meeting": "at a meeting",
    "post": "in a post",
    "written_statement": "in a written statement",
}
_REPORTERS_COMMA = re.compile(r",(?=[”’\"']?$)")
_QUOTES = '“”„«»"‟'


@dataclass(frozen=True, slots=True)
class Saying:
    """A statement in words, ready for any page.

    `deed` is what the speaker did (``warned``, ``did not say``, ``reportedly told Ostland``); `plain` says
    that it is no more than ``said``. `words` is the content with its quotation marks. `speakers` are names
    in the order of the record, empty where nobody is named. `day` is when it was said, or says that no more
    is known than when it was ``reported``.
    """

    speakers: tuple[str, ...]
    deed: str
    plain: bool
    words: str
    addressees: str
    via: str
    setting: str
    day: str
    said_then: bool


def saying(statement: Statement, dossier: Dossier) -> Saying:
    """Put a statement in words."""
    addressees = joined(dossier.name(actor) for actor in statement.addressees)
    edtf, said_then = dossier.time_of(statement)
    place = f"in {shown(statement.where.name, lines=False)}" if statement.where else ""
    occasion = _OCCASIONS[statement.occasion] if statement.occasion else ""
    return Saying(
        speakers=tuple(dossier.name(actor) for actor in statement.speakers),
        deed=deed(statement, addressees),
        plain=statement.act == "say" and not (addressees or statement.negated or statement.hedged),
        words=words(statement),
        addressees=addressees,
        via=", from ".join(dossier.name(actor) for actor in statement.via),
        setting=", ".join(part for part in (occasion, place) if part),
        day=_day(statement, edtf, said_then),
        said_then=said_then,
    )


def _day(statement: Statement, edtf: str | None, said_then: bool) -> str:
    if edtf is not None:
        return in_words(edtf, clock=False) if said_then else f"reported {in_words(edtf, clock=False)}"
    when = statement.when
    return f"“{one_line(shown(when.text))}”, undated" if when and when.text else "undated"


def deed(statement: Statement, addressees: str = "") -> str:
    """What the speaker did, in words; a saying that did not take place says so first.

    "Stopped short of warning" becomes ``did not warn``: a negated saying must never read as a saying.
    """
    past, told, bare = ACTS[statement.act]
    if statement.negated and addressees:
        telling = f"tell {addressees}" if statement.act == "say" else f"{bare}, speaking to {addressees}"
        phrase = f"did not {telling}"
    elif statement.negated:
        phrase = f"did not {bare}"
    else:
        phrase = told.format(addressees) if addressees else past
    return f"reportedly {phrase}" if statement.hedged else phrase


def words(statement: Statement) -> str:
    """The content on one line: pieces joined by ``[…]``, a direct quotation in quotation marks.

    The record's spans of a direct quotation hold what stands between the marks; the comma before the
    closing mark belongs to the reporter's sentence and is dropped.
    """
    pieces = " […] ".join(one_line(shown(span.exact)) for span in statement.content_spans)
    pieces = _REPORTERS_COMMA.sub("", pieces)
    return f"“{pieces}”" if statement.mode == "direct" and pieces[0] not in _QUOTES else pieces
