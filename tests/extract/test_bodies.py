"""Whose a body is that stands alone, and what stands for a state."""

from dragoman.extract.bodies import StatesNamed, agency_named_before, is_outlet_noun
from dragoman.resolve import shipped


def test_the_kingdom_is_the_only_kingdom_named():
    text = "Saudi Arabia closed the port. France protested. The kingdom said nothing."
    found = StatesNamed(text, shipped()).state("kingdom", text.index("The kingdom"))
    assert found is not None and found.name == "Saudi Arabia"


def test_of_two_kingdoms_neither_is_the_kingdom():
    text = "Saudi Arabia and Jordan closed the port. The kingdom said nothing."
    named = StatesNamed(text, shipped())
    assert named.state("kingdom", len(text)) is None


def test_the_army_is_that_of_the_only_state_an_article_is_about():
    text = "Peru closed the port. Peru sent ships. Peru has few. The army said so."
    found = StatesNamed(text, shipped()).body("army", text.index("The army"))
    assert found is not None and found.country == "PER"


def test_the_wire_service_is_the_agency_named_before():
    text = "Reuters reported a fire. The wire service said ships burned."
    found = agency_named_before(text, shipped(), text.index("The wire"))
    assert found is not None and found.name == "Reuters"


def test_descriptions_of_outlets_are_told_from_names():
    assert is_outlet_noun("state-run newspaper") and is_outlet_noun("wire service")
    assert not is_outlet_noun("Osk Gazette") and not is_outlet_noun("minister")
