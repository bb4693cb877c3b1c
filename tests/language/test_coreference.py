"""Whom pronouns, short names and role phrases mean, in invented news."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.coreference import Coreference
from dragoman.language.model import shipped_reader
from dragoman.language.quotations import find_quotations


def references(text: str) -> Coreference:
    paragraphs = []
    at = 0
    for line in text.split("\n"):
        if line:
            paragraphs.append((at, at + len(line)))
        at += len(line) + 1
    quoted = [(q.start, q.end) for s, e in paragraphs for q in find_quotations(text, s, e)]
    return Coreference(text, shipped_reader().read(text, paragraphs), quoted)


def meant(marked: str) -> str | None:
    """What the phrase between brackets is taken for."""
    start = marked.index("[")
    end = marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    link = references(text).antecedent(start, end)
    return None if link is None else text[link.start : link.end]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ada Lund arrived on Monday. [She] said the strait was open.", "Ada Lund"),
        ("Ada Lund met Jonas Holm in Port Osk. [He] said the strait was open.", "Jonas Holm"),
        ("Jonas Holm met Ada Lund in Port Osk. [She] said the strait was open.", "Ada Lund"),
        ("The envoy called Jonas Holm, [who] refused to talk.", "Jonas Holm"),
        (
            "Minister Jonas Holm opened the talks with Ostland and closed [his] speech with a joke.",
            "Jonas Holm",
        ),
    ],
)
def test_a_pronoun_means_the_person_that_fits(text: str, who: str) -> None:
    assert meant(text) == who


def test_who_asks_for_no_comma() -> None:
    assert meant("Sailors cheered the captain [who] brought them home.") == "the captain"


def test_nobody_is_he_in_his_own_words() -> None:
    marked = (
        "Jonas Holm criticised Jonas Renn on Monday. Holm spoke in Port Osk. "
        "“What he has done is wreck the treaty,” [he] said."
    )
    text = marked.replace("[", "").replace("]", "")
    found = references(text)
    inside = found.antecedent(text.index("he has done"), text.index("he has done") + 2)
    outside = found.antecedent(marked.index("["), marked.index("[") + 2)
    if inside is not None and outside is not None:
        assert found.chain(inside.start, inside.end) != found.chain(outside.start, outside.end)


def test_a_short_name_means_the_full_one() -> None:
    assert meant("Ada Lund arrived on Monday. Reporters waited for [Lund].") == "Ada Lund"


def test_an_apposition_is_the_person_it_stands_beside() -> None:
    text = "Jonas Renn, the bloc's foreign policy spokesman, arrived. The spokesman smiled."
    found = references(text)
    at = text.index("The spokesman")
    link = found.antecedent(at, at + len("The spokesman"))
    assert link is not None and text[link.start : link.end] == "Jonas Renn"


def test_a_title_that_two_hold_is_nobodys() -> None:
    text = "Minister Jonas Holm met Minister Ada Lund in Port Osk. The minister smiled."
    at = text.index("The minister")
    assert references(text).antecedent(at, at + len("The minister")) is None


def test_the_other_gender_is_never_meant() -> None:
    assert meant("Mr. Renn waited at the gate. [She] left.") is None


def test_words_that_refer_to_nothing_have_no_antecedent() -> None:
    assert meant("The [strait] was open.") is None
    assert meant("[He] said so.") is None


@given(
    st.lists(
        st.sampled_from(
            ["Ada", "Lund", "he", "she", "said", "they", "it", "“", "”", ".", "who", "Mr.", "the", "minister"]
        ),
        max_size=40,
    )
)
def test_any_words_are_read_the_same_twice_and_answers_stand_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    one, two = references(text), references(text)
    at = 0
    for word in words:
        link = one.antecedent(at, at + len(word))
        assert link == two.antecedent(at, at + len(word))
        if link is not None:
            assert 0 <= link.start < link.end <= len(text) and 0.0 <= link.chance <= 1.0
        at += len(word) + 1
