"""Pairing quotation marks, paragraph by paragraph.

News text mixes straight and curly marks, opens with one and closes with the other, forgets to close, and
lets a quotation run over several paragraphs, each opened anew and only the last one closed. A straight
mark opens or closes according to the space around it.
"""

import re
from collections.abc import Sequence

from dragoman.language.parsed import Quotation

_MARKS = re.compile("[“”„«»\"]|``|''")
_SINGLE = re.compile(
    r"(?<![\w’'])[‘'](?=\w)[^‘'’\n]{2,400}?(?:\w[’'](?=\w)[^‘'’\n]{0,300}?)*[^\s‘'’][’'](?!\w)"
)
_OPENS_ONLY = {"“", "„", "«", "``"}
_STRAIGHT = {'"', "''"}  # two apostrophes open as well as close in some archives
_BEFORE_OPENING = set(" \t\u00a0\u2009\u202f([{—–-:/‘'…")


def _opens(text: str, at: int, after: int, start: int, end: int) -> bool:
    """Whether a straight mark at `at` looks like an opening one: space before it, none after it."""
    free_before = at == start or text[at - 1] in _BEFORE_OPENING
    return free_before and after < end and not text[after].isspace()


def _is_inch(text: str, at: int, start: int) -> bool:
    return at > start and text[at - 1].isdigit()


def find_quotations(text: str, start: int, end: int, next_opens: bool = False) -> tuple[Quotation, ...]:
    """Find the quotations of the paragraph `text[start:end]`.

    `next_opens` tells that the next paragraph begins with a quotation mark, which makes an open end here a
    quotation that carries on rather than a forgotten mark. Single marks count only in a paragraph without
    double ones, as British papers and headlines use them.
    """
    found: list[Quotation] = []
    opened: tuple[int, int] | None = None  # where the mark and the words begin
    for mark in _MARKS.finditer(text, start, end):
        sign, at, after = mark.group(), mark.start(), mark.end()
        if opened is None:
            if sign in _OPENS_ONLY or (sign in _STRAIGHT and _opens(text, at, after, start, end)):
                opened = (at, after)
            elif sign == "”" and _opens(text, at, after, start, end):
                opened = (at, after)  # a curly mark the wrong way round, at the beginning of words
            continue
        if sign in _OPENS_ONLY or (
            sign in _STRAIGHT and _opens(text, at, after, start, end) and text[at - 1].isspace()
        ):
            opened = (at, after)  # the earlier mark was never closed: trust the nearer one
            continue
        if sign == '"' and _is_inch(text, at, start) and _inch_unit_follows(text, after, end):
            continue
        _add(found, text, opened, at, after)
        opened = None
    if opened is not None and text[opened[1] : end].strip():
        stop = end - (len(text[opened[1] : end]) - len(text[opened[1] : end].rstrip()))
        found.append(Quotation(opened[0], stop, opened[1], stop, closed=False, carries_on=next_opens))
    if not found:
        found.extend(
            Quotation(match.start(), match.end(), match.start() + 1, match.end() - 1)
            for match in _SINGLE.finditer(text, start, end)
        )
    return tuple(found)


def _inch_unit_follows(text: str, after: int, end: int) -> bool:
    return text[after:end].lstrip().startswith(("x ", "by ", "pipe", "gun", "howitzer"))


def _add(found: list[Quotation], text: str, opened: tuple[int, int], at: int, after: int) -> None:
    inner = text[opened[1] : at]
    if not inner.strip():
        return
    inner_start = opened[1] + len(inner) - len(inner.lstrip())
    found.append(Quotation(opened[0], after, inner_start, inner_start + len(inner.strip())))


def begins_with_mark(text: str, start: int) -> bool:
    """Whether a paragraph begins with a quotation mark."""
    return _MARKS.match(text, start) is not None


def inside(quotations: Sequence[Quotation], position: int) -> Quotation | None:
    """Return the quotation that a position of the text lies in, if any."""
    return next((q for q in quotations if q.start <= position < q.end), None)
