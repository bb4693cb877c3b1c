"""With a neutral cue the content decides what was done by saying it."""

import pytest


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Varnia said it would reopen the strait to grain ships.", "promise"),
        ("“We will keep the strait open,” Ilse Brandt said.", "promise"),
        ("Ilse Brandt said her country would escort the ferries.", "promise"),
        ("Varnia said it would not stop until every mine was found.", "promise"),
        ("Varnia said it would not accept the new tolls.", "refuse"),
        ("“We cannot accept these tolls,” Ilse Brandt said.", "refuse"),
        ("Varnia rejected the demand for an inquiry.", "refuse"),
        ("Varnia rejected the allegation that it laid mines.", "deny"),
        ("Varnia said it had nothing to do with the mines.", "deny"),
        ("Varnia said it was not behind the attack on the ferry.", "deny"),
        ("“We did not attack the ferry,” Ilse Brandt said.", "deny"),
        ("Varnia said the claims were baseless.", "deny"),
        ("Varnia called the accusations “absurd”.", "deny"),
        ("Varnia said Ostland was behind the attack.", "accuse"),
        ("Varnia said that Ostland had violated the truce.", "accuse"),
        ("“Ostland should withdraw its gunboats,” Ilse Brandt said.", "urge"),
        ("“Listen to the fishermen,” Ilse Brandt said.", "urge"),
        ("“Ostland must withdraw its gunboats,” Ilse Brandt said.", "demand"),
        ("“We want Ostland to withdraw its gunboats,” Ilse Brandt said.", "demand"),
        ("“We will destroy every gunboat,” Ilse Brandt said.", "threaten"),
        ("“Ostland will pay a heavy price,” Ilse Brandt said.", "threaten"),
        ("Varnia said it would not hesitate to close the strait.", "threaten"),
        ("Ilse Brandt said a blockade could lead to war.", "warn"),
        ("Varnia said it was ready to talk to Ostland.", "offer"),
        ("Varnia said it accepted the plan.", "agree"),
        ("“I want to thank the fishermen,” Ilse Brandt said.", "say"),
        ("“I thank the fishermen,” Ilse Brandt said.", "praise"),
        ("“The attack was a crime,” Ilse Brandt said.", "condemn"),
        ("“We apologise to the families,” Ilse Brandt said.", "apologise"),
        ("“We urge Ostland to talk,” Ilse Brandt said.", "urge"),
        ("Ilse Brandt insisted the mines were old.", "claim"),
    ],
)
def test_a_plain_content_tells_its_act(read, text, act):
    reading = read(text + " Foreign Minister Ilse Brandt of Varnia is in Port Osk.")
    assert [s.act for s in reading.statements] == [act], reading.said()


@pytest.mark.parametrize(
    "text",
    [
        "Varnia said the strait was closed.",
        "Ilse Brandt said it would rain in the strait.",  # "it" is not the minister
        "“It will work out,” Ilse Brandt said.",
        "“We would pay less that way,” Ilse Brandt said.",  # supposed, not promised
        "“We will see,” Ilse Brandt said.",
        "Ilse Brandt said Ostland would close the strait.",  # a forecast about somebody else
        "Ilse Brandt said she'd seen the mines.",
        "“Should Ostland leave?” Ilse Brandt said.",
        "Ilse Brandt said Ostland should have left.",  # too late to urge it
        "Ilse Brandt said she did not know who laid the mines.",
        "Ilse Brandt said the quarrel had to do with tolls.",
        "Varnia announced that it would sign the treaty.",  # decided already
    ],
)
def test_what_only_tells_something_is_said(read, text):
    reading = read(text + " Foreign Minister Ilse Brandt of Varnia is in Port Osk.")
    assert [s.act for s in reading.statements] == ["say"], reading.said()


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Varnia warned that it would destroy the gunboats.", "warn"),
        ("Varnia urged Ostland to accept the plan.", "urge"),
        ("Varnia claimed that Ostland had violated the truce.", "accuse"),
        ("Varnia claimed that the mines were old.", "claim"),
    ],
)
def test_an_explicit_cue_decides_and_a_claim_only_where_nothing_stronger_is_said(read, text, act):
    (statement,) = read(text).statements
    assert statement.act == act
