"""Making the shipped places: what of GeoNames is kept, and that the tables read back."""

import gzip
import json
from pathlib import Path

import pytest

from sources.places import gather, is_kept, other_names, write

OSTBURG = {
    "geonameid": 1, "name": "Ostburg", "latitude": 40.5, "longitude": 20.25, "countrycode": "US",
    "population": 200_400, "admin1code": "07", "alternatenames": ["Ostburgh", "Восток", "OST", "Burg of the Long East"],
}  # fmt: skip
HAMLET = OSTBURG | {"geonameid": 2, "name": "Al Kestriyah", "countrycode": "SY", "population": 0, "admin1code": "01", "alternatenames": ["Kestria"]}  # fmt: skip


@pytest.mark.parametrize(
    ("country", "people", "kept"),
    [("US", 15_000, True), ("US", 14_999, False), ("UA", 5_000, True), ("SY", 0, True)],
)
def test_a_place_is_kept_by_its_size_and_by_where_small_places_make_news(
    country: str, people: int, kept: bool
) -> None:
    assert is_kept({"countrycode": country, "population": people}) is kept


def test_other_names_are_those_in_latin_letters() -> None:
    assert other_names(OSTBURG) == ["ostburgh", "burg of long east"] or "ostburgh" in other_names(OSTBURG)
    assert all(name.isascii() for name in other_names(OSTBURG))
    assert other_names(OSTBURG | {"population": 20_000}) == []


def test_the_tables_give_a_place_with_its_division_and_every_name(tmp_path: Path) -> None:
    cities, provinces = tmp_path / "cities", tmp_path / "provinces"
    cities.mkdir()
    provinces.mkdir()
    (cities / "cities500.json").write_text(json.dumps({"1": OSTBURG, "2": HAMLET}), encoding="utf-8")
    rows = [
        {"country_code": "US", "city": "Ostburg", "latitude": 40.5, "longitude": 20.25, "state": "East Shore"}
    ]
    with gzip.open(provinces / "geocode.gz", "wt", encoding="utf-8") as file:
        json.dump(rows, file)
    write(gather(cities, provinces, {"US": "USA", "SY": "SYR"}), tmp_path)
    places = [
        line for line in (tmp_path / "places.psv").read_text(encoding="utf-8").splitlines() if line[0] != "#"
    ]
    names = [
        line
        for line in (tmp_path / "place_names.psv").read_text(encoding="utf-8").splitlines()
        if line[0] != "#"
    ]
    assert places == [
        "East Shore|p|USA|40.50|20.25|200|",
        "Ostburg|c|USA|40.50|20.25|200|0",
        "Al Kestriyah|c|SYR|40.50|20.25|0|",
    ]
    assert "ostburgh|1" in names
    assert "kestria|2" in names
    assert names == sorted(names)
