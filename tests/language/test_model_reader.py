import re
from itertools import pairwise

import numpy as np
import pytest

from dragoman.language.model import Reader, ReadText

NEWS = (
    "PORT OSK — Varnia's foreign minister, Mara Ilves, said on Monday that the ferry had been struck by a "
    "missile.\n\n“We will not be intimidated,” Ilves told reporters in Port Osk. “This was no accident.”\n\n"
    "Ostland's defence ministry denied the claim, saying its navy was far away."
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


def lines(text: str) -> list[tuple[int, int]]:
    return [m.span() for m in re.finditer(r"[^\n]+", text)]


def check(text: str, read: ReadText) -> None:
    size = len(read.starts)
    columns = (read.ends, read.upos, read.xpos, read.lemmas, read.heads, read.relations)
    assert all(len(column) == size for column in columns)
    assert all(text[s:e].strip() == text[s:e] != "" for s, e in zip(read.starts, read.ends, strict=True))
    edges = [*read.sentences.tolist(), size]
    for start, end in pairwise(edges):
        roots = [i for i in range(start, end) if read.heads[i] == i]
        assert len(roots) == 1
        for i in range(start, end):
            at = i
            for _ in range(end - start):
                at = int(read.heads[at])
                assert start <= at < end
                if at == roots[0]:
                    break
            assert at == roots[0]
    words = {int(s) for s in read.starts}, {int(e) for e in read.ends}
    spans = [(n.start, n.end) for n in read.names]
    for one in read.attributions:
        spans += [*([one.source] if one.source else []), *one.cue, *one.content]
    assert all(s in words[0] and e in words[1] and s < e for s, e in spans)


def test_who_said_what_is_read_with_its_names_and_sentences(reader: Reader):
    read = reader.read(NEWS, lines(NEWS))
    check(NEWS, read)
    found = {
        (NEWS[a.source[0] : a.source[1]] if a.source else None, NEWS[a.cue[0][0] : a.cue[0][1]])
        for a in read.attributions
    }
    assert any(source and "Mara Ilves" in source and cue.startswith("said") for source, cue in found)
    assert any(source == "Ilves" and cue.startswith("told") for source, cue in found)
    assert ("Mara Ilves", "PER") in {(NEWS[n.start : n.end], n.label) for n in read.names}
    assert {"Varnia", "Ostland"} <= {NEWS[n.start : n.end] for n in read.names}
    assert len(read.sentences) == 4


def test_reading_twice_gives_the_same(reader: Reader):
    first, second = reader.read(NEWS, lines(NEWS)), reader.read(NEWS, lines(NEWS))
    assert first.attributions == second.attributions and first.names == second.names
    assert np.array_equal(first.heads, second.heads)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n \n",
        "🙂🙂 ok",
        "Hello",
        "قال الوزير إن الاتفاق قريب. The minister said “نعم” on Monday.",
        NEWS.upper(),
        NEWS.lower(),
        "word " * 1_500,
        "a" * 5_000,
        "\u00adhid\u00adden\u00a0words\u200b, he said.",
    ],
    ids=[
        "empty",
        "blank",
        "emoji",
        "one word",
        "arabic",
        "capitals",
        "no capitals",
        "endless",
        "one long word",
        "soft",
    ],
)
def test_odd_input_is_read_with_exact_spans_and_whole_trees(reader: Reader, text: str):
    check(text, reader.read(text, lines(text)))


def test_nothing_is_read_between_the_paragraphs(reader: Reader):
    text = "He said yes. SEE ALSO: more. She said no."
    read = reader.read(text, [(0, 12), (29, len(text))])
    assert not any(13 <= s < 29 for s in read.starts.tolist())


def test_a_sentence_vector_is_nearest_its_paraphrase(reader: Reader):
    text = (
        "Ostland denied that its navy fired on the ferry.\n"
        "The navy of Ostland did not shoot at the ferry, it said.\n"
        "Wheat prices rose sharply in the autumn."
    )
    vectors = reader.read(text, lines(text), vectors=True).vectors
    assert vectors is not None and vectors.shape == (3, 384)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2]
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-3)
