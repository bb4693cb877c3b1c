import pytest

from dragoman.store.naming import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("U.S.", "US"),
        ("U.S. State Department", "us state department"),
        ("Élysée", "elysee"),
        ("The Kestria Post", "kestria  post"),
        ("al-Varn", "Al Varn"),
        ("O’Mara", "O'Mara"),
        ("STRASSE", "straße"),
    ],
)
def test_names_that_differ_only_in_writing_are_one(one, other):
    assert fold(one) == fold(other)


def test_different_names_stay_different():
    assert len({fold(name) for name in ("Varnia", "Varn", "Varnian", "The", "")}) == 5
    assert fold("St. Osk") == " st osk "


def test_whole_words_are_found_as_a_substring():
    assert fold("Ilves") in fold("Mira Ilvés")
    assert fold("Ilve") not in fold("Mira Ilvés")
