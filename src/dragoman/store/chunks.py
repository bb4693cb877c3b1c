"""A few hundred at a time: as many ids as every database takes in one question."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

CHUNK = 400
"""Ids in one question, below the number that a database takes."""


Item = TypeVar("Item")


def chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Yield the items a few hundred at a time; takes no more of them than it yields."""
    rest = iter(items)
    while some := list(islice(rest, CHUNK)):
        yield some
