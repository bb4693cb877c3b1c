"""Where a content begins, and whose it is: what stands around the verb of saying is not what was said."""

import pytest


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Ilse Brandt said later Sunday that “in the days after” the raid it was “not clear” who fired.",
            "“in the days after” the raid it was “not clear” who fired",
        ),
        (
            "Ilse Brandt denied in an interview that Varnia had laid mines in the strait.",
            "Varnia had laid mines in the strait",
        ),
        (
            "Ilse Brandt threatened on Osk Radio to close the strait by the end of the week.",
            "to close the strait by the end of the week",
        ),
        ("Varnia warned Ostland it would face war over the strait.", "it would face war over the strait"),
        (
            "Ilse Brandt waved the question away, saying repeatedly: “We will do whatever it takes.”",
            "We will do whatever it takes.",
        ),
    ],
)
def test_a_content_begins_at_its_clause(read, text, content):
    reading = read(text)
    assert content in [reading.what(statement) for statement in reading.statements]


def test_whoever_was_warned_hears_it_and_is_no_part_of_it(read):
    reading = read("Varnia warned Ostland it would face war over the strait.")
    (statement,) = reading.statements
    assert [reading.names[actor] for actor in statement.addressees] == ["Ostland"]


def test_whoever_is_accused_says_nothing(read):
    reading = read("Prince Omar Dell, who has been accused of ordering the raid, came to Ostland on Friday.")
    assert reading.statements == ()


def test_what_somebody_would_not_say_is_negated(read):
    reading = read("Ilse Brandt wouldn't say whether Varnia had sold any ships.")
    assert [(s.negated, reading.what(s)) for s in reading.statements] == [
        (True, "whether Varnia had sold any ships")
    ]


def test_a_quotation_that_goes_on_is_of_whoever_was_quoted(read):
    reading = read(
        "“Let us see what he does with the island,” Ilse Brandt said on Thursday, in response to Toma Kesh's "
        "threats to attack the port. “It is no dare, it is a promise.”"
    )
    assert ("Ilse Brandt", "It is no dare, it is a promise.") in reading.said()


def test_a_speaker_before_over_the_weekend_is_known(read):
    reading = read("Varnia over the weekend said it would soon release its findings.")
    assert reading.said() == [("Varnia", "it would soon release its findings")]


def test_an_accusation_keeps_its_charge(read):
    reading = read(
        "The Osk Gazette also printed a story on Friday accusing Ostland, and above all its sailors, of "
        "stirring up war."
    )
    assert [reading.what(s) for s in reading.statements] == [
        "Ostland, and above all its sailors, of stirring up war"
    ]


def test_words_after_what_was_said_may_only_say_that_it_went_on(read):
    reading = read(
        "The strait is wide, said Ilse Brandt, a captain. Ships should keep to the north of it, Brandt continued."
    )
    assert ("Ilse Brandt", "Ships should keep to the north of it") in reading.said()


def test_one_saying_is_found_once(read):
    reading = read(
        "Naval officers have reportedly expressed concerns that the raid could set prisoners free."
    )
    assert len(reading.statements) == 1


def test_an_office_is_whoever_is_named_right_after_it(read):
    reading = read(
        "Varnia's defence minister on Tuesday signalled that his navy would clear the strait. Defence Minister "
        "Jan Holm spoke shortly after Ostland had offered its own ships."
    )
    assert reading.said()[0] == ("Jan Holm", "his navy would clear the strait")


def test_a_short_half_before_the_speaker_is_kept(read):
    reading = read("Ilse Brandt spoke on Monday. The answer, she said, must begin with a new government.")
    assert [reading.what(s) for s in reading.statements] == ["The answer … must begin with a new government"]


def test_a_count_after_said_is_the_beginning_of_what_was_said(read):
    reading = read(
        "Varnia also said more than 4,500 ships in Ostland and on the strait are waiting for fuel."
    )
    assert len(reading.statements) == 1


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The Osk Gazette early Monday reported that the navy had begun its withdrawal.", "Osk Gazette"),
        ("Varnia for months has said that the strait must be open.", "Varnia"),
        (
            "Senator Jan Holm told reporters the report was a warning. “You should move on,” the Ostland "
            "Republican, a likely candidate next year, said.",
            "Jan Holm",
        ),
    ],
)
def test_a_speaker_is_named_without_the_time_and_known_by_his_party(read, text, speaker):
    reading = read(text)
    assert reading.said()[-1][0] == speaker


def test_whoever_stands_before_the_verb_speaks_and_not_what_follows_it(read):
    reading = read("The Osk Gazette, a daily, said the student, Jan Holm, entered Ostland as a tourist.")
    assert [who for who, _ in reading.said()] == ["Osk Gazette"]


def test_a_newspaper_called_today_is_told(read):
    (statement,) = (
        reading := read("Jan Holm, a captain, tells USA TODAY that he expects more mines.")
    ).statements
    assert [reading.names[actor] for actor in statement.addressees] != []
    assert "United States" not in [reading.names[actor] for actor in statement.addressees]
