"""Who held which office when."""

import pytest

from dragoman.resolve import shipped
from dragoman.resolve.officeholders import officeholders


@pytest.mark.parametrize(
    ("name", "year", "country"),
    [
        ("Donald J. Trump", 2017, "USA"),
        ("François Hollande", 2014, "FRA"),
        ("Recep Tayyip Erdoğan", 2019, "TUR"),
        ("Javad Zarif", None, "IRN"),
        ("King Salman", 2018, "SAU"),
    ],
)
def test_a_full_name_tells_the_state(name: str, year: int | None, country: str) -> None:
    found = officeholders().named(name, year)
    assert found is not None
    assert found.country == country


def test_a_bare_surname_means_whoever_was_in_office_that_year() -> None:
    table = officeholders()
    in_1990, in_2003 = table.known_as("Bush", 1990), table.known_as("Bush", 2003)
    assert in_1990 is not None
    assert in_2003 is not None
    assert (in_1990.name, in_2003.name) == ("George Bush", "George W. Bush")


@pytest.mark.parametrize(("surname", "year"), [("Assad", 1987), ("Assad", 2013)])
def test_father_and_son_are_told_apart_by_the_year(surname: str, year: int) -> None:
    found = officeholders().known_as(surname, year)
    assert found is not None
    assert found.tenures[0].covers(year)


@pytest.mark.parametrize(("surname", "year"), [("Miller", 2024), ("Trump", 1987), ("Castellan", 2020)])
def test_a_surname_that_may_be_anybodys_means_nobody(surname: str, year: int) -> None:
    assert officeholders().known_as(surname, year) is None


def test_an_undated_surname_tells_the_state_only_where_all_its_bearers_share_one() -> None:
    table = officeholders()
    assert table.state_of("Assad", None) == "SYR"
    assert table.state_of("Kim", None) is None
    assert table.state_of("Kim", 2018) == "PRK"
    assert table.state_of("Castellan", None) is None


def test_a_former_president_of_the_us_is_not_forgotten_and_a_later_one_not_foreseen() -> None:
    table = officeholders()
    assert table.state_of("Reagan", 2018) == "USA"
    assert table.state_of("Obama", 1987) is None
    assert table.state_of("Abbott", 2024) is None


def test_in_a_year_of_handover_nobody_is_the_minister() -> None:
    table = officeholders()
    assert table.holder("USA", "secretary of state", 2013) is None
    found = table.holder("USA", "secretary of state", 2015)
    assert found is not None
    assert found.name == "John Kerry"


def test_every_holder_is_of_a_state_that_the_gazetteer_has() -> None:
    known = shipped()
    assert len(officeholders()) > 400
    for holder in officeholders()._holders:
        assert known.state(holder.country) is not None, holder.name
        assert all(t.since > 1940 and (t.until is None or t.since <= t.until) for t in holder.tenures)
