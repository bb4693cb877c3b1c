"""How many, of whom, and who says so; and no figure where a number is only a number."""

from pathlib import Path

import pytest

from dragoman.record import Figure

from .conftest import Read

QUIET = Path(__file__).with_name("quiet_figures.txt").read_text(encoding="utf-8").splitlines()


def figures(read: Read, text: str) -> tuple[Figure, ...]:
    reading = read(text)
    for figure in reading.record.figures:
        figure.span.check(reading.record.article.text)
    return reading.record.figures


def told(read: Read, text: str) -> list[tuple[str, float, float | None, str]]:
    return [(f.measure, f.low, f.high, f.of) for f in figures(read, text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 70 people were killed on Monday.", [("killed", 70, None, "people")]),
        ("The blast killed 12 soldiers on Monday.", [("killed", 12, 12, "soldiers")]),
        ("A bomb went off in Kest, killing five.", [("killed", 5, 5, "")]),
        ("The raid left 12 dead and dozens wounded.", [("killed", 12, 12, ""), ("wounded", 24, 99, "")]),
        ("The death toll rose to 34 on Monday.", [("killed", 34, 34, "")]),
        ("The war has claimed some 2,400 lives.", [("killed", 2400, 2400, "lives")]),
        ("Varnia lost 60 soldiers in the fighting.", [("killed", 60, 60, "soldiers")]),
        ("The killing of 12 fishermen shocked Osk.", [("killed", 12, 12, "fishermen")]),
        ("Ten guards suffered burns in the fire.", [("wounded", 10, 10, "guards")]),
        ("Five troops and two contractors were wounded.",
         [("wounded", 5, 5, "troops"), ("wounded", 2, 2, "contractors")]),
        ("A guard was killed and 70 were hurt.", [("killed", 1, 1, "guard"), ("wounded", 70, 70, "")]),
        ("More than 500 people, including dozens of children, were killed.",
         [("killed", 500, None, "people"), ("killed", 24, 99, "children")]),
        ("Up to 12 sailors are missing.", [("missing", 0, 12, "sailors")]),
        ("Rebels captured three pilots.", [("captured", 3, 3, "pilots")]),
        ("The fighting has displaced nearly 40,000 people.", [("displaced", 40000, 40000, "people")]),
        ("Ostland deployed 5,000 troops along the border.", [("deployed", 5000, 5000, "troops")]),
        ("Ostland fired several rockets at Osk.", [("launched", 3, 9, "rockets")]),
        ("The navy shot down two drones.", [("intercepted", 2, 2, "drones")]),
        ("Jets hit about 20 targets.", [("other", 20, 20, "targets")]),
        ("There were no casualties.", [("other", 0, 0, "casualties")]),
        ("Nobody was killed.", [("killed", 0, 0, "")]),
        ("No soldiers were wounded.", [("wounded", 0, 0, "soldiers")]),
    ],
)  # fmt: skip
def test_a_figure_is_read_whatever_the_frame(
    read: Read, text: str, expected: list[tuple[str, float, float | None, str]]
) -> None:
    assert told(read, text) == expected


def test_a_figure_belongs_to_the_statement_it_was_told_in(read: Read) -> None:
    reading = read("Five sailors were hurt, the Varnian Foreign Ministry said on Monday.")
    (figure,) = reading.record.figures
    assert figure.statement == reading.statements[0].id


def test_a_figure_belongs_to_the_incident_of_its_clause(read: Read) -> None:
    record = read("A Varnian missile strike on the port of Osk killed 12 people on Monday.").record
    (figure,) = record.figures
    assert figure.incident in {incident.id for incident in record.incidents}


def test_a_figure_told_again_counts_once(read: Read) -> None:
    text = "Twelve people died in Osk on Monday.\n\nThe attack in which 12 people died was the first there."
    assert len(figures(read, text)) == 1


def test_no_reports_of_casualties_are_no_figure(read: Read) -> None:
    assert told(read, "There were no reports of casualties.") == []


def test_sentences_without_a_figure_give_next_to_none(read: Read) -> None:
    noisy = [(text, told(read, text)) for text in QUIET if told(read, text)]
    assert len(QUIET) >= 60
    assert len(noisy) <= 0.02 * len(QUIET), noisy


def test_votes_that_are_lost_are_no_deaths(read: Read) -> None:
    text = "The army killed nine rebels on Monday. The party lost two Democrats in the Senate."
    assert [measure for measure, *_ in told(read, text)] == ["killed"]
