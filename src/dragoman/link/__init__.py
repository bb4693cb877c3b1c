"""Records of many articles: which of them copy one another."""

from dragoman.link.copies import find_copies

__all__ = ["find_copies"]
