"""Whatever the bytes: an article, or a fault with a code; never another exception."""

import io
import json
from datetime import date

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dragoman.ingest import Given, LeftOut, Told, find_articles, make_article, page_of, trace
from dragoman.ingest.given import stated
from dragoman.record import Fault

READ_ON = date(2031, 5, 20)
PIECES = st.sampled_from(
    [
        b"<html>", b"</p>", b"<p", b">", b'"', b"'", b"<!--", b"-->", b"<script type='application/ld+json'>",
        b"</script>", b'{"@type": "NewsArticle", "datePublished": ', b"{", b"}", b"[", b"]", b",", b":", b"&amp;",
        b"&#0;", b"&#xD800;", b"<meta property='og:title' content='Ferry'>", b"<time datetime='2031-05-06'>",
        b"<table><tr><td>", b"\r\n", b"\n\n", b"\r", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xe2\x80\x9c", b"\x92",
        b"From: a@b.example\n", b"Subject: =?utf-8?b?xx?=\n", b"Content-Type: multipart/mixed; boundary=a\n\n",
        b"Content-Type: text/html; charset=x\n", b"--a\n", b"https://courier.example/1", b"\t", b" ", b"/etc",
        b"PORT OSK, May 6 (Courier) - ", b"Varnia said on Monday that a ferry had been hit off Port Osk. ",
        b'{"text": "', b'{"html": "', b'"}', b"\\ud800", b"\x1f\x8b", b"%PDF", b"<br/>", b"<b>", b"\xc2\xa0",
    ]
)  # fmt: skip
BYTES = st.one_of(st.binary(max_size=200), st.lists(PIECES, max_size=25).map(b"".join))
FORMS = st.sampled_from(["text", "html", "row", "email"])


def check(given_one):
    try:
        article = make_article(given_one, READ_ON)
    except Fault:
        return
    article.text.encode()
    assert "\r" not in article.text
    assert "\0" not in article.text
    at = 0
    for block in article.blocks:
        assert not any(map(str.isalnum, article.text[at : block.start]))
        article.span(block.start, block.end).check(article.text)
        at = block.end
    assert not any(map(str.isalnum, article.text[at:]))
    page = page_of(given_one)
    if page is not None and article.blocks:
        trace(page, article, article.span(article.blocks[0].start, article.blocks[-1].end))


@settings(max_examples=300, suppress_health_check=list(HealthCheck))
@given(BYTES)
@example(b"<html>" * 3000)
@example(b"[" * 100_000)
@example(b"\x1f\x8b\x08")
def test_any_bytes_on_standard_input_are_articles_or_left_out(content):
    for one in find_articles(["-"], io.BytesIO(content)):
        if isinstance(one, LeftOut):
            assert one.fault.code.startswith("D1")
            assert one.fault.remedy
        else:
            check(one)


@settings(max_examples=300, suppress_health_check=list(HealthCheck))
@given(BYTES, FORMS)
def test_any_bytes_in_any_form_are_an_article_or_a_fault(content, form):
    check(Given("fuzz", content, form))


@settings(max_examples=200, suppress_health_check=list(HealthCheck))
@given(
    st.fixed_dictionaries(
        {},
        optional={
            name: st.none() | st.text(max_size=60) | st.integers() | st.lists(st.text(max_size=5))
            for name in ("id", "url", "title", "text", "html", "published", "outlet", "byline")
        },
    )
)
def test_any_row_is_an_article_or_left_out(fields):
    for one in find_articles(["-"], io.BytesIO(json.dumps(fields).encode())):
        if isinstance(one, Given):
            check(one)


@settings(max_examples=100, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=80), st.text(max_size=30), st.text(max_size=30))
def test_any_title_fits_any_text(text, title, published):
    check(
        Given(
            "fuzz",
            text.encode("utf-8", "replace"),
            "text",
            Told(title=stated(title), published=stated(published)),
        )
    )
