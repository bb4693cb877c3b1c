from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dragoman.link.happenings import (
    explained_contacts,
    explained_incidents,
    same_contacts,
    same_incidents,
)
from dragoman.record import Actor, Contact, Incident, Place, Span, When, actor_id

VARNIA = Actor(actor_id("state", "Varnia"), "Varnia", "state", "XVA")
OSTLAND = Actor(actor_id("state", "Ostland"), "Ostland", "state", "XOS")
LUND = Actor(actor_id("person", "Ada Lund"), "Ada Lund", "person", "XVA", VARNIA.id)
HOLT = Actor(actor_id("person", "Jon Holt"), "Jon Holt", "person", "XOS", OSTLAND.id)
ACTORS = {actor.id: actor for actor in (VARNIA, OSTLAND, LUND, HOLT)}


def when(day):
    return When(day, None, None, "relative") if day else None


def call(n, *who, day="2024-08-06", status="held"):
    spans = (Span(f"art_{n}", 0, 6, "called"),)
    return Contact(
        f"con_{n}", "call", tuple(a.id for a in who), None, when(day), (), status, spans, "2024-08-06"
    )


def attack(n, words, day="2024-08-06", victims=(), by=(), place=None, kind="strike", status="happened"):
    spans = (Span(f"art_{n}", 0, len(words), words),)
    return Incident(
        f"inc_{n}", kind, tuple(a.id for a in by), tuple(a.id for a in victims),
        Place(place) if place else None, when(day), status, spans, "2024-08-06",
    )  # fmt: skip


def ids(groups):
    return [[record.id for record in group] for group in groups]


def test_a_call_between_ministers_and_between_their_states_is_one() -> None:
    groups = same_contacts([call(1, LUND, HOLT), call(2, VARNIA, OSTLAND)], ACTORS)
    assert ids(groups) == [["con_1"], ["con_2"]]  # nobody says so: only one party is shared by key
    assert ids(same_contacts([call(1, LUND, HOLT), call(2, LUND, OSTLAND)], ACTORS)) == [["con_1", "con_2"]]


def test_two_calls_between_the_same_people_months_apart_stay_two() -> None:
    assert len(same_contacts([call(1, LUND, HOLT), call(2, LUND, HOLT, day="2024-05-02")], ACTORS)) == 2


def test_a_planned_call_is_not_the_one_that_was_held() -> None:
    assert len(same_contacts([call(1, LUND, HOLT), call(2, LUND, HOLT, status="planned")], ACTORS)) == 2


def test_the_killing_of_one_person_is_one_whatever_it_is_called() -> None:
    one = attack(1, "a bomb killed Holt", victims=(HOLT,), kind="bombing")
    other = attack(2, "Holt's assassination", victims=(HOLT,), kind="killing", day=None)
    assert ids(same_incidents([one, other], ACTORS)) == [["inc_1", "inc_2"]]


def test_strikes_on_days_that_differ_stay_two() -> None:
    words = "missiles hit the ferry terminal in Tolmar harbour"
    assert len(same_incidents([attack(1, words), attack(2, words, day="2024-08-09")], ACTORS)) == 2


def test_telling_words_and_a_place_make_one() -> None:
    one = attack(1, "A drone struck the ferry terminal", place="Tolmar")
    other = attack(2, "the drone attack on the ferry terminal", place="Tolmar", kind="drone_attack")
    assert ids(same_incidents([one, other], ACTORS)) == [["inc_1", "inc_2"]]
    elsewhere = attack(2, "the drone attack on the ferry terminal", place="Port Osk", kind="drone_attack")
    assert len(same_incidents([one, elsewhere], ACTORS)) == 2


def test_other_perpetrators_make_two() -> None:
    one = attack(1, "shelled the ferry terminal and the lighthouse", by=(VARNIA,), place="Tolmar")
    other = attack(2, "shelled the ferry terminal and the lighthouse", by=(OSTLAND,), place="Tolmar")
    assert len(same_incidents([one, other], ACTORS)) == 2


def test_an_article_tells_each_thing_once() -> None:
    words = "shelled the ferry terminal and the lighthouse"
    one = attack(1, words, place="Tolmar")
    again = Incident("inc_9", "strike", (), (), one.where, when("2024-08-06"), "happened", one.mentions)
    assert len(same_incidents([one, again], ACTORS)) == 2


def test_a_death_that_an_article_comes_back_to_is_one() -> None:
    one = attack(1, "a bomb killed Holt", victims=(HOLT,))
    again = Incident("inc_9", "killing", (), (HOLT.id,), None, None, "happened", one.mentions)
    assert len(same_incidents([one, again], ACTORS)) == 1


def test_nobody_is_killed_twice_whenever_it_is_reported() -> None:
    one = attack(1, "Holt was assassinated in Tolmar", victims=(HOLT,), kind="killing", day=None)
    other = replace(
        attack(2, "the murder of Holt", victims=(HOLT,), kind="killing", day=None), reported="2025-01-03"
    )
    undated = replace(attack(3, "the killing of Holt", victims=(HOLT,), day=None), reported=None)
    groups, because = explained_incidents([one, other, undated], ACTORS)
    assert ids(groups) == [["inc_1", "inc_2", "inc_3"]]
    assert because == {"inc_1": "Jon Holt killed in both"}


def test_the_deaths_of_two_people_stay_two_though_one_report_tells_of_both() -> None:
    both = attack(1, "Holt and Lund were killed in Tolmar", victims=(HOLT, LUND), day=None)
    first = attack(2, "the killing of Holt in Tolmar", victims=(HOLT,), day=None)
    second = attack(3, "the killing of Lund in Tolmar", victims=(LUND,), day=None)
    groups = same_incidents([both, first, second], ACTORS)
    assert len(groups) == 2


def test_two_attacks_of_one_war_on_one_day_are_not_one_for_the_usual_words() -> None:
    one = attack(1, "Varnian rockets killed soldiers in Tolmar", place="Tolmar")
    other = attack(2, "Varnian jets fired rockets at soldiers in Tolmar", place="Tolmar")
    assert len(same_incidents([one, other], ACTORS)) == 2


def test_an_undated_attack_that_fits_two_dated_ones_joins_neither() -> None:
    def by_varnia(n, day, reported):
        return replace(
            attack(n, "Varnia attacked Ostland", day=day, by=(VARNIA,), victims=(OSTLAND,)), reported=reported
        )

    april = by_varnia(1, "2024-04-13", "2024-04-14")
    october = by_varnia(2, "2024-10-01", "2024-10-01")
    unknown = by_varnia(3, None, None)
    assert ids(same_incidents([april, unknown], ACTORS)) == [["inc_1", "inc_3"]]
    assert len(same_incidents([april, october, unknown], ACTORS)) == 3


def test_every_group_says_why_it_is_one() -> None:
    _, because = explained_contacts([call(1, LUND, HOLT), call(2, LUND, HOLT)], ACTORS)
    assert because == {"con_1": "Ada Lund and Jon Holt in both, same day"}


def test_talks_on_two_days_running_are_two() -> None:
    assert len(same_contacts([call(1, LUND, HOLT), call(2, LUND, HOLT, day="2024-08-05")], ACTORS)) == 2


def test_a_minister_and_his_state_are_one_party_and_not_two() -> None:
    one, other = call(1, LUND, VARNIA), call(2, LUND, HOLT)
    assert len(same_contacts([one, other], ACTORS)) == 2


@given(st.permutations(range(8)))
def test_the_order_of_records_does_not_matter(order: list[int]) -> None:
    words = ("shelled the ferry terminal", "the ferry terminal shelled", "Holt was killed", "Holt, murdered")
    records = [
        attack(
            n, words[n % 4], place="Tolmar" if n % 3 else None, day=f"2024-08-0{n % 3 + 1}" if n % 2 else None,
            victims=(HOLT,) if n % 4 > 1 else (),
        )
        for n in range(8)
    ]  # fmt: skip
    assert same_incidents([records[n] for n in order], ACTORS) == same_incidents(records, ACTORS)


def test_a_killing_is_known_by_the_name_in_its_words_where_no_victim_was_made_out() -> None:
    named = attack(1, "the killing of Jon Holt", victims=(HOLT,), kind="killing", day=None)
    told = attack(2, "last week's assassination of the harbour master Jon Holt", kind="killing", day=None)
    assert ids(same_incidents([named, told], ACTORS)) == [["inc_1", "inc_2"]]
    by_him = attack(3, "a killing that Jon Holt ordered", kind="killing", by=(HOLT,), day=None)
    assert len(same_incidents([named, by_him], ACTORS)) == 2


def test_a_death_in_another_country_is_another_one() -> None:
    one = attack(1, "Holt was killed", victims=(HOLT,), kind="killing")
    here, there = (replace(one, where=Place("Tolmar", country)) for country in ("XVA", "XOS"))
    elsewhere = replace(there, id="inc_2", mentions=(Span("art_2", 0, 15, "Holt was killed"),))
    assert len(same_incidents([here, elsewhere], ACTORS)) == 2


def test_two_men_of_one_family_name_are_two_deaths() -> None:
    nadim, samir = (
        Actor(actor_id("person", name), name, "person")
        for name in ("Abu Nadim al-Tolmari", "Abu Samir al-Tolmari")
    )
    one = attack(1, "killed Abu Nadim al-Tolmari", victims=(nadim,), kind="killing", day=None)
    other = attack(2, "killing rebel leader Abu Samir al-Tolmari", victims=(samir,), kind="killing", day=None)
    assert len(same_incidents([one, other], {nadim.id: nadim, samir.id: samir})) == 2
    again = replace(other, victims=(nadim.id,))
    assert len(same_incidents([one, again], {nadim.id: nadim, samir.id: samir})) == 1


def test_one_state_against_another_twice_with_no_day_at_all_is_not_one_attack() -> None:
    def told(n, words):
        return replace(attack(n, words, day=None, by=(OSTLAND,), victims=(VARNIA,)), reported=None)

    downed, invaded = told(1, "Ostland downed several Varnian jets"), told(2, "Ostland marched into Varnia")
    assert len(same_incidents([downed, invaded], ACTORS)) == 2
    dated = attack(3, "Ostland attacked Varnia", by=(OSTLAND,), victims=(VARNIA,))
    assert len(same_incidents([downed, dated], ACTORS)) == 1
