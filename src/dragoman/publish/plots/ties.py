"""Who told whom, counted: for every ordered pair of parties the messages, and how they went.

A party is a side (a state with its bodies and officials) or each actor for itself. What was carried by a
third party is a tie of its own, so that a word through a mediator is never drawn as a direct one.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from dragoman.publish.borne import account_of_messages
from dragoman.publish.dossier import UNNAMED, Dossier
from dragoman.publish.sayings import ACTS
from dragoman.publish.telling import CHANNELS, MESSAGE_STATUS
from dragoman.publish.wording import joined, number, one_line
from dragoman.record import ActorId, Message

By = Literal["side", "actor"]

LISTED_BY = Markup("<code>dragoman list messages</code>")
"""Where all messages are, for a reader of a page that links nowhere."""

UNNAMED_PARTIES = "Unnamed parties"
"""Senders and recipients whom nobody names; a source is only who speaks."""


@dataclass(frozen=True, slots=True)
class Tie:
    """What one party told another by one way: `through` names the intermediaries, empty if there were none.

    `messages` has each message once, in however many articles the same words stand; `accounts` counts the
    articles that tell of them and did not have it from one another.
    """

    sender: str
    recipient: str
    through: tuple[str, ...]
    messages: tuple[Message, ...]
    accounts: int

    @property
    def sent(self) -> int:
        """How many messages."""
        return len(self.messages)

    @property
    def acts(self) -> str:
        """What was done with the words, most often first: "urged, warned"."""
        found = Counter(ACTS[message.act][0] for message in self.messages)
        return ", ".join(act for act, _ in sorted(found.items(), key=lambda item: (-item[1], item[0])))

    @property
    def channel(self) -> str:
        """The channel most of the messages took."""
        found = Counter(message.channel for message in self.messages)
        return min(found, key=lambda channel: (-found[channel], channel))

    @property
    def channels(self) -> str:
        """Every channel in words, with counts where there are several; what is not known is left out."""
        found = Counter(CHANNELS[message.channel] for message in self.messages)
        return ", ".join(
            word if len(found) == 1 else f"{number(count)} {word}"
            for word, count in sorted(found.items(), key=lambda item: (-item[1], item[0]))
        )

    @property
    def asserted(self) -> bool:
        """Whether at least one of the messages is asserted, not only claimed, disputed, denied or planned."""
        return any(message.status == "asserted" for message in self.messages)

    @property
    def standing(self) -> str:
        """How the messages stand that are not simply asserted: "claimed by one side", "2 disputed"."""
        found = Counter(MESSAGE_STATUS[message.status] for message in self.messages)
        found.pop("", None)
        return ", ".join(
            word if count == len(self.messages) else f"{number(count)} {word}"
            for word, count in sorted(found.items(), key=lambda item: (-item[1], item[0]))
        )


@dataclass(frozen=True, slots=True)
class Ties:
    """All ties, those with most accounts first; `parties` by how much they have part in, most first.

    `open` counts the messages whose sender or recipient nobody names.
    """

    ties: tuple[Tie, ...]
    parties: tuple[str, ...]
    open: int


def ties_of(dossier: Dossier, by: By = "side") -> Ties:
    """Count who told whom."""
    found: dict[tuple[str, str, tuple[str, ...]], list[tuple[Message, int]]] = defaultdict(list)
    unnamed = 0
    for at, once in enumerate(dossier.messages_sent):
        for message in once.records:
            senders = _parties(message.senders, dossier, by)
            recipients = _parties(message.recipients, dossier, by)
            through = tuple(
                party
                for party in _parties(message.intermediaries, dossier, by)
                if party not in senders and party not in recipients
            )
            unnamed += not senders or not recipients
            for sender in senders:
                for recipient in recipients:
                    found[sender, recipient, through].append((message, at))
    said = {statement.id: statement for statement in dossier.statements}
    names = {key: actor.name for key, actor in dossier.actors.items()}
    ties = tuple(
        Tie(
            *ends,
            tuple({at: message for message, at in reversed(held)}.values())[::-1],
            account_of_messages([message for message, _ in held], said, dossier.sources, names).independent,
        )
        for ends, held in found.items()
    )
    ordered = tuple(sorted(ties, key=lambda t: (-t.accounts, -t.sent, t.sender, t.recipient, t.through)))
    return Ties(ordered, _ranked(ordered), unnamed)


def _ranked(ties: Iterable[Tie]) -> tuple[str, ...]:
    weight: Counter[str] = Counter()
    for tie in ties:
        for party in dict.fromkeys((tie.sender, tie.recipient, *tie.through)):
            weight[party] += tie.sent
    return tuple(sorted(weight, key=lambda party: (-weight[party], party)))


def _parties(actors: Iterable[ActorId], dossier: Dossier, by: By) -> tuple[str, ...]:
    return tuple(dict.fromkeys(party_of(actor, dossier, by) for actor in actors))


def party_of(actor: ActorId, dossier: Dossier, by: By = "side") -> str:
    """The name of the party that an actor counts for in ties and matrix."""
    found = dossier.actor(actor)
    if by == "actor" or found is None:
        return one_line(dossier.name(actor))
    side = dossier.side(found)
    return UNNAMED_PARTIES if side == UNNAMED else one_line(side)


def root_of(actor: ActorId, dossier: Dossier) -> ActorId:
    """The actor at the top of what an actor is part of; of a country its state, where that is here."""
    found = dossier.actor(actor)
    if found is None:
        return actor
    *_, top = dossier.parties(found)
    code = found.country or top.country
    state = next(
        (a.id for a in dossier.actors.values() if a.kind == "state" and code and a.country == code), None
    )
    return state or top.id


def told_in_words(tie: Tie) -> str:
    """A tie as a sentence, for the pointer and the screen reader."""
    through = f", through {joined(tie.through)}" if tie.through else ""
    parts = [tie.acts, tie.channels, tie.standing]
    sent = "1 message" if tie.sent == 1 else f"{number(tie.sent)} messages"
    accounts = (
        "1 independent account" if tie.accounts == 1 else f"{number(tie.accounts)} independent accounts"
    )
    return f"{tie.sender} to {tie.recipient}{through}: {'; '.join(filter(None, parts))}. {sent}, {accounts}."
