"""What only articles together show, all of it: stories, utterances, disputes, and who bears out whom."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dragoman.link.accounts import Sources, Teller, Tellers, account_of, told_by
from dragoman.link.disputes import find_disputes
from dragoman.link.disputes_contacts import of_contacts
from dragoman.link.happenings import Parted, explained_contacts, explained_incidents
from dragoman.link.merged import one_contact, one_incident
from dragoman.link.parties import Parties
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

    Contacts and incidents stand in groups, most of them of one record; a group goes by the first of its ids,
    in `because` (why it is held to be one) and in its account. There is an account of every message, contact,
    incident and saying: of an utterance for all its statements, of any other statement for itself.
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

    def members(self) -> Mapping[str, frozenset[str]]:
        """What each joined or linked record is made of, by ids; an account of what its record is made of."""
        held: dict[str, frozenset[str]] = {one.id: frozenset(one.articles) for one in self.stories}
        held |= {one.id: frozenset(one.statements) for one in self.utterances}
        held |= {one.id: frozenset(one.records) for one in self.disputes}
        held |= {group[0].id: frozenset(one.id for one in group) for group in self.contacts}
        held |= {group[0].id: frozenset(one.id for one in group) for group in self.incidents}
        return held | {one.id: held.get(one.record, frozenset((one.record,))) for one in self.accounts}


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
    return _link(_sorted(records), parted)


def _link(held: _Sorted, parted: Parted) -> Linked:
    contacts, met = explained_contacts(held.contacts.values(), held.actors, parted)
    incidents, happened = explained_incidents(held.incidents.values(), held.actors, parted)
    utterances = find_utterances(held.statements.values(), held.actors, parted)
    disputes = (
        *find_disputes(
            incidents,
            held.responsibilities.values(),
            held.figures.values(),
            held.messages.values(),
            held.actors,
            {key: article.text for key, article in held.articles.items()},
        ),
        *of_contacts(contacts, held.actors),
    )
    accounts = tuple(_accounts(held, utterances, contacts, incidents))
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
    held: _Sorted,
    utterances: Iterable[Utterance],
    contacts: Iterable[Sequence[Contact]],
    incidents: Iterable[Sequence[Incident]],
) -> Iterator[Account]:
    sources = Sources.of(held.articles.values())
    names: Mapping[str, str] = {actor.id: actor.name for actor in held.actors.values()}
    tellers = Tellers(held.statements.values())
    told: dict[RecordId, list[Teller]] = {}
    alone = dict(held.statements)
    for utterance in utterances:
        told[utterance.id] = [told_by(alone.pop(key), tellers) for key in utterance.statements]
    groups: list[Sequence[Contact] | Sequence[Incident]] = [*contacts, *incidents]
    for group in groups:
        told[group[0].id] = [told_by(one, tellers) for one in group]
    single: list[Statement | Message] = [*alone.values(), *held.messages.values()]
    for one in single:
        told[one.id] = [told_by(one, tellers)]
    for key in sorted(told):
        yield account_of(key, told[key], sources, names)


def with_links(records: Callable[[], Iterable[Record]], parted: Parted = frozenset()) -> Iterator[Record]:
    """Yield records across articles: what links them named in them, joined ones once, and the linked behind.

    `records` is asked twice, for the linking and for the yielding, so that what is yielded need not be held.
    """
    held = _sorted(records())
    linked, parties = _link(held, parted), Parties(held.actors)
    del held
    yield from weave(records(), linked, parties)


def weave(records: Iterable[Record], linked: Linked, parties: Parties) -> Iterator[Record]:
    """Yield records with what links them named in them, joined ones once, and the linked ones behind."""
    joined: dict[RecordId, Record] = {}
    into: dict[RecordId, RecordId] = {}
    for met in linked.contacts:
        joined[met[0].id] = one_contact(met, parties) if len(met) > 1 else met[0]
        into |= {one.id: met[0].id for one in met}
    for done in linked.incidents:
        joined[done[0].id] = one_incident(done, parties) if len(done) > 1 else done[0]
        into |= {one.id: done[0].id for one in done}
    stories = {article: story.id for story in linked.stories for article in story.articles}
    utterances = {s: utterance.id for utterance in linked.utterances for s in utterance.statements}
    for record in records:
        match record:
            case Article():
                yield replace(record, story=stories.get(record.id))
            case Statement():
                yield replace(record, utterance=utterances.get(record.id))
            case Contact() | Incident():
                if record.id in joined:
                    yield joined[record.id]
            case Responsibility() | Figure():
                yield pointing_at(record, into)
            case _:
                yield record
    yield from linked.records()


def pointing_at(
    record: Responsibility | Figure, into: Mapping[RecordId, RecordId]
) -> Responsibility | Figure:
    """A figure or a responsibility of an incident, pointing at the one that this is joined in."""
    if record.incident is None or record.incident not in into:
        return record
    return replace(record, incident=into[record.incident])
