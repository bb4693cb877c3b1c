"""Dating articles that do not say when they are from, by what they share with articles that do.

An undated article that tells of "last week's" killing, which another article dates, is from the week after;
one with a quotation that others print on Tuesday is of that day or the next two. Every such link leaves some
days of publication open, and the article is dated by the days that all of them leave, or not at all: where
they leave none, one of the links is wrong, and where they leave more than a week, little is known. The
weekdays on which it says that things were said must fit: news is of today or yesterday, and not older.

What fooled us: an article on an anniversary shares the event and not the time, so an event whose time the
undated article does not tell in words counted from its own day ("Wednesday", "last week") only says that the
article is no earlier; "April 13" is right in any later month, and says no more either.
"""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import cast

from dragoman.link.days import Days, days_of
from dragoman.link.happenings import same_contacts, same_incidents
from dragoman.link.redating import article_of, is_dated_by_links, redated, reopened
from dragoman.link.utterances import find_utterances
from dragoman.record import (
    Actor,
    Article,
    ArticleId,
    Contact,
    Incident,
    Record,
    Statement,
    When,
)
from dragoman.resolve.times import Anchor
from dragoman.resolve.times_later import date_later

Dating = Statement | Contact | Incident

WIDEST = 7
"""Days that the links may leave open, at most."""

_AFTER = 40  # days after an event on which an article that tells of it is looked for
_REPRINTED = 2  # days after which a saying is still news
_NARROW = 14  # days within which an event must lie to date anything
_NEW = 1  # days since the newest saying whose weekday an article names
_STILL_NEWS = 3  # … since the oldest
_ROUNDS = 4  # an article that has been dated dates others
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(rf"(?<!last )(?<!next )\b({'|'.join(_WEEKDAYS)})\b", re.IGNORECASE)


@dataclass(slots=True)
class _Open:
    """The days of publication (proleptic ordinals) that the links of an article leave open."""

    earliest: int = 0
    days: set[int] | None = None
    said: set[int] = field(default_factory=set)

    def only(self, days: set[int]) -> None:
        self.days = days if self.days is None else self.days & days

    def left(self) -> Sequence[int]:
        """The days left; none where no link closes them, or where they lie too far apart."""
        held = sorted(day for day in self.days or () if day >= self.earliest and self._is_news(day))
        return held if held and held[-1] - held[0] < WIDEST else ()

    def _is_news(self, day: int) -> bool:
        """Whether the weekdays on which things were said are the last few, the newest today or yesterday."""
        ages = [(day - 1 - named) % 7 for named in self.said]
        return not ages or (min(ages) <= _NEW and max(ages) <= _STILL_NEWS)


def date_undated(records: Iterable[Record]) -> Mapping[ArticleId, When]:
    """The publication of undated articles, as far as the others tell it: a day or a few, basis `linked`.

    `with_dates` takes them up, and dates the articles' own times by them.
    """
    held = list(records)
    articles = {one.id: one for one in held if isinstance(one, Article)}
    actors: dict[str, Actor] = {one.id: one for one in held if isinstance(one, Actor)}
    timed: dict[str, Dating] = {
        one.id: one for one in held if isinstance(one, Statement | Contact | Incident)
    }
    undated = {key for key, one in articles.items() if one.published is None or one.published.edtf is None}
    found: dict[ArticleId, When] = {}
    for _ in range(_ROUNDS):
        if not undated or undated == set(articles):
            break
        fresh = dict(_dated(timed.values(), actors, undated))
        if not fresh:
            break
        found |= fresh
        undated -= set(fresh)
        for key, one in timed.items():
            home = _article(one)
            if home in fresh:
                timed[key] = _now_dated(one, fresh[home], articles[home].text)
    return found


def _article(one: Dating) -> ArticleId:
    return one.article if isinstance(one, Statement) else one.mentions[0].article


def with_dates(records: Iterable[Record]) -> tuple[Record, ...]:
    """The records that change when undated articles are dated by the others: articles, and what is of them.

    Articles get a day of publication, or a few, with basis `linked`; their records the times counted from it,
    and when they were reported. What an earlier call dated is dated anew, or opened again where nothing tells
    it any more: the same records give the same times, whenever they came, and a second call changes nothing.
    """
    given = list(records)
    linked = {one.id for one in given if isinstance(one, Article) and is_dated_by_links(one)}
    opened = [reopened(one) if _is_of(one, linked) else one for one in given]
    dates = date_undated(opened)
    texts = {one.id: one.text for one in given if isinstance(one, Article)}
    now = [_by_article(one, dates, texts) for one in opened]
    return tuple(one for one, before in zip(now, given, strict=True) if one != before)


def _by_article(record: Record, dates: Mapping[ArticleId, When], texts: Mapping[ArticleId, str]) -> Record:
    home = article_of(record)
    return redated(record, dates[home], texts[home]) if home is not None and home in dates else record


def _is_of(record: Record, articles: Container[ArticleId]) -> bool:
    home = article_of(record)
    return home is not None and home in articles


def _now_dated(one: Dating, published: When, text: str) -> Dating:
    """A record of an article that has been dated, reported on any of the days left open."""
    return replace(cast(Dating, redated(one, published, text)), reported=published.edtf)


def _dated(
    timed: Iterable[Dating], actors: Mapping[str, Actor], undated: set[ArticleId]
) -> Iterator[tuple[ArticleId, When]]:
    """One round: the undated articles that those with a date now date."""
    records = list(timed)
    left: dict[ArticleId, _Open] = defaultdict(_Open)
    for one in records:
        if _article(one) in undated:
            _by_itself(one, left[_article(one)])
    said = {one.id: one for one in records if isinstance(one, Statement)}
    for utterance in find_utterances(said.values(), actors):
        _by_saying([said[key] for key in utterance.statements], left, undated)
    for met in same_contacts((one for one in records if isinstance(one, Contact)), actors):
        _by_event([one for one in met if one.status == "held"], left, undated)
    for done in same_incidents((one for one in records if isinstance(one, Incident)), actors):
        _by_event([one for one in done if one.status == "happened"], left, undated)
    for article in sorted(left):
        days = left[article].left()
        if days:
            first, last = (date.fromordinal(day).isoformat() for day in (days[0], days[-1]))
            yield article, When(first if first == last else f"{first}/{last}", None, None, "linked")


def _by_itself(one: Dating, left: _Open) -> None:
    """What an article's own times say: it is no earlier than what it tells happened, and names weekdays."""
    happened = isinstance(one, Statement) or one.status in ("held", "happened")
    if one.when is None or not happened:
        return
    days = days_of(one.when, None)
    if days is not None and days.told and one.when.basis == "stated":
        left.earliest = max(left.earliest, days.first)
    if not isinstance(one, Statement):
        return
    for named in _WEEKDAY.findall(one.when.text or ""):
        left.said.add(_WEEKDAYS.index(named.lower()))


def _by_saying(group: Sequence[Statement], left: Mapping[ArticleId, _Open], undated: set[ArticleId]) -> None:
    dated = [days_of(one.when, one.reported) for one in group if one.article not in undated]
    known = [Days(d.first - (0 if d.told else 1), d.last, d.told) for d in dated if d is not None]
    day = _common(known)
    if day is None:
        return
    for one in group:
        if one.article in undated:
            days = _fitting(one.when, day)
            left[one.article].only(days or set(range(day.first, day.last + _REPRINTED + 1)))


def _by_event(
    group: Sequence[Contact | Incident], left: Mapping[ArticleId, _Open], undated: set[ArticleId]
) -> None:
    told = [days_of(one.when, None) for one in group if one.mentions[0].article not in undated]
    day = _common([days for days in told if days is not None and days.told])
    if day is None:
        return
    for one in group:
        article = one.mentions[0].article
        if article in undated:
            opened = left[article]
            days = _fitting(one.when, day)
            if days and max(days) < day.last + _AFTER:
                opened.only(days)
            else:
                opened.earliest = max(opened.earliest, min(days) if days else day.first)


def _common(days: Sequence[Days]) -> Days | None:
    """The days that all give; None where they give none or too many."""
    if not days:
        return None
    first, last = max(one.first for one in days), min(one.last for one in days)
    return Days(first, last, True) if 0 <= last - first <= _NARROW else None


def _fitting(when: When | None, event: Days) -> set[int]:
    """The days of publication from which the words of a time lead to the event; none if nothing tells."""
    if when is None or when.edtf is not None or when.text is None:
        return set()
    fitting = set()
    for day in range(event.first, event.last + _AFTER + 1):
        counted = days_of(date_later(when, Anchor(published=date.fromordinal(day))), None)
        if counted is not None and counted.first <= event.last and event.first <= counted.last:
            fitting.add(day)
    return fitting
