"""The trained reader: one small encoder that cuts, tags, parses, names and attributes."""

from functools import cache

from dragoman.language.model.read_text import Attribution, Name, ReadText
from dragoman.language.model.reader import Reader

__all__ = ["Attribution", "Name", "ReadText", "Reader", "shipped_reader"]


@cache
def shipped_reader() -> Reader:
    """The reader that ships with the package, loaded once a process."""
    return Reader.load()
