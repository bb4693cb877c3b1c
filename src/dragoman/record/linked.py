"""Records that only many articles together can give."""

from dataclasses import dataclass
from typing import ClassVar

from dragoman.record.spans import ActorId, ArticleId, RecordId
from dragoman.record.times import When
from dragoman.record.words import DisputeKind, must_be_one_of


@dataclass(frozen=True, slots=True)
class Reading:
    """One wording of an utterance, the statements that have it, and the words in which it differs."""

    exact: str
    statements: tuple[RecordId, ...]
    differs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Utterance:
    """One saying as several articles report it."""

    type: ClassVar[str] = "utterance"

    id: RecordId
    statements: tuple[RecordId, ...]
    readings: tuple[Reading, ...]
    speakers: tuple[ActorId, ...]
    when: When | None
    reported: str | None = None


@dataclass(frozen=True, slots=True)
class Dispute:
    """Records that cannot all be so."""

    type: ClassVar[str] = "dispute"

    id: RecordId
    kind: DisputeKind
    records: tuple[RecordId, ...]
    summary: str
    reported: str | None = None

    def __post_init__(self) -> None:
        must_be_one_of(self.kind, DisputeKind, "kind of dispute")


@dataclass(frozen=True, slots=True)
class Account:
    """How well a record is supported.

    `independent` counts the articles that did not copy one another or the same origin; `origins` names
    those origins.
    """

    type: ClassVar[str] = "account"

    id: RecordId
    record: RecordId
    articles: tuple[ArticleId, ...]
    independent: int
    origins: tuple[str, ...]
    reported: str | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """Articles on the same happening; `from_` (written `from`) and `to` are EDTF days."""

    type: ClassVar[str] = "story"

    id: RecordId
    articles: tuple[ArticleId, ...]
    title: str
    from_: str | None
    to: str | None
    reported: str | None = None


@dataclass(frozen=True, slots=True)
class Plover:
    """A code of the PLOVER event ontology."""

    type: str
    mode: str | None
    contexts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """A record coded as an event. `source` and `target` are CAMEO actor codes, `goldstein` −10 to 10."""

    type: ClassVar[str] = "event"

    id: RecordId
    record: RecordId
    plover: Plover
    cameo: str | None
    source: str | None
    target: str | None
    goldstein: float | None
    quad_class: int | None
    when: When | None
    reported: str | None = None
