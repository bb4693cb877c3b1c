"""Who signs an article, where its page shows it in a line of its own only: "By Mara Venn | Published: …".

Believed is what is marked as a byline by its class, `rel` or `itemprop`, or opens with "By", and names
people by its form; and only if all such lines outside the page's frame name the same. What fooled us:
teasers of other reports, which carry bylines as well.
"""

import re

from lxml.html import HtmlElement

from dragoman.ingest.credits import byline_names, is_names, is_stamp
from dragoman.ingest.dated_lines import within_page

_LONGEST = 160
_FEW = 8  # elements that such a line can be made of
_MARKED = re.compile(r"\b(?:byline|author)\b", re.IGNORECASE)
_DIVIDER = re.compile(r"\s*[|•·–—]\s*|\s+-\s+")


def shown_byline(tree: HtmlElement) -> str | None:
    """Give the names in the page's bylines, without "By"; None if there are none, or several."""
    found = {names for element in within_page(tree) if (names := _names(element)) is not None}
    return found.pop() if len(found) == 1 else None


def _names(element: HtmlElement) -> str | None:
    if len(element) > _FEW:
        return None
    line = " ".join(element.text_content().split())
    if not 5 <= len(line) <= _LONGEST:
        return None
    parts = [part for part in _DIVIDER.split(line) if part]
    first = parts[0] if parts and all(is_stamp(part) for part in parts[1:]) else line
    if first[:3].casefold() == "by ":
        return byline_names(first)
    marked = " ".join(element.get(name) or "" for name in ("class", "rel", "itemprop"))
    return first if _MARKED.search(marked) and is_names(first) else None
