"""A desk in a process of its own, and a browser to look at it with."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CHROMIUM = Path("/usr/bin/chromium")
AXE = Path(__file__).with_name("axe.min.js")
WITHOUT = "these tests drive Debian's Chromium, which is not at /usr/bin/chromium"


@contextmanager
def served(database: Path) -> Iterator[str]:
    """Serve a database; yields the address that the command prints."""
    environ = {k: v for k, v in os.environ.items() if not k.startswith("DRAGOMAN_")} | {"NO_COLOR": "1"}
    process = subprocess.Popen(
        [sys.executable, "-m", "dragoman", "serve", str(database), "--port", "0"],
        stderr=subprocess.PIPE,
        text=True,
        env=environ,
    )
    assert process.stderr is not None
    try:
        told = process.stderr.readline()
        address = re.search(r"http://127\.0\.0\.1:\d+", told)
        assert address, told
        yield address[0]
    finally:
        process.terminate()
        process.wait(10)
        process.stderr.close()
