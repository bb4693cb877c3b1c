"""Parts and wholes that agree."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.extract.figures_sums import agree, told_together, total
from dragoman.record import ArticleId, Figure, RecordId, span_of
from dragoman.record.words import Measure

ARTICLE = ArticleId("art_a")


def figure(
    low: float,
    high: float | None = -1,
    measure: Measure = "wounded",
    text: str = "some words",
    words: str = "some words",
) -> Figure:
    start = text.index(words)
    return Figure(
        RecordId(f"fig_{start}_{low}"),
        None,
        measure,
        "people",
        low,
        low if high == -1 else high,
        high != -1,
        span_of(ARTICLE, text, start, start + len(words)),
        None,
    )


def test_five_troops_and_two_contractors_are_seven_personnel() -> None:
    assert agree([figure(5), figure(2)], [figure(7)])
    assert not agree([figure(5), figure(2)], [figure(8)])


def test_an_open_figure_agrees_with_what_is_not_below_it() -> None:
    assert agree([figure(70, None)], [figure(71)])
    assert agree([figure(70, None)], [figure(500, None)])
    assert not agree([figure(70, None)], [figure(40)])


def test_killed_and_wounded_are_not_the_same_people() -> None:
    assert not agree([figure(7, measure="killed")], [figure(7, measure="wounded")])
    assert not agree([figure(7, measure="killed")], [figure(7, measure="other")])


def test_nothing_agrees_with_no_figures() -> None:
    assert not agree([], [figure(0)])
    assert not agree([], [])


def test_what_and_joins_is_told_together_and_what_is_included_is_not() -> None:
    text = "five troops and two contractors were hurt; of nine sailors, including one officer"
    five, two = figure(5, text=text, words="five troops"), figure(2, text=text, words="two contractors")
    nine, one = figure(9, text=text, words="nine sailors"), figure(1, text=text, words="one officer")
    assert told_together([two, nine, five, one], text) == ((five, two), (nine,), (one,))


parts = st.lists(st.integers(min_value=0, max_value=10**6).map(figure), min_size=1, max_size=6)


@given(parts)
def test_parts_agree_with_their_sum_whatever_their_order(these: list[Figure]) -> None:
    low, high = total(these)
    assert low == high
    assert agree(these, [figure(low)]) and agree([figure(low)], these[::-1])


@given(parts, parts)
def test_agreement_goes_both_ways(some: list[Figure], others: list[Figure]) -> None:
    assert agree(some, others) == agree(others, some)
