"""From bytes to articles: what is handed over, what is made of it, and what had to be left out."""

from dragoman.ingest.article import make_article, page_of
from dragoman.ingest.encoding import decode
from dragoman.ingest.given import Form, Given, LeftOut, Told
from dragoman.ingest.trace import trace
from dragoman.ingest.walk import find_articles

__all__ = ["Form", "Given", "LeftOut", "Told", "decode", "find_articles", "make_article", "page_of", "trace"]
