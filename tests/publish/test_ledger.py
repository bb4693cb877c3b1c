from collections.abc import Callable

from dragoman.publish.dossier import Dossier
from dragoman.publish.ledger import Limits, ledger
from dragoman.record import Copy


def _book(desk, **limits: int):
    return ledger(Dossier.of(desk.records()), Limits(**limits))


def test_those_who_said_most_come_first_and_the_unnamed_last(crisis) -> None:
    names = [who.name for who in _book(crisis).speakers]
    assert names[:2] == ["Dana Velk", "Pavel Oren"]
    assert names[-2:] == ["a Kestrian harbour official", "two people familiar with the matter"]


def test_every_statement_has_one_number_and_every_number_one_statement(crisis) -> None:
    places = _book(crisis).shown
    assert sorted(place.note for place in places) == list(range(1, len(crisis.statements) + 1))
    assert {place.id for place in places} == {statement.id for statement in crisis.statements}


def test_a_reprint_of_the_same_words_adds_a_source_and_not_a_line(crisis) -> None:
    velk = _book(crisis).speakers[0]
    (line,) = [line for line in velk.lines if "radar" in line.saying.words]
    assert [(place.outlet, place.copy) for place in line.places] == [
        ("Kestria Post", False),
        ("Ostland Courier", True),
    ]


def test_short_words_said_twice_stay_two_lines(new_desk: Callable) -> None:
    desk = new_desk()
    velk = desk.actor("Velk")
    for outlet in ("Post", "Courier"):
        desk.say(desk.article(outlet, "“Never,” she said.", "2024-08-06"), velk, "Never,", mode="direct")
    assert len(_book(desk).speakers[0].lines) == 2


def test_the_same_words_on_another_day_stay_two_lines(new_desk: Callable) -> None:
    desk = new_desk()
    velk = desk.actor("Velk")
    for day in ("2024-08-06", "2024-08-07"):
        desk.say(
            desk.article("Post", f"{day}: the strait is open to every ship", day),
            velk,
            "the strait is open to every ship",
        )
    assert len(_book(desk).speakers[0].lines) == 2


def test_a_copy_of_a_later_day_adds_a_source_and_not_a_line(new_desk: Callable) -> None:
    desk = new_desk()
    velk = desk.actor("Velk")
    words = "the strait is open to every ship"
    first = desk.article("Post", f"{words}, she said", "2024-08-06")
    desk.say(first, velk, words)
    for outlet, day in (("Courier", "2024-08-07"), ("Herald", None)):
        desk.say(desk.article(outlet, f"{words}, she said", day, copy_of=Copy(first.id, 0.9)), velk, words)
    (line,) = _book(desk).speakers[0].lines
    assert [place.outlet for place in line.places] == ["Post", "Courier", "Herald"]
    assert line.saying.day == "reported Tuesday 6 August 2024"


def test_a_copy_that_gives_its_own_day_for_the_saying_stays_a_line(new_desk: Callable) -> None:
    desk = new_desk()
    velk = desk.actor("Velk")
    words = "the strait is open to every ship"
    first = desk.article("Post", f"{words}, she said", "2024-08-06")
    desk.say(first, velk, words, when="2024-08-05")
    later = desk.article("Courier", f"{words}, she said", "2024-08-07", copy_of=Copy(first.id, 0.9))
    desk.say(later, velk, words, when="2024-08-07")
    assert len(_book(desk).speakers[0].lines) == 2


def test_a_denial_and_a_saying_of_the_same_words_stay_two_lines(new_desk: Callable) -> None:
    desk = new_desk()
    velk = desk.actor("Velk")
    for act in ("say", "deny"):
        article = desk.article(act, "the navy had fired on the ferry", "2024-08-06")
        desk.say(article, velk, "the navy had fired on the ferry", act=act)
    assert len(_book(desk).speakers[0].lines) == 2


def test_of_more_than_there_is_room_for_the_latest_are_shown_and_the_rest_counted(new_desk: Callable) -> None:
    desk = new_desk()
    velk = desk.actor("Velk")
    for day in range(1, 10):
        desk.say(desk.article("Post", f"day {day} was calm", f"2024-08-0{day}"), velk, f"day {day} was calm")
    desk.say(desk.article("Post", "no day was calm"), velk, "no day was calm")
    (who,) = _book(desk, lines_each=3).speakers
    assert [line.saying.day[-13:] for line in who.lines] == [
        "7 August 2024",
        "8 August 2024",
        "9 August 2024",
    ]
    assert who.left_out == 7


def test_speakers_beyond_the_room_are_counted_with_their_statements(crisis) -> None:
    book = _book(crisis, lines=4, lines_each=3)
    assert len(book.shown) + book.statements_left_out == len(crisis.statements)
    assert book.speakers_left_out == 5


def test_an_unnamed_speaker_of_two_articles_is_two_speakers(new_desk: Callable) -> None:
    desk = new_desk()
    for outlet in ("Post", "Courier"):
        article = desk.article(outlet, "The ships were turned back at dawn, an official said.", "2024-08-06")
        official = desk.actor("an official", "anonymous", within=article.id)
        desk.say(article, official, "The ships were turned back at dawn", anonymous=True)
    assert [who.outlet for who in _book(desk).speakers] == ["Courier", "Post"]


def test_copies_of_an_article_outside_the_book_are_still_one_account(new_desk: Callable) -> None:
    desk = new_desk()
    missing = desk.article("Wire", "The strait is calm.").id
    desk.articles.clear()
    for outlet in ("Post", "Courier"):
        desk.article(outlet, f"{outlet}: The strait is calm.", copy_of=Copy(missing, 0.9))
    assert Dossier.of(desk.records()).independent == 1
