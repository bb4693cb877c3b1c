"""What one place of the text tells of a message, before messages are made of it."""

from dataclasses import dataclass

from dragoman.language.grammar import Ends
from dragoman.record import ActorId, Statement
from dragoman.record.words import Act, Channel, MessageStatus


@dataclass(frozen=True, slots=True)
class Told:
    """That one party lets another know something, as the words at one place tell it.

    `at` is the verb or noun that tells it; `mention` the words that do, `contents` what was let know.
    `told_in` is the statement that it is told in, or that is the message itself (`performed`: "Varnia must
    leave", said in public, is the demand).
    """

    at: int
    senders: tuple[ActorId, ...]
    recipients: tuple[ActorId, ...]
    intermediaries: tuple[ActorId, ...]
    act: Act
    channel: Channel
    status: MessageStatus
    contents: tuple[Ends, ...]
    mention: Ends
    told_in: Statement | None
    performed: bool = False
