"""Where records stand: the address of each, by its id alone, so that links stay."""

from dragoman.record.ids import PREFIXES

PLURAL = {"story": "stories", "responsibility": "responsibilities"}


def kind_path(kind: str) -> str:
    """The list that records of a type stand in: ``statements``."""
    return PLURAL.get(kind, kind + "s")


KIND_OF_PREFIX = {prefix: kind for kind, prefix in PREFIXES.items()}


def path_of(id_: str) -> str:
    """The page of a record, by its id alone: ``/statements/sta_…``."""
    return f"/{kind_path(KIND_OF_PREFIX.get(id_[:3], 'record'))}/{id_}"


def anchor(start: int) -> str:
    """The place on an article's page of the words that begin at a code point."""
    return f"c-{start}"
