"""The `dragoman` command: its verbs, its exit codes, and how faults are told.

Exit codes: 0 done, 1 failed, 2 usage, 3 done with articles left out, 4 words no longer match,
130 interrupted and resumable.
"""

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from dragoman import __version__
from dragoman.cli.actors import actors
from dragoman.cli.archive import archive, load
from dragoman.cli.demo import demo
from dragoman.cli.hand_over import export_records, schema, verify
from dragoman.cli.look import brief, list_records, search, show
from dragoman.cli.parting import part
from dragoman.cli.read import read
from dragoman.cli.serve import serve
from dragoman.cli.streams import note, show_fault, shut_stdout, speak_utf8
from dragoman.cli.verdicts import verdict, verdicts
from dragoman.cli.watch import watch
from dragoman.record import Fault


class Verbs(TyperGroup):
    """The verbs, with one place where a fault becomes a block on stderr and an exit code.

    A programming error is not caught here: it crashes with its traceback.
    """

    def invoke(self, ctx: Any) -> Any:
        """Run the verb."""
        try:
            return super().invoke(ctx)
        except Fault as fault:
            show_fault(fault)
            raise typer.Exit(1) from fault
        except BrokenPipeError as error:  # the reader at the end of the pipe has seen enough
            shut_stdout()
            raise typer.Exit(0) from error
        except KeyboardInterrupt as error:
            note("interrupted")
            raise typer.Exit(130) from error


app = typer.Typer(
    cls=Verbs,
    name="dragoman",
    help="Reads news of a crisis and writes down who told whom what, every line linked to its words.",
    epilog="Start with: dragoman demo. Then: dragoman read ARTICLES… and dragoman brief.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"dragoman {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[  # noqa: ARG001 RUF100  # typer calls `_version` with it
        bool, typer.Option("--version", help="Print the version.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Options that belong to no verb."""


app.command("read")(read)
app.command("watch")(watch)
app.command("archive")(archive)
app.command("load")(load)
app.command("brief")(brief)
app.command("list")(list_records)
app.command("show")(show)
app.command("search")(search)
app.add_typer(actors)
app.command("part")(part)
app.command("verdict")(verdict)
app.command("verdicts")(verdicts)
app.command("serve")(serve)
app.command("export")(export_records)
app.command("verify")(verify)
app.command("demo")(demo)
app.command("schema")(schema)


def main() -> None:
    """Run the command line."""
    speak_utf8()
    app(prog_name="dragoman")
