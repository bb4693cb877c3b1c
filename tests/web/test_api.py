import shutil
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, status_code_conformance

from dragoman.record import from_row
from dragoman.store import Store
from dragoman.web import desk
from tests.store.conftest import read_news
from tests.web.conftest import HOST, TOKEN, client

KINDS = ["statements", "messages", "contacts", "incidents", "actors", "articles", "utterances", "stories"]


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_list_answers_are_records_by_the_schema(read_only: TestClient, kind: str) -> None:
    page = read_only.get(f"/api/v1/{kind}?limit=5").json()
    assert page["items"]
    for row in page["items"]:
        assert from_row(row).id == row["id"]
        assert read_only.get(f"/api/v1/{kind}/{row['id']}").json() == row


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("order", ["oldest", "newest"])
def test_pages_follow_by_their_cursor_without_a_gap_or_a_repeat(
    read_only: TestClient, kind: str, order: str
) -> None:
    found: list[str] = []
    address = f"/api/v1/{kind}?limit=7&order={order}"
    while address:
        answer = read_only.get(address)
        page = answer.json()
        found += [row["id"] for row in page["items"]]
        address = page["next"]
        assert bool(address) == ("next" in answer.links)
    assert len(found) == len(set(found)) == page["count"]


def test_a_page_goes_on_where_it_ended_although_more_was_read_meanwhile(
    copied: Callable[[], TestClient], tmp_path: Path
) -> None:
    with copied() as asked:
        first = asked.get("/api/v1/statements?limit=20").json()
        with Store.open(tmp_path / "sound.db") as store:
            store.add(read_news())
        rest = asked.get(first["next"].replace("limit=20", "limit=500")).json()
        seen = {row["id"] for row in first["items"]} & {row["id"] for row in rest["items"]}
        assert not seen and len(first["items"]) + len(rest["items"]) >= first["count"]


def test_a_desk_answers_while_articles_are_being_read(tmp_path: Path) -> None:
    database = tmp_path / "news.db"
    with Store.open(database, create=True) as store:
        store.add(read_news())

    def reading() -> None:
        with Store.open(database) as store:
            for at in range(30):
                store.add(read_news(source=f"https://osk-herald.example/{at}", extra=f"And so on, {at}. "))

    with client(database) as asked:
        busy = Thread(target=reading)
        busy.start()
        counts = []
        while busy.is_alive():
            counts.append(asked.get("/api/v1/articles").json()["count"])
        busy.join()
        assert counts == sorted(counts)
        assert asked.get("/api/v1/articles").json()["count"] == 31


def test_the_api_describes_itself_and_hides_the_pages(read_only: TestClient) -> None:
    described = read_only.get("/openapi.json").json()
    assert described["openapi"].startswith("3.")
    assert all(path.startswith("/api/v1") for path in described["paths"])
    changing = {
        (path, method)
        for path, methods in described["paths"].items()
        for method in methods
        if method not in ("get", "parameters")
    }
    assert changing == {("/api/v1/verdicts", "post"), ("/api/v1/verdicts/{number}", "delete")}


def test_what_belongs_to_a_record_is_one_step_away(read_only: TestClient) -> None:
    messages = read_only.get("/api/v1/messages").json()["items"]
    told = next(row for row in messages if row["told_by"])
    linked = read_only.get(f"/api/v1/messages/{told['id']}/linked").json()["items"]
    assert told["told_by"] in {row["id"] for row in linked}


def operations(database: Path) -> list[Any]:
    app = desk(database, token=TOKEN)
    schema = schemathesis.openapi.from_asgi(
        "/openapi.json", app, headers={"host": HOST.removeprefix("http://")}
    )
    return [result.ok() for result in schema.get_all_operations()]


def test_no_request_makes_the_server_fail(crisis_database: Path, tmp_path: Path) -> None:
    shutil.copy(crisis_database, tmp_path / "sound.db")
    every = operations(tmp_path / "sound.db")
    assert len(every) == 9
    for operation in every:

        @settings(max_examples=15, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy())
        def ask(case: schemathesis.Case) -> None:
            told = {"host": HOST.removeprefix("http://"), "x-dragoman-token": TOKEN}
            answer = case.call(headers=told)
            case.validate_response(
                answer, checks=[not_a_server_error, status_code_conformance, content_type_conformance]
            )

        ask()
