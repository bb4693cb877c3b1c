import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dragoman.record import ArticleRecord
from dragoman.store import Store
from tests.store.conftest import read_news
from tests.web.conftest import client


class Reading(HTMLParser):
    """The words of an article page as they stand in its passages, and what else it has."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.ids: list[str] = []
        self.tags: list[str] = []
        self.in_passage = False
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        if given.get("id"):
            self.ids.append(given["id"] or "")
        if tag == "p" and given.get("dir") == "auto":
            self.in_passage = True
            self.words.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "p":
            self.in_passage = False

    def handle_data(self, data: str) -> None:
        if self.in_passage:
            self.words[-1] += data


def reading(text: str) -> Reading:
    parsed = Reading()
    parsed.feed(text)
    return parsed


def articles(read_only: TestClient) -> list[dict[str, str]]:
    found: list[dict[str, str]] = read_only.get("/articles.json?limit=500").json()["items"]
    return found


def test_an_article_page_has_every_word_as_it_was_read(read_only: TestClient) -> None:
    for article in articles(read_only):
        page = reading(read_only.get(f"/articles/{article['id']}").text)
        assert "".join("".join(page.words).split()) == "".join(article["text"].split())


def test_no_two_things_of_an_article_page_have_one_id(read_only: TestClient) -> None:
    for article in articles(read_only):
        ids = reading(read_only.get(f"/articles/{article['id']}").text).ids
        assert len(ids) == len(set(ids))


def test_words_lead_to_what_was_recorded_from_them_and_back(read_only: TestClient) -> None:
    for article in articles(read_only)[:4]:
        page = read_only.get(f"/articles/{article['id']}").text
        ids = set(reading(page).ids)
        inside = set(re.findall(r'href="#([^"]+)"', page))
        assert inside <= ids
        notes = re.findall(r'id="n-([a-z]{3}_[a-z2-7]{16})"', page)
        assert notes and all(f'href="#n-{id_}"' in page for id_ in notes)


def test_a_link_from_a_list_ends_at_the_words(read_only: TestClient) -> None:
    page = read_only.get("/statements").text
    targets = set(re.findall(r'class="open" href="(/articles/[^"#]+)#([^"]+)"', page))
    assert targets
    for path, place in targets:
        assert f'id="{place}"' in read_only.get(path).text


def test_furniture_is_greyed_and_said_to_be_furniture(read_only: TestClient) -> None:
    pages = [read_only.get(f"/articles/{one['id']}").text for one in articles(read_only)]
    assert any(
        'class="passage block furniture" role="note" aria-label="Page furniture"' in page for page in pages
    )


HOSTILE = """Varnia warns Ostland over ferry

PORT OSK, Aug 5 (Northwire) - Varnia told Ostland on Monday to keep away from the ferry.

"We will answer every shot," Foreign Minister Mira Ilvés said in Port Osk. "The sea is ours."

Seven sailors were wounded on Sunday when a patrol boat was fired on. Ostland denied it.
"""


def client_of(read: ArticleRecord, folder: Path) -> TestClient:
    with Store.open(folder / "news.db", create=True) as store:
        store.add(read)
        store.link()
    return client(folder / "news.db")


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "</title></style></textarea><svg onload=alert(1)>",
        "\u202egnihton si siht\u202c and \u2066more\u2069",
        "{{ 7 * 7 }} {% raw %}",
        "\x1b[31mred\x07 \ud800 \0",
        "w" * 1_000_000,
    ],
    ids=["script", "attribute", "closing", "bidi", "template", "control", "one word of a megabyte"],
)
def test_hostile_words_are_shown_and_never_run(tmp_path: Path, hostile: str) -> None:
    read = read_news(text=HOSTILE, extra=hostile.replace("\ud800", "") + "\n")
    with client_of(read, tmp_path) as asked:
        addresses = [
            "/",
            "/articles",
            f"/articles/{read.article.id}",
            "/search?q=ferry",
            "/statements",
            "/timeline",
        ]
        for address in addresses:
            page = asked.get(address)
            assert page.status_code == 200
            parsed = reading(page.text)
            assert parsed.tags.count("script") == 2 and "img" not in parsed.tags
            assert "alert(1)>" not in page.text.replace("&gt;", "") or "onerror=alert(1)>" not in page.text
            assert "script-src 'self'" in page.headers["content-security-policy"]
        words = reading(asked.get(f"/articles/{read.article.id}").text).words
        shown = hostile.replace("\ud800", "").replace("\0", "\u2400")
        assert words[-1] == shown.strip("\n")


def test_a_hostile_title_outlet_and_name_are_words_too(tmp_path: Path) -> None:
    outlet = '<b onmouseover="alert(1)">Osk</b>'
    read = read_news(outlet=outlet)
    with client_of(read, tmp_path) as asked:
        for address in (
            "/articles",
            f"/articles/{read.article.id}",
            "/statements",
            f"/statements?outlet={outlet}",
        ):
            parsed = reading(asked.get(address).text)
            assert "b" not in parsed.tags


def test_a_quotation_that_runs_from_right_to_left_keeps_to_its_own_place(tmp_path: Path) -> None:
    read = read_news(extra="\u0642\u0627\u0644 \u0627\u0644\u0648\u0632\u064a\u0631\n")
    with client_of(read, tmp_path) as asked:
        page = asked.get(f"/articles/{read.article.id}").text
        assert re.search('<p dir="auto">(<[^>]*>)*\u0642\u0627\u0644', page)


def test_an_earlier_version_of_an_article_leads_to_the_later_one(tmp_path: Path) -> None:
    source = "https://osk-herald.example/ferry"
    first, second = read_news(source=source), read_news(source=source, extra="Updated. ")
    with Store.open(tmp_path / "news.db", create=True) as store:
        store.add(first)
        store.add(second)
    with client(tmp_path / "news.db") as asked:
        earlier = asked.get(f"/articles/{first.article.id}").text
        assert "earlier version" in earlier and f'href="/articles/{second.article.id}"' in earlier
        assert "earlier version" not in asked.get(f"/articles/{second.article.id}").text
