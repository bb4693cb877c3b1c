"""Numbers in words and digits, and what bounds them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.extract.number_words import VAGUE
from dragoman.extract.numbers import find_numbers


def only(text: str) -> tuple[float, float | None, bool]:
    (amount,) = find_numbers(text)
    return amount.low, amount.high, amount.approximate


@pytest.mark.parametrize(
    ("text", "low", "high", "approximate"),
    [
        ("five", 5, 5, False),
        ("at least 70", 70, None, True),
        ("more than 70", 70, None, True),
        ("70 or more", 70, None, True),
        ("70-plus", 70, None, True),
        ("up to 12", 0, 12, True),
        ("as many as 12", 0, 12, True),
        ("nearly 40,000", 40000, 40000, True),
        ("some 40,000", 40000, 40000, True),
        ("several", 3, 9, True),
        ("a dozen", 12, 12, True),
        ("two dozen", 24, 24, True),
        ("more than a dozen", 12, None, True),
        ("dozens", 24, 99, True),
        ("several hundred", 300, 999, True),
        ("hundreds", 200, 999, True),
        ("thousands", 2000, 9999, True),
        ("tens of thousands", 20000, 99999, True),
        ("hundreds of thousands", 200000, 999999, True),
        ("between 5 and 7", 5, 7, True),
        ("5-7", 5, 7, True),
        ("5 to 7", 5, 7, True),
        ("two or three", 2, 3, True),
        ("three to five thousand", 3000, 5000, True),
        ("1.5 million", 1.5e6, 1.5e6, False),
        ("half a million", 5e5, 5e5, False),
        ("two hundred and fifty-one thousand", 251000, 251000, False),
        ("a hundred", 100, 100, False),
        ("a couple", 2, 2, True),
    ],
)
def test_a_number_has_the_bounds_of_the_record(
    text: str, low: float, high: float | None, approximate: bool
) -> None:
    assert only(text) == (low, high, approximate)


@pytest.mark.parametrize(
    "text",
    [
        "the 20th fleet",
        "at 2:30",
        "since 9/11",
        "an F-16 jet",
        "some ships",
        "over the strait",
        "about it",
        "a hundredweight",
        "2-1/2",
    ],
)
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    assert find_numbers(text) == ()


def test_money_and_shares_carry_their_mark() -> None:
    sums = find_numbers("a $2 billion sale, 7 percent of it, and 12%")
    assert [(a.low, a.mark) for a in sums] == [(2e9, "$"), (7, "%"), (12, "%")]


def test_one_number_ends_where_the_next_begins() -> None:
    found = find_numbers("Two guards and three sailors, one of four")
    assert [a.low for a in found] == [2, 3, 1, 4]


@given(st.integers(min_value=0, max_value=10**9))
def test_digits_read_back_with_and_without_commas(number: int) -> None:
    assert only(f"{number:,}") == only(str(number)) == (number, number, False)


ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
ONES += "sixteen seventeen eighteen nineteen".split()
TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()


def spelled(number: int) -> str:
    if number >= 1000:
        rest = f" {spelled(number % 1000)}" if number % 1000 else ""
        return f"{spelled(number // 1000)} thousand{rest}"
    if number >= 100:
        rest = f" and {spelled(number % 100)}" if number % 100 else ""
        return f"{ONES[number // 100]} hundred{rest}"
    if number >= 20:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    return ONES[number]


@given(st.integers(min_value=1, max_value=999_999))
def test_words_read_back_as_the_number_they_spell(number: int) -> None:
    assert only(spelled(number)) == (number, number, False)


@given(st.integers(min_value=2, max_value=10**6), st.sampled_from(["at least", "up to", "about", "nearly"]))
def test_a_bound_keeps_the_number_within(number: int, bound: str) -> None:
    low, high, approximate = only(f"{bound} {number:,}")
    assert approximate and low <= number and (high is None or high >= number)


PIECES = [*"0123456789,.-–/:$% ", "two ", "dozen ", "and ", "of ", "to ", "million ", "several "]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_any_text_gives_ordered_spans_and_ordered_bounds(text: str) -> None:
    last = 0
    for amount in find_numbers(text):
        assert last <= amount.start < amount.end <= len(text)
        assert amount.high is None or amount.low <= amount.high
        last = amount.end


def test_vague_words_run_upwards() -> None:
    assert all(low <= high for low, high in VAGUE.values())
