"""Sayings in the passive, and "made clear"."""

import pytest


@pytest.mark.parametrize(
    ("text", "act", "content"),
    [
        ("The raid on the ferry was condemned by Kestria on Monday.", "condemn", "The raid on the ferry"),
        ("The visit was confirmed by the Varnian foreign minister, Ilse Brandt.", "say", "The visit"),
        (
            "Ilse Brandt made it clear that the strait would stay closed.",
            "say",
            "the strait would stay closed",
        ),
        (
            "Ilse Brandt had brushed off the allegation, saying it was invented.",
            "deny",
            "the allegation",
        ),
    ],
)
def test_what_was_said_stands_before_the_verb_or_after_clear(read, text, act, content):
    reading = read(text)
    assert (act, content) in [(s.act, reading.what(s)) for s in reading.statements]


def test_whoever_accuses_stands_after_by_and_the_charge_is_the_content(read):
    reading = read("Ostland was accused by Varnia of laying the mines.")
    (statement,) = reading.statements
    assert (statement.act, reading.what(statement)) == ("accuse", "laying the mines")
    assert [reading.names[a] for a in statement.speakers] == ["Varnia"]


@pytest.mark.parametrize(
    "text",
    [
        "The raid was widely condemned.",
        "The raid may be condemned by Kestria.",
        "The glass of the harbour office was made clear again.",
    ],
)
def test_nobody_says_what_nobody_is_named_for(read, text):
    assert read(text).said() == []
