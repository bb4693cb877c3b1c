"""A party's stand on an incident, before it is written down, and which incident is meant."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.extract.incidents import ToldIncidents
from dragoman.extract.incidents_sorts import Parties, Sorts, sorts_by_lemma
from dragoman.extract.incidents_told import VIOLENT, Told, of_one_side
from dragoman.extract.incidents_words import incident_words
from dragoman.extract.responsibility_words import responsibility_words
from dragoman.extract.scene import Scene
from dragoman.language.grammar import Ends
from dragoman.record import ActorId, Incident, Statement
from dragoman.record.words import Stance

CHARGED = VIOLENT | {"seizure", "clash", "other"}
"""The kinds of incident that somebody is charged with, or owns up to."""
_NO_CHARGE = frozenset({"test", "exercise", "release", "search", "state-of-emergency", "blockade", "coup"})
"""What nobody has to answer for as for a deed of violence."""
_ATTACKERS: Sorts = frozenset({"people_armed"})
_OF_A_GROUP = frozenset({"fighter", "bomber", "member", "militant", "operative", "attacker", "mujahid"})
_MEN = _OF_A_GROUP | {
    "soldier",
    "force",
    "troop",
    "unit",
    "sniper",
    "jet",
    "warplane",
    "army",
    "brigade",
    "man",
}
_CAPITALS = re.compile(r"[A-Z]\w+")
_NEAR = 70
"""Tokens within which "the accusations" can be about what was told."""
_OFTEN = 3
"""Tellings from which an article can be about an incident."""


def is_charged(way: Told) -> bool:
    """Whether a telling is of something that a party can be charged with."""
    return way.kind in CHARGED and way.like not in _NO_CHARGE


@dataclass(frozen=True, slots=True)
class Stand:
    """How each of `holders` stands to an incident; `accused` is whom they charge; `words` say so.

    `of_charges` says that it only turns down charges that were told elsewhere: "rejected the accusations".
    """

    holders: tuple[ActorId, ...]
    stance: Stance
    incident: Incident
    accused: tuple[ActorId, ...]
    words: Ends
    statement: Statement | None
    of_charges: bool = False


def is_ones_own(scene: Scene, agent: int, holders: tuple[ActorId, ...]) -> bool:
    """Whether it is the holders' own men who did it: "the Front said its fighters fired", or, where an armed
    group says it, a fighter whose side nobody names: "a suicide bomber struck the base".
    """
    grammar = scene.grammar
    owners = grammar.dependents(agent, "nmod:poss")
    if grammar.lemma(agent) not in _MEN:
        return False
    if owners:
        whose = scene.whoever(tuple(owners))
        pronoun = any(grammar.word(t).lower() in ("its", "our", "their") for t in owners)
        return bool(set(whose) & set(holders)) or (pronoun and not whose)
    armed = any(scene.cast.kind(actor) == "armed_group" for actor in holders)
    return armed and not grammar.dependents(agent, "compound") and grammar.lemma(agent) in _OF_A_GROUP


def are_attackers(parties: Parties, patients: tuple[int, ...]) -> bool:
    """Whether those who were hit are armed themselves: gunmen, bombers, rebels."""
    return bool(patients) and all(parties.sorts(t) & _ATTACKERS for t in patients)


def is_a_body_spoken_of(
    scene: Scene, agents: tuple[int, ...], accused: tuple[ActorId, ...], holders: tuple[ActorId, ...]
) -> bool:
    """Whether "it" was taken for the man who speaks: no man is "it"."""
    persons = {
        actor for actor in set(accused) & set(holders) if scene.cast.kind(actor) in ("person", "group")
    }
    return bool(persons) and any(scene.grammar.word(t).lower() in ("it", "its") for t in agents)


def told_below(told: ToldIncidents, tokens: Iterable[int], *but: int) -> Incident | None:
    """The first incident told by one of these tokens."""
    for token in tokens:
        if token not in but and token in told.by_token:
            return told.by_token[token][1]
    return None


def event_of(scene: Scene, told: ToldIncidents, heads: Iterable[int]) -> Incident | None:
    """The incident that one of these words is, or only counts or carries: "a string of attacks", "carrying
    out the raid"; not one that comes up beside another thing: "the response to the attack".
    """
    grammar, words = scene.grammar, responsibility_words()
    for head in (t for first in heads for t in grammar.together(first)):
        if head in told.by_token:
            return told.by_token[head][1]
        inner = grammar.dependents(head, "appos", "conj")
        if grammar.upos(head) == "VERB" and grammar.lemma(head) in words["does"] | incident_words().carriers:
            inner += grammar.dependents(head, "obj", "xcomp")
            inner += [t for t in grammar.dependents(head, "obl") if grammar.case(t) in ("in", "with")]
        elif "measures" in sorts_by_lemma().get(grammar.lemma(head), ()) or (
            grammar.lemma(head) in words["counts"] | words["loosely"]
        ):
            inner += [t for t in grammar.dependents(head, "nmod") if grammar.case(t) in ("of", "in", "from")]
        found = event_of(scene, told, inner) if inner else None
        if found is not None:
            return found
    return None


def own_part(scene: Scene, verb: int) -> list[int]:
    """The tokens of a verb's clause and of what it takes, without the clauses that stand beside it."""
    grammar = scene.grammar
    found: list[int] = []
    waiting = [verb]
    while waiting:
        token = waiting.pop()
        found.append(token)
        for child in grammar.dependents(token):
            beside = token == verb and grammar.relation(child).partition(":")[0] in ("conj", "parataxis")
            if not beside:
                waiting.append(child)
    return sorted(found)


def own_or_open(scene: Scene, told: ToldIncidents, holders: tuple[ActorId, ...]) -> ToldIncidents:
    """The incidents that these can have done: nobody denies what others are told to have done."""
    if not holders:
        return told

    def can_be_theirs(incident: Incident) -> bool:
        done_by = incident.perpetrators
        return not done_by or of_one_side(scene, done_by, holders) or _share_a_name(scene, done_by, holders)

    return ToldIncidents(
        tuple(one for one in told.incidents if can_be_theirs(one)),
        {token: way for token, way in told.by_token.items() if can_be_theirs(way[1])},
    )


def _share_a_name(scene: Scene, one: tuple[ActorId, ...], other: tuple[ActorId, ...]) -> bool:
    """Whether a person is named in what the others are called: "Lund" and "the Lund regime"."""
    names = [
        {word for actor in side for word in _CAPITALS.findall(scene.cast.actor(actor).name)}
        for side in (one, other)
    ]
    return bool(names[0] & names[1])


def meant(told: ToldIncidents, at: int) -> Incident | None:
    """The incident that "the accusations" or "any involvement" is about: the last told before, not far off;
    else the one that the article is about, if it is about one.

    Only one that somebody can be charged with; None where there is none.
    """
    charged = [
        (token, one)
        for token, (way, one) in told.by_token.items()
        if is_charged(way) and way.like != "meddling"  # "foul play" is none of it
    ]
    before = [one for token, one in charged if at - _NEAR < token < at]
    if before:
        return before[-1]
    tellings = Counter(one.id for _, one in charged)
    if not tellings:
        return None
    main, times = tellings.most_common(1)[0]
    about = times >= _OFTEN and 3 * times >= len(charged)
    return next(one for _, one in charged if one.id == main) if about else None


def statement_by(scene: Scene, token: int) -> Statement | None:
    """The statement that a verb is the cue of, else the one that it stands in."""
    start, end = scene.grammar.ends(token)
    for statement in scene.statements:
        cue = statement.cue_span
        if cue is not None and cue.start <= start and end <= cue.end:
            return statement
    return scene.statement_of(token)
