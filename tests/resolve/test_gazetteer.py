"""Names of states, bodies and groups, and the user's own entries."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.resolve import ActorTwice, BadActorsFile, Gazetteer, NoSuchBody, shipped
from dragoman.resolve.shelves import bodies, states

VARNIA = """
[[actor]]
name = "Varnia"
kind = "state"
country = "XVA"
aliases = ["Republic of Varnia"]
demonyms = ["Varnian", "Varnians"]
metonyms = ["Port Osk"]

[[actor]]
name = "Fleet Office"
kind = "government_body"
part_of = "Varnia"
country = "XVA"

[[actor]]
name = "Salt League"
kind = "armed_group"
aliases = ["SL"]
"""


@pytest.fixture
def varnian(tmp_path: Path) -> Gazetteer:
    path = tmp_path / "actors.toml"
    path.write_text(VARNIA, encoding="utf-8")
    return Gazetteer.load(path)


def found(name: str, gazetteer: Gazetteer | None = None) -> str | None:
    entry = (gazetteer or shipped()).find(name)
    return entry.name if entry else None


@pytest.mark.parametrize(
    ("name", "means"),
    [
        ("U.S.", "United States"),
        ("the US", "United States"),
        ("U.S.’s", "United States"),
        ("us", None),
        ("Us", None),
        ("who", None),
        ("WHO", "World Health Organization"),
        ("NATO", "NATO"),
        ("Nato", "NATO"),
        ("the Islamic Republic of Iran", "Iran"),
        ("Tehran", "Iran"),
        ("Iranian", "Iran"),
        ("Foggy Bottom", "State Department"),
        ("the Kremlin", "Kremlin"),
        ("al-Qaida", "Al-Qaeda"),
        ("Al Qaeda", "Al-Qaeda"),
        ("Élysée", "Élysée Palace"),
        ("Elysee", "Élysée Palace"),
        ("The Times", "The Times"),
        ("Times", None),
        ("Sheffield Steel", None),
        ("", None),
    ],
)
def test_a_name_is_found_whatever_its_case_and_points(name: str, means: str | None) -> None:
    assert found(name) == means


@pytest.mark.parametrize(
    ("name", "means"),
    [
        ("Iran's Foreign Ministry", "Iranian Foreign Ministry"),
        ("Ministry of Foreign Affairs of Iran", "Iranian Foreign Ministry"),
        ("Israeli military", "Israel Defense Forces"),
        ("the Chinese army", "People's Liberation Army"),
        ("US military", "U.S. armed forces"),
        ("the German foreign ministry", "Federal Foreign Office"),
        ("West German government", "West German government"),
        ("Iraq’s military", "Iraqi armed forces"),
    ],
)
def test_every_state_has_its_ministries_and_forces_by_their_usual_names(name: str, means: str) -> None:
    assert found(name) == means


def test_the_white_house_is_part_of_the_state_and_not_the_state() -> None:
    gazetteer = shipped()
    house = gazetteer.find("the White House")
    assert house is not None
    assert house.kind == "government_body"
    assert house.part_of == "United States"
    state = gazetteer.state_of(house)
    assert state is not None
    assert state.country == "USA"


def test_a_command_belongs_to_its_state_through_the_bodies_between() -> None:
    gazetteer = shipped()
    command = gazetteer.find("CENTCOM")
    assert command is not None
    state = gazetteer.state_of(command)
    assert state is not None
    assert state.name == "United States"


def test_the_united_nations_belong_to_no_state() -> None:
    gazetteer = shipped()
    body = gazetteer.find("UN Security Council")
    assert body is not None
    assert gazetteer.state_of(body) is None


def test_a_name_that_is_also_something_else_says_so() -> None:
    gazetteer = shipped()
    for name, ambiguous in (
        ("Georgia", True), ("Republic of Georgia", False), ("Jordan", True), ("Jordanian", False), ("Chad", True),
        ("Washington", True), ("United States", False), ("Washington, D.C.", False),
    ):  # fmt: skip
        entry = gazetteer.find(name)
        assert entry is not None, name
        assert entry.ambiguous is ambiguous, name


def test_the_ambiguity_of_a_name_does_not_make_another_actor() -> None:
    gazetteer = shipped()
    assert gazetteer.find("Georgia") == gazetteer.find("Republic of Georgia")


def test_states_of_1987_have_their_own_codes() -> None:
    gazetteer = shipped()
    codes = {
        name: gazetteer.find(name)
        for name in ("Soviet", "East German", "Yugoslav", "Czechoslovakia", "Zaire")
    }
    assert {name: entry.country for name, entry in codes.items() if entry} == {
        "Soviet": "SUN",
        "East German": "DDR",
        "Yugoslav": "YUG",
        "Czechoslovakia": "CSK",
        "Zaire": "ZAR",
    }


def test_the_longest_name_in_a_text_is_taken_and_a_possessive_left_out() -> None:
    text = "Iran's Foreign Ministry told us that the U.S. and the UN Security Council's envoy met the IDF."
    mentions = shipped().find_all(text)
    assert [text[m.start : m.end] for m in mentions] == [
        "Iran's Foreign Ministry",
        "U.S.",
        "UN Security Council",
        "IDF",
    ]


def test_a_sentence_end_does_not_join_two_names() -> None:
    text = "He left Iran. Forces moved. Troops left Iraq, army sources said."
    assert [m.entry.name for m in shipped().find_all(text)] == ["Iran", "Iraq"]


def test_proper_names_need_their_capitals() -> None:
    assert not shipped().find_all("a new people's army of islamic state employees may reunite the group")
    assert not shipped().find_all("They served turkey and used fine china.")


def test_a_demonym_and_a_capital_are_told_from_the_name() -> None:
    text = "Iran, Iranian, Tehran"
    assert [m.form for m in shipped().find_all(text)] == ["name", "demonym", "metonym"]


def test_only_the_asked_part_of_a_text_is_searched() -> None:
    text = "Iran and Iraq and Syria"
    assert [m.entry.name for m in shipped().find_all(text, 9, 14)] == ["Iraq"]


@given(st.text(alphabet=st.sampled_from("Iran US.’s'-the \nIDFUNKremlin"), max_size=80))
def test_mentions_stand_in_order_inside_the_text_and_never_overlap(text: str) -> None:
    last = 0
    for mention in shipped().find_all(text):
        assert last <= mention.start < mention.end <= len(text)
        last = mention.end


def test_the_shipped_tables_are_whole_and_no_name_stands_twice() -> None:
    rows = list(states())
    codes = {row.entry.country for row in rows}
    assert len(codes) > 255
    named = {row.entry.country or "": row.entry.name for row in reversed(rows)}
    owners: dict[str, str] = {}
    for entry, ambiguous in (*rows, *bodies(named)):
        for name in (entry.name, *entry.aliases):
            twice = name in owners and name not in ambiguous
            assert not twice, f"{name} names both {owners.get(name)} and {entry.name}"
            owners[name] = entry.name
    gazetteer = shipped()
    for entry in gazetteer:
        assert entry.part_of is None or gazetteer.entry(entry.part_of) is not None, entry.name


def test_a_users_state_has_ministries_too(varnian: Gazetteer) -> None:
    assert found("Varnian navy", varnian) == "Varnian navy"
    assert found("Varnia's foreign ministry", varnian) == "Varnian Foreign Ministry"
    assert found("Port Osk", varnian) == "Varnia"
    assert found("SL", varnian) == "Salt League"
    assert found("sl", varnian) is None
    assert found("the Fleet Office", varnian) == "Fleet Office"


def test_a_users_entry_wins_over_a_shipped_one_and_adds_to_it(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(
        '[[actor]]\nname = "Hanse Bank"\nkind = "organisation"\naliases = ["Kremlin"]\n'
        '[[actor]]\nname = "Iran"\nkind = "state"\naliases = ["the Land of the Lion"]\n',
        encoding="utf-8",
    )
    gazetteer = Gazetteer.load(path)
    assert found("the Kremlin", gazetteer) == "Hanse Bank"
    assert found("Land of the Lion", gazetteer) == "Iran"
    iran = gazetteer.find("Tehran")
    assert iran is not None
    assert iran.country == "IRN"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("name = ", "is not TOML"),
        ('[[actors]]\nname = "X"', "something beside"),
        ('[[actor]]\nkind = "state"', "entry 1 lacks a name"),
        ('[[actor]]\nname = "Ostland"', "entry 1 (Ostland) lacks a kind"),
        ('[[actor]]\nname = "Ostland"\nkind = "land"', "kind 'land' is not one of"),
        ('[[actor]]\nname = "Ostland"\nkind = "anonymous"', "kind 'anonymous' is not one of"),
        ('[[actor]]\nname = "Ostland"\nkind = "state"\ncountry = "Ost"', "is not three capitals"),
        ('[[actor]]\nname = "Ostland"\nkind = "state"\naliases = "Ost"', "aliases is not a list"),
        ('[[actor]]\nname = "Ostland"\nkind = "state"\ncapital = "Ost"', "no field 'capital'"),
        ('[[actor]]\nname = "Ostland"\nkind = "state"\ntitles = ["king"]', "only a person has titles"),
        ('[[actor]]\nname = "Ost Office"\nkind = "government_body"\ndemonyms = ["Ost"]', "only a state"),
    ],
)
def test_a_malformed_file_is_a_fault_that_names_the_entry(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "actors.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadActorsFile) as caught:
        Gazetteer.load(path)
    assert says in str(caught.value)
    assert "actors.toml" in str(caught.value)
    assert str(caught.value).startswith("D201")


def test_a_missing_file_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(BadActorsFile):
        Gazetteer.load(tmp_path / "none.toml")


def test_two_entries_of_one_name_and_a_body_of_nothing_are_faults(tmp_path: Path) -> None:
    path = tmp_path / "actors.toml"
    entry = '[[actor]]\nname = "Ostland"\nkind = "state"\n'
    path.write_text(entry + entry, encoding="utf-8")
    with pytest.raises(ActorTwice):
        Gazetteer.load(path)
    path.write_text(
        '[[actor]]\nname = "Pier Guard"\nkind = "government_body"\npart_of = "Ostland"', encoding="utf-8"
    )
    with pytest.raises(NoSuchBody):
        Gazetteer.load(path)


@pytest.mark.parametrize(
    ("name", "means"),
    [
        ("Iran's U.N. mission", "Iranian mission to the United Nations"),
        ("the Saudi consulate", "Saudi consulate"),
        ("U.S. intelligence", "U.S. intelligence community"),
        ("Hamas-run health ministry", "Gaza Health Ministry"),
        ("Blue House", "Blue House"),
        ("the Fifth Fleet", "U.S. Fifth Fleet"),
    ],
)
def test_bodies_are_found_by_the_names_that_news_gives_them(name: str, means: str) -> None:
    assert found(name) == means


def test_every_state_that_is_a_member_of_the_un_has_adjective_and_capital() -> None:
    lacking = {"GNB", "COG"}  # Guinea-Bissau and the Congo share their adjective with a neighbour
    for row in states():
        entry = row.entry
        if entry.part_of is None and entry.country not in {"ATA", "SUN", "YUG", "ZAR", "VDR", "CSK"}:
            assert entry.demonyms or entry.country in lacking, entry.name


def test_no_two_rows_have_one_name_without_saying_that_it_is_doubtful() -> None:
    given: dict[str, str] = {}
    names = {row.entry.country or "": row.entry.name for row in states()}
    for row in [*states(), *bodies(names)]:
        for name in (row.entry.name, *row.entry.aliases):
            if name not in row.ambiguous:
                assert given.setdefault(name.casefold(), row.entry.name) == row.entry.name, name
