"""The invented crisis with a record of every type, and verdicts on some."""

import io
from collections.abc import Callable, Iterable

import pytest

from dragoman.link import with_links
from dragoman.ontology.projection import with_events
from dragoman.publish.exports import export
from dragoman.publish.formats.given import Given
from dragoman.record import (
    Contact,
    Figure,
    Incident,
    Message,
    Place,
    Record,
    RecordId,
    Responsibility,
    When,
    content_id,
)
from dragoman.store import Standing, Verdict

SEA = Place("Corr Sound", "XKE", 61.5, -7.25)


@pytest.fixture
def whole(crisis) -> list[Record]:
    """Everything of the crisis: what the articles give, what links it, and its coded events."""
    post, _, herald, harbour = crisis.articles
    actor = {one.name: one.id for one in crisis.actors.values()}
    varnia, ostland, kestria = actor["Varnia"], actor["Ostland"], actor["Kestria"]
    told = next(one for one in crisis.statements if one.act == "warn")
    warned = crisis.span(post, "any second shot “would be answered in kind”")
    fired = crisis.span(post, "Varnia’s navy fired first")
    offered = crisis.span(harbour, "Kestria has offered both sides a table")
    call = crisis.span(herald, "on a call with his counterpart in Kestria")
    tuesday = When("2024-08-06", "Tuesday", crisis.span(post, "Tuesday"), "relative")

    def named(kind: str, *parts: str) -> RecordId:
        return RecordId(content_id(kind, *parts))

    incident = Incident(
        named("incident", "shots"),
        "strike",
        (varnia,),
        (ostland,),
        SEA,
        tuesday,
        "happened",
        (fired,),
        "2024-08-06",
    )
    feared = Incident(
        named("incident", "second"),
        "strike",
        (ostland,),
        (varnia,),
        None,
        None,
        "threatened",
        (warned,),
        "2024-08-06",
    )
    made: list[Record] = [
        Message(
            named("message", "warn"),
            (actor["Dana Velk"],),
            (varnia,),
            (kestria,),
            "indirect",
            "warn",
            (warned,),
            "asserted",
            told.id,
            tuesday,
            (warned,),
            "2024-08-06",
        ),
        Message(
            named("message", "offer"),
            (kestria,),
            (ostland, varnia),
            (),
            "unknown",
            "offer",
            (offered,),
            "claimed",
            None,
            None,
            (offered,),
        ),
        Contact(
            named("contact", "call"),
            "call",
            (actor["Pavel Oren"], kestria),
            None,
            When("2024-08-05/2024-08-06", None, None, "publication"),
            (),
            "held",
            (call,),
            "2024-08-07",
        ),
        incident,
        feared,
        Responsibility(
            named("responsibility", "a"),
            incident.id,
            varnia,
            "denies",
            None,
            crisis.span(herald, "its navy had fired on the ferry"),
            None,
            "2024-08-07",
        ),
        Figure(
            named("figure", "a"),
            incident.id,
            "other",
            "aboard",
            212.0,
            None,
            True,
            crisis.span(post, "Ferry with 212 aboard"),
            None,
            "2024-08-06",
        ),
    ]
    return list(with_events(with_links(lambda: [*crisis.records(), *made])))


@pytest.fixture
def judge() -> Callable[..., Standing]:
    """Verdicts that hold on records."""

    def given(*records: Record, verdict: str = "uphold", why: str | None = "seen") -> Standing:
        held = {
            one.id: Verdict(
                n,
                one.id,
                one.type,
                verdict,
                "ada",
                why,
                "2031-04-09T12:00:00+00:00",
                None,
                None,
                None,
                "",
                one.id,
                False,
            )
            for n, one in enumerate(records, 1)
        }
        return Standing(held)

    return given


@pytest.fixture
def written() -> Callable[..., str]:
    """Records as a format writes them."""

    def write(records: Iterable[Record], name: str, **given: object) -> str:
        out = io.StringIO()
        export(records, name, out, Given(**given))
        return out.getvalue()

    return write
