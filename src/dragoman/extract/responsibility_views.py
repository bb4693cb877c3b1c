"""Whose view it is that somebody did something, and how sure they are of it."""

import re

from dragoman.extract.responsibility_words import responsibility_words
from dragoman.extract.scene import Scene
from dragoman.record import ActorId, Statement

_OUTLETS = re.compile(
    r"(?i)\b(?:website|newspaper|daily|news agency|radio|television|tv|channel|broadcaster|"
    r"opinion|editorial)\b"
)
_DOUBTING = frozenset(
    {"dispute", "reject", "doubt", "dismiss", "question", "counter", "contest", "ridicule", "deny"}
)
_UNSURE = frozenset({"skeptical", "sceptical", "doubtful", "unsure", "unconvinced", "dubious", "unaware"})
_DENYING = frozenset({"deny", "denial", "reject", "dismiss"})
_ASIDE = ("advcl", "parataxis", "acl:relcl")


def view_of(
    scene: Scene, token: int, agents: tuple[int, ...]
) -> tuple[tuple[ActorId, ...], Statement | None]:
    """Whose view it is: of whoever is sure or claims it, by the words nearest to it; else the speaker's.

    Outlets hold no view of their own. In "Lund said Varnia was convinced that", the view is Varnia's, and in
    "Lund said the rebels claimed to have struck" it is theirs; nobody's, where it is somebody's of whom
    nothing is known.
    """
    grammar = scene.grammar
    statement = scene.statement_of(token)
    for above in grammar.ancestors(token):
        owners, doubted = _owners(scene, above)
        if doubted:
            return (), statement
        holders = scene.whoever(owners)
        if holders:
            return _somebody(scene, holders), statement
        if any(grammar.upos(t) in ("NOUN", "PROPN") and t not in agents for t in owners):
            return (), statement
    if statement is None or statement.negated or _is_a_report(scene, statement):
        return (), statement
    return _somebody(scene, statement.speakers), statement


def _owners(scene: Scene, above: int) -> tuple[tuple[int, ...], bool]:
    """Who is said to be sure of it, or to claim it, by one word above it; and whether that is doubted."""
    grammar, words = scene.grammar, responsibility_words()
    if grammar.lemma(above) in _UNSURE:
        return (), True
    if grammar.lemma(above) in words["sure"]:
        return tuple(grammar.dependents(above, "nsubj")), False
    if grammar.upos(above) == "VERB" and grammar.lemma(above) in words["views"]:
        return scene.predicate(above).agents, False
    if grammar.upos(above) != "NOUN" or grammar.lemma(above) not in words["claims"] | {"doubt"}:
        return (), False
    owners = tuple(
        t
        for t in grammar.dependents(above, "nmod")
        if grammar.relation(t) == "nmod:poss" or grammar.case(t) in ("of", "by", "from")
    )
    verb = grammar.head(above)
    if verb is not None and grammar.lemma(verb) in _DOUBTING:
        return (), True
    if not owners and verb is not None and grammar.upos(verb) == "VERB":
        owners = scene.predicate(verb).agents
    return owners, False


def _is_a_report(scene: Scene, statement: Statement) -> bool:
    """Whether it is a reporter's report, not a charge: "Lund of the Gazette reports"."""
    cue = statement.cue_span
    by_one = all(scene.cast.kind(actor) in ("person", "anonymous") for actor in statement.speakers)
    return cue is not None and cue.exact.lower() in ("reports", "reported") and by_one


def _somebody(scene: Scene, holders: tuple[ActorId, ...]) -> tuple[ActorId, ...]:
    return tuple(
        actor
        for actor in holders
        if scene.cast.kind(actor) != "outlet" and not _OUTLETS.search(scene.cast.actor(actor).name)
    )


def is_held(scene: Scene, token: int) -> bool:
    """Whether somebody is said to hold it for so: "they believe", "alleging that"; not "probably"."""
    grammar, words = scene.grammar, responsibility_words()
    beside = grammar.dependents(token, "advmod", "aux")
    if any(grammar.lemma(t) in words["perhaps"] for t in beside):
        return False
    clause = next((t for t in grammar.ancestors(token) if grammar.lemma(t) in words["held"]), None)
    return clause is not None and not grammar.dependents(clause, "aux:pass", "nsubj:pass")


def is_denied_above(scene: Scene, token: int) -> bool:
    """Whether what somebody denies holds it: "denied that it was behind it"; not what stands beside that,
    "denied it, blaming the rebels".
    """
    grammar = scene.grammar
    current: int | None = token
    while current is not None and grammar.relation(current) not in _ASIDE:
        current = grammar.head(current)
        if current is not None and grammar.lemma(current) in _DENYING:
            return True
    return False
