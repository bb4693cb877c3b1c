from dragoman.store import Filter


def test_statements_are_counted_by_who_spoke_and_when(store, news):
    store.add(news())
    store.add(news(source="undated.txt", published=None))
    undated, first = store.spoken(Filter())
    (minister,) = {one.speakers for one in store.records(["statement"])}
    assert (first.speakers, first.time, first.known, first.count) == (minister, "2024-08-05", False, 1)
    assert undated.time is None
    assert store.spoken(Filter(since="2024-08-06")) == []
    assert sum(one.count for one in store.spoken(Filter(speaker="Varnia"))) == 2


def test_the_days_that_are_drawn_whole_have_no_more_than_there_is_room_for(store, news):
    for day in range(1, 9):
        store.add(news(source=f"https://osk-herald.example/{day}", published=f"2024-08-0{day}"))
    assert store.whole_since("statement", Filter(), 8) is None
    since = store.whole_since("statement", Filter(), 3)
    assert since == "2024-08-06"
    assert sum(one.count for one in store.spoken(Filter(since=since))) == 3
