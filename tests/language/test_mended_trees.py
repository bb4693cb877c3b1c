"""Trees put right: a name's own words hang on it, wherever the parser has hung them."""

from dragoman.language.mended_trees import mended


def tree(*rows: tuple[str, str, int, str]) -> tuple[list[int], list[str]]:
    """Mend a sentence given as rows of word, part of speech, head and relation."""
    _, upos, heads, relations = (list(column) for column in zip(*rows, strict=True))
    return mended(heads, relations, upos)


def test_a_state_before_a_title_is_part_of_the_title_and_no_second_party() -> None:
    heads, relations = tree(
        ("Varnia", "PROPN", 4, "nsubj"),
        ("President", "PROPN", 2, "nmod:desc"),
        ("Ada", "PROPN", 4, "nsubj"),
        ("Lund", "PROPN", 2, "flat"),
        ("resigned", "VERB", 4, "root"),
    )
    assert (heads[0], relations[0]) == (2, "compound")


def test_the_preposition_before_a_state_and_a_title_is_that_of_the_name() -> None:
    heads, relations = tree(
        ("met", "VERB", 0, "root"),
        ("with", "ADP", 2, "case"),
        ("Varnia", "PROPN", 0, "obl"),
        ("President", "PROPN", 4, "nmod:desc"),
        ("Lund", "PROPN", 0, "obl"),
    )
    assert heads == [0, 4, 4, 4, 0]
    assert relations[2] == "compound"


def test_an_adjective_of_a_state_belongs_to_the_noun_after_it() -> None:
    heads, relations = tree(
        ("told", "VERB", 0, "root"),
        ("Varnian", "PROPN", 0, "iobj"),
        ("diplomats", "NOUN", 0, "iobj"),
    )
    assert (heads[1], relations[1]) == (2, "compound")


def test_a_preposition_hung_on_the_first_of_two_nouns_brings_in_both() -> None:
    heads, relations = tree(
        ("pulled", "VERB", 0, "root"),
        ("from", "ADP", 2, "case"),
        ("peace", "NOUN", 3, "nmod"),
        ("talks", "NOUN", 0, "obj"),
    )
    assert heads[1] == 3
    assert relations[2:] == ["compound", "obl"]


def test_a_day_after_a_place_and_two_objects_stay_as_they_are() -> None:
    rows = (
        ("gave", "VERB", 0, "root"),
        ("Varnia", "PROPN", 0, "iobj"),
        ("notice", "NOUN", 0, "obj"),
        ("in", "ADP", 4, "case"),
        ("Osk", "PROPN", 0, "obl"),
        ("Monday", "PROPN", 0, "obl"),
    )
    heads, relations = tree(*rows)
    assert heads == [row[2] for row in rows]
    assert relations == [row[3] for row in rows]


def test_a_name_with_an_and_before_it_is_the_next_of_a_list_and_no_other_name() -> None:
    heads, relations = tree(
        ("with", "ADP", 1, "case"),
        ("Lund", "PROPN", 5, "obl"),
        ("and", "CCONJ", 4, "cc"),
        ("King", "PROPN", 4, "nmod:desc"),
        ("Otto", "PROPN", 1, "appos"),
        ("spoke", "VERB", 5, "root"),
    )
    assert (heads[4], relations[4]) == (1, "conj")


def test_a_name_after_a_title_after_a_name_is_another_of_the_list() -> None:
    heads, relations = tree(
        ("Lund", "PROPN", 3, "nsubj"),
        ("Secretary", "NOUN", 0, "nmod:desc"),
        ("Brandt", "PROPN", 1, "appos"),
        ("met", "VERB", 3, "root"),
    )
    assert (heads[2], relations[2]) == (0, "conj")


def test_a_name_under_its_state_changes_places_with_it() -> None:
    heads, relations = tree(
        ("hosted", "VERB", 0, "root"),
        ("Varnia", "PROPN", 0, "obj"),
        ("President", "NOUN", 3, "nmod:desc"),
        ("Lund", "PROPN", 1, "flat"),
    )
    assert heads[1:] == [3, 3, 0]
    assert relations[1:] == ["compound", "nmod:desc", "obj"]


def test_a_titled_name_after_a_bare_state_takes_its_place() -> None:
    heads, relations = tree(
        ("hosted", "VERB", 0, "root"),
        ("Varnia", "PROPN", 0, "obj"),
        ("President", "NOUN", 3, "nmod:desc"),
        ("Lund", "PROPN", 0, "obl"),
    )
    assert heads[1:] == [3, 3, 0]
    assert relations[1:] == ["compound", "nmod:desc", "obj"]
