"""Where a content begins: at its clause, not at what stands between the verb of saying and that clause.

"Said later Sunday [that] in the days after …", "denied in an interview [that] his country …", "warned Ostland
[it would face war]", "saying repeatedly: [“We will …”]": the day, the occasion, the one who was told and the
adverb belong to the saying, not to what was said.
"""

from collections.abc import Iterable
from dataclasses import replace

from dragoman.extract.attribution import Attribution, Ends
from dragoman.extract.told_in_trees import verbs_of_saying
from dragoman.language.grammar import Grammar

_BESIDE = ("obl", "advmod", "iobj", "obj", "discourse")
_PERSONS = frozenset({"he", "she", "it", "they", "we"})
_OF_A_PARTY = frozenset({"DET", "ADJ", "NOUN", "PROPN"})
_TOLD = ("tell", "warn", "ask")
_WORDS_BEFORE_A_COLON = 3


def from_their_clauses(grammar: Grammar, found: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """Begin each content that follows its cue where the clause begins that hangs on the verb of saying."""
    return tuple(_from_its_clause(grammar, _without_its_source(grammar, said)) for said in found)


def _without_its_source(grammar: Grammar, said: Attribution) -> Attribution:
    """The saying without a first piece that is but the beginning of its source: "[The sister movement in the
    south], the Saltmen, has vowed [to avenge it]".
    """
    if said.source is None or said.cue is None or len(said.contents) < 2:
        return said
    (start, end), *rest = said.contents
    quoted = any(mark in grammar.text[max(0, start - 1) : end] for mark in '“”"')
    if quoted or end > said.source[0] or any(piece[0] < said.cue[1] for piece in rest):
        return said
    going_on = grammar.token_at(rest[0][0])
    if going_on is None or grammar.upos(going_on) in ("VERB", "AUX", "ADV"):
        return said  # "the answer, he said, is …"
    cue, tokens = grammar.tokens_in(*said.cue), grammar.tokens_in(start, end)
    tops = [t for t in tokens if grammar.head(t) not in tokens and grammar.upos(t) != "PUNCT"]
    apposed = bool(tops) and all(grammar.head(t) in cue for t in tops)
    if not apposed or any(grammar.upos(t) in ("VERB", "AUX") for t in tokens):
        return said
    return replace(said, contents=tuple(rest))


def _from_its_clause(grammar: Grammar, said: Attribution) -> Attribution:
    if said.cue is None or said.contents[0][0] < said.cue[1]:
        return said
    verb = next((t for t in reversed(grammar.tokens_in(*said.cue)) if grammar.upos(t) == "VERB"), None)
    if verb is None:
        return said
    start, end = said.contents[0]
    quoted = _after_colon(grammar, start, end)
    if quoted is not None:
        return replace(said, contents=(quoted, *said.contents[1:]))
    tokens = grammar.tokens_in(start, end)
    for clause in grammar.dependents(verb, "ccomp", "parataxis"):
        first = _first_of(grammar, clause, verb)
        if first is None or first not in tokens or first == tokens[0]:
            continue
        between = [t for t in tokens if t < first and grammar.upos(t) != "PUNCT"]
        beside = _beside(grammar, verb, between)
        if beside is None:
            continue
        told = next((t for t in beside if grammar.relation(t) in ("iobj", "obj")), None)
        if told is not None and not _can_be_told(grammar, verb):
            continue
        addressee = said.addressee or (grammar.phrase(told) if told is not None else None)
        contents = ((grammar.ends(first)[0], end), *said.contents[1:])
        return replace(said, contents=contents, addressee=addressee)
    entry = verbs_of_saying().get(grammar.lemma(verb))
    intends = entry is not None and entry.frame == "intent"  # "threatened on the radio [to close it]"
    for clause in grammar.dependents(verb, "xcomp", "advcl") if intends else ():
        to = next((m for m in grammar.dependents(clause, "mark") if grammar.word(m).lower() == "to"), None)
        if to is None or to not in tokens or to == tokens[0]:
            continue
        beside = _beside(grammar, verb, [t for t in tokens if t < to and grammar.upos(t) != "PUNCT"])
        if beside and all(grammar.relation(t).startswith(("obl", "advmod")) for t in beside):
            return replace(said, contents=((grammar.ends(to)[0], end), *said.contents[1:]))
    return _after_the_one_told(grammar, said, verb)


def _after_the_one_told(grammar: Grammar, said: Attribution, verb: int) -> Attribution:
    """Where the tree takes what was told for a clause about the one who was told: "warned the state it would
    be struck".
    """
    start, end = said.contents[0]
    for told in grammar.dependents(verb, "iobj", "obj"):
        if not start <= grammar.ends(told)[0] < end or not _can_be_told(grammar, verb):
            continue
        for clause in grammar.dependents(told, "acl:relcl", "acl"):
            first = grammar.subtree(clause)[0]
            if first > told and grammar.word(first).lower() in _PERSONS:
                return _told(grammar, said, told, first)
    tokens = list(grammar.tokens_in(start, end)) if _can_be_told(grammar, verb) else []
    person = next((t for t in tokens if grammar.upos(t) not in _OF_A_PARTY), None)
    if person is None or person == tokens[0] or grammar.word(person).lower() not in _PERSONS:
        return said  # and "warned the state they would …", whatever the tree makes of it
    return _told(grammar, said, person - 1, person) if grammar.upos(person - 1) in ("NOUN", "PROPN") else said


def _told(grammar: Grammar, said: Attribution, told: int, first: int) -> Attribution:
    """The saying with its content from a token on, and what stood before it as the one who was told."""
    start, end = said.contents[0]
    phrase = grammar.ends(grammar.tokens_in(start, end)[0], told)
    contents = ((grammar.ends(first)[0], end), *said.contents[1:])
    return replace(said, contents=contents, addressee=said.addressee or phrase)


def _first_of(grammar: Grammar, clause: int, verb: int) -> int | None:
    """The first token of a clause after its "that"; None if it stands before the verb or has no subject."""
    inside = grammar.subtree(clause)
    that = next((m for m in grammar.dependents(clause, "mark") if grammar.word(m).lower() == "that"), None)
    if that is not None:
        return that + 1 if that > verb else None
    first = inside[0]
    return first if first > verb and grammar.dependents(clause, "nsubj", "expl", "csubj") else None


def _beside(grammar: Grammar, verb: int, between: list[int]) -> list[int] | None:
    """What hangs on the verb among the tokens before the clause; None if one of them belongs elsewhere."""
    below = [t for t in grammar.dependents(verb) if grammar.relation(t).startswith(_BESIDE)]
    covered = {t for child in below for t in grammar.subtree(child)}
    if any(t not in covered and grammar.word(t).lower() != "that" for t in between):
        return None
    return [child for child in below if child in between]


def _can_be_told(grammar: Grammar, verb: int) -> bool:
    entry = verbs_of_saying().get(grammar.lemma(verb))
    return entry is not None and entry.frame in _TOLD


def _after_colon(grammar: Grammar, start: int, end: int) -> Ends | None:
    """The quotation after a word or two and a colon: "repeatedly: “We will act.”"."""
    text = grammar.text
    head, colon, rest = text[start:end].partition(":")
    if not colon or len(head.split()) > _WORDS_BEFORE_A_COLON or any(m in head for m in '“”"'):
        return None
    body = rest.lstrip()
    if not body.startswith(("“", '"')) or not all(
        grammar.upos(t) in ("ADV", "ADP", "NOUN", "DET", "PROPN", "NUM")
        for t in grammar.tokens_in(start, start + len(head))
    ):
        return None
    begin = start + len(head) + 1 + (len(rest) - len(body)) + 1
    stop = end
    while stop > begin and text[stop - 1] in '”"':
        stop -= 1
    return (begin, stop) if stop > begin else None
