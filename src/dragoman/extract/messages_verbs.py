"""Messages that a verb tells of: "warned Varnia", "called on both sides to", "was told by Ostland that"."""

from collections.abc import Iterator

from dragoman.extract.messages_channel import carriers, channel_of
from dragoman.extract.messages_company import abroad_teller, company_of, company_used, teller_of, touch_used
from dragoman.extract.messages_lexicon import Telling, lexicon
from dragoman.extract.messages_matter import contents_of, is_matter, mention_of, purpose_of, verb_name
from dragoman.extract.messages_parties import Parties
from dragoman.extract.messages_public import are_at_home, on_the_air
from dragoman.extract.messages_standing import performs, status_of
from dragoman.extract.messages_targets import recipients_of
from dragoman.extract.messages_told import Told
from dragoman.extract.scene import Scene
from dragoman.extract.unbent import unbent
from dragoman.language.predicates import Predicate
from dragoman.record import ActorId, Statement
from dragoman.record.words import Act, Channel, Occasion

Actors = tuple[ActorId, ...]
_TROOPS = frozenset(
    "troop force army military navy soldier fleet unit police guard ship fighter pilot vessel jet".split()
)
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
_IN_TOUCH = frozenset({"call", "conversation", "telephone", "phone", "meeting", "talk", "talks"})
_WANTS = frozenset({"want", "expect", "require"})
_PRESS = frozenset("media press reporter reporters journalist journalists newsman crowd audience".split())
_SELF = frozenset({"i", "we"})
_TELLING_ACTS = frozenset({"say", "claim"})


def told_by_verbs(scene: Scene, parties: Parties, cued: dict[int, Statement]) -> Iterator[Told]:
    """Every message that a verb tells of, in the order of the text. `cued` has statements by their cue."""
    verbs = lexicon().verbs
    for verb in scene.verbs:
        for frame in verbs.get(verb_name(scene, verb), ()):
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
    plain = frame.act == "say" and said.lemma not in _CARRYING
    if any(scene.grammar.lemma(token) in _PRESS for token in (*said.recipients, *said.patients)):
        return False  # "met the king and told the media that"
    return bool(known) and not named and (not plain or _is_said_in_touch(scene, said.verb))


def _is_said_in_touch(scene: Scene, verb: int) -> bool:
    """Whether a mere "said" falls in a call or a meeting: "in a call with the king, Lund said"."""
    grammar = scene.grammar
    return any(
        grammar.case(child) in ("in", "during")
        and grammar.lemma(child) in _IN_TOUCH
        and any(grammar.case(other) == "with" for other in grammar.dependents(child, "nmod", "obl"))
        for child in grammar.dependents(verb, "obl")
    )


def _told(
    scene: Scene, parties: Parties, cued: dict[int, Statement], verb: int, frame: Telling
) -> Told | None:
    said = scene.predicate(verb)
    own = cued.get(verb)
    if not is_matter(scene, said, frame, own):
        return None
    told_in = teller(scene, verb, own)
    used = touch_used(scene, verb)
    status = status_of(scene, verb if used is None else used, told_in, frame.act)
    if status is None:
        return None
    senders = senders_of(scene, parties, said, own)
    if status == "claimed" and told_in is not None and _is_his_own(scene, said, frame, told_in, senders):
        status = "asserted"
    if _names_himself(scene, said, senders):
        return None
    recipients = parties.others(recipients_of(scene, parties, said, frame, senders), senders)
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
    if not recipients and used is not None:
        recipients, usual = parties.others(company_used(parties, used), senders), "direct"
    elif not recipients and "teller" in frame.to:
        recipients, usual = abroad_teller(parties, said, senders, told_in), "unknown"
    elif usual == "unknown" and frame.act == "order":
        usual = "direct"
    elif usual == "unknown" and all(scene.cast.kind(a) == "person" for a in (*senders, *recipients)):
        usual = "direct"  # what people let each other know, and not the public
    if not senders or not recipients or (frame.act == "order" and _commands(scene, said)):
        return None
    if frame.act == "say" and on_the_air(scene, verb):
        return None
    if frame.act != "order" and are_at_home(parties, recipients, senders):
        return None  # "told Varnian diplomats at the embassy": his own people
    if said.lemma == "summon" and parties.countries(senders) & parties.countries(recipients):
        return None  # one's own envoy called home
    between, through = carriers(parties, verb)
    channel = "indirect" if through else channel_of(parties, verb, usual)
    contents = contents_of(scene, said, own)
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


def _names_himself(scene: Scene, said: Predicate, senders: Actors) -> bool:
    """Whether "he" would speak of himself by name: "he urged Varnia to free Lund" is another than Lund."""
    grammar = scene.grammar
    if not any(grammar.word(token).lower() in ("he", "she") for token in said.agents):
        return False
    after = {
        grammar.word(token)
        for token in grammar.subtree(said.verb)
        if token > said.verb and grammar.upos(token) == "PROPN" and not _is_quoted(scene, token)
    }
    return any(
        scene.cast.kind(actor) == "person" and scene.cast.actor(actor).name.split()[-1] in after
        for actor in senders
    )


def _is_quoted(scene: Scene, token: int) -> bool:
    statement = scene.statement_of(token)
    return statement is not None and statement.mode == "direct"


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
    inner = said.complement if said.complement is not None else purpose_of(scene, verb)
    if inner is None or scene.grammar.lemma(inner) not in _CARRYING or scene.grammar.upos(inner) != "VERB":
        return None
    if any(
        scene.grammar.lemma(mark) in ("if", "whether") for mark in scene.grammar.dependents(inner, "mark")
    ):
        return None  # "asked if Varnia had told Ostland": nobody is sent with it
    own = cued.get(verb)
    told_in = teller(scene, verb, own)
    status = status_of(scene, verb, told_in)
    senders = senders_of(scene, parties, said, own)
    carried = scene.predicate(inner)
    recipients: Actors = ()
    act: Act = "say"
    for told in lexicon().verbs.get(scene.grammar.lemma(inner), ()):
        recipients = recipients or parties.others(
            recipients_of(scene, parties, carried, told, senders), senders
        )
        act = told.act
    if status not in ("asserted", "claimed") or not senders or not recipients:
        return None
    bearers = parties.all((*said.recipients, *said.patients)) or parties.others(
        parties.all(scene.grammar.dependents(inner, "nsubj")), senders
    )
    between = tuple(a for a in bearers if a not in senders and a not in recipients)
    contents = contents_of(scene, carried, None)
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
    return tuple(
        actor
        for actor in own.speakers
        if parties.counts(actor) and not any(parties.is_of_another_state(t, actor) for t in said.agents)
    )


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


def _act(scene: Scene, said: Predicate, act: Act, own: Statement | None) -> Act:
    """The act: that of the verb; where it only tells, what is told decides."""
    plain = unbent(said.lemma, lexicon().verbs)
    if plain in _BY_OCCASION:
        return _BY_OCCASION[plain]
    if act not in _TELLING_ACTS:
        return act
    if own is not None and own.act not in ("say", "claim", "ask"):
        return own.act
    clause = said.complement if said.complement is not None else purpose_of(scene, said.verb)
    grammar = scene.grammar
    infinitive = clause is not None and any(
        grammar.lemma(mark) == "to" for mark in grammar.dependents(clause, "mark")
    )
    return "urge" if infinitive and said.lemma == "tell" else act
