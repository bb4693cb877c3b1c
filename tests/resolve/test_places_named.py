"""The places that an article names."""

import pytest

from dragoman.language.grammar import Grammar
from dragoman.language.model import shipped_reader
from dragoman.resolve.places_named import NamedPlace, PlacesNamed


def named(text: str, word: str, *, placed: bool = False, dateline: str | None = None) -> NamedPlace | None:
    """The place that the first token written so is part of the name of."""
    grammar = Grammar(text, shipped_reader().read(text, [(0, len(text))]))
    at = next(token for token in range(len(grammar)) if grammar.word(token) == word)
    return PlacesNamed(grammar, dateline=dateline).at(at, placed=placed)


def test_a_name_of_several_words_is_one_place() -> None:
    found = named("The ship crossed the Strait of Hormuz at dawn.", "Hormuz")
    assert found is not None
    assert found.name == "Strait of Hormuz"
    assert found.place.latitude is not None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Of all the talks these were the shortest.", "Of"),
        ("Nancy Lund said nothing.", "Nancy"),
        ("Hillary Clinton spoke to Congress.", "Clinton"),
        ("Hamas fired rockets on Monday.", "Hamas"),
        ("A mobile launcher was found.", "mobile"),
    ],
)
def test_what_is_a_city_somewhere_and_something_else_here_is_no_place(text: str, word: str) -> None:
    assert named(text, word, placed=True) is None


def test_a_state_is_named_as_the_record_names_it() -> None:
    found = named("Troops left the U.S. on Monday.", "U.S.")
    assert found is not None
    assert found.name == "United States"
    assert found.place.country == "USA"


def test_the_states_that_an_article_names_tell_places_of_one_name_apart() -> None:
    lebanese = named("Lebanese troops entered Tripoli, and Lebanon closed the port.", "Tripoli")
    libyan = named("Libyan troops entered Tripoli, and Libya closed the port.", "Tripoli")
    assert lebanese is not None
    assert libyan is not None
    assert (lebanese.place.country, libyan.place.country) == ("LBN", "LBY")


def test_the_dateline_speaks_for_its_country_too() -> None:
    found = named("Troops entered Tripoli on Monday.", "Tripoli", dateline="BEIRUT")
    assert found is not None
    assert found.place.country == "LBN"
