from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.grammar import Grammar
from dragoman.language.model import shipped_reader


def read(text: str) -> Grammar:
    return Grammar(text, shipped_reader().read(text, [(0, len(text))]))


def find(grammar: Grammar, word: str) -> int:
    return next(token for token in range(len(grammar)) if grammar.word(token) == word)


def test_a_noun_phrase_has_its_of_phrase_and_no_relative_clause() -> None:
    grammar = read("The foreign minister of Varnia, who resigned on Monday, spoke.")
    assert grammar.text[slice(*grammar.phrase(find(grammar, "minister")))] == "The foreign minister of Varnia"


def test_a_preposition_is_the_case_of_its_phrase() -> None:
    grammar = read("They met because of the storm in Kestria.")
    assert grammar.case(find(grammar, "Kestria")) == "in"
    assert grammar.case(find(grammar, "storm")) == "because of"


def test_a_token_is_found_by_where_it_stands() -> None:
    grammar = read("Ships left the port.")
    assert grammar.word(grammar.token_at(7) or 0) == "left"
    assert [grammar.word(token) for token in grammar.tokens_in(6, 14)] == ["left", "the"]


def test_a_sentence_knows_its_tokens() -> None:
    grammar = read("Ships left. Planes came.")
    sentence = grammar.sentence(find(grammar, "came"))
    assert [grammar.word(token) for token in sentence] == ["Planes", "came", "."]


@given(
    st.lists(st.sampled_from(["Varnia", "struck", "the", "port", "and", ".", "“", "if", "said"]), max_size=30)
)
def test_every_phrase_and_subtree_holds_its_head_whatever_the_words(words: list[str]) -> None:
    grammar = read(" ".join(words))
    for token in range(len(grammar)):
        start, end = grammar.phrase(token)
        assert start <= grammar.ends(token)[0] < grammar.ends(token)[1] <= end
        assert token in grammar.subtree(token)


def test_a_preposition_drawn_to_a_word_of_the_name_is_still_the_phrases() -> None:
    grammar = read("Lund spoke by phone with Ostland Foreign Minister Jan Brandt on April 7.")
    assert grammar.case(find(grammar, "Jan")) == "with"


def test_a_name_that_hyphens_cut_is_whole() -> None:
    grammar = read("The envoy met the North Korean leader Kim Jong-un in Port Osk.")
    name = find(grammar, "Kim")
    assert grammar.text[slice(*grammar.phrase(name))].endswith("Kim Jong-un")
