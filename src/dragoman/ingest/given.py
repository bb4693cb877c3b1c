"""One article as handed over, before anything is made of it."""

from dataclasses import astuple, dataclass
from datetime import date
from hashlib import sha256
from typing import Literal

from dragoman.ingest.encoding import lines_as_one_kind
from dragoman.record.article import article_id
from dragoman.record.faults import Fault
from dragoman.record.ids import content_id
from dragoman.record.spans import ArticleId

Form = Literal["text", "html", "row", "email"]

# What programs write where they have nothing to write.
_ABSENT = frozenset({"", "none", "null", "nan", "n/a"})


def stated(said: str | None) -> str | None:
    """Give what a field says, on one line, or None where it says nothing (empty, "None", "NaN")."""
    if said is None:
        return None
    line = " ".join(lines_as_one_kind(said).split())
    return None if line.casefold() in _ABSENT else line


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody other than the article says of it: a JSON Lines row, a sidecar, a URL list.

    `published` is as written there, in any form of date.
    """

    url: str | None = None
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    byline: str | None = None
    row_id: str | None = None


NOTHING_TOLD = Told()


@dataclass(frozen=True, slots=True)
class Given:
    """An article's bytes and what is told of it.

    `source` is the URL, else the row id, else the path as given. `content` is the file, the mail, or the
    line of a JSON Lines file without its line ending. Of a row, `told` repeats fields of `content`.
    `fetched` is the day on which it was fetched, if that is known: no article is younger. `archived` is
    the web archive that holds it and the id of its record there.
    """

    source: str
    content: bytes
    form: Form
    told: Told = NOTHING_TOLD
    fetched: date | None = None
    archived: str | None = None

    @property
    def sha256(self) -> str:
        """Digest of the bytes read, in hexadecimal."""
        return sha256(self.content).hexdigest()

    @property
    def id(self) -> ArticleId:
        """The article's id, known before anything is parsed.

        A path is no part of it: the same bytes under two paths are one article. What a sidecar tells is:
        when the sidecar is mended, the article is read anew.
        """
        beside = "" if self.form == "row" or self.told == NOTHING_TOLD else _digest(self.told)
        return article_id(self.told.url or self.told.row_id or "", self.sha256, beside)


def _digest(told: Told) -> str:
    return content_id("article", *astuple(told))


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An input that gives no article, and why. `source` is a path, a URL, or ``path:line``."""

    source: str
    fault: Fault
