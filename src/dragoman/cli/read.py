"""`dragoman read`: articles in, a database out, and a tally of what became of each."""

from datetime import date
from typing import Annotated

import typer

from dragoman.cli.options import Actors, ReadOn, settings_here
from dragoman.cli.wanted import FetchedSince, FetchedUntil, Sites, archive_wanted
from dragoman.settings import check_engine, read_day


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
        str | None,
        typer.Option(
            "--engine",
            metavar="NAME",
            help="How reading is spread: local, processes or ray.  "
            "[dim]default: processes, for more than 50 articles[/dim]",
        ),
    ] = None,
    actors: Actors = None,
    read_on: ReadOn = None,
    again: Annotated[
        bool, typer.Option("--again", help="Read articles again that the database already has.")
    ] = False,
    sites: Sites = None,
    fetched_since: FetchedSince = None,
    fetched_until: FetchedUntil = None,
) -> None:
    """Read articles into a database.

    What the database already has is not read again, so an interrupted run is taken up by the same command.

    Examples:

      dragoman read articles/

      dragoman read page.html wire.txt --into crisis.db --actors actors.toml

      zcat archive.jsonl.gz | dragoman read -

      dragoman read CC-NEWS-20240805.warc.gz --sites outlets.txt --into crisis.db
    """
    from dragoman.cli.reading import read_into  # noqa: PLC0415  # half a second; other verbs do without
    from dragoman.cli.tally import print_tally  # noqa: PLC0415  # likewise

    settings = settings_here()
    spread = check_engine(engine, "--engine") if engine else settings.engine
    database = into or settings.database
    day = read_day(read_on, "--read-on") if read_on else settings.read_on or date.today()
    tally = read_into(
        database,
        articles,
        (*settings.actors, *(actors or ())),
        day,
        again=again,
        engine=spread,
        wanted=archive_wanted(sites, fetched_since, fetched_until),
    )
    print_tally(tally, database)
    if tally.stopped:
        raise typer.Exit(130)
    if tally.lost:
        raise typer.Exit(3)
