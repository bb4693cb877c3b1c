"""`dragoman demo`: the example crisis, from its articles to its brief."""

import os
import shutil
import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

import dragoman
from dragoman.cli.briefs import records_of_brief, write_brief
from dragoman.cli.streams import CannotWrite, data_out, note
from dragoman.publish import brief_html
from dragoman.record import Fault
from dragoman.store import Filter, Store

CRISIS = "corr-sound"
TITLE = "The Corr Sound crisis"
READ_ON = date(2025, 4, 1)
"""The articles are of March 2025; the demo must give the same brief on any day."""


class NoExamples(Fault):
    """The example crisis is not where the program was installed."""

    code = "D405"
    remedy = "install Dragoman again, from a wheel or a whole checkout"


def demo(
    folder: Annotated[
        Path, typer.Argument(metavar="[FOLDER]", help="Where to put it; made if it is not there.")
    ] = Path("dragoman-demo"),
) -> None:
    """Read an invented crisis and show its brief.

    Copies the example articles into a folder, reads them into a database there, prints the brief, and
    writes it as a page.
    """
    from dragoman.cli.reading import read_into  # noqa: PLC0415  # half a second; other verbs do without
    from dragoman.cli.tally import print_tally  # noqa: PLC0415  # likewise

    try:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copytree(find_crisis(), folder, dirs_exist_ok=True)
    except OSError as error:
        raise CannotWrite(f"{folder} cannot be written: {error.strerror or error}") from error
    database = str(folder / "dragoman.db")
    tally = read_into(database, [str(folder / "articles")], [folder / "actors.toml"], READ_ON, again=True)
    print_tally(tally, database)
    with Store.open(database) as store:
        records, because = records_of_brief(store, Filter())
    write_brief(records, because, None, "text", title=TITLE)
    page = folder / "brief.html"
    with data_out(str(page)) as stream:
        stream.write(brief_html(records, title=TITLE, because=because))
    _say_how_to_go_on(page, database)
    if tally.stopped or tally.lost:
        raise typer.Exit(130 if tally.stopped else 3)


def find_crisis() -> Path:
    """Find the example crisis: in the installed package, or beside `src` in a checkout.

    Raises `NoExamples`.
    """
    package = Path(dragoman.__file__).parent
    for examples in (package / "examples", package.parents[1] / "examples"):
        if (examples / CRISIS / "articles").is_dir():
            return examples / CRISIS
    raise NoExamples(f"there are no examples in {package}")


def _say_how_to_go_on(page: Path, database: str) -> None:
    command = _own_name()
    note(f"\nThe same brief as a page, each line linked to its words: {page}")
    note("Look further:")
    for rest in (
        "serve {}",
        "list {} messages",
        "list {} utterances",
        "search {} lightship",
        "show {} ID",
        "verify {}",
    ):
        note(f"  {command} {rest.format(database)}")
    note(f"Then your own articles:\n  {command} read ARTICLES… && {command} brief")


def _own_name() -> str:
    """How to call this program again: `dragoman` where the shell finds it, else as it was called now."""
    called = Path(sys.argv[0])
    if shutil.which("dragoman") or called.name != "dragoman":
        return "dragoman"
    return os.path.relpath(called) if called.is_absolute() else str(called)
