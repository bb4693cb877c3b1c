import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.ingest.faults import BadRow, Blank, TooLarge, Undecodable
from dragoman.ingest.given import Given, LeftOut, Told
from dragoman.ingest.rows import rows


def read(*lines, longest=10_000):
    return list(rows(io.BytesIO(b"\n".join(lines)), "wires.jsonl", longest))


def test_a_row_tells_of_its_article_in_its_fields():
    line = json.dumps(
        {
            "id": 7,
            "url": "https://courier.example/1",
            "title": "Ferry\n hit",
            "text": "Varnia said so.",
            "published": "2031-05-06",
            "outlet": "Ostland Courier",
            "authors": ["Ana Lind", {"name": "Bo Karr"}],
            "topics": ["sea"],
        }
    ).encode()
    (one,) = read(line)
    assert one == Given(
        "https://courier.example/1",
        line,
        "row",
        Told(
            "https://courier.example/1",
            "Ferry hit",
            "2031-05-06",
            "Ostland Courier",
            "Ana Lind, Bo Karr",
            "7",
        ),
    )


@pytest.mark.parametrize("nothing", [None, "", "None", " null ", float("nan"), [], {}, True])
def test_what_programs_write_for_nothing_is_nothing(nothing):
    (one,) = read(json.dumps({"text": "Varnia said so.", "byline": nothing, "url": nothing}).encode())
    assert (one.told.byline, one.told.url) == (None, None)


def test_a_source_is_the_url_else_the_id_else_the_line():
    sources = [
        one.source for one in read(b'{"text": "a"}', b'{"text": "a", "id": "w-2"}', b"", b'{"html": "a"}')
    ]
    assert sources == ["wires.jsonl:1", "w-2", "wires.jsonl:4"]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (b"{", BadRow),
        (b"[1]", BadRow),
        (b"7", BadRow),
        (b'{"title": "Ferry hit"}', BadRow),
        (b'{"text": 7}', BadRow),
        (b'{"text": null, "html": null}', BadRow),
        (b'{"text": " "}', Blank),
        (b'{"text": "\xff"}', Undecodable),
        (b"[" * 100_000, BadRow),
        (b'{"text": "a", "n": ' + b"9" * 5000 + b"}", BadRow),
    ],
)
def test_a_line_that_is_no_article_is_left_out_with_its_number(line, fault):
    good, bad, after = read(b'{"text": "a"}', line, b'{"text": "b"}', longest=1_000_000)
    assert isinstance(good, Given)
    assert isinstance(after, Given)
    assert isinstance(bad.fault, fault)
    assert bad.source == "wires.jsonl:2"
    assert "line 2" in bad.fault.found


def test_a_line_beyond_measure_is_passed_over_and_the_next_is_read():
    class Endless(io.RawIOBase):
        """Two lines, the first of 200 MB, of which no more than a buffer is ever held."""

        left = 200 * 2**20

        def readable(self):
            return True

        def readinto(self, buffer):
            if self.left == 0:
                return 0
            size = min(len(buffer), self.left)
            buffer[:size] = b"x" * size
            self.left -= size
            if self.left == 0:
                buffer[size - 15 : size] = b'\n{"text": "a"}\n'
            return size

    long, short = rows(io.BufferedReader(Endless(), 2**20), "wires.jsonl", 2**20)
    assert isinstance(long.fault, TooLarge)
    assert isinstance(short, Given)


@given(st.lists(st.binary(max_size=40)))
def test_every_line_with_something_on_it_is_an_article_or_left_out(lines):
    content = b"\n".join(lines)
    something = [
        line for line in content.split(b"\n") if line.rstrip(b"\r").removeprefix(b"\xef\xbb\xbf").strip()
    ]
    every = list(rows(io.BytesIO(content), "wires.jsonl"))
    assert all(isinstance(one, Given | LeftOut) for one in every)
    assert len(every) == len(something)
