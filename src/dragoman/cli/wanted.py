"""What is asked of web archives, from the options of the command line."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.settings import BadSetting, read_day

if TYPE_CHECKING:
    from dragoman.ingest.warc import Wanted

Sites = Annotated[
    Path | None,
    typer.Option("--sites", metavar="FILE", help="Of web archives, only pages of these sites, one a line."),
]
FetchedSince = Annotated[
    str | None,
    typer.Option("--fetched-since", metavar="DATE", help="Of web archives, only pages fetched from then on."),
]
FetchedUntil = Annotated[
    str | None,
    typer.Option("--fetched-until", metavar="DATE", help="Of web archives, only pages fetched until then."),
]


def archive_wanted(sites: Path | None, since: str | None, until: str | None) -> "Wanted":
    """What is asked of web archives; raises `BadSetting`."""
    from dragoman.ingest.warc import Wanted, read_sites  # noqa: PLC0415  # half a second; other verbs do without

    try:
        named = frozenset[str]() if sites is None else read_sites(sites)
    except (OSError, ValueError) as error:
        raise BadSetting(f"--sites {sites}: {getattr(error, 'strerror', None) or error}") from None
    return Wanted(
        read_day(since, "--fetched-since") if since else None,
        read_day(until, "--fetched-until") if until else None,
        named,
    )
