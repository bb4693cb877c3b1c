"""Messages that a verb tells of: "warned Varnia", "called on both sides to", "was told by Ostland that"."""

from collections.abc import Iterator

from dragoman.extract.attribution import Ends
from dragoman.extract.messages_channel import carriers, channel_of
from dragoman.extract.messages_company import company_of, teller_of
from dragoman.extract.messages_lexicon import Telling, lexicon
from dragoman.extract.messages_parties import Parties
from dragoman.extract.messages_standing import performs, status_of
from dragoman.extract.messages_told import Told
from dragoman.extract.scene import Scene
from dragoman.language.grammar import Grammar
from dragoman.language.predicates import Predicate
from dragoman.record import ActorId, Statement
from dragoman.record.words import Act, Channel, Occasion

Actors = tuple[ActorId, ...]
_MATTERS = frozenset({"for", "of", "about", "on", "over", "to", "against", "regarding", "concerning", "from"})
_ASKING = frozenset("whether if what who why how when where which".split())
_TROOPS = frozenset(
    "troop force army military navy soldier fleet unit police guard ship fighter pilot vessel jet".split()
)
_NO_MATTER = frozenset("comment question interview".split())
_OCCASIONS: dict[Occasion, Channel] = {
    "briefing": "public",
    "press_conference": "public",
    "interview": "public",
    "post": "public",
    "call": "direct",
    "meeting": "direct",
}
_BY_OCCASION: dict[str, Act] = {
    "deny": "deny",
    "condemn": "condemn",
    "denounce": "condemn",
    "criticize": "condemn",
    "criticise": "condemn",
    "rebuke": "condemn",
}
_CARRYING = frozenset("tell inform notify convey communicate relay transmit warn assure deliver".split())
_SPELLS = frozenset({"hour", "day", "week", "month", "deadline"})
_WANTS = frozenset({"want", "expect", "require"})
_SELF = frozenset({"i", "we"})
_NO_OFFER = frozenset(
    "praise condolence congratulation sympathy glimpse hope proof evidence insight view detail assessment "
    "chance thought prayer comment clue lesson reason example way look opportunity".split()
)
_TELLING_ACTS = frozenset({"say", "claim"})


def told_by_verbs(scene: Scene, parties: Parties, cued: dict[int, Statement]) -> Iterator[Told]:
    """Every message that a verb tells of, in the order of the text. `cued` has statements by their cue."""
    verbs = lexicon().verbs
    for verb in scene.verbs:
        for frame in verbs.get(_name(scene, verb), ()):
            told = _told(scene, parties, cued, verb, frame)
            if told is not None:
                yield told
            passed = _passed_on(scene, parties, cued, verb, frame)
            if passed is not None:
                yield passed
            if told is not None or passed is not None:
                break


def _is_his_own(scene: Scene, said: Predicate, frame: Telling, told_in: Statement, senders: Actors) -> bool:
    """Whether somebody says what he himself wants or orders now: his saying so is the message."""
    if not senders or not set(senders) <= set(told_in.speakers):
        return False
    wants = said.lemma in _WANTS and scene.grammar.read.xpos[said.verb] in ("VBP", "VBZ", "VBD")
    return wants or (
        frame.act == "order" and any(scene.grammar.word(t).lower() in _SELF for t in said.agents)
    )


def _tells_of_company(scene: Scene, said: Predicate, frame: Telling, senders: Actors) -> bool:
    """Whether what is said in a call or meeting is for the other side: "thanked", not a mere "said"."""
    cast = scene.cast
    known = [a for a in senders if cast.kind(a) != "anonymous" or cast.actor(a).country is not None]
    named = any(scene.grammar.upos(token) == "PROPN" for token in (*said.recipients, *said.patients))
    return bool(known) and not named and (frame.act != "say" or said.lemma in _CARRYING)


def _name(scene: Scene, verb: int) -> str:
    """The verb as the word list has it: with a particle ("pass on"), or with "clear"."""
    grammar = scene.grammar
    lemma, particle = grammar.lemma(verb), grammar.particle(verb)
    if particle and f"{lemma} {particle}" in lexicon().verbs:
        return f"{lemma} {particle}"
    if lemma == "make" and any(
        grammar.lemma(c) in ("clear", "plain")
        for c in grammar.dependents(verb, "xcomp", "obj", "advmod", "ccomp")
    ):
        return "make clear"
    if lemma == "give" and _gives_time(grammar, verb):
        return "give time"
    if lemma == "call" and grammar.dependent(verb, "xcomp") is not None and not _calls_on(grammar, verb):
        return "call for"
    if lemma == "let" and any(grammar.lemma(c) == "know" for c in grammar.dependents(verb, "xcomp", "ccomp")):
        return "let know"
    return lemma if lemma in lexicon().verbs else _unbent(lemma)


def _gives_time(grammar: Grammar, verb: int) -> bool:
    """Whether somebody is given a time by which to act: "gave Varnia 48 hours to leave"."""
    until = any(grammar.case(child) == "until" for child in grammar.dependents(verb, "obl"))
    things = {grammar.lemma(child).removesuffix("s") for child in grammar.dependents(verb, "obj", "obl")}
    return until or bool(things & _SPELLS)


def _calls_on(grammar: Grammar, verb: int) -> bool:
    """Whether "called" has its "on", or calls somebody something."""
    cases = {grammar.case(child) for child in grammar.dependents(verb, "obl")}
    return "for" not in cases or bool(cases & {"on", "upon", ""}) or bool(grammar.dependents(verb, "obj"))


def _unbent(lemma: str) -> str:
    """The verb's own form where the reader took a bent one for it ("denied")."""
    verbs = lexicon().verbs
    for end, base in (
        ("ied", "y"),
        ("ed", ""),
        ("ed", "e"),
        ("ing", ""),
        ("ing", "e"),
        ("ies", "y"),
        ("s", ""),
    ):
        if lemma.endswith(end) and lemma.removesuffix(end) + base in verbs:
            return lemma.removesuffix(end) + base
    return lemma


def _told(
    scene: Scene, parties: Parties, cued: dict[int, Statement], verb: int, frame: Telling
) -> Told | None:
    said = scene.predicate(verb)
    own = cued.get(verb)
    if not _is_matter(scene, said, frame, own):
        return None
    told_in = teller(scene, verb, own)
    status = status_of(scene, verb, told_in, frame.act)
    if status is None:
        return None
    senders = senders_of(scene, parties, said, own)
    if status == "claimed" and told_in is not None and _is_his_own(scene, said, frame, told_in, senders):
        status = "asserted"
    recipients = parties.others(_recipients(scene, parties, said, frame, senders), senders)
    usual = frame.channel
    if own is not None and own.occasion is not None and told_in is None:
        usual = _OCCASIONS.get(own.occasion, usual)
    if (
        not recipients
        and _tells_of_company(scene, said, frame, senders)
        and channel_of(parties, verb, usual) != "public"
    ):
        recipients, usual = company_of(parties, verb, senders), "direct"
        if not recipients and frame.act != "say":
            recipients = teller_of(parties, verb, senders, told_in)
    elif usual == "unknown" and frame.act == "order":
        usual = "direct"
    elif usual == "unknown" and all(scene.cast.kind(a) == "person" for a in (*senders, *recipients)):
        usual = "direct"  # what people let each other know, and not the public
    if not senders or not recipients or (frame.act == "order" and _commands(scene, said)):
        return None
    if said.lemma == "summon" and parties.countries(senders) & parties.countries(recipients):
        return None  # one's own envoy called home
    between, through = carriers(parties, verb)
    channel = "indirect" if through else channel_of(parties, verb, usual)
    contents = _contents(scene, said, own)
    if said.lemma in ("say", "tell", "explain") and not contents:
        return None  # "what Varnia said to us": that something was said, and not what
    performed = told_in is not None and status == "asserted" and performs(scene, verb)
    return Told(
        verb,
        senders,
        recipients,
        tuple(a for a in between if a not in senders and a not in recipients),
        _act(scene, said, frame.act, own),
        "public" if performed and channel == "unknown" else channel,
        status,
        contents,
        mention_of(scene, verb),
        told_in,
        performed,
    )


def _commands(scene: Scene, said: Predicate) -> bool:
    """Whether an order goes to troops: that is a deployment, and no message between parties."""
    heads = (scene.grammar.word(token).lower() for token in (*said.recipients, *said.patients))
    return any(head.removesuffix("s") in _TROOPS or head in _TROOPS for head in heads)


def _passed_on(
    scene: Scene, parties: Parties, cued: dict[int, Statement], verb: int, frame: Telling
) -> Told | None:
    """The message that somebody is asked to carry: "asked Arlond to tell Varnia that the talks were off"."""
    if "object" not in frame.to or frame.channel == "direct":
        return None
    said = scene.predicate(verb)
    inner = said.complement if said.complement is not None else _purpose(scene, verb)
    if inner is None or scene.grammar.lemma(inner) not in _CARRYING or scene.grammar.upos(inner) != "VERB":
        return None
    own = cued.get(verb)
    told_in = teller(scene, verb, own)
    status = status_of(scene, verb, told_in)
    senders = senders_of(scene, parties, said, own)
    carried = scene.predicate(inner)
    recipients: Actors = ()
    act: Act = "say"
    for told in lexicon().verbs.get(scene.grammar.lemma(inner), ()):
        recipients = recipients or parties.others(
            _recipients(scene, parties, carried, told, senders), senders
        )
        act = told.act
    if status not in ("asserted", "claimed") or not senders or not recipients:
        return None
    bearers = parties.all((*said.recipients, *said.patients)) or parties.others(
        parties.all(scene.grammar.dependents(inner, "nsubj")), senders
    )
    between = tuple(a for a in bearers if a not in senders and a not in recipients)
    contents = _contents(scene, carried, None)
    return Told(
        inner,
        senders,
        recipients,
        between,
        act,
        "indirect",
        status,
        contents,
        mention_of(scene, verb),
        told_in,
    )


def teller(scene: Scene, verb: int, own: Statement | None) -> Statement | None:
    """The statement in which a message is told; not the one that the verb itself brings in."""
    found = scene.statement_of(verb)
    return None if found is own else found


def senders_of(scene: Scene, parties: Parties, said: Predicate, own: Statement | None) -> Actors:
    """Who sends: the doer of the verb, or the speaker of the saying that it brings in."""
    found = parties.all(_whoever(scene, parties, said))
    if found or own is None:
        return found
    if said.passive and not said.agents and own.anonymous:
        return ()
    return tuple(actor for actor in own.speakers if parties.counts(actor))


def _whoever(scene: Scene, parties: Parties, said: Predicate) -> tuple[int, ...]:
    """The doers of a verb; "the envoy to Varnia, who warned" is the envoy, whatever "who" stands next to."""
    grammar = scene.grammar
    if not any(grammar.lemma(token) == "who" for token in grammar.dependents(said.verb, "nsubj")):
        return said.agents
    found: list[int] = []
    for token in said.agents:
        at: int | None = token
        while at is not None and not _is_somebody(scene, parties, at):
            at = grammar.head(at) if grammar.relation(at).startswith(("nmod", "appos", "conj")) else None
        if at is not None:
            found.append(at)
    return tuple(found)


def _is_somebody(scene: Scene, parties: Parties, token: int) -> bool:
    """Whether a noun names people and no state or body; of what nobody knows it may be so."""
    return not any(
        scene.cast.kind(actor) in ("state", "government_body", "intergovernmental")
        for actor in parties.at(token)
    )


def mention_of(scene: Scene, verb: int) -> Ends:
    """The words that tell of a message: the clause of the verb, as far as its sentence goes."""
    return trimmed(scene.text, scene.clause(verb))


def trimmed(text: str, ends: Ends) -> Ends:
    """A stretch without white space and loose marks at its edges."""
    start, end = ends
    while start < end and text[start] in " \n\t,;.:“”\"'’‘-–—":
        start += 1
    while end > start and text[end - 1] in " \n\t,;.:“”\"'‘-–—":
        end -= 1
    return start, end


def _is_matter(scene: Scene, said: Predicate, frame: Telling, own: Statement | None) -> bool:
    """Whether beside the verb stands what it takes to be a message: a clause, or a matter."""
    grammar = scene.grammar
    things = {grammar.lemma(token) for token in said.patients}
    matters = {grammar.lemma(token) for token in said.after("for", "to")}
    if things & _NO_MATTER or matters & _NO_MATTER:
        return False
    if frame.things:
        return bool(things & frame.things)
    if frame.act == "offer" and things & _NO_OFFER:
        return False
    if grammar.lemma(said.verb) == "call" and not _is_called_on(said):
        return False
    if frame.act == "threaten" and own is None and said.complement is not None:
        return grammar.read.xpos[said.verb] not in ("VBP", "VBZ")  # "threatens to spread" is a danger
    if frame.act == "threaten" and own is None:
        # "missiles that threaten Varnia" say nothing; "threatening an attack on Varnia" does
        bodily = grammar.read.xpos[said.verb] in ("VBP", "VBZ", "VBG") and not said.after("with")
        return not (bodily and any(grammar.upos(token) == "PROPN" for token in said.patients))
    if frame.act in ("request", "say") and _asks(scene, said, own):
        return False
    if frame.act == "urge" and _is_questioned(scene, said):
        return False
    if frame.beside == "any" or own is not None:
        return True
    clause = said.complement is not None or bool(_purpose(scene, said.verb))
    if frame.beside == "clause" or clause:
        return clause
    return any(
        case in _MATTERS and token not in said.recipients
        for case, token in said.obliques
        if case not in frame.to
    )


def _asks(scene: Scene, said: Predicate, own: Statement | None) -> bool:
    """Whether the verb brings in a question: that is asked, and lets nobody know anything."""
    grammar = scene.grammar
    clause = said.complement
    if grammar.lemma(said.verb) != "ask":
        return False
    that = said.complement is not None and any(
        grammar.lemma(mark) in ("that", "to") for mark in grammar.dependents(said.complement, "mark")
    )
    if own is not None and own.act == "ask" and not that:
        return True
    if any(case in ("about", "on") for case, _ in said.obliques):
        return True
    if clause is None:
        return False
    first = grammar.subtree(clause)[0]
    return grammar.word(first).lower() in _ASKING


def _is_called_on(said: Predicate) -> bool:
    """Whether "on" brings in whom somebody calls on, and not what a hearing is on ("called for … on")."""
    if said.patients and not said.lemma.endswith((" on", " upon")):
        return False  # "called it a big step on Tuesday"
    called = [token for case, token in said.obliques if case in ("on", "upon", "")]
    wanted = [token for case, token in said.obliques if case == "for"]
    return not wanted or not called or min(called) < min(wanted)


def _is_questioned(scene: Scene, said: Predicate) -> bool:
    """Whether somebody is pressed for an answer: "pressed the minister on what he would do"."""
    grammar = scene.grammar
    return any(
        grammar.word(grammar.subtree(clause)[0]).lower() in _ASKING
        or grammar.word(min(grammar.subtree(clause)[0] + 1, len(grammar) - 1)).lower() in _ASKING
        for clause in grammar.dependents(said.verb, "ccomp", "advcl")
        if clause > said.verb
        and grammar.lemma(grammar.subtree(clause)[0]) in _ASKING | {"on", "about", "over"}
    )


def _purpose(scene: Scene, verb: int) -> int | None:
    """The infinitive that a parser may hang on a verb as its purpose: "called on Varnia to leave"."""
    grammar = scene.grammar
    for clause in grammar.dependents(verb, "advcl", "xcomp", "ccomp", "parataxis"):
        if any(grammar.lemma(mark) == "to" for mark in grammar.dependents(clause, "mark")):
            return clause
    return None


def _recipients(scene: Scene, parties: Parties, said: Predicate, frame: Telling, senders: Actors) -> Actors:
    """Whom the message is for, from the first place of the frame that names a party."""
    for place in frame.to:
        found = _at_place(scene, parties, said, place, senders)
        if found:
            return found
    return ()


def _at_place(scene: Scene, parties: Parties, said: Predicate, place: str, senders: Actors) -> Actors:
    grammar = scene.grammar
    if place == "object":
        found = parties.all((*said.recipients, *said.patients))
        if not found and said.complement is not None and _name(scene, said.verb) == "let know":
            return parties.all(grammar.dependents(said.complement, "nsubj", "obj"))
        return found
    if place == "recipient":
        objects = grammar.dependents(said.verb, "obj")
        if not said.recipients and not said.passive and len(objects) > 1:
            return parties.all(grammar.together(objects[0]))  # "offered Varnia a truce"
        return parties.all(said.recipients)
    if place == "doer":
        clause = said.complement
        if clause is None or grammar.relation(clause) not in ("ccomp", "parataxis") or said.patients:
            return ()
        that = any(grammar.lemma(mark) == "that" for mark in grammar.dependents(clause, "mark"))
        bare = grammar.read.xpos[clause] in (("VB", "VBP") if that else ("VB",)) and not grammar.dependents(
            clause, "aux"
        )
        if not bare and not _ought(scene, clause):
            return ()
        own = grammar.dependents(clause, "nsubj")
        return parties.all(tuple(t for first in own for t in grammar.together(first)))
    if place == "owner":
        return _of_the_doer(scene, parties, said)
    if place == "touched":
        below = [t for t in grammar.subtree(said.verb) if t > said.verb]
        return touched(parties, below, senders)
    if place == "partner":
        matters = [t for case, t in said.obliques if case == "for"] + list(said.patients)
        if matters and said.after("with"):
            return parties.all(said.after("with"))
        return parties.all(
            [t for m in matters for t in grammar.dependents(m, "nmod") if grammar.case(t) == "with"]
        )
    if place == "from":
        return _giver(parties, said)
    found = parties.all(said.after(place))
    if not found and grammar.particle(said.verb) == place:  # "called on" taken for a phrasal verb
        found = parties.all((*said.after(""), *said.patients))
    if found:
        return found
    attached = [
        token
        for thing in said.patients
        for first in grammar.dependents(thing, "nmod")
        if grammar.case(first) == place
        for token in grammar.together(first)
    ]
    return parties.all(attached) if place != "of" else ()


def _giver(parties: Parties, said: Predicate) -> Actors:
    """From whom words are wanted: "guarantees from Varnia", and not "a withdrawal from Varnia"."""
    grammar = parties.scene.grammar
    things = {grammar.lemma(thing) for thing in said.patients}
    if said.patients and not things & lexicon().given:
        return ()
    attached = [
        token
        for thing in said.patients
        for first in grammar.dependents(thing, "nmod")
        if grammar.case(first) == "from"
        for token in grammar.together(first)
    ]
    return parties.all(said.after("from")) or parties.all(attached)


def touched(parties: Parties, tokens: list[int], senders: Actors) -> Actors:
    """Whom a threat names, of another country than its sender: against whom, what of whose it would hit."""
    grammar = parties.scene.grammar
    names = [
        t
        for t in tokens
        if grammar.relation(t) not in ("compound", "flat", "amod", "nmod:poss")
        and not _is_avenged(parties, t)
    ]
    against = [t for t in names if grammar.case(t) in ("against", "on", "upon")]
    objects = [t for t in names if grammar.relation(t) in ("obj", "iobj", "nsubj:pass")]
    rest = [t for t in names if grammar.case(t) in ("with", "to")]
    found = abroad(parties, [*against, *objects, *rest], senders) or _for_deeds(parties, names, senders)
    return tuple(actor for actor in found if parties.scene.cast.kind(actor) != "group")


def _for_deeds(parties: Parties, tokens: list[int], senders: Actors) -> Actors:
    """Whose deed would be paid back: "to retaliate for any Varnian sanctions"."""
    grammar = parties.scene.grammar
    for token in tokens:
        head = grammar.head(token)
        if (
            grammar.case(token) == "for"
            and head is not None
            and grammar.lemma(head) in ("retaliate", "retaliation")
        ):
            found = parties.others(parties.possessor(token), senders)
            if found:
                return found
    return ()


def _is_avenged(parties: Parties, token: int) -> bool:
    """Whether a threat only names what it is revenge for: "vowed to avenge the death of their leader"."""
    grammar = parties.scene.grammar
    for at in (token, *grammar.ancestors(token)):
        head = grammar.head(at)
        if head is None:
            return False
        lemma = grammar.lemma(head)
        if lemma == "avenge" or (
            lemma in ("revenge", "retaliation", "reprisal") and grammar.case(at) == "for"
        ):
            return grammar.case(token) != "against"
    return False


def abroad(parties: Parties, tokens: list[int], senders: Actors, *, owners: bool = True) -> Actors:
    """The parties of another country than the senders' in the first of these phrases that has one.

    `owners`: whoever's the thing is counts too ("Varnia's economy").
    """
    at_home = parties.countries(senders)
    for token in tokens:
        if not parties.is_named(token):
            continue
        listed = parties.all(parties.scene.grammar.together(token))
        if set(listed) & set(senders) or any(
            parties.country(a) in at_home for a in listed if len(listed) > 1
        ):
            continue  # "the United States and its allies must", said by one of them
        for found in (parties.at(token), parties.possessor(token) if owners else ()):
            foreign = tuple(
                a for a in found if parties.country(a) not in at_home or parties.is_armed_group(a)
            )
            foreign = parties.others(foreign, senders)
            if foreign:
                return tuple(dict.fromkeys((*foreign, *parties.others(listed, senders))))
    return ()


def _ought(scene: Scene, clause: int) -> bool:
    helpers = {scene.grammar.lemma(aux) for aux in scene.grammar.dependents(clause, "aux")}
    return bool(helpers & {"should", "must", "ought"})


def _of_the_doer(scene: Scene, parties: Parties, said: Predicate) -> Actors:
    """Who is to do what is demanded: "demanded Varnia's withdrawal", "insisted on an end of its blockade"."""
    grammar = scene.grammar
    for thing in (*said.patients, *said.after("on")):
        for child in grammar.dependents(thing, "nmod:poss"):
            if grammar.lemma(thing) in _DONE_TO:
                continue
            found = parties.all(grammar.together(child))
            if found:
                return found
        for inner in grammar.dependents(thing, "nmod"):
            if grammar.lemma(thing) in ("end", "halt", "lifting", "withdrawal", "removal"):
                found = parties.owner(inner)
                if found:
                    return found
    return ()


_DONE_TO = frozenset(
    "release return freedom arrest removal resignation extradition death ouster right".split()
)
"""What is done to its owner by others: "Lund's release"."""


def _act(scene: Scene, said: Predicate, act: Act, own: Statement | None) -> Act:
    """The act: that of the verb; where it only tells, what is told decides."""
    if _unbent(said.lemma) in _BY_OCCASION:
        return _BY_OCCASION[_unbent(said.lemma)]
    if act not in _TELLING_ACTS:
        return act
    if own is not None and own.act not in ("say", "claim", "ask"):
        return own.act
    clause = said.complement if said.complement is not None else _purpose(scene, said.verb)
    grammar = scene.grammar
    infinitive = clause is not None and any(
        grammar.lemma(mark) == "to" for mark in grammar.dependents(clause, "mark")
    )
    return "urge" if infinitive and said.lemma == "tell" else act


def _contents(scene: Scene, said: Predicate, own: Statement | None) -> tuple[Ends, ...]:
    """What was let know: the content of the statement, or the words after the verb."""
    grammar = scene.grammar
    if own is not None:
        return tuple((span.start, span.end) for span in own.content_spans)
    clause = said.complement if said.complement is not None else _purpose(scene, said.verb)
    if clause is not None and grammar.lemma(clause) in ("clear", "plain"):
        clause = grammar.dependent(clause, "ccomp") or grammar.dependent(said.verb, "ccomp")
    if clause is not None:
        return (trimmed(scene.text, scene.clause(clause)),)
    heads = (
        [t for t in said.patients if t > said.verb and t not in said.recipients]
        if said.lemma not in ("warn", "tell")
        else []
    )
    heads += [
        t
        for case, t in said.obliques
        if case in ("of", "about", "for", "on", "over", "against") and t > said.verb
    ]
    named = [t for t in heads if grammar.upos(t) != "PROPN"]
    if named:
        below = grammar.subtree(named[0])
        return (trimmed(scene.text, grammar.ends(below[0], below[-1])),)
    return ()
