"""An entry of the gazetteer: one state, body, group, outlet or person, and the names it goes by."""

from dataclasses import dataclass, field
from typing import Literal

from dragoman.record.words import ActorKind

NameForm = Literal["name", "demonym", "metonym"]


@dataclass(frozen=True, slots=True)
class Entry:
    """An actor that is known before any article is read.

    `part_of` is the canonical name of another entry; a state's territory and a ministry alike are part of
    a state. `country` is ISO 3166-1 alpha-3, 3166-3 for states that are no more, X.. for private use.
    `office` says which of the offices that every state has this body is ("foreign", "defence", "forces").
    `ambiguous` belongs to the name the entry was found by, not to the actor: "Georgia" is a state of the
    U.S. as well and "Chad" a man, while "Georgian Foreign Ministry" is neither. It is no part of equality.
    """

    name: str
    kind: ActorKind
    country: str | None = None
    part_of: str | None = None
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    wikidata: str | None = None
    source: str | None = field(default=None, compare=False)
    office: str | None = None
    ambiguous: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Named:
    """An entry as one name means it: by its name, by a demonym ("Iranian") or by a place ("Tehran")."""

    entry: Entry
    form: NameForm
    cased: int = (
        0  # 0: case does not matter; 1: a capital at the end; 2: capitals throughout ("US", never "us")
    )


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of an entry in a text (code points, half-open); a possessive ending is not part of it."""

    start: int
    end: int
    entry: Entry
    form: NameForm
