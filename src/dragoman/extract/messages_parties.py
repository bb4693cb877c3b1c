"""Who can send a message or be sent one: parties, and the country that each speaks for.

Reporters, outlets, crowds and people without an office are no parties: what is told them is a statement.
"""

from dragoman.extract.cues import nouns
from dragoman.extract.messages_officials import ALWAYS, OFFICIALS, counts, speaks_for_others
from dragoman.extract.messages_pointed import Pointed
from dragoman.extract.naming import OUTLET_WORDS, STATE_BODIES, STATE_FORCES, stripped
from dragoman.extract.scene import Scene
from dragoman.record import ActorId
from dragoman.resolve.officeholders import officeholders

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


class Parties:
    """The parties of one article, as its noun phrases name them."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.pointed = Pointed(scene)
        self._known: dict[int, tuple[ActorId, ...]] = {}
        published = scene.article.published.edtf if scene.article.published is not None else None
        self._year = int(published[:4]) if published and published[:4].isdigit() else None

    def at(self, token: int) -> tuple[ActorId, ...]:
        """The parties that the noun phrase of a token stands for; empty if it names none."""
        if token not in self._known:
            self._known[token] = self._find(token)
        return self._known[token]

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
        if not found and self.pointed.is_one(token):
            return self.pointed.named_before(token, 1, self._doers_countries(token))
        return found

    def _doers_countries(self, token: int) -> frozenset[str]:
        """The countries of those who do what the verb above a phrase says: "China urged both countries"."""
        grammar = self.scene.grammar
        verb = next((above for above in grammar.ancestors(token) if grammar.upos(above) == "VERB"), None)
        agents = self.scene.predicate(verb).agents if verb is not None else ()
        return self.countries(self.all(agents)) if token not in agents else frozenset()

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

    def counts(self, actor: ActorId) -> bool:
        """Whether an actor is a party, and not somebody who only tells things or is told them."""
        person = self.scene.cast.kind(actor) == "person"
        return counts(self.scene, actor, official=person and self.is_official(actor))
