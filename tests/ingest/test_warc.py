import gzip
import io
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.ingest import Given, LeftOut, find_articles, make_article
from dragoman.ingest.warc import Wanted, read_sites

NEWS = (
    "<html><head><title>Varnia answers Ostland</title></head><body><article><h1>Varnia answers Ostland</h1>"
    "<p>HARNE, May 4 — The foreign minister of Varnia said on Tuesday that the caf\u00e9 on the border bridge "
    "would be open again, and that his government had told Ostland so through the embassy of Kestria.</p>"
    "<p>Ostland's government said that it had received the message and would answer within the week.</p>"
    "</article></body></html>"
)


def record(
    number: int,
    body: bytes = NEWS.encode(),
    *,
    kind: str = "response",
    url: str = "",
    served: str = "text/html; charset=utf-8",
    status: str = "200 OK",
    fetched: str = "2021-05-04T10:00:00Z",
    headers: str = "",
) -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: {served}\r\n{headers}\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\nWARC-Date: {fetched}\r\n"
        f"WARC-Target-URI: {url or f'https://news.example/{number}'}\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def archive(tmp_path: Path, *records: bytes, packed: bool = True) -> str:
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    path.write_bytes(b"".join(map(gzip.compress, records)) if packed else b"".join(records))
    return str(path)


def found(path: str, **wanted: object) -> tuple[list[Given], list[LeftOut], Counter[str]]:
    passed: Counter[str] = Counter()
    both = list(find_articles([path], wanted=Wanted(**wanted), passed=passed))  # type: ignore[arg-type]
    return (
        [one for one in both if isinstance(one, Given)],
        [one for one in both if isinstance(one, LeftOut)],
        passed,
    )


@pytest.mark.parametrize("packed", [True, False])
def test_the_pages_of_an_archive_are_articles_with_their_url_day_and_record(tmp_path: Path, packed: bool):
    (one, two), left_out, _ = found(archive(tmp_path, record(1), record(2), packed=packed))
    assert not left_out
    assert (one.source, two.source) == ("https://news.example/1", "https://news.example/2")
    assert one.fetched == date(2021, 5, 4)
    assert one.archived is not None and one.archived.endswith(f"<urn:uuid:{1:032x}>")
    article = make_article(one, date(2030, 1, 1))
    assert article.title == "Varnia answers Ostland"
    assert article.published is not None and article.published.edtf == "2021-05-04"


def test_a_dateline_without_a_year_has_that_of_the_crawl_only_where_it_is_fresh(tmp_path: Path):
    (old,), _, _ = found(archive(tmp_path, record(1, fetched="2021-06-30T10:00:00Z")))
    assert make_article(old, date(2030, 1, 1)).published is None
    (eve,), _, _ = found(
        archive(
            tmp_path, record(1, NEWS.replace("May 4", "Dec. 31").encode(), fetched="2021-01-01T00:10:00Z")
        )
    )
    published = make_article(eve, date(2030, 1, 1)).published
    assert published is not None and published.edtf == "2020-12-31"


def test_what_is_no_page_is_passed_over_and_counted(tmp_path: Path):
    pages, left_out, passed = found(
        archive(
            tmp_path,
            record(1, kind="request"),
            record(2, served="image/png"),
            record(3, status="404 Not Found"),
            record(4),
        )
    )
    assert [one.source for one in pages] == ["https://news.example/4"]
    assert not left_out
    assert passed == {"no response": 1, "no page": 2}


def test_only_the_days_and_sites_asked_for_are_read(tmp_path: Path):
    path = archive(
        tmp_path,
        record(1, url="https://www.herald.example/a"),
        record(2, url="https://notherald.example/b"),
        record(3, url="https://herald.example/c", fetched="2021-05-09T00:00:00Z"),
        record(4, url="https://herald.example/d", fetched="soon"),
    )
    pages, _, passed = found(
        path, since=date(2021, 5, 1), until=date(2021, 5, 5), sites=frozenset({"herald.example"})
    )
    assert [one.source for one in pages] == ["https://www.herald.example/a"]
    assert passed == {"of another site": 1, "of another day": 2}


def test_a_character_set_told_only_by_the_server_is_heeded(tmp_path: Path):
    ((one,), _, _) = found(
        archive(
            tmp_path,
            record(
                1,
                NEWS.encode("cp1253", "replace").replace(b"?", b"\xe1"),
                served="text/html; charset=windows-1253",
            ),
        )
    )
    assert "cafα" in one.content.decode()


def test_a_packed_body_is_unpacked(tmp_path: Path):
    body = gzip.compress(NEWS.encode())
    ((one,), _, _) = found(archive(tmp_path, record(1, body, headers="Content-Encoding: gzip\r\n")))
    assert one.content == NEWS.encode()


def test_a_body_that_unpacks_without_end_is_left_out(tmp_path: Path):
    bomb = gzip.compress(b"<p>" + b"0" * (33 * 2**20))
    pages, left_out, _ = found(
        archive(tmp_path, record(1, bomb, headers="Content-Encoding: gzip\r\n"), record(2))
    )
    assert [one.fault.code for one in left_out] == ["D109"]
    assert [one.source for one in pages] == ["https://news.example/2"]


@pytest.mark.parametrize("packed", [True, False])
def test_reading_goes_on_behind_a_record_that_lies_about_its_length(tmp_path: Path, packed: bool):
    liar = record(2).replace(b"Content-Length: ", b"Content-Length: 9", 1)
    pages, left_out, _ = found(archive(tmp_path, record(1), liar, record(3), packed=packed))
    assert [one.source for one in pages] == ["https://news.example/1", "https://news.example/3"]
    assert {one.fault.code for one in left_out} == {"D114"}


def test_a_record_that_is_none_is_counted_once(tmp_path: Path):
    pages, left_out, _ = found(archive(tmp_path, record(1), b"WARC/1.0 nonsense\r\n\r\n", record(3)))
    assert [one.source for one in pages] == ["https://news.example/1", "https://news.example/3"]
    assert [one.fault.code for one in left_out] == ["D114"]


def test_reading_goes_on_behind_damaged_bytes(tmp_path: Path):
    path = archive(tmp_path, record(1), record(2), record(3))
    content = bytearray(Path(path).read_bytes())
    second = len(gzip.compress(record(1)))
    content[second + 100 : second + 120] = bytes(20)
    Path(path).write_bytes(content)
    pages, left_out, _ = found(path)
    assert [one.source for one in pages] == ["https://news.example/1", "https://news.example/3"]
    assert {one.fault.code for one in left_out} == {"D114"}


def test_an_archive_that_breaks_off_gives_what_was_whole(tmp_path: Path):
    path = archive(tmp_path, record(1), record(2))
    Path(path).write_bytes(Path(path).read_bytes()[:-60])
    pages, left_out, _ = found(path)
    assert [one.source for one in pages] == ["https://news.example/1"]
    assert {one.fault.code for one in left_out} == {"D114"}


def test_an_archive_comes_through_a_pipe(tmp_path: Path):
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    path = archive(tmp_path, record(1), record(2))
    piped = list(find_articles(["-"], Pipe(Path(path).read_bytes())))
    assert [one.source for one in piped] == ["https://news.example/1", "https://news.example/2"]


@given(st.binary(max_size=400), st.integers(0, 3000), st.booleans())
def test_whatever_is_written_over_an_archive_nothing_raises(junk: bytes, at: int, packed: bool):
    whole = b"".join(map(gzip.compress, (record(1), record(2))) if packed else (record(1), record(2)))
    spoilt = whole[:at] + junk + whole[at + len(junk) :]
    from dragoman.ingest.warc import EVERYTHING, pages

    for one in pages(io.BytesIO(spoilt), "a.warc", EVERYTHING, Counter()):
        assert isinstance(one, Given | LeftOut)


def test_a_list_of_sites_may_hold_urls_and_comments(tmp_path: Path):
    path = tmp_path / "sites.txt"
    path.write_text("# outlets\nwww.herald.example\nhttps://post.example/world  # their desk\n\n")
    assert read_sites(path) == {"herald.example", "post.example"}
    path.write_text("# nobody\n")
    with pytest.raises(ValueError, match="no site"):
        read_sites(path)
