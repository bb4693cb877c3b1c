"""The verbs that hand the record over or vouch for it: `export`, `verify`, `schema`."""

import json
from typing import Annotated

import typer

from dragoman.cli.options import (
    About,
    AsOf,
    Database,
    From,
    Judged,
    Out,
    Outlet,
    Since,
    Speaker,
    To,
    Until,
    open_database,
    select,
)
from dragoman.cli.streams import data_out, note, show_fault
from dragoman.cli.verdicts import note_left_out
from dragoman.publish import FORMATS, export
from dragoman.publish.asked import asked
from dragoman.record import json_schema

Format = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="NAME",
        help="; ".join(f"[bold]{name}[/bold]: {form.told}" for name, form in FORMATS.items()),
    ),
]
SHOWN_FAULTS = 20
"""Faults that `verify` prints in full; the rest are counted."""


def export_records(
    database: Database = None,
    *,
    name: Annotated[
        str, typer.Option("--format", metavar="NAME", help=f"One of {', '.join(FORMATS)}.")
    ] = "jsonl",
    out: Out = None,
    sender: From = None,
    recipient: To = None,
    speaker: Speaker = None,
    about: About = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    outlet: Outlet = None,
    verdict: Judged = None,
) -> None:
    """Write the records for other programs.

    Examples:

      dragoman export --format jsonl -o record.jsonl

      dragoman export crisis.db --format csv --speaker Varnia -o varnia.csv

      dragoman export crisis.db | jq 'select(.type == "statement")'
    """
    wanted = select(
        sender=sender,
        recipient=recipient,
        speaker=speaker,
        about=about,
        since=since,
        until=until,
        as_of=as_of,
        outlet=outlet,
        verdict=verdict,
        unasked="standing",
    )
    with open_database(database) as store, data_out(out) as stream:
        export(asked(store, wanted), name, stream)
        note_left_out(store, wanted)


def verify(database: Database = None) -> None:
    """Check that every record's words stand in its article, exactly where it says.

    Ends with exit code 4 if some do not.
    """
    moved = 0
    with open_database(database) as store:
        for fault in store.verify():
            moved += 1
            if moved <= SHOWN_FAULTS:
                show_fault(fault)
    if moved:
        note(
            f"{moved:,} records do not have their words"
            + (", the first shown" if moved > SHOWN_FAULTS else "")
        )
        raise typer.Exit(4)
    note("every record has its words")


def schema(out: Out = None) -> None:
    """Print the JSON Schema of the record."""
    with data_out(out) as stream:
        stream.write(json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n")
