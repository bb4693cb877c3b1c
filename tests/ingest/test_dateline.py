import pytest

from dragoman.ingest.dateline import agency_called, find_dateline, ordinary_case

SAID = "Varnia said on Tuesday that it would keep the strait open."


@pytest.mark.parametrize(
    ("opening", "place", "credit", "day"),
    [
        ("HARNE, Osk., Aug 6 (Reuters) – ", "Harne", "Reuters", (8, 6, None)),
        ("PORT OSK, VA - ", "Port Osk", None, None),
        ("SALVA, Feb 26 - ", "Salva", None, (2, 26, None)),
        ("PORT OSK — ", "Port Osk", None, None),
        ("HARNE (AP) — ", "Harne", "AP", None),
        ("LONDON/PARIS, March 3 (Reuters) - ", "London/Paris", "Reuters", (3, 3, None)),
        ("PORT OSK, Oct. 7, 2023 (AFP) - ", "Port Osk", "AFP", (10, 7, 2023)),
        ("(CNN) -- ", None, "CNN", None),
        ("Harne (CNN) ", "Harne", "CNN", None),
        ("HARNE, South Varnia (AP) — ", "Harne", "AP", None),
        ("MOSCOW. Aug 6 (Interfax) - ", "Moscow", "Interfax", (8, 6, None)),
        ("THE HAGUE, April 3 - ", "The Hague", None, (4, 3, None)),
        ("NEW OSK, 6 August (Xinhua) -- ", "New Osk", "Xinhua", (8, 6, None)),
        ("Berlin (dpa) - ", "Berlin", "dpa", None),
    ],
)
def test_a_dateline_gives_place_credit_and_day(opening, place, credit, day):
    line = find_dateline(opening + SAID)
    assert line is not None
    assert (line.place, line.credit) == (place, credit)
    assert (opening + SAID)[line.end :].lstrip() == SAID
    assert day == (None if line.month is None else (line.month, line.day, line.year))


@pytest.mark.parametrize(
    "words",
    [
        "BREAKING — Varnia has closed the strait, its navy said on Tuesday in Port Osk.",
        "FILE - In this May 3 photo, Minister Ilan Dorr waves to the ferry crews in Harne.",
        "CHECK YOUR OWN SOURCES. Our memory repeats what it has read before, Ostland's censors say.",
        "VARNIA KNEW OF THE PLAN AND TOLD NOBODY - Even as the minister spoke, ships had left the port.",
        "Vennbook (VB) announced an overhaul of its rules for posts on the strait on Tuesday.",
        "Vennbook Inc (VBK) - Offering of two mln shares of its ferry stock in Port Osk through Lind and Sons.",
        "LIND — no relation of the minister's — said that the strait would stay open to all ferries.",
        SAID,
    ],
)
def test_what_only_looks_like_a_dateline_is_none(words):
    assert find_dateline(words) is None


def test_a_place_in_capitals_is_written_as_in_a_sentence():
    assert ordinary_case("RAS AL-AYN") == "Ras al-Ayn"
    assert ordinary_case("RIO DE JANEIRO") == "Rio de Janeiro"


def test_an_abbreviation_must_stand_as_agencies_write_it():
    assert agency_called("AP") == "Associated Press"
    assert agency_called("ap") is None
    assert agency_called("agence france-presse") == "AFP"
