from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from dragoman.link.collation import collate
from dragoman.publish.dossier import Dossier
from dragoman.publish.readings import against, collation

WORDS = st.lists(
    st.sampled_from("we will not open the strait tonight or any night".split()), min_size=1, max_size=12
)


def told(base: str, other: str) -> list[tuple[str, str]]:
    return [(piece.kept, piece.words) for piece in against(base, other)]


def test_word_differences_are_marked_and_the_rest_is_as_printed() -> None:
    assert told("We will not open the strait tonight", "We will never open the strait") == [
        ("same", "We will"),
        ("cut", "not"),
        ("added", "never"),
        ("same", "open the strait"),
        ("cut", "tonight"),
    ]


def test_capitals_marks_and_quotation_signs_are_no_difference() -> None:
    assert told("“We will not,” she said", "we will not — she said") == [("same", "we will not — she said")]


@given(WORDS, WORDS)
def test_both_wordings_can_be_read_back_from_the_pieces(base: list[str], other: list[str]) -> None:
    pieces = against(" ".join(base), " ".join(other))
    assert " ".join(piece.words for piece in pieces if piece.kept != "cut").split() == other
    assert " ".join(piece.words for piece in pieces if piece.kept != "added").split() == base


def test_a_saying_in_two_wordings_has_a_note_for_every_outlet(new_desk: Callable) -> None:
    desk = new_desk()
    velk = desk.actor("Dana Velk", "person", "XOS")
    sayings = []
    for outlet, words in (
        ("Post", "We have the tracks and we will show them to anyone"),
        ("Courier", "We have the tracks and will show them"),
        ("Herald", "We have the tracks and will show them"),
    ):
        article = desk.article(outlet, f"“{words},” Velk said.", "2024-08-06")
        sayings.append(desk.say(article, velk, words, mode="direct"))
    found = collation(Dossier.of([*desk.records(), collate(sayings)]), 7, 10)
    (saying,) = found.sayings
    assert saying.speakers == "Dana Velk" and saying.day == "reported Tuesday 6 August 2024"
    assert [sorted(place.outlet for place in wording.places) for wording in saying.wordings] == [
        ["Post"],
        ["Courier", "Herald"],
    ]
    assert [place.note for place in found.places] == [7, 8, 9]
    assert {piece.kept for piece in saying.wordings[0].pieces} == {"same"}


def test_a_saying_that_all_print_alike_is_counted_and_not_shown(new_desk: Callable) -> None:
    desk = new_desk()
    velk = desk.actor("Dana Velk", "person", "XOS")
    said = [
        desk.say(desk.article(outlet, "We will not."), velk, "We will not") for outlet in ("Post", "Courier")
    ]
    found = collation(Dossier.of([*desk.records(), collate(said)]), 1, 10)
    assert (found.sayings, found.alike, found.left_out) == ((), 1, 0)
