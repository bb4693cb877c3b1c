"""Messages that one side tells of and the other rejects: disputed, never asserted nor merely claimed.

"Ostland claimed that it had given notice to Varnia, which Varnia has rejected", and two sides of whom each
says that the other asked first.
"""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.extract.messages_parties import Parties
from dragoman.extract.messages_told import Told
from dragoman.extract.scene import Scene
from dragoman.record import ActorId

_REJECTS = frozenset("reject deny dispute dismiss refute rebut contradict".split())
_THE_CLAIM = frozenset(
    "which that it this claim assertion account allegation charge statement report".split()
)
_NEAR = 500  # code points in which the other side's answer follows


def with_disputes(scene: Scene, parties: Parties, told: Sequence[Told]) -> list[Told]:
    """Give each message that the other side rejects its status."""
    return [
        replace(one, status="disputed")
        if one.status in ("claimed", "asserted")
        and not _same_side(parties, one.senders, one.recipients)
        and (
            _is_rejected(scene, parties, one)
            or _is_denied(scene, parties, one)
            or _is_crossed(parties, one, told)
        )
        else one
        for one in told
    ]


def _is_rejected(scene: Scene, parties: Parties, told: Told) -> bool:
    """Whether the sentence goes on to say that the recipients reject it: "…, which Varnia has denied"."""
    grammar = scene.grammar
    for verb in grammar.sentence(told.at):
        if verb <= told.at or grammar.lemma(verb) not in _REJECTS or grammar.upos(verb) != "VERB":
            continue
        said = scene.predicate(verb)
        objects = {grammar.lemma(token) for token in (*said.patients, *grammar.dependents(verb, "obj"))}
        if objects & _THE_CLAIM and _same_side(parties, parties.all(said.agents), told.recipients):
            return True
    return False


def _is_denied(scene: Scene, parties: Parties, told: Told) -> bool:
    """Whether the recipients are quoted soon after as denying just that."""
    if told.told_in is None or told.performed or told.act in ("deny", "refuse"):
        return False
    words = _words(scene, told.mention)
    for statement in scene.statements:
        start = statement.content_spans[0].start
        if statement.act != "deny" or not told.mention[1] <= start <= told.mention[1] + _NEAR:
            continue
        if not _same_side(parties, statement.speakers, told.recipients):
            continue
        content = _words(scene, (start, statement.content_spans[-1].end))
        if len(words & content) >= 2:
            return True
    return False


def _is_crossed(parties: Parties, told: Told, others: Sequence[Told]) -> bool:
    """Whether each side says that the other one asked."""
    if told.act != "request" or told.told_in is None:
        return False
    return any(
        other.act == "request"
        and other.told_in is not None
        and _same_side(parties, told.senders, other.recipients)
        and _same_side(parties, told.recipients, other.senders)
        and _same_side(parties, told.told_in.speakers, told.recipients)
        and _same_side(parties, other.told_in.speakers, other.recipients)
        for other in others
    )


def _same_side(parties: Parties, ones: tuple[ActorId, ...], others: tuple[ActorId, ...]) -> bool:
    return bool(set(ones) & set(others) or parties.countries(ones) & parties.countries(others))


def _words(scene: Scene, ends: tuple[int, int]) -> frozenset[str]:
    tokens = scene.grammar.tokens_in(*ends)
    return frozenset(
        scene.grammar.lemma(token) for token in tokens if scene.grammar.upos(token) in ("NOUN", "VERB", "ADJ")
    )
