"""The verbs that decide who is who: `actors merge`, `split`, `undo`, `decisions`."""

import json
from dataclasses import asdict
from typing import Annotated

import typer
from rich.text import Text

from dragoman.cli.options import Json, Who, Why, decider, is_database, now, open_database
from dragoman.cli.streams import data_out, note, page_console
from dragoman.record import Fault
from dragoman.store import Decision, Store

actors = typer.Typer(
    name="actors",
    help="Decide who is one actor and who is two. What was read stays as it is; decisions stand beside it.",
    no_args_is_help=True,
    rich_markup_mode="rich",
)


@actors.command("merge")
def merge(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="[DB] KEEP OTHER…", help="The actor to keep and those that it is: ids or names."
        ),
    ],
    *,
    why: Why = None,
    who: Who = None,
) -> None:
    """Decide that actors are one: everything said of the others is shown under the first.

    Examples:

      dragoman actors merge "Mira Ilves" "M. Ilves" --why "spelt so by one outlet"

      dragoman actors merge crisis.db act_k3v7 act_2mz5
    """
    database, given = _apart(words, 2, "[DB] KEEP OTHER…")
    with open_database(database) as store:
        taken = store.merge_actors(given[0], given[1:], when=now(), who=decider(who), why=why)
        _tell(store, taken)


@actors.command("split")
def split(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="[DB] ACTOR WHAT…",
            help="The actor, then articles (art_…) that mean another, or actors that were merged into it.",
        ),
    ],
    *,
    name: Annotated[
        str | None,
        typer.Option("--as", metavar="NAME", help="What the other is called.  [dim]default: the same[/dim]"),
    ] = None,
    why: Why = None,
    who: Who = None,
) -> None:
    """Decide that what some articles say of an actor is of another, or take a merge apart.

    Examples:

      dragoman actors split "Jan Lund" art_2mz5 art_x3qa --as "Jan Lund (harbour master)"

      dragoman actors split "Mira Ilves" "M. Ilves"
    """
    database, (actor, *what) = _apart(words, 2, "[DB] ACTOR WHAT…")
    articles = [one for one in what if one.lower().startswith("art_")]
    others = [one for one in what if one not in articles]
    if articles and others:
        raise typer.BadParameter("articles or merged actors, not both", param_hint="WHAT…")
    if others and name:
        raise typer.BadParameter("--as names an actor split off by articles", param_hint="--as")
    with open_database(database) as store:
        if others:
            ended = store.part_actors(actor, others, when=now())
            note(f"taken apart again: {_numbers(ended)}")
            return
        taken = store.split_actor(actor, articles, name=name, when=now(), who=decider(who), why=why)
        _tell(store, taken)


@actors.command("undo")
def undo(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[DB] [NUMBER]", help="A decision's number.  [dim]default: the last taken[/dim]"
        ),
    ] = None,
) -> None:
    """Take a decision back: what was read is shown as it was.

    Examples:

      dragoman actors undo

      dragoman actors undo crisis.db 3
    """
    database, given = _apart(words or [], 0, "[DB] [NUMBER]")
    if len(given) > 1 or not all(one.isdecimal() for one in given):
        raise typer.BadParameter("a database and a number", param_hint="[DB] [NUMBER]")
    with open_database(database) as store:
        ended = store.undo(int(given[0]) if given else None, when=now())
        note(f"undone: {_numbers(ended)}")


@actors.command("decisions")
def decisions(
    words: Annotated[list[str] | None, typer.Argument(metavar="[DB]", help="The database.")] = None,
    *,
    ended: Annotated[bool, typer.Option("--all", help="Those undone or replaced too.")] = False,
    as_json: Json = False,
) -> None:
    """List what was decided: what, by whom, when and why.

    Examples:

      dragoman actors decisions

      dragoman actors decisions crisis.db --all --json
    """
    if words and len(words) > 1:
        raise typer.BadParameter("a database", param_hint="[DB]")
    with open_database(words[0] if words else None) as store, data_out(None) as stream:
        held = store.decisions(ended=ended)
        if as_json:
            for one in held:
                stream.write(json.dumps(asdict(one), ensure_ascii=False) + "\n")
            return
        console = page_console(stream)
        for one in held:
            console.print(Text(_line(store, one)), soft_wrap=True)
    if not held and not as_json:
        note("nothing was decided")


def _apart(words: list[str], least: int, form: str) -> tuple[str | None, list[str]]:
    """Take the database off the front, if one is there."""
    database = words[0] if words and is_database(words[0]) else None
    given = words[1:] if database else words
    if len(given) < least:
        raise typer.BadParameter(f"at least {least} of them beside the database", param_hint=form)
    return database, given


def _tell(store: Store, taken: list[Decision]) -> None:
    for one in taken:
        note(_line(store, one))


def _line(store: Store, one: Decision) -> str:
    """A decision in words: "3  M. Ilves (act_…) is Mira Ilvés (act_…)"."""
    into = _named(store, one.into)
    if one.kind == "merge":
        told = f"{one.name} ({one.actor}) is {into}"
    else:
        told = f"{one.actor} in {one.article} is {into}"
    marks = [f"decided {one.decided[:10]}", f"by {one.who}" if one.who else "", one.why or ""]
    if one.ended:
        marks.append(f"ended {one.ended[:10]}")
    return f"{one.number}  {told}  ({', '.join(filter(None, marks))})"


def _named(store: Store, id_: str) -> str:
    """The name of an actor with its id; the id alone where nothing is shown under it any more."""
    try:
        found = store.actor(id_)
    except Fault:
        return id_
    return f"{found.name} ({found.id})"


def _numbers(given: list[Decision]) -> str:
    return ", ".join(f"decision {one.number}" for one in given)
