"""One message, contact or incident, however many articles tell of it, and how well it is borne out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from dragoman.link.accounts import Sources, account_of
from dragoman.link.happenings import explained_contacts, explained_incidents
from dragoman.publish.wording import counted, one_line, shown
from dragoman.record import Account, Actor, Contact, Incident, Message, RecordId, Statement

_WORDS_TO_KNOW_AGAIN = 4
"""Fewer words in two articles may be two messages: "to step back" is asked twice in a week."""

T = TypeVar("T", Message, Contact, Incident)


@dataclass(frozen=True, slots=True)
class Once(Generic[T]):
    """Records of one thing, in the order given, and why they are held to be of one (empty for a single).

    `account` counts the articles, and those of them that did not have it from one another.
    """

    records: tuple[T, ...]
    account: Account
    because: str = ""

    @property
    def fullest(self) -> T:
        """The record that tells most: its day, its parties; of equals the one nearest its article's head."""
        return max(self.records, key=_tells)

    @property
    def borne(self) -> str:
        """How many articles tell of it and why they are held to tell of one thing; empty for one article."""
        if len(self.account.articles) < 2:
            return ""
        told = (
            f"{counted(len(self.account.articles), 'article')}, "
            f"{counted(self.account.independent, 'independent account')}"
        )
        return f"{told} ({self.because})" if self.because else told


def contacts_of(
    records: Iterable[Contact],
    actors: Mapping[str, Actor],
    sources: Sources,
    accounts: Mapping[str, Account],
    because: Mapping[str, str],
) -> tuple[Once[Contact], ...]:
    """Contacts, those that are one together; those that were linked before are one each."""
    held = sorted(records, key=as_reported)
    if all(record.id in accounts for record in held):
        return _onces([(record,) for record in held], sources, accounts, because)
    groups, found = explained_contacts(held, actors)
    return _onces(groups, sources, accounts, dict(because) | {str(key): why for key, why in found.items()})


def incidents_of(
    records: Iterable[Incident],
    actors: Mapping[str, Actor],
    sources: Sources,
    accounts: Mapping[str, Account],
    because: Mapping[str, str],
) -> tuple[Once[Incident], ...]:
    """Incidents, those that are one together; those that were linked before are one each."""
    held = sorted(records, key=as_reported)
    if all(record.id in accounts for record in held):
        return _onces([(record,) for record in held], sources, accounts, because)
    groups, found = explained_incidents(held, actors)
    return _onces(groups, sources, accounts, dict(because) | {str(key): why for key, why in found.items()})


def messages_of(
    records: Iterable[Message],
    statements: Mapping[RecordId, Statement],
    sources: Sources,
    names: Mapping[str, str],
) -> tuple[Once[Message], ...]:
    """Messages, those that several articles print in the same words together."""
    groups: dict[tuple[object, ...], list[Message]] = {}
    for record in sorted(records, key=as_reported):
        groups.setdefault(_same_words(record), []).append(record)
    return tuple(
        Once(tuple(group), account_of_messages(group, statements, sources, names))
        for group in groups.values()
    )


def account_of_messages(
    messages: Iterable[Message],
    statements: Mapping[RecordId, Statement],
    sources: Sources,
    names: Mapping[str, str],
) -> Account:
    """Who bears out some messages together: each through the statement that it was told in, if any."""
    held = list(messages)
    told_in = [(m.mentions[0].article, statements.get(m.told_by) if m.told_by else None) for m in held]
    return account_of(min(message.id for message in held), told_in, sources, names)


def as_reported(record: Message | Contact | Incident) -> tuple[str, str, int, str]:
    """Sort by the day of the report, then as the articles have it; the same in any order of reading."""
    first = record.mentions[0]
    return record.reported or "~", first.article, first.start, record.id


def _onces(
    groups: Iterable[tuple[T, ...]],
    sources: Sources,
    accounts: Mapping[str, Account],
    because: Mapping[str, str],
) -> tuple[Once[T], ...]:
    found = []
    for group in groups:
        first = group[0].id
        told_in = [(span.article, None) for record in group for span in record.mentions]
        account = accounts.get(first) or account_of(first, told_in, sources, {})
        found.append(Once(group, account, because.get(first, "")))
    return tuple(found)


def _same_words(message: Message) -> tuple[object, ...]:
    words = one_line(shown(message.mentions[0].exact)).casefold()
    if len(words.split()) < _WORDS_TO_KNOW_AGAIN:
        return (message.id,)
    return (message.act, message.status, words)


def _tells(record: Message | Contact | Incident) -> tuple[bool, int, int, str]:
    match record:
        case Message():
            parties = len(record.senders) + len(record.recipients)
        case Contact():
            parties = len(record.participants)
        case Incident():
            parties = len(record.perpetrators) + len(record.victims)
    dated = record.when is not None and record.when.edtf is not None
    return dated, parties, -record.mentions[0].start, record.id
