"""A picture of the record: SVG, its text alternative as a table, and what had no room in it.

A plot has no script and no inline style, so it stands under a strict content security policy; its colours
are the variables of the palette, so it follows the page into the dark and into print. Shapes, dashes and
words carry what it tells; colour only repeats them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from markupsafe import Markup, escape

from dragoman.publish import palette
from dragoman.publish.wording import shown

Link = Callable[[str], str | None]
"""Where to go for a record, by its id; None for no link."""
Between = Callable[[str, str], str | None]
"""Where to go for what the first party told the second, by the names that the plot has for them."""


def nowhere(*_: str) -> None:
    """No link."""
    return


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its words, and where they lead."""

    words: str
    href: str | None = None
    number: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """What a plot shows, as a table: the heads of its columns, and rows whose first cell is their head."""

    heads: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()

    def html(self, caption: str) -> Markup:
        """Write the table."""
        if not self.rows:
            return Markup()
        heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in self.heads)
        rows = "".join(f"<tr>{_row(row)}</tr>" for row in self.rows)
        return Markup(
            f'<table class="plot-table"><caption>{escape(caption)}</caption>'
            f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
        )


def _row(cells: Sequence[Cell]) -> str:
    return "".join(_cell(cell, 'th scope="row"' if not at else "td") for at, cell in enumerate(cells))


def _cell(cell: Cell, tag: str) -> str:
    words = f"<bdi>{escape(shown(cell.words))}</bdi>"
    held = f'<a href="{escape(cell.href)}">{words}</a>' if cell.href and cell.words else words
    style = ' class="n"' if cell.number else ""
    return f"<{tag}{style}>{held}</{tag.partition(' ')[0]}>"


@dataclass(frozen=True, slots=True)
class Plot:
    """One picture. `svg` is empty where there is nothing to draw; `description` then says so.

    `keys` explain the marks in words, `more` says what is left out and where it is found. `table_open` is
    for a picture whose numbers only its table explains.
    """

    id: str
    title: str
    description: str
    svg: Markup = field(default_factory=Markup)
    table: Table = field(default_factory=Table)
    keys: tuple[Markup, ...] = ()
    more: Markup | str = ""
    table_open: bool = False

    def __html__(self) -> str:
        """Write the figure: the picture in a region that scrolls on a narrow screen, then its table."""
        if not self.svg:
            return f'<p class="empty">{escape(self.description)}</p>'
        keys = "".join(f"<li>{key}</li>" for key in self.keys)
        legend = f'<ul class="plot-keys">{keys}</ul>' if keys else ""
        more = f'<p class="more">{escape(self.more)}</p>' if self.more else ""
        return (
            f'<figure class="plot" id="{escape(self.id)}">'
            f'<div class="plot-frame" role="region" tabindex="0" aria-label="{escape(self.title)}">'
            f"{self.svg}</div><figcaption>{legend}{more}</figcaption>{self._folded()}</figure>"
        )

    def _repr_html_(self) -> str:
        """Show the figure in a notebook, in the light scheme."""
        colours = palette.properties(palette.LIGHT)
        style = f".dragoman-plot{{{colours};background:var(--paper);color:var(--ink)}}{plot_style()}"
        return f'<div class="dragoman-plot"><style>{style}</style>{self.__html__()}</div>'

    def _folded(self) -> str:
        if not self.table.rows:
            return ""
        state = " open" if self.table_open else ""
        name = f"{escape(self.title)}, as a table"
        return (
            f'<details class="plot-words"{state}><summary>The same as a table</summary>'
            f'<div class="plot-frame" role="region" tabindex="0" aria-label="{name}">'
            f"{self.table.html(self.title)}</div></details>"
        )


@cache
def plot_style() -> str:
    """Return the style sheet of every plot; it stands on the variables of `publish.palette`."""
    return resources.files("dragoman.publish.plots").joinpath("plots.css").read_text("utf-8")
