"""From a parsed article to its record."""

from dragoman.extract.attribution import Attribution
from dragoman.extract.finder import find_attributions
from dragoman.extract.read import read_article

__all__ = ["Attribution", "find_attributions", "read_article"]
