"""Which places of an article tell of the same contact.

Two calls between the same ministers three months apart stay two; a summit that is planned in the lead and
called off further down is one; "the talks" are the last ones told of.
"""

from dataclasses import dataclass, replace

from dragoman.extract.contacts_lists import Sides
from dragoman.extract.contacts_sides import Company
from dragoman.extract.contacts_told import Touch
from dragoman.record import ActorId, When
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

    def first(self, company: Company) -> Touch:
        """The place that names the most sides, by persons if it can; the earliest, and the title's last."""
        kind = company.scene.cast.kind

        def worth(pair: tuple[int, Touch]) -> tuple[int, int, int]:
            people = sum(kind(actor) == "person" for actor in pair[1].sides)
            return len(pair[1].sides), people, -pair[0]

        return max(enumerate(self.touches), key=worth)[1]

    def sides(self, company: Company) -> Sides:
        """The sides of the first place; of a state the one person whom a like place names in its stead."""
        kind, country, first = company.scene.cast.kind, company.country, self.first(company)
        alike = [one for one in self.touches if one.kind == first.kind and len(one.sides) == len(first.sides)]
        if first.kind != "meeting":
            return first.sides  # the talks of two states are not their ministers' alone
        at_summit = any(company.scene.grammar.lemma(one.token) == "summit" for one in alike)
        found: list[ActorId] = []
        for actor in first.sides:
            people = {
                other
                for one in alike
                for other in one.sides
                if kind(other) == "person" and country(other) is not None and country(other) == country(actor)
            }
            people -= set(first.sides)
            exact = kind(actor) not in ("state", "government_body") or len(people) != 1
            leader = company.leader(country(actor) or "") if kind(actor) == "state" and at_summit else None
            found.append(people.pop() if not exact else leader or actor)
        return company.distinct(tuple(found))


def joined(company: Company, touches: list[Touch]) -> list[Told]:
    """Join the places that tell of one contact, in the order of the text."""
    found: list[list[Touch]] = []
    early: list[Touch] = []
    for touch in touches:
        group = _same(company, found, touch)
        again = _once_more(company, found, touch) if group is None else None
        if again is not None:
            found.append([again])
        elif group is not None:
            group.append(touch)
        elif touch.whole:
            found.append([touch])
        else:
            early.append(touch)
    for touch in early:
        # "Lund called the summit off", and only then between whom it was to be
        alike = [
            group
            for group in found
            if group[0].kind == touch.kind and set(touch.sides) <= set(group[0].sides)
        ]
        if (
            touch.status == "held"
            and not touch.sides
            and company.scene.paragraph_of(touch.token).kind != "title"
        ):
            continue  # "after the meeting": of one that the article leaves untold
        if len(alike) == 1 and alike[0][0].token > touch.token and _is_named_so(company, alike[0], touch):
            alike[0].append(touch)
    return [Told(tuple(group)) for group in found]


def _once_more(company: Company, found: list[list[Touch]], touch: Touch) -> Touch | None:
    """ "The two had last spoken in December": another contact of those who were told of just before."""
    is_pair = not touch.sides and company.scene.grammar.upos(touch.token) == "VERB"
    if touch.whole or not is_pair or touch.when is None:
        return None
    last = next((one for group in reversed(found) for one in group if len(one.sides) == 2), None)
    if last is None or not 0 < touch.mention.start - last.mention.end < 1000:
        return None
    return replace(touch, whole=True, sides=last.sides)


def _same(company: Company, found: list[list[Touch]], touch: Touch) -> list[Touch] | None:
    for group in reversed(found):
        named = touch.whole or _is_named_so(company, group, touch)
        if named and any(_is_one(company, one, touch) for one in group if one.whole):
            return group
    return None


def _is_named_so(company: Company, group: list[Touch], touch: Touch) -> bool:
    """Whether "the summit" can mean a contact: only one that was called a summit before.

    "The Osk summit" and "the G-20 meeting" have a name, which must stand beside the other one too.
    """
    grammar = company.scene.grammar
    lemma = grammar.lemma
    names = {
        grammar.word(child).lower()
        for child in grammar.dependents(touch.token, "compound", "nummod")
        if grammar.upos(child) == "PROPN" or any(sign.isdigit() for sign in grammar.word(child))
    }
    around = {grammar.word(token).lower() for one in group for token in grammar.sentence(one.token)}
    if names - around:
        return False
    return lemma(touch.token) != "summit" or any(lemma(one.token) == "summit" for one in group)


def _is_one(company: Company, one: Touch, other: Touch) -> bool:
    """Whether two places can tell of one contact."""
    off = "cancelled" in (one.status, other.status)  # on the day on which it was called off
    if _ALIKE[one.kind] != _ALIKE[other.kind] or not (off or _meet(one.when, other.when)):
        return False
    if one.sure and other.sure and "held" in (one.status, other.status) and one.status != other.status:
        return False
    if not other.whole:
        near = other.mention.start - one.mention.end
        kind = one.kind == other.kind
        return kind and near < 1500 and all(a in one.sides for a in other.sides)
    alike = one.kind == other.kind != "talks" and len(one.sides) == len(other.sides)
    return _share(company, one.sides, other.sides, by_country=alike)


def _share(company: Company, ones: Sides, others: Sides, by_country: bool) -> bool:
    """Whether the sides can be the same: all of the fewer are among the more, by themselves or by state.

    A state is its minister only `by_country`: talks of two states are not every word between their
    ministers.
    """
    few, many = (ones, others) if len(ones) <= len(others) else (others, ones)
    left = list(many)
    for actor in few:
        match = next((one for one in left if one == actor), None)
        if match is None:
            match = next((one for one in left if _may_be(company, one, actor, by_country)), None)
        if match is None:
            return False
        left.remove(match)
    return True


def _may_be(company: Company, one: ActorId, other: ActorId, by_country: bool) -> bool:
    """Whether two names can mean one side: "rebels" and "rebel leaders", a state and its minister."""
    cast = company.scene.cast
    kinds = {cast.kind(one), cast.kind(other)}
    if kinds == {"person"}:
        return False
    same_country = company.country(one) is not None and company.country(one) == company.country(other)
    if kinds == {"anonymous"}:
        stems = [
            {word[:5] for word in cast.actor(a).name.lower().split() if len(word) > 4} for a in (one, other)
        ]
        return same_country or bool(stems[0] & stems[1])
    return by_country and same_country


def _meet(one: When | None, other: When | None) -> bool:
    """Whether two times can be one; an unknown one can be any."""
    if one is None or other is None or one.edtf is None or other.edtf is None:
        return True
    first, second = bounds(one.edtf), bounds(other.edtf)
    return first[0] <= second[1] and second[0] <= first[1]
