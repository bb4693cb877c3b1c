"""Whose words an outlet quotes: "State television quoted Lund as saying that …" is what Lund said.

The one who quotes did not say it, and neither did "the Gazette, citing two officials": both are what it came
through. Passive and active, before and after the words.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from dragoman.extract.attribution import Attribution, Ends

_WHO = r"(?P<who>(?!by\b)[^,.;:“”\"]{2,80}?)"
_AS_SAYING = (
    r"\s+as\s+(?:saying|having\s+said|stating|warning|telling\s+[\w ’']{2,30}?)(?:\s+that\b)?[:,]?\s*"
)
_QUOTES = re.compile(r"\b(?:quot|cit|report)(?:ed|es|ing|e)\Z", re.I)
_CONTENT = re.compile(_WHO + _AS_SAYING)
_ALONE = re.compile(_WHO + r"\s+as\s+saying[.,]?")
_AFTER = re.compile(r"\s+" + _WHO + r"\s+as\s+saying\b")
_BETWEEN = re.compile(
    r"\s+(?:\w+\s+)?(?:quoted|cited|reported|quotes|cites)\s+" + _WHO + r"\s+as\s+(?:saying|having)\b", re.S
)
_BY = re.compile(r"\b(?:is|was|were|been|are)\s+quoted\s+(?:\w+day\s+)?by\s+" + _WHO + r"\s+as\s+saying\Z")
_BY_AFTER = re.compile(r"\s+by\s+(?P<who>[^,.;:“”\"]{2,60}?)(?:\s+that\b|[:,]|\s+as\b|\s*\Z)")
_CITING = re.compile(r"(?P<outlet>[^,]{2,60}),?\s+(?:citing|quoting)\s+" + r"(?P<who>[^,]{2,80}),?\Z")


def speaker_behind(text: str, said: Attribution, is_outlet: Callable[[str], bool]) -> Attribution:
    """The attribution with the quoted speaker for its source, and who quoted in `via`."""
    if said.source is None or said.cue is None:
        return said
    for read in (_quoted_in_content, _quoted_after, _quoted_between, _quoted_by):
        found = read(text, said)
        if found is not None:
            return found
    citing = _CITING.match(text[slice(*said.source)])
    if citing is not None and is_outlet(citing["outlet"]):
        return _through(said, _at(citing, "who", said.source[0]), _at(citing, "outlet", said.source[0]))
    return said


def _at(match: re.Match[str], group: str, base: int) -> Ends:
    return base + match.start(group), base + match.end(group)


def _through(said: Attribution, who: Ends, outlet: Ends) -> Attribution:
    return replace(said, source=who, via=(outlet, *said.via))


def _quoted_in_content(text: str, said: Attribution) -> Attribution | None:
    """ "Quoted [Lund as saying that the strait …]"."""
    assert said.cue is not None and said.source is not None
    if not _QUOTES.search(text[slice(*said.cue)]):
        return None
    start, end = said.contents[0]
    alone = _ALONE.fullmatch(text, start, end)
    if alone is not None:
        return _before(text, said, alone)
    match = _CONTENT.match(text, start, end)
    if match is None or match.end() >= end:
        return None
    first = match.end()
    if text[first] in '“"' and text[end - 1 : end + 1].rstrip(" .")[-1:] in ("”", '"') and first + 1 < end:
        inner = text[first + 1 : end].rstrip('”" .,')
        contents = ((first + 1, first + 1 + len(inner)), *said.contents[1:])
    else:
        contents = ((first, end), *said.contents[1:])
    begins = text.index("as", match.end("who"))
    cue = begins, begins + len(text[begins:first].rstrip(" :,"))
    return replace(_through(said, _at(match, "who", 0), said.source), cue=cue, contents=contents)


def _before(text: str, said: Attribution, alone: re.Match[str]) -> Attribution | None:
    """ "The strait was closed, the Gazette quoted Lund as saying": the words stand before the source."""
    assert said.source is not None
    marks = ("\n", ". ", "” ", "? ")
    begun = max((at + len(m) for m in marks if (at := text.rfind(m, 0, said.source[0])) >= 0), default=0)
    words = text[begun : said.source[0]].rstrip(" ,")
    if len(words.split()) < 3:
        return None
    return replace(_through(said, _at(alone, "who", 0), said.source), contents=((begun, begun + len(words)),))


def _quoted_after(text: str, said: Attribution) -> Attribution | None:
    """ "…,” the radio quoted him as saying"."""
    assert said.cue is not None and said.source is not None
    match = _AFTER.match(text, said.cue[1]) if _QUOTES.search(text[slice(*said.cue)]) else None
    return _through(said, _at(match, "who", 0), said.source) if match is not None else None


def _quoted_between(text: str, said: Attribution) -> Attribution | None:
    """ "The agency cited Lund as saying …", where "saying" was taken for the cue."""
    assert said.cue is not None and said.source is not None
    match = _BETWEEN.match(text, said.source[1], said.cue[1])
    return _through(said, _at(match, "who", 0), said.source) if match is not None else None


def _quoted_by(text: str, said: Attribution) -> Attribution | None:
    """ "Lund was quoted by state media as saying", "was quoted as saying by state media"."""
    assert said.cue is not None and said.source is not None
    match = _BY.search(text, said.source[1], said.cue[1])
    if match is None and "quoted" in text[said.source[1] : said.cue[1]]:
        match = _BY_AFTER.match(text, said.cue[1])
    if match is None:
        return None
    return replace(said, via=(_at(match, "who", 0), *said.via))
