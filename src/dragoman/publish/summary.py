"""The first page of a brief: what is in it, counted. Nothing here is judged, chosen or worded by a model."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dragoman.publish.dates import days_in_words
from dragoman.publish.dossier import Dossier
from dragoman.publish.plots.ties import ties_of
from dragoman.publish.telling import CHANNELS, MESSAGE_STATUS, status, what
from dragoman.publish.wording import capitalised, counted, joined, number, percent
from dragoman.record import Dispute, Responsibility, Utterance

_PAIRS = 4
_KINDS = 5
_DISPUTES = {
    "denial": "of what one side says and another denies",
    "figures": "of figures",
    "responsibility": "of responsibility",
    "time": "of times",
    "place": "of places",
}


@dataclass(frozen=True, slots=True)
class Point:
    """One line of the summary: what it is about, the section it leads to, and its sentences."""

    about: str
    section: str
    words: str


def summary(dossier: Dossier) -> tuple[Point, ...]:
    """Count what a dossier holds, line by line; what it has none of has no line."""
    points = (
        Point("Reports", "read", _reports(dossier)),
        Point("Who told whom", "told", _messages(dossier)),
        Point("Who met whom", "met", _contacts(dossier)),
        Point("What happened", "happened", _incidents(dossier)),
        Point("Disputed", "disputed", _disputes(dossier)),
        Point("Said", "who", _said(dossier)),
        Point("How well borne out", "read", _borne(dossier)),
    )
    return tuple(point for point in points if point.words)


def _reports(dossier: Dossier) -> str:
    articles = len(dossier.articles)
    if not articles:
        return ""
    told = counted(articles, "article")
    if dossier.outlets:
        told += f" from {counted(len(dossier.outlets), 'outlet')}"
    if dossier.days:
        told += f", published {days_in_words(*dossier.days)}"
    credited = Counter(article.agency for article in dossier.articles if article.agency)
    origins = dossier.independent
    told += f". Copies and the reports of one agency counted once: {counted(origins, 'independent account')}."
    if credited:
        agencies = joined(f"{name} ({number(count)})" for name, count in _most(credited, _PAIRS))
        told += f" Agencies credited: {agencies}."
    return told


def _messages(dossier: Dossier) -> str:
    sent = dossier.messages_sent
    if not sent:
        return ""
    ties = ties_of(dossier)
    pairs: Counter[str] = Counter()
    carried: Counter[str] = Counter()
    for tie in ties.ties:
        if tie.sender != tie.recipient:
            pairs[f"{tie.sender} to {tie.recipient}"] += tie.sent
        for party in tie.through:
            carried[party] += tie.sent
    told = f"{counted(len(sent), 'message')}."
    busiest = [(pair, count) for pair, count in _most(pairs, _PAIRS) if count > 1]
    if busiest:
        told += f" Most from side to side: {joined(f'{pair} ({number(count)})' for pair, count in busiest)}."
    channels = Counter(CHANNELS[once.fullest.channel] for once in sent)
    told += f" {capitalised(_list(channels))}."
    if carried:
        carriers = joined(f"{party} ({number(count)})" for party, count in _most(carried, _KINDS))
        told += f" Carried by {carriers}."
    standing = Counter(MESSAGE_STATUS[once.fullest.status] for once in sent)
    standing.pop("", None)
    if standing:
        told += f" Not simply asserted: {_list(standing)}."
    return told


def _contacts(dossier: Dossier) -> str:
    met = dossier.contacts_met
    if not met:
        return ""
    kinds = Counter(what(once.fullest).lower() for once in met)
    told = f"{counted(len(met), 'contact')}: {_list(kinds, several=True)}."
    return told + _standing(status(once.fullest) for once in met)


def _incidents(dossier: Dossier) -> str:
    happened = dossier.incidents_one
    if not happened:
        return ""
    kinds = Counter(what(once.fullest).lower() for once in happened if once.fullest.kind != "other")
    told = f"{counted(len(happened), 'incident')}"
    told += f": {_list(kinds, several=True, of=len(happened))}." if kinds else "."
    told += _standing(status(once.fullest) for once in happened)
    stances = Counter(
        {"claims": "claim", "denies": "denial", "accuses": "accusation", "suspects": "suspicion"}.get(
            record.stance, ""
        )
        for record in dossier.of_type.get("responsibility", ())
        if isinstance(record, Responsibility)
    )
    stances.pop("", None)
    if stances:
        told += f" Of responsibility for them: {_list(stances, several=True)}."
    return told


def _disputes(dossier: Dossier) -> str:
    found = Counter(
        _DISPUTES[record.kind] for record in dossier.of_type.get("dispute", ()) if isinstance(record, Dispute)
    )
    if not found:
        return ""
    return f"{counted(sum(found.values()), 'dispute')}: {_list(found)}."


def _said(dossier: Dossier) -> str:
    said = dossier.statements
    if not said:
        return ""
    speakers = {speaker for statement in said for speaker in statement.speakers}
    quoted = sum(statement.mode == "direct" for statement in said)
    unnamed = sum(statement.anonymous for statement in said)
    told = (
        f"{counted(len(said), 'statement')} by {counted(len(speakers), 'speaker')}, "
        f"{number(quoted)} of them wholly in the speaker’s own words."
    )
    if unnamed:
        told += f" From unnamed sources: {number(unnamed)} ({percent(unnamed / len(said))})."
    shared = [record for record in dossier.of_type.get("utterance", ()) if isinstance(record, Utterance)]
    if shared:
        varied = sum(len(record.readings) > 1 for record in shared)
        told += (
            f" Printed by several articles: {counted(len(shared), 'saying')}, "
            f"{number(varied)} in more than one wording."
        )
    return told


def _borne(dossier: Dossier) -> str:
    """How many things rest on one account alone."""
    things = [
        *(once.account for once in dossier.messages_sent),
        *(once.account for once in dossier.contacts_met),
        *(once.account for once in dossier.incidents_one),
    ]
    if not things:
        return ""
    several = sum(account.independent > 1 for account in things)
    return (
        f"Of {counted(len(things), 'message, contact or incident', 'messages, contacts and incidents')}, "
        f"{number(several)} {'is' if several == 1 else 'are'} told by more than one independent account, "
        f"{number(len(things) - several)} by a single one."
    )


def _standing(standings: Iterable[str]) -> str:
    found = Counter(standings)
    plain = found.pop("", 0)
    return f" {number(plain)} took place; {_list(found)}." if found else ""


def _list(found: Mapping[str, int], *, several: bool = False, of: int | None = None) -> str:
    """Counts with their names, most first: "4 strikes, 3 killings"; beyond five the rest is one count.

    `several` puts the names in the plural, `of` is the whole that they are counted from, where that is more.
    """
    kinds = _most(found, _KINDS)
    rest = (of or sum(found.values())) - sum(count for _, count in kinds)
    told = [
        counted(count, name, name if name.endswith("s") else None) if several else f"{number(count)} {name}"
        for name, count in kinds
    ]
    return ", ".join([*told, counted(rest, "other")] if rest else told)


def _most(found: Mapping[str, int], most: int) -> list[tuple[str, int]]:
    return sorted(found.items(), key=lambda item: (-item[1], item[0]))[:most]
