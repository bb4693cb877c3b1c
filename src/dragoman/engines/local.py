"""Reads articles one after the other, here, in this process."""

from collections.abc import Callable, Generator, Iterable

from dragoman.engines.one import read_given
from dragoman.engines.outcomes import Outcome, ReadSettings
from dragoman.ingest import Given, LeftOut


def read_here(
    given: Iterable[Given | LeftOut], settings: ReadSettings, known: Callable[[Given], bool]
) -> Generator[Outcome, None, None]:
    """Yield what became of each input, in their order; holds one article at a time."""
    for one in given:
        if isinstance(one, LeftOut):
            yield one, one.fault
        elif known(one):
            yield one, None
        else:
            yield one, read_given(one, settings)
