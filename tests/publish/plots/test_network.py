from itertools import pairwise

import pytest

from dragoman.publish.dossier import Dossier
from dragoman.publish.plots import matrix_table, network_plot
from dragoman.publish.plots.ring import ring_order
from dragoman.publish.plots.ties import root_of, ties_of
from tests.publish.plots.strait import (
    KESTRIA,
    OREN,
    OSTLAND,
    PARTIES,
    VARNIA,
    article,
    offer,
    strait,
    warning,
)


def test_a_word_through_a_mediator_goes_by_way_of_its_box(drawn, words) -> None:
    of = article(1, "2024-08-07")
    plot = network_plot(Dossier.of([*PARTIES, of, offer(of)]))
    root = drawn(plot)
    assert root.find(".//rect[@class='carrier']") is not None
    assert len(root.findall(".//path[@class='tie indirect']")) == 2
    assert {"Kestria", "Ostland", "Varnia", "offered, through Kestria (claimed)"} <= set(words(root))
    assert [cell.words for cell in plot.table.rows[0]][:5] == ["1", "Ostland", "Varnia", "Kestria", "offered"]


def test_an_arrow_is_as_broad_as_it_is_borne_out_and_a_reprint_adds_nothing(drawn) -> None:
    first, second = article(1, "2024-08-05"), article(2, "2024-08-06")
    copy = article(3, "2024-08-06", copy_of=first)

    def broad(*of) -> float:
        root = drawn(network_plot(Dossier.of([*PARTIES, *of, *map(warning, of)])))
        return float(root.find(".//path").get("stroke-width"))

    assert broad(first) == broad(first, copy) < broad(first, second)


def test_what_is_only_claimed_has_an_open_head(drawn) -> None:
    of = article(1, "2024-08-05")
    heads = [
        drawn(network_plot(Dossier.of([*PARTIES, of, warning(of, status=status)])))
        .find(".//polygon")
        .get("class")
        for status in ("asserted", "claimed", "denied", "planned")
    ]
    assert heads == ["full", "open", "open", "open"]


def test_a_state_speaks_through_its_officials_unless_each_actor_is_asked_for(words, drawn) -> None:
    of = article(1, "2024-08-05")
    dossier = Dossier.of([*PARTIES, of, warning(of, senders=(OREN.id,))])
    assert "Varnia" in words(drawn(network_plot(dossier)))
    assert "Pavel Oren" in words(drawn(network_plot(dossier, by="actor")))
    assert root_of(OREN.id, dossier) == VARNIA.id


def test_a_message_without_a_named_recipient_is_counted_and_not_drawn() -> None:
    of = article(1, "2024-08-05")
    plot = network_plot(Dossier.of([*PARTIES, of, warning(of, recipients=())]))
    assert not plot.svg and "1 message has no sender or no recipient" in plot.description


def test_the_matrix_has_the_same_messages_and_leads_where_the_page_says() -> None:
    of = article(1, "2024-08-05")
    dossier = Dossier.of([*PARTIES, of, warning(of), offer(of)])
    html = matrix_table(dossier, between=lambda one, other: f"/messages?from={one}&to={other}")
    assert '<a href="/messages?from=Varnia&amp;to=Ostland">1</a>' in html and "through <bdi>Kestria" in html
    assert matrix_table(Dossier.of([])) == ""


@pytest.mark.parametrize("articles", [1, 5, 60])
def test_the_same_record_gives_the_same_picture_in_any_order(drawn, articles: int) -> None:
    records = strait(articles)
    plot = network_plot(Dossier.of(records))
    drawn(plot)
    assert plot.svg == network_plot(Dossier.of(reversed(records))).svg


def test_parties_beyond_the_ring_are_counted(drawn) -> None:
    of = article(1, "2024-08-05")
    dossier = Dossier.of(
        [*PARTIES, of, warning(of), offer(of), warning(of, name="k", recipients=(KESTRIA.id,))]
    )
    plot = network_plot(dossier, parties=2)
    drawn(plot)
    assert "more message" in plot.more and "dragoman list messages" in plot.more


def test_ties_count_words_once_however_many_print_them() -> None:
    first, second = article(1, "2024-08-05"), article(2, "2024-08-06")
    (tie,) = ties_of(Dossier.of([*PARTIES, first, second, warning(first), warning(second)])).ties
    assert (tie.sender, tie.recipient, tie.sent, tie.accounts) == ("Varnia", "Ostland", 1, 2)
    assert OSTLAND.name == tie.recipient


def test_the_ring_keeps_together_what_talks() -> None:
    parties = ("a", "b", "c", "d", "e", "f")
    order = ring_order(parties, {("a", "d"): 5, ("d", "f"): 4, ("b", "e"): 3})
    near = {frozenset(pair) for pair in pairwise((*order, order[0]))}
    assert {frozenset("ad"), frozenset("df"), frozenset("be")} <= near and order[0] == "a"
