"""Sayings inside sayings, verbs that share a subject, participles: read off the trees."""

import pytest


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        (
            "“The king firmly denied any knowledge of the mines,” Ilse Brandt told reporters.",
            ("deny", "any knowledge of the mines"),
        ),
        (
            "Ilse Brandt said that Ostland had asked Varnia to open the strait.",
            ("request", "Varnia to open the strait"),
        ),
        (
            "Ilse Brandt said the Ostlander minister had warned that the strait would close.",
            ("warn", "the strait would close"),
        ),
    ],
)
def test_what_somebody_else_said_is_a_saying_of_its_own(read, text, inner):
    reading = read(text)
    found = [(s.act, reading.what(s)) for s in reading.statements]
    assert inner in found and len(found) == 2
    told = reading.statements[found.index(inner)]
    assert [reading.names[a] for a in told.via] == ["Ilse Brandt"]


@pytest.mark.parametrize(
    ("text", "act", "content"),
    [
        (
            "Varnia has accused Ostland of laying mines and continues to urge restraint.",
            "urge",
            "restraint",
        ),
        ("The crisis began with Varnian officials demanding an inquiry.", "demand", "an inquiry"),
    ],
)
def test_a_verb_that_shares_or_borrows_its_subject_tells_a_saying(read, text, act, content):
    reading = read(text)
    assert (act, content) in [(s.act, reading.what(s)) for s in reading.statements]


@pytest.mark.parametrize(
    "text",
    [
        "The mines threaten the peace of the strait.",
        "Ilse Brandt spoke to officials who asked not to be named.",
        "The storm denied Varnia the use of its harbours.",
        "If Ostland denied the charge, nobody would believe it.",
        "Ostland may deny the charge.",
        "By refusing to act, Ostland lost the strait.",
        "Ilse Brandt will give a speech saying that the strait is closed.",
        "King Osric called Ilse Brandt to discuss the ferry.",
        "Varnia responded to the threats with one of its own.",
    ],
)
def test_what_did_not_take_place_or_is_no_saying_is_left_out(read, text):
    assert read(text).said() == []


def test_the_reporters_own_remark_is_no_part_of_what_was_said(read):
    reading = read("Varnia announced that it was leaving the strait, a decision that angered fishermen.")
    assert [reading.what(s) for s in reading.statements] == ["it was leaving the strait"]


def test_what_the_report_adds_after_a_comma_was_not_said(read):
    reading = read(
        "Foreign Minister Ilse Brandt said the barges belonged to Varnia, but Ostland was already annoyed."
    )
    assert [reading.what(s) for s in reading.statements] == ["the barges belonged to Varnia"]
    reading = read("Ilse Brandt said that the barges were old, but that the crews were not.")
    assert [reading.what(s) for s in reading.statements] == [
        "the barges were old, but that the crews were not"
    ]


def test_what_is_ordered_is_a_saying_only_if_it_is_a_deed(read):
    assert read("Varnia ordered new ferries from Kestria.").said() == []
    reading = read("The king ordered the withdrawal of the fleet.")
    assert [(s.act, reading.what(s)) for s in reading.statements] == [
        ("order", "the withdrawal of the fleet")
    ]


def test_a_request_for_comment_unanswered_is_silence(read):
    reading = read("The Varnian embassy did not respond to a request for comment.")
    assert [s.act for s in reading.statements] == ["decline_to_comment"]


def test_troops_ordered_out_are_ordered_by_word(read):
    reading = read("Ostland has also ordered all of its troops out of the strait.")
    assert [s.act for s in reading.statements] == ["order"]


def test_whoever_was_somewhere_and_told_something_told_it(read):
    reading = read(
        "“He was with the Ostlander minister and told me that the strait was open,” Ilse Brandt said."
    )
    assert "the strait was open" in [reading.what(s) for s in reading.statements]


def test_a_saying_ends_where_the_same_speaker_s_next_one_begins(read):
    reading = read(
        "Ilse Brandt and Jan Lund announced they would clear the strait of mines, and also expressed hope to "
        "end the war by spring."
    )
    first = reading.statements[0]
    assert reading.what(first) == "they would clear the strait of mines"


def test_a_speaker_s_own_name_in_his_quotation_makes_no_second_saying(read):
    reading = read(
        "“Ostland strongly condemns the raid on the ferry,” Ostland said in a statement on Monday."
    )
    assert len(reading.statements) == 1


def test_a_second_half_in_the_perfect_is_a_saying_of_its_own(read):
    reading = read(
        "Varnian lawmakers have urged the king to do more and have denounced the cabinet for doing nothing."
    )
    assert [(s.act, reading.what(s)) for s in reading.statements] == [
        ("urge", "the king to do more"),
        ("condemn", "the cabinet for doing nothing"),
    ]


def test_he_in_somebody_s_own_words_is_not_himself(read):
    reading = read(
        "“The king was clear with us,” Jan Lund said. “He pledged that the court will find out what happened.”"
    )
    told = reading.statements[-1]
    assert (told.act, told.speakers) == ("promise", ())
