from contextlib import suppress
from datetime import date

import pytest

from dragoman.ingest.faults import NoTextOnPage
from dragoman.ingest.page import read_page

READ_ON = date(2031, 5, 20)
PAGE = """<!DOCTYPE html><html><head><title>Ferry hit off Port Osk | Ostland Courier</title>
<meta property="og:site_name" content="Ostland Courier"></head><body>
<nav><ul><li><a href="/">World</a></li><li><a href="/s">Sport</a></li></ul></nav>
<article><h1>Ferry hit off Port Osk</h1>
<p>Varnia said on Monday that a ferry had been hit off Port Osk, killing <b>two</b> of its crew and
hurting five others, and that it held Ostland&rsquo;s navy responsible for what it called an act of piracy.</p>
<h2>What Ostland says</h2>
<blockquote><p>&ldquo;We were not there,&rdquo; said Ostland's minister of defence.</p></blockquote>
<ul><li>The ferry had 14 sailors aboard when it left the harbour.</li><li>It carried grain.</li></ul>
<p>The two states broke off their talks in March after a dispute about the strait between them.<br>
No new round of talks has been set, and neither capital would say whether one is sought at all.</p>
</article><footer><p>© Ostland Courier</p></footer></body></html>"""


def test_paragraphs_headings_quotations_and_items_keep_standing_apart():
    paragraphs = read_page(PAGE, None, READ_ON).text.split("\n\n")
    assert paragraphs[0] == "Ferry hit off Port Osk"
    assert paragraphs[1].startswith(
        "Varnia said on Monday that a ferry had been hit off Port Osk, killing two of its"
    )
    assert "Ostland’s navy" in paragraphs[1]
    assert paragraphs[2] == "What Ostland says"
    assert "“We were not there,” said Ostland's minister of defence." in paragraphs
    assert "It carried grain." in paragraphs
    assert "strait between them.\nNo new round" in paragraphs[-1]


def test_what_the_page_says_of_itself_is_read_with_it():
    found = read_page(PAGE, None, READ_ON).found
    assert (found.title, found.outlet, found.published) == ("Ferry hit off Port Osk", "Ostland Courier", None)


def test_a_script_in_the_report_is_no_word_of_it():
    page = PAGE.replace("<h2>", "<p><script>(function() { show('the report') })()</script></p><h2>")
    assert read_page(page, None, READ_ON).text == read_page(PAGE, None, READ_ON).text


def test_a_fragment_of_a_page_is_read():
    assert read_page("<p>Varnia said so on Monday.</p>", None, READ_ON).text == "Varnia said so on Monday."


@pytest.mark.parametrize(
    "page",
    [
        "<html></html>",
        "<html><body><script>write('Varnia')</script></body></html>",
        "<!--",
        "<html><p>\u00a0</p>",
    ],
)
def test_a_page_without_text_is_a_fault(page):
    with pytest.raises(NoTextOnPage):
        read_page(page, None, READ_ON)


def test_a_page_nested_beyond_measure_is_read_or_refused():
    page = "<div>" * 5000 + "<p>Varnia said so.</p>"
    with suppress(NoTextOnPage):
        read_page(page, None, READ_ON)
