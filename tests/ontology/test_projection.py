from typing import get_args

import pytest

from dragoman.ontology.plover import TYPES
from dragoman.ontology.projection import codes, events_of, with_events
from dragoman.record import Actor, Contact, Incident, Message, Span, actor_id
from dragoman.record.words import ContactKind, IncidentKind

SPAN = Span("art_x", 0, 4, "told")
VARNIA = Actor(actor_id("state", "Varnia"), "Varnia", "state", "XVA")
OSTLAND = Actor(actor_id("state", "Ostland"), "Ostland", "state", "XOS")
MINISTRY = Actor(actor_id("government_body", "navy"), "Ostland navy", "government_body", "XOS", OSTLAND.id)
NOBODY = Actor(actor_id("group", "gunmen"), "gunmen", "group")
ACTORS = {actor.id: actor for actor in (VARNIA, OSTLAND, MINISTRY, NOBODY)}


def message(act: str, status: str = "asserted") -> Message:
    return Message(
        "msg_1", (VARNIA.id,), (OSTLAND.id,), (), "direct", act, (SPAN,), status, None, None, (SPAN,)
    )


def incident(status: str = "happened", perpetrators: tuple[str, ...] = (MINISTRY.id,)) -> Incident:
    return Incident("inc_1", "strike", perpetrators, (VARNIA.id,), None, None, status, (SPAN,))


def test_a_warning_is_a_threat_from_one_to_the_other() -> None:
    (event,) = events_of(message("warn"), ACTORS)
    assert (event.source, event.target) == ("XVA", "XOS")
    assert (event.plover.type, event.cameo, event.quad_class) == ("THREATEN", "130", 3)
    assert event.record == "msg_1"


@pytest.mark.parametrize("status", ["claimed", "disputed", "denied", "planned"])
def test_a_message_that_is_not_asserted_gives_no_event(status: str) -> None:
    assert events_of(message("warn", status), ACTORS) == ()


def test_a_plain_notice_gives_no_event() -> None:
    assert events_of(message("notify"), ACTORS) == ()


def test_a_meeting_gives_an_event_each_way() -> None:
    held = Contact("con_1", "meeting", (VARNIA.id, OSTLAND.id), None, None, (), "held", (SPAN,))
    assert {(e.source, e.target) for e in events_of(held, ACTORS)} == {("XVA", "XOS"), ("XOS", "XVA")}


def test_a_navy_has_its_country_and_role() -> None:
    (event,) = events_of(incident(), ACTORS)
    assert (event.source, event.target, event.goldstein) == ("XOSGOV", "XVA", -10.0)


@pytest.mark.parametrize("status", ["planned", "hypothetical"])
def test_what_did_not_happen_gives_no_event(status: str) -> None:
    assert events_of(incident(status), ACTORS) == ()


def test_an_attack_by_nobody_known_gives_no_event() -> None:
    assert events_of(incident(perpetrators=()), ACTORS) == ()
    assert events_of(incident(perpetrators=(NOBODY.id,)), ACTORS) == ()


def test_records_pass_through_with_their_events_behind_them() -> None:
    passed = list(with_events([VARNIA, OSTLAND, message("praise")]))
    assert [record.type for record in passed] == ["actor", "actor", "message", "event"]


def test_every_kind_of_contact_and_incident_has_a_code_or_is_other() -> None:
    assert all(("contact", kind) in codes() for kind in get_args(ContactKind))
    assert {k for k in get_args(IncidentKind) if ("incident", k) not in codes()} == {"other"}
    assert all(code.plover.type in TYPES for code in codes().values())
