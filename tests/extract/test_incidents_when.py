"""When an incident was. The article is of Wednesday 9 April 2031."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.record import When
from dragoman.resolve.times import agree, days_long


def when(read, text: str, number: int = 0) -> str | None:  # type: ignore[no-untyped-def]
    told: When | None = read(text).record.incidents[number].when
    return told.edtf if told is not None else None


def test_the_most_exact_of_the_times_that_agree_is_the_incidents(read) -> None:  # type: ignore[no-untyped-def]
    text = (
        "Envoys met in Tolmar to speak of last month's attack on the port. Rebels shelled the port of Fenwick "
        "on March 14, killing nine. The attack on the port was the worst of the war."
    )
    assert when(read, text) == "2031-03-14"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ostland accepted a Varnian proposal Monday for a three-day truce with the rebels.", "2031-04-07"),
        ("Varnia on Tuesday announced a new round of sanctions on Ostland.", "2031-04-08"),
        ("Both sides agreed on Sunday to a ceasefire.", "2031-04-06"),
        ("The premier announced on Monday that he will sign an order that imposes sanctions.", "2031-04-07"),
    ],
)
def test_a_truce_is_of_the_day_on_which_it_is_agreed(read, text: str, day: str) -> None:  # type: ignore[no-untyped-def]
    assert when(read, text) == day


def test_a_truce_that_begins_later_is_of_the_day_on_which_it_begins(read) -> None:  # type: ignore[no-untyped-def]
    assert when(read, "Both sides agreed on Sunday to a truce beginning Tuesday.") == "2031-04-08"


def test_what_will_begin_does_not_date_what_has_begun(read) -> None:  # type: ignore[no-untyped-def]
    text = "Ostland brokered a truce last week. The truce would begin at noon on Sunday, an envoy said."
    assert when(read, text) == "2031-03-31/2031-04-06"


@pytest.mark.parametrize(
    "text",
    [
        "Police spoke of the murder of Ada Lund, who hasn't been seen since entering a hotel on April 3.",
        "The murder of Ada Lund shocked Varnia. Lund vanished on April 3 while visiting a hotel in Osk.",
        "Envoys spoke of the killing of Ada Lund. Lund disappeared after entering a hotel on April 3.",
    ],
)
def test_who_vanished_was_killed_about_when_last_seen(read, text: str) -> None:  # type: ignore[no-untyped-def]
    times = {told.kind: told.when for told in read(text).record.incidents}
    assert times["killing"] is not None
    assert times["killing"].edtf == "2031-04-03~"


def test_the_day_on_which_another_vanished_dates_nobodys_death(read) -> None:  # type: ignore[no-untyped-def]
    text = "The murder of Ada Lund shocked Varnia. Bo Sato vanished on April 3."
    assert when(read, text) is None


def test_a_part_named_with_its_day_does_not_date_the_whole(read) -> None:  # type: ignore[no-untyped-def]
    assert when(read, "Rebels have fired dozens of rockets at the port, including two on Sunday.") is None


def test_what_lasts_since_something_is_dated_from_then_on(read) -> None:  # type: ignore[no-untyped-def]
    text = "Ostland has enforced the blockade since rebels seized the port in 2027."
    days = {told.when.edtf for told in read(text).record.incidents if told.when is not None}
    assert days == {"2027/..", "2027"}


def test_how_a_truce_was_broken_is_news_as_well(read) -> None:  # type: ignore[no-untyped-def]
    text = (
        "Rockets hit the port on Wednesday. The envoy said Ostland violated the truce by shelling a village."
    )
    days = [told.when for told in read(text).record.incidents if "shelling" in told.mentions[0].exact]
    assert [day.edtf for day in days if day is not None] == ["2031-04-09~"]


def test_a_report_that_leads_with_yesterday_dates_its_news_by_that_day(read) -> None:  # type: ignore[no-untyped-def]
    text = "Rockets hit the port of Fenwick on Tuesday, killing nine people there.\nGunmen shot a guard dead in Tolmar."
    assert when(read, text, 1) == "2031-04-08~"


_DAYS = st.dates().map(lambda day: day.isoformat())


@given(_DAYS, _DAYS)
def test_agreeing_does_not_depend_on_the_order(one: str, other: str) -> None:
    assert agree(one, other) == agree(other, one) == (one == other)
    assert days_long(one) == 0


def test_a_sentence_that_tells_of_another_month_is_no_news_of_the_day(read) -> None:  # type: ignore[no-untyped-def]
    text = (
        "Gunmen killed a guard in Port Osk on Tuesday.\n\n"
        "The rebels attacked a village that the army held in eastern Ostland {}."
    )
    assert when(read, text.format("with rockets"), 1) == "2031-04-09~"
    assert when(read, text.format("in 2029"), 1) != "2031-04-09~"
