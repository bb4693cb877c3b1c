"""Whose official somebody is whom an article only names."""

import pytest

from dragoman.extract.known_states import with_known_states
from dragoman.record import Actor, actor_id


def person(name: str, country: str | None = None) -> Actor:
    return Actor(actor_id("person", name), name, "person", country)


@pytest.mark.parametrize(
    ("name", "day", "country"),
    [
        ("Mikhail Gorbachev", "1987-03-02", "SUN"),
        ("Jimmy Carter", "1979-11-20", "USA"),
        ("Ada Lund", "2031-04-09", None),
    ],
)
def test_a_holder_of_a_known_office_is_of_its_state(name: str, day: str, country: str | None) -> None:
    (found,) = with_known_states([person(name)], day)
    assert found.country == country


def test_what_the_article_says_stands() -> None:
    told = person("Jimmy Carter", "XVA")
    assert with_known_states([told], "1979-11-20") == (told,)


def test_only_people_are_looked_up() -> None:
    ship = Actor(actor_id("organisation", "Jimmy Carter"), "Jimmy Carter", "organisation")
    assert with_known_states([ship], "1979-11-20") == (ship,)
