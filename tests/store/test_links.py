import random
from dataclasses import replace

import pytest

from dragoman.link import with_links
from dragoman.record import (
    Actor,
    Article,
    ArticleRecord,
    Block,
    Contact,
    Copy,
    Figure,
    Incident,
    Message,
    Responsibility,
    Statement,
    When,
    actor_id,
    article_id,
    content_id,
    to_line,
)
from dragoman.store import Filter, NoSuchRecord, NothingToSplit, Store

LUND = Actor(actor_id("person", "Ada Lund"), "Ada Lund", "person", "XVA")
HOLT = Actor(actor_id("person", "Jon Holt"), "Jon Holt", "person", "XOS")
VARNIA = Actor(actor_id("state", "Varnia"), "Varnia", "state", "XVA")
OSTLAND = Actor(actor_id("state", "Ostland"), "Ostland", "state", "XOS")
SAYINGS = (
    "We will keep the strait open for every ship that comes in peace, and close it to every other ship.",
    "No ship of our navy was near the ferry when the shots fell, and none had orders to be there.",
)
ATTACKS = (
    "A ferry was fired on in the Corr strait near Tolmar",
    "Gunmen stormed the lighthouse at Nehr before dawn",
)
WHO = (" and Varnia told Ostland that it would answer.", " and Ostland blamed Varnia, which denied it.")


def report(n: int, day: str | None, saying: int = 0, attack: int = 0, dead: int = 2) -> ArticleRecord:
    """An invented article: a call, an attack with its toll and who is blamed for it, a message, a saying."""
    text = f"{ATTACKS[attack]}{WHO[1]} {dead} sailors died. Ada Lund called Jon Holt{WHO[0]} {SAYINGS[saying]} {n}"
    id_ = article_id(f"https://post.example/{n}", "")
    when = When(day, None, None, "metadata") if day else None
    home = Article(
        id_, f"https://post.example/{n}", "0" * 64, f"Post {n % 3}", None, f"{ATTACKS[attack]} {n}", None, None,
        when, "en", text, (Block(0, len(text), "body"),), reported=day,
    )  # fmt: skip

    def words(wanted: str):
        start = text.index(wanted)
        return home.span(start, start + len(wanted))

    def key(kind: str) -> str:
        return content_id(kind, id_, "")

    told = When(day, None, None, "relative") if day else None
    said = Statement(
        key("statement"), id_, (LUND.id,), None, None, (words(SAYINGS[saying]),), "direct", "say", when=told,
        reported=day,
    )  # fmt: skip
    message = Message(
        key("message"), (VARNIA.id,), (OSTLAND.id,), (), "public", "warn", (words("it would answer"),),
        "asserted", None, told, (words("Varnia told Ostland that it would answer"),), day,
    )  # fmt: skip
    call = Contact(
        key("contact"), "call", (LUND.id, HOLT.id), None, told, (), "held",
        (words("Ada Lund called Jon Holt"),), day,
    )  # fmt: skip
    fired = Incident(
        key("incident"), "strike", (), (), None, told, "happened", (words(ATTACKS[attack]),), day
    )
    blames = Responsibility(
        content_id("responsibility", id_, "blames"), fired.id, OSTLAND.id, "accuses", VARNIA.id,
        words("Ostland blamed Varnia"), None, day,
    )  # fmt: skip
    denies = Responsibility(
        content_id("responsibility", id_, "denies"), fired.id, VARNIA.id, "denies", None,
        words("which denied it"), None, day,
    )  # fmt: skip
    toll = Figure(
        key("figure"), fired.id, "killed", "sailors", dead, dead, False, words(f"{dead} sailors"), None, day
    )
    return ArticleRecord(
        home, (LUND, HOLT, VARNIA, OSTLAND), (said,), (message,), (call,), (fired,), (blames, denies), (toll,)
    )


REPORTS = (
    report(1, "2024-08-06"),
    report(2, "2024-08-06", dead=5),
    report(3, "2024-08-07", saying=1),
    report(4, "2024-05-02"),
    report(5, "2024-05-02", attack=1),
    report(6, None, saying=1, attack=1),
)
"""Two of a day, one of the day after, two of months before, one of no day that the third dates."""


@pytest.fixture
def linked(store):
    for one in REPORTS:
        store.add(one)
    store.link()
    return store


def lines(records) -> list[str]:
    return sorted(to_line(one) for one in records)


def all_at_once(store: Store) -> list[str]:
    return lines(with_links(store.records))


def of(n: int, kind: str) -> str:
    return content_id(kind, REPORTS[n - 1].article.id, "")


def test_what_is_kept_is_what_linking_everything_at_once_gives(linked):
    assert lines(linked.linked()) == all_at_once(linked)
    assert not list(linked.verify())


@pytest.mark.parametrize("seed", range(12))
def test_neither_the_order_nor_the_runs_in_which_articles_came_matter(tmp_path, seed):
    drawn = random.Random(seed)
    order = drawn.sample(REPORTS, len(REPORTS))
    with Store.open(tmp_path / "crisis.db", create=True) as store:
        for one in order:
            store.add(one)
            if drawn.random() < 0.5:
                store.link()
        store.link()
        assert lines(store.linked()) == all_at_once(store)


def test_what_several_articles_tell_of_is_listed_once_with_the_mentions_of_all(linked):
    joined = {one.id: one for one in linked.linked(["incident", "contact"])}
    both = sorted((of(1, "incident"), of(2, "incident")))
    assert both[0] in joined and both[1] not in joined
    assert len({span.article for span in joined[both[0]].mentions}) >= 2
    assert {one.id for one in linked.members(both[0])} >= set(both)
    assert "same words" in linked.because(both[0])
    assert linked.because(of(4, "incident")) is None or linked.members(of(4, "incident"))


def test_records_of_an_article_stay_as_it_gives_them(linked):
    given = {one.id: one for one in linked.records_of(REPORTS[1].article.id)}
    assert given[of(2, "incident")].mentions == REPORTS[1].incidents[0].mentions
    assert set(given) == {one.id for one in REPORTS[1].records() if not isinstance(one, Article | Actor)}


def test_pages_hold_every_record_once_in_the_order_of_time(linked):
    for kind in (
        "article",
        "statement",
        "contact",
        "incident",
        "utterance",
        "dispute",
        "story",
        "figure",
        "actor",
    ):
        every = [one.id for one in linked.linked([kind])]
        for newest in (False, True):
            seen, after = [], None
            while True:
                page = linked.listing(kind, newest=newest, after=after, limit=2)
                seen += [one.id for one in page.rows]
                assert len(page.rows) <= 2
                after = page.next
                if after is None:
                    break
            assert sorted(seen) == sorted(every) and len(seen) == len(set(seen)) == linked.count(kind)


def test_what_has_no_day_comes_last_whichever_way_a_list_runs(linked):
    linked.add(ArticleRecord(replace(report(9, None).article, text="Fog.", blocks=(Block(0, 4, "body"),))))
    for newest in (False, True):
        rows = linked.listing("article", newest=newest).rows
        assert rows[-1].published is None
        days = [one.published.edtf[:10] for one in rows[:-1]]
        assert days == sorted(days, reverse=newest)


def test_a_cursor_that_is_none_is_refused(linked):
    with pytest.raises(NoSuchRecord):
        linked.listing("statement", after="next")
    with pytest.raises(ValueError):
        linked.listing("account")


def test_a_filter_takes_what_has_a_member_that_it_asks_for(linked):
    asked = Filter(outlet="Post 2")  # articles 2 and 5
    assert {one.id for one in linked.linked(["article"], asked)} == {REPORTS[n].article.id for n in (1, 4)}
    incidents = {one.id for one in linked.linked(["incident"], asked)}
    assert incidents == {one.id for one in linked.linked(["incident"]) if _holds(linked, one.id, (2, 5))}
    assert linked.count("incident", asked) == len(incidents) == 2
    assert linked.count("statement", Filter(speaker="Holt")) == 0


def _holds(store, id_, numbers):
    held = {id_, *(one.id for one in store.members(id_))}
    return any(of(n, "incident") in held for n in numbers)


def test_a_record_is_linked_with_what_it_points_at_and_what_points_at_it(linked):
    incident = min(of(1, "incident"), of(2, "incident"))
    beside = {one.type for one in linked.linked_to(incident)}
    assert beside == {"responsibility", "figure"}
    assert incident in {one.id for one in linked.linked_to(of(2, "figure"))}
    assert {one.type for one in linked.linked_to(of(1, "statement"))} == {"utterance"}
    (story, *_) = linked.linked_to(REPORTS[0].article.id)
    assert REPORTS[1].article.id in {one.id for one in linked.linked_to(story.id)}
    (dispute,) = (d for d in linked.linked(["dispute"]) if of(2, "figure") in d.records)
    assert dispute.id in {one.id for one in linked.linked_to(of(2, "figure"))}


def test_an_account_counts_who_did_not_copy(linked):
    incident = min(of(1, "incident"), of(2, "incident"))
    before = linked.account(incident)
    assert before.independent == len(before.articles) >= 2
    first, second = (REPORTS[n].article.id for n in (0, 1))
    linked.set_copies({second: Copy(first, 0.9)})
    assert linked.account(incident).independent == before.independent - 1
    assert linked.account(of(4, "message")).independent == 1
    assert lines(linked.linked()) == all_at_once(linked)


def test_an_article_read_again_is_linked_anew(linked):
    quiet = replace(REPORTS[1], statements=(), contacts=(), incidents=(), responsibilities=(), figures=())
    linked.add(quiet, again=True)
    assert of(1, "incident") in {one.id for one in linked.linked(["incident"])}
    linked.link()
    assert lines(linked.linked()) == all_at_once(linked)
    linked.add(REPORTS[1], again=True)
    linked.link()
    assert lines(linked.linked()) == all_at_once(linked)


def test_an_earlier_version_is_linked_no_more(linked):
    newer = REPORTS[0].article
    text = newer.text + " Corrected."
    blocks = (Block(0, len(text), "body"),)
    again = replace(newer, id=article_id(newer.source, "1"), text=text, blocks=blocks)
    assert linked.add(ArticleRecord(again)) == "new_version"
    linked.link()
    assert newer.id not in {a for story in linked.linked(["story"]) for a in story.articles}
    assert lines(linked.linked()) == all_at_once(linked)


def test_as_of_a_day_only_what_had_been_reported_is_linked(linked):
    by_then = Filter(as_of="2024-08-06")
    told = {one.id: one for one in linked.linked(select=by_then)}
    assert lines(told.values()) == lines(with_links(lambda: linked.records(select=by_then)))
    assert REPORTS[2].article.id not in told
    assert linked.count("article", by_then) == len(linked.listing("article", by_then).rows) == 4
    first = linked.listing("article", by_then, limit=3)
    rest = linked.listing("article", by_then, limit=3, after=first.next)
    assert (len(first.rows), len(rest.rows), rest.next) == (3, 1, None)


def test_what_a_reader_parts_comes_apart_and_together_again(linked):
    before = lines(linked.linked())
    one, *others = (member.id for member in linked.members(min(of(1, "incident"), of(2, "incident"))))
    taken = linked.part(one, others, when="2024-08-09T10:00:00+00:00", who="Ada", why="two ferries")
    assert len(taken) == len(others) == len(linked.partings())
    assert {one, *others[:1]} <= {each.id for each in linked.linked(["incident"])}
    assert linked.part(others[0], [one], when="2024-08-09T11:00:00+00:00") == []
    linked.undo_parting(when="2024-08-09T12:00:00+00:00")
    assert lines(linked.linked()) == before
    assert linked.partings() == [] and len(linked.partings(ended=True)) == len(others)


def test_what_is_never_one_cannot_be_parted(linked):
    with pytest.raises(NothingToSplit):
        linked.part(of(1, "incident"), [of(1, "contact")], when="2024-08-09T10:00:00+00:00")
    with pytest.raises(NothingToSplit):
        linked.part(of(1, "figure"), [of(2, "figure")], when="2024-08-09T10:00:00+00:00")


def test_who_an_actor_is_decides_what_is_joined(linked):
    spelt = Actor(actor_id("person", "J. Holte"), "J. Holte", "person", "XOS")
    other = report(7, "2024-08-06")
    (call,) = other.contacts
    call = replace(call, participants=(LUND.id, spelt.id))
    linked.add(replace(other, contacts=(call,), actors=(*other.actors, spelt)))
    linked.link()
    assert call.id in {one.id for one in linked.linked(["contact"])}
    linked.merge_actors("Jon Holt", ["J. Holte"], when="2024-08-09T10:00:00+00:00")
    joined = {one.id for one in linked.linked(["contact"])}
    assert min(call.id, of(1, "contact"), of(2, "contact")) in joined
    assert lines(linked.linked()) == all_at_once(linked)
    linked.undo(when="2024-08-09T11:00:00+00:00")
    assert call.id in {one.id for one in linked.linked(["contact"])}
    assert lines(linked.linked()) == all_at_once(linked)


def test_what_a_later_article_tells_of_an_actor_counts_for_earlier_ones(linked):
    minister = Actor(actor_id("person", "Mira Ilves"), "Mira Ilves", "person")
    of_state = replace(minister, country="XVA", part_of=VARNIA.id)
    first, second = report(7, "2024-08-20", saying=1), report(8, "2024-08-20", saying=1)
    by_name = replace(first.statements[0], speakers=(minister.id,))
    by_state = replace(second.statements[0], speakers=(VARNIA.id,), mode="indirect")
    linked.add(replace(first, statements=(by_name,), actors=(*first.actors, minister)))
    linked.add(replace(second, statements=(by_state,)))
    linked.link()
    assert lines(linked.linked()) == all_at_once(linked)
    third = report(9, "2024-10-20")
    linked.add(replace(third, actors=(*third.actors, of_state)))
    linked.link()
    assert lines(linked.linked()) == all_at_once(linked)
    assert any(set(u.statements) == {by_name.id, by_state.id} for u in linked.linked(["utterance"]))


def test_an_undated_article_is_dated_by_what_it_shares_and_loses_the_date_with_it(linked):
    undated = report(7, None, saying=1)
    linked.add(undated)
    linked.link()
    dated = linked.record(undated.article.id)
    assert dated.published.basis == "linked" and dated.reported == dated.published.edtf[-10:]
    assert linked.record(undated.statements[0].id).reported == dated.reported
    assert lines(linked.linked()) == all_at_once(linked)
    silent = replace(REPORTS[2], statements=(), contacts=(), incidents=(), responsibilities=(), figures=())
    linked.add(replace(silent, messages=()), again=True)
    linked.link()
    assert linked.record(undated.article.id).published is None
    assert lines(linked.linked()) == all_at_once(linked)
    assert not list(linked.verify())


def test_what_was_rejected_is_left_out_of_what_it_is_joined_in(linked):
    incident = min(of(1, "incident"), of(2, "incident"))
    linked.judge(of(2, "incident"), "reject", when="2024-08-09T10:00:00+00:00", alone=True)
    (shown,) = (one for one in linked.linked(["incident"], Filter(verdict="standing")) if one.id == incident)
    assert REPORTS[1].article.id not in {span.article for span in shown.mentions}
    assert REPORTS[0].article.id in {span.article for span in shown.mentions}


def test_an_export_has_what_articles_tell_in_the_order_of_their_texts(tmp_path):
    with Store.open(tmp_path / "a.db", create=True) as store:
        for n, day in enumerate(("2024-08-07", "2024-08-05", None)):
            store.add(report(n, day, saying=n % 2, attack=n % 2))
        store.link()
        for kind in ("article", "statement", "contact", "incident", "utterance", "story", "message"):
            listed, told = list(store.linked([kind])), list(store.linked([kind], as_told=True))
            assert sorted(map(to_line, told)) == sorted(map(to_line, listed))
        ranks = {article.id: n for n, article in enumerate(store.linked(["article"], as_told=True))}
        places = [
            (ranks[one.article], one.content_spans[0].start)
            for one in store.linked(["statement"], as_told=True)
        ]
        assert places == sorted(places)
        first = [
            min((ranks[span.article], span.start) for span in one.mentions)
            for one in store.linked(["incident"], as_told=True)
        ]
        assert first == sorted(first)


def meeting(n: int, day: str) -> ArticleRecord:
    """A report that its call was a meeting."""
    one = report(n, day, saying=n % 2, attack=n % 2)
    return replace(one, contacts=tuple(replace(call, kind="meeting") for call in one.contacts))


@pytest.mark.parametrize("seed", range(6))
def test_a_meeting_told_of_two_days_is_disputed_whatever_the_order_and_not_if_there_were_two(tmp_path, seed):
    drawn = random.Random(seed)
    told = [meeting(1, "2024-08-06"), meeting(2, "2024-08-06"), meeting(3, "2024-08-07")]
    far = [meeting(4, "2024-05-06"), meeting(5, "2024-11-06")]
    with Store.open(tmp_path / "crisis.db", create=True) as store:
        for one in drawn.sample([*told, *far], 5):
            store.add(one)
            if drawn.random() < 0.6:
                store.link()
        store.link()
        assert lines(store.linked()) == all_at_once(store)
        (found,) = (one for one in store.linked(["dispute"]) if one.kind == "time")
        assert found.summary == "whether Ada Lund and Jon Holt met on 2024-08-06 or 2024-08-07"
        assert found.id in {one.id for one in store.linked_to(told[2].contacts[0].id)}
        by_then = {
            day: store.known("dispute", Filter(as_of=day)).rows for day in ("2024-08-06", "2024-08-08")
        }
        assert [found.id in {one.id for one in rows} for rows in by_then.values()] == [False, True]
        store.add(meeting(6, "2024-08-09"))
        store.link()
        assert lines(store.linked()) == all_at_once(store)
        assert not [one for one in store.linked(["dispute"]) if one.kind == "time"]
