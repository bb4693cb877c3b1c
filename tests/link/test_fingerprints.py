import random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dragoman.link.fingerprints import fingerprint_of, in_formulas, likely_copies
from dragoman.link.shingles import RUN, Vocabulary, runs_of
from dragoman.record import Article, ArticleId, Block, When


def prose(seed, words):
    chance = random.Random(seed)
    return " ".join(f"{chance.choice('abcdefgh')}{chance.randrange(400)}" for _ in range(words))


def article(name, text, published="2024-08-05"):
    when = When(published, None, None, "metadata") if published else None
    whole = (Block(0, len(text), "body"),)
    return Article(ArticleId(name), name, "0", None, None, None, None, None, when, "en", text, whole)


def printed(name, text, published="2024-08-05"):
    one = article(name, text, published)
    return fingerprint_of(one, runs_of(one, Vocabulary()))


@given(st.integers(0, 999), st.integers(60, 300), st.integers(0, 100))
def test_two_articles_keep_the_same_of_the_words_they_share(seed, words, more):
    shared = prose(seed, words)
    one = printed("a", f"{shared} {prose(seed + 1, more)}")
    other = printed("b", f"{prose(seed + 2, more)} {shared}")
    alone = printed("c", shared)
    assert set(alone.kept.tolist()) <= set(one.kept.tolist()) & set(other.kept.tolist())


def test_a_fingerprint_takes_about_a_byte_a_word():
    assert 0.8 < printed("a", prose(1, 4000)).kept.nbytes / 4000 < 1.2


def test_the_later_of_two_that_share_much_may_copy_the_earlier_and_no_other():
    wire, other = printed("a", prose(1, 200)), printed("b", prose(2, 200))
    reprint = printed("c", prose(1, 200), "2024-08-06")
    assert likely_copies([wire, other, reprint]).pairs == {2: [0]}


def test_a_passage_printed_on_many_days_is_a_formula_and_so_are_the_runs_between_its_kept_ones():
    passage = prose(7, 60)
    days = ("2024-08-01", "2024-08-02", "2024-08-03", "2024-08-04", "2024-08-05")
    articles = [
        article(day, f"{prose(n, 80)} {passage} {prose(50 + n, 80)}", day) for n, day in enumerate(days)
    ]
    cut = [runs_of(one, Vocabulary()) for one in articles]
    likely = likely_copies([fingerprint_of(one, runs) for one, runs in zip(articles, cut, strict=True)])
    assert not likely.pairs
    formula = in_formulas(cut[0], likely.formulas)
    inside = np.arange(80 + RUN, 80 + 60 - 2 * RUN)
    assert formula[inside].all() and not formula[: 80 - RUN].any() and not formula[80 + 60 + RUN :].any()
