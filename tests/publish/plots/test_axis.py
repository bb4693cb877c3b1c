from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dragoman.publish.plots.axis import axis_of, labels

DAYS = st.dates(date(1000, 1, 1), date(9000, 1, 1)).map(lambda day: day.isoformat())


@given(st.lists(DAYS, max_size=30), st.lists(DAYS, max_size=30))
def test_every_day_that_is_placed_lies_in_the_picture_and_in_order(
    reports: list[str], events: list[str]
) -> None:
    axis = axis_of(reports, events, 100, 900)
    if axis is None:
        assert not reports and not events
        return
    placed = [(day, axis.slot(day)) for day in sorted({*reports, *events})]
    found = [at for _, at in placed if at is not None]
    assert found == sorted(found) and all(90 <= at <= 930 for at in found)
    assert all(axis.slot(day) is not None for day in reports)
    assert all(axis.words(at) for at in found)
    assert sum(right - left for left, right in axis.edges) <= 801


def test_a_burst_a_year_later_is_shown_as_large_as_the_first() -> None:
    axis = axis_of(["2024-08-01", "2024-08-03", "2025-08-01"], [], 0, 900)
    assert axis.grain == "day" and len(axis.edges) == 2
    assert [words for _, words, _ in axis.ticks] == ["1 Aug 2024", "2", "3", "1 Aug 2025"]


def test_a_stretch_of_days_keeps_its_ends_and_a_year_has_no_place() -> None:
    axis = axis_of(["2024-08-01", "2024-08-09"], ["2024-08-02/2024-08-04"], 0, 900)
    left, right = axis.place("2024-08-02/2024-08-04")
    assert left < right
    assert axis.place("2024") is None and axis.place("../2024-08-02") is None


def test_an_open_or_missing_time_makes_no_axis() -> None:
    assert axis_of([], ["../2024-08-01"], 0, 900) is None


def test_a_month_is_not_drawn_on_the_one_day_of_it_that_is_shown() -> None:
    axis = axis_of(["2024-08-01", "2024-09-10"], [], 0, 900)
    assert axis.place("2024-08") is None and axis.slot("2024-09-10") is not None


def test_every_stretch_is_named_though_there_is_no_room_for_every_day() -> None:
    axis = axis_of(["2024-01-09", "2024-03-09", "2024-05-09", "2024-07-09"], [], 0, 300)
    told = "".join(labels(axis, 10))
    assert all(f">{day}<" in told for day in ("9 Jan 2024", "9 Mar", "9 May", "9 Jul"))
