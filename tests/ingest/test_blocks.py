from hypothesis import given
from hypothesis import strategies as st

from dragoman.ingest.blocks import paragraphs, plain


def test_each_line_is_a_paragraph_without_the_space_at_its_edges():
    text = "  Varnia said no. \n\n\tOstland said yes.\nKestria said nothing."
    assert [part.words for part in paragraphs(text)] == [
        "Varnia said no.",
        "Ostland said yes.",
        "Kestria said nothing.",
    ]


def test_lines_broken_at_a_fixed_width_are_one_paragraph():
    text = (
        "Varnia's foreign minister said on Tuesday that the strait\n"
        "would be open to the ferries of Ostland and that nobody\n"
        "had asked his country before the seizure of the tanker in\n"
        "May.\n\nOstland did not answer."
    )
    assert [part.words.count("\n") for part in paragraphs(text)] == [3, 0]


def test_a_list_is_not_one_paragraph():
    text = "\n".join(f"Minister {name} of Varnia was at the talks in the city of Harne." for name in "ABCDE")
    assert len(paragraphs(text)) == 5


def test_passages_compare_without_case_quotation_marks_and_spacing():
    assert plain("“No,”  he said") == plain('"no," He said')


def shown(words: str) -> str:
    """What is left of a passage without white space and the marks that have no width."""
    return "".join(
        char for char in words if not char.isspace() and char not in "\u200b\u200c\u200d\u2060\ufeff"
    )


@given(st.text() | st.text(alphabet="a b\n\t\u200b\u2060\ufeff\u00a0\u2003"))
def test_every_character_that_shows_is_in_one_paragraph(text: str):
    at = 0
    for part in paragraphs(text):
        assert not shown(text[at : part.start])
        assert text[part.start : part.end] == part.words
        at = part.end
    assert not shown(text[at:])
