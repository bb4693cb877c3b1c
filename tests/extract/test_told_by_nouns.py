"""Sayings told by a noun, where the text says whose it is and what it asks, offers or threatens."""

import pytest


@pytest.mark.parametrize(
    ("text", "who", "act", "content"),
    [
        (
            "The talks ended after Ostland’s offer to reopen the strait.",
            "Ostland",
            "offer",
            "to reopen the strait",
        ),
        (
            "The talks ended after threats by Ostland to close the strait.",
            "Ostland",
            "threaten",
            "to close the strait",
        ),
        ("The harbour shut after Varnia’s request for an inquiry.", "Varnia", "request", "an inquiry"),
    ],
)
def test_a_noun_tells_what_somebody_offered_asked_or_threatened(read, text, who, act, content):
    reading = read(text)
    found = [(reading.who(s), s.act, reading.what(s)) for s in reading.statements]
    assert ([who], act, content) in found


@pytest.mark.parametrize(
    "text",
    [
        "There was no offer by Ostland to reopen the strait.",
        "Sunday’s call for the harbour master came at noon.",
        "The offer to reopen the strait was old.",
        "The threat of war hung over the strait.",
    ],
)
def test_nobodys_offer_is_no_saying(read, text):
    assert read(text).said() == []
