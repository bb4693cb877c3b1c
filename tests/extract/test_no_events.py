"""News in which no party does anything to another: weather, markets, sport, courts, history, hypotheses."""

from pathlib import Path

HERE = Path(__file__).parent
FILES = ("no_events", "no_incidents", "no_messages", "quiet_contacts", "quiet_figures")
"""Invented sentences, one a line; those of a file about one kind of record may tell of another kind."""
TELL_OF_SOMETHING = frozenset(
    {
        "Ostland shelled the port of Osk on Wednesday.",
        "Police in Tolmar arrested five people after a protest.",
        "Ostland called on Varnia to release the crew.",
        "Ostland threatened to kill two hostages.",
    }
)


def sentences() -> list[str]:
    lines = [line for name in FILES for line in (HERE / f"{name}.txt").read_text("utf-8").splitlines()]
    return [line for line in lines if line and not line.startswith("#") and line not in TELL_OF_SOMETHING]


def test_hardly_any_sentence_without_an_event_gives_a_record_of_one(read) -> None:  # type: ignore[no-untyped-def]
    news = sentences()
    assert len(news) >= 400
    false = {
        line: [type(row).__name__ for row in found]
        for line in news
        if (record := read(line).record)
        and (found := [*record.messages, *record.contacts, *record.incidents, *record.responsibilities])
    }
    assert len(false) <= 0.01 * len(news), false
