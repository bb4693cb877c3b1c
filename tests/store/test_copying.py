import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.link import find_copies
from dragoman.record import Article, ArticleRecord, Block, When, article_id
from dragoman.store import Store

PASSAGE = [f"{chr(97 + n % 26)}word{n * 7 % 311}" for n in range(400)]


def report(name, parts, published, agency=None, version=""):
    """An article of passages, each so many words from a place of a text that all share, or of its own."""
    words = []
    for start, length in parts:
        own = [f"{name}own{n}" for n in range(-start)] if start < 0 else PASSAGE[start : start + length]
        words += own
    text = " ".join(words) + version
    source = f"https://post.example/{name}"
    when = When(published, None, None, "metadata") if published else None
    whole = (Block(0, len(text), "body"),)
    return Article(
        article_id(source, version), source, "0", "Osk Post", agency, None, None, None, when, "en", text, whole,
        reported=published[:10] if published else None,
    )  # fmt: skip


WIRE = report("wire", [(0, 200)], "2024-08-05")
REPRINT = report("reprint", [(0, 200)], "2024-08-06")
CUT = report("cut", [(0, 120), (-40, 0)], "2024-08-07")
OTHER = report("other", [(-150, 0)], "2024-08-06")


def copies(store):
    return {one.id: one.copy_of for one in store.articles() if one.copy_of is not None}


def test_copies_are_marked_and_what_was_compared_is_not_looked_at_again(store):
    for one in (WIRE, REPRINT, OTHER):
        store.add(ArticleRecord(one))
    seen = []
    assert store.settle_copies(seen.append) == 1
    assert sorted(seen) == sorted(one.source for one in (WIRE, REPRINT, OTHER))
    store.add(ArticleRecord(CUT))
    seen.clear()
    assert store.settle_copies(seen.append) == 2 and seen == [CUT.source]
    assert copies(store) == find_copies([WIRE, REPRINT, OTHER, CUT])


def test_a_stop_between_articles_loses_nothing(store):
    for one in (WIRE, REPRINT):
        store.add(ArticleRecord(one))

    def stop(source):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.settle_copies(stop)
    assert not copies(store)
    assert store.settle_copies(stop) == 1  # nothing is left that it would be told


def test_an_article_read_again_or_superseded_is_compared_anew(store):
    for one in (WIRE, REPRINT):
        store.add(ArticleRecord(one))
    store.settle_copies()
    quoted = "“" + REPRINT.text + "”"
    whole = (Block(0, len(quoted), "body"),)
    store.add(ArticleRecord(report_with(REPRINT, quoted, whole)), again=True)
    store.settle_copies()
    assert not copies(store)
    corrected = report("reprint", [(0, 200)], "2024-08-06", version=" corrected")
    assert store.add(ArticleRecord(corrected)) == "new_version"
    assert store.settle_copies() == 1
    assert set(copies(store)) == {corrected.id}


def report_with(one, text, blocks):
    return replace(one, text=text, blocks=blocks)


@settings(max_examples=25)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 2),
            st.integers(50, 150),
            st.sampled_from(["2024-08-01", "2024-08-02", "2024-08-05T10", "2024-08-09", "2024-08-20", None]),
            st.sampled_from([None, "Northwire"]),
            st.booleans(),
        ),
        min_size=2,
        max_size=10,
    )
)
def test_in_any_runs_copies_are_those_found_at_once(tmp_path_factory, drawn):
    articles = [
        report(f"n{n}", [(start * 120, length), (-30, 0)], day, agency)
        for n, (start, length, day, agency, _) in enumerate(drawn)
    ]
    with Store.open(tmp_path_factory.mktemp("copies") / "crisis.db", create=True) as store:
        for one, (*_, settle) in zip(articles, drawn, strict=True):
            store.add(ArticleRecord(one))
            if settle:
                store.settle_copies()
        store.settle_copies()
        assert copies(store) == find_copies(articles)
        random.Random(1).shuffle(articles)
        assert copies(store) == find_copies(articles)
