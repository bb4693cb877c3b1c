import re

from fastapi.testclient import TestClient

from tests.web.conftest import HOST, TOKEN


def test_the_brief_is_of_what_the_filters_show(read_only: TestClient) -> None:
    every, some = read_only.get("/brief"), read_only.get("/brief?outlet=Corvane&title=The Corr Sound")
    assert every.status_code == some.status_code == 200
    assert "<bdi>The Corr Sound</bdi>" in some.text.replace("\u00a0", " ")
    assert len(some.text) < len(every.text)


def test_the_brief_loads_nothing_and_runs_nothing(read_only: TestClient) -> None:
    page = read_only.get("/brief")
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "script-src" not in policy
    assert "<script" not in page.text and not re.findall(r'src="', page.text)


def test_what_was_rejected_is_not_in_the_brief(copied) -> None:  # type: ignore[no-untyped-def]
    with copied() as asked:
        row = asked.get("/contacts.json").json()["items"][0]
        assert row["id"] in asked.get("/brief").text
        sent = {"token": TOKEN, "record": row["id"], "verdict": "reject"}
        asked.post("/verdicts", data=sent, headers={"origin": HOST})
        assert f'"s-{row["id"]}"' not in asked.get("/brief").text
