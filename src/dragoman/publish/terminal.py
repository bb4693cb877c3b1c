"""The brief in a terminal: the same book as the page, as wide as the window, each line with its record's id.

Colour only repeats what the words say, so nothing is lost without it (NO_COLOR, a pipe, a printer).
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.publish.dates import shorter
from dragoman.publish.dossier import Dossier
from dragoman.publish.happened import Part, happened
from dragoman.publish.ledger import Ledger, Limits, Line, Place, Speaker, ledger
from dragoman.publish.masthead import Masthead, Row, as_known_on, masthead, rows
from dragoman.publish.readings import Collation, collation
from dragoman.publish.summary import Point, summary
from dragoman.publish.timeline import Bar, Lane, Timeline, timeline
from dragoman.publish.wording import capitalised, counted, number, shortened
from dragoman.record import Record

MEASURE = 100
"""The widest a brief is set, in columns: longer lines are hard to read."""
NARROW = 72
ACCENT = "red"
_SHADES = " ▁▂▃▄▅▆▇█"
_WORDS_AT_MOST = 700
_TERMINAL = Limits(lines=400, lines_each=30, rows=80, happened=60)


def brief_terminal(
    records: Iterable[Record],
    console: Console,
    *,
    title: str | None = None,
    as_of: str | None = None,
    limits: Limits = _TERMINAL,
    because: Mapping[str, str] | None = None,
) -> None:
    """Print the brief of the records: counted, in time, who told whom what, and who said what.

    `title` and `as_of` are as in `brief_html`.
    """
    dossier = Dossier.of(records, because)
    if as_of is not None:
        dossier = as_known_on(dossier, as_of)
    width = min(console.width, MEASURE)
    said = Counter(str(statement.article) for statement in dossier.statements)
    table = rows(dossier, said, limits.rows)
    _masthead(masthead(dossier, title, as_of), console, width)
    _heading("In short", console, width)
    _summary(summary(dossier), console, width)
    _heading("When it was said", console, width)
    _chart(timeline(dossier.statements, dossier), console, width)
    book = ledger(dossier, limits)
    told = happened(dossier, len(book.shown) + 1, limits.happened)
    for heading, kind, part in (
        ("Who told whom", "messages", told.messages),
        ("Who met whom", "contacts", told.contacts),
        ("What happened", "incidents", told.incidents),
        ("What is disputed", "disputes", told.disputes),
    ):
        _heading(heading, console, width)
        _part(part, kind, console, width)
    _heading("One saying, several wordings", console, width)
    _readings(collation(dossier, 1, limits.happened // 5), console, width)
    _heading("Who said what", console, width)
    _who(book, console, width)
    _heading("What was read", console, width)
    _read(table, len(dossier.articles) - len(table), console, width)


def _masthead(head: Masthead, console: Console, width: int) -> None:
    console.print(Text("━" * width), no_wrap=True)
    console.print(Text(head.title, "bold"), width=width)
    counts = " · ".join(f"{count} {label}" for count, label in head.counts)
    console.print(Text(" · ".join(filter(None, (head.dates, head.sources)))), width=width)
    console.print(Text(counts), width=width)
    if head.remarks:
        console.print(Text(" ".join(head.remarks), "dim"), width=width)


def _summary(points: tuple[Point, ...], console: Console, width: int) -> None:
    if not points:
        return
    if width < NARROW:
        for point in points:
            console.print(Text.assemble((point.about, "bold"), "  ", point.words), width=width)
        return
    grid = Table(box=None, padding=(0, 2, 0, 0), width=width, show_header=False, pad_edge=False)
    grid.add_column(style="bold", width=19)
    grid.add_column()
    for point in points:
        grid.add_row(Text(point.about), Text(point.words))
    console.print(grid)


def _heading(words: str, console: Console, width: int) -> None:
    console.print()
    console.print(Text(f"── {words} " + "─" * max(0, width - len(words) - 4), "bold"), no_wrap=True)


def _more(count: int, one: str, kind: str, console: Console, width: int) -> None:
    """Say how many further things of a kind there was no room for, and where they are."""
    if count:
        words = counted(count, f"further {one} is", f"further {one}s are")
        console.print(Text(f"{words} not shown here: dragoman list {kind}", "dim"), width=width)


def _read(table: tuple[Row, ...], left_out: int, console: Console, width: int) -> None:
    if not table:
        console.print(Text("No article is in this record.", "dim"))
        return
    if width < NARROW:
        for row in table:
            console.print(Text(f"{capitalised(row.outlet)}: {row.title}", "bold"), width=width)
            facts = [row.date, _account(row), counted(row.statements, "statement"), row.page]
            console.print(Padding(Text(" · ".join(filter(None, facts)), "dim"), (0, 0, 0, 2)), width=width)
    else:
        grid = Table(box=None, padding=(0, 2, 0, 0), width=width, header_style="dim", pad_edge=False)
        grid.add_column("Outlet", ratio=4, style="bold")
        grid.add_column("Article", ratio=8)
        grid.add_column("Published", ratio=6)
        grid.add_column("Account", ratio=6)
        grid.add_column("Said", justify="right", width=6)
        for row in table:
            date = Text(row.date)
            if row.date_note:
                date.append(f"\n{row.date_note}", "dim")
            article = Text(row.title)
            if row.page:
                article.append(f"\nof the page: {row.page}", "dim")
            grid.add_row(
                Text(capitalised(row.outlet)),
                article,
                date,
                Text(_account(row)),
                Text(number(row.statements)),
            )
        console.print(grid)
    _more(left_out, "article", "articles", console, width)


def _account(row: Row) -> str:
    copied = f"{row.account}, {row.copied}" if row.copied else row.account
    return f"{copied}; credits {row.agency}" if row.agency else copied


def _chart(chart: Timeline, console: Console, width: int) -> None:
    if not chart.lanes:
        console.print(Text("No statement was found, so there is nothing to place in time.", "dim"))
        return
    side = min(24, max(len(lane.side) for lane in chart.lanes), width // 3)
    room = max(8, width - side - 2 - 18)
    step = max(1, -(-chart.bins // room))
    columns = -(-chart.bins // step) if chart.bins else 0
    broad = max(1, min(6, room // columns)) if columns else 1
    grid = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    grid.add_column(width=side, style="bold")
    grid.add_column(width=min(room, columns * broad) if columns else 1, no_wrap=True)
    grid.add_column("All", justify="right")
    if chart.unplaced:
        grid.add_column(
            f"Other or no {chart.grain}" if chart.bins else "Undated", justify="right", style="dim"
        )
    heights = [_heights(lane, step, columns) for lane in chart.lanes]
    peak = max((high for lane in heights for high, _ in lane), default=0)
    for lane, found in zip(chart.lanes, heights, strict=True):
        cells = [Text(shortened(lane.side, side)), _spark(found, peak, broad), Text(number(lane.total))]
        if chart.unplaced:
            cells.append(Text(number(lane.unplaced) if lane.unplaced else ""))
        grid.add_row(*cells)
    if chart.bins:
        grid.add_row(Text(), _axis(chart, columns * broad))
    console.print(grid)
    unit = f"{chart.grain}" if step == 1 else f"{step} {chart.grain}s"
    told = [f"Each column is one {unit}" if step == 1 else f"Each column is {unit}"] if chart.bins else []
    if chart.bins:
        told.append(f"the tallest is {counted(peak, 'statement')}")
    if chart.has_reported:
        told.append(f"░ only the {chart.grain} of the report is known")
    if told:
        console.print(Text("; ".join(told) + ".", "dim"), width=width)


def _heights(lane: Lane, step: int, columns: int) -> list[tuple[int, int]]:
    """Statements in each column, and how many of them have a time of their own."""
    found = [(0, 0)] * columns
    bar: Bar
    for bar in lane.bars:
        high, said = found[bar.at // step]
        found[bar.at // step] = high + bar.said + bar.reported, said + bar.said
    return found


def _spark(heights: list[tuple[int, int]], peak: int, broad: int) -> Text:
    line = Text()
    for high, said in heights:
        shade = _SHADES[max(1, round(8 * high / peak))] if high else " "
        if high and not said:
            shade = "░"
        line.append(shade * max(1, broad - 1) + (" " if broad > 1 else ""), ACCENT if said else "dim")
    return line


def _axis(chart: Timeline, width: int) -> Text:
    """The first and the last label under the columns, as far as there is room for both."""
    first, last = chart.ticks[0].label, shorter(chart.last.removeprefix("the week of "))
    if width >= len(first) + len(last) + 3:
        return Text(first + last.rjust(width - len(first)), "dim")
    return Text(shortened(first, max(width, len(first))), "dim", overflow="ellipsis")


def _part(part: Part, kind: str, console: Console, width: int) -> None:
    if not part.entries:
        console.print(Text(f"No {kind} were found in what was read.", "dim"))
        return
    for entry in part.entries:
        if entry.day_is_new:
            console.print(Padding(Text(capitalised(entry.day), "dim"), (0, 0, 0, 2)), width=width)
        head = Text(capitalised(entry.what), f"bold {ACCENT}")
        head.append(f"  {entry.parties}" if entry.parties else "", f"bold {ACCENT}")
        if entry.status:
            head.append(f"  {entry.status}", "bold")
        if entry.words:
            head.append(f"  {shortened(entry.words, _WORDS_AT_MOST)}", "default not bold")
        console.print(Padding(head, (0, 0, 0, 4)), width=width)
        _places(entry.places, entry.setting, console, width, 6)
        for line in entry.under:
            by = f", says {line.by}" if line.by else ""
            told = Text(f"{line.claim}{by}: {line.words}" if line.claim else f"{line.words}{by}")
            console.print(Padding(told, (0, 0, 0, 8)), width=width)
            _places(line.places, "", console, width, 10)
        if entry.more:
            more = f"and {number(entry.more)} more: dragoman list responsibilities, dragoman list figures"
            console.print(Padding(Text(more, "dim"), (0, 0, 0, 8)), width=width)
    one = kind.removesuffix("s")
    _more(part.left_out, one, kind, console, width)


def _readings(found: Collation, console: Console, width: int) -> None:
    if not found.sayings:
        console.print(Text("No saying was found that articles word differently.", "dim"))
    for saying in found.sayings:
        head = Text.assemble((capitalised(saying.speakers), "bold"), "  ")
        head.append(" · ".join(filter(None, (saying.day, saying.borne))), "dim")
        console.print(Padding(head, (0, 0, 0, 2)), width=width)
        for wording in saying.wordings:
            words = Text()
            for piece in wording.pieces:
                words.append(_MARKED[piece.kept].format(piece.words) + " ", _STYLES[piece.kept])
            console.print(Padding(words, (0, 0, 0, 4)), width=width)
            _places(wording.places, "", console, width, 6)
    if found.sayings:
        console.print(Text("[+ words +] are not in the first wording, [- words -] only there.", "dim"))
    _more(found.left_out, "saying", "utterances", console, width)


_MARKED = {"same": "{}", "added": "[+ {} +]", "cut": "[- {} -]"}
_STYLES = {"same": "default", "added": "bold", "cut": "dim"}


def _places(places: tuple[Place, ...], circumstance: str, console: Console, width: int, indent: int) -> None:
    for place in places:
        copy = " (copy)" if place.copy else ""
        parts = (circumstance, f"{capitalised(place.outlet)}{copy}", place.id)
        told = Text(" · ".join(filter(None, parts)), "dim")
        console.print(Padding(told, (0, 0, 0, indent)), width=width)
        circumstance = ""


def _who(book: Ledger, console: Console, width: int) -> None:
    if not book.speakers:
        console.print(Text("No statement was found in what was read.", "dim"))
        return
    for at, who in enumerate(book.speakers):
        if at:
            console.print()
        console.print(_name(who), width=width)
        for line in who.lines:
            _line(line, console, width)
        _more(who.left_out, "statement", "statements", console, width)
    if book.speakers_left_out:
        console.print()
        _more(book.speakers_left_out, "speaker", "statements", console, width)


def _name(who: Speaker) -> Text:
    source = ("unnamed source" + (f" in {who.outlet}" if who.outlet else "")) if who.anonymous else ""
    facts = [", ".join(who.titles), source, who.of, who.country, counted(who.statements, "statement")]
    return Text.assemble((capitalised(who.name), "bold"), "  ", (" · ".join(filter(None, facts)), "dim"))


def _line(line: Line, console: Console, width: int) -> None:
    told = line.saying
    if line.day_is_new:
        console.print(Padding(Text(capitalised(told.day), "dim"), (0, 0, 0, 2)), width=width)
    words = Text()
    if not told.plain:
        words.append(f"{capitalised(told.deed)}  ", f"bold {ACCENT}")
    words.append(shortened(told.words, _WORDS_AT_MOST))
    console.print(Padding(words, (0, 0, 0, 4)), width=width)
    circumstance = ", ".join(filter(None, (told.setting, f"through {told.via}" if told.via else "")))
    _places(line.places, circumstance, console, width, 6)
