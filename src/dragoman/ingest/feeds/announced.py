"""What a feed or a sitemap announces: addresses of pages, with title and day where it tells them."""

import io
from calendar import timegm
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit, urlunsplit

import feedparser
from lxml import etree

from dragoman.ingest.dates import edtf_of
from dragoman.ingest.feeds.faults import BadFeed
from dragoman.ingest.given import stated
from dragoman.record.times import bounds

MOST = 10_000
"""Pages taken from one feed or sitemap; sitemaps hold at most 50,000, of which the newest matter."""


@dataclass(frozen=True, slots=True)
class Announced:
    """A page that a feed announces.

    `published` is as the feed writes it; `changed` is the latest moment that it names for the page, and
    `sitemap` says that the address is of another sitemap.
    """

    url: str
    title: str | None = None
    published: str | None = None
    changed: datetime | None = None
    sitemap: bool = False


def announced_in(content: bytes, url: str, content_type: str | None = None) -> tuple[Announced, ...]:
    """Read what is announced under `url`, without doubles, the latest first where it is dated.

    Raises `BadFeed` where the bytes are neither a feed (RSS, Atom) nor a sitemap. A feed that breaks off
    gives what it has.
    """
    root = _root(content)
    if root in ("urlset", "sitemapindex"):
        found = list(_in_sitemap(content, root == "sitemapindex"))
    else:
        headers = {"content-location": url, **({"content-type": content_type} if content_type else {})}
        feed = feedparser.parse(io.BytesIO(content), response_headers=headers, sanitize_html=False)
        if not feed.version and not feed.entries:
            raise BadFeed(f"{url} is neither a feed nor a sitemap")
        found = list(_in_feed(feed, url))
    once: dict[str, Announced] = {}
    for one in found:
        once.setdefault(one.url, one)
    dated = sorted(
        once.values(), key=lambda one: one.changed.timestamp() if one.changed else 0.0, reverse=True
    )
    return tuple(dated[:MOST])


def _in_feed(feed: feedparser.FeedParserDict, base: str) -> Iterator[Announced]:
    for entry in feed.entries:
        url = _address(entry.get("link") or _permalink(entry), base)
        if url is None:
            continue
        moments = [
            datetime.fromtimestamp(timegm(moment), UTC)
            for name in ("published_parsed", "updated_parsed")
            if dict.__contains__(entry, name) and (moment := entry[name]) is not None
        ]
        yield Announced(
            url,
            stated(_text(entry.get("title"))),
            stated(entry.get("published")),
            max(moments, default=None),
        )


def _permalink(entry: feedparser.FeedParserDict) -> str | None:
    named: str | None = entry.get("id")
    return named if entry.get("guidislink", True) else None


def _text(markup: str | None) -> str | None:
    """A title without the tags that some feeds put into it."""
    if markup is None or "<" not in markup:
        return markup
    node = etree.HTML(f"<p>{markup}</p>")
    return "".join(map(str, node.itertext()))


def _in_sitemap(content: bytes, index: bool) -> Iterator[Announced]:
    entry = "sitemap" if index else "url"
    try:
        for _, node in etree.iterparse(
            io.BytesIO(content), tag=f"{{*}}{entry}", recover=True, resolve_entities=False, no_network=True
        ):
            said = {etree.QName(child).localname: (child.text or "").strip() for child in node.iter("{*}*")}
            node.clear()
            url = _address(said.get("loc"), None)
            if url is not None:
                published = said.get("publication_date") or None
                changed = max(
                    (m for m in map(_moment, (said.get("lastmod"), published)) if m is not None), default=None
                )
                yield Announced(url, stated(said.get("title")), published, changed, sitemap=index)
    except etree.XMLSyntaxError:
        return  # what came before the damage stands


def _root(content: bytes) -> str | None:
    try:
        for _, node in etree.iterparse(
            io.BytesIO(content), events=("start",), recover=True, resolve_entities=False, no_network=True
        ):
            return str(etree.QName(node).localname)
    except (etree.XMLSyntaxError, ValueError):
        return None
    return None


def _address(said: str | None, base: str | None) -> str | None:
    """A whole http address without a fragment, or None."""
    if not said or len(said) > 2000:
        return None
    try:
        parts = urlsplit(urljoin(base, said.strip()) if base else said.strip())
        if parts.scheme not in ("http", "https") or not parts.hostname:
            return None
    except ValueError:
        return None
    return urlunsplit(parts._replace(fragment=""))


def _moment(said: str | None) -> datetime | None:
    if not said:
        return None
    try:
        moment = datetime.fromisoformat(said)
    except ValueError:
        edtf = edtf_of(said)
        if edtf is None:
            return None
        moment = datetime.fromisoformat(str(bounds(edtf)[1]))
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
