"""An actor on the screen: titles with their days, and every mention."""

import io

from rich.console import Console

from dragoman.publish.who import who
from dragoman.record import Actor, Statement


def _printed(actor: Actor, mentions: list[Statement], records: list) -> str:
    out = io.StringIO()
    by_id = {found.id: found for found in records}
    who(actor, mentions, by_id.__getitem__, Console(file=out, width=100))
    return out.getvalue()


def test_every_mention_has_its_day_outlet_words_and_id(crisis) -> None:
    (warned,) = [statement for statement in crisis.statements if statement.act == "warn"]
    (speaker,) = [actor for actor in crisis.actors.values() if actor.id in warned.speakers]
    printed = _printed(speaker, [warned], crisis.records())
    assert "Mentions" in printed
    assert "6 Aug 2024 · Kestria Post · statement: speaks" in printed
    assert warned.id in printed
    assert warned.content_spans[0].exact[:20] in printed


def test_an_actor_without_titles_or_mentions_has_no_such_headings(crisis) -> None:
    actor = next(iter(crisis.actors.values()))
    assert _printed(Actor(actor.id, actor.name, actor.kind), [], crisis.records()) == ""
