"""Runs a command in a process of its own and weighs it."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a process took. Times are in seconds, `peak` is its largest resident set in bytes.

    `cpu` is what to compare: on a busy machine the wall says more about the neighbours.
    """

    code: int
    wall: float
    cpu: float
    peak: int


def weigh(command: Sequence[str], folder: Path) -> Weighed:
    """Run a command in a folder, its output passed through to stderr, and weigh it."""
    began = time.monotonic()
    process = subprocess.Popen(command, cwd=folder, stdout=sys.stderr, stdin=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    unit = 1 if sys.platform == "darwin" else 1024
    return Weighed(
        process.returncode,
        time.monotonic() - began,
        usage.ru_utime + usage.ru_stime,
        usage.ru_maxrss * unit,
    )


def dragoman(*words: str) -> list[str]:
    """Build the command line of the Dragoman that runs with this Python."""
    return [sys.executable, "-m", "dragoman", *words]
