"""A message put together from a noun for one: who sends it to whom, what it says, which words tell of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.extract.attribution import Ends
from dragoman.extract.messages_channel import carriers, channel_of
from dragoman.extract.messages_lexicon import Writ
from dragoman.extract.messages_matter import mention_of, trimmed
from dragoman.extract.messages_parties import Parties
from dragoman.extract.messages_told import Told
from dragoman.extract.scene import Scene
from dragoman.record import ActorId, Statement
from dragoman.record.words import MessageStatus

Actors = tuple[ActorId, ...]


@dataclass(frozen=True, slots=True)
class Sending:
    """That a message went, is to go or did not: `noun` names it and `verb` (or the noun again) tells of it.

    `own` is the statement that the verb brings in, `told_in` the one that it is told in; `status` is None
    where the words tell of no message after all.
    """

    noun: int
    verb: int
    writ: Writ
    senders: Actors
    recipients: Actors
    status: MessageStatus | None
    told_in: Statement | None
    own: Statement | None = None
    bearers: Actors = ()


def made(parties: Parties, sending: Sending) -> Iterator[Told]:
    """The message, if both its sides are known."""
    scene = parties.scene
    at, verb = sending.noun, sending.verb
    senders = sending.senders
    recipients = parties.others(sending.recipients, senders)
    if sending.status is None or not senders or not recipients:
        return
    between, through = carriers(parties, verb, at if at != verb else None)
    through = through or bool(sending.bearers)
    between = tuple(dict.fromkeys((*sending.bearers, *between)))
    yield Told(
        at,
        senders,
        recipients,
        tuple(a for a in between if a not in senders and a not in recipients),
        sending.writ.act,
        "indirect" if through else channel_of(parties, verb, sending.writ.channel),
        sending.status,
        _contents(scene, at, sending.own),
        mention_of(scene, verb) if scene.grammar.upos(verb) == "VERB" else _phrase(scene, verb),
        sending.told_in,
    )


def addressed(parties: Parties, noun: int) -> Actors:
    """Whom the noun's own phrase sends it to: "a letter to Varnia", "notice of the strike to Varnia"."""
    grammar = parties.scene.grammar
    waiting = grammar.dependents(noun, "nmod")
    for _ in range(3):
        for child in waiting:
            if grammar.relation(child) == "nmod" and grammar.case(child) in ("to", "for"):
                found = parties.all(grammar.together(child))
                if found:
                    return found
        waiting = [
            inner
            for child in waiting
            if grammar.case(child) in ("of", "about", "on")
            for inner in grammar.dependents(child, "nmod")
            if grammar.case(inner) == "to"
        ]
    return ()


def _phrase(scene: Scene, noun: int) -> Ends:
    below = scene.grammar.subtree(noun)
    return trimmed(scene.text, scene.grammar.ends(below[0], below[-1]))


def _contents(scene: Scene, noun: int, own: Statement | None) -> tuple[Ends, ...]:
    """What the message says: the clause after its noun, or what the saying beside it says."""
    grammar = scene.grammar
    for clause in grammar.dependents(noun, "acl", "ccomp", "appos"):
        if clause > noun and grammar.is_clause(clause) and grammar.relation(clause) != "acl:relcl":
            below = grammar.subtree(clause)
            return (trimmed(scene.text, grammar.ends(below[0], below[-1])),)
    if own is not None:
        return tuple((span.start, span.end) for span in own.content_spans)
    # "sent messages to Varnia that a blockade would hurt it", wherever the parser hangs the clause
    for mark in grammar.subtree(grammar.head(noun) or noun):
        said = grammar.head(mark)
        if (
            mark > noun
            and said is not None
            and (grammar.lemma(mark), grammar.relation(mark)) == ("that", "mark")
        ):
            return (trimmed(scene.text, scene.clause(said)),)
    for child in grammar.dependents(noun, "nmod"):
        if (
            grammar.case(child) in ("of", "on", "about", "for", "against", "over")
            and grammar.upos(child) == "NOUN"
        ):
            below = grammar.subtree(child)
            return (trimmed(scene.text, grammar.ends(below[0], below[-1])),)
    return ()
