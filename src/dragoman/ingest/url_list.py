"""A list of URLs with the files in which their pages were saved."""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.ingest.faults import BadListing, NotFetched
from dragoman.ingest.given import LeftOut
from dragoman.ingest.kinds import URL_LINE


@dataclass(frozen=True, slots=True)
class Listing:
    """One line of a list: a URL and the file of its saved page, as written there."""

    line: int
    url: str
    file: str


def listings(text: str, path: str) -> Iterator[Listing | LeftOut]:
    """Read a list; ``#`` starts a comment line. A URL without a file is a `LeftOut`: nothing is fetched."""
    for number, line in enumerate(text.split("\n"), 1):
        entry = line.strip()
        if not entry or entry.startswith("#"):
            continue
        found = URL_LINE.fullmatch(entry)
        if found is None:
            yield LeftOut(
                f"{path}:{number}", BadListing(f"line {number} of {path} is no URL: {entry[:60]!r}")
            )
        elif found["file"] is None:
            yield LeftOut(found["url"], NotFetched(f"{found['url']} has no saved page"))
        else:
            yield Listing(number, found["url"], found["file"])
