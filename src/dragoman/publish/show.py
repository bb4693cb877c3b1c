"""One record in a terminal: its fields in words, and each of its spans in the sentence it stands in."""

import re
from dataclasses import fields

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.publish.annotations import spans_of
from dragoman.publish.dates import how_known, in_words, when_in_words
from dragoman.publish.dossier import Dossier, Lookup, title_of
from dragoman.publish.sayings import saying
from dragoman.publish.terminal import ACCENT, MEASURE
from dragoman.publish.wording import capitalised, joined, number, one_line, percent, shown
from dragoman.record import (
    Actor,
    Article,
    Block,
    Copy,
    Fault,
    Place,
    Plover,
    Reading,
    Record,
    Span,
    Statement,
    Title,
    When,
)

_ID = re.compile(r"[a-z]{3}_[a-z2-7]{16}")
_AROUND = 240
_BLOCK_STYLES = {"title": "bold", "deck": "italic", "furniture": "dim", "repeat": "dim", "caption": "dim"}


def show(record: Record, lookup: Lookup, console: Console) -> None:
    """Print a record: what it is, its fields in words, and its words where they stand.

    `lookup` gives the records that it refers to; one that it cannot give is named by its id.
    """
    width = min(console.width, MEASURE)
    console.print(Text.assemble((capitalised(record.type), "bold"), "  ", (record.id, "dim")))
    if isinstance(record, Statement):
        _statement(record, lookup, console, width)
    console.print(_table(record, lookup), width=width)
    if isinstance(record, Article):
        _text(record, console, width)
    elif not isinstance(record, Actor):
        _spans(record, lookup, console, width)


def known(lookup: Lookup, record_id: str) -> Record | None:
    """The record of that id, or None where the lookup has none."""
    try:
        return lookup(record_id)
    except (Fault, LookupError):
        return None


def in_short(value: object, lookup: Lookup) -> str:
    """A field's value in words, on one line: names for ids, dates as they are written, a span's words."""
    told = ""
    if isinstance(value, bool):
        told = "yes" if value else "no"
    elif isinstance(value, int | float):
        told = number(value)
    elif isinstance(value, str):
        told = _named(value, lookup) if _ID.fullmatch(value) else value
    elif isinstance(value, When):
        words = when_in_words(value) or "not known"
        told = f"{words} ({how_known(value)})" if value.edtf else words
    elif isinstance(value, Span):
        told = f"“{value.exact}”"
    elif isinstance(value, Title):
        told = value.text
    elif isinstance(value, Place):
        told = ", ".join(filter(None, (value.name, value.country)))
    elif isinstance(value, Copy):
        told = f"{_named(value.article, lookup)}, {percent(value.share)} of its words"
    elif isinstance(value, Reading):
        told = f"“{value.exact}” ({len(value.statements)})"
    elif isinstance(value, Plover):
        told = "-".join(filter(None, (value.type, value.mode, *value.contexts)))
    elif isinstance(value, tuple):
        told = "; ".join(dict.fromkeys(in_short(item, lookup) for item in value))
    return one_line(shown(told))


def _named(record_id: str, lookup: Lookup) -> str:
    found = known(lookup, record_id)
    if isinstance(found, Actor):
        return found.name
    if isinstance(found, Article):
        return f"{found.outlet or 'outlet not known'}, {title_of(found)} ({record_id})"
    return record_id


def _table(record: Record, lookup: Lookup) -> Table:
    grid = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column()
    for field in fields(record):
        value = getattr(record, field.name)
        if field.name in ("id", "text", "blocks") or value is None or value == ():
            continue
        if isinstance(record, Actor) and field.name == "titles":
            continue  # told with their days: see publish/who
        if field.name == "reported":
            words = in_words(str(value))
        elif field.name in ("act", "kind", "status", "mode", "occasion", "channel", "stance", "measure"):
            words = str(value).replace("_", " ")
        else:
            words = in_short(value, lookup)
        grid.add_row(Text(field.name.rstrip("_").replace("_", " ")), Text(words))
    return grid


def _statement(statement: Statement, lookup: Lookup, console: Console, width: int) -> None:
    ids = (statement.article, *statement.speakers, *statement.addressees, *statement.via)
    near = [found for found in (known(lookup, record_id) for record_id in ids) if found is not None]
    told = saying(statement, Dossier.of(near))
    who = capitalised(joined(told.speakers)) if told.speakers else "Speaker not named"
    console.print(Text.assemble((f"{who} {told.deed}: ", "bold"), told.words), width=width)
    console.print(Text(told.day, "dim"), width=width)
    console.print()


def _spans(record: Record, lookup: Lookup, console: Console, width: int) -> None:
    for path, span in spans_of(record):
        article = known(lookup, span.article)
        what = path.split(".")[0].removesuffix("_spans").removesuffix("_span").replace("_", " ")
        console.print()
        if not isinstance(article, Article):
            console.print(Text(f"{capitalised(what)}: “{shown(span.exact)}” in {span.article}"), width=width)
            continue
        date = when_in_words(article.published) or "undated"
        outlet = capitalised(shown(article.outlet)) if article.outlet else "Outlet not known"
        head = f"{outlet} · {title_of(article)} · {date}"
        console.print(Text.assemble((capitalised(what), f"bold {ACCENT}"), f"  {head}"), width=width)
        place = f"{shown(article.source)}, characters {number(span.start)} to {number(span.end)}"
        console.print(Text(place, "dim"), width=width)
        console.print(Padding(in_context(article.text, span), (0, 0, 0, 2)), width=width)


def in_context(text: str, span: Span) -> Text:
    """The span marked within its paragraph, of which a long one is cut to some 240 characters each side."""
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - _AROUND)
    end = text.find("\n", span.end)
    end = min(len(text) if end < 0 else end, span.end + _AROUND)
    before, after = text[start : span.start], text[span.end : end]
    if start > 0 and text[start - 1] != "\n":
        before = "…" + before[before.find(" ") :] if " " in before else "…" + before
    if end < len(text) and text[end] != "\n":
        after = after[: after.rfind(" ") + 1] + "…" if " " in after else after + "…"
    return Text.assemble(shown(before), (shown(text[span.start : span.end]), "bold underline"), shown(after))


def _text(article: Article, console: Console, width: int) -> None:
    console.print()
    at = 0
    blocks = article.blocks or (Block(0, len(article.text), "body"),) if article.text else ()
    for block in blocks:
        if "\n\n" in article.text[at : block.start]:
            console.print()
        style = _BLOCK_STYLES.get(block.kind, "")
        label = f"[{block.kind}] " if style == "dim" else ""
        console.print(Text(label + shown(article.text[block.start : block.end]), style), width=width)
        at = block.end
