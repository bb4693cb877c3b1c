"""A brief as the command line writes it: which records are in it, and in which form."""

from collections.abc import Iterable, Mapping

from dragoman.cli.streams import data_out, note, page_console
from dragoman.publish import brief_html, brief_markdown, brief_terminal
from dragoman.publish.asked import asked
from dragoman.record import Record
from dragoman.store import Filter, Store

BRIEFS = ("html", "markdown", "text")
"""What a brief can be written as."""


def records_of_brief(store: Store, wanted: Filter) -> tuple[list[Record], dict[str, str]]:
    """The records that a brief is made of, and by id why the joined ones are held to be one."""
    records = [one for one in asked(store, wanted) if one.type != "event"]
    joined = (one for one in records if one.type in ("contact", "incident"))
    reasons = {one.id: store.because(one.id) for one in joined}
    return records, {key: reason for key, reason in reasons.items() if reason}


def form_of(out: str | None) -> str:
    """The form that a file's name asks for."""
    if out and out.endswith((".html", ".htm")):
        return "html"
    return "markdown" if out and out.endswith((".md", ".markdown")) else "text"


def write_brief(
    records: Iterable[Record],
    because: Mapping[str, str],
    target: str | None,
    form: str,
    *,
    title: str | None,
    as_of: str | None = None,
) -> None:
    """Write a brief to a file, or to stdout; where it is a page, say where it went."""
    if form == "text":
        with data_out(target) as stream:
            brief_terminal(records, page_console(stream), title=title, as_of=as_of, because=because)
        return
    write = brief_html if form == "html" else brief_markdown
    page = write(records, title=title, as_of=as_of, because=because)
    with data_out(target) as stream:
        stream.write(page)
    if target not in (None, "-"):
        note(f"the brief is in {target}")
