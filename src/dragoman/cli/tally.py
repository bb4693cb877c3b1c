"""Prints the tally of a run on stderr: what was read, what was left out and why, and how to go on."""

from rich.text import Text

from dragoman.cli.streams import side_console
from dragoman.engines import Reason, Tally
from dragoman.publish.wording import percent


def print_tally(tally: Tally, database: str) -> None:
    """Print what a run came to."""
    console = side_console()
    console.print(Text(_first_line(tally, database)))
    for line in _more(tally):
        console.print(Text(f"  {line}"))
    if tally.lost:
        console.print(Text(f"left out: {_articles(tally.lost)}", style="bold"))
        for reason in tally.left_out:
            console.print(_reason(reason))
    if tally.log:
        console.print(Text(f"tracebacks: {tally.log}"))
    if tally.stopped:
        console.print(Text("stopped before the end; the same command goes on where this one left off"))


def _first_line(tally: Tally, database: str) -> str:
    rate = tally.read / tally.seconds if tally.seconds else 0.0
    pace = f" ({rate:,.0f} a second)" if tally.read >= 100 else ""
    return f"read {_articles(tally.read)} into {database} in {_time(tally.seconds)}{pace}"


def _more(tally: Tally) -> list[str]:
    counted = [
        (tally.known, "already there, not read again"),
        (tally.new_versions, "new versions of articles already there"),
        (tally.replaced, "read again"),
        (tally.settled, "with furniture that showed only beside the others"),
        (tally.copies, "copies of another article"),
    ]
    lines = [f"{count:,} {what}" for count, what in counted if count]
    if tally.read:
        lines.append(f"{tally.statements:,} statements in {tally.words:,} words")
        open_questions = [
            f"{question} {percent(1 - answered / asked)}"
            for question, (answered, asked) in tally.told.items()
            if asked and answered < asked
        ]
        if open_questions:
            lines.append(f"left open because nothing tells: {', '.join(open_questions)}")
    return lines


def _reason(reason: Reason) -> Text:
    text = Text.assemble(f"  {reason.count:>5,}  ", (reason.code, "bold red"))
    for source, found in reason.examples:
        text.append(f"\n         {found}" if source in found else f"\n         {source}: {found}")
    if reason.count > len(reason.examples):
        text.append(f"\n         and {reason.count - len(reason.examples):,} more")
    if reason.remedy:
        text.append_text(Text.assemble("\n         ", ("what to do: ", "bold"), reason.remedy))
    return text


def _articles(count: int) -> str:
    return f"{count:,} article{'' if count == 1 else 's'}"


def _time(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.1f} s"
    return f"{int(seconds // 60)} min {int(seconds % 60)} s"
