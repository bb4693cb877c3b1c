"""The brief as one page: a dossier that can be read on a screen, printed, and handed on.

The page needs no script and asks for nothing outside itself; a content security policy in it forbids both,
so that hostile text in an article stays text.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from dragoman.publish import palette
from dragoman.publish.book import Book, book
from dragoman.publish.ledger import Limits, Place, shown_by_article
from dragoman.publish.marked import Passage, text_as_html
from dragoman.publish.masthead import Row, row, rows
from dragoman.publish.notes import web_address
from dragoman.publish.plots import plot_style
from dragoman.publish.wording import capitalised, counted, number, shortened, shown
from dragoman.record import Record

_WORDS_AT_MOST = 700
_ROWS_IN_SIGHT = 24
"""Articles in the table before the rest is folded away; less than as many again is not worth folding."""
_HEAD_AT_MOST = 70


@dataclass(frozen=True, slots=True)
class Reprint:
    """An article on the page: its row, and its text with the record's words marked."""

    row: Row
    html: Markup
    lang: str | None


def brief_html(
    records: Iterable[Record],
    *,
    title: str | None = None,
    as_of: str | None = None,
    limits: Limits | None = None,
    because: Mapping[str, str] | None = None,
) -> str:
    """Write the brief of the records as one HTML page.

    `title` names the crisis; without one the page is named by its counts. `as_of` (EDTF) leaves out what
    was published later. Of an archive of any size the page holds as much as `limits` allow (those that fit
    the number of articles) and counts the rest. `because` says by id why joined records are one.
    """
    held = book(records, title, as_of, limits, because)
    bounds = held.limits
    articles = held.dossier.articles
    reprints = _reprints(held, shown_by_article(held.places), bounds)
    reprinted = {reprint.row.article.id for reprint in reprints}
    table = rows(held.dossier, held.said, bounds.rows, reprinted)
    in_sight = len(table) if len(table) < 2 * _ROWS_IN_SIGHT else _ROWS_IN_SIGHT
    page = _environment().get_template("brief.html")
    return page.render(
        book=held,
        head=held.head,
        style=_style(),
        running=_running_head(held.head.title),
        pieces=_pieces(reprints),
        tables=[table[:in_sight], table[in_sight:]],
        rows_left_out=len(articles) - len(table),
        reprints=reprints,
        reprinted=reprinted,
        texts_left_out=len(articles) - len(reprints),
        long=len(articles) > bounds.long,
    )


def _reprints(held: Book, places: Mapping[str, tuple[Place, ...]], limits: Limits) -> tuple[Reprint, ...]:
    """The articles shown in full: all of a few; of many, those whose words a line of the page points at."""
    dossier = held.dossier
    few = len(dossier.articles) <= limits.long
    found: list[Reprint] = []
    room = limits.characters
    for article in dossier.articles:
        here = places.get(article.id, ())
        if not (few or here) or len(found) >= limits.articles or len(article.text) > room:
            continue
        room -= len(article.text)
        html = text_as_html(article.text, article.blocks, _passages(here))
        found.append(Reprint(row(article, dossier, held.said.get(article.id, 0)), html, article.language))
    return tuple(found)


_LIT = "background:var(--struck);text-decoration:underline 2px var(--accent);text-underline-offset:.2em"
_LATER_PIECE = re.compile(r'<mark class="w-([A-Za-z0-9_-]+)">')


def _pieces(reprints: Iterable[Reprint]) -> Markup:
    """Style rules by which a link to words in several pieces makes all of them stand out, not only one."""
    keys = {key: None for reprint in reprints for key in _LATER_PIECE.findall(reprint.html)}
    rules = (f"main:has(#w-{key}:target) .w-{key}{{{_LIT}}}" for key in keys)
    return Markup("\n".join(rules))


def _running_head(title: str) -> Markup:
    """The head and foot of printed pages. The title is other people's words: none of its signs acts."""
    safe = "".join(
        c if c.isalnum() or c == " " else f"\\{ord(c):X} " for c in shortened(title, _HEAD_AT_MOST)
    )
    boxes = (
        '@top-left{content:"Dragoman brief";FORM}',
        f'@top-right{{content:"{safe}";FORM}}',
        '@bottom-right{content:counter(page) " / " counter(pages);FORM}',
    )
    form = f'font:8pt Arial,"Liberation Sans",sans-serif;color:{palette.PRINT["soft"]}'
    return Markup("@media print{@page{" + "".join(boxes).replace("FORM", form) + "}}")


def _passages(places: Iterable[Place]) -> Iterable[Passage]:
    for place in places:
        for span in place.spans:
            yield Passage(span.start, span.end, place.key, place.note)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("dragoman.publish"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        number=number, shown=shown, capitalised=capitalised, clip=_clip, unbroken=_unbroken, web=web_address
    )
    environment.globals.update(counted=counted)
    return environment


def _clip(words: str) -> str:
    """Cut a very long content; the closing quotation mark stays, and the note leads to the whole."""
    if len(words) <= _WORDS_AT_MOST:
        return words
    return shortened(words, _WORDS_AT_MOST) + ("”" if words.startswith("“") else "")


def _unbroken(text: str) -> str:
    """Keep a date on one line, which a heading would part."""
    dates = re.sub(r"(?<=\d) (?=[A-Z][a-z]+ \d{4}\b)|(?<=[a-z]) (?=\d{4}\b)", "\u00a0", text)
    return re.sub(r"(?<=\d)–(?=\d)", "\u2060–\u2060", dates).replace(" – ", "\u00a0– ")


@cache
def _style() -> Markup:
    css = resources.files("dragoman.publish").joinpath("templates/brief.css").read_text("utf-8")
    light, dark = palette.properties(palette.LIGHT), palette.properties(palette.DARK)
    schemes = (
        f":root{{{light}}}",
        f"@media (prefers-color-scheme:dark){{:root{{{dark}}}}}",
        f"@media print{{:root{{{palette.properties(palette.PRINT)}}}}}",
    )
    return Markup("\n".join((*schemes, css, plot_style())))
