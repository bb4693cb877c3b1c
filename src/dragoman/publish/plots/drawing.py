"""Strokes: the few shapes that every plot is made of, as SVG text with everything escaped.

Coordinates are in the units of the picture's view box, rounded to a tenth so that the same record gives the
same bytes on every machine.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from markupsafe import Markup, escape

from dragoman.publish.wording import one_line, shortened, shown

WIDTH = 960
"""Units across a picture; a unit is a pixel where the page is wide enough."""
SIZE = 13
"""Height of letters."""
_BROAD = frozenset("MWmw@%—…ABCDEFGHKNOPQRSUVXYZ")
_THIN = frozenset("iljtfI.,:;'’|()[]·! ")

Anchor = Literal["start", "middle", "end"]
Point = tuple[float, float]


def units(value: float) -> str:
    """A number as a picture has it: ``12``, ``12.5``."""
    return f"{round(value, 1):g}" if abs(value) < 100_000 else f"{value:.0f}"


def length(words: str, size: float = SIZE) -> float:
    """How long words are when set, about: letters are not measured, so that no font is needed."""
    wide = sum(
        0.72 if c in _BROAD else 0.31 if c in _THIN else 1.0 if ord(c) > 0x2E7F else 0.54 for c in words
    )
    return wide * size


def fitted(words: str, room: float, size: float = SIZE) -> str:
    """Cut words to the room there is, and say so with ``…``; with no room at all nothing is set."""
    words = one_line(shown(words))
    most = len(words)
    while length(words, size) > room and most > 3:
        most = min(most - 1, int(most * room / max(length(words, size), 1)) + 1)
        words = shortened(words, most)
    return words if length(words, size) <= room else ""


def label(x: float, y: float, words: str, style: str = "", anchor: Anchor = "start") -> Markup:
    """Words at a place."""
    where = "" if anchor == "start" else f' text-anchor="{anchor}"'
    of = f' class="{style}"' if style else ""
    return Markup(f'<text x="{units(x)}" y="{units(y)}"{where}{of}>{escape(one_line(shown(words)))}</text>')


def line(one: Point, other: Point, style: str) -> Markup:
    """A straight line."""
    return Markup(
        f'<line class="{style}" x1="{units(one[0])}" y1="{units(one[1])}" '
        f'x2="{units(other[0])}" y2="{units(other[1])}"/>'
    )


def box(x: float, y: float, width: float, height: float, style: str, *, round_by: float = 0) -> Markup:
    """A rectangle by its upper left corner."""
    corner = f' rx="{units(round_by)}"' if round_by else ""
    return Markup(
        f'<rect class="{style}" x="{units(x)}" y="{units(y)}" width="{units(max(width, 0))}" '
        f'height="{units(max(height, 0))}"{corner}/>'
    )


def disc(x: float, y: float, radius: float, style: str) -> Markup:
    """A circle."""
    return Markup(f'<circle class="{style}" cx="{units(x)}" cy="{units(y)}" r="{units(radius)}"/>')


def cut(x: float, y: float) -> Markup:
    """Two strokes across an axis: a stretch is left out here."""
    ends = f"M{units(x - 5)} {units(y + 5)}l4 -10M{units(x + 1)} {units(y + 5)}l4 -10"
    return path(ends, "cut")


def polygon(points: Iterable[Point], style: str) -> Markup:
    """A closed shape."""
    ends = " ".join(f"{units(x)},{units(y)}" for x, y in points)
    return Markup(f'<polygon class="{style}" points="{ends}"/>')


def path(steps: str, style: str, width: float | None = None) -> Markup:
    """A line along steps of SVG's path language."""
    broad = f' stroke-width="{units(width)}"' if width is not None else ""
    return Markup(f'<path class="{style}" d="{steps}"{broad}/>')


Shape = Literal["disc", "square", "diamond", "up", "down"]


def mark(shape: Shape, x: float, y: float, style: str, size: float = 5) -> Markup:
    """A mark of one of the shapes; `style` is ``full`` or ``open`` for what only may be."""
    match shape:
        case "disc":
            return disc(x, y, size, style)
        case "square":
            return box(x - size * 0.9, y - size * 0.9, size * 1.8, size * 1.8, style)
        case "diamond":
            reach = size * 1.25
            return polygon(((x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)), style)
        case "up":
            return polygon(
                ((x, y - size * 1.2), (x + size * 1.1, y + size), (x - size * 1.1, y + size)), style
            )
        case "down":
            return polygon(
                ((x, y + size * 1.2), (x + size * 1.1, y - size), (x - size * 1.1, y - size)), style
            )


def key(drawn: Markup, words: str) -> Markup:
    """An entry of a legend: a mark, drawn around (8, 8), and what it means."""
    return Markup(
        f'<svg class="plot-key" viewBox="0 0 16 16" aria-hidden="true">{drawn}</svg> {escape(words)}'
    )


_TEXT = re.compile(r"<text[^>]*>.*?</text>", re.S)


def grouped(parts: Iterable[Markup], told: str, href: str | None = None) -> Markup:
    """Parts that are one mark, with words for the pointer and the screen reader, and its link."""
    inner = Markup("").join(parts)
    words = one_line(shown(told))
    if href is None:
        return Markup(f"<g><title>{escape(words)}</title>{inner}</g>")
    # What is seen comes first in the name: who speaks to the machine says what is written (WCAG 2.5.3).
    seen = " ".join(Markup(text).striptags() for text in _TEXT.findall(inner))
    name = words if seen in words else f"{seen}: {words}"
    return Markup(f'<a href="{escape(href)}"><title>{escape(name)}</title>{inner}</a>')


def picture(
    name: str, title: str, description: str, height: float, parts: Sequence[Markup], top: float = 0
) -> Markup:
    """The whole picture. With links in it the screen reader reads its marks; without, it is one image."""
    inner = Markup("").join(parts)
    role = "group" if "<a href" in inner else "img"
    return Markup(
        f'<svg class="plot-picture" viewBox="0 {units(top)} {WIDTH} {units(height - top)}" role="{role}" '
        f'aria-labelledby="{escape(name)}-t {escape(name)}-d">'
        f'<title id="{escape(name)}-t">{escape(title)}</title>'
        f'<desc id="{escape(name)}-d">{escape(description)}</desc>{inner}</svg>'
    )
