"""A PostgreSQL server of this machine, started for the tests and ended with them."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def programs() -> Path | None:
    """The folder of Debian's newest PostgreSQL server; None where none is installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


@contextmanager
def running(where: Path) -> Iterator[str]:
    """Run a server that listens on a socket only, and yield the folder of that socket."""
    at = Path(tempfile.mkdtemp(prefix="pg"))  # a socket's path may have a hundred characters
    as_user: list[str] = []
    if os.geteuid() == 0:  # the server refuses to run as root
        shutil.chown(at, "postgres")
        as_user = ["runuser", "-u", "postgres", "--"]
    how = f"-c listen_addresses='' -c unix_socket_directories={at} -c fsync=off"
    folder = str(at / "data")
    control = [*as_user, str(where / "pg_ctl"), "-D", folder]
    try:
        made = [*as_user, str(where / "initdb"), "-D", folder, "-A", "trust", "-U", "tester", "-E", "UTF8"]
        _run([*made, "--locale=C.UTF-8"])
        _run([*control, "-o", how, "-l", str(at / "log"), "-w", "start"])
        try:
            yield str(at)
        finally:
            _run([*control, "-m", "immediate", "-w", "stop"])
    finally:
        shutil.rmtree(at, ignore_errors=True)


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/")
