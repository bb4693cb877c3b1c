import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.engines import Quiet, read_all
from dragoman.engines.archive import Written, read_archive
from dragoman.engines.parts import NotAPart, outcomes_in, parts_in, write_part
from dragoman.engines.run import keep_all
from dragoman.engines.shards import Shard, shards_of
from dragoman.ingest import Given, LeftOut, find_articles
from dragoman.ingest.warc import EVERYTHING
from dragoman.store import Store
from tests.engines.test_processes import SETTINGS, folder_of, lines

pytest.importorskip("pyarrow", reason="pyarrow is an extra, not installed here")


def go_on(_shard: Shard, _written: Written) -> bool:
    return False


def rows_of(path: Path, count: int) -> str:
    import json

    with path.open("w") as out:
        for n in range(count):
            text = f"PORT OSK, Aug 5, 2024 (Meridian) - The minister said on Monday that {n} ships had left the strait."
            out.write(json.dumps({"id": f"row{n}", "text": text}) + "\n")
    return str(path)


def loaded(database: Path, parts: Path) -> list[str]:
    with Store.open(database, create=True) as store:
        keep_all(outcomes_in(parts_in(parts)), store, SETTINGS, Quiet())
    return lines(database)


@pytest.mark.parametrize("engine", ["processes", "ray"])
def test_parts_loaded_give_what_reading_into_the_database_gives(tmp_path: Path, engine: str) -> None:
    if engine == "ray":
        pytest.importorskip("ray", reason="Ray is an extra, not installed here")
    folder = folder_of(tmp_path / "articles", 9)
    (folder / "page.html").write_text(
        "<html><body><article><h1>Ships leave</h1><p>The minister of Varnia said on Monday that ships had left the "
        "strait, and that Ostland had been told.</p></article></body></html>"
    )
    with Store.open(tmp_path / "local.db", create=True) as store:
        tally = read_all(find_articles([str(folder)]), store, SETTINGS, Quiet(), "local")
    written = read_archive([str(folder)], tmp_path / "parts", SETTINGS, go_on, engine=engine)
    assert written.counts == {"read": tally.read, "left_out": tally.lost}
    assert loaded(tmp_path / "parts.db", tmp_path / "parts") == lines(tmp_path / "local.db")


def test_what_is_done_is_not_read_again_and_what_is_not_is(tmp_path: Path) -> None:
    paths = [rows_of(tmp_path / f"{name}.jsonl", 3) for name in "abc"]
    stopped = read_archive(paths, tmp_path / "parts", SETTINGS, lambda _, written: written.shards == 2)
    assert stopped.stopped and stopped.shards == 2
    rest = read_archive(paths, tmp_path / "parts", SETTINGS, go_on)
    assert (rest.known, rest.shards) == (2, 1)
    assert len(loaded(tmp_path / "a.db", tmp_path / "parts")) == len(
        loaded(tmp_path / "b.db", tmp_path / "parts")
    )
    rows_of(tmp_path / "b.jsonl", 4)
    assert read_archive(paths, tmp_path / "parts", SETTINGS, go_on).shards == 1


def test_a_driver_that_is_killed_leaves_no_half_part(tmp_path: Path) -> None:
    paths = [rows_of(tmp_path / f"{n}.jsonl", 30) for n in range(4)]
    parts = tmp_path / "parts"
    command = [
        sys.executable,
        "-m",
        "dragoman",
        "archive",
        *paths,
        "--out",
        str(parts),
        "--read-on",
        "2024-09-01",
    ]
    running = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    until = time.monotonic() + 60
    while time.monotonic() < until and not list(parts.glob("part-*")):
        time.sleep(0.05)
    running.send_signal(signal.SIGKILL)
    running.wait()
    whole = parts_in(parts)
    assert all(list(outcomes_in([part])) for part in whole)
    rest = read_archive(paths, parts, SETTINGS, go_on)
    assert (rest.known, rest.shards) == (len(whole), 4 - len(whole))
    assert len(list(outcomes_in(parts_in(parts)))) == 120


def test_shards_cover_every_article_once(tmp_path: Path) -> None:
    path = rows_of(tmp_path / "a.jsonl", 25)
    shards = [Shard((path,), n, 4, str(n)) for n in range(4)]
    found = [one.source for shard in shards for one in shard.articles(EVERYTHING)]
    assert sorted(found) == sorted(one.source for one in find_articles([path]))


def test_shards_are_the_same_in_every_run_and_tell_a_grown_file(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "articles", 5)
    before = shards_of([str(folder)])
    assert shards_of([str(folder)]) == before
    (folder / "001.txt").write_text("Longer than it was.")
    assert shards_of([str(folder)]) != before


def test_what_was_left_out_keeps_its_code_and_remedy(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "articles", 1)
    read_archive([str(folder)], tmp_path / "parts", SETTINGS, go_on)
    ((one, fault),) = [(o, f) for o, f in outcomes_in(parts_in(tmp_path / "parts")) if isinstance(o, LeftOut)]
    assert (fault.code, one.source.endswith("empty.txt")) == ("D105", True)  # type: ignore[union-attr]


def test_a_file_that_is_no_part_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotAPart, match="holds no part"):
        parts_in(tmp_path)
    (tmp_path / "part-x.parquet").write_bytes(b"PAR1 nothing PAR1")
    with pytest.raises(NotAPart, match="cannot be read"):
        list(outcomes_in(parts_in(tmp_path)))


def test_a_part_that_cannot_be_finished_leaves_nothing(tmp_path: Path) -> None:
    def breaking():  # type: ignore[no-untyped-def]
        yield LeftOut("a", NotAPart("x")), NotAPart("x")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_part(tmp_path / "part-a.parquet", breaking())
    assert list(tmp_path.iterdir()) == []


def test_where_an_article_is_archived_is_kept(tmp_path: Path) -> None:
    given = Given("https://h.example/1", b"Varnia said no.", "text", archived="a.warc <urn:1>")
    from dragoman.engines.one import read_given

    write_part(tmp_path / "part-a.parquet", [(replace(given), read_given(given, SETTINGS))])
    with Store.open(tmp_path / "a.db", create=True) as store:
        keep_all(outcomes_in(parts_in(tmp_path)), store, SETTINGS, Quiet())
        (article,) = store.articles()
        assert store.archived(article.id) == "a.warc <urn:1>"
