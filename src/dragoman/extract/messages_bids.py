"""What a public saying bids another party: an offer, a condition, an end of talks, a call to account.

"We are ready to talk with Varnia", "if Varnia stops, we will open the port", "we are calling off the talks
with Varnia", "we will hold Varnia to account". Each function gives the words that name
the other party; who they are is asked elsewhere.
"""

from dragoman.extract.contacts_words import contact_words
from dragoman.extract.messages_conditions import ANSWERING, SPEAKERS, STRIKING
from dragoman.extract.messages_parties import Parties
from dragoman.extract.scene import Scene
from dragoman.language.predicates import verb_name
from dragoman.record import ActorId
from dragoman.record.words import Act

Actors = tuple[ActorId, ...]
_READY = frozenset({"ready", "willing", "open", "prepared"})
_DEALING = frozenset(
    "talk meet negotiate discuss resume resolve settle sit engage hold return work cooperate speak start "
    "restart continue enter talks dialogue negotiation discussion diplomacy dialog engagement meeting "
    "summit".split()
)
_TALKS = frozenset(
    "talk meet negotiate resolve talks dialogue dialog negotiation discussion diplomacy meeting "
    "summit".split()
)
"""Dealings that one has with the other side of a quarrel, whoever it is: no one else need be named."""
_SELF = frozenset({"i", "we"})
_WORDS = frozenset("say tell think know see believe hope add note argue".split())
"""What the speakers would do only by words: "if Varnia strikes, I will tell you this"."""
_TO_COME = frozenset({"will", "would", "could", "can", "shall", "'ll", "’ll"})
_HOPEFUL = frozenset({"look", "stand", "remain", "be"})
_TO_ACCOUNT = frozenset({"accountable", "responsible", "liable"})


def bargained(scene: Scene, parties: Parties, verbs: list[int], senders: Actors) -> tuple[Act, list[int]]:
    """Whose deed the speakers' own would follow, and whether that is a warning or an offer.

    "If Varnia strikes, we will answer" warns; "it could disarm if Varnia gave guarantees" offers.
    """
    grammar = scene.grammar
    for verb in verbs:
        marks = {grammar.lemma(mark) for mark in grammar.dependents(verb, "mark", "advmod")}
        if "if" not in marks or "even" in marks:
            continue
        for head in _consequences(scene, verb, verbs):
            if not is_own(scene, parties, head, senders):
                continue
            hard = grammar.lemma(verb) in STRIKING or grammar.lemma(head) in ANSWERING
            hard = hard or scene.standing(head).negated
            return ("warn" if hard else "offer"), list(scene.predicate(verb).agents)
    return "say", []


def _consequences(scene: Scene, condition: int, verbs: list[int]) -> list[int]:
    """What would follow on an if-clause, wherever the parse hangs it: "if they strike, we will answer"."""
    grammar = scene.grammar
    sentence, below = grammar.sentence(condition), grammar.subtree(condition)
    found: list[int] = []
    for verb in verbs:
        if verb not in sentence or verb in below or grammar.lemma(verb) in _WORDS:
            continue
        helpers = {grammar.lemma(aux) for aux in grammar.dependents(verb, "aux")}
        hopeful = grammar.lemma(verb) in _HOPEFUL and grammar.read.xpos[verb] in ("VBP", "VBZ")
        if (helpers & _TO_COME or hopeful) and "have" not in helpers:
            found.append(verb)
    return found


def invited(scene: Scene, parties: Parties, tokens: list[int], senders: Actors) -> tuple[bool, list[int]]:
    """Whether the speakers say that they are ready to talk, and with whom they are ready to deal."""
    grammar = scene.grammar
    for token in tokens:
        if grammar.lemma(token) not in _READY or grammar.upos(token) not in ("ADJ", "VERB"):
            continue
        if scene.standing(token).negated or not is_own(scene, parties, token, senders):
            continue
        below = [at for at in grammar.subtree(token) if at > token]
        if not any(grammar.lemma(at) in _DEALING for at in below[:8]):
            continue
        talks = any(grammar.lemma(at) in _TALKS for at in below[:8])
        return talks, [at for at in below if grammar.case(at) == "with" and grammar.upos(at) == "PROPN"]
    return False, []


def ended(scene: Scene, parties: Parties, verbs: list[int], senders: Actors) -> list[int]:
    """With whom the speakers say they end what they had together: "we are suspending talks with Varnia"."""
    grammar, words = scene.grammar, contact_words()
    found: list[int] = []
    for verb in verbs:
        if not {verb_name(grammar, verb), grammar.lemma(verb)} & words.carrying["cancelled"]:
            continue
        if scene.standing(verb).negated or not is_own(scene, parties, verb, senders):
            continue
        things = [*scene.predicate(verb).patients, *scene.predicate(verb).after("from", "out of")]
        if any(grammar.lemma(thing) in words.nouns for thing in things):
            found.extend(at for at in grammar.subtree(verb) if at > verb and grammar.case(at) == "with")
    return found


def held_to(scene: Scene, verbs: list[int]) -> list[int]:
    """Who will be called to account: "we will hold Varnia to this", "Varnia will be held responsible"."""
    grammar = scene.grammar
    found: list[int] = []
    for verb in verbs:
        if grammar.lemma(verb) != "hold":
            continue
        helpers = {grammar.lemma(aux) for aux in grammar.dependents(verb, "aux", "aux:pass")}
        said = scene.predicate(verb)
        account = any(grammar.lemma(child) in _TO_ACCOUNT for child in grammar.dependents(verb))
        if helpers & _TO_COME and (account or said.after("to")):
            found.extend(said.patients)
    return found


def is_own(scene: Scene, parties: Parties, head: int, senders: Actors) -> bool:
    """Whether it is the speakers who do what a word tells of: "we will", or their state by name."""
    agents = scene.predicate(head).agents
    above = scene.grammar.head(head)
    if not agents and above is not None and scene.grammar.relation(head) in ("xcomp", "ccomp"):
        agents = scene.predicate(above).agents  # "Varnia remained open to talks"
    statement = scene.statement_of(head)
    quoted = statement is not None and statement.mode == "direct"  # where "it" is somebody else
    own = _SELF if quoted else SPEAKERS - {"they"}
    if any(scene.grammar.word(token).lower() in own for token in agents):
        return True
    doers = parties.all(agents)
    return bool(set(doers) & set(senders)) or bool(
        doers and parties.countries(doers) & parties.countries(senders)
    )
