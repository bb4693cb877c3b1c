import sqlite3
from dataclasses import replace

import pytest

from dragoman.record import Copy, WordsMoved
from dragoman.store import BlockMoved, DamagedDatabase, MissingReference, PageChanged
from dragoman.store.columns import deflate, inflate


@pytest.fixture
def vandal(store, news):
    """Change the database behind the store's back; return the faults that are then found."""

    def change(sql):
        store.add(news(), b"<html>")
        assert not list(store.verify())
        with sqlite3.connect(store.path) as connection:
            connection.create_function("deflated", 2, deflate)
            connection.create_function("inflated", 2, inflate)
            connection.execute(sql)
        connection.close()
        return list(store.verify())

    return change


def changed(column, dictionary, old, new):
    """Change words in what is packed in a column of the article."""
    return (
        f"UPDATE article SET {column} = "
        f"deflated(replace(inflated({column}, '{dictionary}'), '{old}', '{new}'), '{dictionary}')"
    )


def kinds(faults):
    return {type(fault) for fault in faults}


def test_a_sound_database_has_no_faults(store, news):
    store.add(news(), b"<html>")
    store.add(news(extra="\nUpdated."))
    assert not list(store.verify())


def test_a_text_whose_words_moved_is_told(vandal):
    faults = vandal(changed("text", "words", "PORT OSK", "PORT OSKA"))
    assert WordsMoved in kinds(faults)


def test_a_single_changed_letter_is_told(vandal):
    faults = vandal(changed("text", "words", "every", "evary"))
    assert [fault for fault in faults if isinstance(fault, WordsMoved)]


def test_a_text_that_cannot_be_unpacked_is_told(vandal):
    assert kinds(vandal("UPDATE article SET text = substr(text, 1, 100)")) == {DamagedDatabase}


def test_a_text_that_another_program_wrote_plain_is_told(vandal):
    assert kinds(vandal("UPDATE article SET text = 'plain'")) == {DamagedDatabase}


def test_what_an_article_gives_and_no_longer_has_is_told(vandal):
    faults = vandal("UPDATE record SET position = 99 WHERE type = 's'")
    assert any("gives no record 99" in fault.found for fault in faults)


def test_a_block_beyond_the_text_is_told(vandal):
    assert BlockMoved in kinds(vandal(changed("fields", "fields", "[0,31,", "[0,3100,")))


def test_words_outside_every_block_are_told(vandal):
    faults = vandal(changed("fields", "fields", "[0,31,", "[0,20,"))
    assert any(isinstance(fault, BlockMoved) and "outside every block" in fault.found for fault in faults)


def test_a_missing_actor_is_told(vandal):
    faults = vandal("UPDATE actor SET id = 'act_elsewhere' WHERE name = 'Ostland'")
    assert MissingReference in kinds(faults)
    assert any("addressees" in fault.found for fault in faults)


def test_a_missing_statement_is_told(vandal):
    faults = vandal("UPDATE record SET id = 'sta_elsewhere' WHERE type = 's'")
    assert any("told_by" in fault.found for fault in faults if isinstance(fault, MissingReference))


def test_a_copy_of_nothing_is_told(vandal):
    assert MissingReference in kinds(vandal("UPDATE article SET copy_of = 'art_elsewhere', copy_share = 1"))


def test_an_index_that_does_not_match_its_words_is_told(vandal):
    assert DamagedDatabase in kinds(vandal(changed("text", "words", "ferry", "zebra")))


def test_a_record_that_breaks_its_rules_is_told_and_the_others_are_checked(vandal):
    faults = vandal(changed("gives", "fields", "direct", "shouted"))
    assert any("shouted" in fault.found for fault in faults)


@pytest.mark.parametrize("damage", ["gone", "changed", "torn"])
def test_a_page_that_is_not_what_was_read_is_told(store, news, damage):
    store.add(news(), b"<html>")
    (page,) = store.path.parent.rglob("*.gz")
    if damage == "gone":
        page.unlink()
    elif damage == "torn":
        page.write_bytes(page.read_bytes()[:-3])
    else:
        page.write_bytes(__import__("gzip").compress(b"<HTML>"))
    assert kinds(store.verify()) == {PageChanged}


def test_spans_in_other_articles_are_held_against_those(store, news):
    first, second = news(), news(source="https://kestria-post.example/1")
    shared = replace(
        first.incidents[0], mentions=(*first.incidents[0].mentions, *second.incidents[0].mentions)
    )
    store.add(replace(first, incidents=(shared,)))
    assert kinds(store.verify()) == {MissingReference}
    store.add(second)
    assert not list(store.verify())
    assert store.record(shared.id) == shared


def test_a_copy_that_is_set_is_no_fault(store, news):
    first, second = news(), news(source="https://kestria-post.example/1")
    store.add(first)
    store.add(second)
    store.set_copies({second.article.id: Copy(first.article.id, 1.0)})
    assert not list(store.verify())
