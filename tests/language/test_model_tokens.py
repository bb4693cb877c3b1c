from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.model.tokens import tokens


def cut(text: str) -> list[str]:
    return [text[s:e] for s, e in tokens(text)]


def test_a_contraction_is_cut_before_its_second_word_whatever_the_apostrophe():
    assert cut("It can't, won’t and cannot.") == [
        "It",
        "ca",
        "n't",
        ",",
        "wo",
        "n’t",
        "and",
        "can",
        "not",
        ".",
    ]


def test_an_apostrophe_inside_a_name_does_not_cut_it():
    assert cut("O'Rell’s aide in Qa'im") == ["O'Rell", "’s", "aide", "in", "Qa'im"]


def test_the_stop_of_an_abbreviation_belongs_to_it_and_that_of_a_sentence_does_not():
    assert cut("Gen. Arda met U.N. staff. J. Pell left.") == [
        "Gen.", "Arda", "met", "U.N.", "staff", ".", "J.", "Pell", "left", ".",
    ]  # fmt: skip


def test_a_verb_that_looks_like_an_abbreviation_keeps_its_full_stop_apart():
    assert cut("They said no. We wash.") == ["They", "said", "no", ".", "We", "wash", "."]


def test_hyphens_cut_compounds_but_not_prefixes():
    assert cut("a long-term e-mail from non-state actors") == [
        "a", "long", "-", "term", "e-mail", "from", "non-state", "actors",
    ]  # fmt: skip


def test_a_soft_hyphen_and_a_non_breaking_space_are_read_as_print_meant_them():
    assert cut("co\u00adopera\u00adtion\u00a0talks") == ["co\u00adopera\u00adtion", "talks"]


def test_arabic_emoji_and_addresses_are_tokens_like_others():
    assert cut("قال الوزير 🙂 www.varnia.example/a, ok") == [
        "قال",
        "الوزير",
        "🙂",
        "www.varnia.example/a",
        ",",
        "ok",
    ]


@given(st.text())
def test_every_visible_character_belongs_to_exactly_one_token(text: str):
    spans = list(tokens(text))
    assert all(s < e for s, e in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    covered = {i for s, e in spans for i in range(s, e)}
    assert all(letter.isspace() or i in covered for i, letter in enumerate(text))
    assert not any(text[s:e] != text[s:e].strip() for s, e in spans)
