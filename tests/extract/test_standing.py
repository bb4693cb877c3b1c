import pytest

from dragoman.extract.standing import Standing, standing
from dragoman.language.grammar import Grammar
from dragoman.language.model import shipped_reader


def put(text: str, word: str) -> Standing:
    grammar = Grammar(text, shipped_reader().read(text, [(0, len(text))]))
    tokens = [token for token in range(len(grammar)) if grammar.word(token) == word]
    assert len(tokens) == 1
    return standing(grammar, tokens[0])


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ostland attacked the port on Monday.", "attacked"),
        ("The minister said that Ostland attacked the port.", "attacked"),
        ("Rockets hit a market, killing 12 people.", "killing"),
        ("The two sides will meet after the attack.", "attack"),
        ("Lund condemned the raid.", "raid"),
    ],
)
def test_what_is_told_as_having_happened_is_a_fact(text: str, word: str) -> None:
    assert put(text, word).is_fact


@pytest.mark.parametrize(
    ("text", "word", "mood"),
    [
        ("Ostland threatened to attack the port.", "attack", "threat"),
        ("The president plans to visit Kestria.", "visit", "plan"),
        ("The president will visit Kestria.", "visit", "plan"),
        ("The ministers were due to meet on Friday.", "meet", "plan"),
        ("If Ostland attacks the port, Varnia will answer.", "attacks", "condition"),
        ("Officials fear a strike.", "strike", "possibility"),
        ("The army may attack the port.", "attack", "possibility"),
        ("Lund urged the rebels to release the crew.", "release", "wish"),
        ("The rebels should release the crew.", "release", "wish"),
        ("She called for a ceasefire.", "ceasefire", "wish"),
        ("Diplomats discussed a possible attack.", "attack", "possibility"),
        ("The planned strike drew protests.", "strike", "plan"),
        ("Has Ostland attacked the port?", "attacked", "question"),
        ("Ostland is to send two ships.", "send", "plan"),
        ("If an inquiry shows that Ostland shelled the port, Varnia will act.", "shelled", "condition"),
        ("They may win by shelling the port.", "shelling", "possibility"),
        ("Lund would not rule out a strike.", "strike", "possibility"),
    ],
)
def test_what_has_not_happened_is_no_fact(text: str, word: str, mood: str) -> None:
    found = put(text, word)
    assert found.mood == mood
    assert not found.is_fact


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ostland did not attack the port.", "attack"),
        ("The rebels denied carrying out the raid.", "raid"),
        ("No attack took place.", "attack"),
        ("The army failed to take the port.", "take"),
        ("Lund ruled out talks.", "talks"),
    ],
)
def test_what_is_denied_is_negated(text: str, word: str) -> None:
    assert put(text, word).negated


def test_hearsay_is_hedged() -> None:
    assert put("The rebels reportedly seized a ship.", "seized").hedged


def test_urging_somebody_to_stop_is_a_wish_for_the_contrary() -> None:
    found = put("She urged Varnia to stop arming the rebels.", "arming")
    assert (found.mood, found.negated) == ("wish", True)


def test_not_only_does_not_negate() -> None:
    assert put("Lund has not only warned Varnia but also briefed Ostland.", "warned").is_fact


def test_what_is_considered_key_is_no_plan() -> None:
    assert put("The talks are considered key to a truce.", "talks").mood == "fact"


def test_what_could_have_happened_is_a_possibility_of_the_past() -> None:
    found = put("The rebels could have shelled the port.", "shelled")
    assert (found.mood, found.past) == ("possibility", True)
