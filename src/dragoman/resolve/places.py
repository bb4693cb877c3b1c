"""Where a name is: from the name of a place to its country and its point on the globe.

Three sources answer: the states of the gazetteer (the user's among them), a list of our own of territories,
seas, straits, bases and buildings (data/places_known.psv), and cities and provinces from GeoNames
(data/places.psv, CC BY 4.0). Most names of cities name several; which is meant follows from the states that
the article names and from size, and where it does not follow, a place has its name alone.

What fooled us: Tripoli is in Libya unless Lebanon is the matter; "Of", "Nancy", "Clinton" and "Mobile" are
cities; Georgia is a state twice; Ghouta, Incirlik and the Strait of Hormuz are in no list of cities.
"""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

from dragoman.record import Place
from dragoman.resolve.gazetteer import Gazetteer, shipped
from dragoman.resolve.place_names import place_key
from dragoman.resolve.spelling import alike, sound_key

_FAMOUS: Final = 500
"""Thousands of people from which a place stands against a state of its name: Georgia."""
_LARGE: Final = 100
"""Thousands of people from which the largest city of a name is meant though its country is not named."""
_MANY_TIMES: Final = 8
"""How many times as large as the next a city must be to be meant for its size."""
_NEAR: Final = 0.6
"""Degrees within which two places of one name are one for our purpose: a city and its district."""
_AREAS: Final = ("state", "province", "territory", "region")
_WORDS: Final = frozenset(
    "west east north south airport center centre capital university state house city town street park union"
    " republic square station mall bay valley island port bridge church school hospital college hotel court"
    " palace prison government congress parliament senate police army navy border".split()
)
"""Words that are names of towns somewhere, and words in nearly every text."""
_SPELLED_FREELY: Final = frozenset(
    "SYR PSE ISR LBN IRQ JOR EGY YEM OMN SAU ARE KWT QAT BHR LBY TUN DZA MAR MRT SDN SSD SOM ETH ERI DJI IRN"
    " AFG PAK TJK UZB TKM KGZ KAZ UKR RUS BLR BGR MKD SRB GEO ARM AZE IND MMR PRK KOR".split()
)
"""Countries whose names reach English in several spellings, because they are written in other letters."""


@dataclass(frozen=True, slots=True)
class Site:
    """A place that a name can mean.

    `kind` is "state", "city", "province", or as in places_known.psv; `people` is in thousands. `within`
    names the province of a city, where known. A state and a wide region have no point. `doubtful` says
    that the name means something else as often.
    """

    name: str
    kind: str
    country: str | None
    latitude: float | None = None
    longitude: float | None = None
    people: int = 0
    within: str | None = None
    doubtful: bool = False

    def place(self, name: str) -> Place:
        """Give the place under the name it was found by."""
        return Place(name, self.country, self.latitude, self.longitude)


class Places:
    """Names of places and what they can mean; build it with `load` or take `shipped_places()`."""

    def __init__(
        self, gazetteer: Gazetteer, rows: list[str], names: list[str], known: dict[str, Site]
    ) -> None:
        self._gazetteer = gazetteer
        self._rows = rows
        self._names = names
        self._known = known
        self._by_sound: dict[str, dict[str, list[int]]] = {}
        self._read: dict[int, Site] = {}

    @classmethod
    def load(cls, gazetteer: Gazetteer | None = None) -> "Places":
        """Load the tables; `gazetteer` has the states, the shipped one unless given."""
        rows, names, known = _tables()
        return cls(gazetteer if gazetteer is not None else shipped(), rows, names, known)

    def state(self, name: str) -> Site | None:
        """Find the state that a name means, by its own name only; never by a demonym or a capital."""
        found = self._gazetteer.match(name)
        if found is None or found.form != "name" or found.entry.kind != "state":
            return None
        return Site(found.entry.name, "state", found.entry.country, doubtful=found.entry.ambiguous)

    def capital(self, country: str) -> Site | None:
        """Find the capital of a state: the first of its metonyms that is a city there."""
        state = self._gazetteer.state(country)
        for name in state.metonyms if state is not None else ():
            sites = [site for site in self.cities(name) if site.country == country and site.kind == "city"]
            if sites:
                return replace(sites[0], name=name)
        return Site(state.metonyms[0], "city", country) if state is not None and state.metonyms else None

    def known(self, name: str) -> Site | None:
        """Find a name in our own list of territories, seas, bases and buildings."""
        key = place_key(name)
        return (
            self._known.get(key) or self._known.get(key.removeprefix("al ")) or self._known.get(f"al {key}")
        )

    def cities(self, name: str) -> tuple[Site, ...]:
        """Find the cities and provinces of a name, those called so first and then the largest."""
        key = place_key(name)
        if key in _WORDS:
            return ()
        for spelled in (key, key.removeprefix("al "), f"al {key}"):
            at = bisect_left(self._names, spelled + "|")
            if at < len(self._names) and self._names[at].startswith(spelled + "|"):
                return self._sites([int(n) for n in self._names[at].partition("|")[2].split()], spelled)
        return ()

    def all(self, name: str) -> tuple[Site, ...]:
        """Find everything that a name can mean: state, known place, cities, provinces."""
        first = (self.state(name), self.known(name))
        return (*(site for site in first if site is not None), *self.cities(name))

    def resolve(
        self,
        name: str,
        near: Mapping[str, int] | None = None,
        within: str | None = None,
        *,
        province: bool = False,
    ) -> Site | None:
        """Find which place a name means, or None where that cannot be told.

        `near` counts the states that the article names (alpha-3); `within` is what the text says the place
        is in ("Annapolis, *Maryland*", "the *Idlib* town of …"); `province` says that a word such as
        "province" stands by the name.
        """
        weights = near or {}
        state, known = self.state(name), self.known(name)
        if within is not None:
            inside = self._inside(name, within)
            if inside is not None:
                return inside
        if state is not None and not state.doubtful:
            return state
        sites = self.cities(name)
        if known is not None and not (province and any(site.kind == "province" for site in sites)):
            return known
        if state is not None:  # doubtful: Georgia is a state of the U.S. as well
            return state if state.country in weights or not any(s.people > _FAMOUS for s in sites) else None
        kind = "province" if province else "city"
        some = [site for site in sites if site.kind == kind] or list(sites)
        some = some or list(self._spelled_otherwise(name, weights))
        return _chosen(some, weights, self._capital_of(name))

    def _capital_of(self, name: str) -> str | None:
        """Give the country that a name is the capital of."""
        found = self._gazetteer.match(name)
        if found is None or found.form != "metonym" or found.entry.kind != "state":
            return None
        return found.entry.country

    def _inside(self, name: str, within: str) -> Site | None:
        """Find a place of that name in a country or province; one that no list has is in that country."""
        outer = [
            site for site in self.all(within) if site.kind in ("state", "province", "territory", "region")
        ]
        sites = self.cities(name)
        for around in outer:
            fits = [site for site in sites if site.country == around.country]
            if around.kind == "state":
                fits = fits or list(self._spelled_otherwise(name, {around.country or "": 1}))
            elif around.kind == "province":
                fits = [site for site in fits if site.within == around.name]
            else:  # a territory of our own list, which is no division of GeoNames
                fits = [site for site in fits if site.within == around.name or _close(site, around, 2.0)]
            best = _largest(fits)
            if best is not None:
                return best
        if not outer or self.state(name) is not None or self.known(name) is not None:
            return None
        return Site(name, "city", outer[0].country)

    def _sites(self, numbers: list[int], key: str) -> tuple[Site, ...]:
        sites = sorted(map(self._site, numbers), key=lambda site: -site.people)
        # Another name of a small place gives way to a place called so: "Clinton" is not Wilmington, Ohio.
        called_so = [site for site in sites if place_key(site.name) == key]
        most = {site.kind: site.people for site in reversed(called_so)}
        return tuple(site for site in sites if site in called_so or site.people > 2 * most.get(site.kind, -1))

    def _site(self, number: int) -> Site:
        if number not in self._read:
            name, kind, country, north, east, people, within = self._rows[number].split("|")
            province = self._rows[int(within)].partition("|")[0] if within else None
            self._read[number] = Site(
                name,
                "city" if kind == "c" else "province",
                country,
                float(north),
                float(east),
                int(people),
                province,
            )
        return self._read[number]

    def _spelled_otherwise(self, name: str, near: Mapping[str, int]) -> tuple[Site, ...]:
        """Find a name in another spelling among the cities of the countries that the article names most."""
        sound = sound_key(name)
        if len(name) < 5 or len(sound) < 2:
            return ()
        for country in sorted(near, key=lambda code: -near[code])[:3]:
            if country not in _SPELLED_FREELY:
                continue
            numbers = self._sounds(country).get(sound, ())
            sites = [
                site for site in map(self._site, numbers) if alike(place_key(name), place_key(site.name))
            ]
            if sites:
                return tuple(sorted(sites, key=lambda site: -site.people))
        return ()

    def _sounds(self, country: str) -> dict[str, list[int]]:
        if country not in self._by_sound:
            table: dict[str, list[int]] = {}
            mark = f"|c|{country}|"
            for number, row in enumerate(self._rows):
                if mark in row:
                    table.setdefault(sound_key(place_key(row.partition("|")[0])), []).append(number)
            self._by_sound[country] = table
        return self._by_sound[country]


def _chosen(sites: list[Site], near: Mapping[str, int], capital_of: str | None) -> Site | None:
    """Choose among places of one name by the states named and by size; None where neither decides."""
    if not sites:
        return None
    capitals = [site for site in sites if site.country == capital_of]
    greatest = max(capitals or sites, key=lambda site: site.people)
    famous = greatest.people >= _LARGE or bool(capitals)
    local = [site for site in sites if site.country in near]
    if local:
        countries = sorted({site.country or "" for site in local}, key=lambda code: -near[code])
        best = _largest([site for site in local if site.country == countries[0]])
        people = best.people if best is not None else 0
        if famous and greatest.people >= _MANY_TIMES * max(people, 1):
            return greatest
        if len(countries) > 1 and near[countries[0]] < 2 * near[countries[1]]:
            return _largest(local)
        return best
    if capitals:
        return greatest
    return _largest(sites) if greatest.people >= _LARGE else None


def _largest(sites: list[Site]) -> Site | None:
    """Give the largest of some places, if it is the largest by far or the others are in the same spot."""
    if not sites:
        return None
    best = max(sites, key=lambda site: (site.people, site.kind == "city"))
    for site in sites:
        if site is not best and site.people * _MANY_TIMES > best.people and not _close(site, best, _NEAR):
            return None
    return best


def _close(one: Site, other: Site, degrees: float) -> bool:
    if one.latitude is None or other.latitude is None or one.longitude is None or other.longitude is None:
        return False
    return abs(one.latitude - other.latitude) <= degrees and abs(one.longitude - other.longitude) <= degrees


@cache
def _tables() -> tuple[list[str], list[str], dict[str, Site]]:
    """Read the tables once; a row is taken apart when its place is asked for."""
    folder = files("dragoman.resolve").joinpath("data")
    rows, names, known = (_rows(folder, name) for name in ("places", "place_names", "places_known"))
    sites: dict[str, Site] = {}
    for row in (line for line in known if not line.startswith("#")):
        name, kind, country, north, east, others = row.split("|")
        for spelled in (name, *filter(None, others.split(";"))):
            doubtful = spelled.endswith("?")
            latitude, longitude = (float(north) if north else None, float(east) if north else None)
            site = Site(name.rstrip("?"), kind, country or None, latitude, longitude, doubtful=doubtful)
            sites.setdefault(place_key(spelled.rstrip("?")), site)
    return rows, names, sites


def _rows(folder: Traversable, table: str) -> list[str]:
    lines = folder.joinpath(f"{table}.psv").read_text(encoding="utf-8").rstrip("\n").split("\n")
    head = next(number for number, line in enumerate(lines) if not line.startswith("#"))
    return lines[head:]


@cache
def shipped_places() -> Places:
    """Give the places with the shipped gazetteer, loaded once."""
    return Places.load()
