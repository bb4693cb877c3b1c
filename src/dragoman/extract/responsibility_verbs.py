"""Responsibility by the verb that says it: "claimed responsibility", "blamed", "is investigating"."""

from collections.abc import Iterator
from functools import cache

from dragoman.extract.incidents import ToldIncidents
from dragoman.extract.incidents_sorts import Parties
from dragoman.extract.incidents_told import verb_words
from dragoman.extract.incidents_words import plain
from dragoman.extract.responsibility_stands import Stand, meant, own_part, statement_by, told_below
from dragoman.extract.responsibility_words import responsibility_words
from dragoman.extract.scene import Scene
from dragoman.language.grammar import Grammar
from dragoman.language.predicates import Predicate
from dragoman.record import ActorId, Incident
from dragoman.record.words import Stance

_PAPERS = frozenset({"evidence", "finding", "report", "which", "that", "intelligence", "footage"})
_THINGS = _PAPERS | {"news", "move", "decision", "comment", "remark", "development", "step", "claim", "case"}
_NOBODY = frozenset({"one", "group", "organisation", "organization", "nobody"})


def stands_by_verb(scene: Scene, parties: Parties, told: ToldIncidents) -> Iterator[Stand]:
    """The stands that verbs of accusing, claiming, denying, suspecting and investigating say."""
    for verb in scene.verbs:
        if _lemma(scene, verb) not in _verbs():
            continue
        pred = scene.predicate(verb)
        standing = scene.standing(verb)
        if standing.mood in ("condition", "question", "wish"):
            continue
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
        incident = told_below(told, own_part(scene, pred.verb), *pred.agents) or meant(told, pred.verb)
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
        below = told_below(told, own_part(scene, pred.verb), *pred.agents)
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
            yield from _stand(scene, pred, "denies", denied, ())


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
    incident = told_below(told, own_part(scene, pred.verb), *pred.agents)
    deeds = tuple(t for t in pred.patients if told_below(told, grammar.subtree(t)) is not None)
    accused = tuple(t for t in pred.patients if t not in deeds)
    on = [t for t in own_part(scene, pred.verb) if grammar.case(t) in ("on", "upon")]
    if deeds and on:  # "blamed the blast on rebels"
        accused = grammar.together(on[-1])
    if incident is None:
        of_what = pred.after("of", "for", "with")
        words = responsibility_words()["loosely"]
        loose = any(
            grammar.lemma(t) in words for head in of_what for t in (head, *grammar.dependents(head, "nmod"))
        )
        if pred.complement is None and (not of_what or loose):
            incident = meant(told, pred.verb)
    if incident is None or not accused:
        return
    holders = scene.whoever(pred.agents)
    if any(grammar.lemma(t) == "other" for t in accused) and len(holders) == 2:
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
    yield from _stand(scene, pred, stance, incident, parties.actors(accused) or scene.whoever(accused))


def _denied(scene: Scene, told: ToldIncidents, pred: Predicate) -> Incident | None:
    """The incident that a verb of denial turns down, or the charge of it; None if another thing."""
    words, grammar = responsibility_words(), scene.grammar
    lemma = _lemma(scene, pred.verb)
    below = told_below(told, own_part(scene, pred.verb), *pred.agents)
    called = [
        t
        for below_it in grammar.dependents(pred.verb, "xcomp")
        for t in grammar.dependents(below_it, "nsubj")
    ]
    for patient in (*pred.patients, *called):
        noun = grammar.lemma(patient)
        if lemma in words["deny"] and noun in words["denied"]:
            return below or meant(told, pred.verb)
        charged = noun in words["charges"]
        if charged and lemma in words["turn_down"]:
            return below or meant(told, pred.verb)
        if (
            lemma in words["call"]
            and noun in words["charges"] | words["claims"]
            and _below(grammar, pred.verb) & words["untrue"]
        ):
            return below or meant(told, pred.verb)
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
) -> Iterator[Stand]:
    grammar = scene.grammar
    holders = scene.whoever(tuple(t for t in pred.agents if grammar.lemma(t) not in _THINGS))
    statement = statement_by(scene, pred.verb)
    if not holders and pred.agents and statement is not None:
        # "new evidence that officials say implicates the regime": they answer for it
        inner = scene.statement_of(pred.verb)
        holders = inner.speakers if inner is not None and grammar.lemma(pred.agents[0]) in _PAPERS else ()
    if stance == "has_not_claimed" and not holders and any(grammar.lemma(t) in _NOBODY for t in pred.agents):
        holders = (scene.cast.group("any group"),)
    if not holders:
        return
    yield Stand(holders, stance, incident, accused, verb_words(grammar, pred.verb), statement)
