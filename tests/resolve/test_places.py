"""Names of places: which place is meant, and where nothing tells."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.resolve.place_names import place_key
from dragoman.resolve.places import Places, _tables, shipped_places


@pytest.fixture(scope="module")
def places() -> Places:
    return shipped_places()


@pytest.mark.parametrize(
    ("name", "near", "country", "north"),
    [
        ("Paris", {"USA": 3}, "FRA", 49),
        ("Tripoli", {}, "LBY", 33),
        ("Tripoli", {"LBN": 2}, "LBN", 34),
        ("Athens", {"USA": 1}, "GRC", 38),
        ("Geneva", {"USA": 9}, "CHE", 46),
        ("New York", {"USA": 1}, "USA", 41),
        ("Khan Sheikhoun", {"SYR": 1}, "SYR", 35),
        ("Jebaliya", {"PSE": 1}, "PSE", 32),
        ("Strait of Hormuz", {}, None, 27),
        ("Incirlik", {}, "TUR", 37),
        ("Crimea", {"RUS": 5}, "UKR", 45),
    ],
)
def test_the_states_named_near_and_size_say_which_place_is_meant(
    places: Places, name: str, near: dict[str, int], country: str | None, north: int
) -> None:
    site = places.resolve(name, near)
    assert site is not None
    assert site.country == country
    assert site.latitude is not None
    assert round(site.latitude) == north


@pytest.mark.parametrize(
    ("name", "near"),
    [("Tripoli", {"LBN": 2, "LBY": 2}), ("Annapolis", {}), ("Georgia", {}), ("Port Osk", {"USA": 1})],
)
def test_a_name_that_nothing_tells_apart_stays_unresolved(
    places: Places, name: str, near: dict[str, int]
) -> None:
    assert places.resolve(name, near) is None


@pytest.mark.parametrize(
    ("name", "within", "north"),
    [("Annapolis", "Maryland", 39), ("Springfield", "Illinois", 40), ("Rafah", "Egypt", 31)],
)
def test_what_the_text_says_it_is_in_decides(places: Places, name: str, within: str, north: int) -> None:
    site = places.resolve(name, {}, within)
    assert site is not None
    assert site.latitude is not None
    assert round(site.latitude) == north


def test_a_place_that_no_list_has_is_in_the_country_that_the_text_says(places: Places) -> None:
    site = places.resolve("Osk Harbour", {}, "Maryland")
    assert site is not None
    assert (site.country, site.latitude) == ("USA", None)


@pytest.mark.parametrize("word", ["West", "the West", "Airport", "North", "Capital"])
def test_a_common_word_is_no_town_though_some_town_is_called_so(places: Places, word: str) -> None:
    assert places.resolve(word, {"USA": 2, "CMR": 1}) is None


def test_a_state_has_a_country_and_no_point(places: Places) -> None:
    site = places.resolve("Jordan", {"ISR": 1})
    assert site is not None
    assert (site.kind, site.country, site.latitude) == ("state", "JOR", None)


def test_a_capital_is_found_by_its_state(places: Places) -> None:
    site = places.capital("SYR")
    assert site is not None
    assert site.name == "Damascus"
    assert site.latitude is not None


def test_every_line_of_the_tables_is_a_place_on_the_globe(places: Places) -> None:
    for number in range(len(_tables()[0])):
        site = places._site(number)
        site.place(site.name)


def test_names_are_sorted_so_that_each_is_found() -> None:
    names = _tables()[1]
    assert all(one < other for one, other in pairwise(names))


@given(st.text(max_size=40))
def test_any_words_can_be_asked_for(words: str) -> None:
    shipped_places().resolve(words, {"SYR": 1, "RUS": 2})


@given(st.text(max_size=40))
def test_folding_a_name_twice_changes_nothing(words: str) -> None:
    assert place_key(place_key(words)) == place_key(words)
