from pathlib import Path

from dragoman.record import Actor, Article, Statement
from dragoman.store import Filter, Store
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


def test_what_was_known_on_a_day_is_listed_page_by_page(tmp_path: Path) -> None:
    with Store.open(tmp_path / "news.db", create=True) as store:
        early = read_news(source="https://osk-herald.example/1", published="2024-08-05")
        late = read_news(source="https://osk-herald.example/2", published="2024-08-09", outlet="Ostland Post")
        for one in (early, late):
            store.add(one)
        store.link()
        by_then = Filter(as_of="2024-08-06")
        for kind in ("statement", "incident", "contact", "article", "message", "figure"):
            every = list(store.records([kind], by_then))
            page = store.known(kind, by_then)
            assert {one.id for one in page.rows} == {one.id for one in every}
            assert store.known_count(kind, by_then) == len(every) > 0
            first = store.known(kind, Filter(), limit=1)
            rest = store.known(kind, Filter(), after=first.next, limit=50).rows if first.next else ()
            assert len(first.rows) + len(rest) == store.known_count(kind, Filter())


def test_actors_are_listed_by_name_and_counted_as_they_are_read(tmp_path: Path) -> None:
    store, _ = store_with(tmp_path, "", "And so on.")
    for select in (Filter(), Filter(speaker="Varnia"), Filter(as_of="2024-08-06"), Filter(as_of="2020")):
        every = list(store.records(["actor"], select))
        assert store.known_count("actor", select) == len(every)
        assert list(store.known("actor", select, limit=100).rows) == every
    store.merge_actors("Varnia", ["Ostland"], when="2024-09-01T12:00:00Z")
    every = list(store.records(["actor"]))
    assert list(store.listing("actor", limit=100).rows) == every and store.count("actor") == len(every)
    pages = [store.listing("actor", limit=1)]
    while pages[-1].next:
        pages.append(store.listing("actor", limit=1, after=pages[-1].next))
    assert [one for page in pages for one in page.rows] == every


def test_everything_is_counted_as_it_is_listed(tmp_path: Path) -> None:
    with Store.open(tmp_path / "news.db", create=True) as store:
        for at, extra in enumerate(("", "And so on.", "Again.")):
            store.add(read_news(source=f"https://osk-herald.example/{at}", extra=extra))
        store.add(read_news(source="https://osk-herald.example/1", extra="A later version."))
        store.link()
        counts = store.counts()
        for kind, count in counts.items():
            assert count == len(store.listing(kind, limit=500).rows), kind
        store.merge_actors("Varnia", ["Ostland"], when="2024-09-01T12:00:00Z")
        assert store.counts(kinds=["actor"])["actor"] == len(store.listing("actor", limit=500).rows)


def test_accounts_of_a_page_are_those_asked_for_one_by_one(tmp_path: Path) -> None:
    with Store.open(tmp_path / "news.db", create=True) as store:
        for at, extra in enumerate(("", "And so on.")):
            store.add(read_news(source=f"https://osk-herald.example/{at}", extra=extra))
        store.link()
        incidents = store.listing("incident").rows
        assert store.accounts(incidents) == [store.account(one.id) for one in incidents]


def test_of_those_called_the_same_a_state_is_meant_first(tmp_path: Path) -> None:
    store, _ = store_with(tmp_path, "")
    assert [one.name for one in store.called("VARNIA")] == ["Varnia"]
    assert [one.kind for one in store.called("Republic of Varnia")] == ["state"]
    assert store.called("Nowhere") == []
