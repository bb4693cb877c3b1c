"""What the rest of a text says about a name."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.model import Reader
from dragoman.language.model.name_scores import held_together, of_one_class

TAGS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG")


def test_a_name_leans_to_the_class_it_has_elsewhere_in_the_text():
    scores = np.array([[0, 6, 0, 0, 0], [0, 6, 0, 0, 0], [0, 2, 0, 3, 0]], dtype=np.float32)
    of_one_class(scores, TAGS, ("Lund", "Lund", "Lund"))
    assert scores.argmax(axis=1).tolist() == [1, 1, 1]


def test_whether_a_word_is_a_name_is_left_to_each_place():
    scores = np.array([[0, 6, 0, 0, 0], [0, 6, 0, 0, 0], [9, 2, 0, 1, 0]], dtype=np.float32)
    of_one_class(scores, TAGS, ("May", "May", "May"))
    assert scores.argmax(axis=1).tolist() == [1, 1, 0]


def test_words_in_small_letters_are_left_alone():
    scores = np.array([[0, 6, 0, 0, 0], [0, 2, 0, 3, 0]], dtype=np.float32)
    before = scores.copy()
    of_one_class(scores, TAGS, ("bank", "bank"))
    assert (scores == before).all()


def test_proper_nouns_that_hang_together_are_one_name():
    scores = np.array([[0, 0, 0, 5, 0], [1.5, 0, 0, 0, 1]], dtype=np.float32)
    held_together(scores, TAGS, ("Radio", "Osk"), ("PROPN", "PROPN"), np.array([0, 0]))
    assert scores[1].argmax() == TAGS.index("I-ORG")


def test_names_side_by_side_that_hang_on_other_words_stay_two():
    scores = np.array([[0, 0, 0, 5, 0], [1.5, 0, 0, 0, 1], [9, 0, 0, 0, 0]], dtype=np.float32)
    before = scores.copy()
    held_together(scores, TAGS, ("Monday", "Lund", "spoke"), ("PROPN", "PROPN", "VERB"), np.array([2, 2, 2]))
    assert (scores == before).all()


def test_a_title_begins_no_name():
    scores = np.array([[0, 1, 0, 0, 0], [1.5, 2, 0, 0, 1]], dtype=np.float32)
    before = scores.copy()
    held_together(scores, TAGS, ("Mr.", "Renn"), ("PROPN", "PROPN"), np.array([0, 0]))
    assert (scores == before).all()


@given(st.lists(st.sampled_from(["Lund", "lund", "Osk", "a", "É", "🙂"]), max_size=12), st.integers(0, 99))
def test_one_mention_alone_is_never_moved(words: list[str], seed: int):
    scores = np.random.default_rng(seed).normal(size=(len(words), len(TAGS))).astype(np.float32)
    before = scores.copy()
    of_one_class(scores, TAGS, words)
    alone = [i for i, w in enumerate(words) if [v.lower() for v in words].count(w.lower()) == 1]
    assert np.isfinite(scores).all()
    assert (scores[alone] == before[alone]).all()


def test_the_names_of_a_text_come_in_order_and_apart():
    text = "OSLO (Reuters) - Ada Lund of Varnia Rail met Kestria's envoy. " * 30
    names = Reader.load().read(text, [(0, len(text))]).names
    assert names
    assert all(a.end <= b.start for a, b in pairwise(names))
