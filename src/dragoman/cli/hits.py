"""How hits of a search look in the terminal: where, when, and the words with those found set off."""

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from dragoman.record import Article
from dragoman.store import Hit


def print_hits(hits: Iterable[Hit], console: Console) -> int:
    """Print hits as they come and return how many there were."""
    count = 0
    for count, hit in enumerate(hits, 1):  # noqa: B007  # the count is what is left of the loop
        console.print(_head(hit))
        console.print(_words(hit))
    return count


def _head(hit: Hit) -> Text:
    found = hit.record
    parts = [found.type, found.id]
    if isinstance(found, Article):
        parts += [part for part in (found.outlet, found.title) if part]
    if found.reported:
        parts.append(found.reported)
    return Text(" · ".join(parts), style="dim")


def _words(hit: Hit) -> Text:
    """The excerpt on one line, the words found in bold (offsets stand, as each break becomes one blank)."""
    text = Text("  " + "".join(" " if letter.isspace() else letter for letter in hit.excerpt))
    for start, end in hit.matches:
        text.stylize("bold", start + 2, end + 2)
    return text
