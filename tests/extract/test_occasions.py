"""Whom a saying was told to, through whom it came, and on which day: named once, true of what follows."""

import pytest


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("Ilse Brandt told reporters the strait was closed.", "reporters"),
        ("Ilse Brandt urged Ostland to open the strait.", "Ostland"),
        ("Ilse Brandt warned Ostland that the strait was closed.", "Ostland"),
        ("Ilse Brandt called on Ostland to open the strait.", "Ostland"),
        ("“The strait is closed,” Ilse Brandt wrote in a letter to Ostland.", "Ostland"),
        ("In an interview with the Osk Gazette, Ilse Brandt said the strait was closed.", "Osk Gazette"),
        ("Speaking to reporters, Ilse Brandt said the strait was closed.", "reporters"),
        ("Asked by the Osk Gazette about the mines, Ilse Brandt said they were old.", "Osk Gazette"),
    ],
)
def test_who_was_told_is_named_beside_the_cue(read, text, addressee):
    reading = read(text)
    assert [[reading.names[a] for a in s.addressees] for s in reading.statements] == [[addressee]]


@pytest.mark.parametrize(
    "text",
    [
        "On Sunday, Ilse Brandt called the toll “a bad idea”.",  # Sunday is nobody
        "Ilse Brandt said the strait was closed to Ostland.",  # what was said, not to whom
        "Ilse Brandt accused Ostland of laying mines.",
        "Ilse Brandt said she had written to Ostland.",
    ],
)
def test_what_belongs_to_the_content_is_told_to_nobody(read, text):
    (statement,) = read(text).statements
    assert statement.addressees == ()


def test_what_follows_on_one_occasion_shares_its_listeners_and_its_day(read):
    reading = read(
        "“The strait is closed,” Ilse Brandt told reporters in Port Osk on Monday. “The mines are old.”\n\n"
        "She said that the ferries would wait."
    )
    assert [[reading.names[a] for a in s.addressees] for s in reading.statements] == [["reporters"]] * 3
    assert {s.when.edtf for s in reading.statements} == {"2031-04-07"}


def test_whoever_is_urged_is_not_told_the_rest(read):
    reading = read("Ilse Brandt urged Ostland to open the strait. She said that the ferries would wait.")
    assert [[reading.names[a] for a in s.addressees] for s in reading.statements] == [["Ostland"], []]


def test_another_occasion_takes_nothing_from_the_one_before(read):
    reading = read(
        "Ilse Brandt told reporters on Monday that the strait was closed. "
        "She wrote in a letter to Ostland on Tuesday that the mines were old."
    )
    assert [[reading.names[a] for a in s.addressees] for s in reading.statements] == [
        ["reporters"],
        ["Ostland"],
    ]
    assert [s.when.edtf for s in reading.statements] == ["2031-04-07", "2031-04-08"]


def test_what_has_been_said_at_some_time_takes_nothing(read):
    reading = read(
        "Ilse Brandt told reporters on Monday that the strait was closed. She has said that mines are old."
    )
    assert reading.statements[1].addressees == () and reading.statements[1].when is None


def test_an_unnamed_source_comes_through_the_outlet_it_told(read):
    reading = read("A senior Varnian official told the Osk Gazette that the mines were old.")
    (statement,) = reading.statements
    assert [reading.names[a] for a in statement.via] == ["Osk Gazette"]


def test_what_is_said_on_the_air_comes_through_the_broadcaster(read):
    reading = read("“The mines are old,” Ilse Brandt said on the Osk Gazette’s website.")
    reading = read("“The mines are old,” Ilse Brandt wrote in a column for the Osk Gazette.")
    (statement,) = reading.statements
    assert [reading.names[a] for a in statement.via] == ["Osk Gazette"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ilse Brandt late on Monday said the strait was closed.", "2031-04-07"),
        ("At a rally in Port Osk on Monday, Ilse Brandt said the strait was closed.", "2031-04-07"),
        ("Ilse Brandt said in an interview that aired Monday that the strait was closed.", "2031-04-07"),
        ("Ilse Brandt said the strait was closed on Monday.", "2031-04-09"),
    ],
)
def test_the_day_of_a_saying_hangs_on_its_cue(read, text, day):
    (statement,) = read(text).statements
    assert statement.when.edtf == day


def test_a_headline_has_the_day_of_what_its_speaker_says_below(read):
    reading = read(
        "Foreign Minister Ilse Brandt warned Ostland on Monday that mines were adrift.",
        title="Brandt warns Ostland that mines are adrift",
    )
    assert [s.when.edtf for s in reading.statements] == ["2031-04-07", "2031-04-07"]
