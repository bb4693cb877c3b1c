"""Who acts and speaks."""

from dataclasses import dataclass
from typing import ClassVar

from dragoman.record.faults import BadRecord
from dragoman.record.ids import content_id
from dragoman.record.spans import ActorId, Span
from dragoman.record.words import ActorKind, must_be_one_of


@dataclass(frozen=True, slots=True)
class Title:
    """A title or role as found ("Secretary of State"), with the words that give it."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Actor:
    """A party: a state, a body, a group, a person, an outlet, or somebody unnamed.

    A government, its ministries, its capital and its officials are different actors joined by
    `part_of`. An unnamed source is an `anonymous` actor of its own in each article: two "senior
    officials" of two articles are not known to be one.
    """

    type: ClassVar[str] = "actor"

    id: ActorId
    name: str
    kind: ActorKind
    country: str | None = None
    part_of: ActorId | None = None
    titles: tuple[Title, ...] = ()
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None
    reported: str | None = None

    def __post_init__(self) -> None:
        must_be_one_of(self.kind, ActorKind, "kind of actor")
        if not self.name.strip():
            raise BadRecord("an actor has no name")
        if self.country is not None and not (len(self.country) == 3 and self.country.isupper()):
            raise BadRecord(f"country of {self.name} is {self.country!r}, not ISO 3166-1 alpha-3")
        if self.part_of == self.id:
            raise BadRecord(f"{self.name} is part of itself")


def actor_id(kind: ActorKind, name: str, within: str | None = None) -> ActorId:
    """Name an actor by kind and canonical name; `within` is the article (and place) of an unnamed one."""
    return ActorId(content_id("actor", kind, name, within))
