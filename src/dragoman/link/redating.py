"""The times of an article's records once the article is dated from outside, and open again as they were read.

An article that other articles date has a day of publication or a few; its own "Monday" and "last week" are
counted from each of them. What all of them give is the time; where they differ, it lies between. Dating is
done anew whenever articles are added, so that their order does not matter: what was dated by links is opened
first. What fooled us: "the next day", counted from a date stated in full, never was open, and stays.
"""

from dataclasses import replace
from datetime import date
from typing import Final, Literal

from dragoman.extract.said_when import leaves_open
from dragoman.record import (
    Article,
    ArticleId,
    Contact,
    Figure,
    Incident,
    Message,
    Record,
    Responsibility,
    Statement,
    When,
    bounds,
)
from dragoman.resolve.times import Anchor, days_long
from dragoman.resolve.times_later import date_later, from_to

Timed = Statement | Message | Contact | Incident

WIDEST: Final = 31  # days: beyond that a time says little
_ANY_DAY: Final = Anchor(published=date(2001, 1, 3))
_TO_COME: Final = frozenset(("planned", "threatened"))


def article_of(record: Record) -> ArticleId | None:
    """The article that a record is read from; None for actors and for what links articles."""
    match record:
        case Article():
            return record.id
        case Statement():
            return record.article
        case Message() | Contact() | Incident():
            return record.mentions[0].article
        case Responsibility() | Figure():
            return record.span.article
        case _:
            return None


def is_dated_by_links(article: Article) -> bool:
    """Whether an article's date comes from other articles, and goes with them."""
    return article.published is not None and article.published.basis == "linked"


def reopened(record: Record) -> Record:
    """A record as it was read, before its article was dated by links."""
    match record:
        case Article():
            return replace(record, published=None, reported=None)
        case Statement() | Message() | Contact() | Incident():
            return replace(record, when=_opened(record.when), reported=None)
        case _:
            return replace(record, reported=None)


def redated(record: Record, published: When, text: str) -> Record:
    """A record of an article that is dated by links: its time counted from there, and when it was reported.

    `text` is the article's. An article of one of several days is `reported` on the last, since by then it
    was known. A saying without a day of its own is of the day of the report, as in any other article.
    """
    assert published.edtf is not None
    reported = bounds(published.edtf)[1]
    match record:
        case Article():
            return replace(record, published=published, reported=reported)
        case Statement(when=None):
            cue = record.cue_span
            told_before = cue is not None and leaves_open(text, (cue.start, cue.end))
            day = None if told_before else When(published.edtf, None, None, "publication")
            return replace(record, when=day, reported=reported)
        case Statement() | Message() | Contact() | Incident():
            return replace(record, when=_counted(record, published.edtf), reported=reported)
        case _:
            return replace(record, reported=reported)


def _opened(when: When | None) -> When | None:
    if when is not None and when.basis == "publication":
        return None
    if when is None or when.edtf is None or when.basis != "relative":
        return when
    opened = replace(when, edtf=None)
    return when if date_later(opened, _ANY_DAY).edtf is None else opened


def _counted(record: Timed, published: str) -> When | None:
    """A record's time, counted from the first and the last day on which its article can be published."""
    when = record.when
    if when is None or when.edtf is not None:
        return when
    to_come = not isinstance(record, Statement) and record.status in _TO_COME
    tense: Literal["future"] | None = "future" if to_come else None
    early, late = (
        date_later(when, Anchor(published=date.fromisoformat(day)), tense).edtf for day in bounds(published)
    )
    if early == late or early is None or late is None:
        return replace(when, edtf=early if early == late else None)
    if ".." in early + late:
        return when
    between = from_to(*sorted((early, late)))
    return replace(when, edtf=between) if between is not None and days_long(between) <= WIDEST else when
