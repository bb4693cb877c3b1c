"""The measure of coded events: honest folds, and what counts as right."""

import json
from pathlib import Path

import pytest

from benchmarks.events import by_folds, measure, read_sentences, same_party

NEWS = (
    ("Varnia accused Ostland of shelling the port.", "Varnia", "Ostland", "ACCUSE"),
    ("Kestria accused Varnia of lying.", "Kestria", "Varnia", "ACCUSE"),
    ("Ostland accused Kestria of arming rebels.", "Ostland", "Kestria", "ACCUSE"),
    ("Varnia met Ostland for talks.", "Varnia", "Ostland", "CONSULT"),
    ("Kestria met Varnia for talks.", "Kestria", "Varnia", "CONSULT"),
    ("Ostland met Kestria for talks.", "Ostland", "Kestria", "CONSULT"),
)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("events") / "news.jsonl"
    rows = []
    for number, (text, source, target, code) in enumerate(NEWS):
        parties = {
            party: {"text": name, "span": [text.index(name), text.index(name) + len(name)]}
            for party, name in (("source", source), ("target", target))
        }
        rows.append({"id": str(number), "text": text, "events": [{**parties, "code": code}]})
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_every_sentence_is_typed_by_weights_that_never_saw_its_fold(corpus: Path) -> None:
    sentences = read_sentences(corpus)
    typers = by_folds(sentences, 3)
    assert len(typers) == len(sentences)
    assert len({id(typer) for typer in typers}) == 3
    figures, predictions = measure(sentences, typers)
    assert figures["sentences"] == len(predictions) == len(NEWS)
    assert figures["full_f1"] <= figures["dyad_f1"] <= 1.0
    assert figures["dyad_precision"] > 0.5


def test_a_party_is_known_by_half_of_its_words() -> None:
    assert same_party("the foreign minister of Varnia", "Varnia")
    assert not same_party("Varnia", "Ostland")
