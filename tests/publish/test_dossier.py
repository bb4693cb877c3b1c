from collections.abc import Callable
from dataclasses import replace

import pytest

from dragoman.publish.dossier import Dossier, title_of
from dragoman.record import Copy, RecordId


def test_articles_come_by_date_and_the_undated_last(crisis) -> None:
    titles = [title_of(article) for article in Dossier.of(crisis.records()).articles]
    assert titles[-1] == "The talks nobody will confirm"
    assert titles[2].startswith("Admiralty")


def test_articles_that_copy_one_another_in_a_ring_are_one_account(new_desk: Callable) -> None:
    desk = new_desk()
    one, other = desk.article("Post", "One."), desk.article("Courier", "Other.")
    desk.articles = [replace(one, copy_of=Copy(other.id, 0.9)), replace(other, copy_of=Copy(one.id, 0.9))]
    assert Dossier.of(desk.records()).independent == 1


def test_a_copy_of_a_copy_leads_back_to_the_original(new_desk: Callable) -> None:
    desk = new_desk()
    first = desk.article("Wire", "First.")
    second = desk.article("Post", "Second.", copy_of=Copy(first.id, 0.9))
    third = desk.article("Courier", "Third.", copy_of=Copy(second.id, 0.9))
    assert Dossier.of(desk.records()).origin(third) == first.id


def test_actors_that_are_part_of_one_another_in_a_ring_do_not_hang_the_page(new_desk: Callable) -> None:
    desk = new_desk()
    one, other = desk.actor("Navy", "government_body"), desk.actor("Fleet", "government_body")
    desk.actors[one] = replace(desk.actors[one], part_of=other)
    desk.actors[other] = replace(desk.actors[other], part_of=one)
    dossier = Dossier.of(desk.records())
    assert [part.name for part in dossier.parties(desk.actors[one])] == ["Navy", "Fleet"]


def test_a_ministry_takes_its_country_from_the_state_it_is_part_of(new_desk: Callable) -> None:
    desk = new_desk()
    varnia = desk.actor("Varnia", "state", "XVA")
    navy = desk.actor("Navy", "government_body", part_of=varnia)
    dossier = Dossier.of(desk.records())
    assert dossier.country(desk.actors[navy]) == "Varnia"
    assert dossier.side(desk.actors[navy]) == "Varnia"


@pytest.mark.parametrize(("code", "name"), [("FRA", "France"), ("XZZ", "XZZ")])
def test_a_country_without_its_state_here_is_named_by_the_gazetteer_or_its_code(
    new_desk: Callable, code: str, name: str
) -> None:
    desk = new_desk()
    who = desk.actor("Somebody", "person", code)
    assert Dossier.of(desk.records()).country(desk.actors[who]) == name


def test_an_article_without_an_outlet_is_credited_by_its_title(crisis) -> None:
    dossier = Dossier.of(crisis.records())
    assert dossier.credit(crisis.articles[3].id) == "“The talks nobody will confirm”"
    assert dossier.credit(crisis.articles[0].id) == "Kestria Post"


def test_the_title_of_an_article_without_one_is_not_its_furniture(new_desk: Callable) -> None:
    desk = new_desk()
    article = desk.article("Post", "Subscribe now  # furniture\nThe strait was calm on Monday.")
    assert title_of(article) == "The strait was calm on Monday."


def test_of_two_records_with_one_id_the_later_counts(crisis) -> None:
    said = crisis.statements[0]
    newer = replace(said, utterance=RecordId("utt_aaaaaaaaaaaaaaaa"))
    assert Dossier.of([said, newer]).statements == (newer,)
