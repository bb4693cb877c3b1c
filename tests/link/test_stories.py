from hypothesis import given
from hypothesis import strategies as st

from dragoman.link.stories import find_stories
from dragoman.link.words import likeness, vector, weight, words_of
from dragoman.record import Article, Block, When, article_id

FERRY = (
    "A ferry with two hundred passengers was fired on in the Corr strait near Tolmar, and the coast guard of "
    "Kestria towed the damaged ferry into the harbour while divers searched for a missing sailor."
)
AGAIN = (
    "Divers found the missing sailor of the ferry that was fired on in the Corr strait; the coast guard of "
    "Kestria said the damaged ferry will stay in the harbour of Tolmar."
)
HARVEST = "Farmers in the valley expect a poor barley harvest after a dry spring, growers and millers said."


def article(n, text, day, title=None):
    when = When(day, None, None, "metadata") if day else None
    return Article(
        article_id(f"a{n}", ""), f"a{n}", "0" * 64, "Post", None, title, None, None, when, "en", text,
        (Block(0, len(text), "body"),),
    )  # fmt: skip


def test_articles_on_one_happening_are_a_story() -> None:
    one, other = article(1, FERRY, "2024-08-06", "Ferry fired on"), article(2, AGAIN, "2024-08-07")
    (story,) = find_stories([one, other, article(3, HARVEST, "2024-08-06")])
    assert story.articles == (one.id, other.id)
    assert (story.title, story.from_, story.to) == ("Ferry fired on", "2024-08-06", "2024-08-07")


def test_the_same_words_weeks_later_are_another_story() -> None:
    assert find_stories([article(1, FERRY, "2024-08-06"), article(2, FERRY, "2024-09-20")]) == ()


def test_the_order_of_arrival_has_no_part_in_it() -> None:
    articles = [article(n, text, f"2024-08-0{n}") for n, text in enumerate((FERRY, AGAIN, HARVEST, FERRY), 1)]
    assert find_stories(articles) == find_stories(articles[::-1])


def test_rare_words_tell_more_than_common_ones() -> None:
    assert weight("the") < 0.1 < weight("government") < weight("strait")
    assert words_of("The Ministers’ ferries; Lund's ship") == ["the", "minister", "ferry", "lund", "ship"]


def test_a_text_is_wholly_like_itself_and_not_like_another() -> None:
    ferry, harvest = vector(words_of(FERRY)), vector(words_of(HARVEST))
    assert abs(likeness(ferry, ferry) - 1) < 1e-9
    assert likeness(ferry, harvest) < 0.1
    assert vector([]) == {}


def test_the_same_quotation_brings_two_reports_together() -> None:
    quoted = (
        '"Nobody who was on that deck in the winter storms will ever set foot on a boat again," Lund said. '
    )
    one = article(1, quoted + "A ferry crew spoke in Tolmar on Monday of the attack.", "2024-08-06")
    other = article(2, quoted + "The crew of a ferry gave evidence in court.", "2024-08-06")
    without = article(
        3, "The crew of a ferry gave evidence in court, and nothing else was heard.", "2024-08-06"
    )
    (story,) = find_stories([one, other, without], alike=0.5)
    assert set(story.articles) == {one.id, other.id}


@given(st.permutations(range(6)))
def test_any_order_of_articles_gives_the_same_stories(order: list[int]) -> None:
    texts = (FERRY, AGAIN, HARVEST)
    articles = [article(n, texts[n % 3], f"2024-08-0{n + 1}" if n % 4 else None) for n in range(6)]
    assert find_stories(articles[n] for n in order) == find_stories(articles)
