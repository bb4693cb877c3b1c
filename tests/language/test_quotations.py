"""Pairing quotation marks as newspapers print them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.quotations import find_quotations


def quoted(text: str, next_opens: bool = False) -> list[str]:
    return [text[q.inner_start : q.inner_end] for q in find_quotations(text, 0, len(text), next_opens)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"No ship has sailed," she said.', ["No ship has sailed,"]),
        ("“No ship has sailed,” she said.", ["No ship has sailed,"]),
        ('Varnia will "try to prevent” a blockade.', ["try to prevent"]),
        ('"No," he said. "Not one."', ["No,", "Not one."]),
        ("The 'sea brigade' said nothing", ["sea brigade"]),
        ("Varnia's navy and Ostland's fleet didn't meet.", []),
        ("It's the Kestrians' ferry, the mayor said.", []),
        ('A 5" gun was seen on deck.', []),
        ("««Never»» was all", ["Never"]),
        ("``We saw nothing,'' he said.", ["We saw nothing,"]),
    ],
)
def test_marks_are_paired_whatever_their_shape(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_an_open_end_carries_on_if_the_next_paragraph_opens_anew() -> None:
    text = "“We saw the ferry leave. It was late."
    (quotation,) = find_quotations(text, 0, len(text), next_opens=True)
    assert quotation.carries_on and not quotation.closed
    assert text[quotation.inner_start : quotation.inner_end] == "We saw the ferry leave. It was late."


def test_a_forgotten_closing_mark_ends_with_the_paragraph() -> None:
    text = 'She said: "We saw the ferry leave.'
    (quotation,) = find_quotations(text, 0, len(text))
    assert not quotation.closed and not quotation.carries_on


@given(st.text(alphabet="ab .,\"“”‘’'«»\n`", max_size=60))
def test_quotations_are_in_order_inside_the_text_and_hold_words(text: str) -> None:
    at = 0
    for quotation in find_quotations(text, 0, len(text)):
        assert (
            at <= quotation.start < quotation.inner_start < quotation.inner_end <= quotation.end <= len(text)
        )
        assert text[quotation.inner_start : quotation.inner_end].strip()
        at = quotation.end
