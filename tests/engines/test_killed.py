"""A run that is killed a hundred times, anywhere, ends with the database of one that never was."""

import os
import random
import signal
import time
from collections.abc import Generator
from pathlib import Path

from dragoman.engines import Quiet, Tally
from dragoman.engines.one import read_given
from dragoman.engines.outcomes import Outcome
from dragoman.engines.run import keep_all
from dragoman.ingest import find_articles
from dragoman.store import Store
from tests.engines.test_processes import SETTINGS, folder_of, lines

KILLS = 100


def keep(database: Path, outcomes: list[Outcome]) -> Tally:
    """What a run does once articles are read, as far as they are not known."""
    with Store.open(database, create=True) as store:

        def coming() -> Generator[Outcome, None, None]:
            for one, outcome in outcomes:
                known = (
                    outcome is not None and hasattr(outcome, "article") and store.knows(outcome.article.id)
                )
                yield one, None if known else outcome

        return keep_all(coming(), store, SETTINGS, Quiet())


def kill_within(seconds: float, database: Path, outcomes: list[Outcome]) -> bool:
    """Run in a process of its own and kill it after that time; whether it was killed before its end."""
    child = os.fork()
    if child == 0:
        try:
            keep(database, outcomes)
        finally:
            os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def test_a_run_killed_a_hundred_times_loses_nothing_and_doubles_nothing(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "articles", 12)
    outcomes: list[Outcome] = []
    for one in find_articles([str(folder)]):
        if not one.source.endswith("empty.txt"):
            outcomes.append((one, read_given(one, SETTINGS)))  # type: ignore[arg-type]
    began = time.monotonic()
    whole = keep(tmp_path / "whole.db", outcomes)
    takes = time.monotonic() - began
    assert whole.read == 12
    expected = lines(tmp_path / "whole.db")
    chance = random.Random(20240805)
    killed = rounds = 0
    while killed < KILLS:
        rounds += 1
        assert rounds < 20 * KILLS, f"only {killed} of {rounds} runs were still running when killed"
        database = tmp_path / f"{killed // 10}.db"
        if kill_within(chance.uniform(0.0, takes), database, outcomes):
            killed += 1
        if killed % 10 == 0 and database.exists():  # ten times interrupted, then let run to its end
            keep(database, outcomes)
            with Store.open(database) as store:
                assert list(store.verify()) == []
            assert lines(database) == expected
            database.unlink()
            takes = max(takes, 0.05)
