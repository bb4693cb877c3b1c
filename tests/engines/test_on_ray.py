"""The same bytes from Ray as from one process. Ray is an extra: without it these tests say so and are skipped."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.engines import Quiet, on_ray, read_all
from dragoman.engines.on_ray import read_on_ray
from dragoman.engines.processes import ReaderKilled
from dragoman.ingest import find_articles
from dragoman.record import ArticleRecord
from dragoman.store import Store
from tests.engines.test_processes import SETTINGS, folder_of, lines

ray = pytest.importorskip("ray", reason="Ray is an extra, not installed here")


@pytest.fixture(scope="module", autouse=True)
def running() -> Iterator[None]:
    _, ours = on_ray.start_ray()
    yield
    if ours:
        ray.shutdown()


def test_ray_gives_the_same_bytes_as_one_process(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "articles", 20)
    for engine in ("local", "ray"):
        with Store.open(tmp_path / f"{engine}.db", create=True) as store:
            tally = read_all(find_articles([str(folder)]), store, SETTINGS, Quiet(), engine)
            assert (tally.read, tally.lost) == (20, 1)
    assert lines(tmp_path / "local.db") == lines(tmp_path / "ray.db")


def worker() -> int:
    """The process that a task runs in."""
    return os.getpid()


def test_a_worker_that_is_killed_costs_nothing(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "articles", 30)
    given = list(find_articles([str(folder)]))
    outcomes = read_on_ray(given, SETTINGS, lambda _: False)
    first = next(outcomes)
    pids = ray.get([ray.remote(worker).remote() for _ in range(4)])
    os.kill(pids[0], signal.SIGKILL)
    found = [first, *outcomes]
    assert [one.source for one, _ in found] == [one.source for one in given]
    assert sum(isinstance(outcome, ArticleRecord) for _, outcome in found) == 30


def test_an_article_that_kills_its_worker_is_left_out_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = folder_of(tmp_path / "articles", 6)
    given = [one for one in find_articles([str(folder)]) if not one.source.endswith("empty.txt")]
    poison = given[2].source

    def deadly(batch, settings):  # type: ignore[no-untyped-def]
        import os as here

        from dragoman.engines.one import read_given

        if any(one.source == poison for one in batch):
            here._exit(9)
        return [read_given(one, settings) for one in batch]

    monkeypatch.setattr(on_ray, "_read_batch", deadly)
    found = list(read_on_ray(given, SETTINGS, lambda _: False))
    assert [isinstance(outcome, ReaderKilled) for _, outcome in found] == [n == 2 for n in range(6)]
