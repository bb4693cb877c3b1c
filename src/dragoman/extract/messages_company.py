"""With whom somebody was in touch when he said something: "in a call with the king, Lund thanked him"."""

from dragoman.extract.messages_lexicon import lexicon
from dragoman.extract.messages_parties import Parties
from dragoman.extract.scene import Scene
from dragoman.language.predicates import Predicate
from dragoman.record import ActorId, Statement

_APART = frozenset({"after", "before", "since", "until", "following", "despite", "ahead"})
_TO_HIM = frozenset({"deny", "deni", "promise", "promis", "pledge", "pledg", "assure", "assur"})
_BACK = 4  # sentences in which "the call" may have been told of before


def company_of(parties: Parties, verb: int, senders: tuple[ActorId, ...]) -> tuple[ActorId, ...]:
    """The other side of the call or meeting in which a verb's saying falls; empty if none is told of."""
    grammar = parties.scene.grammar
    words = lexicon()
    above = [verb, *(head for head in grammar.ancestors(verb) if grammar.upos(head) == "VERB")]
    for head in above[:3]:
        if (
            head != verb
            and grammar.lemma(head) in words.touch_verbs
            and grammar.relation(verb) in ("conj", "advcl")
        ):
            others = parties.others(_in_touch(parties, head), senders)
            if len(others) == 1:
                return others  # "spoke to the king and told him"
        for child in [*grammar.dependents(head, "obl", "advcl", "obj"), *_deeper(parties, head)]:
            if {grammar.lemma(mark) for mark in grammar.dependents(child, "case", "mark")} & _APART:
                continue
            if grammar.lemma(child) not in words.touch_nouns | words.touch_verbs or child == verb:
                continue
            if grammar.relation(child) == "obj" and head == verb:
                continue
            found = _in_touch(parties, child)
            others = parties.others(found, senders)
            # with two or more named, the sender is one of them, or the meeting was somebody else's
            if others and (len(others) < len(found) or (len(found) == 1 and _is_with(parties, child))):
                return others
            if _is_known(parties, child) and grammar.case(child) in ("during", "in", "at"):
                return _before(parties, verb, senders)
    return ()


def touch_used(scene: Scene, verb: int) -> int | None:
    """The "used" of "used her interactions with Varnia to convey it": what is for this has been done."""
    grammar = scene.grammar
    head = grammar.head(verb)
    if (
        head is None
        or grammar.lemma(head) != "use"
        or grammar.relation(verb) not in ("advcl", "xcomp", "acl")
    ):
        return None
    things = (grammar.lemma(thing) for thing in scene.predicate(head).patients)
    return head if any(thing in lexicon().touch_nouns for thing in things) else None


def company_used(parties: Parties, head: int) -> tuple[ActorId, ...]:
    """With whom the interactions were that somebody used."""
    said = parties.scene.predicate(head)
    grammar = parties.scene.grammar
    below = [
        c for thing in said.patients for c in grammar.dependents(thing, "nmod") if grammar.case(c) == "with"
    ]
    return parties.all([*said.after("with"), *below])


def _deeper(parties: Parties, verb: int) -> list[int]:
    """Talks that a parser hangs on the matter: "offer a treaty on missiles at talks with Varnia"."""
    grammar = parties.scene.grammar
    return [
        token
        for token in grammar.subtree(verb)
        if token > verb
        and grammar.relation(token) == "nmod"
        and grammar.case(token) in ("at", "during")
        and grammar.lemma(token) in lexicon().touch_nouns
    ]


def teller_of(
    parties: Parties, verb: int, senders: tuple[ActorId, ...], told_in: Statement | None
) -> tuple[ActorId, ...]:
    """Who tells what a party abroad said to him: "after a call, Orr said that the king had denied it"."""
    if told_in is None or parties.scene.grammar.lemma(verb).removesuffix("ed") not in _TO_HIM:
        return ()
    scene = parties.scene
    words = lexicon().touch_nouns | lexicon().touch_verbs
    before = (token for token in scene.grammar.sentence(verb) if token < verb)
    if not any(scene.grammar.lemma(token).removesuffix("s") in words for token in before):
        return ()
    tellers = tuple(a for a in told_in.speakers if parties.counts(a) and scene.cast.kind(a) != "anonymous")
    at_home = parties.countries(senders)
    return tuple(a for a in tellers if at_home and parties.country(a) not in {None, *at_home})


def abroad_teller(
    parties: Parties, said: Predicate, senders: tuple[ActorId, ...], told_in: Statement | None
) -> tuple[ActorId, ...]:
    """Who tells what another country has promised or asked, if no one else is named: to him it was said.

    "Varnia has pledged to leave, Kestria's king said"; "Varnia had asked for the meeting", and not for help.
    """
    if told_in is None or said.passive or told_in.act in ("accuse", "deny"):
        return ()
    grammar = parties.scene.grammar
    if said.lemma in ("ask", "request"):
        things = (*said.patients, *said.after("for"))
        if not any(grammar.lemma(thing) in lexicon().touch_nouns for thing in things):
            return ()
    at_home = parties.countries(senders)
    tellers = tuple(actor for actor in told_in.speakers if parties.speaks_for_others(actor))
    return tuple(
        actor
        for actor in tellers
        if parties.counts(actor) and at_home and parties.country(actor) not in {None, *at_home}
    )


def _is_with(parties: Parties, noun: int) -> bool:
    """Whether a noun says with whom: "in a call with Lund", and not "at the Varnian summit"."""
    grammar = parties.scene.grammar
    return grammar.upos(noun) == "NOUN" and any(
        grammar.case(child) == "with" for child in grammar.dependents(noun, "nmod", "obl")
    )


def _is_known(parties: Parties, noun: int) -> bool:
    """Whether a call or meeting has been told of before: "during the call"."""
    grammar = parties.scene.grammar
    return any(grammar.lemma(det) in ("the", "that", "this") for det in grammar.dependents(noun, "det"))


def _before(parties: Parties, verb: int, senders: tuple[ActorId, ...]) -> tuple[ActorId, ...]:
    """Whom the sentences before tell the sender to have been in touch with."""
    grammar = parties.scene.grammar
    words = lexicon()
    at_home = parties.countries(senders)
    sentence = grammar.sentence(verb)
    for _ in range(_BACK):
        if sentence[0] == 0:
            return ()
        sentence = grammar.sentence(sentence[0] - 1)
        for token in reversed(sentence):
            if grammar.lemma(token) not in words.touch_nouns | words.touch_verbs:
                continue
            found = _in_touch(parties, token)
            others = parties.others(found, senders)
            if others and len(others) < len(found):
                return others
            if others and at_home & parties.countries(found) and at_home != parties.countries(found):
                return tuple(actor for actor in others if parties.country(actor) not in at_home)
    return ()


def _in_touch(parties: Parties, token: int) -> tuple[ActorId, ...]:
    """Who was in touch, by a verb ("met Lund", "spoke with Varnia") or a noun ("Lund's call with Varnia")."""
    grammar = parties.scene.grammar
    if grammar.upos(token) == "VERB":
        said = parties.scene.predicate(token)
        return parties.all((*said.agents, *said.patients, *said.after("with", "to", "by")))
    found = list(parties.possessor(token) if grammar.dependents(token, "nmod:poss") else ())
    for child in grammar.dependents(token, "nmod", "obl"):
        if grammar.case(child) in ("with", "between", "to"):
            found.extend(parties.all(grammar.together(child)))
    return tuple(dict.fromkeys(found))
