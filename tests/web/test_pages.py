import csv
import io
import json
import re

import pytest
from fastapi.testclient import TestClient

PAGES = [
    "/", "/timeline", "/network", "/network?by=actor", "/statements", "/utterances", "/messages", "/contacts",
    "/incidents", "/disputes", "/actors", "/articles", "/search", "/search?q=sound", "/stories", "/figures",
    "/responsibilities", "/decisions", "/dyads/Arlond/Kestria",
]  # fmt: skip
LISTS = [
    "statements", "utterances", "messages", "contacts", "incidents", "disputes", "actors", "articles", "stories",
    "figures", "responsibilities",
]  # fmt: skip
WITH_WORDS = ["statements", "messages", "contacts", "incidents", "figures", "responsibilities"]


@pytest.mark.parametrize("address", PAGES)
def test_every_page_has_one_heading_its_landmarks_and_a_way_past_them(
    read_only: TestClient, address: str
) -> None:
    page = read_only.get(address)
    assert page.status_code == 200
    assert page.text.count("<h1") == 1
    for landmark in (
        '<main id="main"',
        "<nav ",
        '<a class="skip" href="#main">',
        'role="search"',
        "<footer>",
    ):
        assert landmark in page.text
    assert "<script>" not in page.text and " style=" not in page.text and " onclick" not in page.text


@pytest.mark.parametrize("address", PAGES)
def test_no_page_names_another_site(read_only: TestClient, address: str) -> None:
    text = read_only.get(address).text
    loaded = re.findall(r'(?:src|href|action)="([a-z]+://[^"]*)"', text)
    assert not loaded


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("form", ["json", "csv", "jsonld", "bib"])
def test_a_list_answers_in_every_form(read_only: TestClient, name: str, form: str) -> None:
    found = read_only.get(f"/{name}.{form}")
    assert found.status_code == 200
    rows = read_only.get(f"/{name}.json?limit=500").json()
    match form:
        case "json":
            assert found.json()["count"] == rows["count"]
        case "csv":
            table = list(csv.DictReader(io.StringIO(found.text)))
            assert {row["id"] for row in table} == {row["id"] for row in rows["items"]}
        case "jsonld":
            page = json.loads(found.text)
            assert page["type"] == "AnnotationPage"
            if name in WITH_WORDS:
                exact = {item["target"]["selector"][1]["exact"] for item in page["items"]}
                assert exact
        case "bib":
            keys = re.findall(r"^@\w+\{(\S+),$", found.text, re.MULTILINE)
            assert len(keys) == len(set(keys))


@pytest.mark.parametrize("stem", ["/overview", "/timeline", "/network", "/dyads/Arlond/Kestria"])
def test_a_page_of_several_types_answers_in_every_form(read_only: TestClient, stem: str) -> None:
    page = read_only.get(stem.replace("/overview", "/")).text
    for form in ("json", "csv", "jsonld", "bib"):
        answer = read_only.get(f"{stem}.{form}")
        assert answer.status_code == 200 and answer.text
        assert f'href="{stem}.{form}"' in page
    rows = read_only.get(f"{stem}.json").json()
    assert rows["count"] == len(rows["items"]) > 0
    one = rows["items"][0]["type"]
    table = list(csv.DictReader(io.StringIO(read_only.get(f"{stem}.csv?kind={one}").text)))
    assert [row["id"] for row in table] == [row["id"] for row in rows["items"] if row["type"] == one]


def test_no_arrow_or_number_leads_to_a_page_that_is_not_there(read_only: TestClient) -> None:
    for address in ("/network", "/network?by=actor"):
        page = read_only.get(address).text
        for href in set(re.findall(r'href="(/dyads/[^"]+)"', page)):
            assert read_only.get(href.replace("&amp;", "&")).status_code == 200, href


def test_the_rows_of_every_form_are_those_that_the_filter_shows(read_only: TestClient) -> None:
    shown = read_only.get("/statements.json?speaker=Kestria&limit=500").json()["items"]
    table = list(csv.DictReader(io.StringIO(read_only.get("/statements.csv?speaker=Kestria").text)))
    assert [row["id"] for row in shown] == [row["id"] for row in table] or {r["id"] for r in shown} == {
        r["id"] for r in table
    }
    cited = read_only.get("/statements.bib?speaker=Kestria").text
    assert set(re.findall(r"art_[a-z2-7]{16}", cited)) == {row["article"] for row in shown}


def test_a_quotation_in_an_annotation_stands_between_the_words_around_it(read_only: TestClient) -> None:
    articles = {row["id"]: row["text"] for row in read_only.get("/articles.json?limit=500").json()["items"]}
    statement = read_only.get("/statements.json?limit=500").json()["items"][-1]
    page = json.loads(read_only.get(f"/statements/{statement['id']}.jsonld").text)
    for item in page["items"]:
        place, quote = item["target"]["selector"]
        text = articles[statement["article"]]
        assert text[place["start"] : place["end"]] == quote["exact"]
        assert text[: place["start"]].endswith(quote["prefix"])


@pytest.mark.parametrize("name", LISTS)
def test_every_record_has_a_page_that_stays_and_answers_in_every_form(
    read_only: TestClient, name: str
) -> None:
    rows = read_only.get(f"/{name}.json?limit=500").json()["items"]
    for row in rows[:4]:
        page = read_only.get(f"/{name}/{row['id']}")
        assert page.status_code == 200 and row["id"] in page.text
        assert read_only.get(f"/{name}/{row['id']}.json").json()["id"] == row["id"]
        for form in ("csv", "jsonld", "bib"):
            assert read_only.get(f"/{name}/{row['id']}.{form}").status_code == 200


def test_the_beginning_of_an_id_leads_to_the_record(read_only: TestClient) -> None:
    id_ = read_only.get("/statements.json").json()["items"][0]["id"]
    found = read_only.get(f"/statements/{id_[:12]}", follow_redirects=False)
    assert found.status_code in (302, 303, 307) and found.headers["location"] == f"/statements/{id_}"


def test_a_record_of_another_list_is_not_found_here_and_the_page_says_where_it_is(
    read_only: TestClient,
) -> None:
    id_ = read_only.get("/statements.json").json()["items"][0]["id"]
    page = read_only.get(f"/messages/{id_}")
    assert page.status_code == 404 and f"/statements/{id_}" in page.text


@pytest.mark.parametrize(
    "address", ["/nothing", "/statements/sta_aaaaaaaaaaaaaaaa", "/statements.xls", "/a/b/c"]
)
def test_what_is_not_there_is_told_as_a_page_to_people_and_as_a_problem_to_programs(
    read_only: TestClient, address: str
) -> None:
    told = read_only.get(address, headers={"accept": "application/json"})
    assert told.status_code == 404 and told.headers["content-type"] == "application/problem+json"
    assert {"type", "title", "status", "detail", "code", "remedy"} <= told.json().keys()
    if "." not in address:
        page = read_only.get(address)
        assert page.status_code == 404 and "<h1>Not here</h1>" in page.text


def test_the_overview_counts_what_is_there(read_only: TestClient) -> None:
    page = read_only.get("/").text
    assert "12 reports, 9 December 2024 – 14 March 2025" in page
    for name in ("statements", "messages", "incidents", "actors"):
        count = read_only.get(f"/{name}.json").json()["count"]
        assert re.search(rf'href="/{name}">{name[:-1]}s?</a></dt><dd>{count}</dd>', page)


def test_the_network_and_its_matrix_tell_the_same_pairs(read_only: TestClient) -> None:
    page = read_only.get("/network").text
    picture, _, matrix = page.partition("As a matrix")
    pairs = set(re.findall(r'href="(/dyads/[^"]+)"', matrix))
    assert pairs and pairs <= set(re.findall(r'href="(/dyads/[^"]+)"', picture))


def test_what_was_said_between_two_parties_is_the_same_from_either_side(read_only: TestClient) -> None:
    one = {row["id"] for row in read_only.get("/dyads/Arlond/Kestria.json").json()["items"]}
    other = {row["id"] for row in read_only.get("/dyads/Kestria/Arlond.json").json()["items"]}
    assert one == other and one


def test_search_takes_words_a_party_an_act_and_days_together(read_only: TestClient) -> None:
    asked = "/search.json?q=sound&speaker=Arlond&since=2025-03-01"
    said = [row for row in read_only.get(asked).json()["items"] if row["type"] == "statement"]
    acts = {row["act"] for row in said}
    assert acts
    for act in acts:
        rows = read_only.get(f"{asked}&act={act}").json()["items"]
        assert {row["id"] for row in said if row["act"] == act} <= {row["id"] for row in rows}
        assert {row["act"] for row in rows} == {act}
    assert "<mark>" in read_only.get("/search?q=sound").text
    assert "Nothing has these words" in read_only.get("/search?q=zeppelin").text
    assert read_only.get("/search?q=%22%22").status_code == 200
    assert read_only.get("/search?q=sound&act=sing").status_code == 400


def test_a_search_for_a_party_leads_to_its_page(read_only: TestClient) -> None:
    page = read_only.get("/search?q=Kestria").text
    assert re.search(
        r'class="called"><a class="party" href="/actors/act_[a-z2-7]{16}"><bdi>Kestria</bdi>', page
    )
