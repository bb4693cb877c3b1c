"""What readers hold of a record: kept beside it, through re-reading, and taken back."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.record import Article, Dispute, RecordId, Span, Utterance, content_id, to_line
from dragoman.record.linked import Reading
from dragoman.store import Filter, NoSuchRecord, NoSuchVerdict, Store

WHEN = "2031-04-09T12:00:00+00:00"
LATER = "2031-04-10T12:00:00+00:00"
URL = "https://osk-herald.example/ferry"


@pytest.fixture
def read(store, news):
    store.add(news())
    return store


def only(store: Store, kind: str, **asked):
    (one,) = store.records([kind], Filter(**asked))
    return one


def ids(store: Store, *kinds: str, **asked) -> set[str]:
    return {one.id for one in store.records(kinds or None, Filter(**asked))}


def moved(span: Span, by: int, text: str) -> Span:
    """The same words drawn longer by so many characters."""
    return Span(span.article, span.start, span.end + by, text[span.start : span.end + by])


def test_a_verdict_stands_beside_its_record_and_changes_nothing_in_it(read):
    before = sorted(map(to_line, read.records()))
    said = only(read, "statement")
    given = read.judge(said.id, "uphold", who="ada", why="heard the tape", when=WHEN)
    assert sorted(map(to_line, read.records())) == before
    assert read.verdict_of(said.id) == given
    assert (given.number, given.verdict, given.who, given.why, given.decided) == (
        1,
        "uphold",
        "ada",
        "heard the tape",
        WHEN,
    )
    assert given.words == "We will answer every shot, … The sea is ours."
    assert read.verdict_of(only(read, "message").id) is None
    assert not list(read.verify())


def test_every_kind_of_record_can_be_judged(read):
    for one in list(read.records()):
        assert read.judge(one.id, "unsure", when=WHEN).found == one.id
    assert ids(read, verdict="unsure") == ids(read)
    assert ids(read, verdict="none") == set()


def test_a_record_is_judged_by_the_beginning_of_its_id(read):
    said = only(read, "statement")
    assert read.judge(said.id[:9], "reject", when=WHEN).record == said.id
    with pytest.raises(NoSuchRecord):
        read.judge("sta_nothing", "reject", when=WHEN)


def test_a_later_verdict_replaces_the_earlier_which_stays_in_the_history(read):
    said = only(read, "statement").id
    read.judge(said, "reject", who="ada", when=WHEN)
    read.judge(said, "uphold", who="ben", when=LATER)
    assert [one.verdict for one in read.verdicts()] == ["uphold"]
    first, second = read.verdicts(ended=True, record=said)
    assert (first.verdict, first.ended, first.replaced_by) == ("reject", LATER, second.number)


def test_undoing_brings_the_earlier_verdict_back_and_then_none(read):
    said = only(read, "statement").id
    read.judge(said, "reject", when=WHEN)
    read.judge(said, "uphold", when=LATER)
    undone = read.undo_verdict(when=LATER)
    assert (undone.verdict, undone.ended, undone.replaced_by) == ("uphold", LATER, None)
    assert read.verdict_of(said).verdict == "reject"
    read.undo_verdict(1, when=LATER)
    assert read.verdict_of(said) is None
    with pytest.raises(NoSuchVerdict):
        read.undo_verdict(when=LATER)
    with pytest.raises(NoSuchVerdict):
        read.undo_verdict(1, when=LATER)
    assert len(read.verdicts(ended=True)) == 2


def test_a_verdict_survives_reading_again(read, news):
    said = only(read, "statement").id
    read.judge(said, "uphold", when=WHEN)
    assert read.add(news(), again=True) == "replaced"
    held = read.verdict_of(said)
    assert (held.found, held.changed) == (said, False)


def test_a_verdict_goes_to_the_record_over_the_same_words_when_reading_names_it_anew(read, news):
    """A later version of the program draws the words one full stop longer: another id, the same record."""
    one = news()
    old = one.messages[0]
    read.judge(old.id, "reject", when=WHEN)
    longer = tuple(moved(span, 1, one.article.text) for span in old.mentions)
    new = replace(old, id=RecordId(content_id("message", "renamed")), mentions=longer)
    read.add(replace(one, messages=(new,)), again=True)
    held = read.verdict_of(new.id)
    assert (held.record, held.found, held.changed) == (old.id, new.id, True)
    assert ids(read, "message", verdict="standing") == set()
    assert ids(read, "message", verdict="rejected") == {new.id}
    read.judge(new.id, "uphold", when=LATER)
    assert [one.verdict for one in read.verdicts()] == ["uphold"]


def test_a_record_that_says_something_else_under_the_same_id_is_told_as_changed(read, news):
    one = news()
    read.judge(one.messages[0].id, "reject", when=WHEN)
    read.add(replace(one, messages=(replace(one.messages[0], channel="direct"),)), again=True)
    assert read.verdict_of(one.messages[0].id).changed


def test_a_verdict_whose_record_is_gone_is_kept_and_has_no_record(read, news):
    one = news()
    read.judge(one.figures[0].id, "reject", when=WHEN)
    read.add(replace(one, figures=()), again=True)
    (held,) = read.verdicts()
    assert (held.found, held.words) == (None, "Seven sailors")
    read.add(one, again=True)
    assert read.verdict_of(one.figures[0].id).found == one.figures[0].id


def test_a_verdict_goes_to_nobody_where_two_records_are_equally_near(read, news):
    """Two denials over the same words: to reject the wrong one is worse than to reject none."""
    one = news()
    old = one.responsibilities[0]
    read.judge(old.id, "reject", when=WHEN)
    twins = tuple(replace(old, id=RecordId(content_id("responsibility", n))) for n in "ab")
    read.add(replace(one, responsibilities=twins), again=True)
    (held,) = read.verdicts()
    assert held.found is None


def test_of_records_over_the_same_words_the_one_that_says_the_same_is_meant(read, news):
    one = news()
    old = one.responsibilities[0]
    read.judge(old.id, "uphold", when=WHEN)
    same = replace(old, id=RecordId(content_id("responsibility", "same")))
    other = replace(old, id=RecordId(content_id("responsibility", "other")), stance="accuses")
    read.add(replace(one, responsibilities=(other, same)), again=True)
    assert read.verdict_of(same.id).found == same.id


def test_a_verdict_goes_on_to_the_same_words_in_a_later_version_of_the_article(read, news):
    said = only(read, "statement")
    read.judge(said.id, "uphold", when=WHEN)
    assert read.add(news(text="Updated at noon.\n\n" + news().article.text)) == "new_version"
    now = only(read, "statement")
    assert now.id != said.id
    assert read.verdict_of(now.id).found == now.id
    assert ids(read, "statement", verdict="upheld") == {now.id}


def test_a_verdict_does_not_go_on_to_other_words_in_a_later_version(read, news):
    read.judge(only(read, "statement").id, "uphold", when=WHEN)
    corrected = news().article.text
    read.add(news(text=corrected.replace("shot,", "word,")[:0] + corrected, extra="\nMore."))
    assert ids(read, "statement", verdict="upheld") != set()
    second = news(extra="\nMore.\nStill more.")
    said = second.statements[0]
    fewer = replace(said, id=RecordId(content_id("statement", "fewer")), content_spans=said.content_spans[:1])
    read.add(replace(second, statements=(fewer,), messages=()))
    assert ids(read, "statement", verdict="upheld") == set()


def test_a_restored_verdict_is_looked_for_again(read, news):
    one = news()
    read.judge(one.figures[0].id, "reject", when=WHEN)
    read.judge(one.figures[0].id, "uphold", when=LATER)
    renamed = replace(one.figures[0], id=RecordId(content_id("figure", "renamed")))
    read.add(replace(one, figures=(renamed,)), again=True)
    read.undo_verdict(when=LATER)
    assert read.verdict_of(renamed.id).verdict == "reject"


def test_records_are_asked_for_by_verdict(read):
    said, told = only(read, "statement").id, only(read, "message").id
    read.judge(said, "uphold", when=WHEN)
    read.judge(told, "reject", when=WHEN)
    made = ("statement", "message", "contact", "incident")
    assert ids(read, *made, verdict="upheld") == {said}
    assert ids(read, *made, verdict="rejected") == {told}
    assert ids(read, *made, verdict="standing") == ids(read, *made) - {told}
    assert ids(read, *made, verdict="none") == ids(read, *made) - {told, said}
    assert ids(read, *made, verdict="upheld", speaker="Varnia") == {said}
    assert ids(read, *made, verdict="upheld", speaker="Ostland") == set()
    with pytest.raises(ValueError, match="no standing"):
        Filter(verdict="maybe")


def test_to_ask_for_what_stands_keeps_actors_that_take_part_in_nothing(read):
    assert ids(read, "actor", verdict="standing") == ids(read, "actor")
    ministry = next(one for one in read.records(["actor"]) if one.kind == "government_body")
    read.judge(ministry.id, "reject", when=WHEN)
    assert ids(read, "actor", verdict="standing") == ids(read, "actor") - {ministry.id}


def test_articles_come_with_the_records_of_the_verdict_asked_for(store, news):
    store.add(news())
    store.add(news(source="https://tolmar.example/ferry", outlet="Tolmar Courier", extra="\nMore."))
    tolmar = next(one for one in store.records(["contact"], Filter(outlet="Tolmar Courier")))
    store.judge(tolmar.id, "uphold", when=WHEN)
    assert ids(store, "article", verdict="upheld") == {tolmar.mentions[0].article}
    assert ids(store, "actor", verdict="upheld") < ids(store, "actor")


def test_a_rejected_article_takes_what_it_gives_with_it(store, news):
    store.add(news())
    other = news(source="https://tolmar.example/ferry", outlet="Tolmar Courier", extra="\nMore.")
    store.add(other)
    store.judge(other.article.id, "reject", when=WHEN)
    kept = {one.id for one in news().records()}
    assert ids(store, verdict="standing") == kept
    gone = {one.id for one in other.records() if one.type != "actor"}
    assert ids(store, "statement", "article", "figure", verdict="rejected") <= gone
    assert store.left_out() == len(gone)
    assert store.left_out(Filter(outlet="Osk Herald")) == 0


def test_left_out_counts_what_the_filter_would_show(read):
    assert read.left_out() == 0
    read.judge(only(read, "statement").id, "reject", when=WHEN)
    read.judge(next(read.records(["actor"])).id, "reject", when=WHEN)
    read.judge(only(read, "figure").id, "uphold", when=WHEN)
    assert read.left_out() == 2
    assert read.left_out(Filter(verdict="standing")) == 2
    assert read.left_out(Filter(about="sailors")) == 0
    assert read.left_out(Filter(until="2020")) == 0


def test_a_verdict_on_an_article_goes_on_to_its_later_version(read, news):
    read.judge(news().article.id, "reject", when=WHEN)
    read.add(news(extra="\nMore."))
    current = next(one for one in read.records(["article"]) if isinstance(one, Article))
    assert read.verdict_of(current.id).verdict == "reject"


def dispute(*records: str, summary: str = "Two figures for the wounded") -> Dispute:
    held = tuple(RecordId(one) for one in records)
    return Dispute(RecordId(content_id("dispute", *records)), "figures", held, summary)


def test_what_linking_makes_is_judged_too_and_known_again_by_its_members(read):
    first = dispute("fig_a", "fig_b", "fig_c")
    read.judge(first, "reject", when=WHEN)
    assert read.standing().of(first).verdict == "reject"
    grown = dispute("fig_a", "fig_b", "fig_c", "fig_d", summary="Three figures for the wounded")
    assert read.standing().rejects(grown)
    assert not read.standing().rejects(dispute("fig_a", "fig_x", "fig_y", summary="Another matter"))
    assert not read.standing().rejects(replace(grown, kind="time"))
    assert read.standing().rejects(dispute("fig_x", "fig_y", summary="Two figures for the wounded"))
    read.judge(grown, "uphold", when=LATER)
    assert [one.verdict for one in read.verdicts()] == ["uphold"]


def test_an_utterance_is_known_again_by_its_wordings(read):
    def saying(*ids_: str, exact: str) -> Utterance:
        readings = (Reading(exact, tuple(RecordId(one) for one in ids_)),)
        name = RecordId(content_id("utterance", *ids_))
        return Utterance(name, tuple(RecordId(one) for one in ids_), readings, (), None)

    read.judge(saying("sta_a", "sta_b", exact="The sea is ours."), "uphold", when=WHEN)
    standing = read.standing()
    assert standing.answers(saying("sta_x", "sta_y", exact="The sea is ours."), "upheld")
    assert standing.answers(saying("sta_x", "sta_y", exact="The sea is nobody's."), "none")


def test_a_merged_actor_is_no_change_of_a_judged_record(read, news):
    said = only(read, "statement").id
    mira, ostland = news().actors[3].id, news().actors[1].id
    read.merge_actors(mira, [ostland], when=WHEN)
    read.judge(said, "uphold", when=WHEN)
    read.add(news(), again=True)
    assert not read.verdict_of(said).changed


DOING = st.lists(
    st.tuples(st.sampled_from(["uphold", "reject", "unsure", "undo", "again"]), st.integers(0, 7)),
    max_size=10,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(doing=DOING)
def test_one_verdict_holds_on_a_record_and_standings_part_the_records(store, news, doing):
    store.add(news())
    for held in store.verdicts():
        store.undo_verdict(held.number, when=WHEN)
    everything = [one for one in news().records() if one.type != "actor"]
    for what, at in doing:
        if what == "again":
            store.add(news(), again=True)
        elif what != "undo":
            store.judge(everything[at % len(everything)].id, what, when=WHEN)
        elif store.verdicts():
            store.undo_verdict(when=LATER)
    held = [one.found for one in store.verdicts()]
    assert len(held) == len(set(held))
    kinds = ("statement", "message", "contact", "incident", "responsibility", "figure")
    own = {one.found for one in store.verdicts() if one.verdict == "reject"}
    if news().article.id not in own:
        assert ids(store, *kinds, verdict="rejected") == own & ids(store, *kinds)
    assert not ids(store, *kinds, verdict="standing") & ids(store, *kinds, verdict="rejected")
    assert ids(store, *kinds, verdict="standing") | ids(store, *kinds, verdict="rejected") == ids(
        store, *kinds
    )
    while store.verdicts():
        store.undo_verdict(when=LATER)
    assert ids(store, verdict="none") == ids(store)


def three(store, news) -> list[str]:
    """Three outlets that report the same, linked; the ids of their statements, by outlet."""
    for outlet in ("Corvane", "Osk Herald", "Tolmar Courier"):
        source = f"https://{outlet.lower().replace(' ', '-')}.example/ferry"
        store.add(news(source=source, outlet=outlet, extra=f"\nFirst printed by {outlet}."))
        store.link()
    return sorted(one.id for one in store.records(["statement"]))


def test_a_joined_record_is_judged_in_all_its_articles_and_taken_back_in_all(store, news):
    three(store, news)
    (joined,) = store.linked(["incident"])
    members = {one.id for one in store.members(joined.id)}
    assert len(members) == 3
    given = store.judge(joined, "reject", when=WHEN)
    assert given.found == joined.id
    assert {one.found for one in store.verdicts()} == members
    assert list(store.linked(["incident"], Filter(verdict="standing"))) == []
    assert [one.id for one in store.linked(["incident"], Filter(verdict="rejected"))] == [joined.id]
    assert store.undo_verdict(given.number, when=LATER).record == joined.id
    assert store.verdicts() == []
    store.judge(joined.id, "uphold", when=WHEN)
    store.undo_verdict(when=LATER)
    assert store.verdicts() == []


def test_a_joined_record_can_be_judged_in_its_own_article_alone(store, news):
    three(store, news)
    (joined,) = store.linked(["incident"])
    store.judge(joined.id, "reject", when=WHEN, alone=True)
    assert [one.found for one in store.verdicts()] == [joined.id]
    assert len(list(store.linked(["incident"], Filter(verdict="standing")))) == 1


def test_a_verdict_on_an_utterance_goes_on_when_an_article_more_reports_it(store, news):
    store.add(news())
    store.add(news(source="https://tolmar.example/ferry", outlet="Tolmar Courier", extra="\nMore."))
    store.link()
    (before,) = store.linked(["utterance"])
    store.judge(before.id, "reject", why="two calls, not one", when=WHEN)
    assert list(store.linked(["utterance"], Filter(verdict="standing"))) == []
    store.add(news(source="https://corvane.example/ferry", outlet="Corvane", extra="\nStill more."))
    store.link()
    (grown,) = store.linked(["utterance"])
    assert grown.id != before.id
    assert store.verdict_of(grown.id).why == "two calls, not one"
    assert list(store.linked(["utterance"], Filter(verdict="standing"))) == []
    assert list(store.linked(["utterance"], Filter(verdict="rejected"))) == [grown]
    assert list(store.linked(["utterance"], Filter(verdict="standing", as_of="2024-08-06"))) == []
    assert list(store.linked(["utterance"], Filter(verdict="rejected", as_of="2024-08-06"))) == [grown]


def test_what_links_give_is_asked_for_by_its_own_verdict(store, news):
    said = three(store, news)
    (utterance,) = store.linked(["utterance"])
    for as_of in (None, "2024-08-06"):
        assert list(store.linked(["utterance"], Filter(verdict="upheld", as_of=as_of))) == []
    store.judge(said[0], "uphold", when=WHEN)
    assert list(store.linked(["utterance"], Filter(verdict="upheld"))) == []
    store.judge(utterance.id, "uphold", when=WHEN)
    for as_of in (None, "2024-08-06"):
        assert list(store.linked(["utterance"], Filter(verdict="upheld", as_of=as_of))) == [utterance]
        assert list(store.linked(["utterance"], Filter(verdict="none", as_of=as_of))) == []
