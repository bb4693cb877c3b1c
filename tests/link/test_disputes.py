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


def disputes(rows=(), figures=(), messages=(), groups=None):
    return find_disputes(groups or [(attack(1, "art_1"),)], rows, figures, messages, ACTORS)


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
