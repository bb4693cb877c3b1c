from pathlib import Path

from tests.ingest.test_warc import archive, record


def test_pages_of_a_web_archive_are_read_and_say_where_they_are_archived(dragoman, tmp_path: Path):
    archive(tmp_path, record(1), record(2, kind="request"), b"WARC/1.0 nonsense\r\n\r\n", record(4))
    (tmp_path / "sites.txt").write_text("news.example\n")
    done = dragoman("read", "a.warc.gz", "--into", "w.db", "--sites", "sites.txt")
    assert done.returncode == 3
    assert "records of web archives passed over: 1 no response" in done.stderr
    assert "D114" in done.stderr
    listed = dragoman("list", "w.db", "articles", "--json").stdout
    assert listed.count('"type":"article"') == 2
    shown = dragoman("show", "w.db", listed.split('"id":"')[1].split('"')[0]).stdout
    assert "archived in a.warc.gz <urn:uuid:" in shown


def test_sites_or_days_that_cannot_be_read_are_told(dragoman, tmp_path: Path):
    archive(tmp_path, record(1))
    for wrong in (("--sites", "none.txt"), ("--fetched-since", "soon")):
        done = dragoman("read", "a.warc.gz", *wrong)
        assert done.returncode == 1 and "D402" in done.stderr
