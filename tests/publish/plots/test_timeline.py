import pytest

from dragoman.publish.dossier import Dossier
from dragoman.publish.plots import timeline_plot
from dragoman.publish.plots.timeline import said_in
from tests.publish.plots.strait import PARTIES, article, attack, meeting, saying, strait, warning


def test_an_attack_stands_on_its_day_and_its_report_on_the_day_of_the_article(drawn, words) -> None:
    of = article(1, "2024-08-09")
    plot = timeline_plot(Dossier.of([*PARTIES, of, attack(of, "2024-08-04"), saying(of, "2024-08-08")]))
    root = drawn(plot)
    assert {"4 Aug 2024", "Drone attack by Ostland; against Varnia, Osk strait", "Varnia"} <= set(words(root))
    mark = root.find(".//circle[@class='full']")
    report = [
        line for line in root.iter("line") if line.get("class") == "tick" and line.get("y1") < line.get("y2")
    ]
    assert float(mark.get("cx")) < max(float(line.get("x1")) for line in report)
    assert "reported" in "".join(plot.keys)


def test_what_several_articles_tell_of_one_attack_is_one_mark_and_copies_do_not_count(drawn) -> None:
    first, second = article(1, "2024-08-05"), article(2, "2024-08-06")
    copy = article(3, "2024-08-06", copy_of=first)
    records = [*PARTIES, *(first, second, copy), *(attack(of) for of in (first, second, copy))]
    plot = timeline_plot(Dossier.of(records))
    assert len(drawn(plot).findall(".//circle")) == 1
    assert [cell.words for cell in plot.table.rows[0]][2:] == ["3", "2"]


def test_a_planned_attack_is_open_and_says_so(drawn, words) -> None:
    of = article(1, "2024-08-05")
    root = drawn(timeline_plot(Dossier.of([*PARTIES, of, attack(of, "2024-08-09", "planned")])))
    assert root.find(".//circle").get("class") == "open"
    assert any("(planned)" in told for told in words(root))


def test_a_meeting_long_before_the_reports_does_not_squeeze_them(drawn, words) -> None:
    of = article(1, "2024-08-05")
    root = drawn(
        timeline_plot(Dossier.of([*PARTIES, of, meeting(of, "1982-06-13"), attack(of, "2024-08-04")]))
    )
    assert "earlier" in words(root) and "1982" not in " ".join(words(root))


def test_days_asked_for_are_the_days_shown(drawn, words) -> None:
    dossier = Dossier.of(strait(20))
    root = drawn(timeline_plot(dossier, since="2024-08-05", until="2024-08-07"))
    assert {"5 Aug 2024", "6", "7", "earlier", "later"} <= set(words(root))
    assert not {"8", "4 Aug"} & set(words(root))


def test_marks_lead_where_the_page_says(drawn) -> None:
    of = article(1, "2024-08-05")
    hit = attack(of)
    root = drawn(timeline_plot(Dossier.of([*PARTIES, of, hit]), lambda record: f"/incidents/{record}"))
    (link,) = root.iter("a")
    name = link.findtext("title") or ""
    assert link.get("href") == f"/incidents/{hit.id}" and "1 independent account" in name
    assert name.startswith(" ".join("".join(words.itertext()) for words in link.iter("text")))


@pytest.mark.parametrize("articles", [1, 5, 100])
def test_any_number_of_articles_makes_a_picture(drawn, articles: int) -> None:
    records = strait(articles)
    plot = timeline_plot(Dossier.of(records))
    drawn(plot)
    assert plot.svg == timeline_plot(Dossier.of(reversed(records))).svg


def test_more_things_than_rows_are_counted_in_a_strip(drawn, words) -> None:
    plot = timeline_plot(Dossier.of(strait(30)), rows=4)
    told = words(drawn(plot))
    assert any(words.startswith("All ") for words in told) and "dragoman list incidents" in plot.more


def test_nothing_and_nothing_dated_say_so() -> None:
    undated = article(1, None)
    for records in ([], [*PARTIES, undated, attack(undated, None)]):
        plot = timeline_plot(Dossier.of(records))
        assert not plot.svg and "nothing to draw" in plot.__html__()


def test_a_hostile_name_is_text(drawn) -> None:
    of = article(1, "2024-08-05", outlet="<script>alert(1)</script>")
    hostile = warning(of)
    drawn(timeline_plot(Dossier.of([*PARTIES, of, attack(of), hostile]), lambda _: '"><script>'))


def test_statements_that_are_only_counted_are_drawn_as_those_that_are_there() -> None:
    of = article(1, "2024-08-08")
    records = [*PARTIES, of, saying(of, "2024-08-08"), attack(of)]
    dossier = Dossier.of(records)
    counted = timeline_plot(Dossier.of([*PARTIES, of, attack(of)]), said=said_in(dossier))
    assert counted.svg == timeline_plot(dossier).svg
