"""`dragoman read`: articles in, a database out, and a tally of what became of each."""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.options import settings_here
from dragoman.cli.progress import expected, shown_progress
from dragoman.cli.stopping import stop_signals
from dragoman.cli.streams import note, side_console
from dragoman.cli.tally import print_tally
from dragoman.engines import ReadSettings, Tally, read_all
from dragoman.ingest import find_articles
from dragoman.record import Fault
from dragoman.resolve import Gazetteer
from dragoman.settings import check_engine, read_day
from dragoman.store import Store


class NothingThere(Fault):
    """What was to be read holds no article at all, not even a bad one."""

    code = "D404"
    remedy = "name files, folders or a list of URLs, or pipe JSON lines or a text into `dragoman read -`"


def read(
    articles: Annotated[
        list[str],
        typer.Argument(
            metavar="ARTICLES…", help="Files, folders, JSON lines, lists of URLs, or - for a pipe."
        ),
    ],
    *,
    into: Annotated[
        str | None,
        typer.Option("--into", metavar="DB", help="The database.  [dim]default: dragoman.db here[/dim]"),
    ] = None,
    engine: Annotated[
        str | None, typer.Option("--engine", metavar="NAME", help="How reading is spread: local.")
    ] = None,
    actors: Annotated[
        list[Path] | None,
        typer.Option("--actors", metavar="FILE", help="An actors file of your own; may be given again."),
    ] = None,
    read_on: Annotated[
        str | None,
        typer.Option(
            "--read-on",
            metavar="DATE",
            help="The day of reading, for datelines without a year.  [dim]default: today[/dim]",
        ),
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Read articles again that the database already has.")
    ] = False,
) -> None:
    """Read articles into a database.

    What the database already has is not read again, so an interrupted run is taken up by the same command.

    Examples:

      dragoman read articles/

      dragoman read page.html wire.txt --into crisis.db --actors actors.toml

      zcat archive.jsonl.gz | dragoman read -
    """
    settings = settings_here()
    check_engine(engine or settings.engine, "--engine")
    database = into or settings.database
    day = read_day(read_on, "--read-on") if read_on else settings.read_on or date.today()
    tally = read_into(database, articles, (*settings.actors, *(actors or ())), day, again=again)
    print_tally(tally, database)
    if tally.stopped:
        raise typer.Exit(130)
    if tally.lost:
        raise typer.Exit(3)


def read_into(
    database: str, articles: Sequence[str], actors: Sequence[Path], day: date, *, again: bool
) -> Tally:
    """Read into a database, made if it is not there, showing progress on stderr.

    Raises the faults of the gazetteer and the store, and `NothingThere`.
    """
    gazetteer = Gazetteer.load(*actors)
    log = Path("dragoman.log") if "://" in database else Path(database).with_suffix(".log")
    settings = ReadSettings(read_on=day, gazetteer=gazetteer, again=again, log=log)
    with (
        Store.open(database, create=True) as store,
        stop_signals() as stopping,
        shown_progress(side_console(), expected(articles), stopping) as progress,
    ):
        try:
            tally = read_all(find_articles(articles, stdin=sys.stdin.buffer), store, settings, progress)
        except KeyboardInterrupt:
            note(f"interrupted: what was read is in {database}; the same command goes on from there")
            raise
    if not (tally.read or tally.known or tally.lost or tally.stopped):
        raise NothingThere(f"there is no article in {', '.join(articles)}")
    return tally
