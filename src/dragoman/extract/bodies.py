"""Whose army "the army" is: bodies of a state named without it, and what stands for a state.

The state is the one whose like body the article has named, else the only one that it is about. Where an
article is about two states, "the army" alone is nobody's.
"""

import re
from collections import Counter
from functools import cached_property
from typing import Final

from dragoman.resolve import Entry, Gazetteer

_OF_EVERY_STATE: Final = frozenset(
    """army military government cabinet parliament police navy air-force troops authorities presidency
    judiciary opposition""".split()
)
# States that are kingdoms. Source: their constitutions, as the CIA World Factbook lists them (public domain).
_KINGDOMS: Final = frozenset("SAU JOR MAR BHR GBR THA ESP NLD BEL DNK NOR SWE BTN KHM LSO SWZ TON".split())
_STANDS_FOR: Final = {
    "kingdom": _KINGDOMS,
    "sultanate": frozenset(("OMN", "BRN")),
    "emirate": frozenset(("QAT", "KWT")),
    "north": frozenset(("PRK",)),
    "south": frozenset(("KOR",)),
}
_ABOUT: Final = 3.0
"""How many times as often as any other a state must be named to be what an article is about."""


def is_bare_body(words: str) -> bool:
    """Whether words name a body that every state has, and no state: "army", "government"."""
    return words.lower().replace(" ", "-") in _OF_EVERY_STATE


def is_bare_state(words: str) -> bool:
    """Whether words stand for a state by its form of rule: "kingdom"."""
    return words.lower() in _STANDS_FOR


class StatesNamed:
    """The states that an article names, by themselves or by their people and bodies."""

    def __init__(self, text: str, gazetteer: Gazetteer) -> None:
        self._text = text
        self._gazetteer = gazetteer

    @cached_property
    def _mentions(self) -> list[tuple[int, Entry, Entry | None]]:
        """Where names stand, what they name, and whose that is."""
        found = self._gazetteer.find_all(self._text)
        return [(m.start, m.entry, self._gazetteer.state_of(m.entry)) for m in found]

    @cached_property
    def _sure(self) -> list[tuple[int, Entry, Entry | None]]:
        return [mention for mention in self._mentions if not mention[1].ambiguous]

    @cached_property
    def _about(self) -> Entry | None:
        counts = Counter(state.name for _, _, state in self._sure if state is not None)
        first = counts.most_common(2)
        if not first or (len(first) > 1 and first[0][1] < _ABOUT * first[1][1]):
            return None
        return self._gazetteer.entry(first[0][0])

    def body(self, words: str, at: int) -> Entry | None:
        """The body that "the army" at a place means, None if that cannot be told."""
        of_states: dict[str, Entry] = {}
        for place, entry, state in self._sure:
            if place < at and state is not None and entry.office:
                own = self._gazetteer.office(state, words)
                if own is not None and own.name == entry.name:
                    of_states[entry.name] = entry
        if len(of_states) == 1:
            return next(iter(of_states.values()))
        about = self._about
        if of_states or about is None:
            about = self._named_in_the_sentence(at)
        return self._gazetteer.office(about, words) if about is not None else None

    def _named_in_the_sentence(self, at: int) -> Entry | None:
        """The only state that the sentence has named so far, if no other is named as often in the article."""
        begins = max(self._text.rfind(". ", 0, at), self._text.rfind("\n", 0, at))
        here = {state.name for place, _, state in self._sure if begins < place < at and state is not None}
        return self._most if self._most is not None and here == {self._most.name} else None

    @cached_property
    def _most(self) -> Entry | None:
        counts = Counter(state.name for _, entry, state in self._sure if state is entry)
        return self._gazetteer.entry(counts.most_common(1)[0][0]) if counts else None

    def state(self, words: str, at: int) -> Entry | None:
        """The state that "the kingdom" at a place means: the only one of the kind that is named before."""
        codes = _STANDS_FOR[words.lower()]
        named = {
            state.name: state
            for place, _, state in self._mentions
            if place < at and state is not None and state.country in codes
        }
        return next(iter(named.values())) if len(named) == 1 else None


def agency_named_before(text: str, gazetteer: Gazetteer, at: int, reach: int = 1200) -> Entry | None:
    """The agency or paper that "the wire service" or "the newspaper" means: the last one named before."""
    mentions = gazetteer.find_all(text, max(0, at - reach), at)
    return next((m.entry for m in reversed(mentions) if m.entry.kind == "outlet"), None)


_OUTLET_NOUN: Final = re.compile(
    r"(?:(?:state|government|semi-official|official|local)[- ]?(?:run|owned|controlled|backed)?\s+"
    r"(?:\w+\s+){0,2})?"
    r"(?:wire service|news agency|newspaper|paper|broadcaster|television|tv|radio|news outlet|media outlet)",
    re.I,
)


def is_outlet_noun(words: str) -> bool:
    """Whether words describe an outlet without naming it: "state-run newspaper", "wire service"."""
    return _OUTLET_NOUN.fullmatch(words) is not None
