"""Reading one article, and the boundary at which a failure of our own becomes an article left out."""

import sys
import traceback
from pathlib import Path

from dragoman.engines.outcomes import ReaderFailed, ReadSettings
from dragoman.extract import read_article
from dragoman.ingest import Given, make_article
from dragoman.record import ArticleRecord, Fault


def read_given(given: Given, settings: ReadSettings) -> ArticleRecord | Fault:
    """Read one article without touching the store; a fault is returned, not raised.

    This is the boundary at which a failure of our own becomes an article left out. Running out of memory
    is no fault of the article and passes through.
    """
    try:
        return read_article(make_article(given, settings.read_on), settings.gazetteer)
    except Fault as fault:
        return fault
    except MemoryError:
        raise
    except Exception as error:
        if settings.log is not None:
            _write_down(settings.log, given.source, error)
        return ReaderFailed(f"{given.source}: {type(error).__name__} at {_place_of(error)}")


def _place_of(error: BaseException) -> str:
    """The innermost place in our own code that an exception came through: `extract/quotes.py:81 in pair`."""
    frames = traceback.extract_tb(error.__traceback__)
    house = Path(__file__).parents[1]
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(house)]
    frame = (ours or frames)[-1]
    path = Path(frame.filename)
    name = path.relative_to(house) if path.is_relative_to(house) else path.name
    return f"{name}:{frame.lineno} in {frame.name}"


def _write_down(log: Path, source: str, error: BaseException) -> None:
    """Append a traceback to the log. A log that cannot be written is said, and does not stop the run."""
    try:
        with log.open("a", encoding="utf-8") as out:
            print(f"--- {source}", file=out)
            traceback.print_exception(error, file=out)
    except OSError as why:
        print(f"the log {log} cannot be written ({why.strerror})", file=sys.stderr)
