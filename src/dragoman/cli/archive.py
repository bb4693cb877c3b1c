"""`dragoman archive` and `dragoman load`: an archive read into parts, and parts put into a database."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.options import Actors, ReadOn, settings_here
from dragoman.cli.streams import note
from dragoman.cli.wanted import FetchedSince, FetchedUntil, Sites, archive_wanted
from dragoman.settings import BadSetting, check_engine, read_day


def archive(
    articles: Annotated[
        list[str],
        typer.Argument(
            metavar="ARTICLES…", help="Files and folders: web archives, JSON lines, tables, pages."
        ),
    ],
    *,
    out: Annotated[Path, typer.Option("--out", metavar="FOLDER", help="Where the parts are written.")],
    engine: Annotated[
        str, typer.Option("--engine", metavar="NAME", help="How reading is spread: processes or ray.")
    ] = "processes",
    actors: Actors = None,
    read_on: ReadOn = None,
    sites: Sites = None,
    fetched_since: FetchedSince = None,
    fetched_until: FetchedUntil = None,
) -> None:
    """Read a large archive into Parquet files, piece by piece, here or on a Ray cluster.

    Each piece that is done stays done: the same command goes on where a run was cut off. The folder must be
    on storage that every machine of the cluster sees. Put what was read into a database with `load`.

    Examples:

      dragoman archive CC-NEWS-2024-08/ --out parts/ --engine ray --sites outlets.txt

      dragoman load parts/ --into august.db
    """
    from dragoman.cli.stopping import stop_signals  # noqa: PLC0415  # half a second; other verbs do without
    from dragoman.engines import ReadSettings  # noqa: PLC0415
    from dragoman.engines.archive import Written, read_archive  # noqa: PLC0415
    from dragoman.engines.shards import Shard  # noqa: PLC0415
    from dragoman.resolve import Gazetteer  # noqa: PLC0415

    if check_engine(engine, "--engine") == "local":
        raise BadSetting("--engine local: an archive is read by processes or ray")
    here = settings_here()
    day = read_day(read_on, "--read-on") if read_on else here.read_on or date.today()
    settings = ReadSettings(read_on=day, gazetteer=Gazetteer.load(*here.actors, *(actors or ())))
    with stop_signals() as stopping:

        def told(shard: Shard, written: Written) -> bool:
            counts = ", ".join(
                f"{number:,} {what.replace('_', ' ')}" for what, number in written.counts.items()
            )
            note(f"piece {written.shards:,} ({shard.paths[0]}): {counts} so far")
            return stopping()

        wanted = archive_wanted(sites, fetched_since, fetched_until)
        written = read_archive(articles, out, settings, told, engine=engine, wanted=wanted)
    note(f"{written.shards:,} pieces read into {out}, {written.known:,} were there already")
    if written.stopped:
        note("stopped before the end; the same command goes on where this one left off")
        raise typer.Exit(130)
    if written.counts["left_out"]:
        raise typer.Exit(3)


def load(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="What dragoman archive wrote.")],
    *,
    into: Annotated[
        str | None,
        typer.Option("--into", metavar="DB", help="The database.  [dim]default: dragoman.db here[/dim]"),
    ] = None,
    actors: Annotated[
        list[Path] | None,
        typer.Option("--actors", metavar="FILE", help="The actors file that the archive was read with."),
    ] = None,
) -> None:
    """Put what an archive gave into a database, as if its articles had been read into it.

    What the database already has is passed over, so a load that was cut off is taken up by the same command.
    """
    from dragoman.cli.reading import load_into  # noqa: PLC0415  # half a second; other verbs do without
    from dragoman.cli.tally import print_tally  # noqa: PLC0415
    from dragoman.engines.parts import parts_in  # noqa: PLC0415

    here = settings_here()
    database = into or here.database
    tally = load_into(database, parts_in(folder), (*here.actors, *(actors or ())), date.today())
    print_tally(tally, database)
    if tally.stopped:
        raise typer.Exit(130)
    if tally.lost:
        raise typer.Exit(3)
