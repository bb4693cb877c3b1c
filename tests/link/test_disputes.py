from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dragoman.link.disputes import find_disputes
from dragoman.record import Actor, Figure, Incident, Message, Responsibility, Span, actor_id

VARNIA = Actor(actor_id("state", "Varnia"), "Varnia", "state", "XVA")
OSTLAND = Actor(actor_id("state", "Ostland"), "Ostland", "state", "XOS")
NAVY = Actor(actor_id("government_body", "navy"), "Ostland navy", "government_body", "XOS", OSTLAND.id)
ACTORS = {actor.id: actor for actor in (VARNIA, OSTLAND, NAVY)}


def span(article, words="told"):
    return Span(article, 0, len(words), words)


def attack(n, article):
    return Incident(f"inc_{n}", "strike", (), (), None, None, "happened", (span(article),), "2024-08-06")


def stands(n, incident, holder, stance, accused=None):
    blamed = accused.id if accused else None
    return Responsibility(f"res_{n}", incident, holder.id, stance, blamed, span("art_1"), None, "2024-08-06")


def count(n, low, high, article, of="sailors", measure="killed", approximate=False, day="2024-08-06"):
    return Figure(f"fig_{n}", "inc_1", measure, of, low, high, approximate, span(article), None, day)


def disputes(rows=(), figures=(), messages=(), groups=None, texts=None):
    return find_disputes(groups or [(attack(1, "art_1"),)], rows, figures, messages, ACTORS, texts or {})


def test_an_accusation_and_its_denial_are_a_dispute() -> None:
    rows = [stands(1, "inc_1", VARNIA, "accuses", NAVY), stands(2, "inc_1", OSTLAND, "denies")]
    (found,) = disputes(rows)
    assert (found.kind, found.records) == ("responsibility", ("res_1", "res_2"))
    assert found.summary == "Ostland denies what Varnia accuses it of"


def test_an_accusation_that_nobody_denies_is_none() -> None:
    assert disputes([stands(1, "inc_1", VARNIA, "accuses", OSTLAND)]) == ()


def test_a_denial_by_somebody_else_is_none() -> None:
    rows = [stands(1, "inc_1", VARNIA, "accuses", OSTLAND), stands(2, "inc_1", VARNIA, "denies")]
    assert disputes(rows) == ()


def test_what_has_not_been_claimed_is_not_denied() -> None:
    rows = [stands(1, "inc_1", VARNIA, "accuses", OSTLAND), stands(2, "inc_1", OSTLAND, "has_not_claimed")]
    assert disputes(rows) == ()


def test_accusation_and_denial_in_two_articles_on_one_attack_are_a_dispute() -> None:
    rows = [stands(1, "inc_1", VARNIA, "accuses", OSTLAND), stands(2, "inc_2", OSTLAND, "denies")]
    assert len(disputes(rows, groups=[(attack(1, "art_1"), attack(2, "art_2"))])) == 1
    assert disputes(rows, groups=[(attack(1, "art_1"),), (attack(2, "art_2"),)]) == ()


def test_numbers_that_cannot_both_be_so_are_a_dispute() -> None:
    (found,) = disputes(figures=[count(1, 3, 3, "art_1"), count(2, 9, 9, "art_2")])
    assert (found.kind, found.summary) == ("figures", "3 against 9 killed")


def test_numbers_that_only_look_contradictory_are_none() -> None:
    three = count(1, 3, 3, "art_1")
    for other in (
        count(2, 2, None, "art_2"),  # at least two
        count(2, 9, 9, "art_2", of="people"),  # others may be meant
        count(2, 9, 9, "art_2", measure="wounded"),
        count(2, 9, 9, "art_2", day="2024-08-07"),  # a toll rises
        count(2, 9, 9, "art_1"),  # one article counts two things
    ):
        assert disputes(figures=[three, other]) == ()


def test_about_forty_thousand_and_thirty_nine_thousand_agree() -> None:
    about = count(1, 40_000, 40_000, "art_1", approximate=True)
    assert disputes(figures=[about, count(2, 39_000, 39_000, "art_2")]) == ()


def test_a_message_that_one_side_says_it_never_had_is_a_dispute() -> None:
    def told(n, status):
        return Message(
            f"msg_{n}", (VARNIA.id,), (OSTLAND.id,), (), "direct", "notify", (), status, None, None,
            (span(f"art_{n}"),), "2024-08-06",
        )  # fmt: skip

    (found,) = disputes(messages=[told(1, "claimed"), told(2, "denied")])
    assert (found.kind, found.records) == ("denial", ("msg_1", "msg_2"))
    assert disputes(messages=[told(2, "denied")]) == ()
    assert len(disputes(messages=[told(1, "disputed")])) == 1


def test_parts_told_in_one_breath_are_added_up_before_they_are_held_against_a_whole() -> None:
    text = "The blast killed five sailors and two pilots."
    at = [(text.index(words), words) for words in ("five sailors", "two pilots")]
    parts = [
        replace(count(n, low, low, "art_1", of=of), span=Span("art_1", start, start + len(words), words))
        for n, ((start, words), low, of) in enumerate(zip(at, (5, 2), ("sailors", "pilots"), strict=True))
    ]
    whole = count(7, 7, 7, "art_2")
    assert disputes(figures=[*parts, whole], texts={"art_1": text}) == ()
    assert len(disputes(figures=[parts[0], whole], texts={"art_1": text})) == 1


def test_a_denial_days_later_is_of_the_same_message_only_if_its_words_say_so() -> None:
    def told(n, status, day, words):
        return Message(
            f"msg_{n}", (VARNIA.id,), (OSTLAND.id,), (), "direct", "notify", (span(f"art_{n}", words),), status,
            None, None, (span(f"art_{n}"),), day,
        )  # fmt: skip

    claimed = told(1, "claimed", "2024-08-06", "of the ferry blockade")
    assert len(disputes(messages=[claimed, told(2, "denied", "2024-08-07", "of any ferry blockade")])) == 1
    assert disputes(messages=[claimed, told(2, "denied", "2024-08-07", "of what is to come")]) == ()
    assert disputes(messages=[claimed, told(2, "denied", "2024-08-19", "of any ferry blockade")]) == ()


def test_a_denied_message_is_said_to_be_of_whom_most_reports_name() -> None:
    spokeswoman = Actor(actor_id("person", "Mira Ilves"), "Mira Ilves", "person", "XVA", VARNIA.id)
    actors = ACTORS | {spokeswoman.id: spokeswoman}
    messages = [
        Message(
            f"msg_{n}", (who.id,), (OSTLAND.id,), (), "direct", "notify", (span(f"art_{n}"),), status,
            None, None, (span(f"art_{n}"),), "2024-08-06",
        )
        for n, (who, status) in enumerate(
            ((spokeswoman, "denied"), (VARNIA, "claimed"), (VARNIA, "claimed"))
        )
    ]  # fmt: skip
    for given_ in (messages, messages[::-1]):
        (found,) = find_disputes((), (), (), given_, actors, {})
        assert found.summary == "whether Varnia told Ostland"


@given(st.permutations(range(6)))
def test_the_order_of_records_does_not_matter(order: list[int]) -> None:
    rows = [
        stands(1, "inc_1", VARNIA, "accuses", NAVY),
        stands(2, "inc_1", OSTLAND, "denies"),
        stands(3, "inc_1", NAVY, "denies"),
    ]
    figures = [count(1, 3, 3, "art_1"), count(2, 9, 9, "art_2"), count(3, 4, 4, "art_3")]
    assert disputes([rows[n % 3] for n in order], [figures[n % 3] for n in order]) == disputes(rows, figures)


def test_two_who_blame_each_other_are_a_dispute() -> None:
    rows = [stands(1, "inc_1", VARNIA, "accuses", OSTLAND), stands(2, "inc_1", NAVY, "accuses", VARNIA)]
    found = disputes(rows)
    assert {one.records for one in found} == {("res_1", "res_2")}
    both_blame_one = [
        stands(1, "inc_1", VARNIA, "accuses", OSTLAND),
        stands(2, "inc_1", NAVY, "accuses", OSTLAND),
    ]
    assert disputes(both_blame_one) == ()


def test_activists_of_a_country_who_accuse_it_do_not_speak_for_it() -> None:
    activists = Actor(actor_id("anonymous", "activists", "art_1"), "Ostland activists", "anonymous", "XOS")
    actors = ACTORS | {activists.id: activists}
    rows = [stands(1, "inc_1", VARNIA, "accuses", OSTLAND), stands(2, "inc_1", activists, "denies")]
    assert find_disputes([(attack(1, "art_1"),)], rows, (), (), actors, {}) == ()
