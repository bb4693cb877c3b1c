"""What was said: statements with their words, and messages from party to party."""

from dataclasses import dataclass
from typing import ClassVar

from dragoman.record.faults import BadRecord
from dragoman.record.ids import content_id
from dragoman.record.place import Place
from dragoman.record.spans import ActorId, ArticleId, RecordId, Span, one_article
from dragoman.record.times import When
from dragoman.record.words import Act, Channel, MessageStatus, Mode, Occasion, must_be_one_of


@dataclass(frozen=True, slots=True)
class Statement:
    """That somebody said something, in one article.

    `content_spans` are what was said, in order of the text; `source_span` the words that name who said
    it, `cue_span` the words that say it was said. Both are None for a quotation whose speaker carries on
    from the sentence before. `via` is the chain of outlets or people it came through, nearest first.
    `negated` is for a saying that did not take place ("stopped short of saying"); a denial did take
    place, and has act `deny`.
    """

    type: ClassVar[str] = "statement"

    id: RecordId
    article: ArticleId
    speakers: tuple[ActorId, ...]
    source_span: Span | None
    cue_span: Span | None
    content_spans: tuple[Span, ...]
    mode: Mode
    act: Act
    addressees: tuple[ActorId, ...] = ()
    via: tuple[ActorId, ...] = ()
    anonymous: bool = False
    hedged: bool = False
    negated: bool = False
    occasion: Occasion | None = None
    when: When | None = None
    where: Place | None = None
    utterance: RecordId | None = None
    reported: str | None = None

    def __post_init__(self) -> None:
        must_be_one_of(self.mode, Mode, "mode of a statement")
        must_be_one_of(self.act, Act, "act of a statement")
        must_be_one_of(self.occasion, Occasion, "occasion of a statement")
        if not self.content_spans:
            raise BadRecord("a statement has no content")
        if any(a.end > b.start for a, b in zip(self.content_spans, self.content_spans[1:], strict=False)):
            raise BadRecord("pieces of a statement's content overlap or are out of order")
        if self.act == "deny" and self.negated:
            raise BadRecord("a denial took place: it is not negated")
        named = (span for span in (self.source_span, self.cue_span) if span is not None)
        one_article((*self.content_spans, *named), self.article, "a statement")


def statement_id(
    article: ArticleId, content: tuple[Span, ...], cue: Span | None, source: Span | None
) -> RecordId:
    """Name a statement by where its content, cue and source stand in its article."""
    ends = [n for span in content for n in (span.start, span.end)]
    cue_start = cue.start if cue else None
    source_ends = (source.start, source.end) if source else (None, None)
    return RecordId(content_id("statement", article, *ends, cue_start, *source_ends))


@dataclass(frozen=True, slots=True)
class Message:
    """What one party lets another know, through which channel.

    `told_by` is the statement it was told in; `mentions` are the words, across articles. What one side
    asserts and the other rejects is `disputed`, never `asserted`.
    """

    type: ClassVar[str] = "message"

    id: RecordId
    senders: tuple[ActorId, ...]
    recipients: tuple[ActorId, ...]
    intermediaries: tuple[ActorId, ...]
    channel: Channel
    act: Act
    content_spans: tuple[Span, ...]
    status: MessageStatus
    told_by: RecordId | None
    when: When | None
    mentions: tuple[Span, ...]
    reported: str | None = None

    def __post_init__(self) -> None:
        must_be_one_of(self.channel, Channel, "channel of a message")
        must_be_one_of(self.act, Act, "act of a message")
        must_be_one_of(self.status, MessageStatus, "status of a message")
        if not self.mentions:
            raise BadRecord("a message is mentioned nowhere")
