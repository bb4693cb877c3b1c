"""Everything that a filter asks for: the record across articles, and its coded events."""

from collections.abc import Iterator

from dragoman.ontology.projection import with_events
from dragoman.record import Record
from dragoman.store import Filter, Standing, Store

CODED = ("event", "account")
"""Types that are made when they are asked for. What they are of decides whether they are; a rejection of
their own takes them out of what stands."""


def asked(
    store: Store, select: Filter, standing: Standing | None = None, *, as_told: bool = False
) -> Iterator[Record]:
    """Yield what the filter asks for as pages show it (`Store.linked`), with coded events, for an export."""
    held = standing or store.standing()
    for one in with_events(store.linked(select=select, as_told=as_told)):
        if select.verdict == "standing" and one.type in CODED and held.rejects(one):
            continue
        yield one
