"""What can be wrong with a request, each with what the reader can do about it; and what HTTP calls it."""

from dragoman.record import BadTime, Fault
from dragoman.store import (
    AlreadyOne,
    AmbiguousActor,
    AmbiguousId,
    DiskFull,
    DiskTrouble,
    LockedDatabase,
    NoSuchDecision,
    NoSuchRecord,
    NoSuchVerdict,
    NothingToSplit,
    NoWords,
    ReadOnly,
)


class NoSuchPage(Fault):
    """The desk has no page of this name, or none in this form."""

    code = "D601"
    remedy = "the pages are named at the top of each; a list answers also as .json, .csv, .jsonld and .bib"


class BadQuestion(Fault):
    """The address asks for something that the desk does not understand: a date, a page, a number."""

    code = "D602"
    remedy = "write dates as 2024, 2024-08 or 2024-08-05; take the addresses of further pages from the page"


class FromElsewhere(Fault):
    """The request came from another site, or under a name that is not this machine's."""

    code = "D603"
    remedy = "open the desk at the address that dragoman serve printed, and decide there"


class NoToken(Fault):
    """A decision was sent without this desk's token, or with that of another run of it."""

    code = "D604"
    remedy = "load the page again and repeat the decision"


class PortTaken(Fault):
    """The address that the desk was to answer at is taken, or not this machine's."""

    code = "D605"
    remedy = "choose another port: dragoman serve --port 8485, or --port 0 for any that is free"


class NotAllowed(Fault):
    """The address does not take this kind of request."""

    code = "D606"
    remedy = "read with GET; decisions are sent with POST to the addresses that the API's description names"


class TooMany(Fault):
    """More articles are asked for than a brief on a page can hold while a reader waits."""

    code = "D607"
    remedy = "ask for fewer days or parties, or write it on the command line: dragoman brief -o brief.html"


STATUS: tuple[tuple[type[Fault], int], ...] = (
    (NoSuchPage, 404),
    (NoSuchRecord, 404),
    (NoSuchDecision, 404),
    (NoSuchVerdict, 404),
    (AmbiguousId, 404),
    (NotAllowed, 405),
    (AlreadyOne, 409),
    (NothingToSplit, 409),
    (AmbiguousActor, 409),
    (BadQuestion, 400),
    (TooMany, 400),
    (BadTime, 400),
    (NoWords, 400),
    (FromElsewhere, 403),
    (NoToken, 403),
    (LockedDatabase, 503),
    (ReadOnly, 503),
    (DiskFull, 507),
    (DiskTrouble, 503),
)
"""The HTTP status of each fault; any other is the database's and answered with 500."""


def status_of(fault: Fault) -> int:
    """What HTTP calls a fault."""
    return next((status for kind, status in STATUS if isinstance(fault, kind)), 500)
