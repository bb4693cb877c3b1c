"""The one event that a sentence tells of, with its parties found by us: who, what act, to whom.

For text that comes as bare sentences, and for comparison with event coders. Articles are coded from their
records instead (`projection`), which know speakers, denials and plans.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.language.grammar import Ends, Grammar
from dragoman.language.predicates import predicate
from dragoman.ontology.acts import lexicon
from dragoman.ontology.typing import ActTyper, Floats, type_of_act

_REPORTING = frozenset(
    "say tell report announce state add declare claim note reveal confirm insist write".split()
)
_TOWARDS = (
    "to",
    "with",
    "against",
    "on",
    "from",
    "of",
    "for",
    "at",
    "in",
    "into",
    "over",
    "between",
    "by",
    "upon",
)


@dataclass(frozen=True, slots=True)
class SentenceEvent:
    """An event of a sentence: the phrases of its parties in code points, its PLOVER type, how sure."""

    source: Ends
    target: Ends | None
    kind: str
    probability: float


def code_sentence(
    grammar: Grammar, vector: Floats, tokens: range | None = None, typer: ActTyper | None = None
) -> SentenceEvent | None:
    """Code the main event of a sentence (of the whole text unless `tokens` are given).

    None where no clause has somebody who acts.
    """
    for verb in _clauses(grammar, tokens if tokens is not None else range(len(grammar))):
        source, target = _parties(grammar, verb)
        if source is None:
            continue
        found = type_of_act(grammar, source, target, vector, typer)
        if found is None:
            continue
        ends = _party(grammar, target) if target is not None else None
        return SentenceEvent(_party(grammar, source), ends, *found)
    return None


def _clauses(grammar: Grammar, tokens: range) -> Iterator[int]:
    """The clauses to look at: what was reported before who reported it, the main one before the others."""
    roots = [token for token in tokens if grammar.head(token) is None and grammar.is_clause(token)]
    for root in roots:
        told = grammar.dependent(root, "ccomp", "parataxis") if grammar.lemma(root) in _REPORTING else None
        if told is not None and grammar.is_clause(told):
            yield told
        yield root
        yield from (t for t in grammar.dependents(root, "ccomp", "xcomp", "advcl", "conj") if t != told)


def _parties(grammar: Grammar, verb: int) -> tuple[int | None, int | None]:
    """Who acts and who is acted upon, as heads of phrases."""
    parties = predicate(grammar, verb)
    if parties.passive:
        source = parties.agents[0] if parties.agents else None
        target = (parties.patients or parties.recipients or (None,))[0]
        if source is None:
            return (target, None) if target is not None else (None, None)
        return source, target
    source = parties.agents[0] if parties.agents else None
    if source is None:
        return None, None
    if len(parties.agents) > 1 and not parties.patients:
        return source, parties.agents[1]
    return source, _target(grammar, verb, source)


def _target(grammar: Grammar, verb: int, source: int) -> int | None:
    """Who is acted upon: the named party nearest below the verb; for want of one the plain object."""
    below = [token for token in grammar.subtree(verb) if token > verb and token != source]
    named = _named(grammar, below)
    current: int | None = verb
    plain: int | None = None
    for _ in range(4):
        if current is None:
            break
        found = _named_beside(grammar, current, named)
        if found is not None:
            return found
        objects = grammar.dependents(current, "iobj", "obj")
        for thing in objects:
            within = _named_beside(grammar, thing, named)
            if within is not None:
                return within
            if plain is None or _is_event(grammar, plain):
                plain = thing
        current = grammar.dependent(current, "xcomp", "ccomp")
        if current is not None:
            subject = [
                _whole(grammar, t) for t in grammar.dependents(current, "nsubj") if _holds(grammar, t, named)
            ]
            if subject and subject[0] != source:
                return subject[0]
    if plain is not None and not _is_event(grammar, plain):
        return plain
    return next((_whole(grammar, token) for token in below if token in named), plain)


def _named_beside(grammar: Grammar, above: int, named: frozenset[int]) -> int | None:
    """The named party that hangs on a verb or an event noun: object before oblique, whose before of whom."""
    for relation in ("iobj", "obj"):
        for found in grammar.dependents(above, relation):
            if not _is_event(grammar, found) and _holds(grammar, found, named):
                return found
    for found in grammar.dependents(above, "obl", "nmod"):
        if grammar.relation(found) == "nmod:poss":
            continue
        towards = grammar.case(found).partition(" ")[0] in _TOWARDS
        if towards and not _is_event(grammar, found) and _holds(grammar, found, named):
            return found
    if grammar.upos(above) == "NOUN" and _is_event(grammar, above):
        beside = grammar.dependents(above, "nmod:poss", "compound", "amod", "nmod")
        return next((token for token in beside if token in named), None)
    return None


def _holds(grammar: Grammar, token: int, named: frozenset[int]) -> bool:
    """Whether a phrase names somebody, by its head or by whose it is."""
    return token in named or any(
        child in named for child in grammar.dependents(token, "nmod", "compound", "amod", "flat", "appos")
    )


def _whole(grammar: Grammar, token: int) -> int:
    """The head of the party that a name stands in: "spy chiefs" of "Ostland's spy chiefs"."""
    head = grammar.head(token)
    part = grammar.relation(token) in ("nmod:poss", "compound", "amod", "flat")
    return head if part and head is not None and not _is_event(grammar, head) else token


def _named(grammar: Grammar, tokens: list[int]) -> frozenset[int]:
    """Tokens that stand in names of somebody, their phrases' heads included; days and months are not."""
    names = [n for n in grammar.read.names if n.label in ("PER", "ORG", "LOC", "NORP")]
    inside = {
        token for name in names for token in grammar.tokens_in(name.start, name.end) if token in set(tokens)
    }
    return frozenset(inside) - {t for t in inside if grammar.lemma(t).lower() in lexicon().times}


def _is_event(grammar: Grammar, token: int) -> bool:
    """Whether a noun names an act rather than somebody: "talks", "sanctions", "an attack"."""
    words = lexicon()
    return grammar.lemma(token) in words.nouns or grammar.lemma(token).endswith(("tion", "ment", "sion"))


def _party(grammar: Grammar, token: int) -> Ends:
    """The phrase of a party, its article left out."""
    start, end = grammar.phrase(token)
    words = grammar.text[start:end]
    for article in ("The ", "the ", "A ", "a ", "An ", "an "):
        if words.startswith(article):
            return start + len(article), end
    return start, end
