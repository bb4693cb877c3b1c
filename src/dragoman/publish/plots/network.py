"""Who told whom, as a picture: parties on a ring, arrows as broad as they are borne out.

Each arrow carries a number that the list below explains, and its act in words where there is room. A dashed
arrow went indirectly, a dotted one was said in public; through an intermediary it goes by way of its box.
"""

from collections.abc import Sequence
from itertools import pairwise

from markupsafe import Markup

from dragoman.publish.dossier import Dossier
from dragoman.publish.plots.arrows import Curve, Frame, arrow_between, drawn
from dragoman.publish.plots.drawing import (
    WIDTH,
    Point,
    box,
    disc,
    fitted,
    grouped,
    key,
    label,
    length,
    line,
    path,
    picture,
    polygon,
)
from dragoman.publish.plots.plot import Between, Cell, Link, Plot, Table, nowhere
from dragoman.publish.plots.ring import ring_order, ring_places
from dragoman.publish.plots.ties import LISTED_BY, By, Tie, Ties, ties_of, told_in_words
from dragoman.publish.wording import capitalised, counted, joined, number

PARTIES = 14
"""Parties on the ring before the rest is left to the lists."""
_ARROWS = 30
_WORDS_FOR = 16
"""Arrows that carry their act in words; more of them would hide one another."""
_NAME_AT_MOST = 170.0
_TALL = 15.0
_PLACES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.2, 0.8)


def network_plot(
    dossier: Dossier,
    link: Link = nowhere,
    *,
    by: By = "side",
    parties: int = PARTIES,
    between: Between = nowhere,
    more: Markup = LISTED_BY,
) -> Plot:
    """Draw who told whom, by sides or by each actor; at most so many parties, those most active."""
    found = ties_of(dossier, by)
    title = "Who told whom"
    if not found.ties:
        return Plot("network", title, _nothing(found))
    kept = found.parties[:parties]
    among = [tie for tie in found.ties if {tie.sender, tie.recipient, *tie.through} <= {*kept}]
    shown = among[:_ARROWS]
    if not shown:
        return Plot("network", title, _nothing(found))
    weights: dict[tuple[str, str], int] = {}
    for tie in shown:
        way = (tie.sender, *tie.through, tie.recipient)
        for leg in pairwise(way):
            weights[leg] = weights.get(leg, 0) + tie.sent
    used = tuple(party for party in kept if any(party in pair for pair in weights))
    loops = any(one == other for one, other in weights)
    down = min(150 + 46 * len(used), 620) if len(used) > 2 else 160
    height = down + (46 if loops else 0)
    order = ring_order(used, weights)
    places = ring_places(
        order, (WIDTH / 2, height - down / 2), (min(WIDTH / 2 - 120, 90 + 90 * len(used)), down / 2 - 30)
    )
    frames = {party: _frame(party, place) for party, place in places.items()}
    ways = [_way(tie, frames) for tie in shown]
    reach = [curve.at(step / 12)[1] for way in ways for curve in way for step in range(13)]
    top, bottom = min(0.0, min(reach) - 14), max(height, max(reach) + 14)
    described = _described(shown, used)
    return Plot(
        "network",
        title,
        described,
        picture("network", title, described, bottom, _parts(shown, ways, frames, link, between), top),
        _table(shown, link, between),
        _keys(shown),
        _more(found, shown, used, more),
        len(shown) > _WORDS_FOR,
    )


def _nothing(found: Ties) -> str:
    if found.open:
        return (
            f"{counted(found.open, 'message has', 'messages have')} no sender or no recipient that is "
            "named, so there is nothing to draw."
        )
    return "No message from one party to another was found in what was read."


def _frame(party: str, place: Point) -> Frame:
    half = min(length(party) + 22, _NAME_AT_MOST + 22) / 2
    x = min(max(place[0], half + 2), WIDTH - half - 2)
    return Frame((x, place[1]), (half, _TALL))


def _parts(
    shown: Sequence[Tie],
    ways: Sequence[Sequence[Curve]],
    frames: dict[str, Frame],
    link: Link,
    between: Between,
) -> list[Markup]:
    carriers = {party for tie in shown for party in tie.through}
    ends = {party for tie in shown for party in (tie.sender, tie.recipient)}
    taken: list[Frame] = list(frames.values())
    tags = []
    for at, (tie, way) in enumerate(zip(shown, ways, strict=True), 1):
        words = _tag(at, tie, len(shown))
        strokes = [
            curve.at(step / 16) for other in ways if other is not way for curve in other for step in range(17)
        ]
        place = _clear(way, words, taken, strokes)
        taken.append(place)
        tags.append((words, place))
    parts: list[Markup] = []
    for tie, way in zip(shown, ways, strict=True):
        parts.extend(_arrow(tie, way))
    parts.extend(
        _party(party, frame, party in carriers and party not in ends) for party, frame in frames.items()
    )
    for at, (tie, (words, place)) in enumerate(zip(shown, tags, strict=True), 1):
        href = between(tie.sender, tie.recipient) or link(tie.messages[0].id)
        parts.append(grouped(_tagged(at, words, place), told_in_words(tie), href))
    return parts


def _way(tie: Tie, frames: dict[str, Frame]) -> list[Curve]:
    stops = [frames[party] for party in (tie.sender, *tie.through, tie.recipient)]
    every = frames.values()
    return [arrow_between(one, other, every) for one, other in pairwise(stops)]


def _width(tie: Tie) -> float:
    return min(1.6 + 1.3 * (tie.accounts - 1), 7)


def _arrow(tie: Tie, way: Sequence[Curve]) -> list[Markup]:
    style = f"tie {tie.channel}"
    parts = []
    for curve in way:
        parts.extend(drawn(curve, style, _width(tie), head=True, asserted=tie.asserted))
    return parts


def _party(party: str, frame: Frame, carries: bool) -> Markup:
    (x, y), (half, tall) = frame.middle, frame.half
    style = "carrier" if carries else "party"
    words = fitted(party, half * 2 - 18)
    drawn_parts = [
        box(x - half, y - tall, half * 2, tall * 2, style, round_by=3),
        label(x, y + 4.5, words, "side", "middle"),
    ]
    told = f"{party}, who only carried messages" if carries else party
    return grouped(drawn_parts, told)


def _tag(at: int, tie: Tie, arrows: int) -> str:
    """What stands beside an arrow's number: its acts, and how it went and stands where that is not plain."""
    if arrows > _WORDS_FOR:
        return ""
    first, _, more = tie.acts.partition(", ")
    words = f"{first} …" if more else first
    if tie.through:
        words += f", through {tie.through[0]}" + (" …" if len(tie.through) > 1 else "")
    elif tie.channel in ("indirect", "public"):
        words += f", {'in public' if tie.channel == 'public' else 'indirectly'}"
    if not tie.asserted:
        words += f" ({tie.messages[0].status})"
    return fitted(words, 210, 12)


def _clear(way: Sequence[Curve], words: str, taken: Sequence[Frame], strokes: Sequence[Point]) -> Frame:
    """The place along an arrow where its words meet least of what stands already."""
    half = (22 + length(words, 12) / 2 if words else 10, 10.0)
    best: tuple[float, Frame] | None = None
    for curve in reversed(way):
        for share in _PLACES:
            x, y = curve.at(share)
            x = min(max(x, half[0] + 2), WIDTH - half[0] - 2)
            frame = Frame((x, y), half)
            cost = sum(_overlap(frame, other) for other in taken)
            cost += 40 * sum(frame.holds(point) for point in strokes)
            if best is None or cost < best[0] - 0.5:
                best = cost, frame
    assert best is not None
    return best[1]


def _overlap(one: Frame, other: Frame) -> float:
    wide = one.half[0] + other.half[0] + 3 - abs(one.middle[0] - other.middle[0])
    tall = one.half[1] + other.half[1] + 2 - abs(one.middle[1] - other.middle[1])
    return max(wide, 0) * max(tall, 0)


def _tagged(at: int, words: str, place: Frame) -> list[Markup]:
    (x, y), half = place.middle, place.half[0]
    left = x - half + 10 if words else x
    parts = [disc(left, y, 9, "number"), label(left, y + 4, number(at), "numeral", "middle")]
    if words:
        parts.append(label(left + 13, y + 4.5, words, "halo small"))
    return parts


def _keys(shown: Sequence[Tie]) -> tuple[Markup, ...]:
    channels = {tie.channel for tie in shown}
    keys = []
    for channel, words in (
        ("direct", "directly"),
        ("indirect", "indirectly"),
        ("public", "in public"),
        ("unknown", "channel not known"),
    ):
        style = "direct" if channel == "unknown" else channel
        if channel in channels and not (channel == "unknown" and "direct" in channels):
            both = " or channel not known" if channel == "direct" and "unknown" in channels else ""
            keys.append(_broad(path("M0 8H36", f"tie {style}", 2), words + both))
    if any(not tie.asserted for tie in shown):
        keys.append(
            key(
                polygon(((3, 3), (14, 8), (3, 13)), "open"),
                "open head: not asserted, only claimed, disputed, denied or planned",
            )
        )
    if any(tie.accounts > 1 for tie in shown):
        keys.append(_broad(line((0, 8), (36, 8), "tick"), "broader: more independent accounts"))
    if any(tie.through for tie in shown):
        keys.append(key(box(1, 3, 14, 10, "carrier", round_by=2), "dashed box: only carried messages"))
    return tuple(keys)


def _broad(inside: Markup, words: str) -> Markup:
    return Markup('<svg class="plot-key broad" viewBox="0 0 36 16" aria-hidden="true">{}</svg> {}').format(
        inside, words
    )


def _described(shown: Sequence[Tie], used: Sequence[str]) -> str:
    most = shown[0]
    return (
        f"{counted(len(used), 'party', 'parties')} and {counted(len(shown), 'arrow')}. "
        f"Best borne out: {told_in_words(most)}"
    )


def _more(found: Ties, shown: Sequence[Tie], used: Sequence[str], where: Markup) -> Markup | str:
    told = []
    left = sum(tie.sent for tie in found.ties) - sum(tie.sent for tie in shown)
    if left:
        parties = len(found.parties) - len(used)
        among = f" and {counted(parties, 'more party', 'more parties')}" if parties > 0 else ""
        told.append(f"{counted(left, 'more message')}{among} not drawn")
    if found.open:
        told.append(f"{counted(found.open, 'message')} with no sender or no recipient named")
    return Markup("{}: {}.").format(capitalised("; ".join(told)), where) if told else ""


def _table(shown: Sequence[Tie], link: Link, between: Between) -> Table:
    rows = tuple(
        (
            Cell(number(at)),
            Cell(tie.sender),
            Cell(tie.recipient),
            Cell(joined(tie.through)),
            Cell(tie.acts, between(tie.sender, tie.recipient) or link(tie.messages[0].id)),
            Cell(tie.channels),
            Cell(tie.standing),
            Cell(number(tie.sent), number=True),
            Cell(number(tie.accounts), number=True),
        )
        for at, tie in enumerate(shown, 1)
    )
    heads = (
        "No.", "From", "To", "Through", "What", "Channel", "Standing", "Messages", "Independent accounts",
    )  # fmt: skip
    return Table(heads, rows)
