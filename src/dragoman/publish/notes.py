"""The notes of a printed brief: for each number the article, the place in it, and the exact words."""

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.publish.dates import in_words, shorter
from dragoman.publish.dossier import Dossier
from dragoman.publish.ledger import Place
from dragoman.publish.wording import number, one_line, shortened, shown

_WORDS_AT_MOST = 140


@dataclass(frozen=True, slots=True)
class Note:
    """One note: `where` counts the characters of the article's text, first to last."""

    place: Place
    outlet: str
    day: str
    where: str
    words: str
    link: str


def notes_of(places: Iterable[Place], dossier: Dossier) -> tuple[Note, ...]:
    """The notes by number."""
    return tuple(_note(place, dossier) for place in sorted(places, key=lambda place: place.note))


def _note(place: Place, dossier: Dossier) -> Note:
    article = dossier.article(place.article)
    published = article.published.edtf if article is not None and article.published else None
    spans = " and ".join(f"{number(span.start + 1)}–{number(span.end)}" for span in place.spans)
    words = " […] ".join(one_line(shown(span.exact)) for span in place.spans)
    return Note(
        place,
        place.outlet,
        shorter(in_words(published, weekday=False, clock=False)) if published else "undated",
        spans,
        shortened(words, _WORDS_AT_MOST),
        web_address(article.source) if article is not None else "",
    )


def web_address(source: str) -> str:
    """The source of an article if it is a page on the web; empty for a file or what could act."""
    plain = source.isprintable() and not any(c in source for c in " <>\"'`\\")
    return source if plain and source.startswith(("https://", "http://")) else ""
