"""The verbs that judge a record: `verdict`, and `verdicts` for what was judged."""

import json
from dataclasses import asdict
from typing import Annotated

import typer
from rich.text import Text

from dragoman.cli.options import Json, Who, Why, decider, is_database, now, open_database
from dragoman.cli.streams import data_out, note, page_console
from dragoman.publish.asked import CODED, asked
from dragoman.publish.judged import verdict_told
from dragoman.publish.wording import one_line, shortened, shown
from dragoman.record import Record
from dragoman.store import (
    JUDGEMENTS,
    AmbiguousId,
    Filter,
    NoSuchRecord,
    Store,
    Verdict,
)

_WORDS_AT_MOST = 70


def verdict(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="[DB] ID uphold|reject|unsure",
            help="The record and the verdict; or [bold]undo[/bold], and the number of the verdict to take "
            "back.  [dim]default: the last[/dim]",
        ),
    ],
    *,
    alone: Annotated[
        bool,
        typer.Option(
            "--alone", help="Only what its own article gives of a contact or incident that several tell."
        ),
    ] = False,
    why: Why = None,
    who: Who = None,
) -> None:
    """Keep what you hold of a record: upheld, rejected, or unsure. What was read stays as it is.

    A later verdict replaces the earlier. A contact or an incident that several articles tell of is judged
    in all of them. The brief and exports leave out what is rejected, and say so.

    Examples:

      dragoman verdict sta_k3v7 uphold

      dragoman verdict crisis.db inc_2mz5 reject --why "an exercise, not an attack"

      dragoman verdict undo
    """
    database = words[0] if is_database(words[0]) else None
    given = words[1:] if database else words
    with open_database(database) as store:
        if given and given[0] == "undo":
            _undo(store, given[1:])
            return
        if len(given) != 2 or given[1] not in JUDGEMENTS:
            raise typer.BadParameter(
                f"a record's id and one of {', '.join(JUDGEMENTS)}", param_hint="[DB] ID VERDICT"
            )
        wanted, judgement = given[0], given[1]
        judged = record_shown(store, wanted)
        taken = store.judge(judged, judgement, when=now(), who=decider(who), why=why, alone=alone)
        note(_line(taken))


def verdicts(
    words: Annotated[list[str] | None, typer.Argument(metavar="[DB]", help="The database.")] = None,
    *,
    ended: Annotated[bool, typer.Option("--all", help="Those undone or replaced too.")] = False,
    as_json: Json = False,
) -> None:
    """List what was judged: the verdict, by whom, when and why, and which records are not found any more.

    Examples:

      dragoman verdicts

      dragoman verdicts crisis.db --all --json
    """
    if words and len(words) > 1:
        raise typer.BadParameter("a database", param_hint="[DB]")
    with open_database(words[0] if words else None) as store, data_out(None) as stream:
        held = store.verdicts(ended=ended)
        if as_json:
            for one in held:
                stream.write(json.dumps(asdict(one), ensure_ascii=False) + "\n")
            return
        console = page_console(stream)
        for one in held:
            console.print(Text(_line(one)), soft_wrap=True)
    if not held and not as_json:
        note("nothing was judged")


def note_left_out(store: Store, asked_for: Filter) -> None:
    """Say on stderr how many rejected records are left out, if any are."""
    count = store.left_out(asked_for) if asked_for.verdict == "standing" else 0
    if count:
        records = "record is" if count == 1 else "records are"
        note(f"{count:,} rejected {records} left out; --verdict any has them too")


def record_shown(store: Store, record_id: str) -> Record:
    """Return the record of an id, or of the only one to begin so, as lists show it.

    Events and accounts are made when they are asked for, so they are looked for among all of them. Raises
    `NoSuchRecord`, `AmbiguousId`.
    """
    if not record_id.startswith(tuple(f"{kind[:3]}_" for kind in CODED)):
        return store.shown(record_id)
    found = [one for one in asked(store, Filter()) if one.type in CODED and one.id.startswith(record_id)]
    if not found:
        raise NoSuchRecord(f"no record's id begins with {record_id!r}")
    if len(found) > 1 and record_id not in {one.id for one in found}:
        raise AmbiguousId(f"{record_id!r} begins several ids: {', '.join(one.id for one in found[:3])}")
    return next((one for one in found if one.id == record_id), found[0])


def _undo(store: Store, given: list[str]) -> None:
    if len(given) > 1 or not all(one.isdecimal() for one in given):
        raise typer.BadParameter("the number of one verdict", param_hint="undo [NUMBER]")
    undone = store.undo_verdict(int(given[0]) if given else None, when=now())
    note(f"undone: verdict {undone.number} on {undone.found or undone.record}")
    before = store.verdict_of(undone.record)
    if before is not None:
        note(f"in force again: {_line(before)}")


def _line(one: Verdict) -> str:
    """A verdict in words: "3  rejected by ada on 9 April 2031: misread  sta_…  “words”"."""
    parts = [str(one.number), verdict_told(one), one.found or one.record]
    if one.words:
        parts.append(f"“{shortened(one_line(shown(one.words)), _WORDS_AT_MOST)}”")
    if one.ended is not None:
        how = f"replaced by {one.replaced_by}" if one.replaced_by else "undone"
        parts.append(f"({how} on {one.ended[:10]})")
    elif one.found is None:
        parts.append("(no record has these words any more)")
    elif one.found != one.record:
        parts.append(f"(judged as {one.record})")
    return "  ".join(parts)
