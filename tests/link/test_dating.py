from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dragoman.link.dating import date_undated, with_dates
from dragoman.record import Actor, Article, Block, Incident, Span, Statement, When, actor_id, article_id

LUND = Actor(actor_id("person", "Ada Lund"), "Ada Lund", "person", "XVA")
HOLT = Actor(actor_id("person", "Jon Holt"), "Jon Holt", "person", "XOS")
SAID = "We will keep the strait open for every ship that comes in peace, and close it to every other ship."


def article(n, day=None):
    when = When(day, None, None, "metadata") if day else None
    return Article(
        article_id(f"a{n}", ""), f"a{n}", "0" * 64, None, None, None, None, None, when, "en", "Words.",
        (Block(0, 6, "body"),),
    )  # fmt: skip


def said(n, home, words=SAID, day=None, edtf=None):
    when = When(edtf, day, None, "relative") if day else None
    reported = home.published.edtf if home.published else None
    return Statement(
        f"sta_{n}", home.id, (LUND.id,), None, None, (Span(home.id, 0, len(words), words),), "direct", "say",
        when=when, reported=reported,
    )  # fmt: skip


def killing(n, home, text, edtf=None):
    span = Span(home.id, 0, 12, "Holt, killed")
    when = When(edtf, text, None, "relative") if text else None
    reported = home.published.edtf if home.published else None
    return Incident(f"inc_{n}", "killing", (), (HOLT.id,), None, when, "happened", (span,), reported)


def dated(*records):
    return {key: when.edtf for key, when in date_undated([LUND, HOLT, *records]).items()}


KNOWN, OTHER, THIRD = article(1, "2024-08-06"), article(2), article(3)
LAST_WEEK = killing(1, KNOWN, "last week", "2024-07-29/2024-08-04")


def test_an_event_of_last_week_that_another_article_dates_gives_the_week_of_publication() -> None:
    assert dated(KNOWN, OTHER, LAST_WEEK, killing(2, OTHER, "last week")) == {
        OTHER.id: "2024-08-04/2024-08-10"
    }


def test_the_weekday_on_which_things_were_said_narrows_it_to_a_day_or_two() -> None:
    records = (LAST_WEEK, killing(2, OTHER, "last week"), said(3, OTHER, "The strait is open.", "Monday"))
    assert dated(KNOWN, OTHER, *records) == {OTHER.id: "2024-08-05/2024-08-06"}


def test_the_same_quotation_dates_an_article_to_the_days_on_which_it_is_news() -> None:
    assert dated(KNOWN, OTHER, said(1, KNOWN), said(2, OTHER)) == {OTHER.id: "2024-08-05/2024-08-08"}
    on_tuesday = said(1, KNOWN, day="Tuesday", edtf="2024-08-06")
    assert dated(KNOWN, OTHER, on_tuesday, said(2, OTHER, day="Tuesday")) == {
        OTHER.id: "2024-08-06/2024-08-07"
    }


def test_an_article_that_does_not_say_when_the_event_was_may_be_of_any_later_day() -> None:
    assert dated(KNOWN, OTHER, LAST_WEEK, killing(2, OTHER, None)) == {}


def test_links_that_leave_no_day_date_nothing() -> None:
    late = article(9, "2024-08-20")
    quoted = (said(1, late, day="Tuesday", edtf="2024-08-20"), said(2, OTHER, day="Tuesday"))
    assert dated(KNOWN, late, OTHER, LAST_WEEK, killing(2, OTHER, "last week"), *quoted) == {}


def test_an_article_that_has_been_dated_dates_another() -> None:
    quoted = "Nobody in Tolmar harbour has seen the grey boat since the winter storms, and nobody will."
    chain = (
        LAST_WEEK, killing(2, OTHER, "last week"), said(3, OTHER, quoted, "Monday"),
        said(4, THIRD, quoted, "Monday"),
    )  # fmt: skip
    assert dated(KNOWN, OTHER, THIRD, *chain) == {
        OTHER.id: "2024-08-05/2024-08-06",
        THIRD.id: "2024-08-05/2024-08-06",
    }


def test_where_nothing_is_dated_nothing_can_be() -> None:
    assert dated(OTHER, THIRD, said(1, OTHER), said(2, THIRD)) == {}


@given(st.permutations(range(6)))
def test_the_order_of_records_does_not_matter(order: list[int]) -> None:
    records = [KNOWN, OTHER, LAST_WEEK, killing(2, OTHER, "last week"), said(3, OTHER, day="Monday"), THIRD]
    assert dated(*(records[n] for n in order)) == dated(*records)


def test_the_basis_says_that_it_is_linked() -> None:
    (found,) = date_undated([LUND, HOLT, KNOWN, OTHER, said(1, KNOWN), said(2, OTHER)]).values()
    assert found.basis == "linked"
    assert date_undated([LUND, replace(OTHER, published=found), said(2, OTHER)]) == {}


def now(*records):
    """Records by id, as they are once the undated articles are dated."""
    return {one.id: one for one in (*records, *with_dates([LUND, HOLT, *records]))}


MONDAY = said(3, OTHER, "The strait is open.", "Monday")


def test_the_times_of_an_article_that_is_dated_by_others_are_counted_from_there() -> None:
    held = now(KNOWN, OTHER, LAST_WEEK, killing(2, OTHER, "last week"), MONDAY)
    published = held[OTHER.id].published
    assert published is not None and (published.edtf, published.basis) == ("2024-08-05/2024-08-06", "linked")
    assert (held["sta_3"].when.edtf, held["sta_3"].reported) == ("2024-08-05", "2024-08-06")
    assert held["inc_2"].when.edtf == "2024-07-29/2024-08-04"


def test_what_the_days_left_open_tell_differently_lies_between() -> None:
    told = said(4, OTHER, "Every ship may pass.", "yesterday")
    held = now(KNOWN, OTHER, LAST_WEEK, killing(2, OTHER, "last week"), MONDAY, told)
    assert held["sta_4"].when.edtf == "2024-08-04/2024-08-05"


def test_a_saying_without_a_day_is_of_the_report_unless_it_was_said_before() -> None:
    home = replace(OTHER, text="Lund says so. Holt has said no.")
    cues = Span(home.id, 5, 9, "says"), Span(home.id, 23, 27, "said")
    plain, perfect = (
        replace(said(n, home, "Every ship may pass."), cue_span=cue) for n, cue in enumerate(cues, 4)
    )
    held = now(KNOWN, home, LAST_WEEK, killing(2, home, "last week"), MONDAY, plain, perfect)
    assert (held["sta_4"].when.edtf, held["sta_4"].when.basis) == ("2024-08-05/2024-08-06", "publication")
    assert held["sta_5"].when is None


def test_dating_again_changes_nothing_and_without_its_links_an_article_is_undated_again() -> None:
    given = [KNOWN, OTHER, LAST_WEEK, killing(2, OTHER, "last week"), MONDAY]
    held = now(*given)
    assert with_dates([LUND, HOLT, *held.values()]) == ()
    alone = [held[one.id] for one in given if one not in (KNOWN, LAST_WEEK)]
    reopened = {one.id: one for one in with_dates([LUND, HOLT, *alone])}
    assert reopened == {one.id: one for one in given if one.id in reopened}
    assert set(reopened) == {OTHER.id, "inc_2", "sta_3"}


def test_a_plan_of_a_dated_article_looks_on() -> None:
    planned = replace(killing(5, OTHER, "Friday"), status="planned")
    held = now(KNOWN, OTHER, LAST_WEEK, killing(2, OTHER, "last week"), MONDAY, planned)
    assert held["inc_5"].when.edtf == "2024-08-09"
