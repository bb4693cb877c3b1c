from dataclasses import replace

import pytest

from dragoman.record import Actor, BadTime, actor_id
from dragoman.store import Filter, NoWords


@pytest.fixture
def two(store, news):
    """The ferry in the Osk Herald on 5 August, in the Kestria Post on 8 August; and an undated one."""
    store.add(news())
    store.add(
        news(source="https://kestria-post.example/1", published="2024-08-08", outlet="The Kestria Post")
    )
    store.add(news(source="undated.txt", published=None, outlet=None))
    return store


def found(store, *kinds, **asked):
    return list(store.records(kinds or None, Filter(**asked)))


def types(records):
    return {one.type for one in records}


@pytest.mark.parametrize(
    "name", ["Varnia", "varnia", "Republic of Varnia", "VÁRNIA", "the Foreign Ministry of Varnia"]
)
def test_a_reader_asking_for_a_state_gets_its_bodies_and_officials(two, name):
    assert len(found(two, "statement", speaker=name)) == 3


def test_a_surname_is_enough_where_nobody_is_called_just_that(two, news):
    assert len(found(two, "statement", speaker="ilves")) == 3
    read = news(source="other.txt")
    island = Actor(actor_id("organisation", "Ilves"), "Ilves", "organisation")
    two.add(replace(read, actors=(*read.actors, island)))
    assert not found(two, "statement", speaker="ilves")


def test_an_outlet_does_not_speak_for_its_country(two, news):
    read = news(source="other.txt")
    outlet = Actor(actor_id("outlet", "Varnia Today"), "Varnia Today", "outlet", "XVA")
    said = replace(read.statements[0], speakers=(outlet.id,))
    two.add(replace(read, actors=(*read.actors, outlet), statements=(said,)))
    assert len(found(two, "statement", speaker="Varnia")) == 3
    assert len(found(two, "statement", speaker="Varnia Today")) == 1


def test_a_sender_is_whoever_tells_speaks_does_or_meets(two):
    told = {"article", "actor", "statement", "message", "contact"}
    assert types(found(two, sender="Varnia")) == told
    assert types(found(two, sender="Ostland")) == {"article", "actor", "contact", "responsibility"}
    assert types(found(two, recipient="Ostland")) == told
    assert not found(two, sender="Nobody")


def test_an_act_is_asked_for_of_statements_and_messages_alone(two):
    acts = {one.act for one in found(two, "statement")}
    for act in acts:
        assert {one.act for one in found(two, "statement", act=act)} == {act}
    assert types(found(two, act=acts.pop())) <= {"article", "actor", "statement", "message"}
    with pytest.raises(ValueError, match="no act"):
        Filter(act="shout")  # type: ignore[arg-type]


def test_what_was_told_in_a_statement_comes_with_its_speaker(two):
    assert {one.type for one in found(two, speaker="Mira Ilves")} == {
        "article",
        "actor",
        "statement",
        "message",
    }


def test_about_looks_at_what_was_said(two):
    assert len(found(two, "statement", about="answer sea")) == 3
    assert not found(two, "statement", about="ferry")
    assert len(found(two, "message", about='"keep away"')) == 3
    assert len(found(two, "article", about="ferry")) == 3


def test_days_are_those_of_the_happening_else_of_the_report(two):
    assert len(found(two, "incident", since="2024-08-04", until="2024-08-04")) == 3
    assert len(found(two, "figure", until="2024-08-05")) == 1
    assert len(found(two, "figure", since="2024-08-06", until="2024-08")) == 1
    assert len(found(two, "article", since="2024")) == 2
    assert not found(two, "article", until="2023")


def test_as_of_a_day_only_what_is_known_to_have_been_reported_by_then(two):
    assert len(found(two, "incident", as_of="2024-08-05")) == 1
    assert len(found(two, "incident", as_of="2024-08")) == 2
    assert not found(two, as_of="2024-08-04")
    (minister,) = (one for one in found(two, "actor", as_of="2024-08-05") if one.kind == "person")
    assert len(minister.titles) == 1


def test_an_outlet_is_found_without_regard_to_case(two):
    assert [one.outlet for one in found(two, "article", outlet="KESTRIA POST")] == ["The Kestria Post"]
    assert len(found(two, "statement", outlet="Osk Herald")) == 1


def test_only_actors_that_occur_in_what_is_asked_for_come_and_what_they_are_part_of(two):
    names = {one.name for one in found(two, "actor", about="answer")}
    assert names == {"Mira Ilvés", "Ostland", "Foreign Ministry of Varnia", "Varnia"}
    assert {one.name for one in found(two, "actor", about="Seven")} == set()


def test_earlier_versions_come_only_when_asked_for(two, news):
    two.add(news(extra="\nUpdated."))
    assert len(found(two, "statement")) == 3
    assert len(found(two, "statement", superseded=True)) == 4


def test_as_of_a_day_the_version_that_stood_then_is_shown(store, news):
    first = news(source="https://osk-herald.example/ferry")
    store.add(first)
    store.add(news(source="https://osk-herald.example/ferry", extra="Updated. ", published="2024-08-09"))
    (now,) = found(store, "article")
    assert now.reported == "2024-08-09"
    (then,) = found(store, "article", as_of="2024-08-06")
    assert then.id == first.article.id
    assert {one.article for one in found(store, "statement", as_of="2024-08-06")} == {first.article.id}
    assert found(store, "article", as_of="2024-08-09") == [now]
    assert store.later_version(first.article.id) == now.id
    assert store.later_version(now.id) is None


def test_all_that_is_asked_must_hold(two):
    assert (
        len(found(two, "statement", speaker="Varnia", recipient="Ostland", about="sea", outlet="Osk Herald"))
        == 1
    )
    assert not found(two, "statement", speaker="Varnia", recipient="Varnia")


@pytest.mark.parametrize("name", ["100%", "_", "a_b", "a\\", "'; DROP TABLE article; --"])
def test_signs_in_a_name_are_no_wildcards(two, name):
    if name == "_":
        with pytest.raises(NoWords):
            found(two, speaker=name)
    else:
        assert not found(two, "statement", speaker=name)
    assert len(found(two, "article")) == 3


def test_what_is_no_time_is_told():
    with pytest.raises(BadTime):
        Filter(since="last week")
