"""What a charge is of, on whom it can be laid, and what an inquiry looks into."""

from dragoman.extract.incidents_sorts import Parties
from dragoman.extract.scene import Scene
from dragoman.language.predicates import Predicate
from dragoman.record import ActorId

_WANTS = frozenset({"call", "ask", "urge", "demand", "request", "want", "seek", "propose", "appeal"})
_CHANCES = frozenset({"likelihood", "possibility", "chance", "prospect", "way", "option"})


def charged_with(scene: Scene, pred: Predicate) -> tuple[int, ...]:
    """The deed in -ing that follows "of" or "for" with what it is done to, empty where there is none:
    "blamed Ostland for failing to answer" is about no attack.
    """
    grammar = scene.grammar
    below = [t for p in (pred.verb, *pred.patients) for t in grammar.dependents(p, "advcl", "acl", "obl")]
    deeds = [
        t
        for t in below
        if grammar.read.xpos[t] == "VBG"
        and any(grammar.lemma(m) in ("of", "for", "with") for m in grammar.dependents(t, "mark", "case"))
    ]
    return tuple(t for deed in deeds for t in (deed, *grammar.dependents(deed, "obj", "xcomp", "conj")))


def who_can_be_charged(scene: Scene, parties: Parties, accused: tuple[int, ...]) -> tuple[ActorId, ...]:
    """Whom a charge is laid on: parties, or the state whose strikes they are; no film, no programme."""
    found = parties.actors(accused)
    if found:
        return found
    named = tuple(t for t in accused if scene.grammar.upos(t) == "PROPN" or parties.name(t))
    if named:
        return scene.whoever(named)
    whose = tuple(t for a in accused for t in scene.grammar.dependents(a, "amod", "nmod:poss", "compound"))
    return parties.actors(tuple(t for t in whose if parties.state(t) is not None))


def looked_into(scene: Scene, pred: Predicate) -> tuple[int, ...]:
    """The words for what is investigated, without the circumstances of it."""
    grammar = scene.grammar
    heads = (*pred.patients, *pred.after("into"), *(() if pred.complement is None else (pred.complement,)))
    return tuple(t for head in heads if grammar.lemma(head) not in _CHANCES for t in grammar.subtree(head))


def is_called_for(scene: Scene, verb: int) -> bool:
    """Whether it is only wanted: "called for a hearing to look into the bombing"."""
    grammar = scene.grammar
    noun = grammar.head(verb)
    if noun is None or not any(grammar.lemma(mark) == "to" for mark in grammar.dependents(verb, "mark")):
        return False
    if grammar.relation(verb).startswith("advcl"):  # the reader may hang it on "called"
        for_what = [t for t in grammar.dependents(noun, "obl", "obj") if t < verb]
        return grammar.lemma(noun) in _WANTS and bool(for_what)
    above = grammar.head(noun)
    return above is not None and grammar.relation(verb) == "acl" and grammar.lemma(above) in _WANTS
