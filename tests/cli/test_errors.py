"""What goes wrong for users, end to end: each a counted outcome or a coded fault with its remedy."""

import gzip
import json
import os
import re
import resource
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.running import weigh
from dragoman.store import Store
from tests.cli.crisis import articles_in, command, goes_on, look, many_articles

CODED = re.compile(r"\bD[1-5]\d\d\b")


def left_out(done, code: str) -> None:
    """The run ended with articles left out, counted under this code, with a remedy."""
    assert done.returncode == 3, done.stderr
    assert re.search(rf"left out: \d+ articles?\n +\d+  {code}", done.stderr), done.stderr
    assert "what to do:" in done.stderr


def failed(done, code: str) -> None:
    """The run ended with one fault of this code, with a remedy, and nothing on stdout."""
    assert done.returncode == 1, done.stderr
    assert code in CODED.findall(done.stderr), done.stderr
    assert "what to do:" in done.stderr
    assert done.stdout == ""


def test_an_empty_file_is_left_out_and_the_others_are_read(dragoman, tmp_path, ferry):
    (tmp_path / "empty.txt").touch()
    done = dragoman("read", "empty.txt", "ferry.txt")
    left_out(done, "D105")
    assert "empty.txt" in done.stderr and articles_in(tmp_path / "dragoman.db") == 1


def test_a_binary_is_left_out(dragoman, tmp_path):
    (tmp_path / "photo.txt").write_bytes(bytes(range(256)) * 64)
    left_out(dragoman("read", "photo.txt"), "D104")


def test_an_executable_named_as_a_page_is_left_out(dragoman, tmp_path):
    shutil.copyfile(Path(sys.executable).resolve(), tmp_path / "page.html")
    left_out(dragoman("read", "page.html"), "D104")


def test_a_folder_without_articles_is_left_out(dragoman, tmp_path):
    (tmp_path / "empty").mkdir()
    left_out(dragoman("read", "empty"), "D103")


def test_a_missing_file_is_left_out_by_name(dragoman):
    done = dragoman("read", "nowhere.txt")
    left_out(done, "D101")
    assert "nowhere.txt" in done.stderr


def test_an_article_in_another_language_is_left_out(dragoman, tmp_path):
    (tmp_path / "fr.txt").write_text(
        "Le ministre a déclaré jeudi que le navire n'était pas dans ces eaux. « Aucun de nos navires ne se "
        "trouvait là », a-t-il dit aux journalistes réunis dans la capitale, avant de quitter la salle.\n"
        * 3,
        encoding="utf-8",
    )
    left_out(dragoman("read", "fr.txt"), "D107")


def test_a_page_without_text_is_left_out(dragoman, tmp_path):
    (tmp_path / "page.html").write_text(
        "<html><body><div><div><p></div></p><table><tr</body", encoding="utf-8"
    )
    left_out(dragoman("read", "page.html"), "D108")


def test_a_broken_page_with_text_is_read(dragoman, tmp_path, ferry):
    paragraphs = "".join(f"<p>{line}<div>" for line in ferry.read_text().splitlines() if line)
    (tmp_path / "page.html").write_text(f"<html><bo<article>{paragraphs}<table><tr></p></html", "utf-8")
    done = dragoman("read", "page.html")
    assert done.returncode == 0, done.stderr
    assert dragoman("verify").returncode == 0


def test_bytes_in_no_encoding_are_left_out(dragoman, tmp_path):
    noise = bytes((n * 7919) % 251 + 1 for n in range(4000)).replace(b"\n", b"\x81")
    (tmp_path / "noise.txt").write_bytes(noise)
    done = dragoman("read", "noise.txt")
    assert done.returncode == 3 and re.search(r"D10[4567]", done.stderr), done.stderr


def test_a_line_of_200_megabytes_is_left_out_in_bounded_memory(dragoman, tmp_path, ferry):
    with (tmp_path / "huge.jsonl").open("wb") as out:
        out.write(b'{"text": "')
        for _ in range(200):
            out.write(b"ferry shots " * (2**20 // 12))
        out.write(b'"}\n')
    done = weigh(command("read", "huge.jsonl", "ferry.txt"), tmp_path)
    assert done.code == 3
    assert done.peak < 600e6
    left_out(dragoman("read", "huge.jsonl", "ferry.txt"), "D109")
    assert articles_in(tmp_path / "dragoman.db") == 1


def test_a_row_that_is_no_json_is_left_out_and_the_next_is_read(dragoman, tmp_path, ferry):
    row = json.dumps({"id": "a", "text": ferry.read_text()})
    (tmp_path / "rows.jsonl").write_text(f"{{no json\n{row}\n[1, 2]\n", encoding="utf-8")
    done = dragoman("read", "rows.jsonl")
    left_out(done, "D110")
    assert "left out: 2 articles" in done.stderr and articles_in(tmp_path / "dragoman.db") == 1


def test_a_torn_gzip_is_left_out(dragoman, tmp_path, ferry):
    packed = gzip.compress(b'{"text": "ferry"}\n' * 5000)
    (tmp_path / "rows.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    done = dragoman("read", "rows.jsonl.gz")
    assert done.returncode == 3 and "D102" in done.stderr, done.stderr


def test_an_empty_pipe_is_no_success(dragoman):
    done = dragoman("read", "-", input="")
    assert done.returncode in {1, 3} and CODED.search(done.stderr), done.stderr


def test_a_database_that_is_missing_is_said(dragoman):
    for words in (["brief"], ["list", "statements"], ["show", "sta_x"], ["search", "ferry"], ["verify"]):
        done = dragoman(*words)
        failed(done, "D301")
        assert "dragoman.db" in done.stderr


def test_a_file_that_is_no_database_is_refused_and_left_alone(dragoman, tmp_path, ferry):
    (tmp_path / "notes.db").write_text("notes on the ferry " * 100)
    failed(dragoman("read", "ferry.txt", "--into", "notes.db"), "D302")
    assert (tmp_path / "notes.db").read_text() == "notes on the ferry " * 100


def test_a_database_of_another_program_is_refused_and_left_alone(dragoman, tmp_path, ferry):
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("create table ferries (name text)")
    before = (tmp_path / "other.db").read_bytes()
    failed(dragoman("read", "ferry.txt", "--into", "other.db"), "D303")
    failed(dragoman("brief", "other.db"), "D303")
    assert (tmp_path / "other.db").read_bytes() == before


def test_a_locked_database_is_said(tmp_path, ferry, talks, monkeypatch):
    patient = Store.open
    monkeypatch.setattr(
        Store, "open", lambda where, *, create=False: patient(where, create=create, wait_seconds=0.1)
    )
    assert look(tmp_path, "read", "ferry.txt").returncode == 0
    holder = sqlite3.connect(tmp_path / "dragoman.db", isolation_level=None)
    holder.execute("begin immediate")
    try:
        failed(look(tmp_path, "read", "talks.txt"), "D305")
    finally:
        holder.rollback()
        holder.close()
    assert look(tmp_path, "read", "talks.txt").returncode == 0


def test_a_folder_that_is_not_there_is_said(dragoman, tmp_path, ferry):
    done = dragoman("read", "ferry.txt", "--into", "no/such/place.db")
    assert done.returncode == 1 and CODED.search(done.stderr), done.stderr
    assert dragoman("read", "ferry.txt").returncode == 0
    failed(dragoman("brief", "-o", "no/such/brief.html"), "D403")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_is_not_ours_is_said(dragoman, tmp_path, ferry):
    (tmp_path / "shut").mkdir(mode=0o500)
    done = dragoman("read", "ferry.txt", "--into", "shut/a.db")
    assert done.returncode == 1 and CODED.search(done.stderr), done.stderr


def test_a_limit_on_file_size_ends_the_run_with_a_fault_and_keeps_what_was_read(dragoman, tmp_path, ferry):
    many_articles(tmp_path / "rows.jsonl", ferry, 200)

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))

    done = dragoman("read", "rows.jsonl", "--read-on", "2026-01-01", preexec_fn=limit)
    assert done.returncode == 1 and CODED.search(done.stderr), done.stderr
    assert "what to do:" in done.stderr
    goes_on(dragoman, tmp_path)


def test_a_full_disk_ends_the_run_with_a_fault_and_keeps_what_was_read(dragoman, tmp_path, ferry):
    small = tmp_path / "small"
    small.mkdir()
    mounted = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(small)], check=False, capture_output=True
    )
    if not mounted or mounted.returncode:
        pytest.skip("a small disk can be mounted by root only")
    try:
        many_articles(tmp_path / "rows.jsonl", ferry, 200)
        done = dragoman("read", "rows.jsonl", "--into", "small/dragoman.db")
        failed(done, "D306")
        shutil.copytree(small, tmp_path / "roomy")
        assert dragoman("verify", "roomy/dragoman.db").returncode == 0
        assert articles_in(tmp_path / "roomy" / "dragoman.db") > 0
    finally:
        subprocess.run(["umount", str(small)], check=True)


def test_a_full_disk_under_an_export_is_said(dragoman, ferry):
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full here")
    assert dragoman("read", "ferry.txt").returncode == 0
    with Path("/dev/full").open("w") as full:
        done = dragoman("export", stdout=full, stderr=subprocess.PIPE, capture_output=False)
    assert done.returncode == 1 and "D403" in done.stderr, done.stderr
