"""Messages: who lets whom know what, through whom, by which channel, with which act, and how sure that is.

Three ways of telling are read: a verb ("Kestria warned Varnia"), a noun ("a letter to the king"), and a
public saying that names whom it is meant for ("Varnia must leave"). Told twice, a message is one record.
"""

import re
from collections.abc import Iterable, Sequence

from dragoman.extract.messages_disputed import with_disputes
from dragoman.extract.messages_nouns import told_by_nouns
from dragoman.extract.messages_parties import Parties
from dragoman.extract.messages_public import told_in_public
from dragoman.extract.messages_told import Told
from dragoman.extract.messages_verbs import told_by_verbs
from dragoman.extract.scene import Scene
from dragoman.record import ActorId, Contact, Message, RecordId, Span, Statement, content_id, span_of

_WORD = re.compile(r"\w+")
_ONCE = frozenset({"agree", "refuse"})
"""Acts that answer what was asked: told again in the same article, it is the same answer."""
_ALIKE = 0.75
_LETTERS = frozenset({"letter", "note"})


def find_messages(scene: Scene, contacts: Sequence[Contact] = ()) -> tuple[Message, ...]:
    """The messages of one article, in the order in which it tells them.

    `contacts` are the article's: a threat to call off talks is one to the other side of them.
    """
    parties = Parties(scene, contacts)
    cued = _by_cue(scene)
    told = [*told_by_verbs(scene, parties, cued), *told_by_nouns(scene, parties, cued)]
    told = [one for one in told if _is_body(scene, one) and _between_parties(parties, one)]
    taken = frozenset(cued[one.at].id for one in told if one.at in cued)
    public = (
        one
        for one in told_in_public(scene, parties, taken, _letters(scene, told), told)
        if _is_body(scene, one)
    )
    told.extend([one for one in public if not any(_holds(one, other) for other in told)])
    told = with_disputes(scene, parties, told)
    told.sort(key=lambda one: (one.mention[0], one.at, one.act))
    return tuple(_message(scene, group, cued) for group in _grouped(scene, parties, told))


def _letters(scene: Scene, told: Sequence[Told]) -> dict[tuple[ActorId, ...], tuple[ActorId, ...]]:
    """To whom each writer of a letter has written, where that is one and the same."""
    found: dict[tuple[ActorId, ...], set[tuple[ActorId, ...]]] = {}
    readers = {
        scene.grammar.word(child)
        for token in range(len(scene.grammar))
        if scene.grammar.lemma(token) in _LETTERS
        for child in scene.grammar.dependents(token, "nmod")
        if scene.grammar.case(child) == "to" and scene.grammar.upos(child) == "PROPN"
    }
    if len(readers) > 1:
        return {}  # which of the letters he "wrote" it in is not said
    for one in told:
        words = {scene.grammar.lemma(token) for token in scene.grammar.tokens_in(*one.mention)}
        if words & _LETTERS and one.status == "asserted":
            found.setdefault(one.senders, set()).add(one.recipients)
    return {senders: recipients.pop() for senders, recipients in found.items() if len(recipients) == 1}


def _by_cue(scene: Scene) -> dict[int, Statement]:
    """The statements by the tokens of their cues."""
    found: dict[int, Statement] = {}
    for statement in scene.statements:
        if statement.cue_span is not None:
            for token in scene.grammar.tokens_in(statement.cue_span.start, statement.cue_span.end):
                found.setdefault(token, statement)
    return found


def _holds(public: Told, told: Told) -> bool:
    """Whether what a statement seems to say itself is what it tells of: "both agreed Varnia must stop"."""
    return (
        public.act == told.act
        and bool(set(public.recipients) & set(told.recipients))
        and public.mention[0] <= told.mention[0]
        and told.mention[1] <= public.mention[1]
    )


def _is_body(scene: Scene, told: Told) -> bool:
    """Whether a message is told in the report; what only a headline tells, the report tells too."""
    return scene.paragraph_of(told.at).kind != "title"


def _between_parties(parties: Parties, told: Told) -> bool:
    """Whether one side at least holds an office or is a body: what private people tell each other is none."""
    return any(parties.is_official(actor) for actor in (*told.senders, *told.recipients))


def _grouped(scene: Scene, parties: Parties, told: list[Told]) -> list[list[Told]]:
    """Put together what tells of the same message."""
    groups: list[list[Told]] = []
    for one in told:
        same = next((group for group in groups if _is_same(scene, parties, group[0], one)), None)
        if same is None:
            groups.append([one])
        else:
            same.append(one)
    return groups


def _is_same(scene: Scene, parties: Parties, one: Told, other: Told) -> bool:
    """Whether two places tell of one message: of the same parties, in the same words or of the same offer."""
    if not _meet(parties, one.senders, other.senders) or not _meet(parties, one.recipients, other.recipients):
        return False
    if one.at == other.at or set(one.contents) & set(other.contents):
        return True
    together = scene.grammar.sentence(one.at) == scene.grammar.sentence(other.at)
    if one.act != other.act:
        return together and "say" in (one.act, other.act)  # "sent a warning to Varnia, saying that"
    nouns = all(scene.grammar.upos(told.at) == "NOUN" for told in (one, other))
    if together or one.act in _ONCE or (nouns and one.act in ("offer", "request")):
        return True
    if not set(one.senders) & set(other.senders) or not set(one.recipients) & set(other.recipients):
        return False  # what the king denies to the one and his heir to the other are two denials
    return _cover(_words(scene, one), _words(scene, other)) >= _ALIKE


def _meet(parties: Parties, ones: tuple[ActorId, ...], others: tuple[ActorId, ...]) -> bool:
    """Whether two sets of parties share somebody, or speak for the same countries."""
    if set(ones) & set(others):
        return True
    countries = parties.countries(ones)
    return bool(countries) and countries == parties.countries(others)


def _words(scene: Scene, told: Told) -> frozenset[str]:
    text = scene.text
    return frozenset(
        word
        for start, end in told.contents or (told.mention,)
        for word in _WORD.findall(text[start:end].lower())
        if len(word) > 3
    )


def _cover(ones: frozenset[str], others: frozenset[str]) -> float:
    """How much of the shorter content stands in the other; 0 where one says too little to tell."""
    if min(len(ones), len(others)) < 4:
        return 0.0
    return len(ones & others) / min(len(ones), len(others))


def _message(scene: Scene, group: list[Told], cued: dict[int, Statement]) -> Message:
    first = max(
        group, key=lambda one: (one.act != "say", bool(one.intermediaries), bool(one.contents), -one.at)
    )
    mentions = _spans(scene, (one.mention for one in group))
    contents = _spans(scene, first.contents)
    statement = first.told_in
    when = scene.when(first.at)
    own = cued.get(first.at, statement if first.performed else None)
    if when is None and own is not None:
        when = own.when
    start, end = mentions[0].start, mentions[0].end
    sent_by = " ".join(first.senders)
    return Message(
        RecordId(content_id("message", scene.article.id, start, end, first.at, first.act, sent_by)),
        first.senders,
        first.recipients,
        first.intermediaries,
        first.channel,
        first.act,
        contents,
        first.status,
        statement.id if statement is not None else None,
        when,
        mentions,
    )


def _spans(scene: Scene, ends: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    """The spans of stretches, each once, in the order of the text."""
    return tuple(
        span_of(scene.article.id, scene.text, *each) for each in sorted(set(ends)) if each[0] < each[1]
    )
