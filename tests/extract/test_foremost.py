"""Whom an article that names several of an office is about."""

from dragoman.extract.foremost import foremost

TEXT = "Lund met Holm. Lund spoke. Lund left Osk."


def test_whoever_is_named_twice_as_often_is_meant():
    assert foremost(TEXT, ["Lund", "Holm"], len(TEXT)) == "Lund"


def test_nobody_is_meant_where_another_was_named_last():
    text = f"{TEXT} Holm stayed. He spoke."
    assert foremost(text, ["Lund", "Holm"], len(text)) is None
    assert foremost(f"{TEXT} Lund came back. Holm stayed.", ["Lund", "Holm"], len(TEXT)) == "Lund"


def test_nobody_is_meant_where_nobody_is_named_often():
    assert foremost("Lund spoke.", ["Lund"], 11) is None
    assert foremost("Nobody spoke.", ["Lund"], 13) is None
    assert foremost(TEXT, [], 5) is None
