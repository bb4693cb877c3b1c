"""Watching feeds of a server that misbehaves, round by round, with a clock that the test moves."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dragoman.engines import Quiet, ReadSettings, read_all
from dragoman.engines.watching import HOUR, Round, Watcher
from dragoman.ingest.feeds import Feed, Fetcher, Polite, Watchlist
from dragoman.resolve import Gazetteer
from dragoman.store import Store
from tests.ingest.feeds.server import Page, Server, break_off, drip

START = 1_620_122_400.0  # 4 May 2021, 10:00 UTC


class Desk:
    """A watch on the misbehaving server, with its own clock and database."""

    def __init__(self, server: Server, folder: Path, **how: object) -> None:
        self.server = server
        self.now = START
        self.store = Store.open(folder / "watch.db", create=True)
        self.list = Watchlist((Feed(f"{server.url}/rss", "The Herald"),), delay_seconds=0, **how)  # type: ignore[arg-type]
        self.settings = ReadSettings(
            read_on=date(2021, 5, 4), gazetteer=Gazetteer.load(), log=folder / "x.log"
        )

    def round(self, hours: float = 0.0) -> Round:
        self.now += hours * HOUR
        fetch = Polite(Fetcher(None, 1.0, 2**20), 0.0)
        watcher = Watcher(self.list, self.store, fetch, lambda: self.now)
        seen = Round()
        watcher.ask_feeds(seen)
        read_all(watcher.pages(seen), self.store, self.settings, Quiet(), "local")
        return seen

    def titles(self) -> list[str | None]:
        return sorted(article.title or "" for article in self.store.articles())  # type: ignore[type-var]


@pytest.fixture
def desk(server: Server, tmp_path: Path) -> Iterator[Desk]:
    at = Desk(server, tmp_path)
    yield at
    at.store.close()


def feed(*paths: str) -> Page:
    items = "".join(
        f"<item><title>{path}</title><link>{path}</link><pubDate>Tue, 04 May 2021 09:00:00 GMT</pubDate></item>"
        for path in paths
    )
    text = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Herald</title>{items}</channel></rss>'
    return Page(text.encode(), headers={"Content-Type": "application/rss+xml"})


def report(title: str, words: str = "the strait would be open to ferries", extra: str = "") -> Page:
    return Page(
        f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>"
        f"<p>HARNE, May 4 — The foreign minister of Varnia said on Tuesday that {words}, and that Ostland had "
        "been told so through the embassy of Kestria.</p><p>Ostland's government said that it had received the "
        f"message and would answer within the week.</p></article>{extra}</body></html>".encode()
    )


def test_what_a_feed_announces_is_read_with_its_outlet_and_day(server: Server, desk: Desk):
    server.pages |= {
        "/rss": feed("/a", "/b"),
        "/a": report("Varnia answers"),
        "/b": report("Ostland waits", "he knew"),
    }
    seen = desk.round()
    assert seen.counts == {"feeds asked": 1, "pages announced": 2, "new": 2}
    assert desk.titles() == ["Ostland waits", "Varnia answers"]
    (one, *_) = desk.store.articles()
    assert one.outlet == "The Herald"
    assert one.published is not None and one.published.edtf == "2021-05-04"


def test_nothing_is_asked_for_before_it_is_due(server: Server, desk: Desk):
    server.pages |= {"/rss": feed("/a"), "/a": report("Varnia answers")}
    desk.round()
    asked = len(server.paths())
    assert desk.round(hours=0.1).counts == {}
    assert len(server.paths()) == asked
    assert desk.round(hours=0.2).counts == {"feeds asked": 1, "pages announced": 0}


def test_a_change_in_the_report_is_a_new_version_and_one_beside_it_is_none(server: Server, desk: Desk):
    server.pages |= {"/rss": feed("/a"), "/a": report("Varnia answers")}
    desk.round()
    server.pages["/a"] = report("Varnia answers", extra="<div class='ad'>Buy a boat</div>")
    assert desk.round(hours=1.1).counts["unchanged"] == 1
    server.pages["/a"] = report("Varnia answers", "the strait would stay closed to ferries")
    assert desk.round(hours=5).counts["changed"] == 1
    (one,) = desk.store.articles()
    assert "stay closed" in one.text


def test_a_page_is_looked_at_again_at_its_hours_and_then_no_more(server: Server, desk: Desk):
    server.pages |= {"/rss": feed("/a"), "/a": report("Varnia answers")}
    desk.round()
    for _ in range(200):
        desk.round(hours=1)
    assert server.paths().count("/a") == 1 + len(desk.list.look_again_hours)


def test_a_feed_that_fails_is_asked_less_and_less_often_and_then_again(server: Server, desk: Desk):
    server.pages["/rss"] = Page(b"", 500)
    for _ in range(48):
        desk.round(hours=0.25)
    assert 4 <= server.paths().count("/rss") <= 8
    server.pages |= {"/rss": feed("/a"), "/a": report("Varnia answers")}
    desk.round(hours=25)
    assert desk.titles() == ["Varnia answers"]


@pytest.mark.parametrize(
    "page",
    [
        Page(b"", 503),
        Page(instead=drip),
        Page(instead=break_off),
        Page(status=302, headers={"Location": "/bad"}),
    ],
)
def test_one_bad_page_never_stops_the_rest_and_is_tried_again(server: Server, desk: Desk, page: Page):
    server.pages |= {"/rss": feed("/bad", "/good"), "/bad": page, "/good": report("Varnia answers")}
    seen = desk.round()
    assert seen.counts["not reached"] == 1
    assert desk.titles() == ["Varnia answers"]
    server.pages["/bad"] = report("Ostland waits", "he knew of no ferry")
    desk.round(hours=1.5)
    assert desk.titles() == ["Ostland waits", "Varnia answers"]


def test_a_page_that_is_gone_or_no_page_is_not_asked_for_again(server: Server, desk: Desk):
    picture = Page(b"\x89PNG", headers={"Content-Type": "image/png"})
    server.pages |= {"/rss": feed("/gone", "/picture"), "/picture": picture}
    assert desk.round().counts["gone"] == 1
    desk.round(hours=48)
    assert server.paths().count("/gone") == server.paths().count("/picture") == 1


def test_what_robots_forbid_is_not_fetched(server: Server, desk: Desk):
    server.pages |= {
        "/robots.txt": Page(b"User-agent: *\nDisallow: /secret\n"),
        "/rss": feed("/secret/a", "/b"),
        "/b": report("Varnia answers"),
    }
    seen = desk.round()
    assert [fault.code for _, fault in seen.troubles] == ["D122"]
    assert server.paths() == ["/rss", "/b"]


def test_sitemaps_are_followed_and_old_pages_left(server: Server, desk: Desk):
    server.pages |= {
        "/rss": Page(
            f"<sitemapindex><sitemap><loc>{server.url}/news.xml</loc></sitemap></sitemapindex>".encode()
        ),
        "/news.xml": Page(
            f"<urlset><url><loc>{server.url}/a</loc><lastmod>2021-05-04</lastmod></url>"
            f"<url><loc>{server.url}/old</loc><lastmod>2019-01-01</lastmod></url></urlset>".encode()
        ),
        "/a": report("Varnia answers"),
        "/old": report("Long ago"),
    }
    desk.round()
    assert desk.titles() == ["Varnia answers"]


def test_a_watch_that_is_killed_before_a_page_was_kept_asks_for_it_again(server: Server, desk: Desk):
    server.pages |= {
        "/rss": feed("/a", "/b"),
        "/a": report("Varnia answers"),
        "/b": report("Ostland waits", "he knew"),
    }
    watcher = Watcher(desk.list, desk.store, Polite(Fetcher(None, 1.0, 2**20), 0.0), lambda: desk.now)
    seen = Round()
    watcher.ask_feeds(seen)
    pages = watcher.pages(seen)
    next(pages)
    pages.close()
    desk.round()
    assert desk.titles() == ["Ostland waits", "Varnia answers"]


def test_a_watch_that_is_asked_to_stop_does_so_between_two_pages(server: Server, desk: Desk):
    server.pages |= {
        "/rss": feed("/a", "/b"),
        "/a": report("Varnia answers"),
        "/b": report("Ostland waits", "he knew"),
    }
    stop = [False]
    watcher = Watcher(
        desk.list, desk.store, Polite(Fetcher(None, 1.0, 2**20), 0.0), lambda: desk.now, lambda: stop[0]
    )
    seen = Round()
    watcher.ask_feeds(seen)
    for _ in watcher.pages(seen):
        stop[0] = True
    assert len(server.paths()) == 2
