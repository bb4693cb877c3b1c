"""The verbs that look into a database: `brief`, `list`, `show`, `search`."""

from collections.abc import Iterable
from typing import Annotated

import typer
from rich.text import Text

from dragoman.cli.briefs import BRIEFS, form_of, records_of_brief, write_brief
from dragoman.cli.hits import print_hits
from dragoman.cli.options import (
    About,
    AsOf,
    ByAct,
    Database,
    From,
    Json,
    Judged,
    Out,
    Outlet,
    Since,
    Speaker,
    To,
    Until,
    is_database,
    open_database,
    select,
)
from dragoman.cli.streams import data_out, note, page_console
from dragoman.cli.verdicts import note_left_out, record_shown
from dragoman.publish import listing, who
from dragoman.publish import show as show_record
from dragoman.publish.asked import CODED, asked
from dragoman.publish.judged import MARKS, judged_line, verdict_told
from dragoman.record import Actor, Article, Record
from dragoman.store import Filter, Standing, Store

LISTED = {
    "articles": "article",
    "actors": "actor",
    "statements": "statement",
    "messages": "message",
    "contacts": "contact",
    "incidents": "incident",
    "responsibilities": "responsibility",
    "figures": "figure",
    "utterances": "utterance",
    "disputes": "dispute",
    "stories": "story",
    "accounts": "account",
    "events": "event",
}
"""What can be listed, and the type of record behind it."""


def brief(
    database: Database = None,
    *,
    html: Annotated[
        str | None, typer.Option("--html", metavar="FILE", help="Write the brief as one HTML page.")
    ] = None,
    form: Annotated[
        str | None,
        typer.Option(
            "--format", metavar="NAME", help=f"One of {', '.join(BRIEFS)}; else by the file's name."
        ),
    ] = None,
    out: Out = None,
    title: Annotated[str | None, typer.Option("--title", metavar="WORDS", help="What to call it.")] = None,
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
    """Who told whom what, what happened, what is disputed, who said what: on the screen or as a page.

    A file that ends in .html is written as a page to read, print or send, one that ends in .md as Markdown,
    any other as plain text. For PDF, print the page from a browser.

    Examples:

      dragoman brief

      dragoman brief crisis.db -o brief.html

      dragoman brief crisis.db --format markdown | less

      dragoman brief --speaker "foreign minister" --since 2024-08
    """
    if html and out:
        raise typer.BadParameter("give --html or -o, not both", param_hint="--html")
    if form is not None and form not in BRIEFS:
        raise typer.BadParameter(f"{form!r} is none of {', '.join(BRIEFS)}", param_hint="--format")
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
    target = html or out
    with open_database(database) as store:
        records, because = records_of_brief(store, wanted)
        note_left_out(store, wanted)
    form = "html" if html else form or form_of(out)
    write_brief(records, because, target, form, title=title, as_of=wanted.as_of)


def list_records(
    words: Annotated[
        list[str], typer.Argument(metavar="[DB] KIND", help=f"What to list: {', '.join(LISTED)}.")
    ],
    *,
    as_json: Json = False,
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
    """List records of one kind, as a table or as JSON lines.

    Examples:

      dragoman list statements

      dragoman list crisis.db statements --speaker Varnia --json

      dragoman list articles --as-of 2024-08-06
    """
    *database, kind = words
    if len(database) > 1:
        raise typer.BadParameter(f"a database and a kind, not {len(words)} words", param_hint="[DB] KIND")
    if kind not in LISTED:
        raise typer.BadParameter(f"{kind!r} cannot be listed; {', '.join(LISTED)} can", param_hint="KIND")
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
    )
    with open_database(database[0] if database else None) as store, data_out(None) as stream:
        standing = store.standing()
        records = _records(store, LISTED[kind], wanted)
        if as_json:
            _json_lines(records, standing)
        else:
            listing(kind, records, store.record, page_console(stream), standing)


def show(
    words: Annotated[
        list[str],
        typer.Argument(metavar="[DB] ID", help="The id of a record, or enough of its beginning to tell it."),
    ],
    *,
    as_json: Json = False,
) -> None:
    """Show one record with the words it comes from; an actor with its titles, their days, and every mention.

    Examples:

      dragoman show sta_k3v7

      dragoman show crisis.db art_2mz5 --json
    """
    if len(words) > 2:
        raise typer.BadParameter(f"a database and an id, not {len(words)} words", param_hint="[DB] ID")
    *database, record_id = words
    with open_database(database[0] if database else None) as store, data_out(None) as stream:
        record = record_shown(store, record_id)
        standing = store.standing()
        if as_json:
            _json_lines([record], standing)
        else:
            console = page_console(stream)
            if (held := standing.of(record)) is not None:
                console.print(Text(f"{MARKS[held.verdict]} {verdict_told(held)}", "bold"))
            show_record(record, store.record, console)
            if isinstance(record, Article) and (archived := store.archived(record.id)) is not None:
                console.print(Text(f"archived in {archived}"))
            if isinstance(record, Actor):
                who(record, store.mentions(record.id), store.record, console)


def search(
    words: Annotated[
        list[str], typer.Argument(metavar="[DB] WORDS", help="Words to look for, in articles and sayings.")
    ],
    *,
    as_json: Json = False,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many hits.")] = 50,
    speaker: Speaker = None,
    act: ByAct = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    outlet: Outlet = None,
    verdict: Judged = None,
) -> None:
    """Search the articles and what was said in them.

    Examples:

      dragoman search ferry

      dragoman search crisis.db '"no ship of ours"'
    """
    database = words[0] if len(words) > 1 and is_database(words[0]) else None
    sought = " ".join(words[1:] if database else words)
    wanted = select(
        speaker=speaker, act=act, since=since, until=until, as_of=as_of, outlet=outlet, verdict=verdict
    )
    with open_database(database) as store, data_out(None) as stream:
        hits = store.search(sought, wanted, limit)
        if as_json:
            _json_lines((hit.record for hit in hits), store.standing())
        elif not print_hits(hits, page_console(stream)):
            note(f"nothing has the words {sought}")


def _records(store: Store, kind: str, wanted: Filter) -> Iterable[Record]:
    """Records of one kind, as they are across articles; the same as an export has."""
    if kind not in CODED:
        return store.linked([kind], wanted)
    return (record for record in asked(store, wanted) if record.type == kind)


def _json_lines(records: Iterable[Record], standing: Standing) -> None:
    with data_out(None) as stream:
        for record in records:
            stream.write(judged_line(record, standing) + "\n")
