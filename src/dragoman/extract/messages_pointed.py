"""Whom words mean that only point back: "the country", "both countries", "the North".

They stand for the states that the article has named just before; if it has named too many, for nobody.
"""

from functools import cached_property

from dragoman.extract.scene import Scene
from dragoman.record import ActorId

_POINTS = frozenset({"North", "South", "East", "West"})
_PAIR = frozenset({"two", "both"})
_PAIRED = frozenset(
    {"country", "nation", "state", "government", "side", "neighbor", "neighbour", "capital", "power"}
)
_ONE = frozenset({"country", "kingdom", "regime", "republic", "emirate", "monarchy", "government"})
_BACK = 3  # sentences, with its own, in which the states may have been named


class Pointed:
    """The states that one article's pointing words stand for."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    def half(self, token: int) -> tuple[ActorId, ...]:
        """ "The North", where the article names one state that begins so."""
        grammar = self._scene.grammar
        phrase = self._scene.words(token).lower().split()
        if grammar.word(token) not in _POINTS or phrase != ["the", grammar.word(token).lower()]:
            return ()
        return self._by_point.get(grammar.word(token), ())

    @cached_property
    def _by_point(self) -> dict[str, tuple[ActorId, ...]]:
        """The states of the article whose names begin with a point of the compass."""
        found: dict[str, set[ActorId]] = {}
        for mention in self._scene.gazetteer.find_all(self._scene.text):
            first = mention.entry.name.split()[0]
            if mention.entry.kind == "state" and first in _POINTS:
                found.setdefault(first, set()).add(self._scene.enter(mention.entry))
        return {point: tuple(states) for point, states in found.items() if len(states) == 1}

    def is_pair(self, token: int) -> bool:
        """Whether a phrase means two states known already: "the two countries", "both sides"."""
        grammar = self._scene.grammar
        if grammar.lemma(token) not in _PAIRED or grammar.read.xpos[token] != "NNS":
            return False
        around = grammar.dependents(token)
        before = {grammar.lemma(child) for child in around if child < token}
        named = any(grammar.upos(child) == "PROPN" or grammar.relation(child) == "acl" for child in around)
        return bool(before & _PAIR) and not named

    def is_one(self, token: int) -> bool:
        """Whether a phrase means one state known already: "the country", "the kingdom"."""
        grammar = self._scene.grammar
        if grammar.lemma(token) not in _ONE or grammar.read.xpos[token] != "NN":
            return False
        around = [child for child in grammar.dependents(token) if grammar.relation(child) != "case"]
        the = [child for child in around if grammar.lemma(child) in ("the", "that")]
        return len(the) == len(around) == 1

    def named_before(self, token: int, number: int, at_home: frozenset[str]) -> tuple[ActorId, ...]:
        """The `number` states outside `at_home` named last before a token; nobody if these are not so many.

        They are looked for sentence by sentence, back from the token's own; a sentence that names too many
        leaves it open whom the words mean.
        """
        grammar, scene = self._scene.grammar, self._scene
        sentence, end = grammar.sentence(token), grammar.ends(token)[0]
        found: dict[str, ActorId] = {}
        for _ in range(_BACK):
            start = grammar.ends(sentence[0])[0]
            for mention in scene.gazetteer.find_all(scene.text, start, end):
                entry = mention.entry
                if entry.kind not in ("state", "government_body") or entry.ambiguous:
                    continue
                state = entry if entry.kind == "state" else scene.gazetteer.state_of(entry)
                if state is None or state.country is None:
                    continue
                if state.country not in at_home:
                    found.setdefault(state.country, scene.enter(state))
            if len(found) >= number or sentence[0] == 0:
                break
            sentence, end = grammar.sentence(sentence[0] - 1), start
        return tuple(found.values()) if len(found) == number else ()
