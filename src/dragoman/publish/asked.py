"""Everything that a filter asks for: what articles give, what linking makes of it, and its coded events."""

from collections.abc import Iterator
from dataclasses import replace

from dragoman.link import with_links
from dragoman.ontology.projection import with_events
from dragoman.record import Record
from dragoman.store import STANDINGS, Filter, Standing, Store
from dragoman.store.verdict_likeness import MEMBERS


def asked(store: Store, select: Filter, standing: Standing | None = None) -> Iterator[Record]:
    """Yield what the filter asks for, and what is made of that; in the order of an export.

    Stories, utterances, disputes, accounts and events are made of what is asked for. Their own verdicts are
    asked for too: an upheld dispute is found among all that stands, though neither of its sides was judged.
    """
    verdict = select.verdict
    held = standing or store.standing()
    if verdict is None or STANDINGS[verdict] is None:
        every = with_events(with_links(lambda: store.records(select=select)))
        yield from (one for one in every if one.type not in MEMBERS or held.answers(one, verdict))
        return
    shown = {one.id for one in store.records(select=select)}
    whole = replace(select, verdict=None if verdict == "rejected" else "standing")
    for one in with_events(with_links(lambda: store.records(select=whole))):
        if held.answers(one, verdict) if one.type in MEMBERS else one.id in shown:
            yield one
