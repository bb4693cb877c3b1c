from collections.abc import Callable

from dragoman.publish.dossier import Dossier
from dragoman.publish.origins import origins_of
from dragoman.record import Copy


def test_articles_that_have_it_from_one_agency_stand_together_with_how_we_know(new_desk: Callable) -> None:
    desk = new_desk()
    first = desk.article("Post", "One.", "2024-08-05", agency="Meridian")
    desk.article("Courier", "Two.", "2024-08-06", agency="Meridian")
    desk.article("Herald", "Three.", "2024-08-07", copy_of=Copy(first.id, 0.94))
    desk.article("Gazette", "Four.", "2024-08-07")
    (origin,) = origins_of(Dossier.of(desk.records()))
    assert origin.name == "Meridian"
    assert [(one.outlet, one.how) for one in origin.articles] == [
        ("Post", "credits Meridian"),
        ("Courier", "credits Meridian"),
        ("Herald", "94% of its words are those of Post"),
    ]
    assert Dossier.of(desk.records()).independent == 2


def test_a_single_report_is_no_origin_of_others(crisis) -> None:
    assert [len(origin.articles) for origin in origins_of(Dossier.of(crisis.records()))] == [2]
