import pytest

from dragoman.language.grammar import Grammar
from dragoman.language.model import shipped_reader
from dragoman.ontology.acts import by_rule, way
from dragoman.ontology.coder import code_sentence
from dragoman.ontology.typing import type_of_act


def read(text: str) -> tuple[Grammar, object]:
    seen = shipped_reader().read(text, [(0, len(text))], vectors=True)
    assert seen.vectors is not None
    return Grammar(text, seen), seen.vectors.mean(0)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Varnia accused Ostland of breaking the treaty.", "ACCUSE"),
        ("Varnia refused to meet Ostland.", "REJECT"),
        ("Ostland lifted sanctions against Varnia.", "CONCEDE"),
        ("Ostland agreed to send aid to Varnia.", "AGREE"),
        ("Ostland has suspended its aid to Varnia.", "SANCTION"),
        ("Varnia urged Ostland to release the crew.", "REQUEST"),
    ],
)
def test_the_words_of_an_act_tell_its_type(text: str, kind: str) -> None:
    grammar, _ = read(text)
    assert (
        by_rule(way(grammar, 0, next(t for t in range(1, len(grammar)) if grammar.word(t) in PARTIES)))
        == kind
    )


PARTIES = ("Varnia", "Ostland")


def test_the_classifier_types_an_act_and_says_how_sure_it_is() -> None:
    grammar, vector = read("Ostland bombed a village in Varnia.")
    found = type_of_act(grammar, 0, 5, vector)
    assert found is not None
    assert found[0] == "ASSAULT"
    assert 0.3 < found[1] <= 1.0


def test_a_bare_sentence_is_coded_with_its_parties() -> None:
    text = "The president of Varnia met the Ostland foreign minister on Monday."
    grammar, vector = read(text)
    event = code_sentence(grammar, vector)
    assert event is not None
    assert text[slice(*event.source)] == "president of Varnia"
    assert event.target is not None
    assert "minister" in text[slice(*event.target)]
    assert event.kind == "CONSULT"


def test_a_sentence_in_which_nobody_acts_gives_no_event() -> None:
    grammar, vector = read("Rain at times, heavy in the north.")
    assert code_sentence(grammar, vector) is None
