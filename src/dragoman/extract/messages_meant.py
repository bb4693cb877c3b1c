"""Whom the words of a public saying are meant for, and which act they are to him.

Who must do something is urged or told to; who would pay is threatened; whose deed is the condition is warned.
"""

import re

from dragoman.extract.messages_bids import bargained, ended, held_to, invited
from dragoman.extract.messages_conditions import (
    SPEAKERS,
    STRIKING,
    answered,
    awaited,
    conditional,
    conditions,
    deeds,
    hostile,
    objects,
    punished,
    unless,
    weighed_on,
)
from dragoman.extract.messages_lexicon import lexicon
from dragoman.extract.messages_parties import Parties
from dragoman.extract.messages_targets import abroad, touched
from dragoman.extract.scene import Scene
from dragoman.language.predicates import Predicate
from dragoman.record import ActorId, Statement
from dragoman.record.words import Act

Actors = tuple[ActorId, ...]
_MUST = frozenset({"must", "should", "ought"})
_HAVE_TO = frozenset({"have", "need"})
_FORETOLD = frozenset({"would", "will", "may", "might", "could"})
_STANCES = frozenset("position view stance message belief call demand insistence opinion conviction".split())
_REVENGE = re.compile(r"\b(?:aveng|reveng|retribution)", re.I)
_WANTING = frozenset(
    {"urge", "call", "want", "expect", "ask", "demand", "appeal", "press", "invite", "request"}
)
_OWED = frozenset({"owe"})
_BESIDES = frozenset({"when", "because", "since", "after", "as", "while", "although"})
_PASSIVELY = frozenset("see hear feel stay remain exist suffer lose win prove expect".split())


def meant_for(scene: Scene, parties: Parties, statement: Statement, senders: Actors) -> tuple[Act, Actors]:
    """The party that a content is meant for, of another country than its speaker, and the act it is to it."""
    tokens = [
        token
        for span in statement.content_spans
        for token in scene.grammar.tokens_in(span.start, span.end)
        if scene.statement_of(token) in (statement, None)  # and not what somebody else says in it
    ]
    verbs = [token for token in tokens if scene.grammar.is_clause(token)]
    act = statement.act
    if act in ("refuse", "promise", "say"):
        found = abroad(parties, unless(scene, tokens), senders)
        if found:
            return "demand", found
    if act in ("urge", "demand", "request", "order", "warn", "threaten", "say", "agree", "claim"):
        obliged, asked = _obliged(scene, verbs, act)
        found = abroad(parties, obliged, senders, owners=False)
        if found:
            return asked, found
    if act in ("threaten", "warn", "say", "claim"):
        found = abroad(parties, [*punished(scene, verbs), *awaited(scene, tokens)], senders)
        if found:
            return ("threaten" if act in ("say", "claim") else act), found
    if act in ("say", "claim", "promise", "offer", "urge", "request"):
        found = abroad(parties, held_to(scene, verbs), senders)
        if found:
            return "warn", found
        asked, doers = bargained(scene, parties, verbs, senders)
        found = abroad(parties, doers, senders, owners=False)
        if found:
            return asked, found
        ready, partners = invited(scene, parties, tokens, senders)
        found = abroad(parties, partners, senders) or (parties.partner_of(senders) if ready else ())
        if found:
            return "offer", found
        found = abroad(parties, ended(scene, parties, verbs, senders), senders)
        if found:
            return "notify", found
    if act in ("threaten", "warn"):
        found = abroad(parties, conditional(scene, verbs), senders) or abroad(
            parties, deeds(scene, verbs), senders
        )
        if found:
            return act, found
    if act in ("promise", "say", "claim"):
        found = abroad(parties, answered(scene, parties, verbs, senders), senders, owners=False)
        if found:
            return "warn", found
    if act == "promise":
        found = abroad(parties, weighed_on(scene, tokens), senders)
        if found:
            return "threaten", found
    harm = hostile(scene, parties, verbs, senders)
    if act == "threaten" or (act == "promise" and harm):
        near = [t for verb in harm for t in scene.grammar.subtree(verb)] if act == "promise" else tokens
        ifs = conditions(scene, verbs)
        near = [t for t in near if not any(t in clause for clause in ifs)]
        found = touched(parties, near, senders)
        found = found or _blamed(scene, parties, statement, senders)
        if act == "threaten":
            found = found or _only_one(scene, parties, statement, senders, ifs)
        if act == "promise" and any(parties.is_armed_group(actor) for actor in found):
            return act, ()  # "promised to destroy the Sons of the Strait" is promised to others
        return act, found
    if act == "offer":
        partners = [*_partners(scene, tokens), *conditional(scene, verbs, but=STRIKING)]
        return act, abroad(parties, partners, senders)
    if act in ("demand", "request"):
        found = abroad(parties, _giving(scene, tokens), senders)
        return act, found or _blamed(scene, parties, statement, senders)
    return act, ()


def _blamed(scene: Scene, parties: Parties, statement: Statement, senders: Actors) -> Actors:
    """Whom the same sentence says that the speakers blame: "demanded his release and blamed Varnia"."""
    grammar = scene.grammar
    cue = statement.cue_span
    at = grammar.token_at(cue.start) if cue is not None else None
    if at is None:
        return ()
    for verb in grammar.sentence(at):
        if grammar.upos(verb) != "VERB" or grammar.lemma(verb) not in ("blame", "accuse"):
            continue
        said = scene.predicate(verb)
        if scene.statement_of(verb) is None and set(parties.all(said.agents)) & set(senders):
            return abroad(parties, [*said.patients, *said.after("on")], senders, owners=False)
    return ()


def _only_one(
    scene: Scene, parties: Parties, statement: Statement, senders: Actors, ifs: list[range]
) -> Actors:
    """The one party of another country that a content names at all, whatever the sentence does with it."""
    if _REVENGE.search(" ".join(span.exact for span in statement.content_spans)):
        return ()  # what is avenged is one's own
    at_home = parties.countries(senders)
    named: dict[ActorId, None] = {}
    for span in statement.content_spans:
        for mention in scene.gazetteer.find_all(scene.text, span.start, span.end):
            entry = mention.entry
            if any(scene.grammar.token_at(mention.start) in clause for clause in ifs):
                continue  # "if he does anything to Kestria": it is not Kestria that would pay
            if mention.end - mention.start < 3:
                continue  # "IS" and "US" in a sentence all of capitals
            if entry.kind in ("state", "government_body", "armed_group") and entry.country not in at_home:
                named[scene.enter(entry)] = None
    countries = {parties.country(actor) for actor in named}
    return tuple(named)[:1] if len(countries) == 1 else ()


def _obliged(scene: Scene, verbs: list[int], act: Act) -> tuple[list[int], Act]:
    """Who must, should, has to or owes, and the act of saying so: "Varnia must leave"."""
    grammar = scene.grammar
    found: list[int] = []
    asked: Act = act
    for verb in verbs:
        if any(_describes(scene, at) for at in (verb, *_chain(scene, verb))):
            continue
        helpers = {grammar.lemma(aux) for aux in grammar.dependents(verb, "aux")}
        must_yet = grammar.lemma(verb) == "have" and act in ("say", "demand", "warn", "claim")
        if (helpers & _FORETOLD and not must_yet) or (grammar.read.xpos[verb] == "VBG" and "be" in helpers):
            continue  # "would need to", "should be doing" say what comes or ought to be so
        if grammar.lemma(verb) in _PASSIVELY:
            continue  # "must not see us weak", "need to stay" ask nothing of anybody
        marks = {grammar.lemma(mark) for mark in grammar.dependents(verb, "mark", "advmod") if mark < verb}
        if grammar.relation(verb).startswith("advcl") and marks & _BESIDES:
            continue  # "failed when the allies had to pay"
        must = bool(helpers & {"must"}) or (
            grammar.lemma(verb) in _OWED and "explanation" in objects(scene, verb)
        )
        if grammar.lemma(verb) in _HAVE_TO and not grammar.dependents(verb, "obj"):
            must = must or _is_to(scene, grammar.dependent(verb, "xcomp"))  # and not "has more to lose"
        if must and scene.predicate(verb).lemma in _HAVE_TO and scene.standing(verb).negated:
            continue  # "does not need to"
        if "have" in helpers or not (must or helpers & _MUST) or grammar.dependents(verb, "cop"):
            continue  # "must have known" is a guess, "should be part of it" an opinion
        own = grammar.dependents(verb, "nsubj") or list(scene.predicate(verb).agents)
        if any(aux < subject for aux in grammar.dependents(verb, "aux")[:1] for subject in own):
            continue  # "should Varnia strike, we will answer" is a condition
        if own and not found and act in ("say", "agree", "claim"):
            asked = "demand" if must else "urge"
        found.extend(own)
    if act not in ("say", "agree", "claim"):
        for verb in verbs:
            if grammar.lemma(verb) in _WANTING:
                said = scene.predicate(verb)
                if said.lemma in ("want", "expect") and not _is_to_act(scene, said):
                    continue
                if said.lemma == "expect" and grammar.read.xpos[verb] != "VBP":
                    continue  # "he expected them to" foretells; "we expect you to" demands
                if any(grammar.word(token).lower() in SPEAKERS for token in said.agents):
                    found.extend((*said.recipients, *said.patients, *said.after("on", "to", "from")))
    return found, asked


def _is_to(scene: Scene, clause: int | None) -> bool:
    """Whether a clause is an infinitive with "to"."""
    marks = scene.grammar.dependents(clause, "mark") if clause is not None else ()
    return any(scene.grammar.lemma(mark) == "to" for mark in marks)


def _is_to_act(scene: Scene, said: Predicate) -> bool:
    """Whether somebody is wanted to do something: "want Varnia to leave", not "wants them gone"."""
    return _is_to(scene, said.complement)


def _describes(scene: Scene, verb: int) -> bool:
    """Whether a clause only tells which thing is meant: "the steps that Varnia must take"."""
    head = scene.grammar.head(verb)
    if head is None or not scene.grammar.relation(verb).startswith("acl"):
        return False
    return scene.grammar.lemma(head) not in _STANCES


def _chain(scene: Scene, verb: int) -> list[int]:
    """The verbs above a verb within its clause complex: what it is joined to or is the complement of."""
    grammar = scene.grammar
    found: list[int] = []
    at = verb
    while grammar.relation(at) in ("conj", "xcomp", "ccomp") and len(found) < 5:
        head = grammar.head(at)
        if head is None:
            break
        found.append(head)
        at = head
    return found


def _giving(scene: Scene, tokens: list[int]) -> list[int]:
    """From whom something is wanted that is given by words: "guarantees from Varnia"."""
    grammar = scene.grammar
    return [
        token
        for token in tokens
        if grammar.case(token) == "from"
        and (head := grammar.head(token)) is not None
        and grammar.lemma(head) in lexicon().given
    ]


def _partners(scene: Scene, tokens: list[int]) -> list[int]:
    """With whom an offer would be carried out: "ready for talks with Varnia"."""
    grammar = scene.grammar
    return [t for t in tokens if grammar.case(t) in ("with", "to") and grammar.upos(t) == "PROPN"]
