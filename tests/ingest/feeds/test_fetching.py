import gzip
import time

import pytest

from dragoman.ingest.feeds import Fetcher, NotReached
from tests.ingest.feeds.server import Page, Server, babble, break_off, drip, pour


@pytest.fixture
def fetch() -> Fetcher:
    return Fetcher("desk@example.org", 0.6, 2**20)


def test_a_page_is_fetched_with_a_name_to_write_to(server: Server, fetch: Fetcher):
    server.pages["/a"] = Page(b"<p>Varnia</p>", headers={"ETag": '"1"'})
    answer = fetch(f"{server.url}/a", {}, private=True)
    assert (answer.status, answer.content, answer.content_type) == (200, b"<p>Varnia</p>", "text/html")
    assert "+desk@example.org" in server.asked[0][1]["user-agent"]


def test_what_is_known_already_is_not_sent_again(server: Server, fetch: Fetcher):
    server.pages["/a"] = Page(b"x", headers={"ETag": '"1"'})
    assert fetch(f"{server.url}/a", {"etag": '"1"'}, private=True).status == 304
    assert server.asked[0][1]["if-none-match"] == '"1"'


def test_a_packed_page_is_unpacked(server: Server, fetch: Fetcher):
    server.pages["/a"] = Page(gzip.compress(b"<p>Ostland</p>"), headers={"Content-Encoding": "gzip"})
    assert fetch(f"{server.url}/a", {}, private=True).content == b"<p>Ostland</p>"


@pytest.mark.parametrize("instead", [drip, pour, break_off, babble])
def test_a_server_that_drips_pours_breaks_off_or_babbles_costs_one_request(
    server: Server, fetch: Fetcher, instead
):
    server.pages["/a"] = Page(instead=instead)
    began = time.monotonic()
    with pytest.raises(NotReached):
        fetch(f"{server.url}/a", {}, private=True)
    assert time.monotonic() - began < 30
    server.pages["/b"] = Page(b"fine")
    assert fetch(f"{server.url}/b", {}, private=True).content == b"fine"


def test_a_page_that_unpacks_without_end_is_not_taken(server: Server, fetch: Fetcher):
    bomb = gzip.compress(bytes(64 * 2**20))
    server.pages["/a"] = Page(bomb, headers={"Content-Encoding": "gzip"})
    with pytest.raises(NotReached, match="more than 1 MB"):
        fetch(f"{server.url}/a", {}, private=True)


def test_redirects_are_followed_to_their_end_but_not_in_a_circle(server: Server, fetch: Fetcher):
    server.pages["/a"] = Page(status=301, headers={"Location": "/b"})
    server.pages["/b"] = Page(b"here")
    answer = fetch(f"{server.url}/a", {}, private=True)
    assert (answer.content, answer.url) == (b"here", f"{server.url}/b")
    server.pages["/c"] = Page(status=302, headers={"Location": "/c"})
    with pytest.raises(NotReached, match="from one address to the next"):
        fetch(f"{server.url}/c", {}, private=True)
    server.pages["/d"] = Page(status=302)
    with pytest.raises(NotReached, match="leads nowhere"):
        fetch(f"{server.url}/d", {}, private=True)


@pytest.mark.parametrize("to", ["file:///etc/hostname", "ftp://127.0.0.1/x", "http://[", "gopher://a"])
def test_nothing_but_the_web_is_fetched(server: Server, fetch: Fetcher, to: str):
    server.pages["/a"] = Page(status=302, headers={"Location": to})
    with pytest.raises(NotReached):
        fetch(f"{server.url}/a", {}, private=True)


def test_a_public_feed_leads_to_no_address_of_the_own_network(server: Server, fetch: Fetcher):
    with pytest.raises(NotReached, match="private network"):
        fetch(f"{server.url}/a", {})
    assert not server.asked


def test_an_error_is_an_answer_and_says_when_to_come_again(server: Server, fetch: Fetcher):
    server.pages["/a"] = Page(b"busy", 503, {"Retry-After": "120"})
    answer = fetch(f"{server.url}/a", {}, private=True)
    assert (answer.status, answer.retry_after, answer.content) == (503, 120.0, b"")


def test_a_host_that_is_not_there_is_said(fetch: Fetcher):
    with pytest.raises(NotReached):
        fetch("http://127.0.0.1:9/", {}, private=True)
