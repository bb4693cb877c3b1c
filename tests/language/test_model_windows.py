import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.model import decode
from dragoman.language.model.lemma import Lemmas
from dragoman.language.model.pieces import MOST_PIECES, Pieces
from dragoman.language.model.windows import FEATURES, MOST, features, windows

VOCABULARY = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "var",
    "##nia",
    "said",
    "'",
    '"',
    "s",
    "-",
    "a",
    "##a",
    "cafe",
]


@given(st.lists(st.integers(1, 400), min_size=0, max_size=8), st.integers(5, 60))
def test_windows_cover_all_words_once_and_are_never_too_long(paragraphs: list[int], every: int):
    words = ["." if i % every == every - 1 else "Word" for i in range(sum(paragraphs))]
    starts = np.cumsum([0, *paragraphs])[:-1].tolist() if paragraphs else []
    found = windows(words, starts)
    assert [i for s, e in found for i in range(s, e)] == list(range(len(words)))
    assert all(0 < e - s <= MOST for s, e in found)


def test_a_sentence_of_ten_thousand_words_is_cut_into_windows():
    assert len(windows(["word"] * 10_000, [0])) > 70


def test_marks_pair_within_a_paragraph_and_not_over_its_end():
    words = ["“", "Go", ",", "he", '"', "x", '"']
    marks = features(words, [True] * 7, frozenset({0, 3}))
    inside = marks[:, FEATURES.index("inside a quotation")].tolist()
    assert inside == [0, 1, 1, 0, 0, 1, 0]
    assert marks[4, FEATURES.index("opening mark")] == 1 and marks[6, FEATURES.index("closing mark")] == 1


def test_the_encoder_is_told_us_from_us():
    marks = features(["US", "us", "Us", "McRae"], [True] * 4, frozenset({0}))
    assert marks[:, :3].tolist() == [[1, 1, 0], [0, 0, 0], [1, 0, 0], [1, 0, 1]]


def test_words_are_cut_uncased_without_accents_and_with_plain_marks():
    pieces = Pieces(VOCABULARY)
    assert pieces.of("VARNIA") == (4, 5)
    assert pieces.of("Café") == (13,)
    assert pieces.of("’s") == (7, 9)
    assert pieces.of("“") == (8,)
    assert pieces.of("va\u00adrnia") == pieces.of("varnia")
    assert pieces.of("زمن") == (1,)


def test_an_endless_word_has_a_bounded_number_of_pieces():
    assert len(Pieces(VOCABULARY).of("a" * 100_000)) == MOST_PIECES


def test_a_name_cannot_go_on_as_another_class():
    tags = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]
    scores = np.zeros((1, 3, 5), dtype=np.float32)
    scores[0, 0, 1] = scores[0, 1, 4] = scores[0, 2, 0] = 1.0
    path = decode.best_path(scores, decode.name_moves(tags))[0].tolist()
    assert decode.names(path, tags, ["Mara", "Ilves", "left"])[0][2] == "PER"
    assert path[1] != 4


def test_a_dateline_s_dash_ends_its_name():
    tags = ["O", "B-LOC", "I-LOC"]
    found = decode.names([1, 2, 2, 2], tags, ["PORT", "OSK", "\u2014", "Varnia"])
    assert found == [(0, 2, "LOC"), (3, 4, "LOC")]


def test_a_content_in_pieces_keeps_its_pieces_and_one_source():
    path = np.array([3, 3, 0, 1, 2, 0, 3, 3])
    shares = np.full((8, 4), 0.9, dtype=np.float32)
    found = decode.roles(path, shares, 4, 1.0, np.array([True] * 8))
    assert found is not None
    assert found.content == ((0, 2), (6, 8)) and found.source == (3, 4) and found.cue == ((4, 5),)


def test_an_anchor_without_content_is_no_attribution():
    path = np.array([0, 1, 2, 3])
    shares = np.full((4, 4), 0.9, dtype=np.float32)
    assert decode.roles(path, shares, 2, 1.0, np.array([True, True, True, False])) is None


def test_base_forms_tell_hoping_from_hopping():
    lemmas = Lemmas(
        {"went|VBD": "go"}, {"v": frozenset({"hope", "hop", "deny", "say"}), "n": frozenset({"ally"})}
    )
    assert [lemmas.of(w, "VERB", t) for w, t in (("hoping", "VBG"), ("hopping", "VBG"), ("Denied", "VBD"))] == [
        "hope", "hop", "deny",
    ]  # fmt: skip
    assert lemmas.of("went", "VERB", "VBD") == "go"
    assert lemmas.of("allies", "NOUN", "NNS") == "ally"
    assert lemmas.of("Varnia", "PROPN", "NNP") == "Varnia"
