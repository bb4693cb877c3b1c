import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.model import decode
from dragoman.language.model.decode import CONTENT, CUE, NOTHING, SOURCE

TAGS = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG"]


def tagged(words: list[str], best: list[str], paragraphs: tuple[int, ...] = (0,)) -> list[str]:
    """The names that are read where `best` are the likeliest tags."""
    scores = np.full((len(words), len(TAGS)), -3.0, dtype=np.float32)
    for i, tag in enumerate(best):
        scores[i, TAGS.index(tag)] = 3.0
    first = np.zeros(len(words), dtype=bool)
    first[list(paragraphs)] = True
    decode.bound_names(scores, TAGS, words, first)
    path = decode.best_path(scores[None], decode.name_moves(TAGS))[0]
    return [" ".join(words[start:end]) for start, end, _ in decode.names(path.tolist(), TAGS, words)]


def test_no_name_goes_over_a_paragraphs_end():
    assert tagged(["Mara", "Ilves"], ["B-PER", "I-PER"]) == ["Mara Ilves"]
    assert "Mara Ilves" not in tagged(["Mara", "Ilves"], ["B-PER", "I-PER"], (0, 1))


@pytest.mark.parametrize(
    "word", ["https://kestria.example/a", "press@kestria.example", "report.pdf", "Mrs.", "—"]
)
def test_an_address_a_file_a_title_alone_and_a_dash_are_no_names(word: str):
    assert tagged([word], ["B-ORG"]) == []


def test_a_name_on_the_web_is_a_name():
    assert tagged(["Kestria.com"], ["B-ORG"]) == ["Kestria.com"]


def read(shares: list[int], sure: float, edges: np.ndarray, weight: float) -> list[int]:
    """The roles read where `shares` are the likeliest, by `sure`."""
    probabilities = np.full((1, len(shares), 4), (1 - sure) / 3, dtype=np.float32)
    probabilities[0, np.arange(len(shares)), shares] = sure
    path: list[int] = decode.likeliest(probabilities, edges, (0.0, 0.0), weight)[0].tolist()
    return path


def test_an_edge_decides_where_the_words_leave_it_open():
    likeliest = [SOURCE, CUE, NOTHING, CONTENT, CONTENT]
    edges = np.full((1, 5, 4), 0.02, dtype=np.float32)
    edges[0, 0, :2] = 0.98  # the source is the first word
    edges[0, 2, 2] = edges[0, 4, 3] = 0.98  # the content begins at the third word and ends with the last
    assert read(likeliest, 0.4, edges, 0.0) == likeliest
    assert read(likeliest, 0.4, edges, 0.5) == [SOURCE, CUE, CONTENT, CONTENT, CONTENT]


@given(st.lists(st.sampled_from([NOTHING, SOURCE, CUE, CONTENT]), min_size=1, max_size=12))
def test_edges_that_agree_change_nothing(likeliest: list[int]):
    edges = np.full((1, len(likeliest), 4), 0.01, dtype=np.float32)
    for role, begin, end in ((SOURCE, 0, 1), (CONTENT, 2, 3)):
        for i, here in enumerate(likeliest):
            if here == role and (i == 0 or likeliest[i - 1] != role):
                edges[0, i, begin] = 0.99
            if here == role and (i + 1 == len(likeliest) or likeliest[i + 1] != role):
                edges[0, i, end] = 0.99
    assert read(likeliest, 0.97, edges, 0.5) == likeliest


@given(st.integers(1, 9), st.randoms(use_true_random=False))
def test_the_best_path_beats_every_other(length: int, chance):
    scores = np.array([[chance.uniform(-2, 2) for _ in range(2)] for _ in range(length)], dtype=np.float32)
    moves = np.array(
        [[[chance.uniform(-2, 2) for _ in range(2)] for _ in range(2)] for _ in range(length)],
        dtype=np.float32,
    )
    path = decode.best_path(scores[None], moves[None])[0].tolist()

    def total(labels: list[int]) -> float:
        steps = sum(moves[i, labels[i - 1], labels[i]] for i in range(1, length))
        return float(sum(scores[i, label] for i, label in enumerate(labels)) + steps)

    every = [[(n >> i) & 1 for i in range(length)] for n in range(2**length)]
    assert total(path) >= max(map(total, every)) - 1e-4
