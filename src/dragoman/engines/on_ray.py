"""Reads articles on a Ray cluster, or on this machine's cores through Ray; gives the same as one process.

Articles go out in small batches and come back in their order, a bounded number at a time. A batch whose
worker is lost is read again by another; one that loses its worker a second time is read article by article,
and the article that takes the worker with it is left out. `RAY_ADDRESS` names a cluster; without it Ray is
started here and ended with the run.
"""

import logging
import os
from collections import deque
from collections.abc import Callable, Generator, Iterable
from itertools import islice
from typing import Any

from dragoman.engines.one import read_given
from dragoman.engines.outcomes import SECONDS, Outcome, ReadSettings, TookTooLong
from dragoman.engines.processes import ReaderKilled, available_cores
from dragoman.ingest import Given, LeftOut
from dragoman.record import ArticleRecord, Fault

BATCH = 8
"""Articles in one task: Ray takes about a millisecond for each, an article some hundred."""
AHEAD = 3
"""Batches that wait for each core."""


class RayMissing(Fault):
    """Reading on Ray was asked for, and Ray is not installed."""

    code = "D293"
    remedy = "pip install 'dragoman[archive]', or read with --engine processes"


def read_on_ray(
    given: Iterable[Given | LeftOut],
    settings: ReadSettings,
    known: Callable[[Given], bool],
    seconds: float = SECONDS,
) -> Generator[Outcome, None, None]:
    """Yield what became of each input, in their order. `seconds` is the longest that one article may take."""
    with_ray, ours = start_ray()
    try:
        yield from _read(with_ray, given, settings, known, seconds)
    finally:
        if ours:
            with_ray.shutdown()


def start_ray() -> tuple[Any, bool]:
    """Join the cluster of `RAY_ADDRESS`, or start Ray here; return it, and whether it is ours to end.

    Raises `RayMissing`.
    """
    try:
        import ray  # noqa: PLC0415  # an extra, and a second to import
    except ImportError:
        raise RayMissing("Ray is not installed") from None
    if ray.is_initialized():
        return ray, False
    address = os.environ.get("RAY_ADDRESS")
    if address:
        ray.init(address=address, log_to_driver=False, logging_level=logging.ERROR)
    else:
        ray.init(
            num_cpus=available_cores(),
            include_dashboard=False,
            log_to_driver=False,
            logging_level=logging.ERROR,
        )
    return ray, True


def _read(
    ray: Any,
    given: Iterable[Given | LeftOut],
    settings: ReadSettings,
    known: Callable[[Given], bool],
    seconds: float,
) -> Generator[Outcome, None, None]:
    task = ray.remote(num_cpus=1, max_retries=1)(_read_batch)
    held = ray.put(settings)
    cores = int(ray.cluster_resources().get("CPU", 1))
    waiting: deque[tuple[list[Given | LeftOut], list[int], Any]] = deque()
    inputs = iter(given)
    while True:
        while len(waiting) < max(cores, 1) * AHEAD and (batch := list(islice(inputs, BATCH))):
            new = [at for at, one in enumerate(batch) if isinstance(one, Given) and not known(one)]
            waiting.append((batch, new, task.remote([batch[at] for at in new], held) if new else None))
        if not waiting:
            return
        batch, new, begun = waiting.popleft()
        outcomes: dict[int, ArticleRecord | Fault] = {}
        if begun is not None:
            found = _found(ray, begun, seconds * len(new))
            if isinstance(found, Fault):
                found = [_by_itself(ray, task, batch[at], held, seconds) for at in new]
            outcomes = dict(zip(new, found, strict=True))
        for at, one in enumerate(batch):
            yield one, one.fault if isinstance(one, LeftOut) else outcomes.get(at)


def _read_batch(batch: list[Given], settings: ReadSettings) -> list[ArticleRecord | Fault]:
    return [read_given(one, settings) for one in batch]


def _found(ray: Any, begun: Any, seconds: float) -> list[ArticleRecord | Fault] | Fault:
    """What a task gave; a fault without a source where its worker was lost or the time ran out."""
    try:
        found: list[ArticleRecord | Fault] = ray.get(begun, timeout=seconds)
    except ray.exceptions.GetTimeoutError:
        ray.cancel(begun, force=True)
        return TookTooLong("")
    except (ray.exceptions.WorkerCrashedError, ray.exceptions.OutOfMemoryError, ray.exceptions.NodeDiedError):
        return ReaderKilled("")
    return found


def _by_itself(ray: Any, task: Any, one: Given | LeftOut, held: Any, seconds: float) -> ArticleRecord | Fault:
    """Read an article alone, to tell whether it or a neighbour was at fault."""
    found = _found(ray, task.remote([one], held), seconds)
    if isinstance(found, TookTooLong):
        return TookTooLong.of(one.source, seconds)
    if isinstance(found, Fault):
        return ReaderKilled(f"the worker that read {one.source} died")
    return found[0]
