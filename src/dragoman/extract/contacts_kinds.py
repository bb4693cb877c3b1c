"""Which kind of contact a noun means where it stands: a "call" with somebody, and none for calm."""

from dragoman.extract.contacts_sides import Company
from dragoman.extract.contacts_words import contact_words
from dragoman.language.grammar import Grammar
from dragoman.record.words import ContactKind

_TRADE = frozenset("business company board shareholder shareholders staff sales editorial".split())
_JOINT = frozenset({"joint", "shared", "common"})
TELLING = frozenset(
    "tell inform assure warn urge thank congratulate promise ask brief remind reassure notify press".split()
)
"""Verbs whose object is told something, and so is in touch where that falls in a call."""


def kind_of(company: Company, noun: int) -> ContactKind | None:
    """The kind of contact that a noun means here; None where it means something else ("a call for calm")."""
    grammar, words = company.scene.grammar, contact_words()
    lemma = grammar.lemma(noun)
    kind = words.nouns[lemma]
    before = {grammar.lemma(child) for child in grammar.dependents(noun, "compound", "amod", "nmod")}
    if grammar.relation(noun) == "compound":
        return None  # "a summit venue", "the talks process"
    if before & _TRADE:
        return None
    partners = [grammar.case(child) for child in grammar.dependents(noun, "nmod", "obl")]
    if kind == "press_conference":
        if lemma == "conference" and not before & words.conditions["press"]:
            return None
        if lemma == "briefing" and not before & words.conditions["press"]:
            return "meeting" if "with" in partners else None
        owned = bool(grammar.dependents(noun, "nmod:poss"))
        joint = bool(before & _JOINT) or "with" in partners or owned or _is_beside_with(company, noun)
        return kind if joint else None
    telephone = bool(before & words.conditions["by_telephone"])
    if kind == "call":
        # a "call from parliament" may be no telephone's, and a "call for" is none
        if lemma == "call" and not telephone and not {"with", "between"} & set(partners):
            return "call" if _is_beside_telling(company, noun) else None
        if lemma == "call" and not telephone and ("for" in partners or grammar.dependents(noun, "acl")):
            return None
        return "call" if telephone or lemma != "conversation" else "talks"
    if telephone and kind == "talks":
        return "call"
    if lemma == "interaction" and not grammar.dependents(noun, "nmod:poss"):
        return None  # "a group to oversee day-to-day interactions"
    if lemma in ("touch", "contact"):
        # "Lund has been in touch with Brandt"
        return "talks" if grammar.dependents(noun, "cop") and grammar.case(noun) == "in" else None
    if kind == "talks" and grammar.read.xpos[noun] == "NN":
        return None  # "talk of war", "in consultation with", "hope for dialogue"
    return kind


def _is_beside_with(company: Company, noun: int) -> bool:
    """Whether somebody said something at it "with" another: "said at a news conference in Osk with Lund"."""
    grammar = company.scene.grammar
    head = grammar.head(noun)
    if head is None or grammar.case(noun) not in ("at", "during", "in"):
        return False
    return any(
        grammar.case(child) == "with" and bool(company.at(child)) for child in told_with(grammar, head, noun)
    )


def told_with(grammar: Grammar, verb: int, noun: int) -> list[int]:
    """The phrases after "with" that follow a noun, wherever in the verb's clause the parse hangs them."""
    return [
        token
        for token in range(noun + 1, min(noun + 15, grammar.subtree(verb)[-1] + 1))
        if grammar.relation(token) in ("obl", "nmod")
        and grammar.case(token) == "with"
        and next((at for at in grammar.ancestors(token) if grammar.upos(at) == "VERB"), None) == verb
    ]


def _is_beside_telling(company: Company, noun: int) -> bool:
    """Whether somebody is told something in a call: "told the king in a call", not "in a call for calm"."""
    grammar = company.scene.grammar
    head = grammar.head(noun)
    told = (
        head is not None and grammar.lemma(head) in TELLING and bool(company.scene.predicate(head).patients)
    )
    told = told or (head is not None and bool(company.scene.predicate(head).recipients))
    return told and grammar.case(noun) in ("in", "during") and not grammar.dependents(noun, "nmod", "acl")
