"""Whether two records can be of the same party, when one names the official and the other the body."""

from collections.abc import Iterable, Mapping

from dragoman.record import Actor, ActorId

_SPEAKS_FOR = ("person", "government_body", "state")
_BY_CLOSENESS = ("person", "armed_group", "government_body", "organisation", "anonymous", "group", "state")
_IN_OFFICE = (
    "official", "officer", "minist", "spokes", "government", "diplomat", "administration", "authorit",
    "leadership", "presiden", "military", "embassy", "envoy", "ambassador", "regime",
)  # fmt: skip


class Parties:
    """The actors of the articles that are linked, by id."""

    def __init__(self, actors: Mapping[str, Actor]) -> None:
        self._actors = actors
        self._chains: dict[str, frozenset[str]] = {}

    def above(self, actor: str) -> frozenset[str]:
        """The actor and all that it is part of."""
        known = self._chains.get(actor)
        if known is None:
            chain: set[str] = set()
            current: str | None = actor
            while current is not None and current not in chain:
                chain.add(current)
                found = self._actors.get(current)
                current = found.part_of if found is not None else None
            known = self._chains[actor] = frozenset(chain)
        return known

    def country(self, actor: str) -> str | None:
        """The country of an actor, or of what it is part of."""
        for one in sorted(self.above(actor), key=lambda key: key != actor):
            found = self._actors.get(one)
            if found is not None and found.country is not None:
                return found.country
        return None

    def same(self, one: str, other: str) -> bool:
        """Whether two actors are one, or one speaks for the other: a minister for the ministry or the state.

        Two people are never one for having one employer, and an unnamed official may be any of them; a
        surname alone ("Lund") can be whoever has it.
        """
        if one == other:
            return True
        first, second = self._actors.get(one), self._actors.get(other)
        if first is None or second is None:
            return False
        if first.kind == "person" and second.kind == "person":
            return one_name(first.name, second.name) and _compatible(first.country, second.country)
        if one in self.above(other) or other in self.above(one):
            return True
        kinds = (first.kind, second.kind)
        country = self.country(one)
        return (
            all(_speaks_for_its_state(actor) for actor in (first, second))
            and ("state" in kinds or "anonymous" in kinds)
            and country is not None
            and country == self.country(other)
        )

    def one_side(self, one: str, other: str) -> bool:
        """Whether two actors answer for one side: one party, or both speak for one state.

        A king, "the leadership" and the foreign ministry deny one thing once.
        """
        if self.same(one, other):
            return True
        found = self._actors.get(one), self._actors.get(other)
        country = self.country(one)
        return (
            country is not None
            and country == self.country(other)
            and all(actor is not None and _speaks_for_its_state(actor) for actor in found)
        )

    def closer(self, one: str, other: str) -> bool:
        """Whether `one` says more closely than `other` who it is: a person before an office before a state.

        Of two names of one person the longer, of two of a kind the first in the alphabet.
        """
        return self._closeness(one) < self._closeness(other)

    def _closeness(self, actor: str) -> tuple[int, int, str, str]:
        found = self._actors.get(actor)
        if found is None:
            return len(_BY_CLOSENESS), 0, "", actor
        rank = _BY_CLOSENESS.index(found.kind) if found.kind in _BY_CLOSENESS else len(_BY_CLOSENESS)
        return rank, -len(found.name), found.name, actor

    def may_be_one(self, some: Iterable[ActorId], others: Iterable[ActorId]) -> bool:
        """Whether two sets of speakers can be the same: one is in both; False where either is empty."""
        return any(self.same(a, b) for a in some for b in others)

    def shared(self, some: Iterable[ActorId], others: Iterable[ActorId]) -> tuple[ActorId, ...]:
        """Those of `some` that are in `others`, each of which stands for one of them only.

        "Pompeo" and "the United States" are not both in a talk that has the United States in it once.
        """
        mine, free = list(dict.fromkeys(some)), list(dict.fromkeys(others))
        both = [actor for actor in mine if actor in free]
        free = [actor for actor in free if actor not in both]
        for actor in mine:
            if actor not in both:
                other = next((one for one in free if self.same(actor, one)), None)
                if other is not None:
                    free.remove(other)
                    both.append(actor)
        return tuple(both)

    def names_person(self, some: Iterable[ActorId]) -> bool:
        """Whether a person is among them, by name."""
        return any((found := self._actors.get(one)) is not None and found.kind == "person" for one in some)

    def clash(self, some: Iterable[ActorId], others: Iterable[ActorId]) -> bool:
        """Whether both name somebody and nobody is in both; "dozens" and "the troops" name nobody."""
        mine, theirs = ([one for one in actors if self.named(one)] for actors in (some, others))
        return bool(mine) and bool(theirs) and not self.may_be_one(mine, theirs)

    def named(self, actor: str) -> bool:
        """Whether an actor is known by name, not as "dozens", "the rebels" or somebody unnamed."""
        found = self._actors.get(actor)
        return found is not None and found.kind not in ("group", "anonymous")


def _speaks_for_its_state(actor: Actor) -> bool:
    """Whether whoever is unnamed is in office: "Syrian activists" are Syrian and speak for nobody there."""
    if actor.kind == "anonymous":
        return any(word in actor.name.lower() for word in _IN_OFFICE)
    return actor.kind in _SPEAKS_FOR


def one_name(one: str, other: str) -> bool:
    """Whether two names can be one person's: a surname beside the full name, an initial or a short form.

    "Jacob J. Lew" and "Jacob Lew", "Mike Thibodeau" and "Michael Thibodeau"; "Hillary" is not "Bill
    Clinton", "Trump Jr." is not "Trump", and "Abu Nadim al-Tolmari" is not "Abu Samir al-Tolmari".
    """
    short, full = sorted((_name_parts(one), _name_parts(other)), key=len)
    if not short or short[-1] != full[-1] or (short[-1] in _AFTER_NAMES and short[-2:] != full[-2:]):
        return False
    between, others = ({part for part in parts[1:-1] if part not in _PARTICLES} for parts in (short, full))
    if between and others and between.isdisjoint(others):
        return False
    return len(short) == 1 or short[0] == full[0] or (short[0][:2] == full[0][:2] and len(short) == 2)


_PARTICLES = frozenset("al el bin ibn ben bint abu um umm de da di du van von der den la le".split())
_AFTER_NAMES = ("jr", "sr", "ii", "iii", "iv")


def _name_parts(name: str) -> list[str]:
    parts = [part.strip(".,'’").casefold() for part in name.replace("-", " ").split()]
    return [part for part in parts if len(part) > 1]


def _compatible(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other
