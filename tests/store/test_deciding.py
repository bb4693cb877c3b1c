"""Who is one actor and who is two, as a reader decides it."""

import contextlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.record import Actor, Fault, Statement, actor_id
from dragoman.store import AlreadyOne, AmbiguousActor, Filter, NoSuchDecision, NoSuchRecord, NothingToSplit
from dragoman.store.references import REFERENCES, references

WHEN = "2031-04-09T12:00:00+00:00"
LATER = "2031-04-10T12:00:00+00:00"
MIRA = actor_id("person", "Mira Ilvés")
OSTLAND = actor_id("state", "Ostland")
VARNIA = actor_id("state", "Varnia")


@pytest.fixture
def two(store, news):
    """A database with two articles of two outlets, both of Mira Ilvés."""
    store.add(news())
    store.add(news(source="https://tolmar.example/ferry", outlet="Tolmar Courier", extra="\nMore."))
    return store


def names(store) -> set[str]:
    return {one.name for one in store.records(["actor"])}


def test_a_merged_actor_is_shown_as_the_other_everywhere(two):
    two.merge_actors(MIRA, [OSTLAND], when=WHEN)
    assert "Ostland" not in names(two)
    kept = two.record(MIRA)
    assert isinstance(kept, Actor)
    assert kept.name == "Mira Ilvés"
    assert "Ostland" in kept.aliases
    said = next(two.records(["statement"]))
    assert isinstance(said, Statement)
    assert said.addressees == (MIRA,)
    assert two.record(OSTLAND).id == MIRA
    assert next(two.search("shot")).record.id is not None


def test_who_asks_for_one_gets_what_the_other_did(two):
    assert not list(two.records(["statement"], Filter(speaker="Ostland")))
    two.merge_actors("Ostland", ["Mira Ilves"], when=WHEN)
    assert len(list(two.records(["statement"], Filter(speaker="Ostland")))) == 2
    assert len(list(two.records(["statement"], Filter(speaker="Mira Ilves")))) == 2


def test_a_decision_survives_reading_again(two, news):
    two.merge_actors(MIRA, [OSTLAND], when=WHEN)
    assert two.add(news(), again=True) == "replaced"
    assert "Ostland" not in names(two)


def test_undoing_brings_back_what_was_there(two):
    before = list(two.records())
    two.merge_actors(MIRA, [OSTLAND], when=WHEN)
    assert list(two.records()) != before
    (back,) = two.undo(when=LATER)
    assert back.actor == OSTLAND
    assert list(two.records()) == before
    assert not two.decisions()
    assert [one.ended for one in two.decisions(ended=True)] == [LATER]


def test_a_later_decision_on_the_same_actor_replaces_the_earlier(two):
    two.merge_actors(MIRA, [OSTLAND], when=WHEN, who="ada", why="a slip")
    two.part_actors(MIRA, ["Ostland"], when=LATER)
    two.merge_actors(VARNIA, [OSTLAND], when=LATER)
    (one,) = two.decisions()
    assert one.into == VARNIA
    assert [each.who for each in two.decisions(ended=True)] == ["ada", None]


def test_merging_goes_on_through_those_merged_before(two):
    two.merge_actors(OSTLAND, [MIRA], when=WHEN)
    two.merge_actors(VARNIA, [OSTLAND], when=LATER)
    assert two.record(MIRA).id == VARNIA
    assert "Mira Ilvés" not in names(two)


def test_what_some_articles_say_can_be_of_another_of_the_same_name(two, news):
    second = next(one for one in two.records(["article"]) if one.outlet == "Tolmar Courier")
    (taken,) = two.split_actor("Mira Ilves", [second.id], when=WHEN, name="Mira Ilvés (harbour master)")
    assert {"Mira Ilvés", "Mira Ilvés (harbour master)"} <= names(two)
    by_article = {one.article: one.speakers for one in two.records(["statement"])}
    assert by_article[second.id] == (taken.into,)
    assert MIRA in {id_ for ids in by_article.values() for id_ in ids}
    other = Filter(speaker="Mira Ilvés (harbour master)")
    assert [one.article for one in two.records(["statement"], other)] == [second.id]
    assert [one.article for one in two.records(["statement"], Filter(speaker=MIRA))] == []
    assert len(list(two.mentions(taken.into))) == 1
    two.add(news(source="https://tolmar.example/ferry", outlet="Tolmar Courier", extra="\nMore."), again=True)
    assert two.record(taken.into).name == "Mira Ilvés (harbour master)"


def test_a_state_still_has_its_people_when_they_were_split_or_merged(two):
    second = next(one for one in two.records(["article"]) if one.outlet == "Tolmar Courier")
    two.split_actor(MIRA, [second.id], when=WHEN, name="Another Ilvés")
    assert len(list(two.records(["statement"], Filter(speaker="Varnia")))) == 2


def test_verify_still_finds_everything_in_its_place(two):
    two.merge_actors(MIRA, [OSTLAND], when=WHEN)
    assert not list(two.verify())


def test_what_cannot_be_decided_is_told_and_changes_nothing(two):
    article = next(two.records(["article"]))
    with pytest.raises(AlreadyOne):
        two.merge_actors(MIRA, ["Mira Ilvés"], when=WHEN)
    with pytest.raises(NoSuchRecord):
        two.merge_actors(MIRA, ["Nobody Known"], when=WHEN)
    with pytest.raises(NothingToSplit):
        two.split_actor(MIRA, [MIRA], when=WHEN)
    with pytest.raises(NothingToSplit):
        two.part_actors(MIRA, ["Ostland"], when=WHEN)
    with pytest.raises(NoSuchDecision):
        two.undo(when=WHEN)
    assert not two.decisions(ended=True)
    two.split_actor(MIRA, [article.id], when=WHEN)
    with pytest.raises(AmbiguousActor):
        two.actor("Mira Ilvés")


DOING = st.lists(
    st.tuples(st.sampled_from(["merge", "split", "undo"]), st.integers(0, 3), st.integers(0, 3)), max_size=8
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(doing=DOING)
def test_whatever_is_decided_every_party_is_shown_and_undoing_all_restores(two, doing):
    before = list(two.records())
    base = [one.id for one in before if isinstance(one, Actor)]
    articles = [one.id for one in before if one.type == "article"]
    for number, (what, one, other) in enumerate(doing):
        when = f"2031-04-09T12:00:{number:02}+00:00"
        with contextlib.suppress(Fault):
            if what == "merge":
                two.merge_actors(base[one], [base[other]], when=when)
            elif what == "split":
                two.split_actor(base[one], [articles[other % 2]], when=when, name=f"Another {one}")
            else:
                two.undo(when=when)
    shown = {actor.id for actor in two.records(["actor"])}
    for record in two.records(["statement", "message", "contact"]):
        assert {id_ for name, id_ in references(record) if REFERENCES[name] == "actor"} <= shown
    while two.decisions():
        two.undo(when=LATER)
    assert list(two.records()) == before
