import pytest
from fastapi.testclient import TestClient

from tests.web.conftest import HOST, TOKEN

OTHERS = {
    "another site": {"origin": "https://elsewhere.example"},
    "another site, as browsers say": {"sec-fetch-site": "cross-site"},
    "another port of this machine": {"origin": "http://127.0.0.1:9999"},
    "a page without an origin": {"origin": "null"},
}


def test_every_answer_forbids_what_is_not_the_desks(read_only: TestClient) -> None:
    for address in ("/", "/statements.json", "/nothing", "/static/desk.css", "/openapi.json"):
        headers = read_only.get(address).headers
        policy = headers["content-security-policy"]
        assert (
            "default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy
        )
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize("host", ["elsewhere.example", "127.0.0.1.elsewhere.example", "", "192.168.1.7:8484"])
def test_a_request_under_another_name_is_refused(read_only: TestClient, host: str) -> None:
    found = read_only.get("/statements.json", headers={"host": host})
    assert found.status_code == 403 and found.json()["code"] == "D603"


@pytest.mark.parametrize("host", ["localhost:8484", "127.0.0.1:8484", "[::1]:8484", "LOCALHOST"])
def test_a_request_under_a_name_of_this_machine_is_answered(read_only: TestClient, host: str) -> None:
    assert read_only.get("/statements.json", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("headers", OTHERS.values(), ids=OTHERS.keys())
@pytest.mark.parametrize(
    "address", ["/verdicts", "/verdicts/undo", "/actors/merge", "/partings", "/api/v1/verdicts"]
)
def test_a_decision_from_another_page_is_refused(
    read_only: TestClient, address: str, headers: dict[str, str]
) -> None:
    found = read_only.post(address, data={"token": TOKEN}, headers={**headers, "accept": "application/json"})
    assert found.status_code == 403 and found.json()["code"] == "D603"


@pytest.mark.parametrize("token", ["", "guessed", TOKEN[:-1], TOKEN + "x"])
def test_a_decision_without_the_token_is_refused(read_only: TestClient, token: str) -> None:
    sent = {"token": token, "record": "sta_x", "verdict": "reject"}
    found = read_only.post("/verdicts", data=sent, headers={"origin": HOST, "accept": "application/json"})
    assert found.status_code == 403 and found.json()["code"] == "D604"
    told = read_only.post(
        "/api/v1/verdicts", json={"record": "sta_x", "verdict": "reject"}, headers={"x-dragoman-token": token}
    )
    assert told.status_code == 403 and told.json()["code"] == "D604"


def test_a_decision_is_a_form_of_a_modest_size(read_only: TestClient) -> None:
    as_json = {"origin": HOST, "accept": "application/json"}
    assert read_only.post("/verdicts", json={"token": TOKEN}, headers=as_json).status_code == 400
    long = {"token": TOKEN, "why": "x" * 100_000}
    assert read_only.post("/verdicts", data=long, headers=as_json).status_code == 400


def test_reading_takes_get_only(read_only: TestClient) -> None:
    for method in ("post", "put", "patch", "delete"):
        for address in ("/statements", "/api/v1/statements", "/", "/timeline"):
            found = getattr(read_only, method)(
                address, headers={"accept": "application/json", "origin": HOST}
            )
            assert found.status_code == 405 and found.json()["code"] == "D606", (method, address)


def test_an_unchanged_answer_is_not_sent_twice(read_only: TestClient) -> None:
    for address in (
        "/statements.json",
        "/statements.csv",
        "/api/v1/articles",
        "/openapi.json",
        "/statements",
    ):
        first = read_only.get(address)
        again = read_only.get(address, headers={"if-none-match": first.headers["etag"]})
        assert again.status_code == 304 and not again.content
        assert again.headers["etag"] == first.headers["etag"]
        other = read_only.get(address, headers={"if-none-match": '"something else"'})
        assert other.status_code == 200


def test_the_head_of_an_answer_can_be_asked_for_alone(read_only: TestClient) -> None:
    whole, head = read_only.get("/statements.json"), read_only.head("/statements.json")
    assert head.status_code == 200 and not head.content and head.headers["etag"] == whole.headers["etag"]
