from markupsafe import Markup

from dragoman.publish.palette import LIGHT
from dragoman.publish.plots import Cell, Plot, Table, plot_style
from dragoman.publish.plots.drawing import fitted, length


def test_a_figure_has_its_picture_its_keys_its_table_and_what_is_left_out() -> None:
    table = Table(("Who", "How often"), ((Cell("<Varnia>", "/a?b=1&c=2"), Cell("3", number=True)),))
    html = Plot("p", "A title", "Told", Markup("<svg></svg>"), table, (Markup("key"),), "2 more").__html__()
    assert '<a href="/a?b=1&amp;c=2"><bdi>&lt;Varnia&gt;</bdi></a>' in html and '<td class="n">' in html
    assert 'role="region" tabindex="0" aria-label="A title"' in html and "2 more" in html


def test_a_plot_of_nothing_says_so_in_words() -> None:
    assert Plot("p", "T", "Nothing was found.").__html__() == '<p class="empty">Nothing was found.</p>'


def test_the_style_stands_on_the_palette_alone() -> None:
    import re

    used = set(re.findall(r"var\(--([a-z]+)", plot_style())) - {"sans"}
    assert used <= set(LIGHT) and "#" not in plot_style().replace("#/", "")


def test_words_are_cut_to_their_room_and_say_so() -> None:
    cut = fitted("A very long name of a ministry of many affairs", 120)
    assert cut.endswith("…") and length(cut) <= 120
    assert fitted("Varnia", 200) == "Varnia" and fitted("Varnia", 2) == ""
