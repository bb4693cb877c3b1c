import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.link import find_copies
from dragoman.record import Article, ArticleId, Block, Copy, When

WORDS = [
    a + b
    for a in ("ba", "ke", "mo", "ru", "ti", "sol", "ven", "dar")
    for b in ("lan", "mir", "tos", "gen", "pel")
]


def prose(seed, words=200):
    """Words in sentences, the same for the same seed and with no run of eight in common for others."""
    chance = random.Random(seed)
    return " ".join(chance.choice(WORDS) + ("." if place % 15 == 14 else "") for place in range(words))


def article(name, text, published="2024-08-05", outlet=None, agency=None, blocks=None):
    when = When(published, None, None, "metadata") if published else None
    blocks = blocks or (Block(0, len(text), "body"),)
    return Article(ArticleId(name), name, "0", outlet, agency, None, None, None, when, "en", text, blocks)


def test_a_reprint_on_a_later_day_is_a_copy_of_the_earlier():
    wire, reprint = article("a", prose(1)), article("b", prose(1).upper(), "2024-08-06")
    assert find_copies([reprint, wire]) == {"b": Copy("a", 1.0)}


def test_a_partial_reprint_tells_the_share_of_its_own_words():
    wire = article("a", prose(1, 300))
    partial = article("b", prose(1, 200) + " " + prose(2, 100), "2024-08-06")
    (copy,) = find_copies([wire, partial]).values()
    assert copy.article == "a" and copy.share == pytest.approx(2 / 3, abs=0.03)


def test_less_than_half_is_no_copy():
    wire = article("a", prose(1, 300))
    assert not find_copies([wire, article("b", prose(1, 140) + " " + prose(2, 160), "2024-08-06")])


def test_different_reports_are_no_copies():
    assert not find_copies([article("a", prose(1)), article("b", prose(2), "2024-08-06")])


def test_two_reports_that_quote_the_same_long_statement_are_no_copies():
    statement = prose(9, 300)
    for marks in ("“{}”", '"{}"'):
        one = article("a", prose(1, 100) + "\n\n" + marks.format(statement))
        other = article("b", prose(2, 100) + "\n\n" + marks.format(statement), "2024-08-06")
        assert not find_copies([one, other])


def test_a_quotation_carried_over_a_paragraph_does_not_swallow_the_rest():
    open_quote = "“" + prose(9, 20) + "\n\n" + prose(1, 200)
    assert set(find_copies([article("a", open_quote), article("b", open_quote, "2024-08-06")])) == {"b"}


def test_a_form_filled_in_twice_is_no_copy():
    def notice(issuer, sum_, coupon, manager):
        return (
            f"{issuer} is issuing a {sum_} mln dlr eurobond due next spring paying an indicated coupon of {coupon} "
            f"pct and priced at par, lead manager {manager} said. The bonds will be issued in denominations of five "
            "thousand and are to be listed in Port Osk. Fees consist of one pct selling concession with half a pct "
            "for management and underwriting combined."
        )

    one = article("a", notice("Varnia Steel", "150", "7-1/4", "Bank of Osk"))
    other = article(
        "b", notice("Ostland Rail and Harbour Company", "75", "6-7/8", "Kestria Trust International")
    )
    assert not find_copies([one, other])


def test_weekly_figures_in_the_same_words_are_no_copies():
    weeks = [article(f"w{week}", prose(1), f"2024-08-{1 + 7 * week:02}") for week in range(4)]
    assert not find_copies(weeks)


def test_background_that_a_running_story_carries_for_weeks_does_not_count():
    background = prose(7, 150)
    days = ["2024-06-01", "2024-06-15", "2024-07-01", "2024-08-05", "2024-08-06"]
    story = [article(f"d{n}", prose(100 + n, 100) + "\n\n" + background, day) for n, day in enumerate(days)]
    assert not find_copies(story)


def test_short_notices_are_no_copies():
    assert not find_copies([article("a", prose(1, 40)), article("b", prose(1, 40), "2024-08-06")])


def test_furniture_captions_and_repeats_do_not_count():
    own, page = prose(1, 100), prose(5, 300)
    for kind in ("furniture", "caption", "repeat"):
        both = [
            article(
                name,
                prose(seed, 100) + "\n\n" + page,
                f"2024-08-0{seed}",
                blocks=(
                    Block(0, len(prose(seed, 100)), "body"),
                    Block(len(prose(seed, 100)) + 2, len(prose(seed, 100)) + 2 + len(page), kind),
                ),
            )
            for name, seed in (("a", 1), ("b", 2))
        ]
        assert own and not find_copies(both)


def test_copies_of_copies_point_at_the_origin():
    wire = article("a", prose(1))
    copies = [article(name, prose(1), f"2024-08-0{day}") for name, day in (("b", 6), ("c", 7), ("d", 8))]
    assert {copy.article for copy in find_copies([*copies, wire]).values()} == {"a"}


def test_a_wire_that_very_many_print_is_found_to_be_one():
    prints = [article(f"p{n:03}", prose(1)) for n in range(100)]
    copies = find_copies(prints)
    assert len(copies) == 99 and {copy.article for copy in copies.values()} == {"p000"}


def test_on_the_same_day_the_one_that_credits_an_agency_is_the_copy():
    wire = article("z", prose(1), outlet="Northwire", agency="Northwire")
    reprint = article("a", prose(1), outlet="Osk Herald", agency="Northwire")
    assert find_copies([reprint, wire]) == {"a": Copy("z", 1.0)}


def test_on_the_same_day_the_cut_version_is_the_copy():
    assert find_copies([article("a", prose(1, 200)), article("b", prose(1, 300))]) == {"a": Copy("b", 1.0)}


def test_by_the_hour_the_later_is_the_copy():
    first, second = article("z", prose(1), "2024-08-05T08:10"), article("a", prose(1), "2024-08-05T09:00")
    assert find_copies([first, second]) == {"a": Copy("z", 1.0)}


def test_where_a_date_is_unknown_nearly_all_words_must_be_the_same():
    wire = article("a", prose(1))
    assert find_copies([wire, article("b", prose(1), None)]) == {"b": Copy("a", 1.0)}
    assert not find_copies([wire, article("b", prose(1, 140) + " " + prose(2, 60), None)])


def test_nothing_and_empty_articles_give_nothing():
    assert find_copies([]) == {}
    assert find_copies([article("a", "!"), article("b", " ")]) == {}


def test_words_of_any_script_are_compared():
    text = " ".join(f"слово{chr(0x430 + n % 32)}{n // 32}" for n in range(100))
    assert set(find_copies([article("a", text), article("b", text, "2024-08-06")])) == {"b"}


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(
            st.integers(1, 3),
            st.integers(60, 220),
            st.sampled_from(["2024-08-05", "2024-08-06", "2024-08-05T10", "2024-08-10", None]),
            st.sampled_from([None, "Northwire"]),
        ),
        min_size=2,
        max_size=9,
    ),
    st.randoms(use_true_random=False),
)
def test_the_order_of_reading_does_not_matter_and_origins_end(drawn, chance):
    given_ = [
        article(f"n{n}", prose(seed, length) + " " + prose(50 + n, 30), day, agency=agency)
        for n, (seed, length, day, agency) in enumerate(drawn)
    ]
    copies = find_copies(given_)
    chance.shuffle(given_)
    assert find_copies(given_) == copies
    for start in copies:
        seen, at = set(), start
        while at in copies:
            assert at not in seen
            seen.add(at)
            at = copies[at].article
