import re
from importlib import resources

import pytest

from dragoman.publish.palette import DARK, LIGHT, PAIRS, contrast

_CSS = resources.files("dragoman.publish").joinpath("templates/brief.css").read_text("utf-8")


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("pair", PAIRS, ids="-on-".join)
def test_every_text_colour_reaches_wcag_aa_on_what_lies_behind_it(
    scheme: dict[str, str], pair: tuple[str, str]
) -> None:
    text, behind = pair
    assert contrast(scheme[text], scheme[behind]) >= 4.5


def test_the_contrast_of_black_on_white_is_twenty_one() -> None:
    assert round(contrast("#000000", "#ffffff"), 2) == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


def test_both_schemes_name_the_same_colours_and_the_style_sheet_names_no_other() -> None:
    assert set(LIGHT) == set(DARK)
    named = set(re.findall(r"var\(--([a-z]+)\)", _CSS)) - {"serif", "sans", "column", "date", "gap", "cols"}
    assert named <= set(LIGHT)
    assert not re.findall(r"#[0-9a-f]{3,8}\b", _CSS)


def test_every_text_colour_of_the_style_sheet_is_in_a_tested_pair() -> None:
    texts = set(re.findall(r"(?<![-a-z])color:var\(--([a-z]+)\)", _CSS))
    behind = set(re.findall(r"background:var\(--([a-z]+)\)", _CSS)) - {"bar", "pale"}
    assert texts <= {text for text, _ in PAIRS}
    assert behind <= {back for _, back in PAIRS}


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_bars_and_marks_can_be_told_from_the_paper(scheme: dict[str, str]) -> None:
    assert contrast(scheme["bar"], scheme["paper"]) >= 3
    assert contrast(scheme["bar"], scheme["pale"]) >= 2
