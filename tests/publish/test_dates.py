import pytest

from dragoman.publish.dates import day_of, days_in_words, how_known, in_words, shorter, when_in_words
from dragoman.record import When


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024", "2024"),
        ("2024-08", "August 2024"),
        ("2024-08-06", "Tuesday 6 August 2024"),
        ("2024-08-06T02", "Tuesday 6 August 2024, 2 a.m."),
        ("2024-08-06T00", "Tuesday 6 August 2024, 12 a.m."),
        ("2024-08-06T14:30", "Tuesday 6 August 2024, 14:30"),
        ("2024-08-06T14:30Z", "Tuesday 6 August 2024, 14:30 UTC"),
        ("2024-08-06T14:30+03:00", "Tuesday 6 August 2024, 14:30 (UTC+03:00)"),
        ("2024-08-06~", "about Tuesday 6 August 2024"),
        ("2024-08?", "perhaps August 2024"),
        ("2024%", "perhaps about 2024"),
        ("2024-08-04/2024-08-06", "4–6 August 2024"),
        ("2024-07-30/2024-08-02", "30 July – 2 August 2024"),
        ("2023-12-30/2024-01-02", "30 December 2023 – 2 January 2024"),
        ("2024-07/2024-09", "July 2024 to September 2024"),
        ("2024-08-04~/2024-08-06", "about 4 August 2024 to 6 August 2024"),
        ("2024-08-04/..", "from 4 August 2024"),
        ("../2024-08-04", "until 4 August 2024"),
        ("2024-08-04T10/2024-08-06T11", "4–6 August 2024"),
    ],
)
def test_times_are_written_as_a_newspaper_writes_them(edtf: str, words: str) -> None:
    assert in_words(edtf) == words


def test_the_clock_and_the_weekday_can_be_left_out() -> None:
    assert in_words("2024-08-06T14:30", clock=False, weekday=False) == "6 August 2024"


def test_one_day_from_and_to_is_one_day() -> None:
    assert days_in_words("2024-08-06", "2024-08-06") == "6 August 2024"


def test_a_month_is_not_a_day() -> None:
    assert day_of(When("2024-08", None, None, "stated")) is None
    assert day_of(When("2024-08-06T10", None, None, "stated")) == "2024-08-06"
    assert day_of(None) is None


def test_words_without_a_date_are_given_as_words() -> None:
    assert when_in_words(When(None, "Monday", None, None)) == "“Monday”, date not known"
    assert when_in_words(None) is None


def test_how_a_time_is_known_is_said_even_where_it_is_not_recorded() -> None:
    assert how_known(When("2024", None, None, "dateline")) == "from the dateline"
    assert how_known(When("2024", None, None, None)) == "how it is known is not recorded"


def test_months_are_cut_to_three_letters_where_there_is_little_room() -> None:
    assert shorter("30 September – 2 May 2024") == "30 Sep – 2 May 2024"
