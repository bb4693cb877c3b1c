from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.language.model.contents import Print, settled
from dragoman.language.model.sources import settled_source

Range = tuple[int, int]


def printed(tree: str, quotations: Sequence[Range] = ()) -> Print:
    """A text from rows of word, number of the head (its own for a root) and relation."""
    rows = [row.split() for row in tree.strip().split("\n")]
    words = [row[0] for row in rows]
    heads = np.array([int(row[1]) for row in rows], dtype=np.int64)
    first = np.zeros(len(rows), dtype=bool)
    first[0] = True
    worded = np.array([any(c.isalnum() for c in w) for w in words], dtype=bool)
    return Print(words, worded, heads, [row[2] for row in rows], first, first, quotations)


def words(text: Print, pieces: Sequence[Range]) -> list[str]:
    return [" ".join(text.words[start:end]) for start, end in pieces]


TOLD = printed(
    """
    Ilves 1 nsubj
    told 1 root
    the 3 det
    council 1 obj
    that 6 mark
    she 6 nsubj
    left 1 ccomp
    , 11 punct
    and 11 cc
    Ostland 10 compound
    envoys 11 nsubj
    agreed 1 conj
    . 1 punct
    """
)


def sure(text: Print, least: float = 0.9) -> np.ndarray:
    return np.full(len(text.words), least, dtype=np.float32)


def test_who_is_told_is_not_what_they_are_told():
    content = settled([(2, 7)], [(0, 1), (1, 2)], [(1, 2)], sure(TOLD), 0, TOLD)
    assert words(TOLD, content) == ["that she left"]


def test_what_leads_on_to_another_clause_is_left_out():
    content = settled([(4, 11)], [(0, 1), (1, 2)], [(1, 2)], sure(TOLD), 0, TOLD)
    assert words(TOLD, content) == ["that she left"]


def test_marks_at_the_ends_are_no_content():
    content = settled([(4, 8)], [(0, 1), (1, 2)], [(1, 2)], sure(TOLD), 0, TOLD)
    assert words(TOLD, content) == ["that she left"]


def test_a_quotation_is_content_whole_with_its_marks():
    text = printed(
        """
        “ 4 punct
        We 4 nsubj
        will 4 aux
        not 4 advmod
        leave 7 ccomp
        , 4 punct
        ” 4 punct
        said 7 root
        Ilves 7 nsubj
        . 7 punct
        """,
        [(0, 7)],
    )
    for found in [(2, 5)], [(1, 6)], [(3, 7)]:
        assert words(text, settled(found, [(7, 8), (8, 9)], [(7, 8)], sure(text), 0, text)) == [
            "“ We will not leave , ”"
        ]


def test_a_quotation_that_a_window_cut_goes_on_to_its_closing_mark():
    text = printed(
        """
        Ilves 1 nsubj
        said 1 root
        : 1 punct
        “ 5 punct
        We 5 nsubj
        stay 1 ccomp
        here 5 advmod
        . 5 punct
        ” 5 punct
        """,
        [(3, 9)],
    )
    seen = sure(text)[:6]  # the window ends after "stay"
    assert words(text, settled([(4, 6)], [(0, 1), (1, 2)], [(1, 2)], seen, 0, text)) == ["“ We stay here . ”"]


def test_a_phrase_begun_is_ended_where_its_noun_is_near():
    text = printed(
        """
        Ilves 1 nsubj
        opposed 1 root
        the 4 det
        new 4 amod
        treaty 1 obj
        . 1 punct
        """
    )
    assert words(text, settled([(2, 4)], [(0, 1), (1, 2)], [(1, 2)], sure(text), 0, text)) == [
        "the new treaty"
    ]


def test_a_doubtful_piece_is_left_out_beside_a_sure_one():
    probabilities = sure(TOLD)
    probabilities[9:11] = 0.3
    content = settled([(4, 7), (9, 11)], [(0, 1), (1, 2)], [(1, 2)], probabilities, 0, TOLD)
    assert words(TOLD, content) == ["that she left"]


SOURCE = printed(
    """
    Ilves 9 nsubj
    , 3 punct
    the 3 det
    minister 0 appos
    who 5 nsubj
    signed 3 acl:relcl
    the 7 det
    treaty 5 obj
    , 3 punct
    said 9 root
    so 9 advmod
    . 9 punct
    """
)


@pytest.mark.parametrize(
    ("found", "settled_words"),
    [
        ((0, 7), "Ilves , the minister who signed the treaty ,"),
        ((0, 8), "Ilves , the minister who signed the treaty ,"),
        ((0, 3), "Ilves"),
        ((0, 1), "Ilves"),
        ((0, 2), "Ilves"),
        ((2, 8), "Ilves , the minister who signed the treaty ,"),
    ],
)
def test_a_source_has_all_or_nothing_of_what_is_said_about_it(found: Range, settled_words: str):
    assert words(SOURCE, [settled_source(found, frozenset({9}), SOURCE)]) == [settled_words]


def test_a_source_ends_before_the_verb_that_it_is_the_subject_of():
    rang = printed(
        """
        Ilves 1 nsubj
        rang 1 root
        Osk 1 obj
        to 4 mark
        announce 1 advcl
        tolls 4 obj
        """
    )
    assert words(rang, [settled_source((0, 3), frozenset({4}), rang)]) == ["Ilves"]
    assert words(SOURCE, [settled_source((0, 8), frozenset({9}), SOURCE)])[0].startswith(
        "Ilves , the minister who signed"
    )


@st.composite
def texts(draw: st.DrawFn) -> Print:
    """Any words under any tree, with quotations that do not overlap."""
    size = draw(st.integers(1, 14))
    rows = []
    for i in range(size):
        word = draw(
            st.sampled_from(["a", "the", "that", ",", ".", "“", "”", '"', "(", ")", "and", "Ilves", "'"])
        )
        head = draw(st.integers(0, i - 1)) if i else 0
        relation = draw(
            st.sampled_from("det case cc mark ccomp nsubj obj punct conj acl:relcl appos nmod".split())
        )
        rows.append((word, head, relation))
    order = draw(st.permutations(range(size)))  # so that heads stand on either side
    placed = {old: new for new, old in enumerate(order)}
    lines = [""] * size
    for old, (word, head, relation) in enumerate(rows):
        lines[placed[old]] = f"{word} {placed[head]} {relation if old else 'root'}"
    cuts = sorted(draw(st.sets(st.integers(0, size), max_size=4)))
    quotations = list(zip(cuts[::2], cuts[1::2], strict=False))
    return printed("\n".join(lines), quotations)


@given(texts(), st.data())
@settings(max_examples=300)
def test_settling_ends_and_gives_ranges_in_order_without_source_and_cue(text: Print, data: st.DataObject):
    size = len(text.words)
    roles = data.draw(st.lists(st.integers(0, 3), min_size=size, max_size=size))
    ranges: dict[int, list[Range]] = {1: [], 2: [], 3: []}
    for i, role in enumerate(roles):
        if role:
            ranges[role].append((i, i + 1))
    if not ranges[3] or not ranges[2]:
        return
    probabilities = np.array(
        data.draw(st.lists(st.sampled_from([0.05, 0.4, 0.9]), min_size=size, max_size=size))
    )
    found = settled(ranges[3], [*ranges[1], *ranges[2]], ranges[2], probabilities.astype(np.float32), 0, text)
    assert found
    assert all(0 <= start < end <= size for start, end in found)
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    assert not {w for start, end in found for w in range(start, end)} & {start for start, _ in ranges[2]}
    if ranges[1]:
        start, end = settled_source(ranges[1][0], frozenset(w for w, _ in ranges[2]), text)
        assert 0 <= start < end <= size
