"""Where output goes: data on stdout, everything else on stderr, `-` for a pipe.

Data is always UTF-8, whatever the terminal's locale says: an export read on another machine must be the
same bytes. NO_COLOR is honoured by rich, and colours are left out wherever no terminal is at the other end.
"""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from rich.console import Console
from rich.text import Text

from dragoman.record import Fault

PAGE_WIDTH = 100
"""Columns of a page that no terminal shows: the same whoever runs it, and it prints."""


class CannotWrite(Fault):
    """Output could not be written: a full disk, a folder that is not ours, a folder that is not there."""

    code = "D403"
    remedy = "make room or name another place with -o; what was there before is unchanged"


def speak_utf8() -> None:
    """Make stdout and stderr UTF-8. What UTF-8 cannot say (a lone surrogate) is written as its escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def page_console(stream: TextIO) -> Console:
    """The console for data meant to be looked at, on stdout or in a file."""
    return Console(file=stream, highlight=False, width=None if stream.isatty() else PAGE_WIDTH)


def side_console() -> Console:
    """The console for everything that is not data: stderr."""
    return Console(file=sys.stderr, highlight=False, soft_wrap=not sys.stderr.isatty())


def note(words: str) -> None:
    """Say something on stderr."""
    side_console().print(Text(words))


def show_fault(fault: Fault) -> None:
    """Print one fault as a block on stderr: its code and what was found, then what to do."""
    text = Text.assemble((f"{fault.code} ", "bold red"), fault.found)
    if fault.remedy:
        text.append_text(Text.assemble("\n     ", ("what to do: ", "bold"), fault.remedy))
    side_console().print(text)


@contextmanager
def data_out(target: str | None) -> Iterator[TextIO]:
    """Open the place that data goes to: stdout for None and `-`, else a file that is whole or not there.

    A file is written beside its place and moved there at the end, so a run that fails leaves what stood
    there before. Raises `CannotWrite`; a closed pipe (`… | head`) passes through as `BrokenPipeError`.
    """
    try:
        if target is None or target == "-":
            yield sys.stdout
            sys.stdout.flush()
        else:
            with _whole_file(Path(target)) as out:
                yield out
    except BrokenPipeError:
        raise
    except OSError as error:
        raise CannotWrite(f"{target or 'stdout'} cannot be written: {error.strerror or error}") from error


@contextmanager
def _whole_file(path: Path) -> Iterator[TextIO]:
    if not path.parent.is_dir():
        raise CannotWrite(f"{path} cannot be written: there is no folder {path.parent}")
    if path.exists() and not path.is_file():  # a named pipe or a device takes what it is given
        with path.open("w", encoding="utf-8", errors="backslashreplace") as out:
            yield out
        return
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("w", encoding="utf-8", errors="backslashreplace") as out:
            yield out
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def shut_stdout() -> None:
    """Let go of a stdout that nobody reads any more, so that Python's own last flush is quiet too."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
