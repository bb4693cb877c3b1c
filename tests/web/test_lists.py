import pytest
from fastapi.testclient import TestClient

LISTS = [
    "statements",
    "messages",
    "contacts",
    "incidents",
    "responsibilities",
    "figures",
    "actors",
    "articles",
]


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_a_page_with_its_records(read_only: TestClient, name: str) -> None:
    page = read_only.get(f"/{name}")
    rows = read_only.get(f"/{name}.json").json()
    assert page.status_code == 200
    assert rows["items"] and all(row["id"] in page.text for row in rows["items"])


def test_a_filter_shows_what_it_asks_for_and_counts_it(read_only: TestClient) -> None:
    every = read_only.get("/statements.json").json()["count"]
    some = read_only.get("/statements.json", params={"speaker": "Kestria"}).json()
    assert 0 < some["count"] < every
    assert f"{some['count']} statements" in read_only.get("/statements", params={"speaker": "Kestria"}).text


def test_pages_follow_one_another_and_leave_nothing_out(read_only: TestClient) -> None:
    whole = [row["id"] for row in read_only.get("/statements.json?limit=500").json()["items"]]
    found, address = [], "/statements.json?limit=50"
    while address:
        page = read_only.get(address).json()
        found += [row["id"] for row in page["items"]]
        address = page["next"]
    assert found == whole


def test_nothing_published_later_is_shown_as_of_a_day(read_only: TestClient) -> None:
    rows = read_only.get("/articles.json?as_of=2025-03-11").json()["items"]
    assert rows and all(row["reported"] <= "2025-03-11" for row in rows)
    assert "As known on" in read_only.get("/articles?as_of=2025-03-11").text


@pytest.mark.parametrize("address", ["/statements?since=soon", "/statements?limit=0", "/statements?cursor=~"])
def test_a_question_that_is_not_understood_is_a_fault_with_a_remedy(
    read_only: TestClient, address: str
) -> None:
    page = read_only.get(address)
    assert page.status_code == 400 and "D602" in page.text
    told = read_only.get(address, headers={"accept": "application/json"})
    assert told.headers["content-type"] == "application/problem+json"
    assert told.json()["code"] == "D602" and told.json()["status"] == 400


@pytest.mark.parametrize("name", ["statements", "messages"])
def test_acts_are_asked_for_on_lists(read_only: TestClient, name: str) -> None:
    acts = {row["act"] for row in read_only.get(f"/{name}.json?limit=500").json()["items"]}
    for act in acts:
        page = read_only.get(f"/{name}.json?limit=500&act={act}").json()
        assert page["count"] > 0 and {row["act"] for row in page["items"]} == {act}
    assert f'<option value="{act}" selected>' in read_only.get(f"/{name}?act={act}").text


def test_meetings_and_incidents_are_asked_for_by_their_parties(read_only: TestClient) -> None:
    met = read_only.get("/contacts.json?from=Varnia&to=Kestria").json()["items"]
    back = read_only.get("/contacts.json?from=Kestria&to=Varnia").json()["items"]
    assert met and {row["id"] for row in met} == {row["id"] for row in back}
