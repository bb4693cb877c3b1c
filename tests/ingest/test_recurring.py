from itertools import permutations

from dragoman.ingest.recurring import RecurringLines, line_digest, paragraph_digests
from dragoman.ingest.structure import lay_out
from dragoman.record.spans import ArticleId

LINE = "Read our letters page on weekdays."
STORY = (
    "Ostland's navy seized the tanker Harne Star in May and took it to a port in the north of the country, "
    "where its crew of nine has been held since.\n\n"
    "Varnia has asked the court in Kestria to rule on the seizure and on the claims of the owners of the cargo, "
    "which is worth forty million marks."
)


def articles(*texts, outlet="Osk Globe"):
    return [(outlet, ArticleId(f"art_{at}"), text) for at, text in enumerate(texts)]


def test_a_line_in_three_different_articles_of_one_outlet_recurs():
    lines = RecurringLines.of(articles(*(f"On {topic}.\n\n{LINE}" for topic in ("wheat", "oil", "tin"))))
    assert lines.has("Osk Globe", LINE)
    assert not lines.has("Varnia Post", LINE)
    assert not lines.has("Osk Globe", "On wheat.")


def test_a_line_in_three_versions_of_one_story_does_not_recur():
    lines = RecurringLines.of(articles(*(f"On {topic}.\n\n{STORY}\n\n{LINE}" for topic in ("a", "b", "c"))))
    assert lines.lines == frozenset()


def test_articles_without_an_outlet_count_nowhere():
    lines = RecurringLines.of(articles(*(f"On {topic}.\n\n{LINE}" for topic in ("a", "b", "c")), outlet=None))
    assert lines.lines == frozenset()


def test_the_order_of_the_articles_does_not_matter():
    given = articles(f"On a.\n\n{LINE}", f"On b.\n\n{STORY}\n\n{LINE}", f"On c.\n\n{STORY}\n\n{LINE}", LINE)
    assert len({RecurringLines.of(order) for order in permutations(given)}) == 1


def test_kept_digests_give_what_the_texts_give():
    given = articles(*(f"On {topic}.\n\n{LINE}" for topic in ("wheat", "oil", "tin")))
    kept = [(outlet, article, paragraph_digests(text)) for outlet, article, text in given]
    assert RecurringLines.of_digests(kept) == RecurringLines.of(given)


def test_numbers_in_a_line_are_masked():
    assert line_digest("You have 3 articles left.") == line_digest("You have 12 articles left.")


def test_the_rows_of_a_table_recur_and_stay_report() -> None:
    def table(company: str, cents: int) -> str:
        return f"Qtly div {cents} cts vs {cents} cts prior\nPay April 15\nRecord March 20\nYear\n{company} said it paid."

    texts = [
        table(company, cents) for company, cents in (("Osk Tar", 3), ("Skarle Rope", 3), ("Hale Salt", 3))
    ]
    recurring = RecurringLines.of(("Corvane", ArticleId(f"a{n}"), text) for n, text in enumerate(texts))
    for text in texts:
        layout = lay_out(text, title="DIVIDEND", outlet="Corvane", recurring=recurring)
        assert {block.kind for block in layout.blocks} == {"body"}
