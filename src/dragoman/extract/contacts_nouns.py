"""Contacts told by nouns: a meeting between, talks with, a call from, Lund's visit to, their summit."""

from collections.abc import Iterator

from dragoman.extract.contacts_sides import Company, Sides
from dragoman.extract.contacts_told import Touch, touch
from dragoman.extract.contacts_verbs import host_states
from dragoman.extract.contacts_words import contact_words
from dragoman.record import ActorId
from dragoman.record.words import ContactKind

_OF = frozenset({"of", "between", "among", "involving"})
_JOINT = frozenset({"joint", "shared", "common"})


def told_by_nouns(company: Company) -> Iterator[Touch]:
    """Find the contacts that nouns tell of, in the order of the text."""
    grammar = company.scene.grammar
    for token in range(len(grammar)):
        if grammar.upos(token) == "NOUN" and grammar.lemma(token) in contact_words().nouns:
            kind = _kind(company, token)
            if kind is not None:
                found = _told(company, token, kind)
                if found is not None:
                    yield found


def _kind(company: Company, noun: int) -> ContactKind | None:
    """The kind of contact that a noun means here; None where it means something else ("a call for calm")."""
    grammar, words = company.scene.grammar, contact_words()
    lemma = grammar.lemma(noun)
    kind = words.nouns[lemma]
    before = {grammar.lemma(child) for child in grammar.dependents(noun, "compound", "amod", "nmod")}
    if grammar.relation(noun) == "compound":
        return None  # "a summit venue", "the talks process"
    partners = [grammar.case(child) for child in grammar.dependents(noun, "nmod", "obl")]
    if kind == "press_conference":
        if lemma == "conference" and not before & words.conditions["press"]:
            return None
        joint = before & _JOINT or "with" in partners or grammar.dependents(noun, "nmod:poss")
        return kind if joint else None
    telephone = bool(before & words.conditions["by_telephone"])
    if kind == "call":
        if lemma == "call" and not telephone and not {"with", "between", "from", "to"} & set(partners):
            return None
        if lemma == "call" and not telephone and "for" in partners:
            return None
        return "call" if telephone or lemma != "conversation" else "talks"
    if telephone and kind == "talks":
        return "call"
    if lemma in ("touch", "contact"):
        # "Lund has been in touch with Brandt"
        return "talks" if grammar.dependents(noun, "cop") and grammar.case(noun) == "in" else None
    if kind == "talks" and grammar.read.xpos[noun] == "NN":
        return None  # "talk of war", "in consultation with", "hope for dialogue"
    return kind


def _told(company: Company, noun: int, kind: ContactKind) -> Touch | None:
    """What one noun tells: the sides it names, those that its verb gives it, or whom it points back to."""
    grammar = company.scene.grammar
    own, parts = _own_sides(company, noun, kind)
    if grammar.dependents(noun, "cop") and grammar.case(noun) == "in":
        subjects = tuple(
            one for child in grammar.dependents(noun, "nsubj") for one in grammar.together(child)
        )
        own, parts = (*company.all(subjects), *own), (*subjects, *parts)
    clause = _clause(company, noun)
    sides = company.distinct(own)
    if len(sides) < 2 or _wants_subject(company, noun):
        carried, more = _carried(company, noun, sides, kind)
        together = company.distinct((*carried, *own))
        if len(together) > len(sides):
            sides, parts = together, (*parts, *more)
    if len(sides) < 2:
        sides, parts = next(((s, p) for s, p in (_their(company, noun),) if s), (sides, parts))
    if company.is_contact(sides):
        return touch(company, noun, kind, sides, tuple(parts), clause)
    if _is_back(company, noun) and not grammar.dependents(noun, "acl"):
        return touch(company, noun, kind, sides, (), clause, whole=False)
    return None


def _own_sides(company: Company, noun: int, kind: ContactKind) -> tuple[Sides, tuple[int, ...]]:
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
        elif case == "to" and kind == "call":
            named.extend(grammar.together(child))
    if not named and not hosts:
        named.extend(_floating(company, noun))
    compounds = _compounds(company, noun)
    sides = list(company.all(named))
    sides.extend(company.all(compounds) if len(compounds) > 1 else ())
    sides.extend(_both_adjectives(company, noun))
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
            return grammar.together(head) if head is not None and head > token else ()
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


def _both_adjectives(company: Company, noun: int) -> Sides:
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


def _wants_subject(company: Company, noun: int) -> bool:
    """Whether only one side is named after "with" or "to", so that the other is the verb's subject."""
    grammar = company.scene.grammar
    cases = {grammar.case(child) for child in grammar.dependents(noun, "nmod", "obl")}
    owned = bool(grammar.dependents(noun, "nmod:poss"))
    return "with" in cases and not cases & {"between", "among"} and not owned


def _clause(company: Company, noun: int) -> int:
    """The verb whose time and place are the noun's: the one that it is the object or the subject of."""
    grammar = company.scene.grammar
    head, relation = grammar.head(noun), grammar.relation(noun)
    if head is not None and grammar.upos(head) == "VERB" and relation.startswith(("obj", "nsubj")):
        return head
    if (
        head is not None
        and grammar.upos(head) == "VERB"
        and grammar.case(noun) in ("in", "at", "during", "for")
    ):
        return head
    return noun


def _carried(
    company: Company, noun: int, partners: Sides, kind: ContactKind
) -> tuple[Sides, tuple[int, ...]]:
    """The sides that the verb above gives: "Lund held talks", "at a meeting with Lund, Brandt said"."""
    words = contact_words()
    verb, relation, case = _governor(company, noun)
    if verb is None:
        return (), ()
    said = company.scene.predicate(verb)
    lemma = said.lemma
    carrying = frozenset().union(*words.carrying.values())
    first = lemma.split(" ")[0]
    beside = words.beside["held"] | words.beside["planned"]
    if relation.startswith("obj"):
        right = first in carrying or lemma in carrying
        tokens = said.agents
        if said.passive:
            tokens = ()
    elif relation == "nsubj:pass":
        right, tokens = first in carrying, said.agents
    elif relation.startswith("obl"):
        right = case.split(" ")[0] in beside or case in ("out of", "away from", "ahead of")
        tokens = said.patients if said.passive else said.agents
    else:
        return (), ()
    if not right:
        return (), ()
    with_ = said.after("with", "between") if relation.startswith(("obj", "nsubj:pass")) else ()
    found = company.all((*tokens, *with_))
    people = tuple(actor for actor in found if company.is_official(actor))
    return people, (*tokens, *with_)


def _their(company: Company, noun: int) -> tuple[Sides, tuple[int, ...]]:
    """Whose "their meeting" is: of the subject of its clause and of whoever it is with."""
    grammar = company.scene.grammar
    owners = {grammar.word(child).lower() for child in grammar.dependents(noun, "nmod:poss")}
    verb, relation, _ = _governor(company, noun)
    if "their" not in owners or verb is None or not relation.startswith("obl"):
        return (), ()
    said = company.scene.predicate(verb)
    tokens = (*said.agents, *said.after("with"))
    sides = company.distinct(company.all(tokens))
    return (sides, tokens) if len(sides) == 2 else ((), ())


def _governor(company: Company, noun: int) -> tuple[int | None, str, str]:
    """The verb above a noun, through lists and "a day of meetings"; the noun's relation and preposition."""
    grammar = company.scene.grammar
    current = noun
    for _ in range(5):
        head, relation = grammar.head(current), grammar.relation(current)
        if head is None:
            return None, "", ""
        if grammar.upos(head) == "VERB" and relation != "conj":
            return head, relation, grammar.case(current)
        nominal = relation.startswith("nmod") and grammar.upos(head) in ("NOUN", "PROPN")
        misplaced = grammar.case(current) in ("at", "during", "after", "before", "following")
        if nominal and misplaced and current == noun:
            verb = next((one for one in grammar.ancestors(noun) if grammar.upos(one) == "VERB"), None)
            return verb, "obl", grammar.case(noun)
        through = relation == "conj" or (nominal and grammar.case(current) in ("of", ""))
        if not through:
            return None, "", ""
        current = head
    return None, "", ""


def _is_back(company: Company, noun: int) -> bool:
    """Whether a noun points back: "the talks", "their meeting", "the Osk summit"."""
    grammar = company.scene.grammar
    determiners = {grammar.lemma(child) for child in grammar.dependents(noun, "det", "nmod:poss")}
    return bool(determiners & {"the", "this", "that", "these", "those", "their", "they", "both"})
