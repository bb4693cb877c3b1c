"""Messages that a noun tells of: "a letter to Varnia", "Ostland's offer", "a warning from Kestria to both".

A verb beside the noun says who sends, bears, gets or answers it: "delivered a message from Kestria to
Varnia", "received an ultimatum from Ostland", "rejected the Varnian proposal".
"""

from collections.abc import Iterator

from dragoman.extract.attribution import Ends
from dragoman.extract.messages_channel import carriers, channel_of
from dragoman.extract.messages_lexicon import Writ, lexicon
from dragoman.extract.messages_matter import mention_of, trimmed
from dragoman.extract.messages_parties import Parties
from dragoman.extract.messages_standing import status_of
from dragoman.extract.messages_targets import touched
from dragoman.extract.messages_told import Told
from dragoman.extract.messages_verbs import senders_of, teller
from dragoman.extract.scene import Scene
from dragoman.record import ActorId, Statement
from dragoman.record.words import Act, MessageStatus

Actors = tuple[ActorId, ...]
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
            yield from _told(scene, parties, cued, noun, writ)
        elif lemma in _ALLEGED:
            yield from _answers(scene, parties, cued, noun, None)


def _told(
    scene: Scene, parties: Parties, cued: dict[int, Statement], noun: int, writ: Writ
) -> Iterator[Told]:
    words = lexicon()
    if any(scene.grammar.lemma(word) in ("little", "few", "any") for word in scene.grammar.dependents(noun)):
        return
    verb = _governor(scene, noun)
    if verb is not None:
        lemma = scene.predicate(verb).lemma
        if noun in scene.predicate(verb).patients:
            if lemma in words.hand_over:
                yield from _handed_over(scene, parties, cued, noun, verb, writ)
                return
            if lemma in words.exchange:
                yield from _exchanged(scene, parties, cued, noun, verb, writ)
                return
            if lemma in words.receive:
                yield from _received(scene, parties, cued, noun, verb, writ)
                return
        answered = tuple(_answers(scene, parties, cued, noun, writ))
        if answered:
            yield from answered
            return
        if scene.grammar.case(noun) == "in" and scene.grammar.lemma(noun) in _IN_WRITING:
            yield from _written_in(scene, parties, cued, noun, verb)
            return
    if not writ.only_handed_over:
        yield from _named(scene, parties, noun, writ)


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


def _handed_over(
    scene: Scene, parties: Parties, cued: dict[int, Statement], noun: int, verb: int, writ: Writ
) -> Iterator[Told]:
    said = scene.predicate(verb)
    if said.lemma == "have" and writ.act not in ("say", "warn"):
        return  # "has a commitment to Varnia"
    agents = parties.all(said.agents)
    owner = parties.others(parties.owner(noun, "from", "by") or parties.all(said.after("from")), agents)
    recipients = (
        parties.all(said.recipients)
        or _before_it(scene, parties, noun, verb)
        or parties.all(said.after("to", "with"))
        or _addressed(parties, noun)
        or parties.all(said.after("for"))
    )
    bears = said.lemma in lexicon().carries
    senders = owner if owner and (bears or not agents) else agents
    if not recipients and writ.act == "threaten":
        recipients = touched(parties, list(scene.grammar.subtree(noun)), senders)
    bearers = agents if owner and bears else ()
    if said.lemma == "have" or parties.all(said.after("for")) == recipients:
        writ = Writ(writ.act, "public", writ.only_handed_over)  # "had a message for the king"
    own = cued.get(verb)
    told_in = teller(scene, verb, own)
    yield from _made(
        scene,
        parties,
        noun,
        verb,
        senders,
        recipients,
        bearers,
        writ,
        status_of(scene, verb, told_in),
        told_in,
        own,
    )


def _before_it(scene: Scene, parties: Parties, noun: int, verb: int) -> Actors:
    """Whom a verb gives a thing, where the parser makes one object of both: "gave Varnia advance notice"."""
    grammar = scene.grammar
    objects = grammar.dependents(verb, "obj")
    if len(objects) > 1 and objects[0] != noun:
        return parties.all(grammar.together(objects[0]))
    after = verb + 1
    if after < noun and grammar.upos(after) == "PROPN" and grammar.descends_from(after, noun):
        return parties.at(after) if grammar.relation(after) == "compound" else ()
    return ()


def _received(
    scene: Scene, parties: Parties, cued: dict[int, Statement], noun: int, verb: int, writ: Writ
) -> Iterator[Told]:
    said = scene.predicate(verb)
    senders = parties.all(said.after("from")) or parties.owner(noun, "from", "by")
    own = cued.get(verb)
    told_in = teller(scene, verb, own)
    status = status_of(scene, verb, told_in)
    if _is_none(scene, noun):
        status = "denied" if status is not None else None
    yield from _made(
        scene, parties, noun, verb, senders, parties.all(said.agents), (), writ, status, told_in, own
    )


def _exchanged(
    scene: Scene, parties: Parties, cued: dict[int, Statement], noun: int, verb: int, writ: Writ
) -> Iterator[Told]:
    """What two parties send each other: "Varnia and Kestria have exchanged letters through Arlond"."""
    sides = parties.all(scene.predicate(verb).agents)
    own = cued.get(verb)
    told_in = teller(scene, verb, own)
    status = status_of(scene, verb, told_in)
    if len(sides) == 2:
        for one, other in (sides, sides[::-1]):
            yield from _made(scene, parties, noun, verb, (one,), (other,), (), writ, status, told_in, own)


def _answers(
    scene: Scene, parties: Parties, cued: dict[int, Statement], noun: int, writ: Writ | None
) -> Iterator[Told]:
    """Give the answer to what a noun asks or offers, and what it answers: whoever takes an offer got one."""
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
            yield from _made(scene, parties, noun, noun, asker, answerer, (), writ, status, told_in, None)
        if answer.act is not None:
            by = Writ(answer.act, "public" if answer.act == "deny" else "unknown", False)
            yield from _made(scene, parties, verb, verb, answerer, asker, (), by, status, told_in, own)
        return


def _written_in(
    scene: Scene, parties: Parties, cued: dict[int, Statement], noun: int, verb: int
) -> Iterator[Told]:
    """What a letter says: "in a letter to the king, Lund promised to leave"."""
    own = cued.get(verb)
    senders = parties.owner(noun, "from", "by") or parties.all(scene.predicate(verb).agents)
    if not senders and own is not None:
        senders = tuple(actor for actor in own.speakers if parties.counts(actor))
    told_in = teller(scene, verb, own)
    act: Act = own.act if own is not None else "say"
    yield from _made(
        scene,
        parties,
        noun,
        verb,
        senders,
        _addressed(parties, noun),
        (),
        Writ(act, "direct", False),
        status_of(scene, verb, told_in),
        told_in,
        own,
    )


def _named(scene: Scene, parties: Parties, noun: int, writ: Writ) -> Iterator[Told]:
    """A message whose phrase names both parties by itself, whatever the sentence does with it."""
    senders = parties.owner(noun, "from", "by", "of")
    threat = writ.act == "threaten"
    # "the threat to Varnia" is a danger; "the threat to shell Varnia" and "threats of revenge" are said
    if threat and not _is_uttered(scene, noun):
        return
    recipients = () if threat else _addressed(parties, noun)
    if senders and not recipients and (threat or _is_of_revenge(scene, noun)):
        recipients = touched(parties, [t for t in scene.grammar.subtree(noun) if t > noun], senders)
    if not senders or not recipients:
        return
    put = scene.standing(noun)
    if put.negated or put.mood in ("plan", "condition", "possibility", "question", "wish"):
        return
    told_in = scene.statement_of(noun)
    status: MessageStatus = "planned" if put.future else "claimed" if told_in else "asserted"
    yield from _made(scene, parties, noun, noun, senders, recipients, (), writ, status, told_in, None)


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


def _addressed(parties: Parties, noun: int) -> Actors:
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


def _is_answered(scene: Scene, noun: int, verb: int) -> bool:
    said = scene.predicate(verb)
    return noun in said.patients or (
        scene.grammar.head(noun) == verb and scene.grammar.relation(noun) == "obj"
    )


def _is_none(scene: Scene, noun: int) -> bool:
    return any(scene.grammar.lemma(det) == "no" for det in scene.grammar.dependents(noun, "det"))


def _made(
    scene: Scene,
    parties: Parties,
    at: int,
    verb: int,
    senders: Actors,
    recipients: Actors,
    bearers: Actors,
    writ: Writ,
    status: MessageStatus | None,
    told_in: Statement | None,
    own: Statement | None,
) -> Iterator[Told]:
    recipients = parties.others(recipients, senders)
    if status is None or not senders or not recipients:
        return
    between, through = carriers(parties, verb, at if at != verb else None)
    through = through or bool(bearers)
    yield Told(
        at,
        senders,
        recipients,
        tuple(a for a in dict.fromkeys((*bearers, *between)) if a not in senders and a not in recipients),
        writ.act,
        "indirect" if through else channel_of(parties, verb, writ.channel),
        status,
        _contents(scene, at, own),
        mention_of(scene, verb) if scene.grammar.upos(verb) == "VERB" else _phrase(scene, verb),
        told_in,
    )


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
