"""From an HTML page to the text of its article.

The text is what trafilatura takes for the article, one paragraph a block with an empty line between, so
that headings, list items and quotations keep standing apart. The words are the page's, in its order.
"""

import logging
from collections.abc import Iterator
from datetime import date

from lxml.etree import _Element
from lxml.html import HtmlElement
from trafilatura import bare_extraction, load_html
from trafilatura.settings import Document

from dragoman.ingest.faults import NoTextOnPage
from dragoman.ingest.metadata import told_by_page
from dragoman.ingest.reading import Reading

# What the libraries would write on the terminal about a page is told by our faults, once.
for _library in ("trafilatura", "htmldate", "courlan"):
    logging.getLogger(_library).addHandler(logging.NullHandler())

_BLOCKS = frozenset({"p", "head", "list", "item", "quote", "row", "table", "code", "div", "ab", "fw", "body"})


def read_page(page: str, url: str | None, read_on: date) -> Reading:
    """Read a decoded page: its article's text, and what the page says of it.

    Raise `NoTextOnPage` where it holds no article: an index, a film, a page that only a script fills.
    """
    try:
        tree = load_html(_whole(page))
        if tree is None:
            raise NoTextOnPage("it is not HTML")
        found = told_by_page(tree, url, read_on)
        text = _text(tree)
    except (ValueError, TypeError, AttributeError, AssertionError, LookupError, RecursionError) as error:
        # What the libraries raise on broken pages; they promise nothing about it.
        raise NoTextOnPage(f"its HTML is broken beyond reading ({type(error).__name__})") from error
    if not text.strip():
        raise NoTextOnPage("it has no article text")
    return Reading(text, found)


def _whole(page: str) -> str:
    """A fragment, as rows of JSON Lines often have, made a page: trafilatura refuses a lone element."""
    head = page[:4000].lower()
    return page if "<html" in head or "<body" in head else f"<html><body>{page}</body></html>"


def _text(tree: HtmlElement) -> str:
    article = bare_extraction(tree, include_comments=False, include_tables=True, with_metadata=False)
    if not isinstance(article, Document):
        return ""
    return "\n\n".join(_paragraphs(article.body))


def _paragraphs(body: _Element) -> Iterator[str]:
    paragraph: list[str] = []
    for piece in _pieces(body):
        if piece is not None:
            paragraph.append(piece)
            continue
        yield from _lines(paragraph)
        paragraph = []
    yield from _lines(paragraph)


def _lines(pieces: list[str]) -> Iterator[str]:
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\v"))
    if text := "\n".join(line for line in lines if line):
        yield text


def _pieces(element: _Element) -> Iterator[str | None]:
    """The words under an element in order; None where a paragraph ends, ``\\v`` where a line does."""
    block = element.tag in _BLOCKS
    if block:
        yield None
    if element.text:
        yield element.text
    for child in element:
        if isinstance(child.tag, str):
            yield from _pieces(child)
            if child.tag == "lb":
                yield "\v"
            elif child.tag == "cell":
                yield "\t"
        if child.tail:
            yield child.tail
    if block:
        yield None
