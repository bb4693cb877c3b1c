"""Sayings told by a noun: "Ostland's offer to withdraw", "threats by Varnia to close the strait".

Only where the tree says whose it is (a possessive, "by", "from", or the subject of "issued", "made") and what
was offered, threatened or asked. Whose it is not, or what, is left to the words of the report.
"""

from collections.abc import Iterator

from dragoman.extract.attribution import Attribution, Ends
from dragoman.extract.told_in_trees import can_speak
from dragoman.extract.took_place import took_place
from dragoman.language import ParsedArticle
from dragoman.language.grammar import Grammar
from dragoman.language.predicates import predicate
from dragoman.record.words import Act

_ACTS: dict[str, Act] = {
    "threat": "threaten",
    "warning": "warn",
    "demand": "demand",
    "request": "request",
    "appeal": "request",
    "plea": "request",
    "call": "urge",
    "offer": "offer",
    "proposal": "offer",
    "promise": "promise",
    "pledge": "promise",
    "vow": "promise",
    "claim": "claim",
    "assertion": "claim",
    "allegation": "accuse",
    "accusation": "accuse",
    "denial": "deny",
    "suggestion": "say",
    "announcement": "say",
}
_FOR = frozenset({"demand", "request", "appeal", "plea", "call"})
_OF = frozenset({"threat", "warning", "denial", "accusation", "allegation"})
_THAT = frozenset({"assertion", "claim", "insistence", "contention", "allegation", "accusation"})
"""Nouns whose owner may stand after "of", if what he asserted follows: "the assertion of Varnia that …"."""
_GIVES = frozenset("issue make send give repeat renew reiterate withdraw deliver voice".split())
_NONE = frozenset({"no", "any", "if", "possible", "potential", "future"})


def noun_attributions(parsed: ParsedArticle, grammar: Grammar) -> tuple[Attribution, ...]:
    """Find the sayings of nouns, in the order of the text."""
    found: list[Attribution] = []
    for number, paragraph in enumerate(parsed.paragraphs):
        for token in grammar.tokens_in(paragraph.start, paragraph.end):
            if grammar.upos(token) == "NOUN" and grammar.lemma(token) in _ACTS:
                found.extend(a.at(number, paragraph.kind == "title") for a in _told(grammar, token))
    return tuple(found)


def _told(grammar: Grammar, noun: int) -> Iterator[Attribution]:
    if any(grammar.word(c).lower() in _NONE for c in grammar.dependents(noun, "det", "amod")):
        return
    source, content = _whose(grammar, noun), _what(grammar, noun)
    if source is None or content is None or (source[0] < content[1] and content[0] < source[1]):
        return
    yield Attribution((content,), source, grammar.ends(noun), _ACTS[grammar.lemma(noun)])


def _whose(grammar: Grammar, noun: int) -> Ends | None:
    for child in grammar.dependents(noun, "nmod"):
        case = grammar.case(child)
        owner = grammar.relation(child) == "nmod:poss" or case in ("by", "from")
        owner = owner or (case == "of" and grammar.lemma(noun) in _THAT and _that(grammar, noun))
        if owner and grammar.upos(child) != "PRON" and can_speak(grammar, child):
            return _without_ending(grammar, child)
    verb = grammar.head(noun)
    if verb is None or grammar.relation(noun) != "obj" or grammar.lemma(verb) not in _GIVES:
        return None
    agents = predicate(grammar, verb).agents
    if not agents or not can_speak(grammar, agents[0]) or not took_place(grammar, verb):
        return None
    return grammar.phrase(agents[0])


def _that(grammar: Grammar, noun: int) -> bool:
    """Whether a clause with "that" says what the noun tells."""
    return any(
        grammar.word(mark).lower() == "that"
        for clause in grammar.dependents(noun, "acl", "ccomp")
        for mark in grammar.dependents(clause, "mark")
    )


def _without_ending(grammar: Grammar, owner: int) -> Ends:
    """A possessor without its "'s"."""
    start, end = grammar.phrase(owner)
    for name in grammar.dependents(owner, "appos", "flat"):  # "Secretary of State John Kerry"
        if grammar.upos(name) == "PROPN" and grammar.phrase(name)[0] == end + 1:
            end = grammar.phrase(name)[1]
    for child in grammar.dependents(owner, "case"):
        if grammar.word(child).lower() in ("'s", "’s", "'", "’"):
            end = min(end, grammar.ends(child)[0])
    return start, end


def _what(grammar: Grammar, noun: int) -> Ends | None:
    for child in grammar.dependents(noun, "acl", "ccomp", "nmod", "advcl"):
        if child < noun:
            continue
        case, relation = grammar.case(child), grammar.relation(child)
        marks = {grammar.word(m).lower() for m in grammar.dependents(child, "mark")}
        if relation.startswith("nmod"):
            lemma = grammar.lemma(noun)
            if not (case == "for" and lemma in _FOR) and not (case == "of" and lemma in _OF):
                continue
            first = grammar.tokens_in(*grammar.phrase(child))[0]
        elif (
            marks & ({"to"} if grammar.lemma(noun) == "call" else {"to", "that"}) and relation != "acl:relcl"
        ):
            first = grammar.subtree(child)[0]
        else:
            continue
        last = grammar.subtree(child)[-1]
        while first < last and (
            grammar.word(first).lower() in ("that", "for", "of") or grammar.upos(first) == "PUNCT"
        ):
            first += 1
        while last > first and grammar.upos(last) in ("PUNCT", "CCONJ"):
            last -= 1
        if last > first:
            return grammar.ends(first, last)
    return None
