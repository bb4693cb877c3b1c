"""Names, titles and bodies in noun phrases; whom a short name means."""

from pathlib import Path

import pytest

from dragoman.resolve import Gazetteer, PersonName, Seen, gather, kind_of_role, read_person, same_person

ACTORS = """
[[actor]]
name = "Varnia"
kind = "state"
country = "XVA"
demonyms = ["Varnian"]
metonyms = ["Port Osk"]

[[actor]]
name = "Salt League"
kind = "armed_group"
country = "XVA"
"""


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    path: Path = tmp_path_factory.mktemp("actors") / "actors.toml"
    path.write_text(ACTORS, encoding="utf-8")
    return Gazetteer.load(path)


@pytest.mark.parametrize(
    ("words", "name", "titles", "of"),
    [
        ("Varnian Defense Minister Yorick Galt", "Yorick Galt", ("Defense Minister",), "Varnia"),
        (
            "Piet Stanow, the bloc's foreign policy spokesperson",
            "Piet Stanow",
            ("foreign policy spokesperson",),
            None,
        ),
        (
            "IDF Spokesman Rear Adm. Dan Hager",
            "Dan Hager",
            ("Spokesman", "Rear Adm."),
            "Israel Defense Forces",
        ),
        ("his counterpart Batsuren Munkh", "Batsuren Munkh", (), None),
        (
            "Varnia's acting foreign minister, Ali Barani Kan",
            "Ali Barani Kan",
            ("acting foreign minister",),
            "Varnia",
        ),
        (
            "Ismet Hanur, the political leader of the Salt League",
            "Ismet Hanur",
            ("political leader",),
            "Salt League",
        ),
        ("Sen. John Smith (R-Ariz.)", "John Smith", ("Sen.",), "U.S. Senate"),
        ("Secretary of State Anton Blake", "Anton Blake", ("Secretary of State",), "State Department"),
        ("US Secretary of State Anton Blake", "Anton Blake", ("Secretary of State",), "State Department"),
        ("Vatican Secretary of State Aldo Blake", "Aldo Blake", ("Secretary of State",), "Vatican City"),
        ("Secretary of State for Trade Ada Blake", "Ada Blake", ("Secretary of State",), None),
        ("Dr. Mats Gil", "Mats Gil", ("Dr.",), None),
        ("Mr. Blake", "Blake", ("Mr.",), None),
        ("King Aldo of Varnia", "King Aldo", ("King",), "Varnia"),
        ("Marten Luther King, Jr.", "Marten Luther King Jr.", (), None),
        ("Ursa von der Lahn", "Ursa von der Lahn", (), None),
        ("Varnian President Basil al-Assar’s", "Basil al-Assar", ("President",), "Varnia"),
        ("Gen. Josef L. Vott", "Josef L. Vott", ("Gen.",), None),
        ("Boltworks spokesman Tim Neal", "Tim Neal", ("spokesman",), None),
        ("Jean-Yves Le Drand", "Jean-Yves Le Drand", (), None),
        ("Rep. Jim Jordan", "Jim Jordan", ("Rep.",), None),
        ("Varnian ambassador to the United Nations Amir Iravan", "Amir Iravan", ("ambassador",), "Varnia"),
        (
            "White House press secretary Sara Sand, who spoke to Reuters",
            "Sara Sand",
            ("press secretary",),
            "White House",
        ),
        ("Lt. Col. Olaf North", "Olaf North", ("Lt. Col.",), None),
        ("Bill Northam", "Bill Northam", (), None),
        ("King Aldo II of Varnia", "King Aldo II", ("King",), "Varnia"),
        ("Mark Regal, a spokesman for Prime Minister Ben Tannau", "Mark Regal", ("spokesman",), None),
        ("Varnian U.N. Ambassador Gary Quill", "Gary Quill", ("Ambassador",), "Varnia"),
        ("U.N. Ambassador Susan Riser", "Susan Riser", ("Ambassador",), None),
        ("U.N. Special Envoy Stan de Mist", "Stan de Mist", ("Special Envoy",), "United Nations"),
        ("NATO Secretary General Anders Rask", "Anders Rask", ("Secretary General",), "NATO"),
        (
            "commander of U.S. Central Command Gen. Josef Vott",
            "Josef Vott",
            ("commander", "Gen."),
            "U.S. Central Command",
        ),
        ("Treasury Secretary James Bakewell", "James Bakewell", ("Treasury Secretary",), None),
    ],
)
def test_a_phrase_comes_apart_into_name_titles_and_whose_they_are(
    known: Gazetteer, words: str, name: str, titles: tuple[str, ...], of: str | None
) -> None:
    person = read_person(words, known)
    assert person is not None
    assert (person.name, person.titles, person.of.name if person.of else None) == (name, titles, of)


@pytest.mark.parametrize(
    "words",
    [
        "", "Blake", "the Middle East", "a Western diplomat", "the Varnian foreign minister", "Human Rights Watch",
        "Hamas", "one of the leaders", "Los Angeles", "the Fleet Office", "Supreme Leader", "Foreign Ministry officials",
        "three soldiers", "Varnia", "North Atlantic Council", "Monday's talks",
        "Aides to Secretary of State Anton Blake", "spokesman for Salt League chief Ada Blake",
        "a spokesman for President Moon Yae-in", "an aide to Mr. Blake", "Kestria Republican", "Editor's Note",
        "President Ada Blake and Foreign Minister Piet Stanow", "BLAKE ASKS QUESTIONS",
    ],
)  # fmt: skip
def test_where_no_person_is_named_none_is_read(known: Gazetteer, words: str) -> None:
    assert read_person(words, known) is None


def test_titles_are_the_words_of_the_text(known: Gazetteer) -> None:
    words = "retired Varnian Rear  Adm. Dan Hager, a former adviser to the Salt League"
    person = read_person(words, known)
    assert person is not None
    assert all(title in words for title in person.titles)


@pytest.mark.parametrize(
    ("words", "kind"),
    [("Rear Adm.", "rank"), ("Mr.", "honorific"), ("King", "regnal"), ("foreign minister", "head"),
     ("Secretary of State", "head"), ("foreign", "modifier"), ("harbour", None), ("", None)],
)  # fmt: skip
def test_a_title_is_of_one_kind(words: str, kind: str | None) -> None:
    assert kind_of_role(words) == kind


def people(*names: str) -> tuple[Seen, ...]:
    return tuple(Seen(20 * n, 20 * n + 9, PersonName(name)) for n, name in enumerate(names))


def whom(words: str, *names: str) -> str | None:
    person = gather(people(*names)).whom(words)
    return person.name if person else None


def test_a_surname_means_the_one_person_who_has_it() -> None:
    assert whom("Miller", "Mattis Miller", "Ursa von der Lahn") == "Mattis Miller"
    assert whom("Mr. Miller’s", "Mattis Miller") == "Mattis Miller"
    assert whom("von der Lahn", "Mattis Miller", "Ursa von der Lahn") == "Ursa von der Lahn"
    assert whom("Assar", "Basil al-Assar") == "Basil al-Assar"


def test_a_surname_that_two_share_means_nobody() -> None:
    assert whom("Miller", "Mattis Miller", "Greta Miller") is None
    assert whom("Greta Miller", "Mattis Miller", "Greta Miller") == "Greta Miller"


def test_a_spelling_from_another_alphabet_is_the_same_person() -> None:
    assert whom("Haniya", "Ismet Haniyeh") == "Ismet Haniyeh"
    assert same_person("Kasem Soleimani", "Qasem Suleimani")
    assert same_person("Ali Khamenei", "Ali Khamene'i")


def test_names_that_only_look_alike_are_two_persons() -> None:
    assert not same_person("Bill Clinton", "Hillary Clinton")
    assert not same_person("Pietro Peters", "Pietro Patrus")
    assert whom("Muller", "Jan Miller", "Jan Muller") == "Jan Muller"


def test_a_fuller_name_and_later_titles_add_to_one_person() -> None:
    seen = [
        Seen(0, 9, PersonName("Javad Zar", ("foreign minister",))),
        Seen(50, 70, PersonName("Mohammad Javad Zar", ("envoy",))),
    ]
    (person,) = gather(seen).persons
    assert person.name == "Mohammad Javad Zar"
    assert person.titles == ("foreign minister", "envoy")
    assert gather(reversed(seen)) == gather(seen)


def test_nobody_is_meant_by_a_name_that_was_never_given_in_full() -> None:
    assert whom("Blake", "Mattis Miller") is None
    assert whom("", "Mattis Miller") is None


@pytest.mark.parametrize(
    ("words", "name", "titles", "of"),
    [
        ("the Varnia-based Muslim cleric Fehmi Gultan", "Fehmi Gultan", ("Muslim cleric",), None),
        ("Port Osk-based analyst Omar Lund", "Omar Lund", ("analyst",), None),
        ("Per Holm, a Varnia expert at a school in Dunmere", "Per Holm", ("expert",), None),
        ("Per Holm, an expert on Varnia at Dunmere College", "Per Holm", ("expert",), None),
        ("Per Holm, a Varnian expert", "Per Holm", ("expert",), "Varnia"),
        ("Per Holm, envoy for the Coalition to Defeat the Salt League", "Per Holm", ("envoy",), None),
        ("Per Holm, beside Varnian Foreign Minister Ada Lund", "Per Holm", (), None),
        ("Per Holm, standing next to Varnian Foreign Minister Ada Lund", "Per Holm", (), None),
        ("Senator Per Holm, appearing on a programme of Varnia", "Per Holm", ("Senator",), None),
        ("President Per Holm meets Varnian Foreign Minister Ada Lund", "Per Holm", ("President",), None),
        ("Secretary Per Holm and Varnia", "Per Holm", ("Secretary",), None),
        ("Secretary Per Holm and his Varnian counterpart", "Per Holm", ("Secretary",), None),
        ("Per Holm, a professor of Varnian studies", "Per Holm", ("professor",), None),
        ("Per Holm, the ruling party's leader", "Per Holm", ("leader",), None),
    ],
)
def test_nobody_is_of_the_state_that_is_only_near(
    known: Gazetteer, words: str, name: str, titles: tuple[str, ...], of: str | None
) -> None:
    """A seat, a subject, an enemy or the man at one's side tell nothing of whose somebody is."""
    person = read_person(words, known)
    assert person is not None
    assert (person.name, person.titles, person.of and person.of.name) == (name, titles, of)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("leader Ilm Jong Un. If he goes", "Ilm Jong Un"),
        ("Varnian leader Ilm Jong Un.", "Ilm Jong Un"),
        ("Lt. Gen. Per Holm Jr.", "Per Holm Jr."),
        ("its “quartermaster” Ilmo Traske", "Ilmo Traske"),
        ("Ilmo “the Fox” Traske", "Ilmo Traske"),
    ],
)
def test_a_full_point_or_a_nickname_in_marks_takes_nothing_off_a_name(
    known: Gazetteer, words: str, name: str
) -> None:
    person = read_person(words, known)
    assert person is not None
    assert person.name == name


def test_a_surname_and_a_minister_are_two(known: Gazetteer) -> None:
    assert read_person("Holm and Varnian Foreign Minister Ada Lund", known) is None
    read = read_person("Arts and Culture Minister Ada Lund", known)
    assert read is not None
    assert read.name == "Ada Lund"


@pytest.mark.parametrize("words", ["South Carolina Senator Ada Lund", "Ohio Sen. Ada Lund"])
def test_a_senator_of_an_american_state_is_of_the_american_senate(words: str) -> None:
    person = read_person(words)
    assert person is not None
    assert person.of is not None
    assert (person.name, person.of.name) == ("Ada Lund", "U.S. Senate")
