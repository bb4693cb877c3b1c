"""Cutting a text into its paragraphs, and what it takes to compare two of them.

A paragraph is a line of the text without the white space at its edges. Mail and old archives break
lines at a fixed width; there a paragraph is the run of lines that one sentence flows through, or a
dateline would stand apart from its report and every line end would look like a crosshead.
"""

import re
from dataclasses import dataclass
from hashlib import blake2b

LONGEST_LABEL = 1200
"""Characters up to which a paragraph can be anything but body. Appeals of whole columns exist, pages
that put a report on one line are commoner, and looking at every word of those is what costs."""

_SPACE = re.compile(r"\s+")
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’)\]]*$")
_BROKEN_WIDTH = range(45, 101)
_QUOTES = (("“", '"'), ("”", '"'), ("„", '"'), ("«", '"'), ("»", '"'), ("‘", "'"), ("’", "'"))
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"
_EDGE = f" \t\n\r\f\v\u00a0\u2028\u2029{_INVISIBLE}"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: `start` to `end` in code points of the article's text, and its words."""

    start: int
    end: int
    words: str


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Cut the text into paragraphs, in order; every character that shows is in one.

    White space at their edges belongs to none, and neither do the marks without width that word
    processors and web pages leave there.
    """
    lines: list[tuple[int, int]] = []
    runs: list[list[tuple[int, int]]] = []
    at = 0
    for raw in text.split("\n"):
        stripped = raw.strip(_EDGE)
        if stripped:
            start = at + len(raw) - len(raw.lstrip(_EDGE))
            lines.append((start, start + len(stripped)))
        elif raw.strip():
            lines.append((at, at + len(raw)))
        elif lines:
            runs.append(lines)
            lines = []
        at += len(raw) + 1
    if lines:
        runs.append(lines)
    return tuple(
        Paragraph(start, end, text[start:end]) for run in runs for start, end in _unbroken(text, run)
    )


def _unbroken(text: str, run: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join the lines of a run if it was broken at a fixed width; leave it as it is if not.

    Broken: three lines or more, all but the last of one typewriter width, and most of them ending in
    the middle of a sentence. One line an item, as in tables and lists, does not have one width.
    """
    if len(run) < 3:
        return run
    inner = run[:-1]
    if not all(end - start in _BROKEN_WIDTH for start, end in inner):
        return run
    open_ends = sum(_SENTENCE_END.search(text, max(start, end - 4), end) is None for start, end in inner)
    going_on = sum(text[start].islower() for start, _ in run[1:])
    if open_ends * 3 < len(inner) * 2 or going_on * 2 < len(inner):
        return run
    return [(run[0][0], run[-1][1])]


def plain(words: str) -> str:
    """Write a passage as it compares: one case, one kind of quotation mark, single spaces."""
    words = words.replace("`", "'")
    if not words.isascii():
        for mark, usual in _QUOTES:
            words = words.replace(mark, usual)
    return " ".join(words.casefold().split())


def digest(words: str) -> int:
    """Name a passage by 63 bits that are the same on every machine."""
    return int.from_bytes(blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 1
