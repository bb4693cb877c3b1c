"""What a threat, a warning or an offer turns on: whose deed is the condition, who would be hit or pay.

Each function gives the words that name a party, in the order of the text; who they are is asked elsewhere.
"""

from dragoman.extract.messages_parties import Parties
from dragoman.extract.scene import Scene
from dragoman.record import ActorId

Actors = tuple[ActorId, ...]
SPEAKERS = frozenset({"i", "we", "he", "she", "it", "they"})
"""Pronouns that stand for the speaker in what he says."""
_CONDITIONS = frozenset({"if", "unless", "should"})
_PAYING = frozenset({"pay", "face", "suffer", "meet", "bear", "risk"})
_HARDSHIP = frozenset(
    "price consequence punishment sanction retaliation reprisal response fire cost fate penalty wrath".split()
)
_WOULD = frozenset({"would", "will", "could", "can", "may", "might", "shall"})
_HOSTILE = frozenset(
    "retaliate avenge punish strike destroy crush respond sanction attack hit annihilate".split()
)
STRIKING = frozenset(
    "attack strike invade bomb shell shoot violate break breach cross provoke threaten interfere blockade "
    "impose sanction seize kill harm offend insult touch fail refuse renege cheat continue resume launch "
    "start".split()
)
ANSWERING = frozenset(
    "respond retaliate strike defend act hit answer react destroy attack punish impose take fight use "
    "intervene withdraw leave quit close block suspend expel".split()
)
_WEIGHT = frozenset(
    {"pressure", "sanction", "tariff", "strike", "attack", "war", "raid", "blockade", "campaign"}
)


def hostile(scene: Scene, parties: Parties, verbs: list[int], senders: Actors) -> list[int]:
    """The harm that the speakers themselves would do: "to retaliate", "we will strike"."""
    found: list[int] = []
    for verb in verbs:
        if scene.grammar.lemma(verb) not in _HOSTILE:
            continue
        agents = scene.predicate(verb).agents
        own = any(scene.grammar.word(token).lower() in SPEAKERS for token in agents)
        if not agents or own or set(parties.all(agents)) & set(senders):
            found.append(verb)
    return found


def deeds(scene: Scene, verbs: list[int]) -> list[int]:
    """Whose deed would have the consequence: "any Varnian sanctions would be answered"."""
    grammar = scene.grammar
    return [
        token
        for verb in verbs
        if {grammar.lemma(aux) for aux in grammar.dependents(verb, "aux")} & _WOULD
        for token in grammar.dependents(verb, "nsubj")
        if grammar.upos(token) == "NOUN"
    ]


def unless(scene: Scene, tokens: list[int]) -> list[int]:
    """Whose deed is the price: "it will not open the port unless Varnia disarms"."""
    grammar = scene.grammar
    found: list[int] = []
    for token in tokens:
        if "unless" not in {
            grammar.lemma(mark) for mark in grammar.dependents(token, "mark", "case", "advmod")
        }:
            continue
        named = scene.predicate(token).agents if grammar.is_clause(token) else (token,)
        found.extend(named)
        for noun in named:  # "militant groups, including the Sons of the Strait"
            found.extend(t for t in grammar.dependents(noun, "nmod") if grammar.case(t).startswith("includ"))
    return found


def answered(scene: Scene, parties: Parties, verbs: list[int], senders: Actors) -> list[int]:
    """Whose hostile act the speakers would answer: "it would defend itself if Varnia struck"."""
    grammar = scene.grammar
    found: list[int] = []
    for verb in verbs:
        marks = {grammar.lemma(mark) for mark in grammar.dependents(verb, "mark", "advmod")}
        head = grammar.head(verb)
        if grammar.lemma(verb) not in STRIKING or not marks & {"if", "should"} or head is None:
            continue
        will = {grammar.lemma(aux) for aux in grammar.dependents(head, "aux")} & {"will", "would", "shall"}
        if not will or grammar.lemma(head) not in ANSWERING or scene.standing(head).negated:
            continue
        agents = scene.predicate(head).agents
        own = any(grammar.word(token).lower() in SPEAKERS for token in agents)
        if own or set(parties.all(agents)) & set(senders):
            found.extend(scene.predicate(verb).agents)
    return found


def weighed_on(scene: Scene, tokens: list[int]) -> list[int]:
    """Whom what is promised would bear down on: "to keep up the pressure on Varnia"."""
    grammar = scene.grammar
    return [
        token
        for token in tokens
        if grammar.case(token) in ("on", "against")
        and (head := grammar.head(token)) is not None
        and (grammar.lemma(head) in _WEIGHT or objects(scene, head) & _WEIGHT)
    ]


def conditional(scene: Scene, verbs: list[int], but: frozenset[str] = frozenset()) -> list[int]:
    """Whose act is the condition: "if Varnia attacks", "unless Varnia leaves", "any attack by Varnia".

    `but` are verbs of acts that do not count: nothing is offered for them.
    """
    grammar = scene.grammar
    found: list[int] = []
    for verb in verbs:
        if grammar.lemma(verb) in but:
            continue
        marks = {grammar.lemma(mark) for mark in grammar.dependents(verb, "mark", "advmod")}
        suffered = grammar.lemma(verb) == "come"  # "if Varnia came under attack"
        if marks & _CONDITIONS and grammar.relation(verb).startswith("advcl") and not suffered:
            found.extend(scene.predicate(verb).agents)
    return found


def conditions(scene: Scene, verbs: list[int]) -> list[range]:
    """The if-clauses: what a condition names is not what the threat would hit."""
    grammar = scene.grammar
    return [
        grammar.subtree(verb)
        for verb in verbs
        if grammar.relation(verb).startswith(("advcl", "conj"))
        and {grammar.lemma(mark) for mark in grammar.dependents(verb, "mark", "advmod")} & _CONDITIONS
    ]


def punished(scene: Scene, verbs: list[int]) -> list[int]:
    """Who would pay, face or regret: "Varnia will pay a price"."""
    grammar = scene.grammar
    return [
        token
        for verb in verbs
        if (grammar.lemma(verb) in _PAYING and objects(scene, verb) & _HARDSHIP)
        or (grammar.lemma(verb) == "regret" and grammar.dependents(verb, "aux"))
        for token in grammar.dependents(verb, "nsubj")
    ]


def awaited(scene: Scene, tokens: list[int]) -> list[int]:
    """Whom a hardship is for: "severe punishment for Varnia"."""
    grammar = scene.grammar
    return [
        token
        for token in tokens
        if grammar.case(token) == "for"
        and (head := grammar.head(token)) is not None
        and grammar.lemma(head) in _HARDSHIP - {"response", "fire", "cost"}
    ]


def objects(scene: Scene, verb: int) -> set[str]:
    """The dictionary forms of a verb's objects."""
    return {scene.grammar.lemma(token) for token in scene.grammar.dependents(verb, "obj", "iobj")}
