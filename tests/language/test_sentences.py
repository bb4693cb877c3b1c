"""Cutting paragraphs into sentences from outside their quotations."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.quotations import find_quotations
from dragoman.language.sentences import find_sentences


def sentences(text: str) -> list[str]:
    return [text[a:b] for a, b in find_sentences(text, 0, len(text), find_quotations(text, 0, len(text)))]


@pytest.mark.parametrize(
    "text",
    [
        "“We waited. Nobody came,” the harbour master said.",
        "Gen. Ilse Brandt met the U.S. envoy at 3 p.m. Monday.",
        "Port Osk, Md., is not in Varnia.",
        "“Is it war?” Brandt said.",
        "The ferry carried 3.5 tonnes of flour.",
        "J. R. Lund spoke for an hour.",
    ],
)
def test_one_sentence_stays_one(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“None,” he said. “Not one.” The mayor left.",
            ["“None,” he said.", "“Not one.”", "The mayor left."],
        ),
        ("The war .Varnia has blamed Ostland.", ["The war .", "Varnia has blamed Ostland."]),
        ("It was hit.The crew swam.", ["It was hit.", "The crew swam."]),
        ("They met in the U.S. The talks failed.", ["They met in the U.S.", "The talks failed."]),
    ],
)
def test_sentences_end_where_the_report_ends_them(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@given(st.text(alphabet='aB. ?!"“”’,\t1', max_size=80))
def test_sentences_are_in_order_and_lose_no_word(text: str) -> None:
    found = find_sentences(text, 0, len(text), find_quotations(text, 0, len(text)))
    assert all(a < b for a, b in found)
    assert all(one[1] <= two[0] for one, two in itertools.pairwise(found))
    covered = {n for a, b in found for n in range(a, b)}
    assert all(n in covered for n, character in enumerate(text) if character.isalnum())
