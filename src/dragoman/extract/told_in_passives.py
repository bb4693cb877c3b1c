"""Sayings that stand in the passive, or in "made clear": "the raid was condemned by Ostland".

What was condemned, praised, denied or asked for stands before the verb, and whoever said it after "by".
Without "by" nobody says it, and it is left out.
"""

from collections.abc import Iterator

from dragoman.extract.attribution import Attribution, Ends
from dragoman.extract.told_in_trees import can_speak, trimmed, verbs_of_saying
from dragoman.extract.took_place import took_place
from dragoman.language import Paragraph, ParsedArticle
from dragoman.language.grammar import Grammar
from dragoman.language.predicates import predicate
from dragoman.record.words import Act

_TOLD: frozenset[Act] = frozenset({"condemn", "praise", "deny", "request", "demand", "accuse", "urge"})
_ANNOUNCED = frozenset({"announce", "confirm", "disclose", "reveal"})
_CHARGES = frozenset({"of", "for", "as", "over"})
_CLEAR = frozenset({"clear", "plain"})


def passive_attributions(parsed: ParsedArticle, grammar: Grammar) -> tuple[Attribution, ...]:
    """Find the sayings, in the order of the text."""
    found: list[Attribution] = []
    for number, paragraph in enumerate(parsed.paragraphs):
        for token in grammar.tokens_in(paragraph.start, paragraph.end):
            if grammar.upos(token) != "VERB":
                continue
            read = _made_clear if grammar.lemma(token) == "make" else _in_the_passive
            found.extend(a.at(number, paragraph.kind == "title") for a in read(grammar, paragraph, token))
    return tuple(found)


def _in_the_passive(grammar: Grammar, paragraph: Paragraph, verb: int) -> Iterator[Attribution]:
    entry = verbs_of_saying().get(grammar.lemma(verb))
    if entry is None or not (entry.act in _TOLD or grammar.lemma(verb) in _ANNOUNCED):
        return
    said = predicate(grammar, verb)
    if not said.passive or not said.agents or not took_place(grammar, verb):
        return
    source = _phrases(grammar, paragraph, said.agents)
    contents = _what(grammar, verb)
    if source is None or not contents or any(a < source[1] and source[0] < b for a, b in contents):
        return
    yield Attribution(contents, source, grammar.ends(verb), entry.act)


def _what(grammar: Grammar, verb: int) -> tuple[Ends, ...]:
    """What somebody is accused of, else who is urged and to do what, else what is condemned or confirmed."""
    wanted: list[Ends] = []
    for child in grammar.dependents(verb, "obl", "advcl", "xcomp"):
        leads = [mark for mark in grammar.dependents(child, "mark", "case") if mark < child]
        words = {grammar.word(mark).lower() for mark in leads}
        tokens = grammar.subtree(child)
        if child < verb or not words & (
            _CHARGES if grammar.relation(child) != "xcomp" else {"to", *_CHARGES}
        ):
            continue
        charged = bool(words & _CHARGES)
        piece = trimmed(grammar, leads[-1] + 1 if charged else tokens[0], tokens[-1])
        if piece is not None and charged:
            return (piece,)
        wanted += [piece] if piece is not None else []
    subject = next((s for s in grammar.dependents(verb, "nsubj") if s < verb), None)
    if subject is None or grammar.upos(subject) == "PRON":
        return tuple(wanted)
    inside = [token for token in grammar.subtree(subject) if token < verb]
    thing = trimmed(grammar, inside[0], inside[-1])
    return (*((thing,) if thing is not None else ()), *wanted)


def _made_clear(grammar: Grammar, paragraph: Paragraph, verb: int) -> Iterator[Attribution]:
    """ "Lund made (it) clear that the strait would be closed"."""
    clear = next(
        (c for c in grammar.dependents(verb, "xcomp", "obj", "ccomp") if grammar.lemma(c) in _CLEAR), None
    )
    if clear is None or not took_place(grammar, verb):
        return
    clause = next(
        (
            c
            for head in (verb, clear)
            for c in grammar.dependents(head, "ccomp", "advcl", "csubj", "acl")
            if c > clear and any(grammar.word(m).lower() == "that" for m in grammar.dependents(c, "mark"))
        ),
        None,
    )
    source = _phrases(grammar, paragraph, predicate(grammar, verb).agents)
    if clause is None or source is None:
        return
    tokens = grammar.subtree(clause)
    first = tokens[0]
    while first < clause and (grammar.word(first).lower() == "that" or grammar.upos(first) == "PUNCT"):
        first += 1
    content = trimmed(grammar, first, _on_to_a_mark(grammar, tokens[-1]))
    if content is not None and source[1] <= content[0]:
        yield Attribution((content,), source, grammar.ends(verb, clear))


def _on_to_a_mark(grammar: Grammar, last: int) -> int:
    """Go on where the tree has cut a clause short: "clear that before it sails | there must be talks"."""
    end = grammar.sentence(last)[-1]
    while last < end and grammar.upos(last + 1) not in ("PUNCT", "CCONJ"):
        last += 1
    return last


def _phrases(grammar: Grammar, paragraph: Paragraph, agents: tuple[int, ...]) -> Ends | None:
    if not agents or not any(can_speak(grammar, agent) for agent in agents):
        return None
    phrases = [grammar.phrase(agent) for agent in agents]
    ends = min(p[0] for p in phrases), max(p[1] for p in phrases)
    return ends if paragraph.start <= ends[0] and ends[1] <= paragraph.end else None
