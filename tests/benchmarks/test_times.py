"""The measure of time expressions itself: a wrong value must cost, a right one must count."""

import gzip
import json
import tomllib
from io import StringIO
from pathlib import Path

import pytest

from benchmarks.times import SLIPS, Value, articles, corrected, gold_value, measure

TEXT = "The envoys met on Monday. The ferry sank on Aug. 2 and they will meet on Friday."


def corpus(folder: Path, values: dict[str, str]) -> Path:
    gold = [
        {"start": TEXT.index(words), "end": TEXT.index(words) + len(words), "type": "DATE", "value": value}
        for words, value in values.items()
    ]
    path = folder / "invented.jsonl.gz"
    row = {"id": "one", "text": TEXT, "published": "2024-08-06", "gold_timex": gold}
    path.write_bytes(gzip.compress(json.dumps(row).encode() + b"\n"))
    return path


@pytest.mark.parametrize(
    ("timex", "edtf"),
    [
        ("2024-08-05", "2024-08-05"),
        ("2024-W32", "2024-08-05/2024-08-11"),
        ("2024-W32-WE", "2024-08-10/2024-08-11"),
        ("1989-Q3", "1989-07/1989-09"),
        ("199", "1990/1999"),
        ("19XX", "1900/1999"),
        ("1998-02-11T22:00", "1998-02-11T22:00"),
        ("1989-11-06T17", "1989-11-06T17:00"),
        ("PRESENT_REF", "PRESENT_REF"),
    ],
)
def test_a_timex_value_becomes_the_edtf_that_means_the_same(timex: str, edtf: str) -> None:
    assert gold_value(timex) == Value(edtf)


def test_a_part_of_a_day_that_the_gold_has_must_be_told() -> None:
    night = gold_value("1998-01-19TNI")
    assert Value("1998-01-19", "night").agrees(night)
    assert not Value("1998-01-19").agrees(night)
    assert not Value("1998-01-18", "night").agrees(night)


def test_an_unknown_week_agrees_with_any_of_its_year_only() -> None:
    unknown = gold_value("1989-WXX")
    assert Value("1989-10-23/1989-10-29").agrees(unknown)
    assert not Value("1988-10-24/1988-10-30").agrees(unknown)
    assert not Value("1989-10-23").agrees(unknown)


def test_right_values_are_counted_right(tmp_path: Path) -> None:
    path = corpus(tmp_path, {"Monday": "2024-08-05", "Aug. 2": "2024-08-02", "Friday": "2024-08-09"})
    assert measure(articles(path, "all")) == {
        "expressions": 3,
        "value_accuracy": 100.0,
        "extent_f1": 100.0,
        "value_f1": 100.0,
        "value_precision": 100.0,
        "value_recall": 100.0,
    }


def test_a_wrong_value_and_an_extra_expression_cost(tmp_path: Path) -> None:
    errors = StringIO()
    path = corpus(tmp_path, {"Monday": "2024-07-29", "Aug. 2": "2024-08-02"})
    measured = measure(articles(path, "all"), errors)
    assert measured["value_accuracy"] == 50.0
    assert measured["value_precision"] == 33.3
    assert measured["value_recall"] == 50.0
    assert "EXTRA" in errors.getvalue()
    assert "VALUE" in errors.getvalue()


def test_a_slip_of_the_gold_is_put_right_only_where_the_gold_still_has_it() -> None:
    slip = tomllib.loads(SLIPS.read_text(encoding="utf-8"))["slip"][0]
    kind, value = slip["gold"].split()
    timex = {"start": slip["start"], "end": slip["start"] + 5, "type": kind, "value": value}
    other = {**timex, "value": "1900"}
    rows = [{"id": slip["article"], "gold_timex": [timex]}, {"id": slip["article"], "gold_timex": [other]}]
    first, second = corrected(rows)
    assert first["gold_timex"][0]["value"] == slip["correction"].split()[1]
    assert second["gold_timex"] == [other]


def test_late_monday_is_mondays_night_or_evening_but_not_its_morning() -> None:
    assert Value("1998-01-19", "late").agrees(gold_value("1998-01-19TNI"))
    assert not Value("1998-01-19", "late").agrees(gold_value("1998-01-19TMO"))
