import csv
import io
import json
import re
from collections.abc import Callable

import pytest

from dragoman.publish.exports import FORMATS, export
from dragoman.publish.faults import NoSuchFormat
from dragoman.publish.formats.given import Given
from dragoman.record import from_row
from dragoman.store import Standing, Verdict


def _written(records, name: str) -> str:
    out = io.StringIO()
    export(records, name, out)
    return out.getvalue()


def test_json_lines_read_back_as_the_records_they_were(crisis) -> None:
    lines = _written(crisis.records(), "jsonl").splitlines()
    assert [from_row(json.loads(line)) for line in lines] == crisis.records()


def test_json_lines_stream(crisis) -> None:
    out = io.StringIO()

    def records():
        for record in crisis.records():
            before = out.tell()
            yield record
            assert out.tell() > before

    export(records(), "jsonl", out)


def test_an_unknown_format_is_refused_with_the_names_of_all(crisis) -> None:
    with pytest.raises(NoSuchFormat) as refused:
        _written(crisis.records(), "xml")
    assert refused.value.code == "D501"
    assert all(name in refused.value.found for name in FORMATS)


def test_the_table_has_a_line_a_statement_with_names_for_ids(crisis) -> None:
    rows = list(csv.DictReader(io.StringIO(_written(crisis.records(), "csv"), newline="")))
    assert {row["id"] for row in rows} == {statement.id for statement in crisis.statements}
    (warned,) = [row for row in rows if row["act"] == "warn"]
    assert warned["speakers"] == "Dana Velk"
    assert warned["countries"] == "XOS"
    assert warned["addressees"] == "Varnia"
    assert warned["when"] == "2024-08-06"
    assert warned["outlet"] == "Kestria Post"
    (joint,) = [row for row in rows if ";" in row["speakers"]]
    assert joint["speakers"] == "Ostland; Varnia"


def test_a_cell_that_a_spreadsheet_would_run_is_defused(new_desk: Callable) -> None:
    desk = new_desk()
    article = desk.article("@Post", '=HYPERLINK("http://x") he said.')
    desk.say(article, desk.actor("+Velk"), '=HYPERLINK("http://x")')
    (row,) = csv.DictReader(io.StringIO(_written(desk.records(), "csv"), newline=""))
    assert row["content"].startswith("'=")
    assert row["speakers"] == "'+Velk"
    assert row["outlet"] == "'@Post"


def test_every_span_becomes_an_annotation_that_finds_its_words(crisis) -> None:
    page = json.loads(_written(crisis.records(), "webanno"))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert page["type"] == "AnnotationPage"
    texts = {article.source: article.text for article in crisis.articles}
    texts |= {f"urn:dragoman:{article.id}": article.text for article in crisis.articles}
    contents = [item for item in page["items"] if "content_spans" in item["id"]]
    assert len(contents) == sum(len(statement.content_spans) for statement in crisis.statements)
    for item in page["items"]:
        place, quote = item["target"]["selector"]
        text = texts[item["target"]["source"]]
        assert text[place["start"] : place["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
        assert item["body"]["value"]
        assert item["motivation"] == "describing"
        assert item["target"]["type"] == "SpecificResource"
        assert [one["type"] for one in (place, quote)] == ["TextPositionSelector", "TextQuoteSelector"]
    assert len({item["id"] for item in page["items"]}) == len(page["items"])


def test_annotations_keep_the_rules_of_the_model(new_desk: Callable) -> None:
    """The model asks for IRIs without spaces or quotation marks, and for known types and purposes."""
    desk = new_desk()
    article = desk.article("Post", "Velk said yes.", "2024-08-06", source='https://x.example/a b?"q"=<1>#é')
    said = desk.say(article, desk.actor("Velk"), "yes")
    verdict = Verdict(
        1,
        said.id,
        "statement",
        "reject",
        "ada",
        "no",
        "2031-04-09T12:00:00+00:00",
        None,
        None,
        None,
        "",
        said.id,
        False,
    )
    out = io.StringIO()
    export(desk.records(), "webanno", out, Given(Standing({said.id: verdict})))
    page = json.loads(out.getvalue())
    assert set(page) == {"@context", "id", "type", "items"}
    iri = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
    (item,) = [item for item in page["items"] if "content_spans" in item["id"]]
    assert set(item) == {"id", "type", "motivation", "body", "target"}
    assert iri.fullmatch(item["id"])
    assert iri.fullmatch(item["target"]["source"])
    described, assessed = item["body"]
    assert (described["type"], described["purpose"]) == ("TextualBody", "describing")
    assert (assessed["purpose"], assessed["value"]) == ("assessing", "rejected: no")
    assert assessed["creator"] == {"type": "Person", "name": "ada"}
    assert assessed["created"].endswith("+00:00")


def test_a_span_of_an_article_that_is_not_there_is_exported_without_its_surroundings(crisis) -> None:
    page = json.loads(_written(crisis.statements[:1], "webanno"))
    (item,) = page["items"]
    assert item["target"]["source"] == f"urn:dragoman:{crisis.statements[0].article}"
    assert "prefix" not in item["target"]["selector"][1]


def test_no_records_make_an_empty_but_whole_export() -> None:
    assert _written([], "jsonl") == ""
    assert json.loads(_written([], "webanno"))["items"] == []
    assert len(_written([], "csv").splitlines()) == 1
