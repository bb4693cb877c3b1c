import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dragoman.store import Filter, Store
from dragoman.web import listing

DAY = "2025-03-11"
PAGES = [
    "/",
    "/timeline",
    "/network",
    "/statements",
    "/contacts",
    "/incidents",
    "/search?q=sound",
    "/dyads/Arlond/Kestria",
]


@pytest.mark.parametrize("address", PAGES)
def test_the_day_of_knowledge_stays_from_page_to_page(read_only: TestClient, address: str) -> None:
    asked = f"{address}{'&' if '?' in address else '?'}as_of={DAY}"
    page = read_only.get(asked).text
    inside = re.findall(
        r'<a[^>]* href="(/(?:articles|actors|statements|messages|contacts|incidents|dyads)/[^"]*)"', page
    )
    leading_on = [href for href in inside if href != address]  # its own address without the day shows all
    assert all(f"as_of={DAY}" in href for href in leading_on)
    assert "As known on <strong>Tuesday 11 March 2025</strong>" in page


@pytest.mark.parametrize(
    "kind", ["statements", "messages", "contacts", "incidents", "figures", "articles", "utterances"]
)
def test_no_list_has_what_was_reported_later(read_only: TestClient, kind: str) -> None:
    rows = read_only.get(f"/{kind}.json?as_of={DAY}&limit=500").json()["items"]
    assert all(row["reported"] and row["reported"] <= DAY for row in rows)
    assert len(rows) <= read_only.get(f"/{kind}.json").json()["count"]


def test_what_was_published_later_says_so(read_only: TestClient) -> None:
    late = read_only.get("/articles.json?since=2025-03-14").json()["items"][0]
    assert "had not been published by then" in read_only.get(f"/articles/{late['id']}?as_of={DAY}").text
    assert "had not been published by then" not in read_only.get(f"/articles/{late['id']}").text


@pytest.mark.parametrize("kind", ["contact", "incident", "utterance", "dispute", "story"])
def test_the_links_that_are_kept_cut_to_a_day_are_those_made_anew_on_it(
    crisis_database: Path, kind: str
) -> None:
    with Store.open(crisis_database) as store:
        for day in ("2025-03-10", "2025-03-11", "2025-03-13", "2025-04-01"):
            select = Filter(as_of=day)
            anew = list(store.linked([kind], select))
            cut = store.known(kind, select, limit=500).rows
            assert len(cut) == len(anew) == store.known_count(kind, select)
            if kind in ("contact", "incident"):
                assert {one.id: one for one in cut} == {one.id: one for one in anew}


@pytest.mark.parametrize("kind", ["contacts", "incidents", "utterances", "stories"])
def test_an_archive_of_any_size_is_shown_as_of_a_day(
    read_only: TestClient, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    anew = read_only.get(f"/{kind}.json?as_of={DAY}").json()
    monkeypatch.setattr(listing, "LINKED_ANEW", 0)
    cut = read_only.get(f"/{kind}.json?as_of={DAY}").json()
    assert cut["count"] == anew["count"] == len(cut["items"]) > 0
    late = {row["id"] for row in read_only.get("/articles.json?since=2025-03-12").json()["items"]}
    assert not any(id_ in str(cut["items"]) for id_ in late)


def test_the_page_of_what_several_articles_tell_has_those_that_were_there(read_only: TestClient) -> None:
    late = {row["id"] for row in read_only.get("/articles.json?since=2025-03-12").json()["items"]}
    rows = read_only.get("/incidents.json?limit=500").json()["items"]
    joined = [
        row["id"]
        for row in rows
        if {span["article"] for span in row["mentions"]} & late
        and {span["article"] for span in row["mentions"]} - late
    ]
    assert joined
    for id_ in joined:
        page = read_only.get(f"/incidents/{id_}?as_of={DAY}").text
        assert not any(f"/articles/{one}" in page for one in late)
