"""Who was in touch with whom in the example crisis, and the figures given, against an analyst's record."""

from tests.examples.crisis import Crisis, Row, named


def test_every_contact_that_is_asked_for_is_found(crisis: Crisis, expected: Row) -> None:
    found = _of(crisis, expected, "contact")
    asked = [contact for contact in expected.get("contact", []) if contact.get("asked", "now") == "now"]
    missed = [contact["words"] for contact in asked if not any(_is(crisis, row, contact) for row in found)]
    assert not missed, [_told(crisis, row) for row in found]


def test_nobody_is_in_touch_but_who_is_said_to(crisis: Crisis, expected: Row) -> None:
    wanted = expected.get("contact", [])
    rows = _of(crisis, expected, "contact")
    false = [row for row in rows if not any(_is(crisis, row, contact) for contact in wanted)]
    assert not false, [_told(crisis, row) for row in false]


def test_the_figures_are_those_that_the_report_gives(crisis: Crisis, expected: Row) -> None:
    found = {(row["measure"], row["low"], row["high"], row["of"]) for row in _of(crisis, expected, "figure")}
    given = {(f["measure"], f["low"], f.get("high"), f["of"]) for f in expected.get("figure", [])}
    assert found == given


def test_every_figure_of_the_strike_belongs_to_it(crisis: Crisis, expected: Row) -> None:
    tied = {f["of"] for f in expected.get("figure", []) if f.get("tied", True)}
    loose = [row["of"] for row in _of(crisis, expected, "figure") if row["incident"] is None]
    assert not tied & set(loose)


def _of(crisis: Crisis, expected: Row, kind: str) -> list[Row]:
    article = crisis.article(expected["file"])["id"]
    rows = (row for row in crisis.rows if row["type"] == kind)
    return [
        row
        for row in rows
        if any(span["article"] == article for span in row.get("mentions", [row.get("span")]))
    ]


def _is(crisis: Crisis, row: Row, contact: Row) -> bool:
    names = [named(crisis.by_id[actor]["name"]) for actor in row["participants"]]
    words = [" ".join(span["exact"].split()) for span in row["mentions"]]
    return (
        row["kind"] in contact["kind"]
        and row["status"] in contact["status"]
        and any(contact["words"] in mention for mention in words)
        and sorted(names) == sorted(named(name) for name in contact["between"])
        and ((row["when"] or {}).get("edtf") or "").startswith(contact.get("when", ""))
    )


def _told(crisis: Crisis, row: Row) -> tuple[str, str, str, list[str], str | None]:
    words = [span["exact"] for span in row["mentions"]]
    when = (row["when"] or {}).get("edtf")
    return row["kind"], row["status"], crisis.told(row["participants"]), words, when
