"""Whether a verb of saying tells of one that took place: not to come, not supposed, not only intended."""

from dragoman.language.grammar import Grammar

_GOES_ON = frozenset({"continue", "begin", "start", "keep", "go", "proceed", "come", "alternate"})
_SPOKE = frozenset("telephone ring phone call write take speak go appear issue release send summon".split())
_SUPPOSED = frozenset("if unless whether until once since before toward towards against instead".split())
_LETS_KNOW = frozenset({"say", "tell", "confirm", "disclose", "reveal", "specify", "discuss", "indicate"})
_OPEN = frozenset({"whether", "if", "who", "what", "when", "where", "why", "how", "which"})
NOT = frozenset({"not", "n't", "n’t", "never", "without"})
"""Words that say of a verb that it was not done."""


def took_place(grammar: Grammar, verb: int) -> bool:
    """Whether the verb tells of a saying that took place: not to come, not supposed, not only intended."""
    at = verb
    for _ in range(4):
        children = grammar.dependents(at)
        negated = any(grammar.word(c).lower() in NOT for c in children)
        negated = negated and (at != verb or _kept_silent(grammar, verb))
        if not negated and any(grammar.read.xpos[c] == "MD" for c in grammar.dependents(at, "aux")):
            return False  # but "would not comment, saying that …"
        bare = grammar.read.xpos[at] == "VB" and not grammar.dependents(at, "aux", "mark")
        if bare and not grammar.dependents(at, "nsubj") and grammar.relation(at) in ("root", "ccomp", "conj"):
            return False  # "tell him that …": nobody said it yet
        marks = {grammar.word(c).lower() for c in children if grammar.relation(c) in ("mark", "case")}
        if marks & _SUPPOSED or (
            at == verb and marks & {"for", "of", "from"} and not _is_charge(grammar, at)
        ):
            return False
        head = grammar.head(at)
        to = any(grammar.word(c).lower() == "to" for c in grammar.dependents(at, "mark"))
        if head is None:
            return not to
        if to and grammar.relation(at) == "advcl" and grammar.lemma(head) in _SPOKE:
            at = head
            continue
        if to or grammar.relation(at) == "xcomp":
            before = next((m - 1 for m in grammar.dependents(at, "mark") if m > 0), head)
            if grammar.lemma(head) not in _GOES_ON and grammar.lemma(before) not in _GOES_ON:
                return False
            at = head
            continue
        shares = not grammar.dependents(at, "nsubj") and grammar.upos(head) == "VERB"
        if shares and grammar.relation(at) in ("conj", "advcl"):
            at = head
            continue
        return True
    return True


def _kept_silent(grammar: Grammar, verb: int) -> bool:
    """Whether somebody would not say what he was asked: "wouldn't say whether the ships had sailed"."""
    would = any(grammar.word(aux).lower() == "would" for aux in grammar.dependents(verb, "aux"))
    return (
        would
        and grammar.lemma(verb) in _LETS_KNOW
        and any(
            grammar.word(grammar.subtree(clause)[0]).lower() in _OPEN
            for clause in grammar.dependents(verb, "ccomp")
        )
    )


def _is_charge(grammar: Grammar, verb: int) -> bool:
    """Whether "for", "of" or "from" before a participle follows "criticised", "accused" or another such verb,
    whose object is the one who spoke; after other verbs it may be anybody.
    """
    head = grammar.head(verb)
    return head is not None and grammar.lemma(head) in (
        "accuse",
        "criticize",
        "criticise",
        "blame",
        "praise",
        "thank",
    )
