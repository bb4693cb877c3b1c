"""Who can send a message or be sent one: parties, and the country that each speaks for.

Reporters, outlets, crowds and people without an office are no parties: what is told them is a statement.
"""

from collections import Counter
from collections.abc import Sequence

from dragoman.extract.cues import nouns
from dragoman.extract.messages_allegiance import Allegiance
from dragoman.extract.messages_officials import ALWAYS, OFFICIALS
from dragoman.extract.messages_pointed import Pointed
from dragoman.extract.naming import OUTLET_WORDS, STATE_BODIES, STATE_FORCES, stripped
from dragoman.extract.scene import Scene
from dragoman.record import ActorId, Contact

_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december mr mrs ms dr today tomorrow yesterday".split()
)
_YOURS = frozenset({"you", "your"})
_MINE = frozenset({"our", "my"})
_SIDES = frozenset(
    "ally partner side party country state nation government power neighbor neighbour faction capital".split()
)
"""Plurals that stand for parties without naming them: "all sides", "the neighbouring states"."""
_PERSONAL = frozenset("i me we us he him she her it they them you himself herself itself themselves".split())
_PEOPLE = frozenset("refugee people civilian citizen migrant child woman journalist asylum-seeker".split())
_PORTIONS = frozenset("all both each some several many most one two".split())
_NOBODY = frozenset("those these this that others everyone everybody anyone anybody nobody".split())


class Parties(Allegiance):
    """The parties of one article, as its noun phrases name them."""

    def __init__(self, scene: Scene, contacts: Sequence[Contact] = ()) -> None:
        super().__init__(scene)
        self._contacts = contacts
        self.pointed = Pointed(scene)
        self._known: dict[int, tuple[ActorId, ...]] = {}

    def at(self, token: int) -> tuple[ActorId, ...]:
        """The parties that the noun phrase of a token stands for; empty if it names none."""
        if token not in self._known:
            self._known[token] = self._find(token)
        return self._known[token]

    def partner_of(self, actors: tuple[ActorId, ...]) -> tuple[ActorId, ...]:
        """The one state with which some actors' countries are to meet or talk, by the article's contacts."""
        at_home = self.countries(actors)
        found: Counter[str] = Counter()
        for contact in self._contacts:
            countries = self.countries(contact.participants)
            if countries & at_home and contact.status != "held":
                found.update(countries - at_home)
        states = [self.scene.gazetteer.state(code) for code in found] if len(found) == 1 else []
        return tuple(self.scene.enter(state) for state in states if state is not None)

    def all(self, tokens: tuple[int, ...] | list[int]) -> tuple[ActorId, ...]:
        """The parties that several noun phrases stand for, each once."""
        return tuple(dict.fromkeys(actor for token in tokens for actor in self.at(token)))

    def owner(self, noun: int, *prepositions: str) -> tuple[ActorId, ...]:
        """Whose a thing is: "Varnia's offer", "its offer", "a Varnian offer", "an offer by Varnia"."""
        grammar = self.scene.grammar
        owners: list[int] = []
        for child in grammar.dependents(noun, "nmod:poss"):
            owners.extend(grammar.together(child))
        for child in grammar.dependents(noun, "nmod"):
            if grammar.relation(child) == "nmod" and grammar.case(child) in (
                prepositions or ("from", "by", "of")
            ):
                owners.extend(grammar.together(child))
        found = self.all(owners)
        if found:
            return found
        for child in grammar.dependents(noun, "amod", "compound", "nmod"):
            if child < noun and not grammar.case(child):
                state = self.state(child)
                if state:
                    return state
        return ()

    def is_named(self, token: int) -> bool:
        """Whether a phrase names a party by itself ("the Varnian regime"), and not by a role ("the king")."""
        grammar = self.scene.grammar
        proper = grammar.upos(token) == "PROPN" and grammar.word(token)[:1].isupper()
        if proper or self._is_collective(token):
            return True
        start, end = grammar.phrase(token)
        return bool(self.scene.gazetteer.find_all(self.scene.text, start, end))

    def possessor(self, token: int) -> tuple[ActorId, ...]:
        """Whose a thing is by the words before it: "Varnia's economy", "Varnian ships"; no of-phrase."""
        grammar = self.scene.grammar
        if grammar.lemma(token) in _PEOPLE:
            return ()  # "Varnian refugees" are not Varnia's to answer for
        for child in grammar.dependents(token, "nmod:poss"):
            found = self.at(child)
            if found:
                return found
        for child in grammar.dependents(token, "amod", "compound"):
            state = self.state(child)
            if state:
                return state
        return ()

    def state(self, token: int) -> tuple[ActorId, ...]:
        """The state that an adjective or a noun before another names: "Varnian", "U.S."."""
        words = self.scene.grammar.word(token)
        if not words[:1].isupper():
            return ()
        named = self.scene.gazetteer.match(words)
        if named is None or named.entry.kind not in ALWAYS or named.entry.ambiguous:
            return ()
        return (self.scene.enter(named.entry),)

    def _find(self, token: int) -> tuple[ActorId, ...]:
        scene = self.scene
        words = stripped(scene.words(token))
        if not words:
            return ()
        for child in scene.grammar.dependents(token, "nmod"):
            if scene.grammar.lemma(token) in _PORTIONS and scene.grammar.case(child) == "of":
                return self.all(scene.grammar.together(child))  # "all of our allies"
        adjectives = self._states_of(token)
        if adjectives:
            return adjectives
        half = self.pointed.half(token)
        if half:
            return half
        if self.pointed.is_pair(token):
            pair = self.pointed.named_before(token, 2, self._doers_countries(token))
            if pair:
                return pair
        if self._is_collective(token):
            return (scene.cast.group(words),)
        if scene.grammar.upos(token) not in ("NOUN", "PROPN", "PRON", "ADJ") or words.lower() in _NOBODY:
            return ()
        low = scene.grammar.word(token).lower()
        if low in _MINE:
            statement = scene.statement_of(token)
            return tuple(a for a in statement.speakers if self.counts(a)) if statement is not None else ()
        if low in _YOURS:
            statement = scene.statement_of(token)
            return tuple(a for a in statement.addressees if self.counts(a)) if statement is not None else ()
        if low in OUTLET_WORDS and scene.grammar.upos(token) == "PROPN":
            return ()  # "told the Times in Tolmar"
        if low in _TIMES or (scene.grammar.upos(token) == "PRON" and low not in _PERSONAL):
            return ()
        named = self._by_name(token)
        if named:
            return named
        found = tuple(a for a in scene.who(token) if self.counts(a)) if self._can_be_party(token) else ()
        found = tuple(actor for actor in found if not self.is_of_another_state(token, actor))
        if not found and self.pointed.is_one(token):
            return self.pointed.named_before(token, 1, self._doers_countries(token))
        return found

    def is_of_another_state(self, token: int, actor: ActorId) -> bool:
        """Whether a role is by its words another's: "the Kestrian president", taken for Varnia's."""
        grammar = self.scene.grammar
        if not grammar.word(token).islower() or self.scene.cast.kind(actor) != "person":
            return False
        country = self.country(actor)
        start, end = grammar.phrase(token)[0], grammar.ends(token)[1]
        named = self.scene.gazetteer.find_all(self.scene.text, start, end)
        states = {mention.entry.country for mention in named if mention.entry.kind == "state"}
        return country is not None and bool(states) and country not in states

    def _doers_countries(self, token: int) -> frozenset[str]:
        """The countries of who does what the verb above a phrase says ("Kestria urged both"), or says it."""
        grammar = self.scene.grammar
        verb = next((above for above in grammar.ancestors(token) if grammar.upos(above) == "VERB"), None)
        agents = self.scene.predicate(verb).agents if verb is not None else ()
        statement = self.scene.statement_of(token)
        speakers = statement.speakers if statement is not None else ()
        return self.countries((*speakers, *(self.all(agents) if token not in agents else ())))

    def _by_name(self, token: int) -> tuple[ActorId, ...]:
        """The state or body whose whole name a proper noun ends, whatever the parser hangs on it."""
        grammar = self.scene.grammar
        if grammar.upos(token) != "PROPN":
            return ()
        first = token
        while first - 1 in grammar.dependents(token, "compound", "amod", "flat"):
            first -= 1
        last = token
        while last + 1 in grammar.dependents(token, "flat", "compound"):
            last += 1
        match = self.scene.gazetteer.match
        named = match(self.scene.text[slice(*grammar.ends(first, last))])
        if named is None or named.form == "demonym" or named.entry.kind not in ALWAYS:
            return ()
        after = min(last + 1, len(grammar) - 1)
        longer = match(self.scene.text[slice(*grammar.ends(first, after))])
        paper = longer is not None and longer.entry.kind == "outlet"
        paper = paper or (after > last and grammar.word(after) in ("Today", "TODAY"))
        if named.entry.ambiguous or paper or grammar.word(after).lower() in OUTLET_WORDS:
            return ()  # "told Varnia Today", "Varnia television"
        actor = self.scene.enter(named.entry)
        return (actor,) if self.counts(actor) else ()

    def _can_be_party(self, token: int) -> bool:
        """Whether a common noun can head a party's name: "the case of Varnia" and "Lund's remarks" cannot."""
        grammar = self.scene.grammar
        if grammar.upos(token) != "NOUN":
            return True
        lemma, lists = grammar.lemma(token), nouns()
        if any(
            n in OFFICIALS | lists.roles | lists.bodies | STATE_FORCES | STATE_BODIES
            for n in (lemma, grammar.word(token).lower())
        ):
            return True
        return (
            not grammar.dependents(token, "nmod")
            or self.scene.gazetteer.match(stripped(self.scene.words(token))) is not None
        )

    def _states_of(self, token: int) -> tuple[ActorId, ...]:
        """The states of "the Varnian and Kestrian governments", each by its adjective."""
        grammar = self.scene.grammar
        if grammar.lemma(token) not in _SIDES or grammar.read.xpos[token] != "NNS":
            return ()
        heads = [child for child in grammar.dependents(token, "amod", "compound") if child < token]
        listed = [each for head in heads for each in grammar.together(head)]
        return tuple(dict.fromkeys(state for each in listed for state in self.state(each)))

    def _is_collective(self, token: int) -> bool:
        """Whether a phrase names several parties by what they are: "both sides", "neighbouring states"."""
        grammar = self.scene.grammar
        if grammar.lemma(token) == "community":
            return any(grammar.lemma(a) == "international" for a in grammar.dependents(token, "amod"))
        if grammar.lemma(token) not in _SIDES:
            return False
        every = any(grammar.lemma(det) in ("every", "each") for det in grammar.dependents(token, "det"))
        if grammar.read.xpos[token] != "NNS" and not every:
            return False
        start, end = grammar.phrase(token)
        return end - start < 60 and not self.scene.gazetteer.find_all(self.scene.text, start, end)
