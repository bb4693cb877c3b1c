"""Reads articles one after the other, here, and keeps the count.

One bad article never stops the rest: an ingest or reading fault leaves that article out, and so does a
failure of our own, which is counted apart (D290) and leaves its traceback in a log. A fault of the store
does stop the run, because the next article would meet it too; what was committed before stays.
"""

import sys
import time
import traceback
from collections.abc import Iterable
from pathlib import Path

from dragoman.engines.outcomes import Became, Count, Progress, ReaderFailed, ReadSettings, Tally
from dragoman.engines.settling import Stopped, settle_copies, settle_furniture, unless_stopping
from dragoman.extract import read_article
from dragoman.ingest import Given, LeftOut, make_article, page_of
from dragoman.record import ArticleRecord, Fault
from dragoman.store import Store, UnwritableText


def read_all(
    given: Iterable[Given | LeftOut], store: Store, settings: ReadSettings, progress: Progress
) -> Tally:
    """Read every article into the store, then settle what only all of them together show.

    Holds one article at a time. When the user asks to stop, what is committed stays, `stopped` is set,
    and the next run goes on where this one left off. Raises the store's faults.
    """
    began = time.monotonic()
    count = Count()
    settled = copies = 0
    stopped = False
    try:
        progress.begin("reading")
        for one in given:
            unless_stopping(progress)
            progress.one(one.source, _read_one(one, store, settings, count))
        progress.begin("settling")
        settled = settle_furniture(store, settings, progress)
        progress.begin("comparing")
        copies = settle_copies(store, progress)
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


def _read_one(one: Given | LeftOut, store: Store, settings: ReadSettings, count: Count) -> Became:
    if isinstance(one, LeftOut):
        count.leave_out(one.source, one.fault)
        return "left_out"
    if not settings.again and store.knows(one.id):
        count.add("known")
        return "known"
    record = read_given(one, settings)
    if isinstance(record, Fault):
        count.leave_out(one.source, record)
        return "left_out"
    try:
        became = store.add(record, page_of(one), again=settings.again)
    except UnwritableText as fault:  # the one fault of the store that is the article's own
        count.leave_out(one.source, fault)
        return "left_out"
    count.add(became)
    if became != "known":
        count.statements += len(record.statements)
        count.words += len(record.article.text.split())
    return became


def read_given(given: Given, settings: ReadSettings) -> ArticleRecord | Fault:
    """Read one article without touching the store; a fault is returned, not raised.

    This is the boundary at which a failure of our own becomes an article left out. Running out of memory
    is no fault of the article and passes through.
    """
    try:
        return read_article(make_article(given, settings.read_on), settings.gazetteer)
    except Fault as fault:
        return fault
    except MemoryError:
        raise
    except Exception as error:
        if settings.log is not None:
            _write_down(settings.log, given.source, error)
        return ReaderFailed(f"{given.source}: {type(error).__name__} at {_place_of(error)}")


def _place_of(error: BaseException) -> str:
    """The innermost place in our own code that an exception came through: `extract/quotes.py:81 in pair`."""
    frames = traceback.extract_tb(error.__traceback__)
    house = Path(__file__).parents[1]
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(house)]
    frame = (ours or frames)[-1]
    path = Path(frame.filename)
    name = path.relative_to(house) if path.is_relative_to(house) else path.name
    return f"{name}:{frame.lineno} in {frame.name}"


def _write_down(log: Path, source: str, error: BaseException) -> None:
    """Append a traceback to the log. A log that cannot be written is said, and does not stop the run."""
    try:
        with log.open("a", encoding="utf-8") as out:
            print(f"--- {source}", file=out)
            traceback.print_exception(error, file=out)
    except OSError as why:
        print(f"the log {log} cannot be written ({why.strerror})", file=sys.stderr)
