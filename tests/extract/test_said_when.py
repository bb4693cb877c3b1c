"""When something was said. The article is of Wednesday 9 April 2031."""

import pytest


def days(read, text: str) -> list[str | None]:  # type: ignore[no-untyped-def]
    return [s.when.edtf if s.when is not None else None for s in read(text).statements]


def test_what_was_said_in_an_interview_was_said_on_its_day_wherever_that_is_named(read) -> None:  # type: ignore[no-untyped-def]
    text = (
        "Ilse Brandt, in an interview with the Osk Gazette, said that the strait was closed.\n\n"
        "“The mines are old,” she said.\n\n"
        "The interview was conducted on Monday in Port Osk."
    )
    assert days(read, text) == ["2031-04-07", "2031-04-07"]


def test_what_was_said_of_an_interview_was_not_said_in_it(read) -> None:  # type: ignore[no-untyped-def]
    text = (
        "Jon Holt denounced the interview as a disgrace. “It is a disgrace,” Holt said.\n\n"
        "The interview was conducted on Monday in Port Osk."
    )
    assert "2031-04-07" not in days(read, text)


def test_interviews_of_two_days_date_nothing(read) -> None:  # type: ignore[no-untyped-def]
    text = (
        "Ilse Brandt said in an interview that the strait was closed.\n\n"
        "The interview was conducted on Monday. Another interview was held on Tuesday in Port Osk."
    )
    assert days(read, text)[0] == "2031-04-09"


@pytest.mark.parametrize(
    "text",
    [
        "Ilse Brandt spoke during a visit on Monday, when she told the envoy that the strait was closed.",
        "When she met the premier on Monday, Ilse Brandt said that the strait was closed.",
    ],
)
def test_the_day_of_what_goes_with_a_saying_is_its_day(read, text: str) -> None:  # type: ignore[no-untyped-def]
    assert days(read, text) == ["2031-04-07"]


def test_a_report_stamped_a_day_early_is_of_the_day_it_leads_with(read) -> None:  # type: ignore[no-untyped-def]
    text = (
        "Varnia on Thursday denied that its navy had shelled the port of Fenwick in the night.\n"
        "“The navy was in port,” Ilse Brandt said."
    )
    assert days(read, text) == ["2031-04-10", "2031-04-10"]
