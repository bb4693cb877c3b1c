"""The figures of one incident: every number given, with its bounds, when it was reported, and who says so.

Time runs downwards by the day of the report, so that a toll that rises reads as one; measures stand apart,
for killed and wounded are not on one scale with one another.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dragoman.publish.dates import in_words, shorter
from dragoman.publish.dossier import Dossier
from dragoman.publish.plots.drawing import (
    WIDTH,
    box,
    fitted,
    grouped,
    key,
    label,
    line,
    mark,
    picture,
    polygon,
)
from dragoman.publish.plots.plot import Cell, Link, Plot, Table, nowhere
from dragoman.publish.telling import figure_told, names
from dragoman.publish.wording import capitalised, counted, number, one_line, shown
from dragoman.record import Figure, RecordId, Statement

_LEFT, _RIGHT = 110.0, 430.0
_ROW, _HEAD = 22.0, 34.0
_ROWS_AT_MOST = 30


@dataclass(frozen=True, slots=True)
class _Given:
    """A number as it was given: the same from one sayer on one day in several articles is one row."""

    figure: Figure
    day: str
    said_by: str
    outlets: tuple[str, ...]


def figures_plot(dossier: Dossier, incidents: Collection[RecordId], link: Link = nowhere) -> Plot:
    """Draw the figures of an incident, given the ids of all its records.

    Of more figures than there is room for the latest are drawn.
    """
    name = f"figures-{min(incidents)}" if incidents else "figures"
    title = "Figures given, by day of the report"
    held = [
        record
        for record in dossier.of_type.get("figure", ())
        if isinstance(record, Figure) and record.incident in incidents
    ]
    if not held:
        return Plot(name, title, "No figure was given.")
    by_measure: dict[str, list[_Given]] = defaultdict(list)
    for given in _given(held, dossier):
        by_measure[given.figure.measure].append(given)
    measures = sorted(by_measure, key=lambda measure: (-len(by_measure[measure]), measure))
    parts: list[Markup] = []
    y, left_out, rows = 4.0, 0, []
    for measure in measures:
        every = by_measure[measure]
        shown_rows = every[-_ROWS_AT_MOST:]
        left_out += len(every) - len(shown_rows)
        rows += shown_rows
        y = _panel(measure, shown_rows, y, parts, link)
    described = (
        f"{counted(len(held), 'figure')} of {counted(len(measures), 'measure')}: "
        + "; ".join(dict.fromkeys(figure_told(given.figure) for given in rows[:6]))
        + ("; and more." if len(rows) > 6 else ".")
    )
    return Plot(
        name,
        title,
        described,
        picture(name, title, described, y, parts),
        _table(rows, link),
        _keys(rows),
        f"{counted(left_out, 'earlier figure')} not drawn: dragoman list figures." if left_out else "",
    )


def _given(figures: Iterable[Figure], dossier: Dossier) -> list[_Given]:
    found: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        article = dossier.article(figure.span.article)
        published = article.published.edtf if article and article.published else None
        day = figure.reported or published or ""
        of = one_line(shown(figure.of)).casefold()
        bounds_of = (figure.measure, figure.low, figure.high, figure.approximate, of)
        found[day, _said_by(figure, dossier), *bounds_of].append(figure)
    rows = [
        _Given(
            held[0],
            str(given[0]),
            str(given[1]),
            tuple(dict.fromkeys(dossier.credit(figure.span.article) for figure in held)),
        )
        for given, held in found.items()
    ]
    return sorted(rows, key=lambda row: (row.day or "~", row.figure.low, row.figure.id))


def _said_by(figure: Figure, dossier: Dossier) -> str:
    statement = dossier.by_id.get(figure.statement) if figure.statement else None
    return names(statement.speakers, dossier) if isinstance(statement, Statement) else ""


def _panel(measure: str, rows: Sequence[_Given], y: float, parts: list[Markup], link: Link) -> float:
    """One measure: its scale from nought, its rows; returns where the next begins."""
    top = max(max(row.figure.high or 0, row.figure.low) for row in rows) or 1
    step = _step(top)
    ticks = [at * step for at in range(int(top / step) + 2)]
    scale = (_RIGHT - _LEFT - 20) / ticks[-1]
    bottom = y + _HEAD + len(rows) * _ROW
    name = "Affected" if measure == "other" else capitalised(measure)
    parts.append(label(0, y + 22, name, "head"))
    for at in ticks:
        x = _LEFT + at * scale
        parts.append(line((x, y + _HEAD - 4), (x, bottom), "rule"))
        parts.append(label(x, y + 22, number(at), "small", "middle"))
    for at, row in enumerate(rows):
        parts.append(_drawn(row, y + _HEAD + at * _ROW + _ROW / 2, scale, link))
    return bottom + 12


def _step(top: float) -> float:
    """A round step that gives at most six of them."""
    step = 1.0
    while True:
        for factor in (1, 2, 5):
            if top / (step * factor) <= 5:
                return step * factor
        step *= 10


def _drawn(row: _Given, y: float, scale: float, link: Link) -> Markup:
    figure = row.figure
    low = _LEFT + figure.low * scale
    style = "open" if figure.approximate else "full"
    parts: list[Markup] = []
    if figure.high is None:
        end = min(low + 46, _RIGHT - 4)
        parts += [
            line((low, y), (end - 6, y), "zero"),
            polygon(((end, y), (end - 9, y - 4.5), (end - 9, y + 4.5)), style),
        ]
        parts.append(mark("square", low, y, style, 4.5))
        right = end
    elif figure.high > figure.low:
        high = _LEFT + figure.high * scale
        parts += [box(low, y - 4, high - low, 8, style)]
        right = high
    else:
        parts.append(mark("square", low, y, style, 5))
        right = low
    day = shorter(in_words(row.day, weekday=False, clock=False)) if row.day else "undated"
    parts.append(label(0, y + 4.5, fitted(day, _LEFT - 16), "soft"))
    told = figure_told(figure)
    by = f"says {row.said_by}, " if row.said_by else ""
    words = f"{told}: {by}{', '.join(row.outlets)}"
    parts.append(label(max(_RIGHT + 16, right + 12), y + 4.5, fitted(words, WIDTH - _RIGHT - 20)))
    return grouped(parts, f"{capitalised(day)}: {words}", link(figure.id))


def _keys(rows: Sequence[_Given]) -> tuple[Markup, ...]:
    figures = [row.figure for row in rows]
    keys = []
    if any(not figure.approximate for figure in figures):
        keys.append(key(mark("square", 8, 8, "full"), "a number as given"))
    if any(figure.approximate for figure in figures):
        keys.append(key(mark("square", 8, 8, "open"), "open: approximate"))
    if any(figure.high is None for figure in figures):
        keys.append(key(polygon(((14, 8), (5, 3.5), (5, 12.5)), "open"), "at least"))
    if any(figure.high is not None and figure.high > figure.low for figure in figures):
        keys.append(key(box(1, 5, 14, 6, "open"), "from the lowest to the highest it can mean"))
    return tuple(keys)


def _table(rows: Sequence[_Given], link: Link) -> Table:
    return Table(
        ("Reported", "Figure", "Says", "Outlets"),
        tuple(
            (
                Cell(in_words(row.day, clock=False) if row.day else "undated"),
                Cell(figure_told(row.figure), link(row.figure.id)),
                Cell(row.said_by),
                Cell(", ".join(row.outlets)),
            )
            for row in rows
        ),
    )
