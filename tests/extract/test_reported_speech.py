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
    reading = read(
        "Varnia condemned on Monday what it called “reckless” tolls and said it had seized a barge."
    )
    assert [(s.act, reading.what(s)) for s in reading.statements] == [
        ("condemn", "what it called “reckless” tolls"),
        ("say", "it had seized a barge"),
    ]
    assert {who for s in reading.statements for who in reading.who(s)} == {"Varnia"}


def test_what_was_not_said_is_negated(read):
    (statement,) = read(
        "Foreign Minister Ilse Brandt stopped short of saying that Ostland laid the mines."
    ).statements
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
    assert by_day is not None and (by_day.edtf, by_day.basis, by_day.text) == (
        "2031-04-07",
        "relative",
        "Monday",
    )
    plain = read("Varnia said the strait was closed on Sunday night.").statements[0].when
    assert plain is not None and (plain.edtf, plain.basis) == ("2031-04-09", "publication")
    assert read("Varnia had said the strait was closed.").statements[0].when is None


def test_without_a_date_monday_stays_monday(read):
    when = read("Varnia said on Monday that the strait was closed.", published=None).statements[0].when
    assert when is not None and when.edtf is None and when.text == "Monday" and when.basis == "relative"


def test_the_dateline_is_nobodys_words(read):
    (statement,) = (
        reading := read("PORT OSK, April 9 (Corvane) – The strait is closed, Varnia said.")
    ).statements
    assert reading.what(statement) == "The strait is closed"


def test_a_rejection_is_a_denial_of_what_was_claimed(read):
    reading = read("Varnia claimed it had warned the harbours of a closure, which Ostland has rejected.")
    told = {(name, s.act): reading.what(s) for s in reading.statements for name in reading.who(s)}
    assert told["Ostland", "deny"] == told["Varnia", "claim"]
    assert all(not s.via for s in reading.statements if s.act == "deny")


def test_a_report_citing_people_is_a_chain(read):
    reading = read(
        "Minister Ilse Brandt told shipowners that the strait would stay shut, according to an Osk Gazette report"
        " citing three people who were there."
    )
    (statement,) = reading.statements
    assert reading.names[statement.via[0]] == "Osk Gazette" and len(statement.via) == 2
    assert reading.record.actors and reading.actors[reading.names[statement.via[1]]].kind == "anonymous"


def test_an_outlet_after_the_day_relays_too(read):
    reading = read("“We are ready,” Minister Ilse Brandt said on Monday, the Osk Gazette reported.")
    (statement,) = reading.statements
    assert [reading.names[a] for a in statement.via] == ["Osk Gazette"]


def test_an_office_that_the_article_does_not_name_is_no_unnamed_source(read):
    (statement,) = read("The Ostlander president said the strait was open.").statements
    assert not statement.anonymous


def test_a_colleague_in_another_office_is_not_meant(read):
    reading = read(
        "Foreign Minister Ilse Brandt said the strait was shut. Defence Minister Per Holm said it was mined."
        "\n\n“Stay away,” the defence minister said."
    )
    assert reading.said()[-1] == ("Per Holm", "Stay away")


def test_she_is_not_the_man_who_spoke_last(read):
    reading = read(
        "Foreign Minister Ilse Brandt said the strait was shut. Mr. Renn said it was open."
        "\n\n“Stay away,” she said. Ms. Brandt left."
    )
    assert reading.said()[-1] == ("Ilse Brandt", "Stay away")


def test_what_a_party_called_a_thing_is_its_words(read):
    (statement,) = (reading := read("Varnia denied it, calling the charge “a tale of the sea.”")).statements[
        -1:
    ]
    assert reading.what(statement) == "the charge “a tale of the sea.”" and reading.who(statement) == [
        "Varnia"
    ]


def test_whoever_was_warned_is_not_what_was_warned_of(read):
    reading = read("Varnia warned Ostland of mines in the strait.")
    assert reading.said() == [("Varnia", "mines in the strait")]
    assert read("Varnia warned the harbours of Ostland hours ahead.").said() == []


def test_telling_somebody_to_do_a_thing_urges_and_telling_of_hopes_does_not(read):
    (said,) = read("Minister Ilse Brandt told Ostland that her cabinet hopes to open the strait.").statements
    assert said.act == "say"
    (urged,) = read("Minister Ilse Brandt advised the crews to stay in port.").statements
    assert urged.act == "urge"


def test_what_follows_on_the_same_occasion_has_its_day(read):
    reading = read(
        "Minister Ilse Brandt told reporters on Monday that the strait was shut. “It stays shut,” she added."
        "\n\n“We have no choice,” she said. “None at all.”"
    )
    assert [s.when.edtf for s in reading.statements if s.when] == ["2031-04-07"] * 4


def test_a_day_that_opens_the_sentence_dates_the_saying(read):
    (statement,) = read(
        "At a news conference Sunday in Port Osk, the minister said the strait was shut."
    ).statements
    assert statement.when is not None and statement.when.edtf == "2031-04-06"
    (statement,) = read(
        "After the raid on Sunday in Port Osk, the minister said the strait was shut."
    ).statements
    assert statement.when is not None and statement.when.basis == "publication"


def test_that_may_be_what_is_spoken_of(read):
    (statement,) = (reading := read("Foreign Minister Ilse Brandt said that is not her policy.")).statements
    assert reading.what(statement) == "that is not her policy"


def test_a_day_inside_another_saying_dates_nothing(read):
    (*_, statement) = read(
        "Foreign Minister Ilse Brandt praised the December accord and said the strait was open."
    ).statements
    assert statement.when is not None and statement.when.basis == "publication"
