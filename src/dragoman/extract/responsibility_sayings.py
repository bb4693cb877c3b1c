"""Responsibility by what is said to have happened: "Lund said Ostland had shelled the town" accuses."""

import re
from collections.abc import Iterator

from dragoman.extract.evidence import is_unproven
from dragoman.extract.incidents import ToldIncidents
from dragoman.extract.incidents_sorts import Parties, Sorts
from dragoman.extract.incidents_told import Told, of_one_side
from dragoman.extract.responsibility_stands import (
    Stand,
    are_attackers,
    event_of,
    is_a_body_spoken_of,
    is_charged,
    is_ones_own,
    meant,
    told_below,
)
from dragoman.extract.responsibility_views import is_denied_above, is_held, view_of
from dragoman.extract.responsibility_words import responsibility_words
from dragoman.extract.scene import Scene
from dragoman.extract.standing import Standing
from dragoman.record import ActorId, Incident, Statement
from dragoman.record.words import Stance

_WORDS = re.compile(r"[\w.’']+\b\.?")
_PHRASE = 8  # tokens over which "behind" reaches what somebody is behind
_FACELESS = frozenset({"government", "group"})
_ANYBODY = frozenset("you i we those one someone somebody who they".split())
_WON_BACK = frozenset({"recapture", "retake", "liberate"})
_WHILE = frozenset({"after", "before", "since", "when", "while", "as", "if", "until"})
_SOURCES = frozenset({"intelligence", "evidence", "report", "footage", "video", "finding"})
_KEEPERS: Sorts = frozenset({"police", "force", "state"})
_OPEN = frozenset({"need", "await", "seek", "lack", "want", "require", "wait"})


def stands_by_saying(scene: Scene, parties: Parties, told: ToldIncidents) -> Iterator[Stand]:
    """The stands of speakers on what they say that others, or they themselves, have done."""
    for token, (way, incident) in told.by_token.items():
        if way.asserted and is_charged(way) and way.kind != "clash" and not _is_background(scene, token):
            yield from _of_telling(scene, parties, way, incident, token)
    yield from _at_fault(scene, parties, told)
    yield from _works(scene, parties, told)
    yield from _untrue(scene, told)


def _untrue(scene: Scene, told: ToldIncidents) -> Iterator[Stand]:
    """ "The minister says the claims are baseless" denies what was told."""
    grammar, words = scene.grammar, responsibility_words()
    for token in range(len(grammar)):
        if grammar.lemma(token) not in words["untrue"] or grammar.dependent(token, "cop") is None:
            continue
        subjects = grammar.dependents(token, "nsubj")
        statement = scene.statement_of(token)
        if statement is None or not statement.speakers or statement.negated:
            continue
        if not any(grammar.lemma(t) in words["charges"] | words["claims"] for t in subjects):
            continue
        incident = meant(told, token)
        if incident is not None and not any(grammar.dependents(t, "nmod", "acl", "amod") for t in subjects):
            yield Stand(
                statement.speakers, "denies", incident, (), scene.clause(token), statement, of_charges=True
            )


def _works(scene: Scene, parties: Parties, told: ToldIncidents) -> Iterator[Stand]:
    """ "The bombing was the work of Ostland, Lund said" charges Ostland."""
    grammar = scene.grammar
    for token in range(len(grammar)):
        if grammar.lemma(token) not in ("work", "handiwork") or grammar.dependent(token, "cop") is None:
            continue
        agents = tuple(t for t in grammar.dependents(token, "nmod") if grammar.case(t) == "of")
        incident = told_below(told, grammar.dependents(token, "nsubj"))
        holders, statement = view_of(scene, token, agents)
        accused = parties.actors(agents)
        standing = scene.standing(token)
        if incident is None or not accused or not holders or standing.negated or standing.future:
            continue
        if not _of_one_state(scene, accused, holders):
            stance: Stance = "accuses" if standing.mood == "fact" and not standing.hedged else "suspects"
            yield Stand(holders, stance, incident, accused, scene.clause(token), statement)


def _of_telling(scene: Scene, parties: Parties, way: Told, incident: Incident, token: int) -> Iterator[Stand]:
    holders, statement = view_of(scene, token, way.agents)
    if not holders:
        return
    words = (way.start, way.end)
    if _is_no_aim(scene, token) and (way.denied or (statement is not None and statement.act == "deny")):
        return  # "not to occupy the port, but to guard it"
    if way.denied and scene.standing(token).future:
        return  # "that does not mean that it won't strike"
    if way.denied or (statement is not None and statement.act == "deny"):
        own = of_one_side(scene, parties.actors(way.agents), holders)
        if not is_denied_above(scene, token) and (own or not is_unproven(scene.grammar, token)):
            yield Stand(holders, "denies", incident, (), words, statement)
        return
    agents = tuple(t for t in way.agents if not _is_anybody(scene, t))
    agents = tuple(t for t in agents if scene.grammar.lemma(t) not in _SOURCES)
    accused = parties.actors(agents)
    if is_a_body_spoken_of(scene, agents, accused, holders):
        return
    kept = are_attackers(parties, way.patients) and parties.any_of(agents, _KEEPERS)
    if kept and not any(scene.cast.kind(holder) == "armed_group" for holder in holders):
        return  # "the police shot the gunmen, a ministry said" charges nobody
    if way.status in ("planned", "threatened") or scene.grammar.lemma(token) in _WON_BACK:
        return
    stance = _stance(scene, way, statement)
    faceless = _FACELESS if stance == "accuses" else _FACELESS | {"people_armed"}
    if stance is None or not (accused or parties.any_of(agents, faceless)):
        return
    regime = any(scene.grammar.lemma(t) == "regime" for t in agents)  # what nobody calls his own side
    own = _own_up(scene, accused, holders) or any(is_ones_own(scene, t, holders) for t in agents)
    if not regime and own:
        charged = statement is not None and statement.act == "accuse" and holders == statement.speakers
        if stance == "accuses" and not charged:  # "the Front was accused of it": it claims nothing
            yield Stand(holders, "claims", incident, (), words, statement)
        return
    if regime or not _of_one_state(scene, accused, holders):
        yield Stand(holders, stance, incident, accused, words, statement)


def _is_background(scene: Scene, token: int) -> bool:
    """Whether a telling only says when something else was, or which: "after jets had struck the port"."""
    grammar = scene.grammar
    verb = token
    if grammar.upos(token) != "VERB":
        verb = next((t for t in grammar.ancestors(token) if grammar.upos(t) == "VERB"), token)
    for above in (verb, *grammar.ancestors(verb)):
        head = grammar.head(above)
        if grammar.relation(above) == "acl:relcl" and head is not None:
            return grammar.dependent(head, "cop") is None  # "it was the army that fired" is no background
    marks = {grammar.lemma(t) for t in grammar.dependents(verb, "mark", "advmod") if t < verb}
    return grammar.relation(verb).startswith("advcl") and bool(marks & _WHILE)


def _own_up(scene: Scene, accused: tuple[ActorId, ...], holders: tuple[ActorId, ...]) -> bool:
    """Whether the holders speak of their own side: an official of a state does of no armed group in it."""
    if set(accused) & set(holders):
        return True
    theirs = tuple(
        actor for actor in accused if scene.cast.kind(actor) not in ("armed_group", "organisation", "person")
    )
    return of_one_side(scene, theirs, holders)


def _of_one_state(scene: Scene, accused: tuple[ActorId, ...], holders: tuple[ActorId, ...]) -> bool:
    """Whether an official of a state, named or not, speaks of its own forces."""
    countries = {scene.cast.actor(actor).country for actor in holders} - {None}
    if accused and all(scene.cast.kind(actor) == "armed_group" for actor in accused):
        return bool(set(accused) & set(holders))  # an official charges the rebels of his country
    if any(scene.cast.actor(actor).country in countries for actor in accused):
        return True
    words = (word for actor in accused for word in _WORDS.findall(scene.cast.actor(actor).name))
    named = (scene.gazetteer.match(word) for word in words)  # "the Varnian-led coalition"
    return any(one is not None and one.entry.country in countries for one in named)


def _is_anybody(scene: Scene, token: int) -> bool:
    """Whether a phrase is no party: "you", "those", a bare "gunmen"; a pronoun that is resolved is one."""
    grammar = scene.grammar
    if grammar.word(token).lower() in _ANYBODY:
        return not scene.who(token)
    bare = not grammar.dependents(token, "det", "amod", "compound", "nmod", "nummod")
    return bare and grammar.upos(token) == "NOUN" and grammar.read.xpos[token] == "NNS"


def _stance(scene: Scene, way: Told, statement: Statement | None) -> Stance | None:
    """Whether a telling in somebody's words charges others with it, or only suspects them."""
    grammar = scene.grammar
    standing = _put(scene, way)
    if not standing.is_fact and not (standing.mood == "possibility" and standing.past):
        return None
    if _is_conditional(scene, way.token):
        return None  # "if they find that Ostland crossed the line by using gas"
    only = any(
        grammar.lemma(t) == "only" for agent in way.agents for t in grammar.dependents(agent, "advmod")
    )
    mere = standing.hedged or standing.mood == "possibility"
    sure = (standing.is_fact and not mere) or (mere and is_held(scene, way.token))
    sure = sure or (statement is not None and statement.act == "accuse")
    return "accuses" if sure or only else "suspects"


def _is_conditional(scene: Scene, token: int) -> bool:
    """Whether a clause around it is a condition or a question."""
    clauses = (t for t in scene.grammar.ancestors(token) if scene.grammar.is_clause(t))
    return any(scene.standing(t).mood in ("condition", "question") for t in clauses)


def _is_no_aim(scene: Scene, token: int) -> bool:
    """Whether an infinitive, or one joined to it, is negated: what nobody means to do is no denial."""
    grammar = scene.grammar
    joined = (t for t in (token, *grammar.ancestors(token)) if t == token or grammar.upos(t) == "VERB")
    return any(grammar.lemma(m) == "to" for t in list(joined)[:2] for m in grammar.dependents(t, "mark"))


def _put(scene: Scene, way: Told) -> Standing:
    """How a telling is put: by its verb, or by the verb that carries its noun."""
    if not way.noun:
        return scene.standing(way.token)
    verb = next((t for t in scene.grammar.ancestors(way.token) if scene.grammar.upos(t) == "VERB"), None)
    return scene.standing(way.token if verb is None else verb)


def _at_fault(scene: Scene, parties: Parties, told: ToldIncidents) -> Iterator[Stand]:
    """ "Said Ostland was behind the attack", "was responsible for it"."""
    grammar, words = scene.grammar, responsibility_words()
    for token in range(len(grammar)):
        behind = grammar.lemma(token) == "behind" and grammar.upos(token) == "ADP"
        if not behind and grammar.lemma(token) not in words["at_fault"]:
            continue
        clause = _clause_of(scene, token) if behind else token
        above = grammar.head(clause)
        named = grammar.dependents(token, "nsubj") or grammar.dependents(clause, "nsubj")
        named = named or (grammar.dependents(above, "nsubj") if above is not None else [])
        subjects = tuple(t for s in named[-1:] for t in grammar.together(s))
        holders, statement = view_of(scene, token, subjects)
        incident = told.by_token[clause][1] if clause in told.by_token else None
        after = (t for t in grammar.subtree(clause) if token < t < token + _PHRASE)
        what = grammar.dependents(token, "obl", "nmod", "advcl", "acl", "xcomp")
        incident = incident or (told_below(told, after) if behind else event_of(scene, told, what))
        if incident is None and not behind and not grammar.dependents(token, "obl", "nmod"):
            incident = meant(told, token)
        if incident is None or not holders or all(_is_anybody(scene, t) for t in subjects):
            continue
        accused = parties.actors(subjects)
        stance = _stance_at_fault(scene, clause, statement, accused, holders)
        if stance is not None:
            charged = accused if stance != "denies" else ()
            yield Stand(holders, stance, incident, charged, _words(scene, token, subjects), statement)


def _stance_at_fault(
    scene: Scene,
    clause: int,
    statement: Statement | None,
    accused: tuple[ActorId, ...],
    holders: tuple[ActorId, ...],
) -> Stance | None:
    standing = scene.standing(clause)
    asked = standing.mood in ("condition", "question") or _is_conditional(scene, clause)
    if standing.future or asked or is_unproven(scene.grammar, clause):
        return None
    denied = is_denied_above(scene, clause)
    if any(scene.grammar.lemma(above) in _OPEN for above in scene.grammar.ancestors(clause)):
        return None  # "needed confirmation that Ostland was behind it"
    negated = standing.negated or any(
        scene.grammar.lemma(t) in ("not", "never") for t in scene.grammar.dependents(clause, "advmod")
    )
    if denied or negated or (statement is not None and statement.act == "deny"):
        return "denies" if not accused or of_one_side(scene, accused, holders) else None
    if of_one_side(scene, accused, holders):
        return None
    if standing.mood == "fact":
        return "accuses"
    return "suspects" if standing.mood == "possibility" else None


def _words(scene: Scene, token: int, subjects: tuple[int, ...]) -> tuple[int, int]:
    """From whoever is at fault to what they are said to be at fault for."""
    grammar = scene.grammar
    first = min(token, *(grammar.token_at(grammar.phrase(s)[0]) or s for s in subjects))
    last = max(grammar.subtree(token)[-1], token, _clause_of(scene, token))
    return grammar.ends(first, last)


def _clause_of(scene: Scene, behind: int) -> int:
    """The noun that "behind" goes with, also where the reader hung it elsewhere."""
    grammar = scene.grammar
    head = grammar.head(behind)
    if grammar.relation(behind) == "case" and head is not None:
        return head
    for after in range(behind + 1, min(behind + 6, len(grammar))):
        if grammar.upos(after) in ("NOUN", "PROPN") and grammar.relation(after) not in ("compound", "amod"):
            return after
    return behind
