"""What a page says of itself: title, outlet, byline, URL, and the day it was first published.

In this order: JSON-LD, meta tags, the lines it shows (of days, those `htmldate` finds as well). The date
of a change, the day of reading or a date that merely stands somewhere on the page is no date of publication.
"""

import re
from datetime import date, timedelta
from urllib.parse import urlsplit

from courlan import extract_domain
from htmldate import find_date
from lxml.html import HtmlElement

from dragoman.ingest.dated_lines import shown_days
from dragoman.ingest.dates import edtf_of
from dragoman.ingest.given import Told, stated
from dragoman.ingest.linked_data import told_by_linked_data
from dragoman.ingest.signed_lines import shown_byline
from dragoman.record.times import bounds

_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "article.published",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "pubdate",
    "publishdate",
    "publish_date",
    "publish-date",
    "publication_date",
    "citation_publication_date",
    "date",
)
_TITLE = ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "headline")
_BYLINE = (
    "author",
    "article:author",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
)
_OUTLET = ("og:site_name", "application-name", "publisher", "dc.publisher", "dcterms.publisher")
_DIVIDER = re.compile(r"\s+[-|–—·»:•]+\s+|\s*[|»]\s*")
# What software writes where a date is missing: the beginning of its own time.
_NO_DATES = ("0001-01-01", "1970-01-01", "1900-01-01")


def told_by_page(tree: HtmlElement, url: str | None, read_on: date) -> Told:
    """Say what a parsed page tells of its article. `read_on` bounds the date: nothing is read before it is
    published, but the zone may be a day ahead.
    """
    tags = _tags(tree)
    title = _first(tags, _TITLE)
    heading = _heading(tree)
    canonical = _canonical(tree) or stated(tags.get("og:url"))
    linked = told_by_linked_data(tree, title or heading, url or canonical)
    outlet = linked.outlet or _first(tags, _OUTLET[:1])
    return Told(
        url=canonical,
        title=_without_outlet(linked.title or title or heading or _head_title(tree), outlet),
        published=_published(tree, linked.published, tags, url or canonical, read_on),
        outlet=outlet or _first(tags, _OUTLET[1:]),
        byline=_person(
            linked.byline or _byline(tags) or shown_byline(tree), outlet, registered_domain(url or canonical)
        ),
    )


def registered_domain(url: str | None) -> str | None:
    """The registered domain of a URL (``bbc.co.uk`` of ``https://news.bbc.co.uk/x``), or None.

    Of a host under no public suffix (an archive's own server) the whole host without ``www.``.
    """
    if url is None or not url.startswith(("http://", "https://")):
        return None
    if domain := extract_domain(url):
        return domain
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return None
    return host.removeprefix("www.") if "." in host else None


def _tags(tree: HtmlElement) -> dict[str, str]:
    """The page's meta tags: the first that says something of each name.

    Microdata (`itemprop`) stands also at what an article cites; it counts where the page is of one mind.
    """
    tags: dict[str, str] = {}
    microdata: dict[str, set[str]] = {}
    for tag in tree.iter("meta"):
        content = stated(tag.get("content"))
        if content is None:
            continue
        for attribute in ("property", "name"):
            if name := (tag.get(attribute) or "").strip().lower():
                tags.setdefault(name, content)
        if name := (tag.get("itemprop") or "").strip().lower():
            microdata.setdefault(name, set()).add(content)
    for name, contents in microdata.items():
        if len(contents) == 1:
            tags.setdefault(name, contents.pop())
    return tags


def _first(tags: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((tags[name] for name in names if name in tags), None)


def _byline(tags: dict[str, str]) -> str | None:
    """The author that the tags name; social networks want a URL there, which is none."""
    return next(
        (tags[name] for name in _BYLINE if name in tags and not re.match(r"https?://|@|www\.", tags[name])),
        None,
    )


def _person(byline: str | None, outlet: str | None, domain: str | None) -> str | None:
    """A byline, unless it is only the outlet again, as where an article is by the desk."""
    again = {name.casefold() for name in (outlet, domain) if name is not None}
    return None if byline is None or byline.casefold() in again else byline


def _heading(tree: HtmlElement) -> str | None:
    headings = [stated(heading.text_content()) for heading in tree.iter("h1")]
    said = {heading for heading in headings if heading is not None}
    return said.pop() if len(said) == 1 else None


def _head_title(tree: HtmlElement) -> str | None:
    return next((stated(title.text_content()) for title in tree.iter("title")), None)


def _canonical(tree: HtmlElement) -> str | None:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            url = stated(link.get("href"))
            if url is not None and url.startswith(("http://", "https://")):
                return url
    return None


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    """Take the outlet's own name off the end of a title ("Ferry hit | Ostland Courier")."""
    if title is None or outlet is None:
        return title
    for divider in reversed(list(_DIVIDER.finditer(title))):
        if title[divider.end() :].casefold() == outlet.casefold():
            return title[: divider.start()] or title
    return title


def _published(
    tree: HtmlElement, linked: str | None, tags: dict[str, str], url: str | None, read_on: date
) -> str | None:
    latest = (read_on + timedelta(days=1)).isoformat()
    for written in (linked, *(tags.get(name) for name in _PUBLISHED)):
        if written is not None and _is_possible(written, latest):
            return written
    found = find_date(tree, extensive_search=False, original_date=True, url=url, max_date=latest)
    return found if found is not None and _is_possible(found, latest) and found in shown_days(tree) else None


def _is_possible(written: str, latest: str) -> bool:
    edtf = edtf_of(written)
    if edtf is None:
        return False
    day = bounds(edtf)[0]
    return day <= latest and day not in _NO_DATES
