"""A saying that is only reported to have taken place, and one that did not."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "Varnia reportedly told Ostland that the strait was closed.",
        "“The strait is closed,” Ilse Brandt reportedly said.",
        "Ilse Brandt allegedly told the sailors that the strait was closed.",
    ],
)
def test_what_is_only_said_to_have_been_said_is_hedged(read, text):
    assert [s.hedged for s in read(text).statements] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Varnia did not say who laid the mines.",
        "Ilse Brandt stopped short of saying that Ostland laid the mines.",
        "Ilse Brandt has never said that Ostland laid the mines.",
        "Varnia did not say that the strait was closed.",
    ],
)
def test_what_was_not_said_is_negated(read, text):
    statements = read(text).statements
    assert [s.negated for s in statements] == [True]
    assert [s.addressees for s in statements] == [()]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Varnia denied that it had laid mines.", "deny"),
        ("Varnia said it had not laid mines.", "deny"),
        ("Varnia refused to open the strait.", "refuse"),
        ("Varnia declined to comment on the mines.", "decline_to_comment"),
    ],
)
def test_a_denial_and_a_refusal_did_take_place(read, text, act):
    (statement,) = read(text).statements
    assert (statement.negated, statement.act) == (False, act)
