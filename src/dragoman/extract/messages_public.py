"""Messages that a statement is by itself: a threat, a demand, a warning said in public to a party it names.

"Varnia must withdraw", told to reporters, is Kestria's demand of Varnia, and "we will answer any strike by
Ostland" its threat to Ostland. Whom it is meant for is in the content: who must, who would have to pay, whose
act is the condition. A saying that names nobody so is a statement and no message.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from dragoman.extract.messages_lexicon import lexicon
from dragoman.extract.messages_matter import trimmed
from dragoman.extract.messages_meant import meant_for
from dragoman.extract.messages_officials import is_opinion
from dragoman.extract.messages_parties import Parties
from dragoman.extract.messages_standing import is_general
from dragoman.extract.messages_told import Told
from dragoman.extract.scene import Scene
from dragoman.record import ActorId, Statement
from dragoman.record.words import Act, Channel

Actors = tuple[ActorId, ...]
_YOU = re.compile(r"\byou(?:r|rs|rself)?\b", re.I)
_TROOPS = re.compile(r"\b(?:troops|forces|army|military|navy|soldiers|police|guard)\b", re.I)
_ON_AIR = re.compile(r"\b(?:radio|television|TV|podcast|talk show|program|programme|broadcast)\b", re.I)
_PAID_BACK = re.compile(
    r"\b(?:any|retaliat\w+|respon[ds]\w*|answer\w*|counter\w*|reciprocal\w*|met with)\b", re.I
)
_OF_OTHERS: frozenset[Act] = frozenset({"accuse", "condemn", "claim"})


def told_in_public(
    scene: Scene,
    parties: Parties,
    taken: frozenset[str],
    letters: Mapping[Actors, Actors],
    told: Sequence[Told] = (),
) -> Iterator[Told]:
    """The messages that statements are; `taken` are the statements that a verb has told as one already.

    `letters` says to whom the writers of letters have written: what they "wrote" is to these. `told` are the
    messages known so far: "any strike will be answered" is for the one party that has threatened one.
    """
    hosts = _hosts(scene, parties)
    for statement in scene.statements:
        if statement.id in taken or statement.negated or statement.act == "ask" or not statement.speakers:
            continue
        senders = tuple(actor for actor in statement.speakers if parties.counts(actor))
        named = statement.source_span
        words = scene.grammar.tokens_in(named.start, named.end) if named is not None else []
        senders = tuple(a for a in senders if not any(parties.is_of_another_state(t, a) for t in words))
        if not senders or not _was_said(scene, statement):
            continue
        recipients, channel = _addressees(parties, statement, senders)
        recipients = tuple(actor for actor in recipients if actor not in hosts)
        if not recipients and _is_written(statement) and senders in letters:
            recipients, channel = letters[senders], "direct"
        act = _act_by_cue(scene, statement)
        source = statement.source_span.exact if statement.source_span is not None else ""
        binds = (
            not is_opinion(source)
            and bool(parties.countries(senders))
            and all(parties.speaks_for_others(a) for a in senders)
        )
        if not recipients and binds:
            act, recipients = meant_for(scene, parties, statement, senders)
            channel = "public"
            if not recipients and act in ("threaten", "warn") and _PAID_BACK.search(_content(statement)):
                recipients = _threatening(parties, told, senders)
        if act == "order" and any(_TROOPS.search(scene.cast.actor(a).name) for a in recipients):
            continue
        if not recipients:
            continue
        span = statement.content_spans[0]
        at = scene.grammar.token_at(span.start) or 0
        cue = statement.cue_span
        told_in = _outer(scene, statement)
        first = min(span.start, cue.start) if cue is not None else span.start
        last = max(statement.content_spans[-1].end, cue.end if cue is not None else 0)
        far = last - first > 1200
        yield Told(
            at,
            senders,
            recipients,
            (),
            act,
            channel,
            "claimed" if statement.hedged or (channel == "direct" and told_in is not None) else "asserted",
            tuple((piece.start, piece.end) for piece in statement.content_spans),
            (span.start, span.end) if far else trimmed(scene.text, (first, last)),
            told_in if told_in is not None else statement,
            told_in is None,
        )


def _threatening(parties: Parties, told: Sequence[Told], senders: Actors) -> Actors:
    """The one country's party that has threatened or warned the senders' own country in the article."""
    at_home = parties.countries(senders)
    found: dict[frozenset[str], Actors] = {}
    for one in told:
        theirs = parties.countries(one.senders)
        aimed = bool(parties.countries(one.recipients) & at_home) and not theirs & at_home
        if one.act in ("threaten", "warn", "demand") and theirs and aimed:
            found.setdefault(theirs, one.senders)
    return next(iter(found.values())) if len(found) == 1 else ()


def _addressees(parties: Parties, statement: Statement, senders: Actors) -> tuple[Actors, Channel]:
    """The parties that a saying is told to: "to the international community, he said"."""
    found = tuple(
        actor for actor in statement.addressees if parties.counts(actor) and parties.speaks_for_others(actor)
    )
    recipients = parties.others(found, senders)
    if statement.act in _OF_OTHERS and statement.mode != "direct":
        return (), "public"  # "criticised the king" says it of him, not to him
    if statement.act != "order" and are_at_home(parties, recipients, senders):
        return (), "public"  # said to his own party's deputies, and meant for others
    if not _is_near(parties.scene, statement, recipients):
        return (), "public"
    if statement.occasion in ("press_conference", "briefing", "interview") and not _YOU.search(
        _content(statement)
    ):
        return (), "public"
    if statement.occasion in ("call", "meeting"):
        return recipients, "direct"
    return recipients, _usual(parties.scene, statement)


def _is_written(statement: Statement) -> bool:
    return statement.cue_span is not None and statement.cue_span.exact.lower() in ("wrote", "writes")


def on_the_air(scene: Scene, verb: int) -> bool:
    """Whether what somebody is told is for listeners: "told the prince on Osk Radio", who asks him."""
    return any(
        case in ("on", "in", "during") and _ON_AIR.search(scene.words(token)) is not None
        for case, token in scene.predicate(verb).obliques
    )


def _hosts(scene: Scene, parties: Parties) -> frozenset[ActorId]:
    """Who is told something on the air, anywhere in the article: what is "added" is no message to them."""
    return frozenset(
        actor
        for verb in scene.verbs
        if scene.grammar.lemma(verb) == "tell" and on_the_air(scene, verb)
        for actor in parties.all((*scene.predicate(verb).recipients, *scene.predicate(verb).patients))
    )


def are_at_home(parties: Parties, recipients: Actors, senders: Actors) -> bool:
    """Whether the addressees are nameless people of the speaker's own country: the audience of a speech."""
    at_home = parties.countries(senders)
    kind = parties.scene.cast.kind
    return all(kind(a) in ("anonymous", "group") and parties.country(a) in at_home for a in recipients)


def _content(statement: Statement) -> str:
    return " ".join(span.exact for span in statement.content_spans)


def _is_near(scene: Scene, statement: Statement, recipients: Actors) -> bool:
    """Whether the words themselves are for the addressees: named in the sentence, or spoken to as "you"."""
    if _YOU.search(_content(statement)):
        return True
    anchor = statement.cue_span or statement.content_spans[0]
    token = scene.grammar.token_at(anchor.start)
    if token is None:
        return False
    sentence = scene.grammar.sentence(token)
    start, end = scene.grammar.ends(sentence[0], sentence[-1])
    words = ""
    for span in (*statement.content_spans, None):  # what the sentence says beside the content
        words += scene.text[start : span.start if span is not None and span.start < end else end]
        start = min(end, max(start, span.end)) if span is not None else end
    return any(scene.cast.actor(actor).name.rpartition(" ")[2] in words for actor in recipients)


def _usual(scene: Scene, statement: Statement) -> Channel:
    """The channel that the cue usually tells of; what is simply said is said in public."""
    cue = statement.cue_span
    for token in scene.grammar.tokens_in(cue.start, cue.end) if cue is not None else ():
        frames = lexicon().verbs.get(scene.grammar.lemma(token), ())
        if frames and frames[0].act != "say":
            return frames[0].channel
        if any(frame.channel == "direct" for frame in frames):
            return "direct"
    return "public"


def _was_said(scene: Scene, statement: Statement) -> bool:
    """Whether a statement was made, and not tried, feared or planned: its cue stands as a fact."""
    cue = statement.cue_span
    if cue is None:
        return True
    verbs = [t for t in scene.grammar.tokens_in(cue.start, cue.end) if scene.grammar.upos(t) == "VERB"]
    return all(
        (scene.standing(verb).mood == "fact" or _is_added(scene, verb)) and not is_general(scene, verb)
        for verb in verbs
    )


def _is_added(scene: Scene, verb: int) -> bool:
    """Whether a saying only goes with what is told: "dwelt on the need for a truce, adding that"."""
    grammar = scene.grammar
    after = "," in (grammar.word(token) for token in range(max(0, verb - 2), verb))
    return after and grammar.read.xpos[verb] == "VBG" and not grammar.dependents(verb, "aux", "mark")


def _outer(scene: Scene, statement: Statement) -> Statement | None:
    """The statement that a statement is told in."""
    for span in (statement.cue_span, statement.source_span):
        if span is not None:
            found = scene.statement_at(span.start, span.end)
            return found if found is not statement else None
    return None


def _act_by_cue(scene: Scene, statement: Statement) -> Act:
    """The act: what the statement has, or what its cue says as a message ("reassured him that")."""
    if statement.act != "say" or statement.cue_span is None:
        return statement.act
    for token in scene.grammar.tokens_in(statement.cue_span.start, statement.cue_span.end):
        for frame in lexicon().verbs.get(scene.grammar.lemma(token), ()):
            if "object" in frame.to and frame.act != "request":
                return frame.act
    return statement.act
