import re
from collections.abc import Callable

from dragoman.publish.ledger import Limits
from dragoman.publish.markdown import brief_markdown, plain
from tests.publish.plots.strait import strait


def test_every_footnote_stands_once_and_is_called_for(crisis) -> None:
    page = brief_markdown(crisis.records(), title="The Osk strait")
    assert page.startswith("# The Osk strait\n")
    called = re.findall(r"\[\^(\d+)\](?!:)", page)
    defined = re.findall(r"^\[\^(\d+)\]:", page, re.MULTILINE)
    assert sorted(called, key=int) == defined == [str(at) for at in range(1, len(defined) + 1)]


def test_the_pictures_are_tables_and_the_sections_those_of_the_page() -> None:
    page = brief_markdown(strait(3))
    for heading in (
        "In short",
        "Who told whom",
        "What happened",
        "What is disputed",
        "What was read",
        "Notes",
    ):
        assert f"\n## {heading}\n" in page
    assert "| No. | From | To |" in page
    assert "~~" not in page


def test_the_words_of_others_make_no_heading_link_or_tag(new_desk: Callable) -> None:
    desk = new_desk()
    article = desk.article("<b>Post</b>", "# [Go](https://evil.example) <script> *now* she said.")
    desk.say(article, desk.actor("| A | B |"), "# [Go](https://evil.example) <script> *now*")
    page = brief_markdown(desk.records())
    assert "<script" not in page.replace("\\<", "") and "[Go](" not in page.replace("\\[", "")
    assert plain("a|b*c") == "a\\|b\\*c"


def test_nothing_read_says_so() -> None:
    page = brief_markdown([])
    assert "No article is in this record." in page and "Nothing was found that cannot all be so." in page


def test_what_there_is_no_room_for_is_counted(crisis) -> None:
    page = brief_markdown(crisis.records(), limits=Limits(lines=4, lines_each=3, rows=2))
    assert "5 more statements are not shown here: `dragoman list statements`" in page
    assert "2 more articles are not shown here: `dragoman list articles`" in page
