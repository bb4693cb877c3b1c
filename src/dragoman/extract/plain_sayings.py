"""What nobody said, though a word of saying stands there: found by what the verb takes in the tree.

"The mines threaten the peace", "maintained its pause", "sworn allegiance", "has said little", "raided the
house, indicating that …": deeds, states and the reporter's own inference.
"""

from collections.abc import Iterable

from dragoman.extract.attribution import Attribution
from dragoman.extract.told_in_trees import HARMS, is_ordered, verbs_of_saying
from dragoman.extract.took_place import took_place
from dragoman.language.grammar import Grammar

_LITTLE = ("nothing", "little", "much", "more", "so", "less")
_HOLDS = frozenset({"maintain", "assert", "contend", "argue"})
_INFERS = frozenset({"indicate", "signal", "show"})
_OATHS = frozenset({"oath", "allegiance", "loyalty", "fealty"})


def said_in_words(grammar: Grammar, found: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """Keep the attributions whose cue, as the tree has it, tells of words."""
    return tuple(attribution for attribution in found if _in_words(grammar, attribution))


def _in_words(grammar: Grammar, attribution: Attribution) -> bool:
    if attribution.cue is None:
        return True
    verb = next((t for t in grammar.tokens_in(*attribution.cue) if grammar.upos(t) == "VERB"), None)
    if verb is None:
        return True
    lemma = grammar.lemma(verb)
    tokens = grammar.tokens_in(*attribution.contents[0])
    if not tokens:
        return True
    if _says_only_how(grammar, attribution, verb) and not _quoted(grammar, attribution):
        return False
    clause = any(grammar.upos(token) in ("VERB", "AUX") for token in tokens)
    things = grammar.dependents(verb, "obj")
    if lemma == "threaten" and things and not grammar.dependents(verb, "xcomp", "ccomp"):
        return any(grammar.lemma(thing) in HARMS for thing in things)
    if lemma == "order" and things and not clause:
        # "ordered new ferries" tells of a purchase
        return any(is_ordered(grammar, thing) for thing in things) or _quoted(grammar, attribution)
    cued = verb + 1 < len(grammar) and grammar.word(verb + 1).lower() in ("on", "for", "upon", "out")
    if lemma == "call" and not cued:
        # "called the king to discuss the raid" rang him; "called the raid a crime" names it
        below = [(verb, ("xcomp", "ccomp", "advcl")), *((thing, ("acl",)) for thing in things)]
        clauses = [clause for head, kinds in below for clause in grammar.dependents(head, *kinds)]
        if any(grammar.word(m).lower() == "to" for c in clauses for m in grammar.dependents(c, "mark")):
            return _quoted(grammar, attribution)
    silent = attribution.act == "decline_to_comment"
    if lemma == "respond" and not silent and not grammar.dependents(verb, "ccomp"):
        return _quoted(grammar, attribution)  # "responded to the threats with one of his own"
    if lemma == "swear" and any(grammar.lemma(thing) in _OATHS for thing in things):
        return False
    if lemma in _HOLDS and things and not grammar.dependents(verb, "ccomp"):
        return _quoted(grammar, attribution)
    counted = (
        len(tokens) > 1 and grammar.word(tokens[1]).lower() == "than"
    )  # "said more than 40 ships sailed"
    little = grammar.word(tokens[0]).lower() in _LITTLE and not counted
    if lemma in ("say", "tell") and little and tokens[0] > verb:
        return any(grammar.dependents(t, "nsubj", "expl") for t in tokens[1:2]) and clause
    if lemma in _INFERS and grammar.read.xpos[verb] == "VBG" and not _quoted(grammar, attribution):
        return _beside_a_saying(grammar, verb)
    return took_place(grammar, verb) if _is_before(grammar, verb) else True


def _says_only_how(grammar: Grammar, attribution: Attribution, verb: int) -> bool:
    """Whether all of a content is when, where or how it was said: "[However,] Lund did not call it a raid",
    "[later on Sunday, in an interview,] he called for a truce".
    """
    for start, end in attribution.contents:
        tokens = [t for t in grammar.tokens_in(start, end) if grammar.upos(t) != "PUNCT"]
        tops = [t for t in tokens if grammar.head(t) is None or grammar.head(t) not in tokens]
        how = all(grammar.head(t) == verb and grammar.relation(t).startswith(("obl", "advmod")) for t in tops)
        if not how or start > grammar.ends(verb)[0]:
            return False
    return True


def _quoted(grammar: Grammar, attribution: Attribution) -> bool:
    start, end = attribution.contents[0]
    return any(mark in grammar.text[max(0, start - 1) : end + 1] for mark in "“”\"‘’'")


def _is_before(grammar: Grammar, verb: int) -> bool:
    return any(grammar.word(m).lower() == "before" for m in grammar.dependents(verb, "mark"))


def _beside_a_saying(grammar: Grammar, verb: int) -> bool:
    """Whether a participle belongs to a clause of saying: "said no, indicating that …"."""
    if grammar.dependents(verb, "aux", "nsubj"):
        return True
    head = grammar.head(verb)
    if head is None:
        return True
    if grammar.upos(head) != "VERB":
        return grammar.relation(verb).startswith("acl")  # "a statement indicating that …"
    return grammar.lemma(head) in verbs_of_saying() or grammar.lemma(head) in (
        "write",
        "tweet",
        "post",
        "release",
    )
