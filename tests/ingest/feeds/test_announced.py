import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.ingest.feeds import BadFeed, announced_in

RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Herald</title>
<item><title>Varnia &amp; Ostland &lt;b&gt;talk&lt;/b&gt;</title><link>/world/1#top</link>
<pubDate>Tue, 04 May 2021 10:00:00 GMT</pubDate></item>
<item><title>Later</title><link>https://other.example/2</link><pubDate>Wed, 05 May 2021 10:00:00 GMT</pubDate></item>
<item><title>Twice</title><link>https://other.example/2</link></item>
<item><title>Mail</title><link>mailto:desk@example.org</link></item>
</channel></rss>"""


def test_a_feed_announces_its_pages_once_the_latest_first():
    later, first = announced_in(RSS.encode(), "https://herald.example/rss")
    assert later.url == "https://other.example/2"
    assert (first.url, first.title) == ("https://herald.example/world/1", "Varnia & Ostland talk")
    assert first.published == "Tue, 04 May 2021 10:00:00 GMT"


def test_atom_is_read_as_well():
    atom = """<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><entry><title>A</title>
    <link rel="alternate" href="https://h.example/a"/><updated>2021-05-04T10:00:00Z</updated></entry></feed>"""
    (one,) = announced_in(atom.encode(), "https://h.example/atom")
    assert one.url == "https://h.example/a" and one.changed is not None


def test_a_sitemap_announces_pages_and_an_index_further_sitemaps():
    pages = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://n.example">
    <url><loc>https://h.example/a</loc><lastmod>2021-05-04</lastmod>
    <news:news><news:title>Ferry stopped</news:title><news:publication_date>2021-05-03T08:00:00Z</news:publication_date></news:news></url>
    <url><loc>https://h.example/b</loc></url></urlset>"""
    one, two = announced_in(pages.encode(), "https://h.example/map.xml")
    assert (one.title, one.published) == ("Ferry stopped", "2021-05-03T08:00:00Z")
    assert two.changed is None and not two.sitemap
    index = "<sitemapindex><sitemap><loc>https://h.example/map.xml</loc></sitemap></sitemapindex>"
    assert [one.sitemap for one in announced_in(index.encode(), "https://h.example/i.xml")] == [True]


def test_a_page_is_no_feed():
    with pytest.raises(BadFeed):
        announced_in(b"<html><body><a href='/rss'>our feed</a></body></html>", "https://h.example/")


def test_a_feed_that_breaks_off_gives_what_it_has():
    assert len(announced_in(RSS.encode()[:420], "https://herald.example/rss")) >= 1


def test_an_entity_that_grows_without_end_is_not_followed():
    laughs = '<?xml version="1.0"?><!DOCTYPE u [<!ENTITY a "' + "ha" * 1000 + '">'
    laughs += "".join(
        f'<!ENTITY a{n} "&a{n - 1 if n else ""};&a{n - 1 if n else ""};">' for n in range(1, 12)
    )
    laughs += "]><urlset><url><loc>https://h.example/&a11;</loc></url></urlset>"
    assert all(len(one.url) <= 2000 for one in announced_in(laughs.encode(), "https://h.example/m.xml"))


@given(st.binary(max_size=300), st.integers(0, len(RSS)))
def test_whatever_is_in_a_feed_only_a_bad_feed_is_raised(junk: bytes, at: int):
    try:
        found = announced_in(RSS.encode()[:at] + junk + RSS.encode()[at + 50 :], "https://herald.example/rss")
    except BadFeed:
        return
    assert all(one.url.startswith(("http://", "https://")) for one in found)
