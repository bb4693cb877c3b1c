"""Who let whom know what in the example crisis, against what an analyst wrote down from it."""

from tests.examples.crisis import Crisis, Row


def test_every_message_that_is_asked_for_is_found(crisis: Crisis, expected: Row) -> None:
    found = _messages(crisis, expected)
    missed = [
        message["words"]
        for message in expected.get("message", [])
        if message["asked"] == "now" and not any(_is(crisis, row, message) for row in found)
    ]
    assert not missed, [_plain(crisis, row) for row in found]


def test_nothing_is_told_as_a_message_that_is_none(crisis: Crisis, expected: Row) -> None:
    wanted = expected.get("message", [])
    false = [
        row for row in _messages(crisis, expected) if not any(_is(crisis, row, message) for message in wanted)
    ]
    assert not false, [_plain(crisis, row) for row in false]


def test_what_one_side_claims_and_the_other_rejects_is_never_asserted(crisis: Crisis, expected: Row) -> None:
    disputed = [message for message in expected.get("message", []) if message["status"] == ["disputed"]]
    for message in disputed:
        told = [row for row in _messages(crisis, expected) if _stands_in(row, message["words"])]
        assert all(row["status"] == "disputed" for row in told)


def _messages(crisis: Crisis, expected: Row) -> list[Row]:
    article = crisis.article(expected["file"])["id"]
    rows = (row for row in crisis.rows if row["type"] == "message")
    return [row for row in rows if any(span["article"] == article for span in row["mentions"])]


def _stands_in(row: Row, words: str) -> bool:
    return any(words in " ".join(span["exact"].split()) for span in row["mentions"])


def _is(crisis: Crisis, row: Row, message: Row) -> bool:
    return (
        _stands_in(row, message["words"])
        and crisis.answers(row["senders"], message["from"])
        and crisis.answers(row["recipients"], message["to"])
        and (not row["intermediaries"] or crisis.answers(row["intermediaries"], message.get("via", [])))
        and row["act"] in message["act"]
        and row["channel"] in message["channel"]
        and row["status"] in message["status"]
    )


def _plain(crisis: Crisis, row: Row) -> str:
    told = f"{crisis.told(row['senders'])} → {crisis.told(row['recipients'])}"
    return f"{told}: {row['act']}, {row['channel']}, {row['status']}: {row['mentions'][0]['exact'][:80]}"
