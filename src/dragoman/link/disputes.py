"""Disputes: records that cannot all be so. A false contradiction costs as much as a missed one.

What only looks like one is left out: counts of different things (killed against killed or wounded), a day's
count against a total, a later number against an earlier one (a toll rises), bounds that overlap ("at least
12", 14), parts that add up ("five troops and two contractors", seven), numbers of the two sides of a battle,
and "no information", which denies nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from dragoman.extract.figures_sums import agree, told_together
from dragoman.link.days import days_of
from dragoman.link.parties import Parties
from dragoman.link.words import weight, words_of
from dragoman.record import (
    Actor,
    Dispute,
    Figure,
    Incident,
    Message,
    RecordId,
    Responsibility,
    content_id,
)
from dragoman.record.words import DisputeKind

_BLAMING = ("accuses", "suspects")
DAYS = 2
"""Days between the report that a message was given and the denial of it, at most."""

_FEW_HAVE = 4.2  # weight of a word that tells two reports of one message from reports of two


def find_disputes(
    groups: Iterable[Sequence[Incident]],
    responsibilities: Iterable[Responsibility],
    figures: Iterable[Figure],
    messages: Iterable[Message],
    actors: Mapping[str, Actor],
    texts: Mapping[str, str],
) -> tuple[Dispute, ...]:
    """Find what is disputed about each incident (its records grouped) and of each message.

    `texts` has the articles' texts, which tell what figures are told in one breath.
    """
    found = {one.id: one for one in of_incidents(groups, responsibilities, figures, actors, texts)}
    found |= {one.id: one for one in of_messages(tuple(messages), actors)}
    return tuple(found[key] for key in sorted(found))


def of_incidents(
    groups: Iterable[Sequence[Incident]],
    responsibilities: Iterable[Responsibility],
    figures: Iterable[Figure],
    actors: Mapping[str, Actor],
    texts: Mapping[str, str],
) -> Iterator[Dispute]:
    """What is disputed about incidents: who answers for them, and how many they cost."""
    parties = Parties(actors)
    rows: dict[str, list[Responsibility]] = defaultdict(list)
    for row in responsibilities:
        rows[row.incident].append(row)
    counts: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.incident is not None:
            counts[figure.incident].append(figure)
    for group in groups:
        held = [row for incident in group for row in rows.get(incident.id, ())]
        yield from _of_responsibility(held, parties, actors)
        yield from _of_figures([f for incident in group for f in counts.get(incident.id, ())], texts)


def _of_responsibility(
    rows: Sequence[Responsibility], parties: Parties, actors: Mapping[str, Actor]
) -> Iterable[Dispute]:
    """One blames another, who denies it, or who blames somebody else in turn."""
    blaming = [
        row
        for row in rows
        if row.stance in _BLAMING and row.accused is not None and not parties.same(row.holder, row.accused)
    ]
    for denials in _by_side([row for row in rows if row.stance == "denies"], parties.one_side):
        accusers = [
            row
            for row in blaming
            if any(parties.same(row.accused or "", denial.holder) for denial in denials)
            and not any(parties.same(row.holder, denial.holder) for denial in denials)
        ]
        if accusers:
            holder = min(Counter(row.holder for row in denials).items(), key=lambda one: (-one[1], one[0]))[0]
            who, verb = _accuse(accusers, actors)
            summary = f"{_name(holder, actors)} denies what {who} {verb} it of"
            yield _dispute("responsibility", [*accusers, *denials], summary)
    named = [row for row in blaming if parties.named(row.holder) and parties.named(row.accused or "")]
    for turned in _by_side(named, parties.same):
        accusers = [row for row in named if any(parties.same(row.accused or "", t.holder) for t in turned)]
        others = [
            row
            for row in turned
            if not any(parties.same(row.accused or "", accuser.accused or "") for accuser in accusers)
        ]
        if accusers and others:
            holder, (who, verb) = others[0].holder, _accuse(accusers, actors)
            whom = _name(others[0].accused or "", actors)
            summary = f"{who} {verb} {_name(holder, actors)}, who accuses {whom} in turn"
            yield _dispute("responsibility", [*accusers, *others], summary)


def _accuse(rows: Sequence[Responsibility], actors: Mapping[str, Actor]) -> tuple[str, str]:
    *most, last = sorted({_name(row.holder, actors) for row in rows})
    return (f"{', '.join(most)} and {last}", "accuse") if most else (last, "accuses")


def _by_side(
    rows: Sequence[Responsibility], one_side: Callable[[str, str], bool]
) -> Sequence[Sequence[Responsibility]]:
    """Rows by whose side holds them: a president's denial and his government's are one."""
    sides: list[list[Responsibility]] = []
    for row in sorted(rows, key=lambda row: row.id):
        side = next((s for s in sides if any(one_side(row.holder, o.holder) for o in s)), None)
        if side is None:
            sides.append([row])
        else:
            side.append(row)
    return sides


def _of_figures(figures: Sequence[Figure], texts: Mapping[str, str]) -> Iterable[Dispute]:
    """Two numbers of the same thing, given on one day, whose bounds do not meet, alone or added up."""
    told = _tellings(figures, texts)
    for one, other in combinations(sorted(figures, key=lambda figure: figure.id), 2):
        if one.measure != other.measure or one.measure == "other" or not _same_thing(one.of, other.of):
            continue
        if one.span.article == other.span.article or one.reported is None or one.reported != other.reported:
            continue
        if _meet(one, other) or any(
            agree(mine, theirs) for mine in told[one.id] for theirs in told[other.id]
        ):
            continue
        low, high = sorted((one, other), key=lambda figure: figure.low)
        yield _dispute("figures", [low, high], f"{_number(low)} against {_number(high)} {one.measure}")


def _tellings(
    figures: Sequence[Figure], texts: Mapping[str, str]
) -> Mapping[str, Sequence[Sequence[Figure]]]:
    """For each figure what it is told as: itself, and with those that the same breath adds to it."""
    told: dict[str, list[Sequence[Figure]]] = {figure.id: [(figure,)] for figure in figures}
    by_article: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_article[figure.span.article].append(figure)
    for article, held in by_article.items():
        for telling in told_together(held, texts.get(article, "")):
            for figure in telling:
                told[figure.id].append(telling)
    return told


def _same_thing(one: str, other: str) -> bool:
    """Whether two counts are of the same people or things: "soldiers" and "people" are not."""
    mine, theirs = set(words_of(one)), set(words_of(other))
    return bool(mine) and mine == theirs


def _meet(one: Figure, other: Figure) -> bool:
    """Whether the bounds of two numbers overlap; a tenth is allowed where one is only about right."""
    slack = 0.1 if one.approximate or other.approximate else 0.0

    def reaches(figure: Figure) -> float:
        return float("inf") if figure.high is None else figure.high * (1 + slack)

    return one.low * (1 - slack) <= reaches(other) and other.low * (1 - slack) <= reaches(one)


def _number(figure: Figure) -> str:
    low = f"{figure.low:,.0f}"
    if figure.high is None:
        return f"{low} or more"
    return low if figure.high == figure.low else f"{low} to {figure.high:,.0f}"


def of_messages(messages: Sequence[Message], actors: Mapping[str, Actor]) -> Iterator[Dispute]:
    """A message that one side says was given and the other says was not."""
    parties = Parties(actors)
    told: dict[tuple[str, int], list[Message]] = defaultdict(list)
    for message in messages:
        days = days_of(None, message.reported)
        if days is not None and message.status in ("claimed", "asserted", "disputed"):
            told[message.act, days.first].append(message)
    for message in sorted(messages, key=lambda message: message.id):
        if message.status not in ("denied", "disputed"):
            continue
        days = days_of(None, message.reported)
        near = range(days.first - DAYS, days.first + DAYS + 1) if days is not None else ()
        others = [
            other
            for day in near
            for other in told.get((message.act, day), ())
            if other.id != message.id
            and parties.may_be_one(other.senders, message.senders)
            and parties.may_be_one(other.recipients, message.recipients)
            and (other.reported == message.reported or _telling(other) & _telling(message))
        ]
        if others or message.status == "disputed":
            every = [message, *others]
            who = _named([one.senders for one in every], actors) or "a party"
            whom = _named([one.recipients for one in every], actors) or "another"
            yield _dispute("denial", [message, *others], f"whether {who} told {whom}")


def _named(parties: Sequence[Sequence[str]], actors: Mapping[str, Actor]) -> str:
    """Whom most name, else the first: it is not the spokeswoman who says "we did not write" that did not."""
    counts = Counter(map(tuple, parties))
    commonest = min(counts, key=lambda named: (-counts[named], named != tuple(parties[0]), named))
    return " and ".join(_name(one, actors) for one in commonest)


def _telling(message: Message) -> frozenset[str]:
    """The telling words of what a message says, by which two reports of it are known to be of one."""
    content = " ".join(span.exact for span in message.content_spans or message.mentions)
    return frozenset(word for word in words_of(content) if weight(word) >= _FEW_HAVE)


def _name(actor: str, actors: Mapping[str, Actor]) -> str:
    found = actors.get(actor)
    return found.name if found is not None else actor


def _dispute(
    kind: DisputeKind, records: Sequence[Responsibility | Figure | Message], summary: str
) -> Dispute:
    ids = tuple(sorted({record.id for record in records}))
    reported = sorted(record.reported for record in records if record.reported)
    return Dispute(
        RecordId(content_id("dispute", kind, *ids)), kind, ids, summary, reported[-1] if reported else None
    )
