"""Reads articles one after the other, here, in this process.

An article that takes too long is left out by an alarm, which the system gives to a process's first thread
only (and Windows not at all): read from another thread, an article has all the time it takes. The alarm is
heard between two steps of Python; a single step of a library that never ends would not be stopped by it.
Where that matters, `processes` kills the reader instead.
"""

import signal
import threading
from collections.abc import Callable, Generator, Iterable
from typing import Any

from dragoman.engines.one import read_given
from dragoman.engines.outcomes import SECONDS, Outcome, ReadSettings, TookTooLong
from dragoman.ingest import Given, LeftOut
from dragoman.record import ArticleRecord, Fault


class _TimeIsUp(BaseException):
    """Not an `Exception`: what reads an article must not take it for a failure of its own and go on."""


def read_here(
    given: Iterable[Given | LeftOut],
    settings: ReadSettings,
    known: Callable[[Given], bool],
    seconds: float = SECONDS,
) -> Generator[Outcome, None, None]:
    """Yield what became of each input, in their order; holds one article at a time.

    `seconds` is the longest that one article may take.
    """
    for one in given:
        if isinstance(one, LeftOut):
            yield one, one.fault
        elif known(one):
            yield one, None
        else:
            yield one, _within(seconds, one, settings)


def _within(seconds: float, one: Given, settings: ReadSettings) -> ArticleRecord | Fault:
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        return read_given(one, settings)
    before = signal.signal(signal.SIGALRM, _ring)
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds)
        try:
            return read_given(one, settings)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    except _TimeIsUp:
        return TookTooLong.of(one.source, seconds)
    finally:
        signal.signal(signal.SIGALRM, before)


def _ring(_signal: int, _frame: Any) -> None:
    raise _TimeIsUp
