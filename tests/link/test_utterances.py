from hypothesis import given
from hypothesis import strategies as st

from dragoman.link.collation import differences
from dragoman.link.utterances import find_utterances
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


def test_a_long_run_of_telling_words_makes_one_saying_of_a_quotation_and_a_report_of_it() -> None:
    quoted = said(
        1, "I have seen the papers and the harbour commission betrayed every ferry crew in Tolmar, no less."
    )
    told = said(
        2, "it was clear to him that the harbour commission betrayed every ferry crew in Tolmar years ago",
        mode="indirect",
    )  # fmt: skip
    assert len(find_utterances([quoted, told], ACTORS)) == 1
    usual = said(3, "he would do all that he can for the people of the country and of the region")
    other = said(4, "she will not see all that he can for the people of the country be forgotten")
    assert find_utterances([usual, other], ACTORS) == ()


def test_a_surname_and_an_initial_name_one_speaker() -> None:
    alone = Actor(actor_id("person", "Lund"), "Lund", "person")
    initial = Actor(actor_id("person", "Ada K. Lund"), "Ada K. Lund", "person")
    other = Actor(actor_id("person", "Ida Lund"), "Ida Lund", "person")
    actors = ACTORS | {one.id: one for one in (alone, initial, other)}
    (found,) = find_utterances([said(1, LONG), said(2, LONG, who=alone), said(3, LONG, who=initial)], actors)
    assert len(found.statements) == 3
    assert find_utterances([said(1, LONG), said(2, LONG, who=other)], actors) == ()


def test_the_same_long_quotation_of_somebody_unnamed_is_one_saying() -> None:
    office = Actor(actor_id("anonymous", "a spokesman", "art_2"), "a spokesman", "anonymous")
    actors = ACTORS | {office.id: office}
    assert len(find_utterances([said(1, LONG), said(2, LONG, who=office)], actors)) == 1
    told = said(2, LONG, who=office, mode="indirect")
    assert find_utterances([said(1, LONG), told], actors) == ()
    short = "We will keep the strait open"
    assert find_utterances([said(1, short), said(2, short, who=office)], actors) == ()


@given(st.permutations(range(9)))
def test_the_order_of_statements_does_not_matter(order: list[int]) -> None:
    wordings = (
        LONG,
        LONG.replace("comes in peace", "came in peace"),
        "We will keep the strait open for every ship",
    )
    statements = [said(n, wordings[n % 3], who=HOLT if n > 6 else LUND) for n in range(9)]
    assert find_utterances([statements[n] for n in order], ACTORS) == find_utterances(statements, ACTORS)


def test_a_short_report_in_usual_words_is_known_again_nowhere() -> None:
    short = "that more than 14 people were killed"
    whole = said(1, "the government said that more than 14 people were killed in the attack", mode="indirect")
    assert find_utterances([whole, said(2, short, mode="indirect")], ACTORS) == ()
    assert len(find_utterances([whole, said(2, short)], ACTORS)) == 1  # its very words are quoted


QUOTED = "There was a deliberate order to sink the ferry, and it was no accident of navigation."
RETOLD = "the sinking of the ferry was a deliberate order and no accident of navigation"


def test_one_saying_of_a_person_is_known_again_in_other_words() -> None:
    direct, indirect = said(1, QUOTED), said(2, RETOLD, mode="indirect")
    (found,) = find_utterances([direct, indirect], ACTORS)
    assert found.statements == ("sta_1", "sta_2")


def test_what_only_sounds_like_the_same_saying_in_other_words_is_another() -> None:
    direct = said(1, QUOTED)
    ministry = Actor(actor_id("government_body", "navy"), "Varnian navy", "government_body", "XVA")
    for other in (
        said(2, RETOLD, mode="indirect", act="deny"),
        said(2, RETOLD, mode="indirect", day="2024-08-09"),
        said(2, RETOLD, mode="indirect", who=HOLT),
        said(2, RETOLD.replace("the ferry", "the tanker"), mode="indirect"),
    ):
        assert find_utterances([direct, other], ACTORS) == ()
    of_a_body = said(1, QUOTED, who=ministry), said(2, RETOLD, mode="indirect", who=ministry)
    assert find_utterances(of_a_body, {**ACTORS, ministry.id: ministry}) == ()


def test_other_numbers_in_the_same_sentence_make_another_saying() -> None:
    told = "The ferry fund has paid some {} million crowns to families of drowned sailors since spring."
    retold = (
        "some {} million crowns has been paid by the ferry fund to the drowned sailors' families since May"
    )
    one = said(1, told.format(14))
    assert len(find_utterances([one, said(2, retold.format(14), mode="indirect")], ACTORS)) == 1
    assert find_utterances([one, said(2, retold.format(23), mode="indirect")], ACTORS) == ()
