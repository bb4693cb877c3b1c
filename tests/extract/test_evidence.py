"""What is told as lacking proof."""

import pytest

from dragoman.extract.evidence import is_unproven
from dragoman.language.grammar import Grammar
from dragoman.language.model import shipped_reader


@pytest.mark.parametrize(
    ("text", "unproven"),
    [
        ("There is no evidence that Ostland shelled the town.", True),
        ("There is not enough proof that Ostland shelled the town.", True),
        ("There was little evidence he shelled the town.", True),
        ("There is evidence that Ostland shelled the town.", False),
        ("There is no doubt that Ostland shelled the town.", False),
        ("They saw no sign of it, but Ostland shelled the town.", False),
    ],
)
def test_what_no_proof_is_said_to_be_of_is_unproven(text: str, unproven: bool) -> None:
    grammar = Grammar(text, shipped_reader().read(text, [(0, len(text))]))
    (verb,) = (token for token in range(len(grammar)) if grammar.word(token) == "shelled")
    assert is_unproven(grammar, verb) is unproven
