"""Messages that a noun tells of: "a letter to Varnia", "Ostland's offer", "a warning from Kestria to both".

A verb beside the noun says who sends, bears, gets or answers it: "delivered a message from Kestria to
Varnia", "received an ultimatum from Ostland", "rejected the Varnian proposal".
"""

from collections.abc import Iterator

from dragoman.extract.messages_handed import exchanged, handed_over, received, written_in
from dragoman.extract.messages_lexicon import Writ, lexicon
from dragoman.extract.messages_parties import Parties
from dragoman.extract.messages_standing import status_of
from dragoman.extract.messages_targets import touched
from dragoman.extract.messages_told import Told
from dragoman.extract.messages_verbs import senders_of, teller
from dragoman.extract.messages_writ import Sending, addressed, made
from dragoman.extract.scene import Scene
from dragoman.record import Statement
from dragoman.record.words import MessageStatus

_ALLEGED = frozenset({"accusation", "allegation", "charge", "claim", "term", "condition", "call"})
_IN_WRITING = frozenset({"letter", "note", "cable", "message", "memo", "telegram"})


def told_by_nouns(scene: Scene, parties: Parties, cued: dict[int, Statement]) -> Iterator[Told]:
    """Every message that a noun tells of, in the order of the text."""
    nouns = lexicon().nouns
    for noun in range(len(scene.grammar)):
        if scene.grammar.upos(noun) not in ("NOUN", "PROPN"):
            continue
        lemma = scene.grammar.lemma(noun)
        if scene.grammar.relation(noun) == "compound":
            continue
        writ = nouns.get(lemma)
        if writ is not None:
            yield from _told(parties, cued, noun, writ)
        elif lemma in _ALLEGED:
            yield from _answers(parties, cued, noun, None)


def _told(parties: Parties, cued: dict[int, Statement], noun: int, writ: Writ) -> Iterator[Told]:
    scene, words = parties.scene, lexicon()
    if any(scene.grammar.lemma(word) in ("little", "few", "any") for word in scene.grammar.dependents(noun)):
        return
    verb = _governor(scene, noun)
    if verb is not None:
        lemma = scene.predicate(verb).lemma
        if noun in scene.predicate(verb).patients:
            if lemma in words.hand_over:
                yield from handed_over(parties, cued, noun, verb, writ)
                return
            if lemma in words.exchange:
                yield from exchanged(parties, cued, noun, verb, writ)
                return
            if lemma in words.receive:
                yield from received(parties, cued, noun, verb, writ)
                return
        answered = tuple(_answers(parties, cued, noun, writ))
        if answered:
            yield from answered
            return
        if scene.grammar.case(noun) == "in" and scene.grammar.lemma(noun) in _IN_WRITING:
            yield from written_in(parties, cued, noun, verb)
            return
    if not writ.only_handed_over:
        yield from _named(parties, noun, writ)


def _governor(scene: Scene, noun: int) -> int | None:
    """The verb that a noun is a party of; for a participle after it ("a letter sent to Varnia"), that."""
    grammar = scene.grammar
    for clause in grammar.dependents(noun, "acl"):
        if grammar.upos(clause) == "VERB" and scene.predicate(clause).lemma in (
            lexicon().hand_over | lexicon().receive
        ):
            return clause
    head = grammar.head(noun)
    return head if head is not None and grammar.upos(head) == "VERB" else None


def _answers(parties: Parties, cued: dict[int, Statement], noun: int, writ: Writ | None) -> Iterator[Told]:
    """Give the answer to what a noun asks or offers, and what it answers: whoever takes an offer got one."""
    scene = parties.scene
    verb = _governor(scene, noun)
    if verb is None or not _is_answered(scene, noun, verb):
        return
    said = scene.predicate(verb)
    for answer in lexicon().answers.get(said.lemma, ()):
        if scene.grammar.lemma(noun) not in answer.things:
            continue
        asker = parties.owner(noun)
        own = cued.get(verb)
        answerer = parties.others(senders_of(scene, parties, said, own), asker)
        told_in = teller(scene, verb, own)
        status = status_of(scene, verb, told_in)
        if writ is not None and status in ("asserted", "claimed"):
            yield from made(parties, Sending(noun, noun, writ, asker, answerer, status, told_in))
        if answer.act is not None:
            by = Writ(answer.act, "public" if answer.act == "deny" else "unknown", False)
            yield from made(parties, Sending(verb, verb, by, answerer, asker, status, told_in, own))
        return


def _named(parties: Parties, noun: int, writ: Writ) -> Iterator[Told]:
    """A message whose phrase names both parties by itself, whatever the sentence does with it."""
    scene = parties.scene
    senders = parties.owner(noun, "from", "by", "of")
    threat = writ.act == "threaten"
    # "the threat to Varnia" is a danger; "the threat to shell Varnia" and "threats of revenge" are said
    if threat and not _is_uttered(scene, noun):
        return
    recipients = () if threat else addressed(parties, noun)
    if senders and not recipients and (threat or _is_of_revenge(scene, noun)):
        recipients = touched(parties, [t for t in scene.grammar.subtree(noun) if t > noun], senders)
    if not senders or not recipients:
        return
    put = scene.standing(noun)
    if put.negated or put.mood in ("plan", "condition", "possibility", "question", "wish"):
        return
    if _may_come(scene, noun):
        return
    told_in = scene.statement_of(noun)
    status: MessageStatus = "planned" if put.future else "claimed" if told_in else "asserted"
    yield from made(parties, Sending(noun, noun, writ, senders, recipients, status, told_in))


def _may_come(scene: Scene, noun: int) -> bool:
    """Whether a message is only one that may follow: "this could lead to appeals from Varnia to the bank"."""
    grammar = scene.grammar
    if any(grammar.lemma(det) in ("the", "this", "that") for det in grammar.dependents(noun, "det")):
        return False
    verb = next((above for above in grammar.ancestors(noun) if grammar.upos(above) == "VERB"), None)
    return verb is not None and scene.standing(verb).mood in ("possibility", "condition")


def _is_uttered(scene: Scene, noun: int) -> bool:
    """Whether a threat is one of words: what it threatens with stands beside it."""
    grammar = scene.grammar
    deeds = grammar.dependents(noun, "acl")
    return any(
        grammar.lemma(mark) == "to" for deed in deeds for mark in grammar.dependents(deed, "mark")
    ) or any(
        grammar.case(child) == "of" and grammar.upos(child) == "NOUN"
        for child in grammar.dependents(noun, "nmod")
    )


def _is_of_revenge(scene: Scene, noun: int) -> bool:
    """Whether a promise is a threat: "promises of revenge on Varnia"."""
    return any(
        scene.grammar.lemma(child) in ("revenge", "retaliation", "vengeance")
        for child in scene.grammar.dependents(noun, "nmod")
    )


def _is_answered(scene: Scene, noun: int, verb: int) -> bool:
    said = scene.predicate(verb)
    return noun in said.patients or (
        scene.grammar.head(noun) == verb and scene.grammar.relation(noun) == "obj"
    )
