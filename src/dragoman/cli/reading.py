"""Reading into a database with progress on the screen; what `read` and `demo` do alike.

Apart from the verbs because its imports take half a second, which verbs that only look need not wait for.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

from dragoman.cli.progress import expected, shown_progress
from dragoman.cli.stopping import stop_signals
from dragoman.cli.streams import note, side_console
from dragoman.engines import ReadSettings, Tally, read_all
from dragoman.engines.parts import outcomes_in
from dragoman.engines.run import keep_all
from dragoman.ingest import Given, LeftOut, find_articles
from dragoman.ingest.warc import EVERYTHING, Wanted
from dragoman.record import Fault
from dragoman.resolve import Gazetteer
from dragoman.store import Store


class NothingThere(Fault):
    """What was to be read holds no article at all, not even a bad one."""

    code = "D404"
    remedy = "name files, folders or a list of URLs, or pipe JSON lines or a text into `dragoman read -`"


def read_into(
    database: str,
    articles: Sequence[str],
    actors: Sequence[Path],
    day: date,
    *,
    again: bool,
    engine: str | None = None,
    wanted: Wanted = EVERYTHING,
) -> Tally:
    """Read into a database, made if it is not there, showing progress on stderr.

    Raises the faults of the gazetteer and the store, and `NothingThere`.
    """
    gazetteer = Gazetteer.load(*actors)
    log = log_beside(database)
    settings = ReadSettings(read_on=day, gazetteer=gazetteer, again=again, log=log)
    with (
        Store.open(database, create=True) as store,
        stop_signals() as stopping,
        shown_progress(side_console(), expected(articles), stopping) as progress,
    ):
        try:
            passed: Counter[str] = Counter()
            given = find_articles(articles, sys.stdin.buffer, wanted, passed)
            tally = read_all(given, store, settings, progress, engine)
        except KeyboardInterrupt:
            note(f"interrupted: what was read is in {database}; the same command goes on from there")
            raise
    if passed:
        counts = ", ".join(f"{number:,} {why}" for why, number in passed.most_common())
        note(f"records of web archives passed over: {counts}")
    if not (tally.read or tally.known or tally.lost or tally.stopped):
        raise NothingThere(f"there is no article in {', '.join(articles)}")
    return tally


def read_given(
    store: Store,
    given: Iterable[Given | LeftOut],
    actors: Sequence[Path],
    day: date,
    stopping: Callable[[], bool],
) -> Tally:
    """Read articles that come one by one into an open store, each kept before the next is asked for."""
    settings = ReadSettings(read_on=day, gazetteer=Gazetteer.load(*actors), log=log_beside(str(store.path)))
    with shown_progress(side_console(), None, stopping) as progress:
        return read_all(given, store, settings, progress, "local")


def load_into(database: str, parts: Sequence[Path], actors: Sequence[Path], day: date) -> Tally:
    """Put the parts of an archive into a database, made if it is not there, showing progress on stderr."""
    settings = ReadSettings(read_on=day, gazetteer=Gazetteer.load(*actors))
    with (
        Store.open(database, create=True) as store,
        stop_signals() as stopping,
        shown_progress(side_console(), None, stopping) as progress,
    ):
        return keep_all(outcomes_in(parts), store, settings, progress)


def log_beside(database: str) -> Path:
    """Name the log of a database's runs: beside its file, or here for one of a server."""
    return Path("dragoman.log") if "://" in database else Path(database).with_suffix(".log")
