"""From which day an article's time words are counted."""

from dataclasses import replace
from datetime import date

import pytest

from dragoman.record import Article, Block, When, article_id
from dragoman.resolve import Anchor, find_times, resolve_time
from dragoman.resolve.time_anchor import anchor_of


def article(text: str, published: str | None) -> Article:
    return Article(
        article_id("", text),
        "test",
        "0" * 64,
        None,
        None,
        None,
        None,
        None,
        When(published, None, None, "metadata") if published else None,
        "en",
        text,
        (Block(0, len(text), "body"),),
    )


REPORT = "The ferry sank off the strait on Tuesday, the ministry of Varnia said, and nine were lost."


@pytest.mark.parametrize(
    ("dateline", "published", "day"),
    [
        ("PORT OSK, Aug 6 (Reuters) - ", "2024-08-07", date(2024, 8, 6)),
        ("PORT OSK, Aug 6 (Reuters) - ", "2024-08-06T23:10", date(2024, 8, 6)),
        ("PORT OSK, Aug 7 (Reuters) - ", "2024-08-06", date(2024, 8, 7)),
        ("PORT OSK, Dec 31 (Reuters) - ", "2025-01-01", date(2024, 12, 31)),
        ("PORT OSK, Aug 6, 2023 (Reuters) - ", "2024-08-07", None),
        ("PORT OSK, March 6 (Reuters) - ", "2024-08-07", None),
        ("PORT OSK (Reuters) - ", "2024-08-07", None),
        ("", "2024-08-07", None),
    ],
)
def test_the_datelines_day_counts_if_it_is_near_the_stamp(
    dateline: str, published: str, day: date | None
) -> None:
    anchor = anchor_of(article(dateline + REPORT, published))
    assert anchor == Anchor(published=date.fromisoformat(published[:10]), dateline=day)
    assert anchor.today == (day or anchor.published)


def test_an_undated_article_has_no_anchor() -> None:
    assert anchor_of(article("PORT OSK, Aug 6 (Reuters) - " + REPORT, None)) == Anchor()
    assert anchor_of(article(REPORT, "2024-08")) == Anchor()


LED = "The ferry sank in the strait of Osk on Thursday, the ministry of Varnia said, and nine sailors were lost."


@pytest.mark.parametrize(
    ("lead", "day"),
    [
        (LED, date(2024, 8, 8)),
        (LED.replace("on Thursday", "early Thursday"), date(2024, 8, 8)),
        (LED.replace("on Thursday", "last Thursday"), None),
        (LED.replace("sank", "will sail").replace(" said, and nine sailors were lost", " said"), None),
        (LED.replace("on Thursday", "on Wednesday"), None),
        ("PORT OSK, Aug 7 (Reuters) - " + LED, date(2024, 8, 7)),
    ],
)
def test_news_of_the_weekday_after_its_stamp_is_of_that_day(lead: str, day: date | None) -> None:
    assert anchor_of(article(lead, "2024-08-07")).dateline == day


def test_a_page_that_grew_after_its_stamp_is_counted_from_its_last_days() -> None:
    page = article(
        "Rebels carry a wounded man in Fenwick on Monday, August 18. Smoke rises over the port of Osk on Tuesday, "
        "August 19. Sailors were taken off the ferry on August 17.",
        "2031-07-24",
    )
    anchor = anchor_of(page)
    assert anchor.grown == date(2031, 8, 19)
    days = [resolve_time(words, replace(anchor, tense="past")).edtf for words in find_times(page.text)]
    assert days == ["2031-08-18", "2031-08-19", "2031-08-17"]
    other = replace(page, published=When("2030-07-24", None, None, "metadata"))
    assert anchor_of(other).grown is None, "its August has other weekdays"
