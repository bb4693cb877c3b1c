import html
import re
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.ingest import Given, decode, make_article, page_of, trace

READ_ON = date(2031, 5, 20)
PAGE = """<!DOCTYPE html><html><head>
<meta property="og:title" content="&ldquo;We were not there&rdquo;: Ostland on the ferry">
<script>var teaser = "Varnia said on Monday that a ferry had been hit off Port Osk";</script>
<style>p { color: black }</style></head><body>
<nav><a href="/" title="Varnia said on Monday">World</a></nav><!-- Varnia said on Monday -->
<article>
<p>Varnia said on Monday that a ferry had been hit off <a href="/osk?a=1&amp;b=2">Port&nbsp;Osk</a>, killing
<b>two</b> of its crew &amp; hurting five others, and that it held Ostland&#8217;s navy responsible for it.</p>
<aside class="ad">Subscribe now to the Courier.</aside>
<p>&#x201c;We were not there,&#x201d; said Ostland's minister of de&shy;fence, who would not say more on Monday.</p>
<p>The two states broke off their talks in March after a dispute about the strait between the two of them.</p>
</article></body></html>"""


def read(page):
    one = Given("ferry.html", page.encode(), "html")
    return make_article(one, READ_ON), page_of(one)


def pieces_of(page, article, span):
    text = decode(page, declared=True)
    return [text[start:end] for start, end in trace(page, article, span)]


def squeezed(text):
    return re.sub(r"\s|\u00ad", "", html.unescape(text))


def find(article, words):
    start = article.text.index(words)
    return article.span(start, start + len(words))


def test_words_are_traced_through_tags_entities_and_white_space():
    article, page = read(PAGE)
    span = find(
        article,
        "Port\u00a0Osk, killing two of its crew & hurting"
        if "Port\u00a0Osk" in article.text
        else "Port Osk, killing two of its crew & hurting",
    )
    assert pieces_of(page, article, span) == [
        "Port",
        "Osk",
        ", killing",
        "two",
        "of its crew &amp; hurting",
    ]


def test_words_are_found_in_the_report_and_not_in_scripts_comments_and_attributes():
    article, page = read(PAGE)
    ((start, _),) = trace(page, article, find(article, "Varnia said on Monday"))
    assert start > PAGE.index("<article>")


def test_a_title_that_stands_only_in_an_attribute_is_found_there():
    article, page = read(PAGE)
    assert article.title == "“We were not there”: Ostland on the ferry"
    (piece,) = pieces_of(page, article, find(article, article.title))
    assert piece == "&ldquo;We were not there&rdquo;: Ostland on the ferry"


def test_a_title_that_stands_only_in_linked_data_is_found_there():
    data = '{"@type": "NewsArticle", "headline": "Ostland\\u2019s ferry \\"hit\\" &#8211; again"}'
    article, page = read(
        PAGE.replace("<style>", f'<script type="application/ld+json">{data}</script><style>')
    )
    assert pieces_of(page, article, find(article, article.title)) == [
        'Ostland\\u2019s ferry \\"hit\\" &#8211; again'
    ]


def test_every_block_of_a_page_reads_back_from_its_source():
    article, page = read(PAGE)
    for block in article.blocks:
        span = article.span(block.start, block.end)
        assert squeezed("".join(pieces_of(page, article, span))) == squeezed(span.exact)


def test_words_that_the_page_does_not_have_give_no_place():
    article, _ = read(PAGE)
    other = b"<html><body><p>Nothing of the kind stands here.</p></body></html>"
    assert trace(other, article, find(article, "Varnia said on Monday")) == ()


SENTENCE = st.lists(
    st.sampled_from(["ferry", "Ostland", "“no”", "R&D", "<tag>", "naïve", "a", "3.5", "it’s", "Osk,", "😀"]),
    min_size=8,
    max_size=30,
).map(" ".join)


@settings(max_examples=40)
@given(st.lists(SENTENCE, min_size=2, max_size=5), st.data())
def test_what_is_traced_is_what_was_read(paragraphs, data):
    body = "".join(f"<p>The ministry said that {html.escape(one)}.</p>\n" for one in paragraphs)
    article, page = read(f"<html><body><article>{body}</article></body></html>")
    start = data.draw(st.integers(0, len(article.text) - 1))
    end = data.draw(st.integers(start + 1, len(article.text)))
    if article.text[start:end].strip():
        span = article.span(start, end)
        assert squeezed("".join(pieces_of(page, article, span))) == squeezed(span.exact)
