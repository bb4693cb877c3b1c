"""The sides of a contact: who is in touch with whom, from the noun phrases that name them.

Somebody is a side who can stand for more than himself, or whom the text names as a person; reporters, crowds
and unknown firms are none. Two sides at least, one of them an official's, make a contact.
"""

import re
from functools import cached_property

from dragoman.extract.contacts_lists import Lists, Sides
from dragoman.extract.contacts_offices import (
    LEADER,
    LEADING,
    OF_STATE,
    PRESS,
    countries_of,
    in_office,
    of_the_press,
)
from dragoman.extract.contacts_people import People
from dragoman.extract.cues import nouns
from dragoman.extract.messages_parties import Parties
from dragoman.extract.scene import Scene
from dragoman.record import ActorId
from dragoman.resolve.officeholders import officeholders

_PUBLIC = frozenset({"state", "intergovernmental", "government_body", "armed_group"})
_COUNTED = re.compile(
    r"(?:the )?(?:two|three|both|other two|four|another|one|some|others?|(?:a )?former)\b", re.I
)
_POSSESSIVE = re.compile(r"[’']s(?: |\Z)")
_STATES = frozenset({"state", "intergovernmental"})
_PAIR = frozenset({"two", "both", "2"})
_PAIRED = frozenset(
    "side leader minister president country official man diplomat party nation premier delegation "
    "government state counterpart chief general king envoy ally neighbor neighbour".split()
)
_SENT = frozenset(
    "delegation representative official leader negotiator envoy diplomat minister team "
    "ambassador delegate".split()
)
_HOME = frozenset(
    "family families relatives widow parents survivors prisoners elders clerics experts".split()
)


class Company:
    """The sides that the phrases of one article name. Build it once per article."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.parties = Parties(scene)
        self._lists = Lists(scene, self.parties)
        self.people = People(scene)

    def at(self, token: int) -> Sides:
        """The sides that one noun phrase names: "Lund", "Varnian and Kestrian officials"."""
        several = self._lists.several(token) or self._delegations(token)
        if len(several) > 1:
            return several
        grammar = self.scene.grammar
        if self.parties.pointed.is_pair(token) and grammar.case(token) in ("with", "between"):
            return self.parties.at(token)  # "in touch with both countries"
        if grammar.upos(token) not in ("NOUN", "PROPN", "PRON", "ADJ"):
            return ()
        if grammar.upos(token) == "NOUN" and grammar.lemma(token) in nouns().documents:
            return ()  # "welcomed a statement from Varnia"
        found = self.people.titled(token) or self.parties.pointed.half(token) or self.scene.who(token)
        owned = any(_POSSESSIVE.search(self.scene.cast.actor(actor).name) for actor in found)
        if owned or not any(self._is_side(actor) for actor in found):
            found = self._by_bare_name(token) or found  # "Varnia's Lund"
        return tuple(
            actor
            for actor in found
            if self._is_side(actor)
            and not self._is_another(actor, token)
            and not self.parties.is_of_another_state(token, actor)
        )

    def all(self, tokens: tuple[int, ...] | list[int]) -> Sides:
        """The sides that several phrases name, each once."""
        return tuple(dict.fromkeys(actor for token in tokens for actor in self.at(token)))

    def _delegations(self, token: int) -> Sides:
        """ "Delegations from Varnia, Ostland and the Union": those that sent them."""
        grammar = self.scene.grammar
        if grammar.lemma(token) not in _SENT or grammar.read.xpos[token] != "NNS":
            return ()
        senders = [
            one
            for child in grammar.dependents(token, "nmod")
            if grammar.case(child) in ("from", "of") and grammar.relation(child) == "nmod"
            for one in grammar.together(child)
        ]
        found = self.all(senders) if len(senders) > 1 else ()
        return found if len(found) > 1 else ()

    def _by_bare_name(self, token: int) -> Sides:
        """Whom the name alone means, without what hangs on it: "LUND IN PORT OSK"."""
        grammar = self.scene.grammar
        if grammar.upos(token) != "PROPN":
            return ()
        parts = [token, *grammar.dependents(token, "flat", "compound")]
        return self.scene.cast.identify(grammar.ends(min(parts), max(parts)))

    def pair(self, token: int) -> bool:
        """Whether a phrase means two parties known already: "the two ministers", "both sides", "they"."""
        grammar = self.scene.grammar
        if grammar.word(token).lower() in ("they", "their", "themselves", "them"):
            return True
        if grammar.lemma(token) in _PAIR and grammar.upos(token) in ("NUM", "DET", "PRON", "NOUN"):
            return True  # "the two met"
        if grammar.lemma(token) not in _PAIRED or grammar.read.xpos[token] != "NNS":
            return False
        before = {grammar.lemma(child) for child in grammar.dependents(token, "nummod", "det", "amod")}
        return bool(before & _PAIR)

    def is_plural(self, actor: ActorId) -> bool:
        """Whether an actor is several by its name, and can meet by itself: "the ministers", "the council"."""
        found = self.scene.cast.actor(actor)
        head = found.name.lower().split(" of ")[0].split()[-1]
        return head in nouns().plural_roles or head in ("council", "cabinet", "committee", "assembly")

    def is_kin(self, actor: ActorId) -> bool:
        """Whether an actor is a family or the like, who are in touch with others and not among themselves."""
        found = self.scene.cast.actor(actor)
        return found.kind == "anonymous" and bool(_HOME & set(found.name.lower().split()[-1:]))

    def is_contact(self, sides: Sides) -> bool:
        """Whether these can be in touch: two sides at least, and one that stands for more than himself."""
        if all(self._is_anyone(actor) for actor in sides):
            return False
        return len(self.distinct(sides)) >= 2 and any(self.is_official(actor) for actor in sides)

    def distinct(self, sides: Sides) -> Sides:
        """The sides without those that only name another again: a state beside its own minister."""
        cast = self.scene.cast
        kept: list[ActorId] = []
        for actor in dict.fromkeys(sides):
            parts = {cast.actor(other).part_of for other in sides if other != actor}
            spoken = {
                self.country(other)
                for other in sides
                if other != actor and cast.kind(other) not in (*_STATES, "anonymous")
            }
            vague = cast.kind(actor) == "state" or self._is_one_office(actor)
            redundant = vague and (actor in parts or self.country(actor) in spoken - {None})
            if not redundant:
                kept.append(actor)
        return tuple(kept)

    def _is_another(self, actor: ActorId, token: int) -> bool:
        """Whether a phrase means another than its name: "NPR's Morning Edition", "a Republican"."""
        found = self.scene.cast.actor(actor)
        if found.kind == "organisation":  # "a ranking Republican" is not the party
            return found.name.split()[-1] not in self.scene.words(token)
        grammar = self.scene.grammar
        end = grammar.ends(token)[1]
        near = grammar.tokens_in(max(0, grammar.ends(token)[0] - 25), end)
        words = " ".join(grammar.word(one) for one in near if grammar.upos(one) != "VERB")
        return found.kind == "person" and PRESS.search(words) is not None  # "Varnia will host King Otto"

    def _is_side(self, actor: ActorId) -> bool:
        """Whether an actor can be in touch with another: a name alone must be a person's to the reader."""
        found = self.scene.cast.actor(actor)
        if found.kind == "person" and found.name.split()[-1] in self._of_the_press:
            return False
        if found.kind == "person" and _POSSESSIVE.search(found.name):
            return False
        if found.kind != "person":
            if _COUNTED.match(found.name):
                return False  # "two leaders" are known by other names, and "another official" by none
            return self.is_kin(actor) or self.parties.counts(actor)
        return self.is_official(actor) or bool(found.titles) or found.name.split()[-1] in self._surnames

    def _is_one_office(self, actor: ActorId) -> bool:
        """Whether an actor is one unnamed holder of an office, who may be a person named beside him."""
        found = self.scene.cast.actor(actor)
        return found.kind == "anonymous" and found.name.lower().split()[-1] in nouns().offices

    def _is_anyone(self, actor: ActorId) -> bool:
        """Whether an actor is nobody in particular: "a president", "officials"."""
        return self.scene.cast.kind(actor) in ("anonymous", "group") and self.country(actor) is None

    def country(self, actor: ActorId) -> str | None:
        """The country that an actor speaks for, by what it is or by whose the article says he is."""
        known = self.parties.country(actor)
        if known is not None or self.scene.cast.kind(actor) != "person":
            return known
        name = self.scene.cast.actor(actor).name
        entry = self.scene.gazetteer.find(name)
        if entry is not None and entry.kind == "person":
            return entry.country
        return self._owned.get(name.split()[-1]) or officeholders().state_of(name, self._year)

    @cached_property
    def _year(self) -> int | None:
        published = self.scene.article.published
        edtf = published.edtf if published is not None else None
        return int(edtf[:4]) if edtf is not None and edtf[:4].isdigit() else None

    def leader(self, country: str) -> ActorId | None:
        """Who leads a country, where the article names one such person and no other: at a summit he is it."""
        return self._leaders.get(country)

    @cached_property
    def _leaders(self) -> dict[str, ActorId]:
        found: dict[str, set[ActorId]] = {}
        for name in self.people.people:
            for actor in self.scene.cast.identify(name):
                country = self.country(actor)
                if country is not None and self._leads(actor):
                    found.setdefault(country, set()).add(actor)
        return {country: actors.pop() for country, actors in found.items() if len(actors) == 1}

    def _leads(self, actor: ActorId) -> bool:
        known = self.scene.cast.actor(actor)
        if known.kind != "person":
            return False
        held = officeholders().named(known.name, self._year)
        offices = {tenure.office for tenure in held.tenures} if held is not None else set()
        return bool(offices & LEADING) or any(LEADER.search(title.text) for title in known.titles)

    def countries(self, actors: Sides) -> frozenset[str]:
        """The countries that several actors speak for."""
        return frozenset(code for actor in actors if (code := self.country(actor)) is not None)

    def is_official(self, actor: ActorId) -> bool:
        """Whether an actor stands for more than himself: a state, a body, or somebody with an office."""
        found = self.scene.cast.actor(actor)
        if found.kind in _PUBLIC or self.country(actor) is not None:
            return True
        if found.kind != "person":
            return False
        titled = any(OF_STATE.search(title.text) for title in found.titles)
        return titled or found.name.split()[-1] in self._in_office

    def holds_office(self, actor: ActorId) -> bool:
        """Whether a person is known for an office, and not only for his country: "the Varnian Jan Brandt"."""
        found = self.scene.cast.actor(actor)
        entry = self.scene.gazetteer.find(found.name)
        known = (entry is not None and entry.kind == "person") or bool(found.titles)
        of_body = found.part_of is not None and self.scene.cast.kind(found.part_of) != "state"
        return known or of_body or self._is_in_office(found.name)

    def _is_in_office(self, name: str) -> bool:
        surname = name.rpartition(" ")[2]
        return surname in self._in_office or officeholders().state_of(name, self._year) is not None

    @cached_property
    def _owned(self) -> dict[str, str]:
        return countries_of(self.scene, self.people.people)

    @cached_property
    def _in_office(self) -> frozenset[str]:
        return in_office(self.scene, self.people.people)

    @cached_property
    def _of_the_press(self) -> frozenset[str]:
        return of_the_press(self.scene, self.people.people)

    @cached_property
    def _surnames(self) -> frozenset[str]:
        return frozenset(
            word for name in self.people.people for word in self.scene.text[slice(*name)].split()
        )
