from hypothesis import given
from hypothesis import strategies as st

from dragoman.ingest.repeats import repeated

LEAD = "Varnia told its allies on Monday to press Ostland to reopen the strait for ferries."
QUOTE = "“We have said the same to everybody who would listen to us this week,” Dorr said."
SHORT = "He gave no date."


def test_a_body_printed_twice_is_a_repeat_from_its_second_first_line():
    assert repeated([LEAD, QUOTE, SHORT, LEAD, QUOTE, SHORT]) == {3, 4, 5}


def test_quotation_marks_and_spaces_may_differ():
    assert repeated([QUOTE, LEAD, QUOTE.replace("“", '"').replace("”", '"').replace(" us", "  us")]) == {2}


def test_two_paragraphs_printed_again_as_one_are_a_repeat():
    assert repeated([LEAD, QUOTE, f"{LEAD} {QUOTE}"]) == {2}


def test_a_paragraph_that_goes_on_after_a_repeated_sentence_is_not_a_repeat():
    assert (
        repeated([LEAD, f"{LEAD} It has not answered a single one of the letters they wrote."]) == frozenset()
    )


def test_a_pull_quote_before_its_source_is_the_repeat():
    pulled = "“We have said the same to everybody who would listen to us this week”"
    assert repeated([LEAD, pulled, QUOTE]) == {1}


def test_a_pull_quote_may_carry_its_speaker_behind_a_dash():
    pulled = "“We have said the same to everybody who would listen to us this week.” — Ilan Dorr, minister"
    source = QUOTE + " He did not name the states that he had called on Sunday and Monday."
    assert repeated([LEAD, pulled, source]) == {1}


def test_short_lines_recur_by_nature():
    assert repeated(["- - - -", SHORT, LEAD, "- - - -", SHORT]) == frozenset()


def test_a_place_that_is_kept_neither_repeats_nor_is_repeated():
    assert repeated([None, LEAD, None]) == frozenset()


@given(
    st.lists(
        st.sampled_from([LEAD, QUOTE, SHORT, "“", "", "...", "a b c d e f g h i."]).filter(bool), max_size=9
    )
)
def test_what_stands_first_is_never_a_repeat_of_something_later_but_a_pull_quote(passages):
    found = repeated(passages)
    assert 0 not in found or passages[0].startswith("“")
    assert all(0 <= at < len(passages) for at in found)
