"""What a reader of a format makes of an article's bytes, before its text is laid out."""

from dataclasses import dataclass

from dragoman.ingest.given import NOTHING_TOLD, Told


@dataclass(frozen=True, slots=True)
class Reading:
    """An article's text as it came, and what its own format says of it.

    `text` may or may not begin with the title; `found` is what the page or the mail says of itself.
    """

    text: str
    found: Told = NOTHING_TOLD
