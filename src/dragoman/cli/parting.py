"""The verb that takes apart what was joined: `part`."""

import json
from dataclasses import asdict
from typing import Annotated

import typer
from rich.text import Text

from dragoman.cli.options import Json, Who, Why, decider, is_database, now, open_database
from dragoman.cli.streams import data_out, note, page_console
from dragoman.publish.wording import one_line, shortened, shown
from dragoman.record import Contact, Fault, Incident, Statement
from dragoman.store import Parting, Store

_WORDS_AT_MOST = 70
_FORM = "[DB] [ID [OTHER…]]"


def part(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=_FORM,
            help="A contact, an incident or a statement, and those it is not one with.  [dim]default: all "
            "that it is joined with[/dim]  Or [bold]undo[/bold], and the number of one but the last.  "
            "Without any: what is parted.",
        ),
    ] = None,
    *,
    ended: Annotated[bool, typer.Option("--all", help="List those undone too.")] = False,
    as_json: Json = False,
    why: Why = None,
    who: Who = None,
) -> None:
    """Decide that what several articles tell is not one thing. What was read stays as it is.

    Ids are those of what single articles give: `dragoman show` has them under a joined contact, incident or
    utterance. What is parted is not joined again, whatever speaks for it, until that is undone.

    Examples:

      dragoman part inc_k3v7 --why "two ferries"

      dragoman part crisis.db sta_k3v7 sta_2mz5

      dragoman part undo
    """
    given = words or []
    database = given[0] if given and is_database(given[0]) else None
    rest = given[1:] if database else given
    with open_database(database) as store:
        if not rest:
            _list(store, ended, as_json)
        elif rest[0] == "undo":
            _undo(store, rest[1:])
        else:
            _part(store, rest[0], rest[1:], decider(who), why)


def _part(store: Store, id_: str, others: list[str], who: str | None, why: str | None) -> None:
    record = store.record(id_)
    if not others:
        others = store.joined_with(record.id)
        if not others:
            raise typer.BadParameter(
                f"nothing that one article gives is joined with {record.id}", param_hint=_FORM
            )
    taken = store.part(record.id, others, when=now(), who=who, why=why)
    if not taken:
        note("parted already")
    for one in taken:
        note(_line(store, one))


def _undo(store: Store, given: list[str]) -> None:
    if len(given) > 1 or not all(one.isdecimal() for one in given):
        raise typer.BadParameter("the number of one parting", param_hint="undo [NUMBER]")
    for one in store.undo_parting(int(given[0]) if given else None, when=now()):
        note(f"undone: parting {one.number}")


def _list(store: Store, ended: bool, as_json: bool) -> None:
    held = store.partings(ended=ended)
    with data_out(None) as stream:
        if as_json:
            for one in held:
                stream.write(json.dumps(asdict(one), ensure_ascii=False) + "\n")
            return
        console = page_console(stream)
        for one in held:
            console.print(Text(_line(store, one)), soft_wrap=True)
    if not held:
        note("nothing was parted")


def _line(store: Store, one: Parting) -> str:
    """A parting in words: "3  inc_… “words” is not inc_… “words”  (decided …)"."""
    marks = [f"decided {one.decided[:10]}", f"by {one.who}" if one.who else "", one.why or ""]
    if one.ended:
        marks.append(f"ended {one.ended[:10]}")
    told = f"{_told(store, one.one)} is not {_told(store, one.other)}"
    return f"{one.number}  {told}  ({', '.join(filter(None, marks))})"


def _told(store: Store, id_: str) -> str:
    """A record's id with its words; the id alone where no article gives it any more."""
    try:
        found = store.record(id_)
    except Fault:
        return id_
    spans = found.content_spans if isinstance(found, Statement) else ()
    if isinstance(found, Contact | Incident):
        spans = found.mentions[:1]
    words = " … ".join(shown(span.exact) for span in spans)
    return f"{id_} “{shortened(one_line(words), _WORDS_AT_MOST)}”" if words else id_
