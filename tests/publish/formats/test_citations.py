import io
import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.publish.dossier import title_of
from dragoman.publish.formats.citations import write_bibtex, write_ris
from dragoman.record import Article, Copy, article_id

TODAY = date(2031, 4, 9)


def braced(text: str, at: int) -> int:
    """Where the group that opens at `at` ends; an escaped brace opens none."""
    depth = 0
    while at < len(text):
        if text[at] == "\\":
            at += 2
            continue
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        at += 1
        if depth == 0:
            return at
    raise AssertionError("a group is not closed")


def parse_bibtex(text: str) -> dict[str, dict[str, str]]:
    """Entries by key; the syntax as btparse's manual has it, for values in braces and months by macro."""
    entries, at = {}, 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        head = re.compile(r"@([a-z]+)\{").match(text, at)
        assert head, f"no entry at {text[at : at + 20]!r}"
        end = braced(text, head.end() - 1)
        body = text[head.end() : end - 1]
        key, _, rest = body.partition(",")
        assert re.fullmatch(r"[a-z0-9_]+", key)
        fields, n = {"": head[1]}, 0
        while (n := n + len(rest[n:]) - len(rest[n:].lstrip(" \n,"))) < len(rest):
            name = re.compile(r"([a-z]+) = ").match(rest, n)
            assert name, f"no field at {rest[n : n + 20]!r}"
            n = name.end()
            stop = braced(rest, n) if rest[n] == "{" else n + 3
            value = rest[n:stop]
            assert name[1] not in fields
            fields[name[1]] = value[1:-1] if value[0] == "{" else value
            n = stop
        assert key not in entries
        entries[key] = fields
        at = end
    return entries


def unescaped(text: str) -> str:
    for written, sign in (
        (r"\textasciitilde{}", "~"),
        (r"\textasciicircum{}", "^"),
        (r"\textbackslash{}", "\0"),
    ):
        text = text.replace(written, sign)
    return re.sub(r"\\([&%$#_{}])", r"\1", text).replace("\0", "\\")


def parse_ris(text: str) -> list[list[tuple[str, str]]]:
    entries: list[list[tuple[str, str]]] = []
    for line in text.split("\r\n"):
        if not line:
            continue
        found = re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line)
        assert found, line
        if found[1] == "TY":
            entries.append([])
        entries[-1].append((found[1], found[2]))
    assert all(entry[-1] == ("ER", "") for entry in entries)
    return entries


def test_every_article_is_one_entry_under_its_id(crisis, written) -> None:
    entries = parse_bibtex(written(crisis.records(), "bibtex", accessed=TODAY))
    assert set(entries) == {one.id for one in crisis.articles}
    post = entries[crisis.articles[0].id]
    assert post[""] == "article"
    assert unescaped(post["title"]) == "{Varnia’s navy fired first, Ostland’s minister tells envoys}"
    assert post["author"] == "{Ilse Torvald} and {Marek Dunn}"
    assert (post["journal"], post["year"], post["month"], post["date"]) == (
        "Kestria Post",
        "2024",
        "aug",
        "2024-08-06",
    )
    assert (post["url"], post["urldate"]) == ("https://kestria-post.example/0", "2031-04-09")
    assert post["note"] == "Meridian News Agency"
    copy = entries[crisis.articles[1].id]
    assert unescaped(copy["note"]) == f"Meridian News Agency; reprints {crisis.articles[0].id}"
    saved = entries[crisis.articles[3].id]
    assert (saved[""], saved.get("url"), saved.get("year")) == ("misc", None, None)
    assert unescaped(saved["note"]) == "read from saved/talks.txt"


def test_reference_managers_get_the_same(crisis, written) -> None:
    entries = parse_ris(written(crisis.records(), "ris", accessed=TODAY))
    assert [dict(entry)["ID"] for entry in entries] == list(parse_bibtex(written(crisis.records(), "bibtex")))
    post = next(entry for entry in entries if ("ID", crisis.articles[0].id) in entry)
    assert post[0] == ("TY", "NEWS")
    assert [value for tag, value in post if tag == "AU"] == ["Ilse Torvald", "Marek Dunn"]
    told = dict(post)
    assert (told["T2"], told["PY"], told["DA"], told["Y2"]) == (
        "Kestria Post",
        "2024",
        "2024/08/06/",
        "2031/04/09/",
    )
    assert told["UR"] == "https://kestria-post.example/0"


def test_a_month_without_a_day_is_no_day(crisis, written) -> None:
    article = replace(
        crisis.articles[0],
        published=replace(crisis.articles[0].published, edtf="2024-08", text=None, span=None),
    )
    (entry,) = parse_bibtex(written([article], "bibtex")).values()
    assert (entry["year"], entry["month"], entry.get("date")) == ("2024", "aug", None)
    assert dict(parse_ris(written([article], "ris"))[0])["DA"] == "2024/08//"


@pytest.mark.parametrize("writer", [write_bibtex, write_ris])
def test_no_articles_make_no_entries(writer, tmp_path) -> None:
    with (tmp_path / "none").open("w+") as out:
        writer([], out)
        assert out.tell() == 0


TEXT = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40)


@given(title=TEXT, byline=st.none() | TEXT, outlet=st.none() | TEXT, path=TEXT)
def test_whatever_an_article_is_called_its_entry_can_be_read(title, byline, outlet, path) -> None:
    source = f"https://x.example/{path}"
    article = Article(
        article_id(source, "0"),
        source,
        "0" * 64,
        outlet,
        None,
        title,
        byline,
        None,
        None,
        "en",
        title,
        (),
        Copy(article_id("", ""), 0.5),
    )
    held = io.StringIO()
    write_bibtex(
        [article],
        held,
    )
    (entry,) = parse_bibtex(held.getvalue()).values()
    assert "\n" not in entry["title"]
    assert unescaped(entry["title"][1:-1]) == title_of(article)
    ris = io.StringIO(newline="")
    write_ris([article], ris)
    assert len(parse_ris(ris.getvalue())) == 1
