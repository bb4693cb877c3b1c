"""Who stands how to an incident, in small invented news."""

import pytest

Row = tuple[str, str, str | None]


def rows(read, text: str) -> list[Row]:  # type: ignore[no-untyped-def]
    told = read(text)
    return [
        (told.names[one.holder], one.stance, told.names[one.accused] if one.accused is not None else None)
        for one in told.record.responsibilities
    ]


BLAST = "A bomb exploded at a market in Tolmar on Monday and killed nine people. "


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Varnia accused Ostland of shelling the town of Tolmar.", ("Varnia", "accuses", "Ostland")),
        (BLAST + "Varnia blamed Ostland for the bombing.", ("Varnia", "accuses", "Ostland")),
        (BLAST + "Varnia blamed the bombing on Ostland.", ("Varnia", "accuses", "Ostland")),
        (BLAST + "Ostland claimed responsibility for the attack.", ("Ostland", "claims", None)),
        (BLAST + "Ostland denied any involvement in the attack.", ("Ostland", "denies", None)),
        (BLAST + "Ostland denied that it was behind the attack.", ("Ostland", "denies", None)),
        (BLAST + "Ostland rejected the accusations.", ("Ostland", "denies", None)),
        (BLAST + "Ostland called the allegations baseless.", ("Ostland", "denies", None)),
        (
            BLAST + "Ostland has not claimed responsibility for the attack.",
            ("Ostland", "has_not_claimed", None),
        ),
        (
            BLAST + "No group has claimed responsibility for the attack.",
            ("any group", "has_not_claimed", None),
        ),
        (BLAST + "Varnia is investigating the attack.", ("Varnia", "investigates", None)),
        (BLAST + "Varnia suspects Ostland of planning the attack.", ("Varnia", "suspects", "Ostland")),
        ("Varnia said Ostland had shelled the town of Tolmar.", ("Varnia", "accuses", "Ostland")),
        ("Ostland said it had shelled the town of Tolmar.", ("Ostland", "claims", None)),
        (BLAST + "Varnia said Ostland was behind the attack.", ("Varnia", "accuses", "Ostland")),
    ],
)
def test_a_stand_has_its_holder_and_whom_it_charges(read, text: str, row: Row) -> None:  # type: ignore[no-untyped-def]
    assert rows(read, text) == [row]


@pytest.mark.parametrize(
    "text",
    [
        BLAST + "Varnia accused Ostland of cheating at cards.",
        BLAST + "The minister denied involvement in a fraud.",
        BLAST + "The minister took responsibility for the budget.",
        BLAST + "If Ostland was behind the attack, Varnia would answer.",
        "Varnia accused Ostland of lying about the harvest.",
        "The Varnian Foreign Ministry rejected the accusation that it had hidden the bill.",
        "Varnia said Ostland tested a long-range missile.",
        "Varnia spoke to Ostland after Ostland had shelled the town of Tolmar.",
    ],
)
def test_a_charge_of_something_else_is_no_stand_on_an_incident(read, text: str) -> None:  # type: ignore[no-untyped-def]
    assert rows(read, text) == []


def test_each_side_that_accuses_the_other_has_a_row(read) -> None:  # type: ignore[no-untyped-def]
    found = rows(read, "Varnia and Ostland accused each other of shelling the town of Tolmar.")
    assert set(found) <= {("Varnia", "accuses", "Ostland"), ("Ostland", "accuses", "Varnia")}


def test_a_stand_told_twice_is_one_row(read) -> None:  # type: ignore[no-untyped-def]
    text = BLAST + "Ostland denied any involvement in the attack. Ostland again denied a role in the attack."
    assert rows(read, text) == [("Ostland", "denies", None)]


def test_a_denied_deed_is_never_a_plain_fact(read) -> None:  # type: ignore[no-untyped-def]
    told = read("Varnia denied that its navy had fired rockets at the ferry.")
    assert all(incident.status != "happened" for incident in told.record.incidents)
    assert all(incident.perpetrators == () for incident in told.record.incidents)
