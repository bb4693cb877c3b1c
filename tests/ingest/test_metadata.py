import json
from datetime import date

import pytest
from trafilatura import load_html

from dragoman.ingest.linked_data import told_by_linked_data
from dragoman.ingest.metadata import registered_domain, told_by_page

READ_ON = date(2031, 5, 20)
ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Ferry hit off Port Osk",
    "datePublished": "2031-05-06T08:00:00+02:00",
    "dateModified": "2031-05-09T08:00:00+02:00",
    "author": [{"@type": "Person", "name": "Ana Lind"}, {"@type": "Person", "name": "Bo Karr"}],
    "publisher": {"@type": "Organization", "name": "Ostland Courier"},
}


def page(*data, head="", body="<p>Varnia said so.</p>"):
    scripts = "".join(
        f'<script type="application/ld+json">{one if isinstance(one, str) else json.dumps(one)}</script>'
        for one in data
    )
    return load_html(f"<html><head>{head}{scripts}</head><body>{body}</body></html>")


def told(*data, head="", body="<p>Varnia said so.</p>", url=None):
    return told_by_page(page(*data, head=head, body=body), url, READ_ON)


ORGANISATION = {"@type": "Organization", "@id": "#us", "name": "Ostland Courier"}


@pytest.mark.parametrize(
    "data",
    [
        ARTICLE,
        [ARTICLE],
        [[{"@type": "BreadcrumbList", "name": "World"}, ARTICLE]],
        {"@graph": [{**ARTICLE, "publisher": {"@id": "#us"}}, ORGANISATION]},
        {"@type": "WebPage", "datePublished": "2019-01-01", "mainEntity": ARTICLE},
        {**ARTICLE, "@type": ["NewsArticle", "http://schema.org/Article"]},
        {**ARTICLE, "headline": ["Ferry hit off Port Osk"], "publisher": [{"name": "Ostland Courier"}]},
        {**ARTICLE, "author": ["Ana Lind", "Bo Karr", "https://courier.example/ana"]},
        json.dumps(ARTICLE)[:-1] + ",}",
        "//<![CDATA[\n" + json.dumps(ARTICLE) + "\n//]]>",
        json.dumps(ARTICLE).replace("Ferry hit", "Ferry\nhit"),
        json.dumps(ARTICLE).replace("Ferry hit", "Ferry&#160;hit"),
    ],
)
def test_linked_data_is_read_in_every_shape_that_publishers_give_it(data):
    found = told_by_linked_data(page(data), None, None)
    assert found.title == "Ferry hit off Port Osk"
    assert found.published == "2031-05-06T08:00:00+02:00"
    assert found.outlet == "Ostland Courier"
    assert found.byline == "Ana Lind, Bo Karr"


@pytest.mark.parametrize("data", ["{", "null", "[" * 50_000, '{"@type": {"a": 1}, "@graph": 7}', "[[[[1]]]]"])
def test_broken_linked_data_tells_nothing(data):
    assert told(data).published is None


def test_of_several_articles_the_pages_own_is_taken_or_none():
    other = {**ARTICLE, "headline": "Grain price falls", "datePublished": "2031-01-01"}
    assert told(other, ARTICLE).published is None
    assert told(other, ARTICLE, body="<h1>Ferry hit off Port Osk</h1>").published == ARTICLE["datePublished"]
    by_url = {**ARTICLE, "url": "https://www.courier.example/ferry/"}
    assert (
        told(other, by_url, url="http://courier.example/ferry?from=feed").published
        == ARTICLE["datePublished"]
    )


@pytest.mark.parametrize("name", ["article:published_time", "DC.date.issued", "datePublished", "pubdate"])
def test_meta_tags_give_the_date_where_linked_data_has_none(name):
    assert told(head=f'<meta property="{name}" content="2031-05-06">').published == "2031-05-06"


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:modified_time" content="2031-05-06">',
        '<meta property="article:published_time" content="1970-01-01T00:00:00Z">',
        '<meta property="article:published_time" content="2031-06-30">',
        '<meta property="article:published_time" content="05/06/2031">',
        "",
    ],
)
def test_a_change_an_empty_clock_a_day_to_come_or_no_date_is_no_date_of_publication(head):
    body = "<p>Varnia said so.</p><footer>© 2031 Ostland Courier. Today is 20 May 2031.</footer>"
    assert told(head=head, body=body).published is None


@pytest.mark.parametrize(
    "line",
    [
        "<p class='date'>Published: 6 May 2031</p>",
        "<p><b>By Ana Lind |</b> <time datetime='2031-05-06'>Tuesday</time></p>",
    ],
)
def test_a_day_alone_in_a_line_over_the_article_is_its_date(line):
    assert told(body=f"<h1>Ferry hit</h1>{line}<p>Varnia said so.</p>").published == "2031-05-06"


@pytest.mark.parametrize(
    "line",
    [
        "<p>Updated 6 May 2031</p>",
        "<p><strong>Last updated: </strong> 6 May 2031</p>",
        "<p class='modified'><time datetime='2031-05-06'>6 May</time></p>",
        "<aside>6 May 2031</aside>",
    ],
)
def test_a_day_of_change_or_of_the_frame_is_not(line):
    assert told(body=f"<h1>Ferry hit</h1>{line}<p>Varnia said so.</p>").published is None


def test_the_outlets_name_is_taken_off_the_title():
    head = (
        "<title>Ferry hit - and crew held | Ostland Courier</title>"
        '<meta property="og:site_name" content="Ostland Courier">'
    )
    found = told(head=head)
    assert (found.title, found.outlet) == ("Ferry hit - and crew held", "Ostland Courier")


def test_a_url_is_no_byline():
    head = (
        '<meta property="article:author" content="https://social.example/ana"><meta name="author" content="">'
    )
    assert told(head=head).byline is None


def test_an_outlet_is_no_byline_of_its_own_article():
    assert told({**ARTICLE, "author": {"name": "Ostland courier"}}).byline is None


def test_the_registered_domain_stands_for_an_outlet_without_a_name():
    assert registered_domain("https://news.courier.co.uk/ferry?x=1") == "courier.co.uk"
    assert registered_domain("wires:7") is None
    assert registered_domain(None) is None
