"""From an article as handed over to an article of the record."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import assert_never

from dragoman.ingest.blocks import plain
from dragoman.ingest.dates import edtf_of
from dragoman.ingest.encoding import decode, lines_as_one_kind, lost
from dragoman.ingest.english import language_of
from dragoman.ingest.faults import Blank, NotEnglish, TooLarge, Undecodable
from dragoman.ingest.given import Given
from dragoman.ingest.layout import Layout
from dragoman.ingest.mail import read_mail
from dragoman.ingest.metadata import registered_domain
from dragoman.ingest.page import read_page
from dragoman.ingest.publication import publication_date
from dragoman.ingest.reading import Reading
from dragoman.ingest.recurring import RecurringLines
from dragoman.ingest.rows import parse_row
from dragoman.ingest.structure import lay_out
from dragoman.record.article import Article
from dragoman.record.faults import Fault
from dragoman.record.spans import span_of
from dragoman.record.times import When

_SPOILT = 0.01  # share of replacement characters from which a text is none
LONGEST_TEXT = 10_000_000  # code points of one article
_HEAD = 4000  # code points of a text in which its first lines stand
_TOP = 6  # lines among which a title is sought


def make_article(given: Given, read_on: date, recurring: RecurringLines | None = None) -> Article:
    """Read one article: decode it, take its text off the page, lay it out, and date it.

    `read_on` is the day of reading: no article is younger, nor younger than the day on which it was
    fetched. `recurring` are the lines known to come back in articles of one outlet. The same arguments give
    the same article everywhere. What is told of an article (row, sidecar, URL list) goes before what its
    page says, and that before what its text says.

    Raise an ingest fault (D104–D110) for what is no English article.
    """
    try:
        return _made(given, min(read_on, given.fetched or read_on), recurring)
    except Fault as fault:
        raise type(fault)(f"{given.source}: {fault.found}") from fault


def _made(given: Given, read_on: date, recurring: RecurringLines | None) -> Article:
    reading = _read(given, read_on)
    if reading.text.count("\ufffd") > len(reading.text) * _SPOILT:
        raise Undecodable("its text was spoilt before it came here: it is full of replacement characters")
    if len(reading.text) > LONGEST_TEXT:
        raise TooLarge(f"its text has {len(reading.text):,} code points")
    told, found = given.told, reading.found
    outlet = told.outlet or found.outlet
    text, title = with_title(reading.text, told.title or found.title)
    if not any(map(str.isalpha, text)):
        raise Blank("it has no words")
    layout = lay_out(text, title=title, outlet=outlet, recurring=recurring)
    language = language_of(_body(text, layout))
    if language not in (None, "en"):
        raise NotEnglish(f"its language seems to be {language!r}")
    return Article(
        id=given.id,
        source=given.source,
        sha256=given.sha256,
        outlet=outlet or layout.outlet or registered_domain(told.url or found.url),
        agency=layout.agency,
        title=layout.title or title,
        byline=told.byline or found.byline or layout.byline,
        dateline=layout.dateline,
        published=_published(told.published or found.published, given, text, layout, read_on),
        language=language,
        text=text,
        blocks=layout.blocks,
    )


def _read(given: Given, read_on: date) -> Reading:
    page = page_of(given)
    reading = (
        Reading(_text_of(given))
        if page is None
        else read_page(decode(page, declared=True), given.told.url, read_on)
    )
    if given.form in ("html", "text") and lost(reading.text, given.content):
        raise Undecodable("a character of its text was cut in the middle")
    if given.form != "email":
        return reading
    sent = read_mail(given.content).told
    return Reading(reading.text, replace(sent, url=reading.found.url, byline=reading.found.byline))


def _text_of(given: Given) -> str:
    if given.form == "row":
        return lines_as_one_kind(parse_row(given.content)["text"])
    if given.form == "email":
        return read_mail(given.content).text or ""
    return decode(given.content)


def page_of(given: Given) -> bytes | None:
    """The HTML page that the article's text is taken from, or None where the text came as text.

    Of a file these are its bytes; of a row or a mail it is the page in it, in UTF-8. `trace` takes it.
    Raise an ingest fault for a row or a mail that cannot be read.
    """
    match given.form:
        case "html":
            return given.content
        case "text":
            return None
        case "row":
            row = parse_row(given.content)
            page = None if (row.get("text") or "").strip() else row["html"]
        case "email":
            page = read_mail(given.content).page
        case _:
            assert_never(given.form)
    return None if page is None else lines_as_one_kind(page).encode()


def with_title(text: str, title: str | None) -> tuple[str, str | None]:
    """Put a title that came apart before the text, with an empty line between; return both.

    A text that has the title as one of its first lines, under a kicker or a deck as pages have it, is left
    as it is; case and quotation marks may differ, and the title is then returned as the text writes it.
    """
    if title is None:
        return text, None
    wanted = plain(title)
    for line in _first_lines(text):
        if plain(line) == wanted:
            return text, line
    return f"{title}\n\n{text}", title


def _first_lines(text: str) -> Iterator[str]:
    lines = (line.strip() for line in text[:_HEAD].split("\n"))
    return islice((line for line in lines if line), _TOP)


def _body(text: str, layout: Layout) -> str:
    """The report itself, as far as one page of it, to tell its language by."""
    parts = [text[block.start : block.end] for block in layout.blocks if block.kind == "body"]
    return "\n".join(parts[:20]) or text


def _published(written: str | None, given: Given, text: str, layout: Layout, read_on: date) -> When | None:
    """When the article was published: as told, else as its text gives it.

    A date that is told and cannot be read is kept as words without a day, unless the text gives the day.
    """
    if written is not None and (edtf := edtf_of(written)) is not None:
        return When(edtf, written, None, "metadata")
    shown = publication_date(layout, text, read_on, given.fetched)
    if shown is not None:
        span = span_of(given.id, text, shown.start, shown.end)
        return When(shown.edtf, span.exact, span, shown.basis)
    return None if written is None else When(None, written, None, "metadata")
