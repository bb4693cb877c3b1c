"""Where an event happened, by the tree: what says so and what only stands near."""

from pathlib import Path

import pytest

from dragoman.extract.event_place import event_place
from dragoman.language.grammar import Grammar
from dragoman.language.model import shipped_reader
from dragoman.record import Place
from dragoman.resolve import Gazetteer
from dragoman.resolve.places_named import PlacesNamed


def where(text: str, event: str, gazetteer: Gazetteer | None = None) -> Place | None:
    """Where the event of the first token written so is."""
    paragraphs, start = [], 0
    for line in text.split("\n"):
        paragraphs.append((start, start + len(line)))
        start += len(line) + 1
    grammar = Grammar(text, shipped_reader().read(text, paragraphs))
    at = next(token for token in range(len(grammar)) if grammar.word(token) == event)
    return event_place(grammar, at, PlacesNamed(grammar, gazetteer))


@pytest.mark.parametrize(
    ("text", "event", "name"),
    [
        ("The ministers met in Geneva on Friday.", "met", "Geneva"),
        ("The two sides held talks in Muscat on Friday.", "talks", "Muscat"),
        ("The Cairo talks ended without a result.", "talks", "Cairo"),
        ("Warplanes shelled Rafah on Sunday.", "shelled", "Rafah"),
        ("Jets bombed a school in Aleppo overnight.", "bombed", "Aleppo"),
        ("Nine people were killed in the strike on Mosul.", "strike", "Mosul"),
        ("The envoy flew to Ankara to meet the minister.", "meet", "Ankara"),
        ("Troops entered the town of Kobani at dawn.", "entered", "Kobani"),
        ("Rockets landed in northern Israel on Monday.", "landed", "northern Israel"),
        ("The president paid a visit to China in May.", "visit", "China"),
        ("A blast rocked Syria's capital.", "rocked", "Damascus"),
        ("He vanished at the Saudi consulate in Istanbul.", "vanished", "Saudi consulate in Istanbul"),
        ("They fled Mosul, where militants killed six men.", "killed", "Mosul"),
        ("A missile attack on U.S. territory Guam is feared.", "attack", "Guam"),
        ("A team is in Iraq to inspect the site.", "inspect", "Iraq"),
        ("He travelled to Pyongyang and met the leader.", "met", "Pyongyang"),
        ("Talks with the rebels in Geneva broke down.", "Talks", "Geneva"),
        ("Weapons were stored in one of its Gaza schools.", "stored", "Gaza"),
        ("Three soldiers were killed during fighting in Mosul.", "killed", "Mosul"),
        ("Jets hit positions of the militia in Kirkuk.", "hit", "Kirkuk"),
        (
            "It followed the formula agreed at their meeting last October in Reykjavik.",
            "meeting",
            "Reykjavik",
        ),
        ("JETS BOMBED TABRIZ, KILLING NINE", "BOMBED", "Tabriz"),
        ("Nine men died when a bomb exploded in Nairobi.", "died", "Nairobi"),
        ("Nine were killed in a strike on Beirut's southern suburbs.", "killed", "Beirut"),
        ("Rockets were fired at Ain al-Asad airbase in western Iraq.", "fired", "Ain al-Asad airbase"),
        ("The navy fired two missiles into the Sea of Japan.", "fired", "Sea of Japan"),
        ("The attack in the West Bank city of Jenin killed three.", "killed", "Jenin"),
        ("He arrived in New Delhi for a two-day visit.", "visit", "New Delhi"),
        ("The talks in the Omani capital ended.", "talks", "Muscat"),
        ("A house was hit in the al-Shati refugee camp in Gaza City.", "hit", "al-Shati refugee camp"),
        ("Qatar will host the talks next week.", "talks", "Qatar"),
        ("The talks hosted by Egypt resumed.", "talks", "Egypt"),
        ("Troops reached Kobani. They killed nine in the town.", "killed", "Kobani"),
        ("The meeting, planned for Singapore, was called off.", "meeting", "Singapore"),
    ],
)
def test_the_words_that_hang_on_an_event_say_where(text: str, event: str, name: str) -> None:
    place = where(text, event)
    assert place is not None
    assert place.name == name


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("In Washington, officials said that nine people were killed.", "killed"),
        ("Ministers held talks on Syria by telephone.", "talks"),
        ("The army fired rockets from Gaza.", "fired"),
        ("Iran attacked a ship, the White House said.", "attacked"),
        ("The envoy left Ankara on Tuesday.", "left"),
        ("The U.S. imposed sanctions on Turkey.", "sanctions"),
        ("MOSCOW (Kestrel) - Nine men were killed in a clash.", "killed"),
        ("Nancy met Clinton on Friday.", "met"),
        ("They met to discuss the war in Syria.", "met"),
        ("Talks with the rebels of Darfur broke down.", "Talks"),
        ("Egypt and Qatar will host talks in Doha or Cairo.", "talks"),
        ("He spoke of plans for Turkey to invade soon.", "plans"),
        ("Troops left Kobani for Manbij. They killed nine in the town.", "killed"),
        ("A strike on a U.S. base killed nine.", "strike"),
    ],
)
def test_a_place_that_only_stands_near_is_not_where(text: str, event: str) -> None:
    assert where(text, event) is None


def test_a_sentence_without_end_is_no_trouble() -> None:
    assert where("A strike " + "in a strike " * 2000 + "in Mosul.", "strike") is None


def test_a_users_state_is_a_place_without_a_point(gazetteer: Gazetteer) -> None:
    place = where("Saboteurs blew up a bridge in Varnia on Monday.", "blew", gazetteer)
    assert place == Place("Varnia", "XVA")


def test_there_is_the_last_place_put_before() -> None:
    place = where("The minister arrived in Baghdad on Monday. He met the premier there.", "met")
    assert place is not None
    assert place.name == "Baghdad"


def test_a_comma_says_which_place_of_the_name() -> None:
    place = where("The two leaders met in Annapolis, Maryland, in the spring.", "met")
    assert place is not None
    assert place.country == "USA"
    assert place.latitude is not None


def test_a_town_that_nothing_tells_apart_has_its_name_alone() -> None:
    place = where("The two leaders met in Clinton on Monday.", "met")
    assert place is None or place == Place("Clinton")


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    path: Path = tmp_path_factory.mktemp("actors") / "actors.toml"
    path.write_text('[[actor]]\nname = "Varnia"\nkind = "state"\ncountry = "XVA"\n', encoding="utf-8")
    return Gazetteer.load(path)
