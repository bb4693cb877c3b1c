"""Options and arguments that several verbs share, and what they turn into."""

import getpass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, cast

import typer

from dragoman.record import BadTime, bounds
from dragoman.settings import Settings, load
from dragoman.store import ACTS, STANDINGS, Filter, Standings, Store

Database = Annotated[
    str | None,
    typer.Argument(
        metavar="[DB]", help="The database: a file or a URL.  [dim]default: dragoman.db here[/dim]"
    ),
]
From = Annotated[
    str | None, typer.Option("--from", metavar="ACTOR", help="Only what this party sent or did.")
]
To = Annotated[str | None, typer.Option("--to", metavar="ACTOR", help="Only what was meant for this party.")]
Speaker = Annotated[str | None, typer.Option("--speaker", metavar="ACTOR", help="Only what this party said.")]
ByAct = Annotated[
    str | None,
    typer.Option("--act", metavar="NAME", help="Only what was said so: deny, warn, promise, offer …"),
]
About = Annotated[str | None, typer.Option("--about", metavar="WORDS", help="Only records with these words.")]
Since = Annotated[
    str | None, typer.Option("--since", metavar="DATE", help="From this day, month or year on.")
]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Up to and including this one.")]
AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="Only what had been published by then.")
]
Outlet = Annotated[
    str | None, typer.Option("--outlet", metavar="NAME", help="Only what this outlet printed.")
]
Judged = Annotated[
    str | None,
    typer.Option(
        "--verdict", metavar="NAME", help="Only what was judged so: upheld, rejected, unsure, none, standing."
    ),
]
Why = Annotated[str | None, typer.Option("--why", metavar="WORDS", help="The reason, kept with it.")]
Who = Annotated[
    str | None,
    typer.Option(
        "--who", metavar="NAME", help="Who decides.  [dim]default: the settings, else your login[/dim]"
    ),
]
Actors = Annotated[
    list[Path] | None,
    typer.Option("--actors", metavar="FILE", help="An actors file of your own; may be given again."),
]
ReadOn = Annotated[
    str | None,
    typer.Option(
        "--read-on",
        metavar="DATE",
        help="The day of reading, for datelines without a year.  [dim]default: today[/dim]",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="One JSON object a line, as the record describes it.")]
Out = Annotated[
    str | None,
    typer.Option("-o", "--out", metavar="FILE", help="Write to this file.  [dim]default: stdout[/dim]"),
]


def settings_here() -> Settings:
    """Return the settings of this folder and environment."""
    return load(Path.cwd())


def open_database(given: str | None) -> Store:
    """Open the database given, else that of the settings. Raises the store's faults."""
    return Store.open(given or settings_here().database)


def is_database(word: str) -> bool:
    """Whether a first argument names a database and not something to look for.

    It does if it is a URL, a file that is there, or ends as database files do; "iran.db" mistyped is then
    a database that is missing, not a word without hits.
    """
    return "://" in word or word.endswith((".db", ".sqlite", ".sqlite3")) or Path(word).is_file()


def select(
    *,
    sender: str | None = None,
    recipient: str | None = None,
    speaker: str | None = None,
    act: str | None = None,
    about: str | None = None,
    since: str | None = None,
    until: str | None = None,
    as_of: str | None = None,
    outlet: str | None = None,
    verdict: str | None = None,
    unasked: Standings | None = None,
) -> Filter:
    """Make the filter that the options ask for. A month or year means its first day since, its last until.

    `unasked` is how records must stand where no verdict is asked for; the word `any` asks for all of them.
    """
    if verdict is not None and verdict not in (*STANDINGS, "any"):
        raise typer.BadParameter(
            f"{verdict!r} is none of {', '.join(STANDINGS)}, any", param_hint="--verdict"
        )
    if act is not None and act not in ACTS:
        raise typer.BadParameter(f"{act!r} is none of {', '.join(ACTS)}", param_hint="--act")
    return Filter(
        sender=sender,
        recipient=recipient,
        speaker=speaker,
        act=act,
        about=about,
        since=_day(since, "--since", 0),
        until=_day(until, "--until", 1),
        as_of=_day(as_of, "--as-of", 1),
        outlet=outlet,
        verdict=unasked if verdict is None else None if verdict == "any" else cast(Standings, verdict),
    )


def decider(given: str | None) -> str | None:
    """Return whose name a decision bears: the one given, else that of the settings, else the login."""
    named = given or settings_here().who
    if named:
        return named
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return None


def now() -> str:
    """Return the present moment, as decisions and verdicts keep it."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def _day(given: str | None, option: str, end: int) -> str | None:
    if given is None:
        return None
    try:
        day = bounds(given)[end]
        date.fromisoformat(day)
    except (BadTime, ValueError):
        raise typer.BadParameter(
            f"{given!r} is not a date as 2024, 2024-08 or 2024-08-05", param_hint=option
        ) from None
    return day
