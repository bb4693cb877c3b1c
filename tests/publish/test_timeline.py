from collections.abc import Callable
from dataclasses import replace

import pytest

from dragoman.publish.dossier import Dossier
from dragoman.publish.timeline import Timeline, timeline


def _chart(desk) -> Timeline:
    dossier = Dossier.of(desk.records())
    return timeline(dossier.statements, dossier)


def _said_on(desk, *days: str | None, reported: str | None = None, speaker: str = "Velk") -> None:
    article = desk.article("Post", "no " * len(days), reported)
    who = desk.actor(speaker)
    for at, day in enumerate(days):
        statement = desk.say(article, who, "no", when=day)
        moved = article.span(3 * at, 3 * at + 2)
        desk.statements[-1] = replace(statement, id=f"sta_{len(desk.statements)}", content_spans=(moved,))


@pytest.mark.parametrize(
    ("first", "last", "grain", "bins"),
    [
        ("2024-08-06", "2024-08-06", "day", 1),
        ("2024-08-01", "2024-08-31", "day", 31),
        ("2024-01-01", "2024-12-31", "week", 53),
        ("2015-01-01", "2024-12-31", "month", 120),
        ("1987-05-01", "2024-12-31", "year", 38),
    ],
)
def test_the_grain_follows_the_span(new_desk: Callable, first: str, last: str, grain: str, bins: int) -> None:
    desk = new_desk()
    _said_on(desk, first, last)
    chart = _chart(desk)
    assert (chart.grain, chart.bins) == (grain, bins)
    (lane,) = chart.lanes
    assert {bar.at for bar in lane.bars} == {0, bins - 1}
    assert len(chart.ticks) <= 7


def test_a_statement_without_a_day_is_placed_on_no_day(new_desk: Callable) -> None:
    desk = new_desk()
    _said_on(desk, "2024-08-06", "2024-08-01/2024-08-09", "2024-08", "2024-08-03/..", None)
    (lane,) = _chart(desk).lanes
    assert (lane.total, lane.unplaced) == (5, 4)


def test_the_day_of_the_report_is_told_from_the_day_of_the_saying(new_desk: Callable) -> None:
    desk = new_desk()
    _said_on(desk, "2024-08-06", None, reported="2024-08-06")
    chart = _chart(desk)
    (bar,) = chart.lanes[0].bars
    assert (bar.said, bar.reported) == (1, 1)
    assert chart.has_reported


def test_statements_known_only_by_month_make_a_chart_of_months(new_desk: Callable) -> None:
    desk = new_desk()
    _said_on(desk, "2024-07", "2024-08")
    chart = _chart(desk)
    assert (chart.grain, chart.bins, chart.unplaced) == ("month", 2, 0)


def test_no_dates_make_a_chart_without_an_axis(new_desk: Callable) -> None:
    desk = new_desk()
    _said_on(desk, None, None)
    chart = _chart(desk)
    assert (chart.bins, chart.unplaced, chart.ticks) == (0, 2, ())


def test_many_sides_share_the_last_row_and_no_statement_is_lost(new_desk: Callable) -> None:
    desk = new_desk()
    for at in range(30):
        _said_on(desk, *["2024-08-06"] * (1 + at % 3), speaker=f"Speaker {at}")
    chart = _chart(desk)
    assert len(chart.lanes) == 8
    assert chart.lanes[-1].side == "23 others"
    assert sum(lane.total for lane in chart.lanes) == len(desk.statements)


def test_a_person_counts_for_the_state_that_the_person_serves(crisis) -> None:
    sides = [lane.side for lane in _chart(crisis).lanes]
    assert sides == ["Ostland", "Varnia", "Kestria", "Ostland and Varnia", "Unnamed sources"]


def test_one_far_statement_does_not_squeeze_the_rest_into_a_column(new_desk: Callable) -> None:
    desk = new_desk()
    _said_on(desk, "1998-02-01", *(f"2024-08-0{day}" for day in range(1, 10)), "2024-08-06")
    chart = _chart(desk)
    assert (chart.grain, chart.bins) == ("day", 9)
    assert chart.unplaced == 1
