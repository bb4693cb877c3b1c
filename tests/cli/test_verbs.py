import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from dragoman.cli import app
from tests.cli.crisis import FERRY, TALKS, articles_in, command, environment, look

VERBS = ("read", "brief", "list", "show", "search", "export", "verify", "demo", "schema")


@pytest.fixture(scope="module")
def crisis(tmp_path_factory) -> Path:
    """A folder with a database of two articles, read once for all tests that only look."""
    folder = tmp_path_factory.mktemp("crisis")
    (folder / "ferry.txt").write_text(FERRY, encoding="utf-8")
    (folder / "talks.txt").write_text(TALKS, encoding="utf-8")
    done = look(folder, "read", "ferry.txt", "talks.txt")
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert "read 2 articles into dragoman.db" in done.stderr
    return folder


def rows(text: str) -> list[dict]:
    return [json.loads(line) for line in text.splitlines()]


def test_the_version_is_told(dragoman):
    assert dragoman("--version").stdout.startswith("dragoman ")


def test_help_names_every_verb(dragoman):
    said = dragoman("--help").stdout
    assert all(f" {verb} " in said for verb in VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help(verb):
    done = CliRunner().invoke(app, [verb, "--help"], prog_name="dragoman")
    assert done.exit_code == 0 and done.stderr == "" and f"Usage: dragoman {verb}" in done.stdout


@pytest.mark.parametrize(
    "words",
    [
        ["sing"],
        ["brief", "--loud"],
        ["list"],
        ["list", "ferries"],
        ["list", "a.db", "statements", "x"],
        ["show"],
        ["search"],
        ["read"],
        ["brief", "--since", "yesterday"],
        ["brief", "--html", "a.html", "-o", "b.html"],
        ["search", "ferry", "--limit", "0"],
    ],
)
def test_wrong_usage_is_told_on_stderr(words):
    done = CliRunner().invoke(app, words, prog_name="dragoman")
    assert done.exit_code == 2 and done.stdout == "" and "Usage: dragoman" in done.stderr


def test_what_was_read_is_not_read_again(crisis):
    done = look(crisis, "read", "ferry.txt", "talks.txt")
    assert done.returncode == 0
    assert "read 0 articles" in done.stderr and "2 already there" in done.stderr


def test_reading_again_changes_nothing(crisis, tmp_path):
    before = look(crisis, "export").stdout
    done = look(crisis, "read", "ferry.txt", "--again")
    assert "1 read again" in done.stderr
    assert look(crisis, "export").stdout == before


def test_an_export_follows_the_published_schema(crisis):
    schema = json.loads(look(crisis, "schema").stdout)
    validator = Draft202012Validator(schema)
    exported = rows(look(crisis, "export", "--format", "jsonl").stdout)
    assert {row["type"] for row in exported} >= {"article", "actor", "statement"}
    for row in exported:
        validator.validate(row)


def test_a_list_as_json_is_the_exports_rows_of_that_type(crisis):
    exported = rows(look(crisis, "export").stdout)
    for kind, name in (("articles", "article"), ("statements", "statement"), ("actors", "actor")):
        listed = rows(look(crisis, "list", kind, "--json").stdout)
        given = [row for row in exported if row["type"] == name]
        assert sorted(listed, key=str) == sorted(given, key=str) != []  # one by time, one as the texts tell


def test_the_database_is_the_first_argument_of_every_verb_but_read(crisis, tmp_path):
    database = crisis / "dragoman.db"
    statement = rows(look(crisis, "list", "statements", "--json").stdout)[0]["id"]
    for words in (
        ["brief", database],
        ["list", database, "statements"],
        ["show", database, statement],
        ["search", database, "ferry"],
        ["export", database],
        ["verify", database],
    ):
        done = look(tmp_path, *words)
        assert done.returncode == 0, done.stderr
        assert done.stdout == look(crisis, *(word for word in words if word != database)).stdout


def test_the_words_of_a_statement_stand_in_its_article(crisis):
    exported = rows(look(crisis, "export").stdout)
    texts = {row["id"]: row["text"] for row in exported if row["type"] == "article"}
    spans = [span for row in exported if row["type"] == "statement" for span in row["content_spans"]]
    assert "No ship of ours was in those waters" in {span["exact"].strip(",") for span in spans}
    for span in spans:
        assert texts[span["article"]][span["start"] : span["end"]] == span["exact"]


def test_a_record_is_shown_by_the_beginning_of_its_id(crisis):
    statement = rows(look(crisis, "list", "statements", "--json").stdout)[0]
    done = look(crisis, "show", statement["id"][:12], "--json")
    assert rows(done.stdout) == [statement]
    assert statement["content_spans"][0]["exact"][:20] in look(crisis, "show", statement["id"]).stdout


def test_an_id_that_nobody_has_is_a_fault(crisis):
    done = look(crisis, "show", "sta_nothing")
    assert done.returncode == 1 and "D308" in done.stderr and done.stdout == ""


def test_a_filter_leaves_out_what_it_does_not_ask_for(crisis):
    since = rows(look(crisis, "list", "articles", "--json", "--since", "2025-03-07").stdout)
    assert [row["source"] for row in since] == ["talks.txt"]
    until = rows(look(crisis, "list", "articles", "--json", "--as-of", "2025-03-07").stdout)
    assert [row["source"] for row in until] == ["ferry.txt"]
    assert look(crisis, "list", "articles", "--json", "--until", "2024").stdout == ""


def test_search_finds_words_in_articles_and_sayings(crisis):
    assert "door" in look(crisis, "search", "open", "door").stdout
    types = {row["type"] for row in rows(look(crisis, "search", '"no ship of ours"', "--json").stdout)}
    assert types == {"article", "statement"}


def test_a_search_without_hits_says_so_on_stderr(crisis):
    done = look(crisis, "search", "submarine")
    assert done.returncode == 0 and done.stdout == "" and "submarine" in done.stderr


def test_a_database_mistyped_is_not_taken_for_a_word(crisis):
    done = look(crisis, "search", "crisis.db", "ferry")
    assert done.returncode == 1 and "D301" in done.stderr


def test_the_brief_is_written_as_text_and_as_a_page(crisis, tmp_path):
    text = look(crisis, "brief").stdout
    assert "No ship of ours was in those waters" in text
    done = look(crisis, "brief", "-o", tmp_path / "brief.html")
    assert done.returncode == 0 and done.stdout == "" and "brief.html" in done.stderr
    page = (tmp_path / "brief.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>") and "No ship of ours was in those waters" in page
    look(crisis, "brief", "-o", tmp_path / "brief.txt")
    assert (tmp_path / "brief.txt").read_text(encoding="utf-8") == text


def test_an_output_that_fails_leaves_what_stood_there(crisis, tmp_path):
    (tmp_path / "record.jsonl").write_text("old")
    done = look(crisis, "export", "--format", "papyrus", "-o", tmp_path / "record.jsonl")
    assert done.returncode == 1 and "D501" in done.stderr
    assert (tmp_path / "record.jsonl").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["record.jsonl"]


def test_verify_tells_words_that_moved(crisis, tmp_path):
    import sqlite3

    from dragoman.store import Store
    from dragoman.store.columns import deflate, inflate

    copy = tmp_path / "moved.db"
    copy.write_bytes((crisis / "dragoman.db").read_bytes())
    with sqlite3.connect(copy) as database:
        database.create_function("moved", 1, lambda text: deflate("X" + inflate(text, "words"), "words"))
        changed = database.execute("update article set text = moved(text)").rowcount
    assert changed == 2
    with Store.open(copy) as store:
        assert list(store.verify())
    done = look(tmp_path, "verify", "moved.db")
    assert done.returncode == 4 and "D017" in done.stderr


def test_a_pipe_is_read(dragoman, tmp_path):
    done = dragoman("read", "-", input=json.dumps({"id": "a", "text": FERRY}) + "\n")
    assert done.returncode == 0, done.stderr
    assert articles_in(tmp_path / "dragoman.db") == 1


def test_a_pipe_closed_early_is_quiet(crisis):
    reading, writing = os.pipe()
    os.close(reading)
    with subprocess.Popen(
        command("export"), cwd=crisis, env=environment(), stdout=writing, stderr=subprocess.PIPE, text=True
    ) as process:
        os.close(writing)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 0 and said == ""


def test_nothing_is_coloured_where_no_terminal_is(crisis):
    for words in (["brief"], ["list", "statements"], ["search", "ferry"], ["show", "x"]):
        done = look(crisis, *words, NO_COLOR="")
        assert "\x1b" not in done.stdout + done.stderr


def test_settings_come_from_the_folder_and_the_environment_goes_before_them(crisis, tmp_path):
    (tmp_path / "dragoman.toml").write_text(f'database = "{crisis / "dragoman.db"}"\n')
    assert look(tmp_path, "verify").returncode == 0
    done = look(tmp_path, "verify", DRAGOMAN_DATABASE="other.db")
    assert done.returncode == 1 and "other.db" in done.stderr


def test_an_unknown_setting_is_a_fault_with_a_suggestion(dragoman, tmp_path):
    (tmp_path / "dragoman.toml").write_text('databse = "a.db"\n')
    done = dragoman("verify")
    assert done.returncode == 1 and "D401" in done.stderr and "did you mean 'database'?" in done.stderr


def test_the_demo_leaves_a_database_and_a_page(dragoman, tmp_path):
    first = dragoman("demo")
    assert first.returncode == 0, first.stderr
    assert "brief.html" in first.stderr and len(first.stdout) > 1000
    assert articles_in(tmp_path / "dragoman-demo" / "dragoman.db") == 12
    again = dragoman("demo")
    assert again.returncode == 0 and again.stdout == first.stdout


def test_the_module_and_the_script_are_one(tmp_path):
    script = Path(sys.executable).with_name("dragoman")
    if not script.exists():
        pytest.skip("dragoman is not installed beside this Python")
    asked = [
        subprocess.run([*call, "--version"], capture_output=True, check=True).stdout
        for call in ([script], command())
    ]
    assert asked[0] == asked[1]
