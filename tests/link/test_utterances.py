from dragoman.link.utterances import differences, find_utterances
from dragoman.record import Actor, Span, Statement, When, actor_id

LUND = Actor(actor_id("person", "Ada Lund"), "Ada Lund", "person", "XVA")
HOLT = Actor(actor_id("person", "Jon Holt"), "Jon Holt", "person", "XVA")
VARNIA = Actor(actor_id("state", "Varnia"), "Varnia", "state", "XVA")
ACTORS = {actor.id: actor for actor in (LUND, HOLT, VARNIA)}


def said(n, words, who=LUND, day="2024-08-06", when=None, **more):
    span = Span(f"art_{n}", 0, len(words), words)
    time = When(when, None, None, "relative") if when else None
    given = {
        "mode": "direct", "act": "say", "addressees": (), "via": (), "anonymous": False, "hedged": False,
        "negated": False, "occasion": None, "when": time, "reported": day, **more,
    }  # fmt: skip
    return Statement(f"sta_{n}", f"art_{n}", (who.id,), None, None, (span,), **given)


LONG = "We will keep the strait open for every ship that comes in peace, and close it to every ship that does not."


def test_one_saying_in_two_wordings_is_one_utterance_with_two_readings() -> None:
    other = LONG.replace("comes in peace", "came in peace")
    (found,) = find_utterances([said(1, LONG), said(2, other)], ACTORS)
    assert found.statements == ("sta_1", "sta_2")
    assert {reading.differs for reading in found.readings} == {(), ("comes] came",)} or {
        reading.differs for reading in found.readings
    } == {(), ("came] comes",)}


def test_a_trimmed_quotation_belongs_to_the_whole_one() -> None:
    (found,) = find_utterances(
        [said(1, LONG), said(2, "We will keep the strait open for every ship")], ACTORS
    )
    assert any(reading.differs and reading.differs[0].startswith("– ") for reading in found.readings)


def test_the_same_words_from_two_speakers_are_two_sayings() -> None:
    assert find_utterances([said(1, LONG), said(2, LONG, who=HOLT)], ACTORS) == ()


def test_an_official_and_the_state_can_be_one_speaker() -> None:
    assert len(find_utterances([said(1, LONG), said(2, LONG, who=VARNIA)], ACTORS)) == 1


def test_words_said_on_different_days_are_two_sayings() -> None:
    one, other = said(1, LONG, when="2024-08-05"), said(2, LONG, when="2024-08-06")
    assert find_utterances([one, other], ACTORS) == ()


def test_the_same_words_weeks_apart_are_two_sayings() -> None:
    assert find_utterances([said(1, LONG), said(2, LONG, day="2024-09-01")], ACTORS) == ()


def test_short_words_prove_nothing() -> None:
    assert find_utterances([said(1, "We will not go"), said(2, "We will not go")], ACTORS) == ()


def test_a_saying_that_did_not_take_place_is_no_utterance() -> None:
    assert find_utterances([said(1, LONG), said(2, LONG, negated=True)], ACTORS) == ()


def test_the_order_of_the_statements_has_no_part_in_it() -> None:
    statements = [said(n, LONG[: len(LONG) - 3 * n]) for n in range(1, 5)]
    assert find_utterances(statements, ACTORS) == find_utterances(statements[::-1], ACTORS)


def test_a_difference_is_noted_as_an_edition_notes_it() -> None:
    assert differences("not in their interests".split(), "not in their interest".split()) == (
        "interests] interest",
    )
    assert differences("we are very sure".split(), "we are sure".split()) == ("– very",)
    assert differences("we are sure".split(), "we are very sure".split()) == ("+ very",)
