"""The desk: a local web application over the database, and its API. `desk` makes it."""

from dragoman.web.desk import desk

__all__ = ["desk"]
