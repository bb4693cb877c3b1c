"""Whoever quotes did not say it: the words are the quoted one's, by way of the outlet."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "The Osk Gazette quoted Ilse Brandt as saying that the strait was closed.",
        "Ilse Brandt was quoted by the Osk Gazette as saying the strait was closed.",
        "Ilse Brandt was quoted as saying by the Osk Gazette that the strait was closed.",
        "The Osk Gazette reported Ilse Brandt as saying the strait was closed.",
        "The Osk Gazette, citing Ilse Brandt, said the strait was closed.",
        "Ilse Brandt said the strait was closed, the Osk Gazette reported.",
        "The strait was closed, the Osk Gazette quoted Ilse Brandt as saying.",
    ],
)
def test_the_outlet_that_quotes_is_what_it_came_through(read, text):
    reading = read(text)
    (statement,) = reading.statements
    assert reading.who(statement) == ["Ilse Brandt"]
    assert [reading.names[a] for a in statement.via] == ["Osk Gazette"]
    assert reading.what(statement).lower() == "the strait was closed"


@pytest.mark.parametrize(
    "text",
    [
        "The mines threatened the peace of the strait, Varnia.",
        "Varnia maintained its patrols in the strait.",
        "The sailors of Varnia have sworn allegiance to the queen.",
        "Varnia has said little about the mines.",
        "Varnia moved its fleet north, indicating that a landing was near.",
    ],
)
def test_deeds_and_the_reporters_inference_are_no_sayings(read, text):
    assert read(text).said() == []


def test_a_headline_names_its_speaker_before_a_colon_if_the_report_does(read):
    reading = read(
        "“The strait is closed,” Ilse Brandt said on Monday.", title="Brandt: the strait is closed"
    )
    assert reading.said()[0] == ("Ilse Brandt", "the strait is closed")
    reading = read(
        "“The strait is closed,” Ilse Brandt said.", title="Following Brandt: how the strait was closed"
    )
    assert len(reading.said()) == 1
