from hypothesis import given
from hypothesis import strategies as st

from dragoman.publish.wording import counted, is_control, joined, number, percent, shortened, shown, spelt


def test_numbers_have_thousands_separators() -> None:
    assert number(21347) == "21,347"
    assert counted(1, "article") == "1 article"
    assert counted(0, "article") == "0 articles"
    assert counted(2, "story", "stories") == "2 stories"


def test_small_numbers_are_words() -> None:
    assert spelt(5, "report") == "five reports"
    assert spelt(12, "report") == "12 reports"


def test_names_are_joined_as_one_says_them() -> None:
    assert joined([]) == ""
    assert joined(["A"]) == "A"
    assert joined(["A", "B", "C"]) == "A, B and C"


def test_a_share_that_is_there_is_never_nothing_and_one_short_of_all_never_all() -> None:
    assert [percent(share) for share in (0.0, 0.001, 0.5, 0.999, 1.0)] == [
        "0%",
        "under 1%",
        "50%",
        "over 99%",
        "100%",
    ]


def test_escapes_and_direction_controls_are_shown_as_signs() -> None:
    assert shown("a\x1b[2Jb\u202ec\x9b") == "a␛[2Jb[U+202E]c[U+009B]"


@given(st.text(), st.integers(2, 80))
def test_what_is_shown_holds_nothing_that_acts_and_what_is_shortened_fits(text: str, most: int) -> None:
    assert not any(is_control(character) for character in shown(text, lines=False))
    shown(text).encode("utf-8")
    assert len(shortened(text, most)) <= most
