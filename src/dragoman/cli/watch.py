"""`dragoman watch`: feeds read as they come, round after round, or once for cron."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import Actors, settings_here
from dragoman.cli.streams import note

if TYPE_CHECKING:
    from dragoman.engines.watching import Round

_NAP = 1.0
"""Seconds between two looks at whether the user asked to stop."""
_LONGEST_REST = 300.0


def watch(
    feeds: Annotated[Path, typer.Argument(metavar="FEEDS.toml", help="Which feeds and sitemaps to watch.")],
    *,
    into: Annotated[
        str | None,
        typer.Option("--into", metavar="DB", help="The database.  [dim]default: dragoman.db here[/dim]"),
    ] = None,
    once: Annotated[bool, typer.Option("--once", help="One round, and done: for cron.")] = False,
    actors: Actors = None,
) -> None:
    """Watch feeds: fetch what is new, read it, and look again at what may be corrected.

    The only verb that uses the network. It asks robots.txt first, pauses between two requests to a site,
    and fetches nothing that has not changed. A page that reports something else later is kept as a new
    version. Stop it with Ctrl-C; the next start goes on from there.

    Examples:

      dragoman watch feeds.toml --into crisis.db

      dragoman watch feeds.toml --into crisis.db --once
    """
    from dragoman.cli.reading import read_given  # noqa: PLC0415  # half a second; other verbs do without
    from dragoman.cli.stopping import stop_signals  # noqa: PLC0415
    from dragoman.cli.tally import print_tally  # noqa: PLC0415
    from dragoman.engines.watching import Round, Watcher  # noqa: PLC0415
    from dragoman.ingest.feeds import Fetcher, Polite, read_watchlist  # noqa: PLC0415
    from dragoman.store import Store  # noqa: PLC0415

    settings = settings_here()
    database = into or settings.database
    watchlist = read_watchlist(feeds)
    fetcher = Fetcher(watchlist.contact, watchlist.timeout_seconds, int(watchlist.largest_megabytes * 2**20))
    polite = Polite(fetcher, watchlist.delay_seconds)
    everybody = (*settings.actors, *(actors or ()))
    with Store.open(database, create=True) as store, stop_signals() as stopping:
        watcher = Watcher(watchlist, store, polite, time.time, stopping)
        while True:
            seen = Round()
            watcher.ask_feeds(seen)
            tally = read_given(store, watcher.pages(seen), everybody, datetime.now(UTC).date(), stopping)
            _tell(seen)
            if tally.read or tally.lost:
                print_tally(tally, database)
            if once or stopping():
                break
            _rest(watcher.next_due(), stopping)
            if stopping():
                break
    fetcher.close()
    if stopping():
        raise typer.Exit(130)
    if tally.lost:
        raise typer.Exit(3)


def _tell(seen: "Round") -> None:
    """Say on stderr what became of a round: the counts, then what could not be had and why."""
    at = datetime.now().astimezone().strftime("%H:%M")
    counts = ", ".join(f"{number:,} {what}" for what, number in sorted(seen.counts.items()))
    note(f"{at}  {counts or 'nothing was due'}")
    for url, fault in seen.troubles[:10]:
        note(f"       {fault.code} {fault.found if url in fault.found else f'{url}: {fault.found}'}")
    if len(seen.troubles) > 10:
        note(f"       and {len(seen.troubles) - 10:,} more")


def _rest(until: float | None, stopping: Callable[[], bool]) -> None:
    """Wait for the next thing that is due, at most a few minutes, and no longer than the user wants."""
    end = min(time.time() + _LONGEST_REST, until if until is not None else float("inf"))
    while time.time() < end and not stopping():
        time.sleep(min(_NAP, max(0.0, end - time.time())))
