"""Arrows between boxes: bowed, so that an answer does not lie on its question, and cut at their edges."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import hypot

from markupsafe import Markup

from dragoman.publish.plots.drawing import Point, path, polygon, units

_BOWS = (0.16, 0.3, 0.05, -0.1, 0.45)
"""How far an arrow may bow out, as a share of its length; the first that meets no other box is taken."""
_OUT_AT_MOST = 90.0


@dataclass(frozen=True, slots=True)
class Frame:
    """A box: its middle, and half its width and height."""

    middle: Point
    half: Point

    def holds(self, point: Point, margin: float = 0) -> bool:
        """Whether a point is inside, or nearer than `margin`."""
        return (
            abs(point[0] - self.middle[0]) < self.half[0] + margin
            and abs(point[1] - self.middle[1]) < self.half[1] + margin
        )


@dataclass(frozen=True, slots=True)
class Curve:
    """A cubic curve by its four points."""

    points: tuple[Point, Point, Point, Point]

    def at(self, share: float) -> Point:
        """The point at a share of the way, 0 to 1."""
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = self.points
        left = 1 - share
        a, b, c, d = left**3, 3 * left * left * share, 3 * left * share * share, share**3
        return a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3

    def part(self, first: float, last: float) -> "Curve":
        """The piece between two shares of the way (de Casteljau)."""
        one = self._split(last)[0]
        return one._split(first / last)[1]

    def _split(self, share: float) -> tuple["Curve", "Curve"]:
        def between(one: Point, other: Point) -> Point:
            return one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share

        p0, p1, p2, p3 = self.points
        a, b, c = between(p0, p1), between(p1, p2), between(p2, p3)
        d, e = between(a, b), between(b, c)
        middle = between(d, e)
        return Curve((p0, a, d, middle)), Curve((middle, e, c, p3))


def arrow_between(one: Frame, other: Frame, others: Iterable[Frame] = ()) -> Curve:
    """The curve of an arrow from box to box, around the others; from a box to itself a loop above it."""
    if one == other:
        x, y = one.middle
        top = y - one.half[1]
        return Curve(((x - 16, top), (x - 34, top - 46), (x + 34, top - 46), (x + 16, top - 3)))
    in_the_way = [frame for frame in others if frame not in (one, other)]
    return min((_bowed(one, other, bow) for bow in _BOWS), key=lambda curve: _hits(curve, in_the_way))


def _hits(curve: Curve, frames: Iterable[Frame]) -> int:
    points = [curve.at(step / 24) for step in range(25)]
    return sum(any(frame.holds(point, 3) for point in points) for frame in frames)


def _bowed(one: Frame, other: Frame, share: float) -> Curve:
    (x1, y1), (x2, y2) = one.middle, other.middle
    dx, dy = x2 - x1, y2 - y1
    share *= min(1, _OUT_AT_MOST / (abs(share) * hypot(dx, dy) or 1))
    bow = (-dy * share, dx * share)
    third = (x1 + dx / 3 + bow[0], y1 + dy / 3 + bow[1])
    two_thirds = (x1 + 2 * dx / 3 + bow[0], y1 + 2 * dy / 3 + bow[1])
    whole = Curve((one.middle, third, two_thirds, other.middle))
    shares = [step / 200 for step in range(1, 200)]
    first = next((s for s in shares if not one.holds(whole.at(s), 2)), 0.01)
    last = next((s for s in reversed(shares) if not other.holds(whole.at(s), 4)), 0.99)
    return whole.part(first, last) if first < last else whole


def drawn(curve: Curve, style: str, width: float, *, head: bool, asserted: bool) -> list[Markup]:
    """An arrow with its head: full, or open where nothing is asserted."""
    size = 7 + width * 1.3
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = curve.points
    dx, dy = x3 - x2, y3 - y2
    reach = hypot(dx, dy) or 1
    ux, uy = dx / reach, dy / reach
    end = (x3 - ux * size * 0.9, y3 - uy * size * 0.9) if head else (x3, y3)
    ends = ((x0, y0), (x1, y1), (x2, y2), end)
    steps = "M{} {}C{} {} {} {} {} {}".format(*(units(value) for point in ends for value in point))
    parts = [path(steps, style, width)]
    if head:
        back = x3 - ux * size, y3 - uy * size
        side = (-uy * size * 0.5, ux * size * 0.5)
        corners = (
            (x3, y3),
            (back[0] + side[0], back[1] + side[1]),
            (back[0] - side[0], back[1] - side[1]),
        )
        parts.append(polygon(corners, "full" if asserted else "open"))
    return parts
