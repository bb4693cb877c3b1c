"""States named together by half of their names: "French and Varnian officials", "North and South Varnia"."""

import re

from dragoman.extract.messages_parties import Parties
from dragoman.extract.scene import Scene
from dragoman.record import ActorId

Sides = tuple[ActorId, ...]
_HALVES = re.compile(r"(?:the )?(North|South|East|West) and (North|South|East|West) (\w+)", re.I)
_JOINS = frozenset({",", "and", "-", "–", "/", "&"})


class Lists:
    """The states that the lists and the half names of one article stand for."""

    def __init__(self, scene: Scene, parties: Parties) -> None:
        self._scene = scene
        self._parties = parties

    def several(self, token: int) -> Sides:
        """The states that one noun phrase names, where it names several."""
        found = self._nations(token) or self._halves(token)
        return found if len(found) > 1 else ()

    def _nations(self, token: int) -> Sides:
        """The states of a list of adjectives before a plural: "French, British and Varnian counterparts"."""
        grammar = self._scene.grammar
        if grammar.upos(token) != "NOUN" or grammar.read.xpos[token] != "NNS":
            return ()
        found: list[ActorId] = []
        at, joined, sentence = token - 1, False, grammar.sentence(token)
        while at >= sentence[0]:
            word = grammar.word(at)
            state = self._state(at)
            if state:
                found.append(state[0])
                joined = False
            elif word in _JOINS and found:
                joined = True
            elif word == "and" or (grammar.upos(at) in ("ADJ", "NOUN") and not found):
                pass
            else:
                break
            if state and at > sentence[0] and grammar.word(at - 1) not in _JOINS:
                break
            at -= 1
        return tuple(dict.fromkeys(reversed(found))) if len(found) > 1 and not joined else ()

    def _halves(self, token: int) -> Sides:
        """ "North and South Varnia", "North and South Varnian officials": the second alone is written out."""
        words = _HALVES.match(self._scene.words(token))
        if words is None:
            return ()
        named = [self._scene.gazetteer.match(f"{point} {words[3]}") for point in (words[1], words[2])]
        return tuple(
            self._scene.enter(one.entry) for one in named if one is not None and not one.entry.ambiguous
        )

    def _state(self, token: int) -> Sides:
        return self._parties.state(token) if self._scene.grammar.word(token)[:1].isupper() else ()
