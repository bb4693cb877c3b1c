"""The people whom an article names, where a verb or a role has lost the name that belongs to it."""

import re
from functools import cached_property

from dragoman.extract.contacts_lists import Sides
from dragoman.extract.cues import nouns
from dragoman.extract.scene import Scene
from dragoman.record import ActorId

_MEANWHILE = re.compile(r"(?: (?:on|late|early|also|again|then|later|today|yesterday|has|had|[A-Z]\w+day))* ")


class People:
    """Where the reader sees names of people in one article, and whom they mean."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    def titled(self, token: int) -> Sides:
        """The person whose name the parse has cut in two, or cut off from the title before it."""
        (start, end), (first, _) = self._scene.grammar.phrase(token), self._scene.grammar.ends(token)
        for name in self.people:
            if (
                name[0] <= first < end < name[1]
                or end < name[0] <= end + 1
                or self._is_apposed(token, end, name)
            ):
                whole = (name[0], self._end_of_name(name[1]))
                if self._scene.gazetteer.match(self._scene.text[slice(*whole)]) is not None:
                    return self._scene.cast.identify(whole)
                return self._scene.cast.identify((start, whole[1])) or self._scene.cast.identify(whole)
        role = token - 1  # "his counterpart Ada Lund", where the parse has parted the two names
        parted = self._scene.grammar.upos(token) == "PROPN" and token - 1 in self._scene.grammar.sentence(
            token
        )
        return self._named_after(token, end) or (
            self._named_after(role, self._scene.grammar.ends(role)[1]) if parted else ()
        )

    def _end_of_name(self, end: int) -> int:
        """Where a name ends of which the reader has seen the first half only."""
        grammar = self._scene.grammar
        after = grammar.token_at(end + 1)
        if after is None or grammar.ends(after)[0] != end + 1 or not grammar.word(after).isalpha():
            return end
        goes_on = grammar.upos(after) == "PROPN" and grammar.word(after)[0].isupper()
        return grammar.ends(after)[1] if goes_on else end

    def _named_after(self, token: int, end: int) -> Sides:
        """Whom two capitals right after a role name, where the reader has seen no name."""
        grammar = self._scene.grammar
        after = [one for one in grammar.tokens_in(end, end + 40) if one in grammar.sentence(token)][:3]
        if (
            grammar.lemma(token) not in nouns().roles
            or len(after) < 2
            or grammar.ends(after[0])[0] != end + 1
        ):
            return ()
        proper = [one for one in after[:2] if grammar.upos(one) == "PROPN" and grammar.word(one).isalpha()]
        if len(proper) < 2 or (len(after) > 2 and grammar.upos(after[2]) == "PROPN"):
            return ()
        return self._scene.cast.identify(grammar.ends(*proper))

    def right_before(self, verb: int) -> Sides:
        """Whom the name right before a verb means, where a sentence is taken to begin between them."""
        start, text = self._scene.grammar.ends(verb)[0], self._scene.text
        near = [one for one in self.people if start - 25 < one[1] < start]
        if not near or _MEANWHILE.fullmatch(text, near[-1][1], start) is None:
            return ()
        return self._scene.cast.identify(near[-1])

    def _is_apposed(self, token: int, end: int, name: tuple[int, int]) -> bool:
        """Whether a name stands between commas after a role: "her counterpart, Jan Brandt,"."""
        text = self._scene.text
        role = self._scene.grammar.lemma(token) in nouns().roles
        return role and name[0] == end + 2 and text[end] == "," and text[name[1] : name[1] + 1] in (",", ".")

    def named_before(self, verb: int) -> Sides:
        """The people named together before a verb, where the parse has lost one of them.

        "Varnian Foreign Minister Ada Lund and Ostland Premier Jan Brandt met": titles fool the parse into two
        subjects that are not joined.
        """
        grammar = self._scene.grammar
        subjects = grammar.dependents(verb, "nsubj")
        first = min((grammar.subtree(token)[0] for token in subjects), default=grammar.sentence(verb)[0])
        start, end = grammar.ends(first)[0], grammar.ends(verb)[0]
        if " and " not in self._scene.text[start:end]:
            return ()
        between = range(first, verb)
        if not subjects and any(grammar.upos(token) in ("VERB", "AUX", "PART") for token in between):
            return ()
        found: list[ActorId] = []
        for name in self.people:
            named = self._scene.gazetteer.match(self._scene.text[slice(*name)])
            is_person = named is None or named.entry.kind == "person"  # "Varnian" may be a name to the reader
            if start <= name[0] and name[1] <= end and is_person:
                found.extend(self._scene.cast.identify(name))
        return tuple(dict.fromkeys(found))

    @cached_property
    def people(self) -> list[tuple[int, int]]:
        """Where the reader sees names of people."""
        names = self._scene.grammar.read.names
        return [(name.start, name.end) for name in names if name.label == "PER"]
