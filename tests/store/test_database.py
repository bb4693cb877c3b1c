import itertools
import sqlite3
from dataclasses import replace

import pytest

from dragoman.record import Actor, Copy, actor_id, to_line, to_row
from dragoman.store import AmbiguousId, NoSuchRecord, PageChanged, Store
from dragoman.store.tables import tables


def rows_of(path):
    with sqlite3.connect(path) as database:
        return {
            name: database.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables.tables
        }


def test_every_record_is_read_back_as_it_was_added(store, news):
    read = news()
    assert store.add(read) == "added"
    assert {one.id: one for one in store.records()} == {one.id: one for one in read.records()}
    assert all(store.record(one.id) == one for one in read.records())
    assert list(store.articles()) == [read.article]


def test_reading_the_same_article_again_adds_nothing(store, news):
    store.add(news())
    before = rows_of(store.path)
    assert store.add(news()) == "known"
    assert rows_of(store.path) == before
    assert store.knows(news().article.id)


def test_reading_again_on_request_replaces_what_the_article_gives(store, news):
    store.add(news())
    before = rows_of(store.path)
    assert store.add(news(), again=True) == "replaced"
    assert rows_of(store.path) == before
    fewer = replace(
        news(), figures=(), responsibilities=(), actors=news().actors[:3], statements=(), messages=()
    )
    assert store.add(fewer, again=True) == "replaced"
    assert {one.id for one in store.records()} == {one.id for one in fewer.records()}
    assert not list(store.search("answer every shot", limit=5))[1:]
    assert not list(store.verify())


def test_reading_again_keeps_that_an_article_is_a_copy(store, news):
    origin, copy = news(), news(source="https://kestria-post.example/1")
    store.add(origin)
    store.add(copy)
    store.set_copies({copy.article.id: Copy(origin.article.id, 0.9)})
    store.add(copy, again=True)
    assert store.record(copy.article.id).copy_of == Copy(origin.article.id, 0.9)


def test_changed_bytes_under_the_same_url_are_a_new_version(store, news):
    first, second = news(), news(extra="\nCorrects the number of sailors.")
    assert store.add(first) == "added"
    assert store.add(second) == "new_version"
    assert [one.id for one in store.articles()] == [second.article.id]
    assert {one.article for one in store.records(["statement"])} == {second.article.id}
    assert store.record(first.statements[0].id) == first.statements[0]
    assert store.add(first) == "known"
    assert [one.id for one in store.articles()] == [second.article.id]


def test_a_version_published_earlier_does_not_supersede_a_later_one(store, news):
    later = news(extra="\nUpdated.", published="2024-08-06")
    store.add(later)
    assert store.add(news()) == "new_version"
    assert [one.id for one in store.articles()] == [later.article.id]


def test_two_articles_at_one_path_are_not_versions_of_each_other(store, news):
    store.add(news(source="ferry.txt"))
    assert store.add(news(source="ferry.txt", extra="\nMore.")) == "added"
    assert len(list(store.articles())) == 2


def test_what_is_exported_does_not_depend_on_the_order_of_reading(tmp_path, news):
    given = [
        news(),
        news(source="https://kestria-post.example/1", published="2024-08-06", outlet="Kestria Post"),
        news(source="https://kestria-post.example/2", published=None, outlet="Kestria Post"),
    ]
    alias = replace(given[1].actors[0], aliases=("Varnian Republic",), reported="2024-08-01")
    given[1] = replace(given[1], actors=(alias, *given[1].actors[1:]))
    exports = set()
    for turn, order in enumerate(itertools.permutations(given)):
        with Store.open(tmp_path / f"{turn}.db", create=True) as store:
            for read in order:
                store.add(read)
            exports.add("\n".join(map(to_line, store.records())))
    assert len(exports) == 1


def test_an_actor_given_by_two_articles_is_one_with_all_that_they_say(store, news):
    first, second = news(), news(source="https://kestria-post.example/1", published="2024-08-01")
    store.add(first)
    alias = replace(second.actors[3], aliases=("Ilvés",))
    store.add(replace(second, actors=(*second.actors[:3], alias)))
    (minister,) = (one for one in store.records(["actor"]) if one.name == "Mira Ilvés")
    assert {title.span.article for title in minister.titles} == {first.article.id, second.article.id}
    assert minister.aliases == ("Ilvés",)
    assert minister.reported == "2024-08-01"


def test_copies_are_set_and_taken_back(store, news):
    origin, copy = news(), news(source="https://kestria-post.example/1")
    store.add(origin)
    store.add(copy)
    assert store.set_copies({copy.article.id: Copy(origin.article.id, 0.9)}) == 1
    assert store.set_copies({copy.article.id: Copy(origin.article.id, 0.9)}) == 0
    assert store.record(copy.article.id).copy_of == Copy(origin.article.id, 0.9)
    assert store.set_copies({}) == 1
    assert store.record(copy.article.id).copy_of is None


def test_a_record_is_found_by_an_unambiguous_beginning_of_its_id(store, news):
    read = news()
    store.add(read)
    assert store.record(read.article.id[:12]) == read.article
    with pytest.raises(AmbiguousId, match="begins several ids"):
        store.record("act_")
    for nothing in ("sta_nosuchid", "", "%", "_"):
        with pytest.raises(NoSuchRecord):
            store.record(nothing)


def test_the_page_is_kept_beside_the_database_as_it_came(store, news):
    page = b"<html>\x00\xff not even text</html>"
    store.add(news(), page)
    assert store.page(news().article.id) == page
    assert store.path.with_name("crisis.originals").is_dir()
    assert not list(store.path.parent.rglob("*.part"))


def test_an_article_without_a_page_has_none(store, news):
    store.add(news())
    assert store.page(news().article.id) is None
    with pytest.raises(NoSuchRecord):
        store.page("art_nosuch")


def test_a_page_that_is_gone_is_told(store, news):
    store.add(news(), b"<html>")
    for kept in store.path.parent.rglob("*.gz"):
        kept.unlink()
    with pytest.raises(PageChanged, match="gone"):
        store.page(news().article.id)


def test_paragraphs_are_kept_for_articles_of_known_outlets(store, news):
    from dragoman.ingest.recurring import paragraph_digests

    store.add(news())
    store.add(news(source="a.txt", outlet=None))
    assert list(store.paragraph_digests()) == [
        ("Osk Herald", news().article.id, paragraph_digests(news().article.text))
    ]


def test_unnamed_sources_of_two_articles_stay_two(store, news):
    for source in ("a.txt", "b.txt"):
        read = news(source=source)
        official = Actor(actor_id("anonymous", "an official", read.article.id), "an official", "anonymous")
        store.add(replace(read, actors=(*read.actors, official)))
    assert sum(one.name == "an official" for one in store.records(["actor"])) == 2


def test_unknown_types_are_a_programming_error(store):
    with pytest.raises(ValueError, match="statements"):
        list(store.records(["statements"]))


def test_rows_follow_the_order_of_the_record(store, news):
    store.add(news())
    types = [to_row(one)["type"] for one in store.records()]
    assert [kind for kind, _ in itertools.groupby(types)] == [
        "article",
        "actor",
        "statement",
        "message",
        "contact",
        "incident",
        "responsibility",
        "figure",
    ]


def test_an_actor_described_anew_has_his_records_linked_again_and_one_described_alike_has_not(store, news):
    def touched():
        with sqlite3.connect(store.path) as database:
            kinds = {kind for (kind,) in database.execute("SELECT kind FROM touched")}
        database.close()
        return kinds

    store.add(news())
    store.link()
    store.add(news(source="https://kestria-post.example/1"))
    assert not touched()
    other = news(source="https://kestria-post.example/2")
    actors = [replace(one, country="XVA") if one.part_of and not one.country else one for one in other.actors]
    store.add(replace(other, actors=tuple(actors)))
    assert "statement" in touched()
