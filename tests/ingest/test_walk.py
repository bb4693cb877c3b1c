import gzip
import io
import json
import os

import pytest

from dragoman.ingest import Given, LeftOut, Told, find_articles
from dragoman.ingest.faults import (
    BadListing,
    BadRow,
    BadSidecar,
    Blank,
    Missing,
    NoArticlesHere,
    NotAnArticle,
    NotFetched,
    TooLarge,
    Unreadable,
)

FERRY = b"Ferry hit off Port Osk\n\nVarnia said on Monday that a ferry had been hit off Port Osk.\n"
PAGE = b"<!DOCTYPE html><html><body><p>Varnia said on Monday that a ferry had been hit.</p></body></html>"


def found(*paths, stdin=None):
    return list(find_articles([str(path) for path in paths], stdin))


def given(*paths, stdin=None):
    every = found(*paths, stdin=stdin)
    assert all(isinstance(one, Given) for one in every), every
    return every


def row(**fields):
    return json.dumps({"text": "Varnia said so.", **fields}).encode()


def test_a_file_is_one_article_whose_source_is_its_path(tmp_path):
    (tmp_path / "ferry.txt").write_bytes(FERRY)
    assert given(tmp_path / "ferry.txt") == [Given(str(tmp_path / "ferry.txt"), FERRY, "text")]


def test_a_folder_is_walked_by_name_without_hidden_files_and_without_what_is_ours(tmp_path):
    (tmp_path / "b").mkdir()
    for name in (
        "c.txt",
        "b/a.txt",
        "a.html",
        ".hidden.txt",
        "dragoman.db",
        "dragoman.db-wal",
        "actors.toml",
    ):
        (tmp_path / name).write_bytes(FERRY)
    assert [one.source for one in given(tmp_path)] == [
        str(tmp_path / name) for name in ("a.html", "b/a.txt", "c.txt")
    ]


def test_the_pictures_of_a_saved_page_are_part_of_the_page(tmp_path):
    (tmp_path / "Ferry_files").mkdir()
    (tmp_path / "Ferry_files" / "ad.html").write_bytes(PAGE)
    (tmp_path / "Ferry.html").write_bytes(PAGE)
    assert len(given(tmp_path)) == 1


def test_other_files_of_a_folder_are_counted_as_left_out(tmp_path):
    (tmp_path / "ferry.txt").write_bytes(FERRY)
    (tmp_path / "map.png").write_bytes(b"\x89PNG....")
    picture = next(one for one in found(tmp_path) if isinstance(one, LeftOut))
    assert picture.source == str(tmp_path / "map.png")
    assert isinstance(picture.fault, NotAnArticle)


def test_a_folder_without_articles_says_so(tmp_path):
    (nothing,) = found(tmp_path)
    assert isinstance(nothing.fault, NoArticlesHere)


def test_a_link_that_leads_back_up_is_not_followed_for_ever(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "ferry.txt").write_bytes(FERRY)
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    articles = [one for one in found(tmp_path) if isinstance(one, Given)]
    broken = [one for one in found(tmp_path) if isinstance(one, LeftOut)]
    assert len({one.id for one in articles}) == 1
    assert [type(one.fault) for one in broken] == [Missing]


def test_what_is_not_there_is_left_out(tmp_path):
    for name in ("nowhere.txt", "x" * 300, "a\0b"):
        (nothing,) = found(tmp_path / name)
        assert isinstance(nothing.fault, Missing | Unreadable)


def test_the_same_bytes_under_two_names_are_one_article(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(FERRY)
    assert len({one.id for one in given(tmp_path)}) == 1


@pytest.mark.parametrize(
    ("content", "form"),
    [(FERRY, "text"), (PAGE, "html"), (b"\xef\xbb\xbf \n" + PAGE, "html"), (row(), "row")],
)
def test_a_named_file_is_read_as_what_its_bytes_are_whatever_its_name(tmp_path, content, form):
    (tmp_path / "saved.page").write_bytes(content)
    assert given(tmp_path / "saved.page")[0].form == form


def test_a_mail_without_an_ending_is_known_by_its_header(tmp_path):
    (tmp_path / "cur").write_bytes(b"From: desk@courier.example\nSubject: Ferry hit\n\nVarnia said so.\n")
    assert given(tmp_path / "cur")[0].form == "email"


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gz"])
@pytest.mark.parametrize(("content", "form"), [(FERRY, "text"), (PAGE, "html"), (row(), "row")])
def test_standard_input_may_be_anything_even_packed(pack, content, form):
    (one,) = given("-", stdin=io.BytesIO(pack(content)))
    assert (one.form, one.content) == (form, content)


def test_standard_input_that_is_missing_or_empty_is_left_out():
    assert isinstance(found("-")[0].fault, Missing)
    assert isinstance(found("-", stdin=io.BytesIO())[0].fault, Blank)


def test_a_picture_and_a_json_document_are_refused_with_their_kind(tmp_path):
    (tmp_path / "a").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "b").write_text('[\n {"text": "Varnia said so."}\n]')
    faults = [one.fault for one in found(tmp_path / "a", tmp_path / "b")]
    assert [type(fault) for fault in faults] == [NotAnArticle, BadRow]
    assert "PNG" in str(faults[0])


def test_a_file_larger_than_any_article_is_not_read_to_its_end(tmp_path, monkeypatch):
    monkeypatch.setattr("dragoman.ingest.walk.LARGEST_FILE", 1000)
    (tmp_path / "big.txt").write_bytes(b"Varnia said so. " * 100)
    assert isinstance(found(tmp_path / "big.txt")[0].fault, TooLarge)


def test_a_damaged_archive_keeps_what_came_before_the_damage(tmp_path):
    rows = b"\n".join(row(id=f"w-{number}", text=os.urandom(300).hex()) for number in range(2000))
    packed = gzip.compress(rows)
    (tmp_path / "wires.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    *articles, last = found(tmp_path / "wires.jsonl.gz")
    assert len(articles) > 100
    assert isinstance(last.fault, Unreadable)


def test_a_corpus_is_read_as_a_stream(tmp_path):
    with gzip.open(tmp_path / "wires.jsonl.gz", "wb") as packed:
        for number in range(50):
            packed.write(row(id=f"w-{number}") + b"\n")
    articles = find_articles([str(tmp_path / "wires.jsonl.gz")])
    assert next(articles).source == "w-0"
    (tmp_path / "wires.jsonl.gz").unlink()
    assert sum(1 for _ in articles) == 49


# What lies beside: articles.csv


def test_a_sidecar_tells_of_its_files_in_a_walk_and_when_they_are_named(tmp_path):
    (tmp_path / "ferry.txt").write_bytes(FERRY)
    (tmp_path / "articles.csv").write_text(
        "file,published,outlet,url,title\nferry.txt,2031-05-06,Ostland Courier,https://courier.example/1,\n"
    )
    told = Told("https://courier.example/1", None, "2031-05-06", "Ostland Courier")
    walked, named = given(tmp_path), given(tmp_path / "ferry.txt")
    assert walked == named
    assert walked[0].told == told
    assert walked[0].source == "https://courier.example/1"


def test_a_mended_sidecar_makes_the_article_new(tmp_path):
    (tmp_path / "ferry.txt").write_bytes(FERRY)
    before = given(tmp_path)[0].id
    (tmp_path / "articles.csv").write_text("file,published\nferry.txt,2031-05-06\n")
    assert given(tmp_path)[0].id != before


@pytest.mark.parametrize(
    ("table", "fault", "word"),
    [
        ("file,published\ngone.txt,2031-05-06\n", Missing, "gone.txt"),
        ("file,publised\nferry.txt,2031-05-06\n", BadSidecar, "publised"),
        ("name,published\nferry.txt,2031-05-06\n", BadSidecar, "file"),
        ("file,title\nferry.txt,Ferry hit, crew held\n", BadSidecar, "quote"),
        ("file\nferry.txt\nferry.txt\n", BadSidecar, "second"),
        ("file\n../ferry.txt\n", BadSidecar, "beside"),
        ('file,title\nferry.txt,"Ferry\n', BadSidecar, "CSV"),
    ],
)
def test_a_line_of_a_sidecar_that_cannot_be_used_is_told(tmp_path, table, fault, word):
    (tmp_path / "ferry.txt").write_bytes(FERRY)
    (tmp_path / "articles.csv").write_text(table)
    every = found(tmp_path)
    assert sum(isinstance(one, Given) for one in every) == 1
    (left,) = [one for one in every if isinstance(one, LeftOut)]
    assert isinstance(left.fault, fault)
    assert word in left.fault.found


# URL lists


def test_a_list_gives_saved_pages_their_urls_and_fetches_nothing(tmp_path):
    (tmp_path / "ferry.html").write_bytes(PAGE)
    (tmp_path / "pages.urls").write_text(
        "# from the desk\nhttps://courier.example/1\tferry.html\nhttps://courier.example/2\nno url\n"
    )
    page, bare, bad = found(tmp_path / "pages.urls")
    assert (page.source, page.form) == ("https://courier.example/1", "html")
    assert isinstance(bare.fault, NotFetched)
    assert bare.source == "https://courier.example/2"
    assert isinstance(bad.fault, BadListing)


def test_a_listed_page_is_read_once_in_whatever_order_it_is_named(tmp_path):
    (tmp_path / "ferry.html").write_bytes(PAGE)
    (tmp_path / "pages.urls").write_text("https://courier.example/1 ferry.html\n")
    assert len(given(tmp_path)) == 1
    assert len(given(tmp_path / "ferry.html", tmp_path / "pages.urls")) == 1


def test_a_text_of_nothing_but_urls_is_a_list(tmp_path):
    (tmp_path / "links.txt").write_text("https://courier.example/1\nhttps://courier.example/2\n")
    assert [type(one.fault) for one in found(tmp_path / "links.txt")] == [NotFetched, NotFetched]


def test_a_list_that_names_itself_or_what_is_not_there_is_left_out(tmp_path):
    (tmp_path / "pages.urls").write_text("https://a.example/1 pages.urls\nhttps://a.example/2 gone.html\n")
    assert [type(one.fault) for one in found(tmp_path / "pages.urls")] == [BadListing, Missing]
