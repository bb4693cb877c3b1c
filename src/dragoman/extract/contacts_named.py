"""The sides that a noun of contact names in its own phrase: "talks between Varnia and Ostland"."""

import re

from dragoman.extract.contacts_kinds import told_with
from dragoman.extract.contacts_lists import Sides
from dragoman.extract.contacts_sides import Company
from dragoman.extract.contacts_verbs import host_states
from dragoman.extract.contacts_words import contact_words
from dragoman.language.grammar import Grammar
from dragoman.record import ActorId
from dragoman.record.words import ContactKind

_OF = frozenset({"of", "between", "among", "involving"})
_DASHES = frozenset({"-", "–", "‑"})
_TWO_NAMES = re.compile(r"[A-Z][a-z]+[-–‑][A-Z][a-z]+")


def own_sides(company: Company, noun: int, kind: ContactKind) -> tuple[Sides, tuple[int, ...]]:
    """The sides that the noun's own phrase names, and the tokens that name them."""
    grammar = company.scene.grammar
    named: list[int] = []
    hosts: list[int] = []
    for child in grammar.dependents(noun, "nmod", "obl"):
        case = grammar.case(child)
        if grammar.relation(child) == "nmod:poss" or case in _OF or case in ("with", "by", "from"):
            named.extend(grammar.together(child))
        elif case in ("to", "in") and kind == "visit":
            hosts.extend(grammar.together(child))
            if kind == "visit":  # "a visit by the king | to Ostland", where the parse hangs it on the king
                hosts.extend(t for t in grammar.dependents(child, "nmod") if grammar.case(t) == "to")
        elif case == "to" and kind == "call":
            named.extend(grammar.together(child))
    if kind == "press_conference" and not named:
        head = grammar.head(noun)
        beside = told_with(grammar, head, noun) if head is not None else []
        named.extend(one for child in beside for one in grammar.together(child))
    if not named and not hosts:
        named.extend(_floating(company, noun))
    compounds = _compounds(company, noun)
    sides = list(company.all(named))
    sides.extend(company.all(compounds) if len(compounds) > 1 else ())
    sides.extend(both_adjectives(company, noun))
    if kind == "visit":
        visitors = tuple(actor for actor in sides if company.scene.cast.kind(actor) != "state")
        sides.extend(host_states(company, hosts, visitors))
    return tuple(dict.fromkeys(sides)), (*compounds, *named, *hosts)


def _floating(company: Company, noun: int) -> tuple[int, ...]:
    """The sides after "between" or "with" that the parse has hung elsewhere: "a summit in June between …"."""
    grammar = company.scene.grammar
    for token in range(noun + 1, min(noun + 9, grammar.sentence(noun)[-1] + 1)):
        word = grammar.word(token).lower()
        if word in ("between", "with") and grammar.relation(token).startswith("case"):
            head = grammar.head(token)
            after = [one for one in grammar.dependents(noun, "nmod") if token < one <= token + 6]
            head = head if head is not None and head > token else next(iter(after), None)
            return grammar.together(head) if head is not None else ()
        if (
            grammar.upos(token) in ("VERB", "AUX", "SCONJ", "PRON")
            or grammar.lemma(token) in contact_words().nouns
        ):
            return ()
        if word in (";", ":", "and", '"'):
            return ()
    return ()


def _compounds(company: Company, noun: int) -> tuple[int, ...]:
    """The two names before a noun: "the Lund-Brandt summit"; one alone is a place ("the Osk talks")."""
    grammar = company.scene.grammar
    found = [child for child in grammar.dependents(noun, "compound") if grammar.upos(child) == "PROPN"]
    found.extend(
        inner
        for child in tuple(found)
        for inner in grammar.dependents(child, "compound", "conj")
        if grammar.upos(inner) == "PROPN"
    )
    named = sorted(token for token in set(found) if company.at(token))
    joined = any(grammar.word(token) in ("-", "–", "and") for token in range(noun - 4, noun) if token >= 0)
    return tuple(named) if len(named) > 1 and joined else ()


def both_names(grammar: Grammar, noun: int) -> bool:
    """Whether two names joined by a dash stand before a noun: "the Lund-Brandt meeting"."""
    first = max(grammar.sentence(noun)[0] + 1, noun - 4)
    return any(
        grammar.word(token) in _DASHES
        and all(
            grammar.upos(one) == "PROPN" and grammar.word(one).isalpha() for one in (token - 1, token + 1)
        )
        for token in range(first, noun - 1)
    ) or any(_TWO_NAMES.fullmatch(grammar.word(token)) for token in range(first, noun))


def both_adjectives(company: Company, noun: int) -> Sides:
    """ "Varnian-Ostland talks", "US-Varnian negotiations": two states joined by a dash."""
    grammar = company.scene.grammar
    first = max(grammar.sentence(noun)[0], noun - 8)
    found: list[ActorId] = []
    for token in range(first, noun):
        if grammar.word(token) in ("-", "–", "‑", "/") and first < token < noun - 1:
            left, right = _state_ending(company, token - 1), _state_beginning(company, token + 1, noun)
            if left and right:
                found.extend((*left, *right))
    return tuple(dict.fromkeys(found))


def _state_ending(company: Company, token: int) -> Sides:
    grammar = company.scene.grammar
    for length in (2, 1, 0):
        if token - length >= 0:
            start, end = grammar.ends(token - length, token)
            found = _state(company, start, end)
            if found:
                return found
    return ()


def _state_beginning(company: Company, token: int, before: int) -> Sides:
    grammar = company.scene.grammar
    for length in (2, 1, 0):
        if token + length < before:
            start, end = grammar.ends(token, token + length)
            found = _state(company, start, end)
            if found:
                return found
    return ()


def _state(company: Company, start: int, end: int) -> Sides:
    named = company.scene.gazetteer.match(company.scene.text[start:end])
    if named is None or named.entry.kind not in ("state", "intergovernmental") or named.entry.ambiguous:
        return ()
    return (company.scene.enter(named.entry),)
