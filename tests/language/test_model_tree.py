from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.language.model.tree import best_tree


def is_tree(heads: list[int]) -> bool:
    roots = [i for i, h in enumerate(heads) if h == i]
    if len(roots) != 1:
        return False
    for start in range(len(heads)):
        at = start
        for _ in heads:
            at = heads[at]
        if at != roots[0]:
            return False
    return True


def has_a_crossing(heads: list[int]) -> bool:
    root = next(i for i, h in enumerate(heads) if h == i)
    arcs = [(min(i, h), max(i, h)) for i, h in enumerate(heads) if i != h]
    over_root = any(a < root < b for a, b in arcs)
    return over_root or any(a < c < b < d for a, b in arcs for c, d in arcs)


def total(scores: np.ndarray, heads: list[int]) -> float:
    return sum(float(scores[i, h]) for i, h in enumerate(heads))


@given(st.integers(1, 5), st.integers(0, 2**32 - 1))
@settings(max_examples=150)
def test_no_tree_without_crossings_scores_higher_than_the_best_tree(size: int, seed: int):
    scores = np.random.default_rng(seed).normal(size=(size, size)).astype(np.float32)
    found = best_tree(scores).tolist()
    assert is_tree(found) and not has_a_crossing(found)
    every = (list(h) for h in product(range(size), repeat=size))
    best = max(total(scores, h) for h in every if is_tree(h) and not has_a_crossing(h))
    assert abs(total(scores, found) - best) < 1e-4


def test_two_tempting_roots_still_give_one():
    scores = np.full((3, 3), -5.0, dtype=np.float32)
    scores[0, 0] = scores[1, 1] = 9.0
    scores[2, 0] = 1.0
    assert is_tree(best_tree(scores).tolist())


@given(st.integers(20, 60), st.integers(0, 2**32 - 1))
@settings(max_examples=20)
def test_a_long_sentence_of_noise_is_still_a_tree(size: int, seed: int):
    scores = np.random.default_rng(seed).normal(size=(size, size)).astype(np.float32)
    found = best_tree(scores).tolist()
    assert is_tree(found) and not has_a_crossing(found)


def test_a_preposition_that_prefers_a_far_noun_stays_with_its_own():
    heads = {0: 1, 1: 1, 2: 1, 3: 5, 4: 2, 5: 1}  # "crossings": 3 hangs on 5, over 4, which hangs on 2
    scores = np.full((6, 6), -5.0, dtype=np.float32)
    for word, head in heads.items():
        scores[word, head] = 5.0
    scores[3, 4] = 4.0
    assert best_tree(scores).tolist() == [1, 1, 1, 4, 2, 1]


def test_no_words_no_tree():
    assert best_tree(np.zeros((0, 0), dtype=np.float32)).tolist() == []
