"""What a page says of its article in JSON-LD (schema.org), as publishers write it for search engines.

Real pages have it broken: several articles on one page, arrays in arrays, `@graph`, comments and trailing
commas inside the JSON, HTML entities inside its strings. An article that cannot be told from its
neighbours' is not taken.
"""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from lxml.html import HtmlElement

from dragoman.ingest.given import Told, stated

_ARTICLES = (
    "newsarticle",
    "reportagenewsarticle",
    "analysisnewsarticle",
    "backgroundnewsarticle",
    "opinionnewsarticle",
    "askpublicnewsarticle",
    "reviewnewsarticle",
    "liveblogposting",
    "article",
    "blogposting",
    "socialmediaposting",
    "techarticle",
    "scholarlyarticle",
    "report",
)
_PAGES = ("webpage", "itempage")
_DEEPEST = 12  # levels of nesting looked into
_WRAPPING = re.compile(r"^\s*(?://)?\s*(?:<!\[CDATA\[|<!--)|(?://)?\s*(?:\]\]>|-->)\s*;?\s*$")
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
Node = dict[str, Any]


def told_by_linked_data(tree: HtmlElement, title: str | None, url: str | None) -> Told:
    """Say what the page's JSON-LD tells of the article whose title and URL the page names elsewhere."""
    nodes = [node for script in _scripts(tree) for node in _nodes(script, 0)]
    by_id = {name: node for node in nodes if isinstance(name := node.get("@id"), str) and len(node) > 1}
    article = _the_article(nodes, title, url)
    if article is None:
        pages = [node for node in nodes if _types(node) & set(_PAGES)]
        published = _text(pages[0].get("datePublished")) if len(pages) == 1 else None
        return Told(published=published)
    return Told(
        url=_address(article),
        title=_text(article.get("headline")) or _text(article.get("name")),
        published=_text(article.get("datePublished")),
        outlet=_names(article.get("publisher"), by_id) or _names(article.get("sourceOrganization"), by_id),
        byline=_names(article.get("author"), by_id) or _names(article.get("creator"), by_id),
    )


def _the_article(nodes: list[Node], title: str | None, url: str | None) -> Node | None:
    articles = [node for node in nodes if _types(node) & set(_ARTICLES)]
    if len(articles) <= 1:
        return articles[0] if articles else None
    for same in (
        [node for node in articles if url is not None and _bare(_address(node)) == _bare(url)],
        [node for node in articles if title is not None and _alike(_text(node.get("headline")), title)],
    ):
        if same:
            return same[0]
    headlines = {_text(node.get("headline")) for node in articles}
    return articles[0] if len(headlines) == 1 else None


def _scripts(tree: HtmlElement) -> Iterator[object]:
    for script in tree.iter("script"):
        if (script.get("type") or "").partition(";")[0].strip().lower() != "application/ld+json":
            continue
        source = _WRAPPING.sub("", _WRAPPING.sub("", script.text or ""))
        for text in (source, _TRAILING_COMMA.sub(r"\1", source)):
            try:
                yield json.loads(text, strict=False)
            except (ValueError, RecursionError):
                continue
            break


def _nodes(value: object, depth: int) -> Iterator[Node]:
    """Every node that could be the page's article: of the list, of `@graph`, of a page's main entity.

    Not what an article mentions or is part of: related articles stand there.
    """
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(value.get(name), depth + 1)


def _types(node: Node) -> set[str]:
    kinds = node.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return {kind.rpartition("/")[2].lower() for kind in listed if isinstance(kind, str)}


def _text(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@value")
    return stated(unescape(value)) if isinstance(value, str) else None


def _names(value: object, by_id: dict[str, Node]) -> str | None:
    names: list[str] = []
    for one in value if isinstance(value, list) else [value]:
        node = (
            by_id.get(one["@id"], one) if isinstance(one, dict) and isinstance(one.get("@id"), str) else one
        )
        name = _text(node.get("name")) if isinstance(node, dict) else _text(node)
        if name is not None and not name.startswith(("http://", "https://", "#")) and name not in names:
            names.append(name)
    return ", ".join(names) or None


def _address(node: Node) -> str | None:
    main = node.get("mainEntityOfPage")
    for value in (node.get("url"), main.get("@id") if isinstance(main, dict) else main, node.get("@id")):
        text = _text(value)
        if text is not None and text.startswith(("http://", "https://")):
            return text
    return None


def _bare(url: str | None) -> str | None:
    """A URL without scheme, query, fragment and closing slash."""
    return re.sub(r"^https?://(?:www\.)?|[?#].*$", "", url).rstrip("/").casefold() if url else None


def _alike(one: str | None, other: str) -> bool:
    """Whether two titles are one, or one is the other with the outlet's name behind it."""
    if one is None:
        return False
    first, second = ("".join(filter(str.isalnum, title.casefold())) for title in (one, other))
    return bool(first) and (second.startswith(first) or first.startswith(second)) and bool(second)
