"""Stopping a run between two articles.

The first SIGINT or SIGTERM asks; the article at hand is finished and committed. The second stops at once,
which costs that article and nothing else.
"""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

ASKED = b"\nstopping after this article; once more to stop at once\n"


@contextmanager
def stop_signals() -> Iterator[Callable[[], bool]]:
    """Take over SIGINT and SIGTERM, and yield the question whether one has come."""
    asked = False

    def ask(_number: int, _frame: FrameType | None) -> None:
        nonlocal asked
        if asked:
            raise KeyboardInterrupt
        asked = True
        os.write(2, ASKED)  # a signal can come in the middle of a print: no buffered stream here

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield lambda: asked
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
