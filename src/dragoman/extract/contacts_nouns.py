"""Contacts told by nouns: a meeting between, talks with, a call from, Lund's visit to, their summit."""

from collections.abc import Iterator

from dragoman.extract.contacts_kinds import TELLING, kind_of
from dragoman.extract.contacts_lists import Sides
from dragoman.extract.contacts_named import both_adjectives, both_names, own_sides
from dragoman.extract.contacts_sides import Company
from dragoman.extract.contacts_standing import AMOUNTS
from dragoman.extract.contacts_told import Touch, apart, touch
from dragoman.extract.contacts_verbs import host_states, travels
from dragoman.extract.contacts_words import contact_words
from dragoman.record.words import ContactKind

_COMING = frozenset({"return", "come", "emerge", "pull", "withdraw", "walk", "back"})
_TIES = frozenset({"at", "during", "after", "following", "by", "for", "before", "ahead"})
_TAKING_PART = frozenset({"involve", "participate", "engage", "join", "take"})
_NEUTRAL = frozenset({"Geneva", "Vienna", "Brussels", "Hague", "York", "Luxembourg", "Strasbourg"})
"""Where parties meet who are not at home there."""


def told_by_nouns(company: Company) -> Iterator[Touch]:
    """Find the contacts that nouns tell of, in the order of the text."""
    grammar = company.scene.grammar
    for token in range(len(grammar)):
        if grammar.upos(token) == "NOUN" and grammar.lemma(token) in contact_words().nouns:
            kind = kind_of(company, token)
            if kind is not None:
                found = _told(company, token, kind)
                if found is not None:
                    yield from apart(company, found, _met_in_turn(company, token, kind))


def _met_in_turn(company: Company, noun: int, kind: ContactKind) -> Sides:
    """With whom each of several contacts was: "meetings with Lund and Brandt", but not "talks with both"."""
    grammar = company.scene.grammar
    if grammar.read.xpos[noun] != "NNS" or kind not in ("meeting", "call"):
        return ()
    verb = grammar.head(noun) if grammar.relation(noun).startswith("obj") else None
    beside = grammar.dependents(verb, "obl") if verb is not None else []
    partners = [c for c in (*grammar.dependents(noun, "nmod", "obl"), *beside) if grammar.case(c) == "with"]
    return company.all([one for partner in partners for one in grammar.together(partner)])


def _told(company: Company, noun: int, kind: ContactKind) -> Touch | None:
    """What one noun tells: the sides it names, those that its verb gives it, or whom it points back to."""
    grammar = company.scene.grammar
    own, parts = own_sides(company, noun, kind)
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
    if len(sides) < 2 and kind != "visit":  # "on their trip" two travel together
        sides, parts = next(((s, p) for s, p in (_their(company, noun),) if s), (sides, parts))
    if len(sides) == 1 and kind in ("talks", "meeting"):
        hosts, places = _hosts(company, noun, clause, sides)
        sides, parts = (*sides, *hosts), (*parts, *places)
    if kind == "visit" and (
        not any(travels(company, a) for a in sides) or _are_of_one_country(company, sides)
    ):
        sides = ()
    if _is_with_nobody(company, noun):
        return None  # "Varnia and Ostland hold talks with their banks": not with each other
    if company.is_contact(sides) and not _lacks_a_side(company, noun, parts):
        found = touch(company, noun, kind, sides, tuple(parts), clause)
        several = grammar.read.xpos[noun] == "NNS" and kind != "talks" and not _subject_after(company, noun)
        # "the ministers' meetings", with no word of when: what they do, and not one that they had
        return None if found is None or (several and not found.sure and found.when is None) else found
    if _is_back(company, noun) and not _names_unknown(company, noun):
        return touch(company, noun, kind, sides, (), clause, whole=False)
    return None


def _are_of_one_country(company: Company, sides: Sides) -> bool:
    """Whether all are of one country, and so on a tour together and not each other's guests."""
    found = [company.country(actor) for actor in sides]
    return len(sides) > 1 and None not in found and len(set(found)) == 1


def _is_with_nobody(company: Company, noun: int) -> bool:
    """Whether the noun says with whom, and that is no party."""
    grammar = company.scene.grammar
    verb = grammar.head(noun) if grammar.relation(noun).startswith("obj") else None
    beside = grammar.dependents(verb, "obl") if verb is not None else []
    partners = [c for c in (*grammar.dependents(noun, "nmod", "obl"), *beside) if grammar.case(c) == "with"]
    named = [one for partner in partners for one in grammar.together(partner)]
    return bool(named) and all(grammar.upos(one) == "NOUN" for one in named) and not company.all(named)


def _wants_subject(company: Company, noun: int) -> bool:
    """Whether only one side is named after "with" or "to", so that the other is the verb's subject."""
    grammar = company.scene.grammar
    cases = {grammar.case(child) for child in grammar.dependents(noun, "nmod", "obl")}
    owned = bool(grammar.dependents(noun, "nmod:poss"))
    return "with" in cases and not cases & {"between", "among"} and not owned


def _names_unknown(company: Company, noun: int) -> bool:
    """Whether a noun says between whom, in words that tell nothing: "talks between the two countries".

    "The Lund-Brandt meeting" has said it too, and where the names were not understood it means no other one.
    """
    grammar = company.scene.grammar
    if both_names(grammar, noun):
        return True
    return any(
        grammar.case(child) in ("between", "with", "among") and not company.at(child)
        for child in grammar.dependents(noun, "nmod", "obl")
    )


def _lacks_a_side(company: Company, noun: int, parts: tuple[int, ...]) -> bool:
    """Whether all who are named stand after "with": who met them is not said."""
    named = [part for part in parts if company.at(part)]
    alone = bool(named) and all(_is_after_with(company, part) for part in named)
    if len(company.countries(company.all(named))) > 2:
        return False  # "negotiations, with delegations from Varnia, Ostland and Kestria"
    return alone and not both_adjectives(company, noun)


def _is_after_with(company: Company, token: int) -> bool:
    grammar = company.scene.grammar
    while grammar.relation(token) == "conj":
        head = grammar.head(token)
        if head is None:
            break
        token = head
    return grammar.case(token) == "with"


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
    grammar, words = company.scene.grammar, contact_words()
    owned = kind == "visit" and bool(grammar.dependents(noun, "nmod:poss"))
    opened = _subject_after(company, noun)
    if opened and not owned and "of" not in _cases(company, noun) and "between" not in _cases(company, noun):
        return company.all(opened), opened
    verb, relation, case = _governor(company, noun)
    named = any(company.scene.cast.kind(actor) != "anonymous" for actor in partners)
    beside = not relation.startswith("obj")
    if verb is None or owned or ((named or beside) and "between" in _cases(company, noun)):
        return (), ()  # between whom is said: whoever awaits the talks has no part in them
    said = company.scene.predicate(verb)
    carrying = frozenset[str]().union(*words.carrying.values())
    first = said.lemma.split(" ")[0]
    if relation.startswith("obj") and case in ("out of", "from", "away from"):
        relation = "obl"  # "pulled out of talks"
    elif relation.startswith("obl") and not case:
        relation = "obj"  # "called off the talks"
    with_: tuple[int, ...] = ()
    if relation.startswith("obj") or relation == "nsubj:pass":
        if first not in carrying and said.lemma not in carrying:
            return (), ()
        tokens = said.agents if relation == "nsubj:pass" or not said.passive else ()
        with_ = said.after("with", "between", *(("to",) if kind == "call" else ()))
        if kind == "call" and grammar.lemma(noun) == "call" and not partners and not company.all(with_):
            return (), ()  # "Lund and Brandt made calls": to whom is not said
    elif relation.startswith("obl") and _is_beside(company, noun, case, first):
        tokens = said.patients if said.passive else said.agents
        if first in TELLING and not partners and not _is_back(company, noun):
            tokens = (*said.agents, *said.recipients, *said.patients)  # "told the king in a call"
            return company.all(tokens), tokens
        if case in ("before", "for") and "with" not in _cases(company, noun) and first not in _TAKING_PART:
            return (), ()  # "said before a summit of the leaders": of whom he may be none
        alone = not partners and first not in _TAKING_PART
        if alone and (kind != "call" or _is_back(company, noun)):
            return (), ()  # "agreed at the meeting", "were named during a session": of whom is not said
    else:
        return (), ()
    return company.all((*tokens, *with_)), (*tokens, *with_)


def _hosts(company: Company, noun: int, clause: int, visitors: Sides) -> tuple[Sides, tuple[int, ...]]:
    """The state in which one visitor holds talks: "the envoy held talks in Port Osk"."""
    grammar = company.scene.grammar
    if (
        clause == noun
        or grammar.read.xpos[noun] != "NNS"
        or _cases(company, noun) & {"with", "between", "among"}
    ):
        return (), ()
    if not grammar.relation(noun).startswith("obj") or not travels(company, visitors[0]):
        return (), ()
    places = [
        child
        for child in (*grammar.dependents(noun, "nmod"), *grammar.dependents(clause, "obl"))
        if grammar.case(child) == "in" and grammar.upos(child) == "PROPN"
    ]
    places = [place for place in places if not _NEUTRAL & set(company.scene.words(place).split())]
    return host_states(company, places, visitors), tuple(places)


def _cases(company: Company, noun: int) -> frozenset[str]:
    grammar = company.scene.grammar
    return frozenset(grammar.case(child) for child in grammar.dependents(noun, "nmod", "obl"))


def _is_beside(company: Company, noun: int, case: str, verb: str) -> bool:
    """Whether the subject of a clause takes part in what stands beside it after a preposition."""
    kind = contact_words().nouns[company.scene.grammar.lemma(noun)]
    if case == "on":
        return kind == "visit"
    if case == "from":
        return verb in _COMING
    if case in ("in", "into"):
        return verb in _TAKING_PART | {"go", "enter"} or not _is_back(company, noun)
    return case.partition(" ")[0] in _TIES or case in ("out of", "away from")


def _subject_after(company: Company, noun: int) -> tuple[int, ...]:
    """The subject after a phrase that opens the sentence: "After days of talks with Lund, Brandt said"."""
    grammar = company.scene.grammar
    sentence = grammar.sentence(noun)
    opens = grammar.word(sentence[0]).lower()
    if opens not in contact_words().beside["held"] | {"before"} or noun - sentence[0] > 8:
        return ()
    found: int | None = None
    for token in range(noun + 1, sentence[-1]):
        if grammar.upos(token) in ("VERB", "AUX"):
            break
        if grammar.word(token) == ",":
            near = range(token + 1, min(token + 12, sentence[-1]))
            starts = (one for one in near if grammar.subtree(one)[0] == token + 1)
            # a list may stand before it: the last one is the subject
            found = next((one for one in starts if grammar.relation(one).startswith("nsubj")), found)
    return grammar.together(found) if found is not None else ()


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
        amount = nominal and grammar.case(current) == "of" and grammar.lemma(head) in AMOUNTS
        through = relation == "conj" or amount
        if not through:
            return None, "", ""
        current = head
    return None, "", ""


def _is_back(company: Company, noun: int) -> bool:
    """Whether a noun points back: "the talks", "their meeting", "the Osk summit"."""
    grammar = company.scene.grammar
    determiners = {grammar.lemma(child) for child in grammar.dependents(noun, "det", "nmod:poss")}
    return bool(determiners & {"the", "this", "that", "these", "those", "their", "they", "both"})
