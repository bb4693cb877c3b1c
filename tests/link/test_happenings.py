from dragoman.link.happenings import same_contacts, same_incidents
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
    one = attack(1, "a bomb killed Holt", victims=(HOLT,))
    again = Incident("inc_9", "strike", (), (HOLT.id,), None, when("2024-08-06"), "happened", one.mentions)
    assert len(same_incidents([one, again], ACTORS)) == 2
