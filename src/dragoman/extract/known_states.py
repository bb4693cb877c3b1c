"""The state of people who are known by their office, where the article does not say it.

"Trump has urged China to act", in an article that nowhere says whose president he is: a reader asking for the
United States wants it. The words of the article come first; only who is named by nothing but a name is looked
up, and only where everybody whom the name can mean in that year is of one state.
"""

from collections.abc import Iterable
from dataclasses import replace

from dragoman.record import Actor
from dragoman.resolve.officeholders import officeholders


def with_known_states(actors: Iterable[Actor], day: str | None) -> tuple[Actor, ...]:
    """Give people the state of the office they are known by; `day` is the article's, as EDTF, or None."""
    year = int(day[:4]) if day is not None and day[:4].isdigit() else None
    return tuple(_placed(actor, year) for actor in actors)


def _placed(actor: Actor, year: int | None) -> Actor:
    if actor.kind != "person" or actor.country is not None or actor.part_of is not None:
        return actor
    country = officeholders().state_of(actor.name, year)
    return replace(actor, country=country) if country is not None else actor
