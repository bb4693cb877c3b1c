from dragoman.publish.dossier import Dossier
from dragoman.publish.summary import summary
from tests.publish.plots.strait import PARTIES, article, attack, meeting, offer, saying, strait, warning


def points(records: list) -> dict[str, str]:
    return {point.about: point.words for point in summary(Dossier.of(records))}


def test_every_line_is_counted_from_the_record() -> None:
    first = article(1, "2024-08-05")
    copy = article(2, "2024-08-06", copy_of=first)
    told = points(
        [
            *PARTIES,
            first,
            copy,
            warning(first),
            warning(copy),
            offer(first),
            attack(first),
            meeting(first),
            saying(first),
        ]
    )
    assert told["Reports"] == (
        "2 articles from 2 outlets, published 5–6 August 2024. "
        "Copies and the reports of one agency counted once: 1 independent account."
    )
    assert told["Who told whom"] == (
        "2 messages. 1 directly, 1 indirectly. Carried by Kestria (1). Not simply asserted: 1 claimed by one side."
    )
    assert told["Who met whom"] == "1 contact: 1 meeting."
    assert told["What happened"] == "1 incident: 1 drone attack."
    assert told["Said"] == "1 statement by 1 speaker, 0 of them wholly in the speaker’s own words."
    assert told["How well borne out"] == (
        "Of 4 messages, contacts and incidents, 0 are told by more than one independent account, 4 by a single one."
    )


def test_what_may_be_is_not_counted_with_what_took_place() -> None:
    of = article(1, "2024-08-05")
    told = points([*PARTIES, of, attack(of), attack(of, "2024-09-09", "planned", name="p")])
    assert told["What happened"] == "2 incidents: 2 drone attacks. 1 took place; 1 planned."


def test_nothing_has_no_line() -> None:
    assert points([]) == {}
    assert list(points([article(1, None)])) == ["Reports"]


def test_the_summary_does_not_depend_on_the_order_of_reading() -> None:
    records = strait(12)
    assert points(records) == points(records[::-1])
