from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dragoman.link.near import UNDATED, Item
from dragoman.link.near_undated import may_share
from dragoman.link.words import words_of

PRINTED = st.lists(
    st.sampled_from(
        ("Cities", "city", "Ilves's", "Ilves’s", "tolls", "TOLL", "navy", "navies", "gas", "Sørum")
    ),
    max_size=12,
).map(" — ".join)


@given(PRINTED, PRINTED, st.integers(1, 3))
def test_no_text_is_passed_over_that_shares_the_keys(undated, text, least):
    words = frozenset(words_of(undated))
    shared = words & set(words_of(text))
    may = may_share([Item("a", UNDATED, words)], least)
    assert may(text.lower()) or len(shared) < least


@given(PRINTED, PRINTED)
def test_runs_of_words_are_looked_for_as_well(undated, text):
    def runs(told: str) -> frozenset[tuple[str, ...]]:
        words = words_of(told)
        return frozenset(pairwise(words))

    may = may_share([Item("a", UNDATED, runs(undated))], 1)
    assert may(text.lower()) or runs(undated).isdisjoint(runs(text))


def test_a_text_with_too_few_of_the_words_is_passed_over():
    may = may_share([Item("a", UNDATED, frozenset({"ferry", "toll", "strait"}))], 2)
    assert may("the ferries paid the toll")
    assert not may("the toll was paid")
