"""For whom an actor of an article stands: its country, its office, the group that it is of."""

from dragoman.extract.messages_officials import ALWAYS, counts, speaks_for_others
from dragoman.extract.scene import Scene
from dragoman.record import ActorId
from dragoman.resolve.officeholders import officeholders


class Allegiance:
    """For whom the actors of one article speak."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        published = scene.article.published.edtf if scene.article.published is not None else None
        self._year = int(published[:4]) if published and published[:4].isdigit() else None

    def country(self, actor: ActorId | None) -> str | None:
        """The country that an actor speaks for: its own, that of what it is part of, or of its office."""
        cast = self.scene.cast
        first = actor
        for _ in range(5):
            if actor is None:
                break
            found = cast.actor(actor)
            if found.country is not None:
                return found.country
            actor = found.part_of
        if first is None or cast.kind(first) != "person":
            return None
        return officeholders().state_of(cast.actor(first).name, self._year)

    def is_armed_group(self, actor: ActorId) -> bool:
        """Whether an actor is an armed group, a party of its own whatever country it sits in."""
        return self.scene.cast.kind(actor) == "armed_group"

    def belong_to(self, actors: tuple[ActorId, ...], group: ActorId) -> bool:
        """Whether one of the actors is a member or the voice of a group."""
        return any(self.scene.cast.actor(actor).part_of == group for actor in actors)

    def is_body_of_no_state(self, actor: ActorId) -> bool:
        """Whether an actor is a state's body, nobody says which state's: most likely the speaker's own."""
        return self.scene.cast.kind(actor) == "government_body" and self.country(actor) is None

    def is_foreign(self, actor: ActorId, at_home: frozenset[str]) -> bool:
        """Whether an actor is a party outside these countries; somebody of no known country is none."""
        if self.scene.cast.kind(actor) in ("armed_group", "intergovernmental", "group"):
            return True
        country = self.country(actor)
        return country is not None and country not in at_home

    def is_official(self, actor: ActorId) -> bool:
        """Whether an actor stands for a state, a body or an office, and not only for himself."""
        found = self.scene.cast.actor(actor)
        return found.kind in ALWAYS or bool(found.part_of or found.titles or self.country(actor))

    def speaks_for_others(self, actor: ActorId) -> bool:
        """Whether what an actor says in public binds somebody: an office held now, no expert's opinion."""
        return speaks_for_others(self.scene.cast.actor(actor))

    def countries(self, actors: tuple[ActorId, ...]) -> frozenset[str]:
        """The countries that several actors speak for."""
        return frozenset(code for actor in actors if (code := self.country(actor)) is not None)

    def others(self, actors: tuple[ActorId, ...], than: tuple[ActorId, ...]) -> tuple[ActorId, ...]:
        """Those of the actors that are not among `than`, nor the state of one of them, nor its body.

        Nor those who may be one of them by another name: "the president" beside President Lund.
        """
        cast = self.scene.cast
        near = set(than)
        for actor in than:
            above = cast.actor(actor).part_of
            if above is not None:
                near.add(above)
        states = {self.country(actor) for actor in than if cast.kind(actor) == "state"}
        return tuple(
            actor
            for actor in actors
            if actor not in near
            and not (cast.actor(actor).part_of in than and cast.kind(actor) != "person")
            and not (states and self.country(actor) in states and cast.kind(actor) == "state")
            and not any(self._may_be(actor, other) for other in than)
        )

    def _may_be(self, actor: ActorId, other: ActorId) -> bool:
        """Whether a second name may be the first one's: a bare surname, or the office that he holds."""
        cast = self.scene.cast
        one, two = cast.actor(actor), cast.actor(other)
        if one.kind == two.kind == "person":
            return one.name.split()[-1] == two.name.split()[-1] and " " not in min(
                one.name, two.name, key=len
            )
        if {one.kind, two.kind} != {"person", "anonymous"}:
            return False
        person, role = (one, two) if one.kind == "person" else (two, one)
        held = {word for title in person.titles for word in title.text.lower().split()}
        abroad = {self.country(actor), self.country(other)}
        return role.name.lower().split()[-1] in held and (len(abroad) == 1 or None in abroad)

    def counts(self, actor: ActorId) -> bool:
        """Whether an actor is a party, and not somebody who only tells things or is told them."""
        person = self.scene.cast.kind(actor) == "person"
        return counts(self.scene, actor, official=person and self.is_official(actor))
