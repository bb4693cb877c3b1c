"""Records with what readers hold of them: a field beside the record's own, and words on the screen."""

import json
from typing import Any

from dragoman.publish.dates import in_words
from dragoman.publish.wording import one_line, shown
from dragoman.record import Record, to_row
from dragoman.store import Standing, Verdict

NOBODY = Standing()
"""Where nothing was judged, or nobody asked."""

MARKS = {"uphold": "✓", "reject": "✗", "unsure": "?"}
"""A sign for each verdict, for lists: told apart by shape, never by colour alone."""

SAID = {"uphold": "upheld", "reject": "rejected", "unsure": "unsure"}


def beside(verdict: Verdict) -> dict[str, Any]:
    """A verdict as exports have it beside a record's own fields; `changed` as in `Verdict`."""
    return {
        "verdict": verdict.verdict,
        "who": verdict.who,
        "why": verdict.why,
        "decided": verdict.decided,
        "changed": verdict.changed,
    }


def judged_line(record: Record, standing: Standing = NOBODY) -> str:
    """Write a record as one line of JSON; a verdict on it stands in a last field `verdict`."""
    row = to_row(record)
    held = standing.of(record)
    if held is not None:
        row["verdict"] = beside(held)
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def verdict_told(verdict: Verdict) -> str:
    """A verdict in words: "rejected by ada on 9 April 2031: misread"."""
    told = SAID[verdict.verdict]
    if verdict.who:
        told += f" by {one_line(shown(verdict.who))}"
    told += f" on {in_words(verdict.decided[:10], weekday=False)}"
    if verdict.why:
        told += f": {one_line(shown(verdict.why))}"
    if verdict.changed:
        told += " (the record says other than it did then)"
    return told
