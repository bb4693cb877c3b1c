"""`dragoman watch` as it is typed, against a server on this machine."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ingest.feeds.server import Page, Server

NEWS = (
    "<html><head><title>Varnia answers</title></head><body><article><h1>Varnia answers</h1><p>HARNE, May 4 — The "
    "foreign minister of Varnia said on Tuesday that the strait would be open to ferries, and that Ostland had been "
    "told so through the embassy of Kestria.</p><p>Ostland's government said that it had received the message and "
    "would answer within the week.</p></article></body></html>"
)


@pytest.fixture
def server() -> Iterator[Server]:
    running = Server()
    yield running
    running.close()


def watch(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "dragoman", "watch", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, "NO_COLOR": "1", "COLUMNS": "120"},
    )


def feeds(folder: Path, server: Server) -> str:
    (folder / "feeds.toml").write_text(
        f'[watch]\ndelay_seconds = 0\n[[feed]]\nurl = "{server.url}/rss"\noutlet = "The Herald"\n'
    )
    return "feeds.toml"


def test_one_round_reads_what_is_new_and_says_what_became_of_it(server: Server, tmp_path: Path):
    rss = "<rss version='2.0'><channel><title>t</title><item><link>/a</link></item><item><link>/b</link></item></channel></rss>"
    server.pages |= {"/rss": Page(rss.encode()), "/a": Page(NEWS.encode()), "/b": Page(b"", 500)}
    done = watch(tmp_path, feeds(tmp_path, server), "--into", "w.db", "--once")
    assert done.returncode == 0, done.stderr
    assert "1 feeds asked, 1 new, 1 not reached, 2 pages announced" in done.stderr
    assert "D121" in done.stderr
    assert "read 1 article into w.db" in done.stderr
    again = watch(tmp_path, feeds(tmp_path, server), "--into", "w.db", "--once")
    assert "nothing was due" in again.stderr


def test_a_wrong_file_of_feeds_is_told_with_what_to_do(tmp_path: Path):
    (tmp_path / "feeds.toml").write_text("[[feed]]\nurl = 'herald'\n")
    done = watch(tmp_path, "feeds.toml", "--once")
    assert done.returncode == 1
    assert "D120" in done.stderr and not (tmp_path / "dragoman.db").exists()
