import importlib
import re
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dragoman
from dragoman.language.spacy_doc import SpacyMissing

NEWS = (
    "PORT OSK, Varnia (Reuters) — Varnia's foreign minister, Mara Ilves, said on Monday that the ferry had been "
    "struck.\r\n\r\n  “We will not be intimidated,” Ilves  told reporters. “This was\u00a0no accident.”\n\n"
    "Ostland's defence ministry said it cannot help.\n"
)


def check(text: str, document: dragoman.Document) -> None:
    """Every stretch reads back, words cover all that is not white space, and each sentence is one tree."""
    stretches = [*document.words, *document.sentences, *document.names, *document.quotations]
    for said in document.attributions:
        stretches += [*([said.source] if said.source else []), *said.cue, *said.content]
    assert all(text[s.start : s.end] == s.text != "" for s in stretches)
    assert "".join(w.text for w in document.words) == re.sub(r"\s+", "", text)
    assert [w.number for w in document.words] == list(range(len(document.words)))
    in_sentences = [w for s in document.sentences for w in document.words_of(s)]
    assert in_sentences == list(document.words)
    for sentence in document.sentences:
        members = {w.number: w for w in document.words_of(sentence)}
        assert sum(w.head == w.number for w in members.values()) == 1
        assert all(w.head in members for w in members.values())


def test_a_text_is_read_with_who_says_what():
    document = dragoman.parse(NEWS)
    check(NEWS, document)
    by = {(said.source.text, said.cue[0].text) for said in document.attributions if said.source}
    assert ("Ilves", "told") in by
    assert [s.text for s in document.quotations] == [
        "We will not be intimidated,",
        "This was\u00a0no accident.",
    ]
    assert document.sentences[0].text == "PORT OSK, Varnia (Reuters) —"
    assert document.vectors is None


def test_sentences_have_vectors_where_they_are_asked_for():
    document = dragoman.parse(NEWS, vectors=True)
    assert document.vectors is not None
    assert document.vectors.shape == (len(document.sentences), 384)
    assert np.allclose(np.linalg.norm(document.vectors, axis=1), 1.0, atol=1e-3)
    with pytest.raises(ValueError, match="read-only"):
        document.vectors[0, 0] = 1.0


def test_a_document_cannot_be_changed():
    document = dragoman.parse("Nothing happened.")
    with pytest.raises(AttributeError):
        document.text = "Something happened."  # type: ignore[misc]


@given(st.text(alphabet=st.sampled_from("aB. \n\t\r“”\"'’—,1é🙂ن\u00ad\u00a0\u2028"), max_size=60))
@settings(max_examples=60)
def test_any_text_is_read_with_every_character_in_its_place(text: str):
    check(text, dragoman.parse(text, vectors=True))


def test_what_the_package_offers_is_there_and_nothing_else():
    assert dragoman.__all__ == [
        "Document",
        "NamedStretch",
        "Saying",
        "Stretch",
        "WholeRecord",
        "Word",
        "__version__",
        "open",
        "parse",
    ]
    assert all(getattr(dragoman, name) is not None for name in dragoman.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'guess'"):
        dragoman.guess  # noqa: B018


def test_importing_the_package_does_not_load_the_reader():
    program = "import sys, dragoman; sys.exit('onnxruntime' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_without_spacy_the_fault_says_what_to_install(monkeypatch: pytest.MonkeyPatch):
    real = importlib.import_module

    def absent(name: str, package: str | None = None):
        if name.startswith("spacy"):
            raise ModuleNotFoundError("No module named 'spacy'", name="spacy")
        return real(name, package)

    monkeypatch.setattr(importlib, "import_module", absent)
    with pytest.raises(SpacyMissing, match=r"dragoman\[spacy\]"):
        dragoman.parse("Nothing happened.").to_spacy()


@pytest.mark.parametrize("text", [NEWS, "", "  ", "\n\n hi", "a\t b", "🙂 قال الوزير", "One.\n\n\nTwo."])
def test_a_spacy_doc_has_the_same_text_words_and_trees(text: str):
    pytest.importorskip("spacy")
    document = dragoman.parse(text)
    doc = document.to_spacy()
    assert doc.text == text
    words = [token for token in doc if token.pos_ != "SPACE"]
    assert [(t.idx, t.text, t.lemma_, t.tag_) for t in words] == [
        (w.start, w.text, w.lemma, w.fine_tag) for w in document.words
    ]
    assert [t.head.idx for t in words] == [document.words[w.head].start for w in document.words]
    assert [(e.start_char, e.end_char, e.label_) for e in doc.ents] == [
        (n.start, n.end, n.label) for n in document.names
    ]
    assert [s.start_char for s in doc.spans["quotations"]] == [q.start for q in document.quotations]
    for number, said in enumerate(document.attributions):
        assert [s.text for s in doc.spans["contents"] if s.id == number] == [c.text for c in said.content]
    if document.words:
        assert len(list(doc.sents)) == len(document.sentences)
