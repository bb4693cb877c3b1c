"""Reading an archive into parts, on this machine or on a Ray cluster with shared storage.

Each shard becomes one part, written when all of it is read. A run that was cut off, here or on the cluster,
is taken up by the same command: shards whose part is there are not read again. On a cluster a shard whose
worker is lost is read again by another.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.engines.on_ray import start_ray
from dragoman.engines.outcomes import ReadSettings
from dragoman.engines.parts import write_part
from dragoman.engines.processes import read_in_processes
from dragoman.engines.shards import Shard, shards_of
from dragoman.ingest.warc import EVERYTHING, Wanted

WAITING = 2
"""Shards handed to Ray for each core: the next is there when one is done."""


@dataclass(slots=True)
class Written:
    """What became of an archive's shards, and of the articles in them. `stopped`: the user asked to stop."""

    shards: int = 0
    known: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    stopped: bool = False


def read_archive(
    paths: Sequence[str],
    into: Path,
    settings: ReadSettings,
    done: Callable[[Shard, Written], bool],
    *,
    engine: str = "processes",
    wanted: Wanted = EVERYTHING,
) -> Written:
    """Read files and folders into the parts of a folder; return what became of them.

    `engine` is `processes` or `ray`. `done` is told of each shard that was read, and says whether the user
    asked to stop. Raises `ParquetMissing`, `RayMissing`, and `OSError` where the disk refuses.
    """
    written = Written()
    waiting = []
    for shard in shards_of(paths):
        if _part(into, shard).exists():
            written.known += 1
        else:
            waiting.append(shard)
    if engine == "ray":
        _on_ray(waiting, into, settings, wanted, done, written)
    else:
        for shard in waiting:
            count = write_part(
                _part(into, shard), read_in_processes(shard.articles(wanted), settings, lambda _: False)
            )
            if _add(written, shard, count, done):
                break
    return written


def _part(into: Path, shard: Shard) -> Path:
    return into / f"part-{shard.name}.parquet"


def _add(
    written: Written, shard: Shard, count: dict[str, int], done: Callable[[Shard, Written], bool]
) -> bool:
    written.shards += 1
    written.counts.update(count)
    written.stopped = done(shard, written)
    return written.stopped


def _on_ray(
    shards: Sequence[Shard],
    into: Path,
    settings: ReadSettings,
    wanted: Wanted,
    done: Callable[[Shard, Written], bool],
    written: Written,
) -> None:
    ray, ours = start_ray()
    try:
        task = ray.remote(num_cpus=1, max_retries=3)(_read_shard)
        held = ray.put((settings, wanted))
        ahead = WAITING * max(1, int(ray.cluster_resources().get("CPU", 1)))
        running: dict[object, Shard] = {}
        left = list(reversed(shards))
        while left or running:
            while left and len(running) < ahead:
                shard = left.pop()
                running[task.remote(shard, str(_part(into, shard)), held)] = shard
            (ready, *_), _ = ray.wait(list(running))
            shard = running.pop(ready)
            if _add(written, shard, ray.get(ready), done):
                return
    finally:
        if ours:
            ray.shutdown()


def _read_shard(shard: Shard, part: str, held: tuple[ReadSettings, Wanted]) -> dict[str, int]:
    """Read one shard in a worker: in a process of its own, which a poisonous article may take with it."""
    settings, wanted = held
    return write_part(Path(part), read_in_processes(shard.articles(wanted), settings, lambda _: False, 1))
