"""Quotations, and who is quoted."""

import pytest


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ('"No ship will pass," Foreign Minister Ilse Brandt said.', "Ilse Brandt", "No ship will pass"),
        ("“No ship will pass,” said Foreign Minister Ilse Brandt.", "Ilse Brandt", "No ship will pass"),
        ("Foreign Minister Ilse Brandt said: “No ship will pass.”", "Ilse Brandt", "No ship will pass."),
        ("“Will it pass?” Foreign Minister Ilse Brandt asked.", "Ilse Brandt", "Will it pass?"),
        (
            '"No ship will pass,” Ilse Brandt told reporters in Port Osk on Monday.',
            "Ilse Brandt",
            "No ship will pass",
        ),
        ("“No ship will pass,” bemoaned Ilse Brandt, the minister.", "Ilse Brandt", "No ship will pass"),
        ("“No ship will pass,” Ilse Brandt was quoted as saying.", "Ilse Brandt", "No ship will pass"),
        ("Ilse Brandt said in a statement that:\n“No ship will pass.”", "Ilse Brandt", "No ship will pass."),
        ("“No ship will pass,” Ilse Brandt, 61, a former admiral, said.", "Ilse Brandt", "No ship will pass"),
        ("“[N]o ship will pass… ever,” Ilse Brandt added.", "Ilse Brandt", "[N]o ship will pass… ever"),
    ],
)
def test_a_quotation_has_its_speaker(read, text, speaker, content):
    (said,) = read(text).said()
    assert said == (speaker, content)


def test_a_split_quotation_is_one_statement(read):
    reading = read("“No ship,” Ilse Brandt said, “will pass the strait.”")
    (statement,) = reading.statements
    assert [span.exact for span in statement.content_spans] == ["No ship", "will pass the strait."]
    assert statement.mode == "direct"


def test_a_sentence_that_follows_in_marks_has_the_same_speaker(read):
    reading = read("“No ship will pass,” Ilse Brandt said. “We have told them so.”")
    assert reading.said() == [("Ilse Brandt", "No ship will pass"), ("Ilse Brandt", "We have told them so.")]
    assert reading.statements[1].source_span is None


def test_a_quotation_over_two_paragraphs_is_one_statement(read):
    reading = read(
        "“No ship will pass,” Ilse Brandt said. “We have told them so.\n\n“They did not listen to us.”"
    )
    assert [reading.what(s) for s in reading.statements] == [
        "No ship will pass",
        "We have told them so. … They did not listen to us.",
    ]


def test_a_quotation_alone_after_narration_has_no_speaker_and_no_record(read):
    assert read("The harbour was empty.\n\n“No ship will pass the strait.”").said() == []


def test_a_pronoun_is_who_spoke_last(read):
    reading = read("Ilse Brandt said the strait was closed.\n\n“No ship will pass,” she added.")
    assert reading.said()[1] == ("Ilse Brandt", "No ship will pass")


def test_a_pronoun_with_nobody_before_it_is_nobody(read):
    reading = read("“No ship will pass,” she said.")
    assert reading.said() == [("", "No ship will pass")]


def test_a_role_is_the_one_who_holds_it(read):
    text = (
        "Varnian spokesman Aldo Renn said the strait was closed. Ostlander Admiral Per Holm said it was open."
        "\n\n“No ship will pass,” the spokesman said."
    )
    assert read(text).said()[-1] == ("Aldo Renn", "No ship will pass")


def test_scare_quotes_are_no_statement(read):
    assert read("The “political” leader of the Sons of the Strait left Port Osk on Monday.").said() == []


def test_the_name_of_a_programme_is_no_statement(read):
    (said,) = read("“No ship will pass,” Ilse Brandt said on ZVT's “Harbour at Noon.”").said()
    assert said == ("Ilse Brandt", "No ship will pass")


def test_a_title_full_name_serves_the_short_one(read):
    reading = read(
        "“We are not at war,” Brandt said.\n\nForeign Minister Ilse Brandt left for Ostland.",
        title="Brandt to Holm: Varnia does not want war",
    )
    assert reading.said()[0] == ("Ilse Brandt", "Varnia does not want war")
    assert reading.said()[1] == ("Ilse Brandt", "We are not at war")


def test_an_unnamed_source_is_anonymous_and_of_its_article(read):
    reading = read("“It will end badly,” a senior Varnian official told the Osk Gazette.")
    (statement,) = reading.statements
    (speaker,) = reading.who(statement)
    assert statement.anonymous and reading.actors[speaker].kind == "anonymous"
    assert reading.actors[speaker].country == "XVA"
    assert [reading.names[a] for a in statement.via] == ["Osk Gazette"]
