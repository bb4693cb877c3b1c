import signal
import sqlite3
import subprocess
import time
from pathlib import Path

import pytest

from tests.cli.crisis import articles_in, command, environment, goes_on, many_articles

ROWS = 200


def committed(database: Path) -> int:
    if not database.exists():
        return 0
    try:
        with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as store:
            return int(store.execute("select count(*) from article").fetchone()[0])
    except sqlite3.OperationalError:  # not yet made
        return 0


def started(tmp_path: Path) -> subprocess.Popen[str]:
    """A run that has committed some articles and has most of them before it."""
    process = subprocess.Popen(
        command("read", "rows.jsonl", "--read-on", "2026-01-01"),
        cwd=tmp_path,
        env=environment(),
        stderr=subprocess.PIPE,
        text=True,
    )
    until = time.monotonic() + 120
    while committed(tmp_path / "dragoman.db") < 3:
        assert process.poll() is None, process.stderr.read()
        assert time.monotonic() < until
        time.sleep(0.005)
    return process


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_ends_between_articles_and_goes_on_later(dragoman, tmp_path, ferry, number):
    many_articles(tmp_path / "rows.jsonl", ferry, ROWS)
    process = started(tmp_path)
    process.send_signal(number)
    _, said = process.communicate(timeout=120)
    assert process.returncode == 130, said
    assert "Traceback" not in said and "the same command goes on" in said
    assert 3 <= articles_in(tmp_path / "dragoman.db") < ROWS
    goes_on(dragoman, tmp_path)


def test_a_killed_run_loses_nothing_committed_and_goes_on_later(dragoman, tmp_path, ferry):
    many_articles(tmp_path / "rows.jsonl", ferry, ROWS)
    process = started(tmp_path)
    process.kill()
    process.wait(timeout=60)
    assert process.stderr is not None
    process.stderr.close()
    assert 3 <= articles_in(tmp_path / "dragoman.db") < ROWS
    goes_on(dragoman, tmp_path)
