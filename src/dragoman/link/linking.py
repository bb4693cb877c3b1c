"""What only articles together show, all of it: stories, utterances, disputes, and who bears out whom."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dragoman.link.accounts import Sources, account_of
from dragoman.link.disputes import find_disputes
from dragoman.link.happenings import Parted, explained_contacts, explained_incidents
from dragoman.link.stories import find_stories
from dragoman.link.utterances import find_utterances
from dragoman.record import (
    Account,
    Actor,
    Article,
    Contact,
    Dispute,
    Figure,
    Incident,
    Message,
    Record,
    RecordId,
    Responsibility,
    Statement,
    Story,
    Utterance,
)


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking gives.

    An account of an utterance stands for all its statements; that of a contact or an incident for all records
    of it, under the first of their ids; `because` says under the same id why they are held to be one.
    """

    stories: tuple[Story, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    accounts: tuple[Account, ...] = ()
    contacts: tuple[tuple[Contact, ...], ...] = ()
    incidents: tuple[tuple[Incident, ...], ...] = ()
    because: Mapping[RecordId, str] = field(default_factory=dict)

    def records(self) -> tuple[Record, ...]:
        """Every record that linking made."""
        return (*self.stories, *self.utterances, *self.disputes, *self.accounts)


@dataclass(slots=True)
class _Sorted:
    """Records by what they are."""

    articles: dict[str, Article] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    statements: dict[str, Statement] = field(default_factory=dict)
    messages: dict[str, Message] = field(default_factory=dict)
    contacts: dict[str, Contact] = field(default_factory=dict)
    incidents: dict[str, Incident] = field(default_factory=dict)
    responsibilities: dict[str, Responsibility] = field(default_factory=dict)
    figures: dict[str, Figure] = field(default_factory=dict)


def link(records: Iterable[Record], parted: Parted = frozenset()) -> Linked:
    """Link the records of articles; what comes out does not depend on their order.

    `parted` has pairs of contacts, incidents or statements that a reader holds not to be one: they are kept
    apart, whatever speaks for them.

    Cost grows about in line with the records: only those that share a telling word or a party are compared.
    """
    held = _sorted(records)
    contacts, met = explained_contacts(held.contacts.values(), held.actors, parted)
    incidents, happened = explained_incidents(held.incidents.values(), held.actors, parted)
    utterances = find_utterances(held.statements.values(), held.actors, parted)
    disputes = find_disputes(
        incidents,
        held.responsibilities.values(),
        held.figures.values(),
        held.messages.values(),
        held.actors,
        {key: article.text for key, article in held.articles.items()},
    )
    accounts = _accounts(held, utterances, [*contacts, *incidents])
    stories = find_stories(held.articles.values())
    return Linked(stories, utterances, disputes, accounts, contacts, incidents, {**met, **happened})


def _sorted(records: Iterable[Record]) -> _Sorted:
    held = _Sorted()
    for record in records:
        match record:
            case Article():
                held.articles[record.id] = record
            case Actor():
                held.actors[record.id] = record
            case Statement():
                held.statements[record.id] = record
            case Message():
                held.messages[record.id] = record
            case Contact():
                held.contacts[record.id] = record
            case Incident():
                held.incidents[record.id] = record
            case Responsibility():
                held.responsibilities[record.id] = record
            case Figure():
                held.figures[record.id] = record
            case _:
                pass
    return held


def _accounts(
    held: _Sorted, utterances: Iterable[Utterance], groups: Iterable[Sequence[Contact] | Sequence[Incident]]
) -> tuple[Account, ...]:
    sources = Sources(held.articles.values())
    names: Mapping[str, str] = {actor.id: actor.name for actor in held.actors.values()}
    tellers = _Tellers(held.statements.values())
    found: list[Account] = []
    for utterance in utterances:
        said = [held.statements[key] for key in utterance.statements]
        found.append(account_of(utterance.id, [(s.article, s) for s in said], sources, names))
    for group in groups:
        if len(group) > 1:
            told_in = [
                (span.article, tellers.at(span.article, span.start))
                for one in group
                for span in one.mentions[:1]
            ]
            found.append(account_of(group[0].id, told_in, sources, names))
    return tuple(sorted(found, key=lambda account: account.id))


class _Tellers:
    """The statements of each article, asked for the one that tells what stands at a place."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._of: dict[str, list[Statement]] = defaultdict(list)
        for statement in statements:
            self._of[statement.article].append(statement)

    def at(self, article: str, place: int) -> Statement | None:
        """The statement in whose content a code point stands, the narrowest of several."""
        holding = [
            (span.end - span.start, statement.id, statement)
            for statement in self._of.get(article, ())
            for span in statement.content_spans
            if span.start <= place < span.end
        ]
        return min(holding)[2] if holding else None


def with_links(records: Callable[[], Iterable[Record]]) -> Iterator[Record]:
    """Yield records with what links them: stories and utterances named in them, and the linked ones behind.

    `records` is asked twice, for the linking and for the yielding, so that what is yielded need not be held.
    """
    linked = link(records())
    stories = {article: story.id for story in linked.stories for article in story.articles}
    utterances = {s: utterance.id for utterance in linked.utterances for s in utterance.statements}
    for record in records():
        if isinstance(record, Article) and record.id in stories:
            yield replace(record, story=stories[record.id])
        elif isinstance(record, Statement) and record.id in utterances:
            yield replace(record, utterance=utterances[record.id])
        else:
            yield record
    yield from linked.records()
