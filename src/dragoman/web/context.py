"""A record's words in the passage of the article that they stand in."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dragoman.publish.dossier import Dossier
from dragoman.publish.marked import escaped
from dragoman.record import Article, Record, Span
from dragoman.web.book import words_of
from dragoman.web.entries import Source, source

_AROUND = 260
_PLACES = 4  # of one article: its page has all
_GAP = 700  # characters between two pieces of words beyond which what stands between them is left out


@dataclass(frozen=True, slots=True)
class InContext:
    """The passage as HTML, its language, where it stands, and how many more places the article has."""

    html: Markup
    lang: str | None
    source: Source
    further: int = 0


def in_context(record: Record, dossier: Dossier) -> tuple[InContext, ...]:
    """The words of a record where they stand, one passage for each article that carries it."""
    held: dict[str, list[Span]] = {}
    for span in words_of(record):
        held.setdefault(span.article, []).append(span)
    found = []
    for id_, spans in held.items():
        article = dossier.article(id_)
        if article is not None and article.text:
            ordered = sorted(spans, key=lambda span: span.start)
            told = Markup(_passage(article, ordered[:_PLACES]))
            further = len(ordered[_PLACES:])
            found.append(InContext(told, article.language, source(ordered[0], dossier), further))
    return tuple(found)


def _passage(article: Article, spans: Sequence[Span]) -> str:
    text = article.text
    at = _begin(text, spans[0].start)
    told = "… " if text[:at].strip() else ""
    for span in spans:
        start = max(at, span.start)
        if start >= span.end:
            continue
        between = text[at:start]
        if len(between) > _GAP:
            told += escaped(text[at : _end(text, at)]) + " […] " + escaped(text[_begin(text, start) : start])
        else:
            told += escaped(between)
        told += f"<mark>{escaped(text[start : span.end])}</mark>"
        at = span.end
    end = _end(text, at)
    return told + escaped(text[at:end]) + (" …" if text[end:].strip() else "")


def _begin(text: str, at: int) -> int:
    """Where to begin before some words: at their line, or a blank not too far before them."""
    line = text.rfind("\n", 0, at) + 1
    if at - line <= _AROUND:
        return line
    blank = text.find(" ", at - _AROUND, at)
    return blank + 1 if blank >= 0 else at - _AROUND


def _end(text: str, at: int) -> int:
    line = text.find("\n", at)
    line = len(text) if line < 0 else line
    if line - at <= _AROUND:
        return line
    blank = text.rfind(" ", at, at + _AROUND)
    return blank if blank >= 0 else at + _AROUND
