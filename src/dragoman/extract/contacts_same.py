"""Which places of an article tell of the same contact.

Two calls between the same ministers three months apart stay two; a summit that is planned in the lead and
called off further down is one; "the talks" are the last ones told of.
"""

from dataclasses import dataclass

from dragoman.extract.contacts_sides import Company, Sides
from dragoman.extract.contacts_told import Touch
from dragoman.record import When
from dragoman.record.times import bounds
from dragoman.record.words import ContactKind

_ALIKE: dict[ContactKind, str] = {
    "call": "call",
    "meeting": "meeting",
    "talks": "meeting",
    "visit": "visit",
    "press_conference": "press",
}


@dataclass(frozen=True, slots=True)
class Told:
    """One contact with all the places that tell of it, the first one's words first."""

    touches: tuple[Touch, ...]

    @property
    def first(self) -> Touch:
        """The place that names the most sides, the earliest of these."""
        return max(self.touches, key=lambda one: (len(one.sides), -one.token))


def joined(company: Company, touches: list[Touch]) -> list[Told]:
    """Join the places that tell of one contact, in the order of the text."""
    found: list[list[Touch]] = []
    for touch in touches:
        group = _same(company, found, touch)
        if group is not None:
            group.append(touch)
        elif touch.whole:
            found.append([touch])
    return [Told(tuple(group)) for group in found]


def _same(company: Company, found: list[list[Touch]], touch: Touch) -> list[Touch] | None:
    for group in reversed(found):
        if any(_is_one(company, one, touch) for one in group if one.whole):
            return group
    return None


def _is_one(company: Company, one: Touch, other: Touch) -> bool:
    """Whether two places can tell of one contact."""
    if _ALIKE[one.kind] != _ALIKE[other.kind] or not _meet(one.when, other.when):
        return False
    if {one.status, other.status} == {"held", "planned"} and other.whole:
        return False
    if {one.status, other.status} == {"held", "cancelled"}:
        return False
    if not other.whole:
        near = other.mention.start - one.mention.end
        kind = one.kind == other.kind
        return kind and near < 1500 and all(a in one.sides for a in other.sides)
    return _share(company, one.sides, other.sides)


def _share(company: Company, ones: Sides, others: Sides) -> bool:
    """Whether the sides can be the same: all of the fewer are among the more, by themselves or by state."""
    few, many = (ones, others) if len(ones) <= len(others) else (others, ones)
    parties = company.parties
    kinds = company.scene.cast.kind
    left = list(many)
    for actor in few:
        match = next((one for one in left if one == actor), None)
        if match is None:
            country = parties.country(actor)
            match = next(
                (
                    one
                    for one in left
                    if country is not None
                    and parties.country(one) == country
                    and not (kinds(one) == "person" and kinds(actor) == "person")
                ),
                None,
            )
        if match is None:
            return False
        left.remove(match)
    return True


def _meet(one: When | None, other: When | None) -> bool:
    """Whether two times can be one; an unknown one can be any."""
    if one is None or other is None or one.edtf is None or other.edtf is None:
        return True
    first, second = bounds(one.edtf), bounds(other.edtf)
    return first[0] <= second[1] and second[0] <= first[1]
