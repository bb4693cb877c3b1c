"""Reads articles in several processes, one single-threaded reader a core; gives the same as one process does.

Articles go out as they come in and come back in their order, a bounded number at a time, so memory does not
grow with the number of articles. An article that takes too long, or kills the process that reads it, is left
out, and the others that were under way are read again: none is lost for its neighbour.
"""

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures import TimeoutError as TookTooLongError
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait

from dragoman.engines.one import read_given
from dragoman.engines.outcomes import SECONDS, Outcome, ReadSettings, TookTooLong
from dragoman.ingest import Given, LeftOut
from dragoman.record import ArticleRecord, Fault

AHEAD = 4
"""Articles that wait for each process: enough that none stands idle while one long article is read."""

_settings: ReadSettings | None = None


class ReaderKilled(Fault):
    """The process that read an article died, most often because memory ran out."""

    code = "D292"
    remedy = "look whether the file is an article; if it is, read it by itself with --engine local"


def read_in_processes(
    given: Iterable[Given | LeftOut],
    settings: ReadSettings,
    known: Callable[[Given], bool],
    processes: int | None = None,
    seconds: float = SECONDS,
) -> Generator[Outcome, None, None]:
    """Yield what became of each input, in their order.

    `processes` is how many read, as many as there are cores unless given.
    """
    count = processes or available_cores()
    pool = _Pool(settings, count)
    waiting: deque[tuple[Given | LeftOut, Future[ArticleRecord | Fault] | Fault | None]] = deque()
    inputs = iter(given)
    try:
        while True:
            while len(waiting) < count * AHEAD and (one := next(inputs, None)) is not None:
                waiting.append((one, _begun(one, pool, known)))
            if not waiting:
                return
            one, begun = waiting.popleft()
            if not isinstance(begun, Future):
                yield one, begun
                continue
            outcome = _result(begun, seconds)
            if outcome is None:
                assert isinstance(one, Given)
                pool.restart()
                outcome = _by_itself(one, pool, seconds)
                waiting = deque(
                    (other, pool.read(other) if isinstance(b, Future) and isinstance(other, Given) else b)
                    for other, b in waiting
                )
            yield one, outcome
    finally:
        pool.close()


def available_cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _begun(
    one: Given | LeftOut, pool: "_Pool", known: Callable[[Given], bool]
) -> Future[ArticleRecord | Fault] | Fault | None:
    if isinstance(one, LeftOut):
        return one.fault
    return None if known(one) else pool.read(one)


def _result(begun: Future[ArticleRecord | Fault], seconds: float) -> ArticleRecord | Fault | None:
    """The outcome of an article; None where the process died or the time ran out."""
    try:
        return begun.result(timeout=seconds)
    except (BrokenProcessPool, TookTooLongError):
        return None


def _by_itself(one: Given, pool: "_Pool", seconds: float) -> ArticleRecord | Fault:
    """Read an article alone, to tell whether it or a neighbour was at fault."""
    try:
        return pool.read(one).result(timeout=seconds)
    except TookTooLongError:
        pool.restart()
        return TookTooLong.of(one.source, seconds)
    except BrokenProcessPool:
        pool.restart()
        return ReaderKilled(f"the process that read {one.source} died")


class _Pool:
    """Processes that read, started anew when one of them dies or hangs."""

    def __init__(self, settings: ReadSettings, count: int) -> None:
        self._settings = settings
        self._count = count
        self._pool = self._start()

    def _start(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self._count, mp_context=get_context("spawn"), initializer=_prepare, initargs=(self._settings,)
        )

    def read(self, one: Given) -> Future[ArticleRecord | Fault]:
        try:
            return self._pool.submit(_read, one)
        except BrokenProcessPool:
            self.restart()
            return self._pool.submit(_read, one)

    def restart(self) -> None:
        self.close()
        self._pool = self._start()

    def close(self) -> None:
        """Stop the processes at once: what they are reading is read again or not wanted any more."""
        for process in list((self._pool._processes or {}).values()):
            process.kill()
        self._pool.shutdown(wait=True, cancel_futures=True)


def _prepare(settings: ReadSettings) -> None:
    """Make a process ready: it leaves stopping to its parent, and does not outlive it."""
    global _settings  # noqa: PLW0603  # one per process, set once before anything is read
    _settings = settings
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _read(one: Given) -> ArticleRecord | Fault:
    assert _settings is not None
    return read_given(one, _settings)
