import csv
import io
import re
from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient

from tests.web.conftest import HOST, TOKEN

Desk = Callable[[], TestClient]
FROM_HERE = {"origin": HOST, "referer": f"{HOST}/statements?speaker=Kestria"}
HTMX = {**FROM_HERE, "hx-request": "true"}


def first(asked: TestClient, name: str) -> str:
    id_: str = asked.get(f"/{name}.json").json()["items"][0]["id"]
    return id_


def judge(asked: TestClient, record: str, verdict: str, **more: str) -> str:
    sent = {"token": TOKEN, "record": record, "verdict": verdict, **more}
    found = asked.post("/verdicts", data=sent, headers=HTMX)
    assert found.status_code == 200
    return found.text


@pytest.mark.parametrize("name", ["statements", "messages", "contacts", "incidents", "utterances", "figures"])
def test_a_verdict_stands_on_the_page_in_the_rows_and_among_the_decisions(copied: Desk, name: str) -> None:
    with copied() as asked:
        record = first(asked, name)
        told = judge(asked, record, "reject", who="ada", why="misread")
        assert "Rejected by ada" in told and 'formaction="/verdicts/undo"' in told
        assert "Rejected by ada" in asked.get(f"/{name}/{record}").text
        assert asked.get(f"/{name}/{record}.json").json()["verdict"]["why"] == "misread"
        assert "misread" in asked.get("/decisions").text


def test_a_verdict_can_be_asked_for_and_taken_back(copied: Desk) -> None:
    with copied() as asked:
        every = asked.get("/statements.json").json()["count"]
        record = first(asked, "statements")
        told = judge(asked, record, "reject")
        assert asked.get("/statements.json?verdict=standing").json()["count"] == every - 1
        assert [row["id"] for row in asked.get("/statements.json?verdict=rejected").json()["items"]] == [
            record
        ]
        number = re.search(r'data-undo="(\d+)"', told)
        assert number
        undone = asked.post("/verdicts/undo", data={"token": TOKEN, "number": number[1]}, headers=HTMX)
        assert 'data-verdict="reject"' in undone.text
        assert asked.get("/statements.json?verdict=standing").json()["count"] == every


def test_a_verdict_stands_in_the_table_that_is_exported(copied: Desk) -> None:
    with copied() as asked:
        record = first(asked, "statements")
        judge(asked, record, "uphold", who="ada")
        table = csv.DictReader(io.StringIO(asked.get("/statements.csv").text))
        assert {row["id"]: row["verdict"] for row in table}[record] == "uphold"


def test_without_scripts_a_verdict_leads_back_to_where_it_was_given(copied: Desk) -> None:
    with copied() as asked:
        sent = {"token": TOKEN, "record": first(asked, "statements"), "verdict": "unsure"}
        found = asked.post("/verdicts", data=sent, headers=FROM_HERE, follow_redirects=False)
        assert found.status_code == 303 and found.headers["location"] == "/statements?speaker=Kestria"
        elsewhere = {**FROM_HERE, "referer": "https://elsewhere.example/"}
        found = asked.post("/verdicts", data=sent, headers=elsewhere, follow_redirects=False)
        assert found.headers["location"] == f"/statements/{sent['record']}"
        double = {**FROM_HERE, "referer": f"{HOST}//elsewhere.example/"}
        found = asked.post("/verdicts", data=sent, headers=double, follow_redirects=False)
        assert found.headers["location"] == f"/statements/{sent['record']}"


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"record": "sta_aaaaaaaaaaaaaaaa", "verdict": "reject"}, 404),
        ({"record": "sta_aaaaaaaaaaaaaaaa"}, 404),
        ({"verdict": "reject"}, 400),
    ],
)
def test_a_verdict_that_cannot_be_kept_says_why(
    read_only: TestClient, sent: dict[str, str], status: int
) -> None:
    headers = {"origin": HOST, "accept": "application/json"}
    found = read_only.post("/verdicts", data={"token": TOKEN, **sent}, headers=headers)
    assert found.status_code == status and found.json()["remedy"]


def test_actors_are_merged_and_parted_from_their_page(copied: Desk) -> None:
    with copied() as asked:
        rows = asked.get("/actors.json?limit=500").json()["items"]
        ids = {row["name"]: row["id"] for row in rows}
        keep, other = ids["Kestria"], ids["Kestrian coast guard"]
        sent = {
            "token": TOKEN,
            "keep": keep,
            "other": "Kestrian coast guard",
            "who": "ada",
            "why": "speaks for it",
        }
        found = asked.post("/actors/merge", data=sent, headers={"origin": HOST}, follow_redirects=False)
        assert found.status_code == 303 and found.headers["location"] == f"/actors/{keep}"
        assert other not in {row["id"] for row in asked.get("/actors.json?limit=500").json()["items"]}
        page = asked.get("/decisions").text
        assert "Kestrian coast guard" in page and "speaks for it" in page
        number = re.search(
            r'action="/actors/undo"><input[^>]*><input type="hidden" name="number" value="(\d+)"', page
        )
        assert number
        asked.post("/actors/undo", data={"token": TOKEN, "number": number[1]}, headers={"origin": HOST})
        assert other in {row["id"] for row in asked.get("/actors.json?limit=500").json()["items"]}


def test_a_part_of_an_actor_is_split_off(copied: Desk) -> None:
    with copied() as asked:
        ids = {row["name"]: row["id"] for row in asked.get("/actors.json?limit=500").json()["items"]}
        said = asked.get("/statements.json?speaker=Corwin Thane").json()["items"][0]
        page = asked.get(f"/actors/{ids['Corwin Thane']}").text
        assert f'name="articles" value="{said["article"]}"' in page
        sent = {
            "token": TOKEN,
            "actor": ids["Corwin Thane"],
            "articles": said["article"],
            "name": "Another Thane",
        }
        asked.post("/actors/split", data=sent, headers={"origin": HOST})
        names = {row["name"] for row in asked.get("/actors.json?limit=500").json()["items"]}
        assert {"Corwin Thane", "Another Thane"} <= names


def test_what_was_held_to_be_one_is_kept_apart(copied: Desk) -> None:
    with copied() as asked:
        rows = asked.get("/incidents.json?limit=500").json()["items"]
        joined = next(row for row in rows if len({span["article"] for span in row["mentions"]}) > 1)
        page = asked.get(f"/incidents/{joined['id']}").text
        members = re.findall(r'name="others" value="(inc_[a-z2-7]{16})"', page)
        assert len(members) > 1
        sent = {"token": TOKEN, "record": members[-1], "others": " ".join(members[:-1]), "why": "another day"}
        found = asked.post("/partings", data=sent, headers={"origin": HOST}, follow_redirects=False)
        assert found.status_code == 303
        assert "another day" in asked.get("/decisions").text
        assert len(asked.get("/incidents.json?limit=500").json()["items"]) > len(rows)


def test_programs_judge_with_the_token_and_read_what_they_judged(copied: Desk) -> None:
    with copied() as asked:
        record = first(asked, "messages")
        told = {"x-dragoman-token": TOKEN}
        kept = asked.post("/api/v1/verdicts", json={"record": record, "verdict": "uphold"}, headers=told)
        assert kept.status_code == 201 and kept.json()["record"] == record
        held = asked.get("/api/v1/verdicts").json()["items"]
        assert [one["number"] for one in held] == [kept.json()["number"]]
        ended = asked.delete(f"/api/v1/verdicts/{kept.json()['number']}", headers=told)
        assert ended.status_code == 200 and not asked.get("/api/v1/verdicts").json()["items"]
        assert asked.delete("/api/v1/verdicts/77", headers=told).status_code == 404
