"""What place a noun phrase names: "northern Ostland", "a suburb of Ostburg", "our consulate in Ostburg".

A phrase that is no name may say where all the same, by the name in it: "a school in Ostburg" is there, "the
Ostland town of Port Osk" too, "Ostland's capital" by its own name, "Ostland's army" is not.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from dragoman.language.grammar import Grammar
from dragoman.resolve.places import Site
from dragoman.resolve.places_named import NamedPlace, PlacesNamed

_CALLED: Final = {
    "city": ("city",), "town": ("city", "camp"), "village": ("city",), "territory": ("territory",),
    "enclave": ("territory",), "strip": ("territory",), "peninsula": ("territory", "region"),
}  # fmt: skip
_BARE: Final = frozenset(("det", "case", "punct", "amod", "acl:relcl", "acl", "advmod", "conj", "cc"))
_DEPTH: Final = 3  # how many nouns deep a name may stand: "at a school on the outskirts of Ostburg"


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The lexicon of place (event_place.toml), each list a set of lemmas."""

    at: frozenset[str]
    on: frozenset[str]
    to: frozenset[str]
    violent: frozenset[str]
    motion: frozenset[str]
    leaving: frozenset[str]
    object_is_place: frozenset[str]
    of_is_place: frozenset[str]
    topical: frozenset[str]
    placed_before: frozenset[str]
    carries: frozenset[str]
    set_for: frozenset[str]
    suffered: frozenset[str]
    container: frozenset[str]
    of_its_state: frozenset[str]
    between: frozenset[str]
    mission: frozenset[str]
    direction: frozenset[str]


@cache
def place_words() -> PlaceWords:
    """Give the lexicon, read once."""
    text = files("dragoman.extract").joinpath("event_place.toml").read_text(encoding="utf-8")
    return PlaceWords(**{name: frozenset(words.split()) for name, words in tomllib.loads(text).items()})


class PlacePhrases:
    """The noun phrases of an article, asked for the places they name."""

    def __init__(self, grammar: Grammar, places: PlacesNamed) -> None:
        self._grammar = grammar
        self._places = places
        self._lexicon = place_words()

    def _lemma(self, token: int) -> str:
        return self._grammar.lemma(token)

    def _relation(self, token: int) -> str:
        return self._grammar.relation(token)

    def _children(self, token: int) -> list[int]:
        return self._grammar.dependents(token)

    def _words(self, first: int, after: int) -> str:
        return " ".join(self._grammar.text[slice(*self._grammar.ends(first, after - 1))].split())

    def _case(self, token: int) -> str:
        """The first preposition of a noun, in lower case; "" where it has none."""
        return self._grammar.case(token).partition(" ")[0]

    def places(self, token: int, depth: int = _DEPTH) -> Iterator[NamedPlace]:
        """The place that a noun is, or that the words beside it name: "the town of X", "a school in Y"."""
        if depth == 0:
            return
        if self._lemma(token) in self._lexicon.mission:
            mission = self._mission(token)
            if mission is not None:
                yield mission
                return
        found = self._places.at(token, placed=True)
        if found is not None and self._is_either(token):
            return
        if found is not None:
            yield self._narrowed(found, token)
            for child in self._children(token):
                if self._relation(child) == "appos" or (self._relation(child) == "conj" and child < token):
                    yield from self.name(child)
            return
        yield from self.beside(token, depth)

    def _is_either(self, token: int) -> bool:
        """Say whether it is one of two: "in Ostburg or Port Osk"."""
        others = self._grammar.dependents(token, "conj")
        return any(self._lemma(mark) == "or" for other in others for mark in self._children(other))

    def beside(self, token: int, depth: int = _DEPTH) -> Iterator[NamedPlace]:
        """The place that the words beside a common noun name: "parts of Ostland", "an Ostburg suburb"."""
        lemma = self._lemma(token)
        if lemma == "capital":
            capital = self._capital(token)
            if capital is not None:
                yield capital
                return
        is_container = lemma in self._lexicon.container
        before: NamedPlace | None = None
        inner: list[NamedPlace] = []
        around: list[NamedPlace] = []
        if is_container or lemma in self._lexicon.of_its_state:
            inner.extend(self._next_word(token))
        for child in self._children(token):
            kind = self._relation(child).partition(":")[0]
            if is_container and kind in ("compound", "nmod", "flat", "amod") and child < token:
                found = self._places.at(child, placed=True)
                if found is not None and not _is_state(found):  # a U.S. base may be anywhere
                    before = before or found
            elif kind in ("nmod", "obl") and child > token:
                case = self._case(child)
                if case == "of" and is_container:
                    inner.extend(self.places(child, depth - 1))
                elif case in self._lexicon.at:
                    around.extend(self.places(child, depth - 1))
            elif kind == "appos" or (is_container and kind == "flat"):
                inner.extend(self.name(child))
        if before is None and is_container and token > 0:  # whatever the parse hangs the name on
            found = self._places.at(token - 1)
            before = found if found is not None and not _is_state(found) else None
        if inner:  # "the Ostburg suburb of Osk"
            yield inner[0] if before is None else self._again(inner[0], before)
            yield from inner[1:]
        elif before is not None:  # "the Osk air base in western Varnia"
            named = self._named_with(before, token)
            yield self._again(named, around[0]) if named.site is None and around else named
        elif around:
            yield from around
        elif lemma in self._lexicon.of_its_state:
            given = list(self._state_beside(token))
            yield from given or self._named_before(token)

    def _next_word(self, token: int) -> Iterator[NamedPlace]:
        """The name right after a word for a place, however it hangs: "the port city Ostburg"."""
        if token + 1 < len(self._grammar) and self._grammar.upos(token + 1) == "PROPN":
            yield from self.name(token + 1)

    def _named_before(self, token: int) -> Iterator[NamedPlace]:
        """What "the city" or "the enclave" stands for: the last such place that three sentences name.

        Nothing where they name two: "the town" may be either.
        """
        kinds = _CALLED.get(self._lemma(token))
        bare = [child for child in self._grammar.dependents(token) if self._relation(child) not in _BARE]
        if kinds is None or bare or not self._is_definite(token):
            return
        first = self._grammar.sentence(token).start
        for _ in range(2):
            first = self._grammar.sentence(max(0, first - 1)).start
        named: dict[str, NamedPlace] = {}
        for before in range(first, token):
            found = self._places.at(before)
            kind = found.site.kind if found is not None and found.site is not None else "city"
            if found is not None and kind in kinds:
                named[found.name] = found
        if len(named) == 1:
            yield from named.values()

    def _is_definite(self, token: int) -> bool:
        return any(self._lemma(child) in ("the", "this", "that") for child in self._children(token))

    def _state_beside(self, token: int) -> Iterator[NamedPlace]:
        """The state whose cities, soil or airspace it is: "in South African cities", "off Syria's coast"."""
        for child in self._children(token):
            relation = self._relation(child)
            country = self._places.state_of_people(child) if relation == "amod" else None
            if country is not None:
                site = self._places.state(country)
                if site is not None:
                    yield NamedPlace(child, child + 1, site.name, site)
            elif relation in ("nmod:poss", "compound"):
                yield from self.name(child)

    def _named_with(self, before: NamedPlace, token: int) -> NamedPlace:
        """The name with its word, where that is its name: "Idlib province", "the Zaatari camp"."""
        words = self._words(before.first, token + 1)
        known = self._places.known(words)
        if known is not None:
            return NamedPlace(before.first, token + 1, words, known)
        if self._lemma(token) in ("province", "governorate", "region", "state", "district"):
            site = self._places.resolve(before.name, province=True)
            if site is not None:
                return NamedPlace(before.first, token + 1, words, site)
        return before

    def name(self, token: int) -> Iterator[NamedPlace]:
        """The place whose name a token is part of, if it is."""
        found = self._places.at(token, placed=True)
        if found is not None:
            yield found

    def _narrowed(self, found: NamedPlace, token: int) -> NamedPlace:
        """Add "northern" to the name, and take what a following "in" says it is in."""
        first = found.first
        for child in self._children(token):
            if child == first - 1 and self._lemma(child) in self._lexicon.direction:
                words = self._words(child, found.after)
                if found.site is not None and found.site.kind == "state":
                    words = f"{self._grammar.word(child)} {found.site.name}"
                return NamedPlace(child, found.after, words, found.site)
        if found.site is None or found.site.kind == "city":
            for child in self._children(token):
                if self._relation(child).startswith("nmod") and self._case(child) in ("in", "of"):
                    around = self._places.at(child, placed=True)
                    if around is not None:
                        return self._again(found, around)
        return found

    def _again(self, found: NamedPlace, around: NamedPlace) -> NamedPlace:
        """Resolve a place once more by what it is said to be in; at least it is in the same country."""
        site = self._places.resolve(found.name, around.name) or found.site
        if site is None and around.site is not None:
            site = Site(found.name, "city", around.site.country)
        return NamedPlace(found.first, found.after, found.name, site)

    def off(self, token: int) -> Iterator[NamedPlace]:
        """A direction from a place ("north of Ostburg"): in its country, at no point that the text gives."""
        for child in self._children(token):
            if self._case(child) == "of":
                found = self._places.at(child, placed=True)
                if found is not None:
                    country = found.site.country if found.site is not None else None
                    name = f"{self._grammar.word(token)} of {found.name}"
                    yield NamedPlace(token, found.after, name, Site(name, "region", country))

    def _mission(self, token: int) -> NamedPlace | None:
        """A consulate, at the point of its town: "the Varnian consulate in Ostburg"."""
        before = [
            c
            for c in self._children(token)
            if c < token and self._relation(c) in ("amod", "compound", "nmod:poss")
        ]
        town: NamedPlace | None = None
        for child in self._children(token):
            if child > token and self._case(child) in ("in", "at"):
                town = next(self.places(child, depth=1), None)
        if town is None:
            town = self._town_of_mission(token)
        if town is None:
            return None
        first = min(before, default=token)
        words = self._words(first, token + 1).replace("'s ", " ").replace("’s ", " ")
        return NamedPlace(first, token + 1, f"{words} in {town.name}", town.site)

    def _town_of_mission(self, token: int) -> NamedPlace | None:
        """Where the article says elsewhere that the only consulate is that it speaks of."""
        mark = f" {self._grammar.word(token).lower()} in "
        at = self._grammar.text.lower().find(mark)
        found = self._places.beginning_at(at + len(mark)) if at >= 0 else None
        return found if found is not None and found.site is not None and found.site.kind == "city" else None

    def _capital(self, token: int) -> NamedPlace | None:
        """The city, by its name, that "Syria's capital" or "the Syrian capital" stands for."""
        for child in self._children(token):
            if self._relation(child) not in ("nmod:poss", "compound", "amod"):
                continue
            found = self._places.at(child)
            country = self._places.state_of_people(child)
            if country is None and found is not None and found.site is not None:
                country = found.site.country
            if country is not None:
                site = self._places.capital(country)
                return NamedPlace(child, token + 1, site.name, site) if site is not None else None
        return None


def _is_state(found: NamedPlace) -> bool:
    return found.site is not None and found.site.kind == "state"
