"""Times of undated articles, dated later. The article turns out to be of Tuesday, 6 August 2024."""

from datetime import date

import pytest

from dragoman.record import ArticleId, Span, When
from dragoman.record.words import Basis
from dragoman.resolve import Anchor, find_times, resolve_time
from dragoman.resolve.timeline import between, tell_times
from dragoman.resolve.times_later import date_later

TUESDAY = Anchor(published=date(2024, 8, 6))


def kept(words: str, edtf: str | None = None, basis: Basis = "relative") -> When:
    return When(edtf, words, Span(ArticleId("article-1"), 10, 10 + len(words), words), basis)


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("Monday", "2024-08-05"),
        ("overnight Monday", "2024-08-05/2024-08-06"),
        ("Oct. 7", "2023-10-07"),
        ("last week", "2024-07-29/2024-08-04"),
        ("three days ago", "2024-08-03"),
        ("the past 24 hours", "2024-08-05/2024-08-06"),
        ("since Oct. 7", "2023-10-07/.."),
        ("Aug. 1 to Aug. 3", "2024-08-01/2024-08-03"),
        ("Sunday and Tuesday", "2024-08-04/2024-08-06"),
        ("the night of 13 to 14 April", "2024-04-13/2024-04-14"),
        ("since fighting broke out July 8", "2024-07-08/.."),
        ("by Sunday", "../2024-08-11"),
        ("later this month", "2024-08-07/2024-08-31"),
    ],
)
def test_the_words_alone_give_the_date(words: str, edtf: str) -> None:
    later = date_later(kept(words), TUESDAY)
    assert (later.edtf, later.text, later.basis) == (edtf, words, "relative")


def test_what_is_planned_looks_on() -> None:
    assert date_later(kept("Friday"), TUESDAY).edtf == "2024-08-02"
    assert date_later(kept("Friday"), TUESDAY, tense="future").edtf == "2024-08-09"


def test_a_time_that_is_dated_or_counts_from_another_is_left_as_it_is() -> None:
    for time in (
        kept("Monday", "2020-01-06"),
        kept("the following day"),
        kept("recently"),
        When("2020-01-06", None, None, "publication"),
        When(None, None, None, None),
    ):
        assert date_later(time, TUESDAY) == time


def test_each_time_is_dated_from_what_the_text_had_told_before_it() -> None:
    text = "The ferry sank on Saturday. The next day it was found. Sirens sounded on Monday."
    timeline = tell_times(text, [(0, len(text))], TUESDAY)
    assert [told.resolve().edtf for told in timeline] == ["2024-08-03", "2024-08-04", "2024-08-05"]
    assert [told.words.text for told in between(timeline, 20, 60)] == ["The next day"]
    (alone,) = find_times("The next day it was found.")
    assert resolve_time(alone, TUESDAY).edtf is None


def test_the_tense_of_a_parse_wins() -> None:
    (told,) = tell_times("The envoys, he said, assemble Friday.", [(0, 37)], TUESDAY)
    assert (told.resolve().edtf, told.resolve("future").edtf) == ("2024-08-02", "2024-08-09")
