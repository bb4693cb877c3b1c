"""Days that stand alone in a line of a page, as over an article: "Published: 6 May 2031".

`htmldate` finds more days than it should: of 100 that it finds without JSON-LD and meta tags 73 are
right; for the others it took an update, a retrieval, or any date of the page. So what it finds is believed
only if the page shows that day in a line of its own which does not say that it is something else.
"""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from dragoman.ingest.dates import edtf_of

_LONGEST = 70  # characters of such a line
_ELSEWHERE = frozenset(
    {"footer", "nav", "aside", "form", "script", "style", "noscript", "select", "template"}
)
_OTHER = re.compile(
    r"updat|modif|retriev|access|revis|correct|review|last\b|today|copyright|©|aktualis|comment|reply|expire|until",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:(?:first\s+)?(?:published|posted|issued|released|filed|created|date|by\s[^|•·–—]{3,40}[|•·–—])"
    r"(?:\s+(?:on|at))?\s*[:|•·–—-]?\s*|[|•·–—-]\s*)+",
    re.IGNORECASE,
)
_TAIL = re.compile(r"\s*[|•·–—]\s*[^|•·–—]*$")
_FEW = 6  # elements that a line can be made of


def shown_days(tree: HtmlElement) -> set[str]:
    """Give the days, ``YYYY-MM-DD``, that stand alone in lines outside the page's frame."""
    days = set()
    for element in within_page(tree):
        found = {*_days(element), *_day(element.tail)}
        if found and not _is_other(element):
            days |= found
    return days


def within_page(element: HtmlElement) -> Iterator[HtmlElement]:
    """The elements of a page without those of its frame, children after parents."""
    waiting = [element]
    while waiting:
        here = waiting.pop()
        if isinstance(here.tag, str) and here.tag not in _ELSEWHERE:
            yield here
            waiting.extend(here)


def _days(element: HtmlElement) -> Iterator[str]:
    if element.tag == "time":
        yield from _day(element.get("datetime"))
    yield from _day(element.text)
    if 0 < len(element) <= _FEW:
        yield from _day(element.text_content())


def _day(text: str | None) -> Iterator[str]:
    """The day that is all that a line says, if it is one."""
    if text is None or not any(map(str.isdigit, text[:200])):
        return
    line = " ".join(text.split())
    if len(line) > _LONGEST or _OTHER.search(line):
        return
    bare = _LEAD.sub("", line)
    for said in (bare, _TAIL.sub("", bare)):
        edtf = edtf_of(said)
        if edtf is not None and len(edtf) >= 10 and not said.isdigit():
            yield edtf[:10]
            return


def _is_other(element: HtmlElement) -> bool:
    """Whether an element or what holds it says that its day is one of change or the like."""
    parent = element.getparent()
    for one in (element, parent) if parent is not None else (element,):
        if _OTHER.search(" ".join(one.get(name) or "" for name in ("itemprop", "class", "id", "property"))):
            return True
    if parent is None or len(own := parent.text_content()) > _LONGEST:
        return False
    return _OTHER.search(own) is not None
