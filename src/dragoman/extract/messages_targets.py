"""Whom a message is for: the party in a verb's places, or the one that a threat or demand would touch."""

from dragoman.extract.contacts_words import contact_words
from dragoman.extract.messages_lexicon import Telling, lexicon
from dragoman.extract.messages_matter import verb_name
from dragoman.extract.messages_parties import Parties
from dragoman.extract.scene import Scene
from dragoman.language.predicates import Predicate
from dragoman.language.predicates import verb_name as verb_named
from dragoman.record import ActorId

Actors = tuple[ActorId, ...]
_DONE_TO = frozenset(
    "release return freedom arrest removal resignation extradition death ouster right".split()
)
"""What is done to its owner by others: "Lund's release"."""
_KINDLY = frozenset(
    "protect defend support help free liberate ensure preserve save spare respect thank scare frighten deter "
    "assist aid back join rescue trust serve".split()
)
"""Verbs whose objects a threat does not touch: "will free the people of Varnia"."""
_SESSIONS = frozenset({"meeting", "session", "hearing", "gathering"})
_HARMED_TO = frozenset("damage harm lesson end blow danger threat".split())


def recipients_of(scene: Scene, parties: Parties, said: Predicate, frame: Telling, senders: Actors) -> Actors:
    """Whom the message is for, from the first place of the frame that names a party."""
    for place in frame.to:
        found = _at_place(scene, parties, said, place, senders)
        if found:
            return found
    return ()


def _at_place(scene: Scene, parties: Parties, said: Predicate, place: str, senders: Actors) -> Actors:
    grammar = scene.grammar
    if place == "object":
        found = parties.all((*said.recipients, *said.patients)) or _assembled(parties, said)
        if not found and said.complement is not None and verb_name(scene, said.verb) == "let know":
            return parties.all(grammar.dependents(said.complement, "nsubj", "obj"))
        return found
    if place == "recipient":
        objects = grammar.dependents(said.verb, "obj")
        if not said.recipients and not said.passive and len(objects) > 1:
            return parties.all(grammar.together(objects[0]))  # "offered Varnia a truce"
        return parties.all(said.recipients)
    if place == "doer":
        clause = said.complement
        if clause is None or grammar.relation(clause) not in ("ccomp", "parataxis") or said.patients:
            return ()
        that = any(grammar.lemma(mark) == "that" for mark in grammar.dependents(clause, "mark"))
        bare = grammar.read.xpos[clause] in (("VB", "VBP") if that else ("VB",)) and not grammar.dependents(
            clause, "aux"
        )
        if not bare and not _ought(scene, clause):
            return ()
        own = grammar.dependents(clause, "nsubj")
        return parties.all(tuple(t for first in own for t in grammar.together(first)))
    if place == "owner":
        return _of_the_doer(scene, parties, said)
    if place == "touched":
        below = [t for t in grammar.subtree(said.verb) if t > said.verb]
        return touched(parties, below, senders)
    if place == "partner":
        matters = [t for case, t in said.obliques if case == "for"] + list(said.patients)
        if matters and said.after("with"):
            return parties.all(said.after("with"))
        return parties.all(
            [t for m in matters for t in grammar.dependents(m, "nmod") if grammar.case(t) == "with"]
        )
    if place == "from":
        return _giver(parties, said)
    found = parties.all(said.after(place))
    if not found and place == "for":  # "called for Varnia to leave"
        clauses = grammar.dependents(said.verb, "advcl", "xcomp", "ccomp")
        called = [t for clause in clauses for t in grammar.dependents(clause, "nsubj")]
        called += [t for t in said.after("") if grammar.word(grammar.subtree(t)[0] - 1) == "for"]
        found = parties.all(called)
    if not found and grammar.particle(said.verb) == place:  # "called on" taken for a phrasal verb
        found = parties.all((*said.after(""), *said.patients))
    if found:
        return found
    attached = [
        token
        for thing in said.patients
        for first in grammar.dependents(thing, "nmod")
        if grammar.case(first) == place
        for token in grammar.together(first)
    ]
    return parties.all(attached) if place != "of" else ()


def _assembled(parties: Parties, said: Predicate) -> Actors:
    """The body whose meeting is told something: "told an emergency session of the council"."""
    grammar = parties.scene.grammar
    return parties.all(
        [
            body
            for thing in (*said.recipients, *said.patients)
            if grammar.lemma(thing) in _SESSIONS
            for body in grammar.dependents(thing, "nmod")
            if grammar.case(body) == "of"
        ]
    )


def _giver(parties: Parties, said: Predicate) -> Actors:
    """From whom words are wanted: "guarantees from Varnia", and not "a withdrawal from Varnia"."""
    grammar = parties.scene.grammar
    things = {grammar.lemma(thing) for thing in said.patients}
    if said.patients and not things & lexicon().given:
        return ()
    attached = [
        token
        for thing in said.patients
        for first in grammar.dependents(thing, "nmod")
        if grammar.case(first) == "from"
        for token in grammar.together(first)
    ]
    return parties.all(said.after("from")) or parties.all(attached)


def touched(parties: Parties, tokens: list[int], senders: Actors) -> Actors:
    """Whom a threat names, of another country than its sender: against whom, what of whose it would hit."""
    grammar = parties.scene.grammar
    names = [
        t
        for t in tokens
        if grammar.relation(t) not in ("compound", "flat", "amod", "nmod:poss")
        and not _is_avenged(parties, t)
    ]
    against = [t for t in names if grammar.case(t) in ("against", "on", "upon")]
    objects = [
        t
        for t in names
        if grammar.relation(t) in ("obj", "iobj", "nsubj:pass") and not _is_spared(parties, t)
    ]
    rest = [
        t for t in names if grammar.case(t) == "with" or (grammar.case(t) == "to" and _is_harmed(parties, t))
    ]
    found = abroad(parties, [*against, *objects, *rest], senders) or _for_deeds(parties, names, senders)
    off = [token for token in tokens if _is_off(parties, token)] if not found else []
    if off:
        near = [
            c
            for token in off
            for thing in grammar.dependents(token, "obj", "obl")
            for c in grammar.subtree(thing)
        ]
        return abroad(parties, near, senders) or parties.partner_of(senders)
    return tuple(actor for actor in found if parties.scene.cast.kind(actor) != "group")


def _is_off(parties: Parties, token: int) -> bool:
    """Whether a verb calls off talks or takes its subject out of them: "call off the talks", "pull out"."""
    grammar = parties.scene.grammar
    words = contact_words()
    if grammar.upos(token) != "VERB" or verb_named(grammar, token) not in words.carrying["cancelled"]:
        return False
    things = [grammar.lemma(child) for child in grammar.dependents(token, "obj", "obl")]
    return not things or any(thing in words.nouns for thing in things)


def _is_spared(parties: Parties, token: int) -> bool:
    """Whether what is done to somebody is kind, or not done: "will protect them", "does not scare them"."""
    grammar = parties.scene.grammar
    verb = grammar.head(token)
    if verb is None or grammar.upos(verb) != "VERB":
        return False
    return grammar.lemma(verb) in _KINDLY or parties.scene.standing(verb).negated


def _is_harmed(parties: Parties, token: int) -> bool:
    """Whether "to" brings in who is harmed or talked to: "damage to Varnia", and not "with respect to it"."""
    grammar = parties.scene.grammar
    head = grammar.head(token)
    return head is not None and (grammar.upos(head) == "VERB" or grammar.lemma(head) in _HARMED_TO)


def _for_deeds(parties: Parties, tokens: list[int], senders: Actors) -> Actors:
    """Whose deed would be paid back: "to retaliate for any Varnian sanctions"."""
    grammar = parties.scene.grammar
    for token in tokens:
        head = grammar.head(token)
        if (
            grammar.case(token) == "for"
            and head is not None
            and grammar.lemma(head) in ("retaliate", "retaliation")
        ):
            if grammar.lemma(token) in _DONE_TO:
                continue  # "retaliate for Lund's death"
            found = parties.others(parties.possessor(token), senders)
            if found:
                return found
    return ()


def _is_avenged(parties: Parties, token: int) -> bool:
    """Whether a threat only names what it is revenge for: "vowed to avenge the death of their leader"."""
    grammar = parties.scene.grammar
    for at in (token, *grammar.ancestors(token)):
        head = grammar.head(at)
        if head is None:
            return False
        lemma = grammar.lemma(head)
        if lemma == "avenge" or (
            lemma in ("revenge", "retaliation", "reprisal") and grammar.case(at) == "for"
        ):
            return grammar.case(token) != "against"
    return False


def abroad(parties: Parties, tokens: list[int], senders: Actors, *, owners: bool = True) -> Actors:
    """The parties of another country than the senders' in the first of these phrases that has one.

    `owners`: whoever's the thing is counts too ("Varnia's economy").
    """
    at_home = parties.countries(senders)
    for token in tokens:
        if not parties.is_named(token) and not parties.pointed.is_one(token):
            continue
        listed = parties.all(parties.scene.grammar.together(token))
        if set(listed) & set(senders) or any(
            parties.country(a) in at_home for a in listed if len(listed) > 1
        ):
            continue  # "the United States and its allies must", said by one of them
        for found in (parties.at(token), parties.possessor(token) if owners else ()):
            foreign = tuple(
                a
                for a in found
                if (parties.country(a) not in at_home and not parties.is_body_of_no_state(a))
                or (parties.is_armed_group(a) and not parties.belong_to(senders, a))
            )
            foreign = parties.others(foreign, senders)
            if foreign:
                return tuple(dict.fromkeys((*foreign, *parties.others(listed, senders))))
    return ()


def _ought(scene: Scene, clause: int) -> bool:
    helpers = {scene.grammar.lemma(aux) for aux in scene.grammar.dependents(clause, "aux")}
    return bool(helpers & {"should", "must", "ought"})


def _of_the_doer(scene: Scene, parties: Parties, said: Predicate) -> Actors:
    """Who is to do what is demanded: "demanded Varnia's withdrawal", "insisted on an end of its blockade"."""
    grammar = scene.grammar
    for thing in (*said.patients, *said.after("on")):
        for child in grammar.dependents(thing, "nmod:poss"):
            if grammar.lemma(thing) in _DONE_TO:
                continue
            found = parties.all(grammar.together(child))
            if found:
                return found
        for inner in grammar.dependents(thing, "nmod"):
            if grammar.lemma(thing) in ("end", "halt", "lifting", "withdrawal", "removal"):
                found = parties.owner(inner)
                if found:
                    return found
    return ()
