"""The record's own rules: spans, times, ids, rows."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from dragoman.record import (
    RECORD_TYPES,
    Actor,
    Article,
    BadRecord,
    BadTime,
    Block,
    Copy,
    Figure,
    Incident,
    Place,
    Reading,
    Record,
    Responsibility,
    Span,
    Statement,
    Story,
    Title,
    Utterance,
    When,
    WordsMoved,
    actor_id,
    article_id,
    bounds,
    check_edtf,
    content_id,
    from_row,
    json_schema,
    span_of,
    statement_id,
    to_line,
    to_row,
)
from dragoman.record.happening import Contact
from dragoman.record.linked import Account, Dispute, Event, Plover
from dragoman.record.saying import Message

TEXT = "Varnia’s navy said on Monday that it had seen no ferry. “None at all,” Cmdr. Ilse Brandt said."
ART = article_id("https://gazette.example/ferry", "0" * 64)
IRAV = actor_id("state", "Varnia")


def article() -> Article:
    return Article(
        ART,
        "https://gazette.example/ferry",
        "0" * 64,
        "The Osk Gazette",
        None,
        None,
        None,
        None,
        When("2031-04-07", None, None, "metadata"),
        "en",
        TEXT,
        (Block(0, len(TEXT), "body"),),
        Copy(article_id("", "1" * 64), 0.75),
    )


def span(words: str) -> Span:
    at = TEXT.index(words)
    return Span(ART, at, at + len(words), words)


def every_type() -> list[Record]:
    when = When("2031-04-07", "Monday", span("Monday"), "relative")
    content = (span("it had seen no ferry"),)
    said = statement_id(ART, content, span("said"), None)
    incident = content_id("incident", ART, 1)
    return [
        article(),
        Actor(
            IRAV, "Varnia", "state", "XVA", None, (Title("navy", span("navy")),), ("Varnian Republic",), "Q1"
        ),
        Statement(
            said, ART, (IRAV,), span("Varnia’s navy"), span("said"), content, "indirect", "deny", when=when
        ),
        Message(
            content_id("message", 1),
            (IRAV,),
            (),
            (),
            "public",
            "deny",
            content,
            "asserted",
            said,
            None,
            content,
        ),
        Contact(content_id("contact", 1), "call", (IRAV,), None, None, (), "denied", content),
        Incident(incident, "other", (), (), Place("Osk", "XVA", 61.5, 10.25), when, "happened", content),
        Responsibility(content_id("responsibility", 1), incident, IRAV, "denies", None, content[0], said),
        Figure(content_id("figure", 1), incident, "other", "ferries", 0, None, True, content[0], said),
        Utterance(
            content_id("utterance", 1), (said,), (Reading("none", (said,), ("at all",)),), (IRAV,), None
        ),
        Dispute(content_id("dispute", 1), "denial", (said, incident), "Varnia denies what Ostland says."),
        Account(content_id("account", 1), said, (ART,), 1, ("The Osk Gazette",)),
        Story(content_id("story", 1), (ART,), "The ferry", "2031-04-07", None),
        Event(
            content_id("event", 1),
            said,
            Plover("REJECT", None, ("military",)),
            "12",
            "XVA",
            None,
            -4.0,
            3,
            when,
        ),
    ]


@pytest.mark.parametrize("record", every_type(), ids=lambda record: record.type)
def test_a_record_survives_being_written_and_read(record: Record) -> None:
    row = json.loads(to_line(record))
    assert list(row)[:2] == ["type", "id"]
    assert from_row(row) == record


def test_every_type_of_the_record_is_tried_above() -> None:
    assert {record.type for record in every_type()} == set(RECORD_TYPES)


def test_rows_follow_the_published_schema() -> None:
    validator = Draft202012Validator(json_schema())
    for record in every_type():
        validator.validate(to_row(record))
    assert not validator.is_valid({**to_row(article()), "mood": "tense"})


def test_a_story_writes_from_and_not_from_underscore() -> None:
    row = to_row(Story(content_id("story", 1), (ART,), "The ferry", "2031-04-07", None))
    assert row["from"] == "2031-04-07" and "from_" not in row


def test_a_row_with_an_unknown_field_is_refused() -> None:
    with pytest.raises(BadRecord, match="unknown field 'mood'"):
        from_row({**to_row(article()), "mood": "tense"})


def test_a_row_of_no_type_is_refused() -> None:
    with pytest.raises(BadRecord, match="type 'rumour'"):
        from_row({"type": "rumour", "id": "x"})


def test_a_span_says_when_its_words_have_moved() -> None:
    with pytest.raises(WordsMoved, match="D017"):
        span("no ferry").check("x" + TEXT)
    span("no ferry").check(TEXT)


@given(st.text(min_size=1), st.data())
def test_a_span_cut_from_any_text_reads_back(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if not text[start:end].strip():
        return
    cut = span_of(ART, text, start, end)
    cut.check(text)
    assert start <= cut.start and cut.end <= end and cut.exact == cut.exact.strip()


def test_a_span_holds_as_many_code_points_as_it_says() -> None:
    with pytest.raises(BadRecord):
        Span(ART, 0, 3, "four")


def test_a_denial_is_not_negated() -> None:
    content = (span("no ferry"),)
    with pytest.raises(BadRecord, match="denial"):
        Statement(
            statement_id(ART, content, None, None),
            ART,
            (),
            None,
            None,
            content,
            "indirect",
            "deny",
            negated=True,
        )


def test_a_statement_needs_words_and_words_of_its_own_article() -> None:
    content = (span("no ferry"),)
    with pytest.raises(BadRecord, match="no content"):
        Statement(statement_id(ART, (), None, None), ART, (), None, None, (), "indirect", "say")
    with pytest.raises(BadRecord, match="points into"):
        Statement(
            statement_id(ART, content, None, None),
            article_id("", "2"),
            (),
            None,
            None,
            content,
            "indirect",
            "say",
        )


def test_an_unknown_act_is_refused() -> None:
    content = (span("no ferry"),)
    with pytest.raises(BadRecord, match="mutter"):
        Statement(statement_id(ART, content, None, None), ART, (), None, None, content, "indirect", "mutter")  # type: ignore[arg-type]


def test_a_figure_does_not_run_backwards() -> None:
    with pytest.raises(BadRecord):
        Figure(content_id("figure", 1), None, "killed", "sailors", 7, 5, False, span("none".title()), None)


@pytest.mark.parametrize(
    "edtf",
    [
        "2031",
        "2031-04",
        "2031-04-07",
        "2031-04-07T02",
        "2031-04-07T02:30",
        "2031-04-07T02:30:00Z",
        "2031-04-07~",
        "2031-04-07T02:30+03:30",
        "2031-04-07/2031-04-09",
        "2031-04-07/..",
        "../2031",
        "2028-02-29",
        "1987?",
    ],
)
def test_times_of_the_record_are_accepted(edtf: str) -> None:
    assert check_edtf(edtf) == edtf


@pytest.mark.parametrize(
    "edtf",
    [
        "",
        "..",
        "/",
        "Monday",
        "2031-13",
        "2031-02-29",
        "2031-4-7",
        "2031-04-07T25",
        "2031-04-09/2031-04-07",
        "199X",
        "2031-21-",
    ],
)
def test_other_times_are_refused(edtf: str) -> None:
    with pytest.raises(BadTime):
        check_edtf(edtf)


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2031", "2031-01-01", "2031-12-31"),
        ("2028-02", "2028-02-01", "2028-02-29"),
        ("2031-04-07T02:30", "2031-04-07", "2031-04-07"),
        ("2031-04-07/2031-05~", "2031-04-07", "2031-05-31"),
        ("../2031-04-07", "0001-01-01", "2031-04-07"),
        ("2031-04-07/..", "2031-04-07", "9999-12-31"),
    ],
)
def test_bounds_are_the_first_and_last_day_a_time_can_mean(edtf: str, first: str, last: str) -> None:
    assert bounds(edtf) == (first, last)


def test_ids_are_the_same_everywhere_and_keep_their_parts_apart() -> None:
    assert content_id("statement", "ab", "c") == "sta_zdwqrh7vzlxzkac7"
    assert content_id("statement", "ab", "c") != content_id("statement", "a", "bc")
    assert content_id("statement", None) != content_id("statement", "")
    assert content_id("statement", "a") != content_id("message", "a")
    assert article_id("https://gazette.example/ferry", "0" * 64) == "art_ikur7k6vksnydsxq"


def test_blocks_do_not_overlap_and_stay_in_the_text() -> None:
    with pytest.raises(BadRecord, match="overlap"):
        Article(
            ART,
            "x",
            "0",
            None,
            None,
            None,
            None,
            None,
            None,
            None,
            "abcdef",
            (Block(0, 4, "body"), Block(3, 6, "body")),
        )
    with pytest.raises(BadRecord):
        Article(ART, "x", "0", None, None, None, None, None, None, None, "abc", (Block(0, 4, "body"),))
