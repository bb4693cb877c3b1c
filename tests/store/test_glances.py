from pathlib import Path

from dragoman.record import Actor, Article, Statement
from dragoman.store import Store
from tests.store.conftest import MINISTRY, VARNIA, read_news


def store_with(tmp_path: Path, *texts: str) -> tuple[Store, list[str]]:
    store = Store.open(tmp_path / "news.db", create=True)
    read = [
        read_news(source=f"https://osk-herald.example/{at}", extra=extra) for at, extra in enumerate(texts)
    ]
    for one in read:
        store.add(one)
    return store, [one.article.id for one in read]


def test_a_glance_of_an_article_has_its_head_and_not_its_text(tmp_path: Path) -> None:
    store, (id_,) = store_with(tmp_path, "And so on. " * 100)
    (article,) = store.glances([id_])
    assert isinstance(article, Article)
    whole = store.record(id_)
    assert isinstance(whole, Article)
    assert (article.title, article.outlet, article.published) == (whole.title, whole.outlet, whole.published)
    assert whole.text.startswith(article.text) and len(article.text) < len(whole.text) and not article.blocks


def test_a_glance_of_an_actor_brings_what_it_is_part_of(tmp_path: Path) -> None:
    store, _ = store_with(tmp_path, "")
    found = {one.id: one for one in store.glances([MINISTRY.id])}
    assert set(found) == {MINISTRY.id, VARNIA.id}
    assert all(isinstance(one, Actor) and not one.titles for one in found.values())


def test_a_glance_sees_actors_as_they_were_decided(tmp_path: Path) -> None:
    store, _ = store_with(tmp_path, "")
    store.merge_actors("Varnia", ["Foreign Ministry of Varnia"], when="2024-09-01T12:00:00Z")
    assert [one.id for one in store.glances([MINISTRY.id])] == [VARNIA.id]


def test_other_records_come_as_lists_have_them_and_unknown_ids_are_passed_over(tmp_path: Path) -> None:
    store, _ = store_with(tmp_path, "")
    statements = store.listing("statement").rows
    found = store.glances([*(one.id for one in statements), "sta_nothing", "art_nothing", "act_nothing"])
    assert sorted(found, key=lambda one: one.id) == sorted(statements, key=lambda one: one.id)
    assert all(isinstance(one, Statement) for one in found)
