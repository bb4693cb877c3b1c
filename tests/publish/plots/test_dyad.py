from dragoman.publish.dossier import Dossier
from dragoman.publish.plots import dyad_plot
from dragoman.publish.plots.dyad import acts_between
from dragoman.record import Account
from tests.publish.plots.strait import (
    OSTLAND,
    PARTIES,
    VARNIA,
    article,
    attack,
    meeting,
    offer,
    strait,
    warning,
)


def test_conflict_stands_above_the_line_and_cooperation_below(drawn) -> None:
    of = article(1, "2024-08-09")
    root = drawn(dyad_plot(Dossier.of([*PARTIES, of, attack(of), meeting(of)]), VARNIA.id, OSTLAND.id))
    zero = float(root.find(".//line[@class='zero']").get("y1"))
    attacked, met = root.findall(".//polygon")

    def high(mark) -> float:
        return float(mark.get("points").split()[0].split(",")[1])

    assert high(attacked) < zero < high(met)


def test_who_did_it_to_whom_is_told_by_shape_and_word() -> None:
    of = article(1, "2024-08-09")
    dossier = Dossier.of([*PARTIES, of, attack(of), warning(of), meeting(of)])
    plot = dyad_plot(dossier, VARNIA.id, OSTLAND.id)
    assert {(row[2].words.partition(":")[0], row[1].words) for row in plot.table.rows} == {
        ("Drone attack", "Ostland to Varnia"),
        ("warned", "Varnia to Ostland"),
        ("Meeting", "both ways"),
    }


def test_a_reprint_makes_no_second_act_and_no_larger_mark(drawn) -> None:
    first, second = article(1, "2024-08-09"), article(2, "2024-08-09")
    copy = article(3, "2024-08-09", copy_of=first)

    def size(*of) -> float:
        dossier = Dossier.of([*PARTIES, *of, *map(attack, of)])
        (act,) = acts_between(dossier, VARNIA.id, OSTLAND.id)[0]
        return act.told.account.independent

    assert size(first) == size(first, copy) == 1 and size(first, second) == 2


def test_a_claim_is_no_act_and_is_counted_beside() -> None:
    of = article(1, "2024-08-09")
    dossier = Dossier.of([*PARTIES, of, warning(of), offer(of)])
    plot = dyad_plot(dossier, VARNIA.id, OSTLAND.id)
    assert len(plot.table.rows) == 1 and plot.more.startswith("1 more deed only claimed")


def test_strangers_and_strangers_to_the_record_have_no_picture() -> None:
    dossier = Dossier.of([*PARTIES])
    assert "No coded act" in dyad_plot(dossier, VARNIA.id, OSTLAND.id).description
    assert "No coded act" in dyad_plot(dossier, VARNIA.id, "act_nobody").description


def test_many_acts_fit_and_zooming_leaves_out_the_rest(drawn) -> None:
    dossier = Dossier.of(strait(60))
    whole, part = (
        dyad_plot(dossier, VARNIA.id, OSTLAND.id, since=since, until=until)
        for since, until in ((None, None), ("2024-08-03", "2024-08-06"))
    )
    drawn(whole)
    drawn(part)


def test_acts_of_one_kind_on_one_day_are_one_mark_with_their_number(drawn, words) -> None:
    articles = [article(at, "2024-08-09") for at in range(300)]
    hits = [attack(of, "2024-08-04", name=str(at)) for at, of in enumerate(articles)]
    accounts = [Account(f"acc_{hit.id}", hit.id, (hit.mentions[0].article,), 1, ()) for hit in hits]
    plot = dyad_plot(Dossier.of([*PARTIES, *articles, *hits, *accounts]), VARNIA.id, OSTLAND.id)
    root = drawn(plot)
    assert "drone attack ×300" in words(root) and len(root.findall(".//polygon")) == 1
    assert len(plot.table.rows) == 200 and "100 earlier acts not in the table" in plot.more
