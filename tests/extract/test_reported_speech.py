"""Sayings without quotation marks, and what is no saying."""

import pytest


@pytest.mark.parametrize(
    ("text", "speaker", "act", "content"),
    [
        ("Varnia said that the strait was closed.", "Varnia", "say", "the strait was closed"),
        ("The strait was closed, Varnia said on Monday.", "Varnia", "say", "The strait was closed"),
        ("The strait was closed, according to Varnia.", "Varnia", "say", "The strait was closed"),
        ("According to Varnia, the strait was closed.", "Varnia", "say", "the strait was closed"),
        ("Varnia accused Ostland of laying mines.", "Varnia", "accuse", "Ostland of laying mines"),
        ("Varnia denied on Monday that it had laid mines.", "Varnia", "deny", "it had laid mines"),
        ("Varnia vowed to avenge its sailors.", "Varnia", "threaten", "to avenge its sailors"),
        ("Varnia promised to open the strait.", "Varnia", "promise", "to open the strait"),
        ("On Friday, Varnia warned that mines were adrift.", "Varnia", "warn", "mines were adrift"),
        ("Varnia declined to comment on the mines.", "Varnia", "decline_to_comment", "on the mines"),
    ],
)
def test_clear_reported_speech_is_found(read, text, speaker, act, content):
    reading = read(text)
    (statement,) = reading.statements
    assert (reading.who(statement), statement.act, reading.what(statement)) == ([speaker], act, content)
    assert statement.mode == "indirect"


def test_quoted_and_unquoted_words_together_are_mixed(read):
    (statement,) = read("Varnia said the mines were “a gift of the tide” to nobody.").statements
    assert statement.mode == "mixed"


def test_a_second_cue_begins_a_second_statement(read):
    reading = read("Varnia condemned on Monday what it called “reckless” tolls and said it had seized a barge.")
    assert [(s.act, reading.what(s)) for s in reading.statements] == [
        ("condemn", "what it called “reckless” tolls"),
        ("say", "it had seized a barge"),
    ]
    assert {who for s in reading.statements for who in reading.who(s)} == {"Varnia"}


def test_what_was_not_said_is_negated(read):
    (statement,) = read("Foreign Minister Ilse Brandt stopped short of saying that Ostland laid the mines.").statements
    assert statement.negated
    (statement,) = read("Varnia did not say who laid the mines in the strait.").statements
    assert statement.negated


def test_hearsay_is_hedged(read):
    (statement,) = read("Varnia reportedly told Ostland that the strait was closed.").statements
    assert statement.hedged


def test_an_outlet_relays_and_does_not_speak(read):
    reading = read("The strait was closed, said Ilse Brandt, according to the Osk Gazette.")
    (statement,) = reading.statements
    assert reading.who(statement) == ["Ilse Brandt"]
    assert [reading.names[a] for a in statement.via] == ["Osk Gazette"]


def test_a_saying_inside_a_saying_comes_by_way_of_the_outer_speaker(read):
    reading = read("Foreign Minister Ilse Brandt said Ostland denied laying mines.")
    outer, inner = sorted(reading.statements, key=lambda s: s.content_spans[0].start)
    assert reading.who(outer) == ["Ilse Brandt"] and reading.who(inner) == ["Ostland"]
    assert [reading.names[a] for a in inner.via] == ["Ilse Brandt"] and inner.act == "deny"


def test_two_parties_speak_together(read):
    (statement,) = (reading := read("Varnia and Ostland said that the talks had failed.")).statements
    assert reading.who(statement) == ["Varnia", "Ostland"]


def test_the_addressee_is_not_content(read):
    reading = read("Foreign Minister Ilse Brandt told Ostland that the strait was closed.")
    (statement,) = reading.statements
    assert [reading.names[a] for a in statement.addressees] == ["Ostland"]
    assert reading.what(statement) == "the strait was closed"


@pytest.mark.parametrize(
    "text",
    [
        "Shares said to be worth little rose on Monday.",
        "If Varnia says that the strait is closed, the price will rise.",
        "Varnia will say on Monday whether the strait is closed.",
        "The crew was told to leave the ship.",
        "Russian claims that nobody believes were repeated.",
        "The United States has not claimed responsibility for the mines.",
        "Varnia has not claimed responsibility for the mines.",
        "Stocks added 3 percent in Port Osk.",
        "The barge was carrying flour, flags and orders for the garrison.",
    ],
)
def test_what_nobody_said_is_no_statement(read, text):
    assert read(text).said() == []


def test_when_a_saying_took_place(read):
    by_day = read("Varnia said on Monday that the strait was closed.").statements[0].when
    assert by_day is not None and (by_day.edtf, by_day.basis, by_day.text) == ("2031-04-07", "relative", "Monday")
    plain = read("Varnia said the strait was closed on Sunday night.").statements[0].when
    assert plain is not None and (plain.edtf, plain.basis) == ("2031-04-09", "publication")
    assert read("Varnia had said the strait was closed.").statements[0].when is None


def test_without_a_date_monday_stays_monday(read):
    when = read("Varnia said on Monday that the strait was closed.", published=None).statements[0].when
    assert when is not None and when.edtf is None and when.text == "Monday" and when.basis == "relative"
