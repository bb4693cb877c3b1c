"""What happened in the example crisis, and who answers for it, against what an analyst wrote down from it."""

from tests.examples.crisis import Crisis, Row


def test_every_incident_that_is_asked_for_is_found(crisis: Crisis, expected: Row) -> None:
    found = _of(crisis, expected, "incident")
    missed = [
        incident["words"]
        for incident in expected.get("incident", [])
        if not any(_is_incident(row, incident) for row in found)
    ]
    assert not missed, [(row["kind"], row["status"], _words(row)) for row in found]


def test_every_stand_that_is_asked_for_is_found(crisis: Crisis, expected: Row) -> None:
    found = _of(crisis, expected, "responsibility")
    missed = [
        stand["words"]
        for stand in expected.get("responsibility", [])
        if not any(_is_stand(crisis, row, stand) for row in found)
    ]
    assert not missed, [(crisis.told([row["holder"]]), row["stance"], row["span"]["exact"]) for row in found]


def test_nobody_stands_to_an_incident_but_who_is_said_to(crisis: Crisis, expected: Row) -> None:
    wanted = expected.get("responsibility", [])
    false = [
        row
        for row in _of(crisis, expected, "responsibility")
        if not any(_is_stand(crisis, row, stand) for stand in wanted)
    ]
    assert not false, [(crisis.told([row["holder"]]), row["stance"], row["span"]["exact"]) for row in false]


def _of(crisis: Crisis, expected: Row, kind: str) -> list[Row]:
    article = crisis.article(expected["file"])["id"]
    rows = (row for row in crisis.rows if row["type"] == kind)
    return [
        row
        for row in rows
        if any(span["article"] == article for span in row.get("mentions", [row.get("span")]))
    ]


def _words(row: Row) -> list[str]:
    return [" ".join(span["exact"].split()) for span in row["mentions"]]


def _is_incident(row: Row, incident: Row) -> bool:
    return (
        any(incident["words"] in words for words in _words(row))
        and row["kind"] in incident["kind"]
        and row["status"] in incident["status"]
    )


def _is_stand(crisis: Crisis, row: Row, stand: Row) -> bool:
    accused = [row["accused"]] if row["accused"] is not None else []
    return (
        stand["words"] in " ".join(row["span"]["exact"].split())
        and crisis.answers([row["holder"]], stand["holder"])
        and row["stance"] == stand["stance"]
        and (crisis.answers(accused, stand["accused"]) if "accused" in stand else not accused)
    )
