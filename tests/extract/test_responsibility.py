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


@pytest.mark.parametrize(
    "text",
    [
        # a charge of another thing
        "Rebels shelled the port on Monday. The senator blamed Ostland for failing to answer letters.",
        # a denial of another thing
        "Gunmen killed a judge on Monday. Lund repeated Premier Ivo Marsh's denials that Varnia forged coins.",
        # nobody denies what others are told to have done
        "Ostland bombed the valley on Monday. The premier of Varnia rejected the allegations.",
        # to come
        "Gunmen killed a judge on Monday. Ostland will be held responsible for it, Lund said.",
        # what is looked into is how likely, not what happened
        "Scholars examined the likelihood of a plague on the anniversary of the bombing of Port Osk.",
    ],
)
def test_a_charge_or_a_denial_of_another_thing_is_no_stand(read, text: str) -> None:  # type: ignore[no-untyped-def]
    assert read(text).record.responsibilities == ()


def test_what_is_blamed_on_strikes_is_blamed_on_whose_they_are(read) -> None:  # type: ignore[no-untyped-def]
    reading = read("The mayor of Tolmar blamed the killing of nine farmers on Ostlander airstrikes.")
    (stand,) = reading.record.responsibilities
    assert (stand.stance, reading.names[stand.accused]) == ("accuses", "Ostland")


def test_a_general_of_the_same_state_does_not_speak_for_what_he_calls_the_regime(read) -> None:  # type: ignore[no-untyped-def]
    reading = read(
        "The Varnian rebel general Ivo Marsh said the Varnian regime used chemical weapons in Tolmar."
    )
    assert [stand.stance for stand in reading.record.responsibilities] == ["accuses"]


def test_meddling_in_a_vote_is_an_incident_that_can_be_denied(read) -> None:  # type: ignore[no-untyped-def]
    reading = read("Lund repeated Premier Ivo Marsh's denials of meddling in the election in Ostland.")
    (stand,) = reading.record.responsibilities
    assert (reading.names[stand.holder], stand.stance) == ("Ivo Marsh", "denies")


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The bombing of the embassy was the work of the Salt Front, the police said.", "accuses"),
        ("The bombing of the embassy was carried out by the Salt Front, the police said.", "accuses"),
        ("The police believe that the bombing of the embassy was carried out by the Salt Front.", "accuses"),
        (
            "The bombing of the embassy may have been carried out by the Salt Front, the police said.",
            "suspects",
        ),
        ("Varnian police linked the Salt Front to the bombing of the embassy.", "suspects"),
    ],
)
def test_whose_work_it_is_said_to_be_is_a_charge_and_no_fact(read, text: str, stance: str) -> None:  # type: ignore[no-untyped-def]
    reading = read(text)
    (stand,) = reading.record.responsibilities
    assert (stand.stance, reading.names[stand.accused]) == (stance, "Salt Front")
    assert reading.record.incidents[0].perpetrators == ()


@pytest.mark.parametrize(
    "said",
    [
        "Hamas said its fighters carried out the attack.",
        'Hamas claimed that its "fighters" launched the attack.',
    ],
)
def test_who_tells_of_its_own_fighters_owns_up(read, said: str) -> None:  # type: ignore[no-untyped-def]
    assert [row[1:] for row in rows(read, BLAST + said)] == [("claims", None)]


@pytest.mark.parametrize(
    "text",
    [
        "Lund said he needed further confirmation that it was Ostland that was responsible for the attack.",
        "Two senators called for a hearing to probe the bombing.",
    ],
)
def test_what_is_still_wanted_is_no_stand(read, text: str) -> None:  # type: ignore[no-untyped-def]
    assert rows(read, BLAST + text) == []


@pytest.mark.parametrize(
    "text",
    [
        BLAST + "Varnia accused Ostland of politicizing the bombing.",
        BLAST + "The army said 20 rebels were killed on Tuesday, most of them from the Front.",
        "The ministry said that a suicide bomber had been shot by the Osk police on Monday.",
        BLAST + "Sometimes several groups claim responsibility after attacks.",
    ],
)
def test_who_keeps_the_peace_or_talks_of_a_deed_is_not_charged_with_it(read, text: str) -> None:  # type: ignore[no-untyped-def]
    assert rows(read, text) == []


def test_whom_a_bombing_is_blamed_on_blames_nobody(read) -> None:  # type: ignore[no-untyped-def]
    assert rows(read, "A bombing blamed on Hamas at a rally in Osk killed nine people on Monday.") == []


def test_what_is_repeatedly_denied_is_denied(read) -> None:  # type: ignore[no-untyped-def]
    text = BLAST + "Ostland has repeatedly denied any involvement in the attack."
    assert rows(read, text) == [("Ostland", "denies", None)]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "Varnian rebels shelled the port. Ostland blamed the Varnian rebels for the shelling.",
            ("Ostland", "accuses", "Varnian rebels"),
        ),
        (
            "Senators condemned Ostland's role in the bombing of the embassy in Tolmar.",
            ("senators", "accuses", "Ostland"),
        ),
        (
            "Varnian lawmakers expressed concern about Ostland's alleged involvement in the bombing of an "
            "embassy.",
            ("Varnian lawmakers", "suspects", "Ostland"),
        ),
        (
            BLAST + 'The Sons of the Strait called the allegations of foul play "baseless" and left.',
            ("Sons of the Strait", "denies", None),
        ),
        (
            "The Sons of the Strait claimed to have carried out a suicide attack on a port in Varnia, Premier "
            "Ada Lund said.",
            ("Sons of the Strait", "claims", None),
        ),
        (
            BLAST + "Premier Ada Lund denied that Varnia was behind the attack, saying Ostland carried out "
            "the attack.",
            ("Ada Lund", "denies", None),
        ),
        (
            "There is no evidence that Varnia shelled the town, the Varnian Foreign Ministry said.",
            ("Varnian Foreign Ministry", "denies", None),
        ),
    ],
)
def test_a_stand_is_read_wherever_the_reader_hangs_its_words(read, text: str, row: Row) -> None:  # type: ignore[no-untyped-def]
    assert row in rows(read, text)


@pytest.mark.parametrize(
    "text",
    [
        BLAST + "The minister took responsibility for failures that came to light after the attack.",
        BLAST + "The minister accepted responsibility a month later.",
        BLAST + "A paper of the council linked the Sons of the Strait to a band of smugglers.",
        BLAST + "Varnia charged Ostland with trying to hurt the standing of its premier.",
        "Varnia accused Ostland of wanting to seize the port of Tolmar.",
        "Varnian troops will be there not to seize the port of Tolmar, but to guard it, Premier Ada Lund said.",
        "Premier Ada Lund said retaking Tolmar was a feat.",
        "Ostland insisted there is not enough proof that Varnia was behind the attack on the ferry.",
        "Ostland has been accused of using chemical weapons against villagers.",
        "Premier Ada Lund said she would answer if envoys find that Ostland shelled the town.",
    ],
)
def test_what_is_of_no_incident_or_nobodys_deed_makes_no_stand(read, text: str) -> None:  # type: ignore[no-untyped-def]
    assert rows(read, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Varnia has stopped short of blaming Ostland for the bombing of the embassy.",
        "Premier Ada Lund said she was skeptical of reports that Ostland shelled the town.",
        BLAST + "Lund, a singer, strongly denied the charges.",
        "Premier Ada Lund said Ostland is responsible for backing the rebels after the attack on the port.",
        "Varnian forces have retaken the port of Tolmar from the rebels, Premier Ada Lund said.",
    ],
)
def test_who_holds_back_or_speaks_of_another_thing_takes_no_stand(read, text: str) -> None:  # type: ignore[no-untyped-def]
    assert rows(read, text) == []


def test_both_of_two_states_look_into_it(read) -> None:  # type: ignore[no-untyped-def]
    text = BLAST + "A joint probe into the bombing is being conducted by both Varnia and Ostland."
    assert rows(read, text) == [("Varnia", "investigates", None), ("Ostland", "investigates", None)]


def test_a_premier_who_tells_of_an_armed_groups_attack_charges_it(read) -> None:  # type: ignore[no-untyped-def]
    text = "The Sons of the Strait carried out the attack on the port, Premier Ada Lund said."
    assert rows(read, text) == [("Ada Lund", "accuses", "Sons of the Strait")]


def test_the_attack_claims_nothing(read) -> None:  # type: ignore[no-untyped-def]
    text = BLAST + "Nobody has taken the blame so far, but the attack seems to be the work of rebels."
    assert all(row[0] != "the attack" for row in rows(read, text))


def test_who_is_accused_of_another_thing_is_not_charged_with_the_incident(read) -> None:  # type: ignore[no-untyped-def]
    text = BLAST + "The rebels are accused by Ostland of being backed by Varnia."
    assert rows(read, text) == []
    text = BLAST + "Ostland blamed Varnia for the rise of the rebels after the withdrawal of its troops."
    assert rows(read, text) == []
