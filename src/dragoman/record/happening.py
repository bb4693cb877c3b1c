"""What happened: contacts, incidents, who answers for them, and the figures given."""

from dataclasses import dataclass
from typing import ClassVar

from dragoman.record.faults import BadRecord
from dragoman.record.place import Place
from dragoman.record.spans import ActorId, RecordId, Span
from dragoman.record.times import When
from dragoman.record.words import (
    ContactKind,
    ContactStatus,
    IncidentKind,
    IncidentStatus,
    Measure,
    Stance,
    must_be_one_of,
)


@dataclass(frozen=True, slots=True)
class Contact:
    """Parties in touch: a call, a meeting, a visit, talks, a joint press conference."""

    type: ClassVar[str] = "contact"

    id: RecordId
    kind: ContactKind
    participants: tuple[ActorId, ...]
    where: Place | None
    when: When | None
    topics: tuple[Span, ...]
    status: ContactStatus
    mentions: tuple[Span, ...]
    reported: str | None = None

    def __post_init__(self) -> None:
        must_be_one_of(self.kind, ContactKind, "kind of contact")
        must_be_one_of(self.status, ContactStatus, "status of a contact")
        if not self.mentions:
            raise BadRecord("a contact is mentioned nowhere")


@dataclass(frozen=True, slots=True)
class Incident:
    """Something that happened, is planned, threatened or only imagined; `status` says which."""

    type: ClassVar[str] = "incident"

    id: RecordId
    kind: IncidentKind
    perpetrators: tuple[ActorId, ...]
    victims: tuple[ActorId, ...]
    where: Place | None
    when: When | None
    status: IncidentStatus
    mentions: tuple[Span, ...]
    reported: str | None = None

    def __post_init__(self) -> None:
        must_be_one_of(self.kind, IncidentKind, "kind of incident")
        must_be_one_of(self.status, IncidentStatus, "status of an incident")
        if not self.mentions:
            raise BadRecord("an incident is mentioned nowhere")


@dataclass(frozen=True, slots=True)
class Responsibility:
    """How a party stands to an incident: claims it, denies it, accuses somebody of it."""

    type: ClassVar[str] = "responsibility"

    id: RecordId
    incident: RecordId
    holder: ActorId
    stance: Stance
    accused: ActorId | None
    span: Span
    statement: RecordId | None
    reported: str | None = None

    def __post_init__(self) -> None:
        must_be_one_of(self.stance, Stance, "stance on responsibility")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number given, with its bounds. `high` is None where open ("at least 70"), `of` is as written."""

    type: ClassVar[str] = "figure"

    id: RecordId
    incident: RecordId | None
    measure: Measure
    of: str
    low: float
    high: float | None
    approximate: bool
    span: Span
    statement: RecordId | None
    reported: str | None = None

    def __post_init__(self) -> None:
        must_be_one_of(self.measure, Measure, "measure of a figure")
        if self.high is not None and self.high < self.low:
            raise BadRecord(f"a figure runs from {self.low} down to {self.high}")
