import csv
import io

import pytest

from dragoman.publish.formats.events import ICEWS, OURS, POLECAT
from dragoman.record import Article


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text), delimiter="\t"))


@pytest.mark.parametrize(("name", "theirs"), [("plover", POLECAT), ("cameo", ICEWS)])
def test_the_columns_are_theirs_then_ours(whole, written, name, theirs) -> None:
    head = written(whole, name).splitlines()[0].split("\t")
    assert head == [*theirs, *OURS]
    assert len(head) == len(set(head))


def test_polecat_has_the_columns_of_its_files() -> None:
    assert len(POLECAT) == 40
    assert POLECAT[:7] == [
        "Event ID",
        "Event Date",
        "Event Type",
        "Event Mode",
        "Intensity",
        "Quad Code",
        "Contexts",
    ]
    assert (len(ICEWS), ICEWS[6]) == (20, "CAMEO Code")


def test_an_event_names_its_parties_its_code_and_its_record(whole, written) -> None:
    (shots,) = [row for row in table(written(whole, "plover")) if row["Record Type"] == "incident"]
    assert (shots["Event Type"], shots["Quad Code"], shots["Event Date"]) == (
        "ASSAULT",
        "MATERIAL CONFLICT",
        "2024-08-06",
    )
    assert (shots["Actor Name"], shots["Recipient Name"]) == ("Varnia", "Ostland")
    assert (shots["Source Code"], shots["Target Code"]) == ("XVA", "XOS")
    assert float(shots["Intensity"]) < 0
    assert (shots["Placename"], shots["Latitude"], shots["Longitude"]) == ("Corr Sound", "61.5", "-7.25")
    assert (shots["Status"], shots["Outlet"]) == ("happened", "Kestria Post")
    (coded,) = [row for row in table(written(whole, "cameo")) if row["Record"] == shots["Record"]]
    assert coded["CAMEO Code"][:2] == coded["Event Root Code"] == "19" or coded["CAMEO Code"].startswith("1")
    assert (coded["Source Name"], coded["Target Name"], coded["Publisher"]) == (
        "Varnia",
        "Ostland",
        "Kestria Post",
    )


@pytest.mark.parametrize("name", ["plover", "cameo"])
def test_only_what_is_a_fact_is_written_unless_all_is_asked_for(whole, written, name) -> None:
    facts = {row["Status"] for row in table(written(whole, name))}
    assert facts == {"asserted", "held", "happened"}
    every = table(written(whole, name, all_events=True))
    assert {row["Status"] for row in every} == facts | {"threatened"}
    assert {row["Event ID"] for row in every} == {one.id for one in whole if one.type == "event"}


@pytest.mark.parametrize("name", ["plover", "cameo"])
def test_the_words_of_an_event_stand_where_it_says(whole, written, name) -> None:
    texts = {one.id: one.text for one in whole if isinstance(one, Article)}
    rows = table(written(whole, name))
    assert rows
    for row in rows:
        assert texts[row["Article"]][int(row["Start"]) : int(row["End"])] == row["Words"]


def test_a_mutual_event_names_each_side_once_and_its_verdict(whole, written, judge) -> None:
    (call,) = [one for one in whole if one.type == "contact"]
    rows = [
        row
        for row in table(written(whole, "plover", standing=judge(call)))
        if row["Record Type"] == "contact"
    ]
    assert {(row["Actor Name"], row["Recipient Name"]) for row in rows} == {
        ("Pavel Oren", "Kestria"),
        ("Kestria", "Pavel Oren"),
    }
    assert {row["Verdict"] for row in rows} == {"uphold"}
    assert {row["Time Basis"] for row in rows} == {"publication"}


def test_an_event_whose_record_is_not_here_is_left_out(whole, written) -> None:
    assert table(written([one for one in whole if one.type == "event"], "plover")) == []
