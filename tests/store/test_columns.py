from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine, select

from dragoman.record import content_id
from dragoman.store import columns
from dragoman.store.columns import (
    ROLES,
    TYPES,
    Day,
    beginning,
    deflate,
    inflate,
    short_day,
    shortened,
    written_out,
)
from dragoman.store.references import PARTIES
from dragoman.store.tables import linked, tables

ids = st.builds(content_id, st.sampled_from(["statement", "actor", "article", "story"]), st.integers())


@given(st.text(), st.sampled_from(["words", "fields"]))
def test_a_text_is_the_same_after_packing(text, dictionary):
    assert inflate(deflate(text, dictionary), dictionary) == text


def test_common_words_take_less_room_than_their_letters():
    text = "The foreign minister said on Monday that the government would not have a meeting."
    assert len(deflate(text, "words")) < len(text) / 2


@pytest.mark.parametrize(("name", "digest"), [("words", "1be92b0cba9e25db"), ("fields", "4f2e797d32fb5575")])
def test_a_dictionary_never_changes(name, digest):
    """What was packed with another could not be read back."""
    content = (Path(columns.__file__).parent / "dictionary" / f"{name}.txt").read_bytes()
    assert sha256(content).hexdigest()[:16] == digest


@given(st.lists(ids))
def test_ids_have_the_same_order_short_and_written_out(some):
    assert [written_out(short) for short in sorted(shortened(id_) for id_ in some)] == sorted(some)


@pytest.mark.parametrize(
    "other", ["", "sta_1", "sta_aaaaaaaaaaaaaaa1", "STA_aaaaaaaaaaaaaaaa", "sta_aaaaaaaaaaaaaaaaa"]
)
def test_what_is_no_id_is_left_as_it_is(other):
    assert shortened(other) == other


@given(st.lists(ids, min_size=1, max_size=8), st.integers(1, 20))
def test_ids_are_found_by_how_they_begin(some, length):
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        tables.create_all(connection, [linked])
        rows = [{"type": "story", "id": id_, "day": 0, "fields": ""} for id_ in (*set(some), "sto_odd")]
        connection.execute(linked.insert(), rows)
        start = some[0][:length]
        found = {
            id_
            for begins in beginning(linked.c.id, start, "sqlite")
            for id_ in connection.scalars(select(linked.c.id).where(begins))
        }
    engine.dispose()
    assert found == {id_ for id_ in (*some, "sto_odd") if id_.startswith(start)}


@given(st.lists(st.dates().map(str)))
def test_days_have_the_same_order_short_and_written_out(days):
    shorts = sorted(short_day(day) for day in days)
    assert [Day().process_result_value(short, None) for short in shorts] == sorted(days)


@pytest.mark.parametrize("letters", [TYPES, ROLES])
def test_letters_stand_for_one_name_each(letters):
    assert len(set(letters.values())) == len(letters)
    assert not set(letters) & set(letters.values())


def test_every_part_that_an_actor_takes_has_letters():
    assert set(ROLES) == set(PARTIES)
