"""A party's stand on an incident, before it is written down, and which incident is meant."""

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.extract.incidents import ToldIncidents
from dragoman.extract.incidents_told import VIOLENT
from dragoman.extract.scene import Scene
from dragoman.language.grammar import Ends
from dragoman.record import ActorId, Incident, Statement
from dragoman.record.words import Stance

CHARGED = VIOLENT | {"seizure", "clash", "other"}
"""The kinds of incident that somebody is charged with, or owns up to."""


@dataclass(frozen=True, slots=True)
class Stand:
    """How each of `holders` stands to an incident; `accused` is whom they charge; `words` say so."""

    holders: tuple[ActorId, ...]
    stance: Stance
    incident: Incident
    accused: tuple[ActorId, ...]
    words: Ends
    statement: Statement | None


def told_below(told: ToldIncidents, tokens: Iterable[int], *but: int) -> Incident | None:
    """The first incident told by one of these tokens."""
    for token in tokens:
        if token not in but and token in told.by_token:
            return told.by_token[token][1]
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


def meant(told: ToldIncidents, at: int) -> Incident | None:
    """The incident that "the accusations" or "any involvement" is about: the last told before, else first.

    Only one of the kinds that somebody is charged with; None where there is none.
    """
    charged = [(token, one) for token, (way, one) in told.by_token.items() if way.kind in CHARGED]
    before = [one for token, one in charged if token < at]
    if before:
        return before[-1]
    return charged[0][1] if charged else None


def statement_by(scene: Scene, token: int) -> Statement | None:
    """The statement that a verb is the cue of, else the one that it stands in."""
    start, end = scene.grammar.ends(token)
    for statement in scene.statements:
        cue = statement.cue_span
        if cue is not None and cue.start <= start and end <= cue.end:
            return statement
    return scene.statement_of(token)
