"""Which act a clause tells of: from the words on the way from who does it to whom it is done to.

The last word of the way that names an act says which ("signed a *pact* with"), and what stands above it may
turn it: a promise of aid is AGREE, a refusal of talks REJECT, a call for a release REQUEST.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.language.grammar import Grammar

COOPERATIVE = ("CONSULT", "SUPPORT", "AGREE", "CONCEDE", "RETREAT", "COOPERATE", "AID")
_MOST_STEPS = 8


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words by the PLOVER type of the act that they name, and the operators that turn an act."""

    verbs: dict[str, tuple[str, ...]]
    nouns: dict[str, tuple[str, ...]]
    operators: dict[str, frozenset[str]]
    times: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The shipped word lists."""
    given = tomllib.loads(files(__package__).joinpath("lexicon.toml").read_text(encoding="utf-8"))
    operators = {name: frozenset(words.split()) for name, words in given.pop("operators").items()}
    times = operators.pop("times")
    verbs: dict[str, tuple[str, ...]] = {}
    nouns: dict[str, tuple[str, ...]] = {}
    for kind, lists in given.items():
        for word in lists["verbs"].split():
            verbs[word] = (*verbs.get(word, ()), kind)
        for word in lists["nouns"].split():
            nouns[word] = (*nouns.get(word, ()), kind)
    return Lexicon(verbs, nouns, operators, times)


@dataclass(frozen=True, slots=True)
class Step:
    """One word on the way: its token, lemma (with particle or preposition), and the types it can name."""

    token: int
    lemma: str
    is_verb: bool
    types: tuple[str, ...]


def head_of(grammar: Grammar, tokens: Sequence[int]) -> int:
    """The head of a phrase: its token that hangs on something outside."""
    inside = set(tokens)
    for token in tokens:
        head = grammar.head(token)
        if (head is None or head not in inside) and grammar.relation(token) != "punct":
            return token
    return tokens[0]


def way(grammar: Grammar, source: int, target: int | None) -> tuple[Step, ...]:
    """The words of the act between source and target, from the top down."""
    top = _act_of(grammar, source)
    if top is None:
        return ()
    below = _below(grammar, top, target)
    steps = [_step(grammar, top)]
    for token in below:
        if token != top:
            steps.append(_step(grammar, token))
    return tuple(steps[:_MOST_STEPS])


def _act_of(grammar: Grammar, source: int) -> int | None:
    """The word whose party the source is: the verb above it, else the noun that it stands beside."""
    for ancestor in grammar.ancestors(source):
        if grammar.is_clause(ancestor):
            return ancestor
    roots = [token for token in grammar.sentence(source) if grammar.head(token) is None]
    return roots[0] if roots and roots[0] != source else None


def _below(grammar: Grammar, top: int, target: int | None) -> list[int]:
    if target is not None and grammar.descends_from(target, top):
        path = [t for t in grammar.ancestors(target) if grammar.descends_from(t, top) and t != top]
        path.reverse()
        carries = [t for t in path if grammar.upos(t) in ("VERB", "NOUN", "ADJ", "PROPN")]
        last = carries[-1] if carries else top
        own = grammar.dependents(last, "obj") if grammar.upos(last) == "VERB" else []
        return [*carries, *(t for t in own if t != target and not grammar.descends_from(target, t))]
    steps: list[int] = []
    current = top
    for _ in range(4):
        objects = grammar.dependents(current, "obj", "xcomp", "ccomp")
        if not objects:
            break
        current = objects[0]
        steps.append(current)
    return steps


def _step(grammar: Grammar, token: int) -> Step:
    words = lexicon()
    lemma = grammar.lemma(token)
    if grammar.upos(token) not in ("VERB", "ADJ"):
        return Step(token, lemma, False, words.nouns.get(lemma, ()))
    places = (o for o in grammar.dependents(token, "obl") if grammar.lemma(o) not in words.times)
    tails = [grammar.particle(token), *map(grammar.case, places)]
    for tail in tails:
        if tail and f"{lemma}_{tail}" in words.verbs:
            return Step(token, f"{lemma}_{tail}", True, words.verbs[f"{lemma}_{tail}"])
    return Step(token, lemma, True, words.verbs.get(lemma, ()))


def verb_of(steps: Sequence[Step]) -> int | None:
    """The lowest verb on the way: the one whose tense and mood are the act's own."""
    verbs = [step.token for step in steps if step.is_verb]
    return verbs[-1] if verbs else None


def by_rule(steps: Sequence[Step], negated: bool = False, future: bool = False) -> str | None:
    """The type that the words give by themselves; None where they name none."""
    operators = lexicon().operators
    act: str | None = None
    for step in reversed(steps):
        word = step.lemma
        if act is None:
            if step.is_verb and word in operators["light"] and not step.types:
                continue
            act = step.types[0] if step.types else None
            continue
        if not step.is_verb and not step.types:
            continue
        if word in operators["threat"]:
            act = "THREATEN" if act not in COOPERATIVE else "REQUEST"
        elif word in operators["undo"]:
            act = "SANCTION" if act in COOPERATIVE else "CONCEDE"
        elif word in operators["refuse"]:
            act = "REJECT"
        elif word in operators["ask"]:
            act = "REQUEST"
        elif word in operators["promise"]:
            act = "AGREE" if act in COOPERATIVE else act
        elif step.is_verb and step.types and word not in operators["light"]:
            act = step.types[0]
    if act is not None and negated:
        return "REJECT" if act in COOPERATIVE else None
    if act in COOPERATIVE and future:
        return "AGREE"
    return act
