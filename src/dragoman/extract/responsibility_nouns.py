"""Responsibility by a noun: "Ostland's denials of shelling the town", "a tribunal's report on the attack"."""

from collections.abc import Iterator

from dragoman.extract.incidents import ToldIncidents
from dragoman.extract.incidents_sorts import Parties
from dragoman.extract.incidents_told import noun_words
from dragoman.extract.responsibility_stands import Stand, meant, own_or_open, told_below
from dragoman.extract.responsibility_words import responsibility_words
from dragoman.extract.scene import Scene
from dragoman.record.words import Stance


def stands_by_noun(scene: Scene, parties: Parties, told: ToldIncidents) -> Iterator[Stand]:
    """The stands that nouns of denial and inquiry tell of, with whose they are."""
    words, grammar = responsibility_words(), scene.grammar
    for token in range(len(grammar)):
        if grammar.upos(token) != "NOUN":
            continue
        lemma = grammar.lemma(token)
        if lemma in words["roles"]:
            yield from _role(scene, parties, told, token)
            continue
        stance: Stance
        if lemma in words["denials"]:
            stance = "denies"
        elif lemma in words["inquiry"] | words["inquirers"]:
            stance = "investigates"
        else:
            continue
        owners = tuple(
            t
            for t in (*grammar.dependents(token, "nmod:poss", "compound"), *_by(scene, token))
            if t not in told.by_token and parties.sorts(t) & {"state", "group", "person", "people", "force"}
        )
        if lemma in words["inquirers"] and not _is_of_a_body(scene, parties, owners):
            continue
        if lemma in words["inquirers"] and any(t > token for t in grammar.dependents(token, "acl", "ccomp")):
            continue  # "reports that Ostland used gas" charge rather than ask
        holders = scene.whoever(owners)
        incident = told_below(told, grammar.subtree(token), *owners)
        if incident is None and lemma in words["denials"] and not _of_another_thing(scene, token):
            incident = meant(own_or_open(scene, told, holders), token)
        if not holders or incident is None:
            continue
        yield Stand(holders, stance, incident, (), noun_words(grammar, token), scene.statement_of(token))


def _role(scene: Scene, parties: Parties, told: ToldIncidents, noun: int) -> Iterator[Stand]:
    """ "Lund condemned Ostland's role in the attack", "expressed concern about its alleged part in it"."""
    grammar, words = scene.grammar, responsibility_words()
    owners = tuple(grammar.dependents(noun, "nmod:poss", "compound", "amod"))
    verb = next((t for t in grammar.ancestors(noun) if grammar.upos(t) == "VERB"), None)
    if verb is None or grammar.lemma(verb) not in words["points"] or scene.standing(verb).negated:
        return
    accused = parties.actors(tuple(t for t in owners if grammar.upos(t) != "PRON"))
    incident = told_below(told, (t for t in grammar.subtree(noun) if t > noun))
    holders = scene.whoever(scene.predicate(verb).agents)
    if incident is None or not accused or not holders or set(accused) & set(holders):
        return
    hedged = scene.standing(noun).hedged or scene.standing(noun).mood == "possibility"
    stance: Stance = "suspects" if hedged or grammar.lemma(verb) == "suspect" else "accuses"
    yield Stand(holders, stance, incident, accused, noun_words(grammar, noun), scene.statement_of(noun))


def _of_another_thing(scene: Scene, noun: int) -> bool:
    """Whether a denial says of what it is: "denials that Ostland meddled in the vote"."""
    grammar = scene.grammar
    said = [t for t in grammar.dependents(noun, "acl", "ccomp", "nmod") if t > noun]
    return any(grammar.case(t) not in ("by", "from") for t in said)


def _by(scene: Scene, noun: int) -> list[int]:
    grammar = scene.grammar
    return [t for t in grammar.dependents(noun, "nmod") if grammar.case(t) in ("by", "from")]


def _is_of_a_body(scene: Scene, parties: Parties, owners: tuple[int, ...]) -> bool:
    """Whether a report is by a body that inquires, not by an outlet: "a United Nations report"."""
    kinds = {scene.cast.kind(actor) for actor in scene.whoever(owners)}
    return bool(kinds & {"intergovernmental", "government_body"})
