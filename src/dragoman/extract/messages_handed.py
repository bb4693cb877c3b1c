"""Messages that somebody hands over, gets or exchanges: "delivered a letter from Kestria to the king".

The verb says who sends, who bears and who gets what the noun names.
"""

from collections.abc import Iterator
from dataclasses import replace

from dragoman.extract.messages_lexicon import Writ, lexicon
from dragoman.extract.messages_parties import Parties
from dragoman.extract.messages_standing import status_of
from dragoman.extract.messages_targets import touched
from dragoman.extract.messages_told import Told
from dragoman.extract.messages_verbs import teller
from dragoman.extract.messages_writ import Actors, Sending, addressed, made
from dragoman.record import Statement
from dragoman.record.words import Act

_YEARLY = frozenset({"annual", "yearly", "inaugural", "christmas", "easter"})
"""A message of this sort is a speech."""


def handed_over(
    parties: Parties, cued: dict[int, Statement], noun: int, verb: int, writ: Writ
) -> Iterator[Told]:
    """What somebody sends, gives or brings: "sent a warning to Varnia", "conveyed the king's reply"."""
    scene = parties.scene
    said = scene.predicate(verb)
    marks = {scene.grammar.lemma(child) for child in scene.grammar.dependents(noun)}
    if said.lemma == "have" and writ.act not in ("say", "warn"):
        return  # "has a commitment to Varnia"
    if marks & _YEARLY:
        return
    agents = parties.all(said.agents)
    owner = parties.others(parties.owner(noun, "from", "by") or parties.all(said.after("from")), agents)
    bears = said.lemma in lexicon().carries
    if bears and not owner and "the" in marks and said.lemma not in ("pass", "extend", "forward"):
        return  # "handed over the letter": whose it is has been told before
    recipients = (
        parties.all(said.recipients)
        or _before_it(parties, noun, verb)
        or parties.all(said.after("to", "with"))
        or addressed(parties, noun)
        or (parties.all(said.after("for")) if writ.act not in ("urge", "request", "demand") else ())
    )
    senders = owner if owner and (bears or not agents) else agents
    if not recipients and writ.act == "threaten":
        recipients = touched(parties, list(scene.grammar.subtree(noun)), senders)
    if said.lemma == "have" or parties.all(said.after("for")) == recipients:
        writ = replace(writ, channel="public")  # "had a message for the king"
    own = cued.get(verb)
    told_in = teller(scene, verb, own)
    status = status_of(scene, verb, told_in)
    bearers = agents if owner and bears else ()
    yield from made(parties, Sending(noun, verb, writ, senders, recipients, status, told_in, own, bearers))


def _before_it(parties: Parties, noun: int, verb: int) -> Actors:
    """Whom a verb gives a thing, where the parser makes one object of both: "gave Varnia advance notice"."""
    grammar = parties.scene.grammar
    objects = grammar.dependents(verb, "obj")
    if len(objects) > 1 and objects[0] != noun:
        return parties.all(grammar.together(objects[0]))
    after = verb + 1
    if after < noun and grammar.upos(after) == "PROPN" and grammar.descends_from(after, noun):
        return parties.at(after) if grammar.relation(after) == "compound" else ()
    return ()


def received(
    parties: Parties, cued: dict[int, Statement], noun: int, verb: int, writ: Writ
) -> Iterator[Told]:
    """What somebody gets: "received an ultimatum from Ostland"; "has received no request" is denied."""
    scene = parties.scene
    said = scene.predicate(verb)
    senders = parties.all(said.after("from")) or parties.owner(noun, "from", "by")
    own = cued.get(verb)
    told_in = teller(scene, verb, own)
    status = status_of(scene, verb, told_in)
    if any(scene.grammar.lemma(det) == "no" for det in scene.grammar.dependents(noun, "det")):
        status = "denied" if status is not None else None
    yield from made(
        parties, Sending(noun, verb, writ, senders, parties.all(said.agents), status, told_in, own)
    )


def exchanged(
    parties: Parties, cued: dict[int, Statement], noun: int, verb: int, writ: Writ
) -> Iterator[Told]:
    """What two parties send each other: "Varnia and Kestria have exchanged letters through Arlond"."""
    sides = parties.all(parties.scene.predicate(verb).agents)
    own = cued.get(verb)
    told_in = teller(parties.scene, verb, own)
    status = status_of(parties.scene, verb, told_in)
    if len(sides) == 2:
        for one, other in (sides, sides[::-1]):
            yield from made(parties, Sending(noun, verb, writ, (one,), (other,), status, told_in, own))


def written_in(parties: Parties, cued: dict[int, Statement], noun: int, verb: int) -> Iterator[Told]:
    """What a letter says: "in a letter to the king, Lund promised to leave"."""
    scene = parties.scene
    own = cued.get(verb)
    senders = parties.owner(noun, "from", "by") or parties.all(scene.predicate(verb).agents)
    if not senders and own is not None:
        senders = tuple(actor for actor in own.speakers if parties.counts(actor))
    told_in = teller(scene, verb, own)
    act: Act = own.act if own is not None else "say"
    recipients = addressed(parties, noun)
    status = status_of(scene, verb, told_in)
    yield from made(
        parties, Sending(noun, verb, Writ(act, "direct", False), senders, recipients, status, told_in, own)
    )
