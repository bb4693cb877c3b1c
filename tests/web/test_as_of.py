import re

import pytest
from fastapi.testclient import TestClient

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
