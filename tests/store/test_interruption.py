import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

from dragoman.store import Store

WRITER = """
import importlib.util, sys
spec = importlib.util.spec_from_file_location("news", sys.argv[1])
news = importlib.util.module_from_spec(spec)
spec.loader.exec_module(news)
from dragoman.store import Store
with Store.open(sys.argv[2], create=True) as store:
    print("open", flush=True)
    for count in range(int(sys.argv[3])):
        source = f"https://osk-herald.example/{count}"
        became = store.add(news.read_news(source=source), f"<p>{count}".encode() if count % 5 == 0 else None)
        print(became, source, flush=True)
print("done", flush=True)
"""


def write(path: Path, many: int) -> "subprocess.Popen[str]":
    news = Path(__file__).with_name("conftest.py")
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(news), str(path), str(many)], stdout=subprocess.PIPE, text=True
    )


def test_a_killed_run_loses_nothing_committed_and_the_next_goes_on(tmp_path):
    path = tmp_path / "crisis.db"
    chance = random.Random(2)
    committed: set[str] = set()
    for lines in (0, 0, 1, 7, 40, 90):
        writer = write(path, 100_000)
        assert writer.stdout is not None
        told = "".join(writer.stdout.readline() for _ in range(lines))
        # Before the first line it makes the tables, then it is somewhere within the next article.
        time.sleep(chance.uniform(0.0, 0.02 if lines else 1.0))
        writer.send_signal(signal.SIGKILL)
        told += writer.communicate()[0]
        whole_lines = [line.split() for line in told.splitlines(keepends=True) if line.endswith("\n")]
        outcomes = [line for line in whole_lines if len(line) == 2]
        # What an earlier run committed is known to this one, but for the last, of which we were not told.
        assert sum(became == "added" and source in committed for became, source in outcomes) == 0
        committed |= {source for _, source in outcomes}
        if not path.exists() or path.stat().st_size == 0:
            continue
        with Store.open(path, create=True) as store:
            kept = {one.source: one for one in store.articles()}
            assert committed <= set(kept)
            assert len(kept) - len(committed) <= 1
            assert len(list(store.records(["statement"]))) == len(kept)
            assert not list(store.verify())
            committed = set(kept)
    assert committed


def test_others_read_whole_articles_while_one_writes(tmp_path):
    path = tmp_path / "crisis.db"
    Store.open(path, create=True).close()
    writer = write(path, 150)
    failures: list[BaseException] = []
    seen: list[int] = []

    def watch() -> None:
        try:
            with Store.open(path) as store:
                while writer.poll() is None:
                    statements = [one.article for one in store.records(["statement"])]
                    articles = {one.id for one in store.articles()}
                    assert set(statements) <= articles  # the articles were looked at later
                    seen.append(len(statements))
        except BaseException as error:
            failures.append(error)

    watchers = [threading.Thread(target=watch) for _ in range(2)]
    for watcher in watchers:
        watcher.start()
    told, _ = writer.communicate()
    for watcher in watchers:
        watcher.join()
    assert not failures
    assert told.endswith("done\n")
    assert any(0 < count < 150 for count in seen)
