import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.store import Filter, NoWords
from dragoman.store.query import query_of
from dragoman.store.sqlite import read_excerpt


def test_what_was_said_and_articles_are_found_best_first(store, news):
    store.add(news())
    hits = list(store.search("answer shot"))
    assert {hit.record.type for hit in hits} == {"article", "statement"}
    assert [hit.rank for hit in hits] == sorted(hit.rank for hit in hits)
    (said,) = (hit for hit in hits if hit.record.type == "statement")
    assert [said.excerpt[start:end] for start, end in said.matches] == ["answer", "shot"]


@pytest.mark.parametrize(
    ("words", "many"),
    [
        ('"keep away"', 2),
        ('"away keep"', 0),
        ("answ*", 2),
        ("answ", 0),
        ("“every shot”", 2),
        ("ILVES", 1),
        ("answer AND", 0),
        ("sea -ours", 2),
        ("text:ferry", 0),
    ],
)
def test_phrases_and_beginnings_are_understood_and_nothing_is_an_operator(store, news, words, many):
    store.add(news())
    assert len(list(store.search(words))) == many


def test_a_search_obeys_the_filter_and_the_limit(store, news):
    store.add(news())
    store.add(news(source="https://kestria-post.example/1", outlet="Kestria Post"))
    assert len(list(store.search("sea"))) == 4
    assert len(list(store.search("sea", limit=3))) == 3
    assert len(list(store.search("sea", Filter(outlet="Kestria Post")))) == 2
    assert {hit.record.type for hit in store.search("sea", Filter(speaker="Varnia"))} == {
        "statement",
        "article",
    }


def test_earlier_versions_are_not_found(store, news):
    store.add(news())
    store.add(news(extra="\nUpdated."))
    assert len(list(store.search("sea"))) == 2


@pytest.mark.parametrize("words", ["", "  ", "-", '""', "***", '"—"'])
def test_a_search_without_words_is_told(store, words):
    with pytest.raises(NoWords):
        list(store.search(words))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=30)
    | st.text('"*^-+:(){}ANDORNEARab \0', max_size=12)
)
def test_nothing_a_reader_types_is_an_error_of_the_database(store, words):
    try:
        query_of(words)
    except NoWords:
        return
    list(store.search(words))
    list(store.records(["statement"], Filter(about=words)))


@pytest.mark.parametrize(
    ("marked", "excerpt", "matches"),
    [
        ("no words", "no words", ()),
        ("\x02a\x03 b \x02cd\x03", "a b cd", ((0, 1), (4, 6))),
        (" … the \x02sea\x03 … ", " … the sea … ", ((7, 10),)),
    ],
)
def test_marks_of_an_excerpt_become_places_in_it(marked, excerpt, matches):
    assert read_excerpt(marked) == (excerpt, matches)
