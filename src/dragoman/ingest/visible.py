"""The characters of a page that a reader can see, each with its place in the page's source."""

import html
import re
from array import array
from dataclasses import dataclass, field

_MARKUP = re.compile(
    r"<!--.*?(?:-->|$)"
    r"|<(?P<raw>script|style|template|textarea|iframe)\b(?P<attributes>[^>]*)>"
    r"(?P<inside>.*?)(?:</(?P=raw)\s*>|$)"
    r"|(?P<tag><[!?/a-zA-Z](?:[^<>\"']|\"[^\"]{0,20000}\"|'[^']{0,20000}')*>|<[!?/a-zA-Z][^>]*>)"
    r"|(?P<entity>&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?)"
    r"|(?P<text>[^<&]+|.)",
    re.DOTALL | re.IGNORECASE,
)
_TITLE_TAG = re.compile(
    r"<meta\b(?=[^>]*(?:title|headline))[^>]*?\bcontent\s*=\s*(?:\"([^\"]*)\"|'([^']*)')",
    re.IGNORECASE | re.DOTALL,
)
_HEADLINE = re.compile(r"\"(?:headline|name|alternativeHeadline)\"\s*:\s*\"((?:[^\"\\]|\\.)*)\"", re.DOTALL)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
_ESCAPE = re.compile(
    r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
    r"|(?:\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|\\u[0-9a-fA-F]{4}|\\.",
    re.DOTALL,
)
# White space, and what parsers drop or readers cannot see.
_UNSEEN = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufffd]+")
_SHORT_ESCAPES = {"\\n": "\n", "\\t": "\t", "\\r": "\r", "\\b": "\b", "\\f": "\f"}


@dataclass(slots=True)
class Visible:
    """Visible characters, and where each starts and ends in the source they are from.

    `said` is where the page's own text ends: behind it come the titles that stand only in attributes and in
    JSON-LD. An entity that stands for two characters is the source of both.
    """

    characters: str = ""
    starts: "array[int]" = field(default_factory=lambda: array("l"))
    ends: "array[int]" = field(default_factory=lambda: array("l"))
    said: int = 0
    _parts: list[str] = field(default_factory=list)

    def add(self, source: str, start: int, end: int) -> None:
        """Add a stretch of source that stands for itself."""
        at = start
        while at < end:
            unseen = _UNSEEN.search(source, at, end)
            stop = unseen.start() if unseen else end
            self._parts.append(source[at:stop])
            self.starts.extend(range(at, stop))
            self.ends.extend(range(at + 1, stop + 1))
            at = unseen.end() if unseen else end

    def add_for(self, stands_for: str, start: int, end: int) -> None:
        """Add a stretch of source (an entity, an escape) that stands for other characters."""
        for character in _UNSEEN.sub("", stands_for):
            self._parts.append(character)
            self.starts.append(start)
            self.ends.append(end)

    def finish(self) -> "Visible":
        """Join what was added."""
        self.characters = "".join(self._parts)
        self._parts = []
        self.said = self.said or len(self.characters)
        return self


def visible_in_text(text: str) -> Visible:
    """The visible characters of a plain text."""
    visible = Visible()
    visible.add(text, 0, len(text))
    return visible.finish()


def visible_in_page(page: str) -> Visible:
    """The visible characters of a decoded page: its text, then titles from attributes and JSON-LD."""
    visible = Visible()
    scripts: list[tuple[int, int]] = []
    tags: list[tuple[int, int]] = []
    for found in _MARKUP.finditer(page):
        kind = found.lastgroup
        if kind == "text":
            visible.add(page, found.start(), found.end())
        elif kind == "entity":
            visible.add_for(html.unescape(found[0]), found.start(), found.end())
        elif found["inside"] is not None and "ld+json" in found["attributes"].lower():
            scripts.append(found.span("inside"))
        elif kind == "tag" and found[0][:5].lower() == "<meta":
            tags.append(found.span())
    visible.said = len(visible.starts)
    for start, end in tags:
        if (title := _TITLE_TAG.match(page, start, end)) is not None:
            _add_coded(visible, page, title.span(1 if title[1] is not None else 2), _ENTITY)
    for start, end in scripts:
        for headline in _HEADLINE.finditer(page, start, end):
            _add_coded(visible, page, headline.span(1), _ESCAPE)
    said = visible.said
    visible.finish()
    visible.said = said
    return visible


def _add_coded(visible: Visible, page: str, where: tuple[int, int], code: re.Pattern[str]) -> None:
    at, end = where
    for coded in code.finditer(page, at, end):
        visible.add(page, at, coded.start())
        visible.add_for(_meaning(coded[0]), coded.start(), coded.end())
        at = coded.end()
    visible.add(page, at, end)


def _meaning(coded: str) -> str:
    if coded.startswith("&"):
        return html.unescape(coded)
    if coded.startswith("\\u"):
        units = b"".join(int(unit, 16).to_bytes(2, "big") for unit in coded.split("\\u")[1:])
        return units.decode("utf-16-be", "replace")
    return _SHORT_ESCAPES.get(coded, coded[1:])
