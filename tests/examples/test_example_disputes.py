"""What the articles of the example crisis contradict one another about."""

from tests.examples.crisis import DISPUTES, Crisis


def test_what_cannot_all_be_so_is_shown_as_a_dispute(crisis: Crisis):
    shown = [
        (row["kind"], [crisis.by_id[record]["span"]["exact"] for record in row["records"]])
        for row in crisis.rows
        if row["type"] == "dispute"
    ]
    assert len(shown) == len(DISPUTES)
    for expected in DISPUTES:
        assert any(
            kind == expected["kind"]
            and all(any(words in side for side in sides) for words in expected["words"])
            for kind, sides in shown
        )
