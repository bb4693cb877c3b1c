from dataclasses import replace

import pytest

from dragoman.link.disputes_contacts import of_contacts
from dragoman.record import Actor, ActorId, ArticleId, Contact, Place, RecordId, Span, When

ACTORS = {
    name: Actor(ActorId(name), words, "person", country)
    for name, words, country in (
        ("lund", "Ada Lund", "XVA"),
        ("holt", "Jon Holt", "XOS"),
        ("ilves", "Mira Ilves", "XVA"),
    )
}
OSK = Place("Port Osk", "XVA", 60.0, 20.0)
TOLMAR = Place("Tolmar", "XVA", 62.0, 24.0)
QUAY = Place("Osk Quay", "XVA", 60.01, 20.0)
NEHR = Place("Nehr", "XOS", 50.0, 10.0)


def met(name, day, where=None, words="Lund met Holt", reported="2031-04-09", **changes):
    """A contact of one article: Lund and Holt met on a day that the text tells."""
    span = Span(ArticleId(name), 0, len(words), words)
    when = When(day, None, None, "relative")
    return replace(
        Contact(
            RecordId(f"c_{name}"), "meeting", (ActorId("lund"), ActorId("holt")), where, when, (), "held", (span,), reported
        ),
        **changes,
    )  # fmt: skip


def disputes(*contacts, groups=None):
    return list(of_contacts(groups or [[one] for one in contacts], ACTORS))


def test_one_meeting_told_of_two_days_is_a_dispute_of_time():
    (found,) = disputes(met("a", "2031-04-07"), met("b", "2031-04-08"))
    assert (found.kind, found.records) == ("time", ("c_a", "c_b"))
    assert found.summary == "whether Ada Lund and Jon Holt met on 2031-04-07 or 2031-04-08"


def test_what_is_joined_stands_in_a_dispute_under_one_id():
    early = [met("a", "2031-04-07"), met("c", "2031-04-07")]
    (found,) = disputes(groups=[early, [met("b", "2031-04-08")]])
    assert found.records == ("c_a", "c_b")


@pytest.mark.parametrize(
    "other",
    [
        met("b", "2031-04-08", status="planned"),
        met("b", "2031-04-08", status="cancelled"),
        met("b", "2031-04-08", kind="call"),
        met("b", "2031-04-08", kind="talks"),
        met("b", "2031-04-08", kind="visit"),
        met("b", "2031-04-08~"),
        met("b", "2031-04-07/2031-04-08"),
        met("b", "2031-04-08T23"),
        met("b", "2031-04-09"),
        met("b", "2031-04-07"),
        met("b", None),
        met("b", "2031-04-08", words="Lund met Holt again"),
        met("b", "2031-04-08", words="Lund met Holt for a second day"),
        met("b", "2031-04-08", words="Lund met Holt on Tuesday local time"),
        met("b", "2031-04-08", where=TOLMAR),
        met("b", "2031-04-08", where=NEHR),
        met("b", "2031-04-08", participants=(ActorId("lund"), ActorId("ilves"))),
        met("b", "2031-04-08", participants=(ActorId("lund"),)),
        met("b", "2031-04-08", reported="2031-05-20"),
        met("b", "2031-04-08", when=When("2031-04-08", None, None, "publication")),
    ],
)
def test_what_only_looks_like_another_day_of_one_meeting_is_no_dispute(other):
    assert not disputes(met("a", "2031-04-07", where=OSK), other)


def test_a_quarter_of_a_town_is_no_other_town():
    assert disputes(met("a", "2031-04-07", where=OSK), met("b", "2031-04-08", where=QUAY))
    assert not disputes(met("a", "2031-04-07", where=OSK), met("b", "2031-04-07", where=QUAY))


def test_an_article_that_tells_of_both_days_shows_that_they_met_twice():
    twice = met("b", "2031-04-08")
    also = replace(met("b", "2031-04-07"), id=RecordId("c_b2"))
    assert not disputes(met("a", "2031-04-07"), twice, also)


def test_a_third_day_shows_that_they_met_more_than_once():
    assert not disputes(
        met("a", "2031-04-07"), met("b", "2031-04-08"), met("c", "2031-04-10", reported="2031-04-11")
    )


def test_one_meeting_told_of_two_towns_is_a_dispute_of_place():
    (found,) = disputes(met("a", "2031-04-07", where=OSK), met("b", "2031-04-07", where=TOLMAR))
    assert (found.kind, found.records) == ("place", ("c_a", "c_b"))
    assert found.summary == "whether Ada Lund and Jon Holt met in Port Osk or Tolmar on 2031-04-07"


@pytest.mark.parametrize(
    "where", [Place("Varnia", "XVA", None, None), Place("France", "FRA", 46.0, 2.0), QUAY, None, OSK]
)
def test_the_country_around_a_town_and_what_is_not_known_as_a_point_is_no_other_town(where):
    assert not disputes(met("a", "2031-04-07", where=OSK), met("b", "2031-04-07", where=where))


def test_two_towns_that_one_article_tells_of_are_two_meetings():
    also = replace(met("b", "2031-04-07", where=OSK), id=RecordId("c_b2"))
    assert not disputes(met("a", "2031-04-07", where=OSK), met("b", "2031-04-07", where=TOLMAR), also)
