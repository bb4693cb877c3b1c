"""Responsibility by the verb that says it: "claimed responsibility", "blamed", "is investigating"."""

from collections.abc import Iterator
from functools import cache

from dragoman.extract.evidence import is_held_back
from dragoman.extract.incidents import ToldIncidents
from dragoman.extract.incidents_sorts import Parties, sorts_by_lemma
from dragoman.extract.incidents_told import of_one_side, verb_words
from dragoman.extract.incidents_words import incident_words, plain
from dragoman.extract.responsibility_charges import (
    charged_with,
    is_called_for,
    looked_into,
    who_can_be_charged,
)
from dragoman.extract.responsibility_of_what import of_what
from dragoman.extract.responsibility_stands import (
    Stand,
    event_of,
    meant,
    own_part,
    statement_by,
    told_below,
)
from dragoman.extract.responsibility_words import responsibility_words
from dragoman.extract.scene import Scene
from dragoman.language.grammar import Grammar
from dragoman.language.predicates import Predicate
from dragoman.record import ActorId, Incident
from dragoman.record.words import Stance

_PAPERS = frozenset({"evidence", "finding", "report", "which", "that", "intelligence", "footage"})
_TAKES_PART = frozenset(
    "involve participate be carry order plan stage mastermind sponsor back support help".split()
)
_BEARS = frozenset({"use", "cover", "condone", "incite", "hide"})
_NAME = 20  # code points that a name may go on after what the reader took for it
_THINGS = _PAPERS | frozenset(
    "letter document article news move decision comment remark development step claim case".split()
)
_WHO_CLAIMS = frozenset({"people", "group", "force", "people_armed", "organisation", "state"})
_WANTING = frozenset({"want", "seek", "wish", "hope", "intend"})
_NOBODY = frozenset({"one", "group", "organisation", "organization", "nobody"})


def stands_by_verb(scene: Scene, parties: Parties, told: ToldIncidents) -> Iterator[Stand]:
    """The stands that verbs of accusing, claiming, denying, suspecting and investigating say."""
    for verb in scene.verbs:
        if _lemma(scene, verb) not in _verbs():
            continue
        pred = scene.predicate(verb)
        standing = scene.standing(verb)
        if standing.mood in ("condition", "question", "wish") or is_called_for(scene, verb):
            continue
        if is_held_back(scene.grammar, verb):
            continue  # "stopped short of blaming Ostland"
        if standing.habit and _lemma(scene, verb) in responsibility_words()["claim"]:
            continue  # "sometimes groups claim attacks"; what is repeatedly denied is denied
        charges = _lemma(scene, verb) in responsibility_words()["accuse"] | {"hold"}
        if charges and (standing.future or standing.mood == "possibility"):
            continue  # "will be held responsible"
        yield from _stands(scene, parties, told, pred, standing.negated)


@cache
def _verbs() -> frozenset[str]:
    words = responsibility_words()
    lists = ("accuse", "claim", "own_up", "deny", "turn_down", "call", "suspect", "investigate", "open")
    return frozenset().union(*(words[name] for name in lists)) | {"hold", "look"}


def _lemma(scene: Scene, verb: int) -> str:
    return plain(scene.grammar.lemma(verb), _verbs())


def _stands(
    scene: Scene, parties: Parties, told: ToldIncidents, pred: Predicate, negated: bool
) -> Iterator[Stand]:
    words, grammar = responsibility_words(), scene.grammar
    lemma = _lemma(scene, pred.verb)
    objects = {grammar.lemma(t): t for t in pred.patients}
    if lemma in words["claim"] and words["owned"] & objects.keys():
        owned = next(objects[noun] for noun in words["owned"] if noun in objects)
        incident = of_what(scene, told, pred, owned)
        yield from _claims(scene, parties, told, pred, incident, negated)
    elif lemma == "claim" and pred.complement is None and pred.patients and pred.patients[0] in told.by_token:
        way, incident = told.by_token[pred.patients[0]]
        by = parties.actors(way.agents)
        if not by or of_one_side(scene, by, scene.whoever(pred.agents)):
            yield from _claims(scene, parties, told, pred, incident, negated)
    elif negated:
        return
    elif lemma in words["accuse"] or (lemma == "hold" and "responsible" in _below(grammar, pred.verb)):
        yield from _accusations(scene, parties, told, pred, "accuses")
    elif lemma in words["suspect"]:
        yield from _accusations(scene, parties, told, pred, "suspects")
    elif lemma in words["own_up"]:
        if pred.complement is not None and pred.complement in told.by_token:
            yield from _stand(scene, pred, "claims", told.by_token[pred.complement][1], ())
    elif lemma in words["investigate"] or (lemma == "look" and "into" in {c for c, _ in pred.obliques}):
        below = told_below(told, looked_into(scene, pred), *pred.agents)
        if below is not None:
            yield from _stand(scene, pred, "investigates", below, ())
    elif words["inquiry"] & objects.keys() and lemma in words["open"]:
        below = told_below(told, own_part(scene, pred.verb), *pred.agents)
        inquiry = next(token for lemma, token in objects.items() if lemma in words["inquiry"])
        if below is None and not grammar.dependents(inquiry, "nmod"):
            below = meant(told, pred.verb)
        if below is not None:
            yield from _stand(scene, pred, "investigates", below, ())
    else:
        denied = _denied(scene, told, pred)
        if denied is not None:
            turned = objects.keys() & (words["charges"] | words["claims"])
            alone = bool(turned) and told_below(told, own_part(scene, pred.verb), *pred.agents) is None
            yield from _stand(scene, pred, "denies", denied, (), of_charges=alone)


def _claims(
    scene: Scene,
    parties: Parties,
    told: ToldIncidents,
    pred: Predicate,
    incident: Incident | None,
    negated: bool,
) -> Iterator[Stand]:
    if incident is None:
        return
    yield from _stand(scene, pred, "has_not_claimed" if negated else "claims", incident, ())


def _accusations(
    scene: Scene, parties: Parties, told: ToldIncidents, pred: Predicate, stance: Stance
) -> Iterator[Stand]:
    """ "Accused Ostland of shelling the town", "blamed the blast on rebels", "each accused the other"."""
    grammar = scene.grammar
    if _lemma(scene, pred.verb) in ("link", "tie"):  # to an attack, not to whoever makes attacks
        incident = event_of(scene, told, pred.after("to", "with"))
    else:
        incident = _deed(scene, told, pred)
    deeds = tuple(
        t for t in pred.patients if told_below(told, (t, *grammar.dependents(t, "nmod"))) is not None
    )
    accused = tuple(t for t in pred.patients if t not in deeds)
    upon = ("to",) if grammar.lemma(pred.verb) == "attribute" else ("on", "upon")
    on = [t for t in own_part(scene, pred.verb) if grammar.case(t) in upon]
    if on and not deeds and not pred.after("for", "of"):  # "a spate of blasts in the cities on rebels"
        deeds = tuple(t for t in range(pred.verb + 1, on[-1]) if t in told.by_token)
    if deeds and on:  # "blamed the blast on rebels"
        accused = grammar.together(on[-1])
    of_which = charged_with(scene, pred)
    if incident is None or (pred.complement is None and of_which):
        incident = told_below(told, of_which)
    if incident is None and not of_which and stance == "accuses":
        of_what = pred.after("of", "for", "with")
        words = responsibility_words()["loosely"]
        loose = any(
            grammar.lemma(t) in words for head in of_what for t in (head, *grammar.dependents(head, "nmod"))
        )
        further = any(
            grammar.lemma(t) in ("of", "for") and grammar.relation(t) == "mark"
            for t in own_part(scene, pred.verb)
        )  # "accused of being backed by Ostland", wherever that hangs
        if pred.complement is None and (loose or not (of_what or further)):
            incident = meant(told, pred.verb)
    if incident is None or not accused:
        return
    holders = scene.whoever(pred.agents)
    if any(grammar.lemma(t) in ("other", "each") for t in accused) and len(holders) == 2:
        for one, other in (holders, holders[::-1]):
            yield Stand(
                (one,),
                stance,
                incident,
                (other,),
                verb_words(grammar, pred.verb),
                statement_by(scene, pred.verb),
            )
        return
    charged = who_can_be_charged(scene, parties, accused)
    if charged:
        yield from _stand(scene, pred, stance, incident, charged)


def _deed(scene: Scene, told: ToldIncidents, pred: Predicate) -> Incident | None:
    """The incident that somebody is accused of: not one that merely comes up, as in "accused Lund of silence
    on the raid".
    """
    grammar = scene.grammar
    if pred.complement is None:
        others = (p for p in pred.patients if p not in told.by_token)
        hung = (t for p in others for t in grammar.dependents(p, "nmod"))
        of_what = [*pred.after("of", "for"), *(t for t in hung if grammar.case(t) in ("of", "for"))]
        direct = event_of(scene, told, of_what)  # "blamed Lund for the rise of a band after the raid"
        return direct if of_what else told_below(told, own_part(scene, pred.verb), *pred.agents)
    if grammar.lemma(pred.complement) in _WANTING:
        return None  # "accused Ostland of wanting to seize it"
    below = grammar.dependents(pred.complement, "obj", "xcomp", "ccomp", "conj", "nsubj:pass")
    carries = incident_words().carriers | _TAKES_PART | _BEARS
    if grammar.upos(pred.complement) == "VERB" and grammar.lemma(pred.complement) not in carries:
        # "of making votes of the massacre" is none; who breaks a truce in any words answers for that
        kept = (t for t in below if t in told.by_token and told.by_token[t][0].kind == "ceasefire")
        below = [*kept, *grammar.dependents(pred.complement, "xcomp", "ccomp", "conj")]
    if grammar.lemma(pred.complement) in _TAKES_PART or grammar.upos(pred.complement) != "VERB":
        below = list(grammar.subtree(pred.complement))
    return told_below(
        told, (pred.complement, *below, *(t for b in below for t in grammar.dependents(b, "conj")))
    )


def _denied(scene: Scene, told: ToldIncidents, pred: Predicate) -> Incident | None:
    """The incident that a verb of denial turns down, or the charge of it; None if another thing."""
    words, grammar = responsibility_words(), scene.grammar
    lemma = _lemma(scene, pred.verb)
    below = told_below(told, own_part(scene, pred.verb), *pred.agents)
    called = [
        t
        for below_it in grammar.dependents(pred.verb, "xcomp", "ccomp")
        for t in grammar.dependents(below_it, "nsubj")
    ]
    for patient in (*pred.patients, *called):
        noun = grammar.lemma(patient)
        if lemma in words["deny"] and noun in words["denied"]:
            return of_what(scene, told, pred, patient)
        charged = noun in words["charges"]
        if charged and lemma in words["turn_down"]:
            return of_what(scene, told, pred, patient)
        if (
            lemma in words["call"]
            and noun in words["charges"] | words["claims"]
            and any(grammar.lemma(t) in words["untrue"] for t in own_part(scene, pred.verb))
        ):
            return of_what(scene, told, pred, patient)
    if lemma in words["deny"] and pred.complement is not None:
        return below
    return None


def _below(grammar: Grammar, verb: int) -> frozenset[str]:
    return frozenset(
        grammar.lemma(t) for t in grammar.dependents(verb, "xcomp", "obl", "obj", "advmod", "ccomp")
    )


def _stand(
    scene: Scene,
    pred: Predicate,
    stance: Stance,
    incident: Incident,
    accused: tuple[ActorId, ...],
    of_charges: bool = False,
) -> Iterator[Stand]:
    grammar = scene.grammar
    agents = tuple(
        t
        for t in pred.agents
        if grammar.lemma(t) not in _THINGS and not (accused and grammar.case(t) in ("on", "upon"))
    )  # "was blamed on the Front": who blames it is not told
    holders = _broken_name(scene, agents) or scene.whoever(agents)
    statement = statement_by(scene, pred.verb)
    if not holders and pred.agents and statement is not None:
        # "new evidence that officials say implicates the regime": they answer for it
        inner = scene.statement_of(pred.verb)
        holders = inner.speakers if inner is not None and grammar.lemma(pred.agents[0]) in _PAPERS else ()
    nobody = any(grammar.lemma(d) == "no" for t in pred.agents for d in grammar.dependents(t, "det"))
    if (nobody or not holders) and stance in ("claims", "has_not_claimed") and pred.agents:
        holders = _by_its_words(scene, pred.agents[-1], stance)
    if not holders:
        return
    words = verb_words(grammar, pred.verb)
    yield Stand(holders, stance, incident, accused, words, statement, of_charges)


def _broken_name(scene: Scene, agents: tuple[int, ...]) -> tuple[ActorId, ...]:
    """Whom a known name means that the reader broke in two: "Port" of "Port Osk"."""
    if len(agents) != 1 or scene.grammar.upos(agents[0]) != "PROPN":
        return ()
    start, end = scene.grammar.phrase(agents[0])
    named = next(iter(scene.gazetteer.find_all(scene.text, start, end + _NAME)), None)
    if named is None or named.start != start or named.end <= end or named.entry.ambiguous:
        return ()
    return (scene.enter(named.entry),)


def _by_its_words(scene: Scene, agent: int, stance: Stance) -> tuple[ActorId, ...]:
    """Whoever takes responsibility, known only by the words for them: "a little-known group", "the Saltmen".

    "No group has claimed it" is held by any group at all.
    """
    grammar = scene.grammar
    if grammar.upos(agent) not in ("NOUN", "PROPN", "PRON", "DET"):
        return ()
    if stance == "has_not_claimed" and grammar.lemma(agent) in _NOBODY:
        return (scene.cast.group("any group"),)
    if grammar.upos(agent) in ("PRON", "DET") or grammar.lemma(agent) in _THINGS:
        return ()
    sorts = sorts_by_lemma().get(grammar.lemma(agent), frozenset())
    if grammar.upos(agent) == "NOUN" and not sorts & _WHO_CLAIMS:
        return ()  # "while no group has, the attack looks like theirs"
    return (scene.cast.group(scene.words(agent).strip("“”\"' ")),)
