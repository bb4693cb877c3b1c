"""The sides of a contact: who is in touch with whom, from the noun phrases that name them.

Somebody is a side who can stand for more than himself, or whom the text names as a person; reporters, crowds
and unknown firms are none. Two sides at least, one of them an official's, make a contact.
"""

from functools import cached_property

from dragoman.extract.cues import nouns
from dragoman.extract.messages_parties import Parties
from dragoman.extract.scene import Scene
from dragoman.record import ActorId

Sides = tuple[ActorId, ...]
_STATES = frozenset({"state", "intergovernmental"})
_PAIR = frozenset({"two", "both", "2"})
_PAIRED = frozenset(
    "side leader minister president country official man diplomat party nation premier delegation "
    "government state counterpart chief general king envoy ally neighbor neighbour".split()
)
_OFFICES = nouns().offices | frozenset(
    "leader dictator envoy ambassador diplomat commander negotiator lawmaker sen. gen. president-elect "
    "minister secretary official".split()
)
_POINTS = frozenset({"North", "South", "East", "West"})
_SENT = frozenset(
    "delegation representative official leader negotiator envoy diplomat minister team "
    "ambassador delegate".split()
)
_HOME = frozenset(
    "family families relatives widow parents survivors prisoners elders clerics experts".split()
)
_JOINS = frozenset({",", "and", "-", "–", "/", "&"})


class Company:
    """The sides that the phrases of one article name. Build it once per article."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.parties = Parties(scene)

    def at(self, token: int) -> Sides:
        """The sides that one noun phrase names: "Lund", "Varnian and Kestrian officials"."""
        several = self.nations(token) or self._halves(token) or self._delegations(token)
        if len(several) > 1:
            return several
        if self.scene.grammar.upos(token) not in ("NOUN", "PROPN", "PRON", "ADJ"):
            return ()
        found = self._titled(token) or self._half(token) or self.scene.who(token)
        if not any(self._is_side(actor) for actor in found):
            found = self._by_bare_name(token)
        return tuple(actor for actor in found if self._is_side(actor))

    def all(self, tokens: tuple[int, ...] | list[int]) -> Sides:
        """The sides that several phrases name, each once."""
        return tuple(dict.fromkeys(actor for token in tokens for actor in self.at(token)))

    def _titled(self, token: int) -> Sides:
        """The person whose name the parse has cut in two, or cut off from the title before it."""
        (start, end), (first, _) = self.scene.grammar.phrase(token), self.scene.grammar.ends(token)
        for name in self._people:
            if name[0] <= first < end < name[1] or end < name[0] <= end + 1:
                return self.scene.cast.identify((start, name[1]))
        return ()

    def nations(self, token: int) -> Sides:
        """The states of a list of adjectives before a plural: "French, British and Varnian counterparts"."""
        grammar = self.scene.grammar
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
        """ "North and South Varnia": two states of which the second alone is written out."""
        grammar, sentence = self.scene.grammar, self.scene.grammar.sentence(token)
        if grammar.word(token) not in _POINTS or token + 3 not in sentence:
            return ()
        words = [grammar.word(one) for one in range(token, token + 4)]
        if words[1] != "and" or words[2] not in _POINTS:
            return ()
        named = [self.scene.gazetteer.match(f"{point} {words[3]}") for point in (words[0], words[2])]
        return tuple(
            self.scene.enter(one.entry) for one in named if one is not None and not one.entry.ambiguous
        )

    def _half(self, token: int) -> Sides:
        """ "The North", where the article names a state that begins so."""
        grammar = self.scene.grammar
        phrase = self.scene.words(token).lower().split()
        if grammar.word(token) not in _POINTS or phrase != ["the", grammar.word(token).lower()]:
            return ()
        return self._pointed.get(grammar.word(token), ())

    @cached_property
    def _pointed(self) -> dict[str, Sides]:
        """The states of the article whose names begin with a point of the compass."""
        found: dict[str, set[ActorId]] = {}
        for mention in self.scene.gazetteer.find_all(self.scene.text):
            first = mention.entry.name.split()[0]
            if mention.entry.kind == "state" and first in _POINTS:
                found.setdefault(first, set()).add(self.scene.enter(mention.entry))
        return {point: tuple(states) for point, states in found.items() if len(states) == 1}

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

    def _state(self, token: int) -> Sides:
        return self.parties.state(token) if self.scene.grammar.word(token)[:1].isupper() else ()

    def pair(self, token: int) -> bool:
        """Whether a phrase means two parties known already: "the two ministers", "both sides", "they"."""
        grammar = self.scene.grammar
        if grammar.word(token).lower() in ("they", "their", "themselves", "them"):
            return True
        if grammar.lemma(token) not in _PAIRED or grammar.read.xpos[token] != "NNS":
            return False
        before = {grammar.lemma(child) for child in grammar.dependents(token, "nummod", "det", "amod")}
        return bool(before & _PAIR)

    def is_plural(self, actor: ActorId) -> bool:
        """Whether an actor is several by its name, and can meet by itself: "the ministers", "the council"."""
        found = self.scene.cast.actor(actor)
        head = found.name.lower().split(" of ")[0].split()[-1]
        return head in nouns().plural_roles or head in ("council", "cabinet", "committee", "assembly")

    def is_contact(self, sides: Sides) -> bool:
        """Whether these can be in touch: two sides at least, and one that stands for more than himself."""
        return len(self.distinct(sides)) >= 2 and any(self.is_official(actor) for actor in sides)

    def distinct(self, sides: Sides) -> Sides:
        """The sides without those that only name another again: a state beside its own minister."""
        cast = self.scene.cast
        kept: list[ActorId] = []
        for actor in dict.fromkeys(sides):
            parts = {cast.actor(other).part_of for other in sides if other != actor}
            spoken = {
                self.parties.country(other)
                for other in sides
                if other != actor and cast.kind(other) not in _STATES
            }
            redundant = cast.kind(actor) == "state" and (
                actor in parts or cast.actor(actor).country in spoken - {None}
            )
            if not redundant:
                kept.append(actor)
        return tuple(kept)

    def _is_side(self, actor: ActorId) -> bool:
        """Whether an actor can be in touch with another: a name alone must be a person's to the reader."""
        found = self.scene.cast.actor(actor)
        if found.kind != "person":
            kin = found.kind == "anonymous" and bool(_HOME & set(found.name.lower().split()[-1:]))
            return kin or self.parties.counts(actor)
        return self.parties.is_official(actor) or found.name.split()[-1] in self._surnames

    def is_official(self, actor: ActorId) -> bool:
        """Whether an actor stands for more than himself: a state, a body, or somebody with an office."""
        if self.parties.is_official(actor):
            return True
        found = self.scene.cast.actor(actor)
        return found.kind == "person" and found.name.split()[-1] in self._in_office

    @cached_property
    def _in_office(self) -> frozenset[str]:
        """The surnames that the article gives after an office: "President Lund", "leader Jan Brandt"."""
        grammar, text = self.scene.grammar, self.scene.text
        found: set[str] = set()
        for start, end in self._people:
            token = grammar.token_at(start)
            if token is not None and token > 0 and grammar.word(token - 1).lower() in _OFFICES:
                found.update(text[start:end].split())
        return frozenset(found)

    @cached_property
    def _surnames(self) -> frozenset[str]:
        return frozenset(word for name in self._people for word in self.scene.text[slice(*name)].split())

    @cached_property
    def _people(self) -> list[tuple[int, int]]:
        """Where the reader sees names of people."""
        names = self.scene.grammar.read.names
        return [(name.start, name.end) for name in names if name.label == "PER"]

    def named_before(self, verb: int) -> Sides:
        """The people named together before a verb, where the parse has lost one of them.

        "Varnian Foreign Minister Ada Lund and Ostland Premier Jan Brandt met": titles fool the parse into two
        subjects that are not joined.
        """
        grammar = self.scene.grammar
        subjects = grammar.dependents(verb, "nsubj")
        if not subjects:
            return ()
        first = min(grammar.subtree(token)[0] for token in subjects)
        start, end = grammar.ends(first)[0], grammar.ends(verb)[0]
        if " and " not in self.scene.text[start:end]:
            return ()
        found: list[ActorId] = []
        for name in self._people:
            if start <= name[0] and name[1] <= end:
                found.extend(self.scene.cast.identify(name))
        return tuple(dict.fromkeys(found))
