"""A run: every input read by an engine, stored, counted, and what only all articles show settled after.

One bad article never stops the rest: an ingest or reading fault leaves that article out, and so does a
failure of our own, which is counted apart (D290) and leaves its traceback in a log. A fault of the store
does stop the run, because the next article would meet it too; what was committed before stays.
"""

import time
from collections.abc import Generator, Iterable
from contextlib import closing
from itertools import chain, islice

from dragoman.engines.local import read_here
from dragoman.engines.on_ray import read_on_ray
from dragoman.engines.outcomes import Became, Count, Outcome, Progress, ReaderFailed, ReadSettings, Tally
from dragoman.engines.processes import read_in_processes
from dragoman.engines.settling import Stopped, settle_copies, settle_furniture, unless_stopping
from dragoman.ingest import Given, LeftOut, page_of
from dragoman.record import ArticleRecord, Fault
from dragoman.store import Store, UnwritableText

FEW = 50
"""Articles up to which one process reads them: starting others takes longer than they save."""


def read_all(
    given: Iterable[Given | LeftOut],
    store: Store,
    settings: ReadSettings,
    progress: Progress,
    engine: str | None = None,
) -> Tally:
    """Read every article into the store, then settle what only all of them together show.

    `engine` is `local`, `processes` or `ray`; without one, `processes` reads more than `FEW` articles. All
    give the same database. When the user asks to stop, what is committed stays, `stopped` is set, and the
    next run goes on where this one left off. Raises the store's faults.
    """
    return keep_all(_outcomes(given, store, settings, engine), store, settings, progress)


def keep_all(
    outcomes: Generator[Outcome, None, None], store: Store, settings: ReadSettings, progress: Progress
) -> Tally:
    """Keep what was read, wherever it was read, then settle what only all articles together show.

    The outcomes are closed at the end of the run, however it ends. Raises the store's faults.
    """
    began = time.monotonic()
    count = Count()
    settled = copies = 0
    stopped = False
    try:
        progress.begin("reading")
        with closing(outcomes) as coming:  # ends the processes at once
            while True:
                unless_stopping(progress)  # before the next article is read, not after
                one, outcome = next(coming, (None, None))
                if one is None:
                    break
                progress.one(one.source, _keep(one, outcome, store, settings, count))
        progress.begin("settling")
        settled = settle_furniture(store, settings, progress)
        progress.begin("comparing")
        copies = settle_copies(store, progress)
        unless_stopping(progress)
        progress.begin("linking")
        store.link()
    except Stopped:
        stopped = True
    failed = ReaderFailed.code in count.reasons
    return count.tally(
        settled=settled,
        copies=copies,
        seconds=time.monotonic() - began,
        stopped=stopped,
        log=settings.log if failed else None,
    )


def _outcomes(
    given: Iterable[Given | LeftOut], store: Store, settings: ReadSettings, engine: str | None
) -> Generator[Outcome, None, None]:
    def known(one: Given) -> bool:
        return not settings.again and store.knows(one.id)

    inputs = iter(given)
    if engine is None:
        first = list(islice(inputs, FEW + 1))
        engine = "processes" if len(first) > FEW else "local"
        inputs = chain(first, inputs)
    if engine == "processes":
        return read_in_processes(inputs, settings, known)
    if engine == "ray":
        return read_on_ray(inputs, settings, known)
    return read_here(inputs, settings, known)


def _keep(
    one: Given | LeftOut,
    outcome: ArticleRecord | Fault | None,
    store: Store,
    settings: ReadSettings,
    count: Count,
) -> Became:
    """Store what was read, and count what became of the input."""
    if outcome is None:
        count.add("known")
        return "known"
    if isinstance(outcome, Fault):
        count.leave_out(one.source, outcome)
        return "left_out"
    assert isinstance(one, Given)
    try:
        became = store.add(outcome, page_of(one), again=settings.again, archived=one.archived)
    except UnwritableText as fault:  # the one fault of the store that is the article's own
        count.leave_out(one.source, fault)
        return "left_out"
    count.add(became)
    if became != "known":
        count.record(outcome)
    return became
