"""What people read: the brief, the exports, listings, and single records."""

from dragoman.publish.brief import brief_html

__all__ = ["brief_html"]
