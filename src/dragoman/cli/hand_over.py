"""The verbs that hand the record over or vouch for it: `export`, `verify`, `schema`."""

import json
from datetime import UTC, datetime
from typing import Annotated

import typer

from dragoman.cli.files_out import files_out, is_folder
from dragoman.cli.look import LISTED
from dragoman.cli.options import (
    About,
    AsOf,
    ByAct,
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
from dragoman.publish import FORMATS
from dragoman.publish.asked import asked
from dragoman.publish.exports import export, export_tables, format_of
from dragoman.publish.faults import ManyFiles
from dragoman.publish.formats.given import Given
from dragoman.record import json_schema

Kind = Annotated[
    str | None,
    typer.Option("--kind", metavar="KIND", help=f"The one table to write: {', '.join(LISTED)}."),
]
SHOWN_FAULTS = 20
"""Faults that `verify` prints in full; the rest are counted."""


def export_records(
    database: Database = None,
    *,
    name: Annotated[
        str, typer.Option("--format", metavar="NAME", help=f"One of {', '.join(FORMATS)}.")
    ] = "jsonl",
    kind: Kind = None,
    every: Annotated[
        bool,
        typer.Option("--all", help="With plover and cameo: planned and threatened events too."),
    ] = False,
    out: Out = None,
    sender: From = None,
    recipient: To = None,
    speaker: Speaker = None,
    act: ByAct = None,
    about: About = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    outlet: Outlet = None,
    verdict: Judged = None,
) -> None:
    """Write the records for other programs: exactly those that the filters show.

    What was rejected is left out, and counted, unless --verdict asks for it. With a folder or a .zip file
    for -o, csv and parquet write a table for each kind of record.

    Examples:

      dragoman export --format jsonl -o record.jsonl

      dragoman export crisis.db --format csv --speaker Varnia -o varnia.csv

      dragoman export crisis.db --format parquet -o tables/

      dragoman export crisis.db | jq 'select(.type == "statement")'
    """
    form = format_of(name)
    if kind is not None and kind not in LISTED:
        raise typer.BadParameter(f"{kind!r} is none of {', '.join(LISTED)}", param_hint="--kind")
    if kind is not None and form.table is None:
        raise typer.BadParameter(f"{name} is not one of tables", param_hint="--kind")
    wanted = select(
        sender=sender,
        recipient=recipient,
        speaker=speaker,
        act=act,
        about=about,
        since=since,
        until=until,
        as_of=as_of,
        outlet=outlet,
        verdict=verdict,
        unasked="standing",
    )
    with open_database(database) as store:
        given = Given(
            store.standing(), LISTED[kind] if kind else None, datetime.now(UTC).astimezone().date(), every
        )
        records = asked(store, wanted, given.standing, as_told=True)
        if form.table is not None and out is not None and (form.write is None or is_folder(out)):
            if kind is None and not is_folder(out):
                raise ManyFiles(f"{name} has a table for each kind, and {out} is one file")
            with files_out(out) as folder:
                export_tables(records, name, folder, given)
        else:
            with data_out(out) as stream:
                export(records, name, stream, given)
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
