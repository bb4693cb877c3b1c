"""The articles as sources for a bibliography: BibTeX and RIS.

An article with an outlet is an ``@article`` of it (``NEWS`` in RIS), any other ``@misc``. Its key is its id
in the record, so that a citation leads back to it. A byline is kept as it is written, apart from "By" and
from "and" between names: which of its words are a name, no rule can tell.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TextIO

from dragoman.publish.dossier import Dossier, title_of
from dragoman.publish.formats.given import NOTHING, Given
from dragoman.publish.wording import one_line
from dragoman.record import Article, Record

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_BY = re.compile(r"(?i)^by\s+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
_IN_URL = {"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"}


def write_bibtex(records: Iterable[Record], out: TextIO, given: Given = NOTHING) -> None:
    """Write the articles as BibTeX entries, by date of publication."""
    for article in _articles(records):
        kind = "article" if article.outlet else "misc"
        fields = ",\n".join(f"  {name} = {value}" for name, value in _bibtex(article, given.accessed))
        out.write(f"@{kind}{{{article.id},\n{fields}\n}}\n\n")


def write_ris(records: Iterable[Record], out: TextIO, given: Given = NOTHING) -> None:
    """Write the articles as RIS entries, by date of publication."""
    for article in _articles(records):
        for tag, value in _ris(article, given.accessed):
            out.write(f"{tag}  - {value}\r\n")
        out.write("ER  - \r\n\r\n")


def _articles(records: Iterable[Record]) -> tuple[Article, ...]:
    dossier = records if isinstance(records, Dossier) else Dossier.of(records)
    return dossier.articles


def _bibtex(article: Article, accessed: date | None) -> Iterator[tuple[str, str]]:
    yield "title", f"{{{{{_escaped(title_of(article))}}}}}"
    if authors := _authors(article):
        yield "author", f"{{{' and '.join(f'{{{_escaped(one)}}}' for one in authors)}}}"
    if article.outlet:
        yield "journal", f"{{{_escaped(article.outlet)}}}"
    year, month, day = _day(article)
    if year:
        yield "year", f"{{{year}}}"
    if month:
        yield "month", _MONTHS[int(month) - 1]
    if day:
        yield "date", f"{{{year}-{month}-{day}}}"
    if url := _url(article):
        yield "url", f"{{{url}}}"
        if accessed:
            yield "urldate", f"{{{accessed.isoformat()}}}"
    if article.language:
        yield "langid", f"{{{'english' if article.language == 'en' else _escaped(article.language)}}}"
    if note := _note(article):
        yield "note", f"{{{_escaped(note)}}}"


def _ris(article: Article, accessed: date | None) -> Iterator[tuple[str, str]]:
    yield "TY", "NEWS" if article.outlet else "GEN"
    yield "ID", article.id
    yield "TI", _clean(title_of(article))
    for author in _authors(article):
        yield "AU", _clean(author)
    if article.outlet:
        yield "T2", _clean(article.outlet)
    year, month, day = _day(article)
    if year:
        yield "PY", year
        yield "DA", f"{year}/{month}/{day}/"
    if url := _url(article):
        yield "UR", url
        if accessed:
            yield "Y2", f"{accessed:%Y/%m/%d}/"
    if article.language:
        yield "LA", _clean(article.language)
    if note := _note(article):
        yield "N1", _clean(note)


def _authors(article: Article) -> list[str]:
    byline = _BY.sub("", one_line(article.byline or ""))
    return [name for name in byline.split(" and ") if name]


def _day(article: Article) -> tuple[str, str, str]:
    """Year, month and day of publication, each empty where it is not known."""
    edtf = article.published.edtf if article.published else None
    if edtf is None or "/" in edtf:
        return "", "", ""
    year, month, day = (*edtf.rstrip("~?%").partition("T")[0].split("-"), "", "")[:3]
    return year, month, day


def _url(article: Article) -> str:
    """The article's URL; empty where its source is a path or a row's id."""
    if not article.source.startswith(("http://", "https://")):
        return ""
    return "".join(_IN_URL.get(sign, sign) for sign in _clean(article.source))


def _note(article: Article) -> str:
    parts = [
        article.agency or "",
        f"reprints {article.copy_of.article}" if article.copy_of else "",
        "" if _url(article) else f"read from {article.source}",
    ]
    return "; ".join(part for part in parts if part)


def _clean(text: str) -> str:
    """One line without control characters."""
    return _CONTROL.sub("", one_line(text))


def _escaped(text: str) -> str:
    """A text that TeX sets as it is written."""
    return "".join(_ESCAPES.get(sign, sign) for sign in _clean(text))
