"""Records of many articles: which copy one another, tell one story, say one thing, or contradict."""

from dragoman.link.copies import find_copies
from dragoman.link.linking import Linked, link, with_links

__all__ = ["Linked", "find_copies", "link", "with_links"]
