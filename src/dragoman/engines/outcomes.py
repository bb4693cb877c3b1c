"""What became of each input, and the tally of a run."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal, Protocol, Self

from dragoman.ingest import Given, LeftOut
from dragoman.record import ArticleRecord, Contact, Fault, Incident
from dragoman.resolve import Gazetteer

Became = Literal["added", "known", "new_version", "replaced", "left_out"]
EXAMPLES = 3
"""How many names a tally gives for each reason: enough to go and look, short enough to read."""


Outcome = tuple[Given | LeftOut, ArticleRecord | Fault | None]
"""An input and what reading it gave: its record, why there is none, or None where it was known already."""


class ReaderFailed(Fault):
    """Dragoman itself failed on one article. The others are read; the traceback is in the log."""

    code = "D290"
    remedy = (
        "this is a defect of Dragoman, not of the article: please report it with the traceback in the log"
    )


SECONDS = 300.0
"""The longest that one article may take; a hundred thousand words take half a minute."""


class TookTooLong(Fault):
    """An article was not read within the time allowed for one."""

    code = "D291"
    remedy = "look whether the file is an article; what no article is, leave out"

    @classmethod
    def of(cls, source: str, seconds: float) -> Self:
        """Say which article, and how long it was given."""
        return cls(f"{source} was not read within {seconds:.0f} seconds")


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """What reading needs beyond the articles.

    `read_on` is the day of reading, from which a dateline without a year is counted back. `again` reads
    articles that the database already has. `log` is where tracebacks of our own failures are appended;
    it is made only when there is one.
    """

    read_on: date
    gazetteer: Gazetteer
    again: bool = False
    log: Path | None = None


class Progress(Protocol):
    """Who is told how far a run has come, and who can ask it to stop."""

    def begin(self, stage: str) -> None:
        """A stage begins: `reading`, `settling`, `comparing`, `linking`."""

    def one(self, source: str, became: Became) -> None:
        """One input is done."""

    def stopping(self) -> bool:
        """Whether the user asked to stop; asked between articles."""


class Quiet:
    """Progress that nobody watches."""

    def begin(self, stage: str) -> None:
        """Say nothing."""

    def one(self, source: str, became: Became) -> None:
        """Say nothing."""

    def stopping(self) -> bool:
        """Never."""
        return False


@dataclass(frozen=True, slots=True)
class Reason:
    """Why articles were left out: the fault's code and remedy, how many, and the first few of them.

    `examples` pairs the name of an input with what was found in it.
    """

    code: str
    remedy: str
    count: int
    examples: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """What a run came to.

    `added` counts articles new to the database, `new_versions` those whose text changed under the same
    URL, `replaced` those read `--again`, `known` those it had already. `settled` counts articles whose
    furniture showed only beside the others, `copies` the articles marked as copies. `words` and
    `statements` are those of the articles read in this run. `told` has for each question ("who said it")
    how many of how many records have an answer; the others stay unanswered. `seconds` is wall time.
    """

    added: int = 0
    known: int = 0
    new_versions: int = 0
    replaced: int = 0
    left_out: tuple[Reason, ...] = ()
    settled: int = 0
    copies: int = 0
    statements: int = 0
    words: int = 0
    told: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    seconds: float = 0.0
    stopped: bool = False
    log: Path | None = None

    @property
    def read(self) -> int:
        """Articles read in this run."""
        return self.added + self.new_versions + self.replaced

    @property
    def lost(self) -> int:
        """Articles left out."""
        return sum(reason.count for reason in self.left_out)


@dataclass(slots=True)
class Count:
    """A tally while it grows. Holds no article, so it stays small however long the run."""

    became: dict[Became, int] = field(default_factory=dict)
    reasons: dict[str, Reason] = field(default_factory=dict)
    statements: int = 0
    words: int = 0
    told: dict[str, tuple[int, int]] = field(default_factory=dict)

    def add(self, became: Became) -> None:
        """Count one input."""
        self.became[became] = self.became.get(became, 0) + 1

    def record(self, read: ArticleRecord) -> None:
        """Count what an article that was stored gives, and how much of it could be told."""
        self.statements += len(read.statements)
        self.words += len(read.article.text.split())
        dated = [one.when is not None and one.when.edtf is not None for one in read.statements]
        happened: tuple[Contact | Incident, ...] = (*read.contacts, *read.incidents)
        for question, answers in (
            ("who said it", [bool(one.speakers) for one in read.statements]),
            ("when it was said", dated),
            ("when it happened", [one.when is not None and one.when.edtf is not None for one in happened]),
            ("where it happened", [one.where is not None for one in happened]),
        ):
            answered, asked = self.told.get(question, (0, 0))
            self.told[question] = (answered + sum(answers), asked + len(answers))

    def leave_out(self, source: str, fault: Fault) -> None:
        """Count one input left out, under its fault's code."""
        self.add("left_out")
        so_far = self.reasons.get(fault.code, Reason(fault.code, fault.remedy, 0, ()))
        examples = (*so_far.examples, (source, fault.found))[:EXAMPLES]
        self.reasons[fault.code] = Reason(fault.code, so_far.remedy, so_far.count + 1, examples)

    def tally(self, *, settled: int, copies: int, seconds: float, stopped: bool, log: Path | None) -> Tally:
        """Close the count."""
        commonest: Sequence[Reason] = sorted(self.reasons.values(), key=lambda r: (-r.count, r.code))
        return Tally(
            added=self.became.get("added", 0),
            known=self.became.get("known", 0),
            new_versions=self.became.get("new_version", 0),
            replaced=self.became.get("replaced", 0),
            left_out=tuple(commonest),
            settled=settled,
            copies=copies,
            statements=self.statements,
            words=self.words,
            told=dict(self.told),
            seconds=seconds,
            stopped=stopped,
            log=log,
        )
