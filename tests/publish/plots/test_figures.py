from dataclasses import replace

from dragoman.publish.dossier import Dossier
from dragoman.publish.plots import figures_plot
from tests.publish.plots.strait import PARTIES, article, attack, saying, toll


def test_a_toll_is_told_with_its_bounds_its_day_and_who_says_so(drawn, words) -> None:
    first, second = article(1, "2024-08-05"), article(2, "2024-08-07")
    hit, said = attack(first), saying(first)
    exact, open_ended = toll(first, hit, 12, 12, by=said.id), toll(second, hit, 14, about=True)
    plot = figures_plot(Dossier.of([*PARTIES, first, second, hit, said, exact, open_ended]), [hit.id])
    root = drawn(plot)
    told = words(root)
    assert told.index("5 Aug 2024") < told.index("7 Aug 2024")
    assert "12 killed (sailors): says Pavel Oren, Paper 1" in told
    assert "at least 14 killed (sailors): Paper 2" in told
    assert "at least" in "".join(plot.keys) and "approximate" in "".join(plot.keys)


def test_the_same_number_from_the_same_mouth_on_one_day_is_one_row(drawn) -> None:
    first, second = article(1, "2024-08-05"), article(2, "2024-08-05")
    hit = attack(first)
    plot = figures_plot(
        Dossier.of([*PARTIES, first, second, hit, toll(first, hit, 12, 12), toll(second, hit, 12, 12)]),
        [hit.id],
    )
    drawn(plot)
    assert [cell.words for cell in plot.table.rows[0]][1:] == ["12 killed (sailors)", "", "Paper 1, Paper 2"]
    assert len(plot.table.rows) == 1


def test_measures_stand_on_scales_of_their_own(drawn, words) -> None:
    of = article(1, "2024-08-05")
    hit = attack(of)
    many = replace(toll(of, hit, 40_000, 40_000), measure="displaced")
    told = words(drawn(figures_plot(Dossier.of([*PARTIES, of, hit, toll(of, hit, 3, 3), many]), [hit.id])))
    assert "Killed" in told and "Displaced" in told and "40,000" in told and "3" in told


def test_nought_is_a_figure_and_nothing_is_none(drawn) -> None:
    of = article(1, None)
    hit = attack(of)
    drawn(figures_plot(Dossier.of([*PARTIES, of, hit, toll(of, hit, 0, 0)]), [hit.id]))
    assert not figures_plot(Dossier.of([*PARTIES, of, hit]), [hit.id]).svg
    assert not figures_plot(Dossier.of([]), []).svg


def test_of_hundreds_the_latest_are_drawn_and_the_rest_counted(drawn) -> None:
    articles = [article(at, f"2024-08-{1 + at % 28:02d}") for at in range(200)]
    hit = attack(articles[0])
    plot = figures_plot(
        Dossier.of([*PARTIES, *articles, hit, *(toll(of, hit, 12 + at) for at, of in enumerate(articles))]),
        [hit.id],
    )
    drawn(plot)
    assert len(plot.table.rows) == 30 and plot.more.startswith("170 earlier figures not drawn")
