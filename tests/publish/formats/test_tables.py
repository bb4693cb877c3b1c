import csv
import io
import json
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dragoman.publish.exports import FORMATS, export_tables
from dragoman.publish.faults import ManyFiles, MissingExtra, NoSuchKind
from dragoman.publish.flat import BETWEEN_WORDS
from dragoman.publish.formats.columns import shown_by
from dragoman.publish.formats.given import Given
from dragoman.publish.formats.tables import TABLES, WITH_WORDS, columns
from dragoman.record import RECORD_TYPES, Article, from_row


def of_kind(records, kind):
    return [one for one in records if one.type == kind]


def table(written, records, kind: str, **given) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written(records, "csv", kind=kind, **given), newline="")))


def test_every_type_of_record_has_a_table_and_every_column_a_name_of_its_own() -> None:
    assert TABLES.keys() == RECORD_TYPES.keys()
    for kind in TABLES:
        names = [column.name for column in columns(kind)]
        assert len(names) == len(set(names)), kind
        assert all(column.told for column in columns(kind))


def test_every_record_of_a_kind_is_one_line(whole, written) -> None:
    for kind in TABLES:
        ids = [row["id"] for row in table(written, whole, kind)]
        assert sorted(ids) == sorted(one.id for one in of_kind(whole, kind)), kind
        assert ids or kind in ("utterance", "dispute", "account"), kind


def test_the_words_of_every_line_stand_where_it_says(whole, written) -> None:
    texts = {one.id: one.text for one in whole if isinstance(one, Article)}
    for kind in WITH_WORDS:
        for row in table(written, whole, kind):
            places = zip(
                row["articles"].split("; "), row["starts"].split("; "), row["ends"].split("; "), strict=True
            )
            pieces = [texts[of][int(start) : int(end)] for of, start, end in places if of]
            assert BETWEEN_WORDS.join(pieces) == row["words"].removeprefix("'")


def test_a_table_tells_times_as_days(whole, written) -> None:
    (call,) = table(written, whole, "contact")
    assert (call["when"], call["when_first"], call["when_last"]) == (
        "2024-08-05/2024-08-06",
        "2024-08-05",
        "2024-08-06",
    )
    assert call["participants"] == "Pavel Oren; Kestria"
    offer = next(row for row in table(written, whole, "message") if row["act"] == "offer")
    assert (offer["when"], offer["when_first"], offer["when_last"]) == ("", "", "")


def test_numbers_in_a_table_are_numbers_even_below_nought(whole, written) -> None:
    (shots,) = [row for row in table(written, whole, "incident") if row["where"]]
    assert (shots["latitude"], shots["longitude"]) == ("61.5", "-7.25")
    (figure,) = table(written, whole, "figure")
    assert (figure["low"], figure["high"], figure["approximate"]) == ("212", "", "yes")
    assert all(
        float(row["goldstein"]) < 0 for row in table(written, whole, "event") if row["quad_class"] == "4"
    )


def test_a_verdict_has_columns_of_its_own(whole, written, judge) -> None:
    (call,) = of_kind(whole, "contact")
    (row,) = table(written, whole, "contact", standing=judge(call))
    assert (row["verdict"], row["verdict_who"], row["verdict_why"]) == ("uphold", "ada", "seen")
    assert all(row["verdict"] == "" for row in table(written, whole, "message", standing=judge(call)))


def test_json_lines_with_verdicts_read_back_as_the_records_they_were(whole, written, judge) -> None:
    told = [json.loads(line) for line in written(whole, "jsonl", standing=judge(whole[0])).splitlines()]
    assert [from_row(row) for row in told] == whole
    assert [row.get("verdict", {}).get("verdict") for row in told[:2]] == ["uphold", None]


def test_parquet_reads_back_with_types_lists_and_exact_words(whole, judge, tmp_path: Path) -> None:
    files = export_tables(whole, "parquet", tmp_path, Given(judge(*of_kind(whole, "message"))))
    assert {file.name for file in files} == {f"{kind}.parquet" for kind in RECORD_TYPES}
    texts = {row["id"]: row["text"] for row in pq.read_table(tmp_path / "article.parquet").to_pylist()}
    assert texts == {one.id: one.text for one in whole if isinstance(one, Article)}
    for kind in WITH_WORDS:
        records = {one.id: one for one in of_kind(whole, kind)}
        read = pq.read_table(tmp_path / f"{kind}.parquet").to_pylist()
        assert {row["id"] for row in read} == set(records)
        for row in read:
            places = zip(row["words"], row["articles"], row["starts"], row["ends"], strict=True)
            assert all(texts[of][start:end] == exact for exact, of, start, end in places)
            assert row["words"] == [span.exact for span in shown_by(records[row["id"]])]
    message = pq.read_table(tmp_path / "message.parquet")
    assert message.schema.field("sender_ids").type == pa.list_(pa.string())
    assert message.schema.field("when_first").type == pa.date32()
    warn = next(row for row in message.to_pylist() if row["act"] == "warn")
    assert warn["senders"] == ["Dana Velk"]
    assert warn["when_first"] == date(2024, 8, 6)
    assert warn["verdict"] == "uphold"
    figure = pq.read_table(tmp_path / "figure.parquet").to_pylist()[0]
    assert (figure["low"], figure["high"], figure["approximate"]) == (212.0, None, True)


def test_tables_without_a_line_keep_their_columns_and_types(tmp_path: Path) -> None:
    export_tables([], "parquet", tmp_path)
    for kind in RECORD_TYPES:
        empty = pq.read_table(tmp_path / f"{kind}.parquet")
        assert empty.num_rows == 0
        assert empty.column_names == [column.name for column in columns(kind)]


def test_a_lone_surrogate_is_written_as_what_utf8_can_hold(new_desk, tmp_path: Path) -> None:
    desk = new_desk()
    article = desk.article("Post", "He said \ud800 twice.")
    desk.say(article, desk.actor("Velk"), "\ud800 twice")
    export_tables(desk.records(), "parquet", tmp_path, Given(kind="statement"))
    (row,) = pq.read_table(tmp_path / "statement.parquet").to_pylist()
    assert row["words"] == ["? twice"]
    export_tables(desk.records(), "csv", tmp_path, Given(kind="article"))
    assert "He said ? twice." in (tmp_path / "article.csv").read_text(encoding="utf-8")


def test_one_table_or_a_folder_of_all(whole, written, tmp_path: Path) -> None:
    (file,) = export_tables(whole, "csv", tmp_path, Given(kind="incident"))
    assert file.name == "incident.csv"
    assert len(export_tables(whole, "csv", tmp_path)) == len(RECORD_TYPES)
    with (tmp_path / "incident.csv").open(encoding="utf-8", newline="") as held:
        assert held.read() == written(whole, "csv", kind="incident")
    with pytest.raises(NoSuchKind):
        written(whole, "csv", kind="rumour")
    with pytest.raises(NoSuchKind):
        export_tables(whole, "csv", tmp_path, Given(kind="rumour"))
    with pytest.raises(ManyFiles):
        written(whole, "parquet")
    with pytest.raises(ManyFiles):
        export_tables(whole, "gexf", tmp_path)


def test_without_pyarrow_the_fault_says_what_to_install(whole, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(MissingExtra) as missing:
        export_tables(whole, "parquet", tmp_path)
    assert missing.value.code == "D503"
    assert "pip install 'dragoman[tables]'" in str(missing.value)


def test_every_format_says_what_it_is() -> None:
    for form in FORMATS.values():
        assert form.told
        assert form.suffix.startswith(".")
        assert form.write or form.table
