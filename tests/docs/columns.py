"""Writes the columns in `docs/exports.md` from the program: `python -m tests.docs.columns`."""

from pathlib import Path

from dragoman.publish.formats.columns import Column, evidence, judged
from dragoman.publish.formats.events import ICEWS, OURS, POLECAT
from dragoman.publish.formats.tables import TABLES, WITH_WORDS

PAGE = Path(__file__).parents[2] / "docs" / "exports.md"
BEGIN = "<!-- columns: written by python -m tests.docs.columns -->\n"
FORMS = {
    "text": "text",
    "texts": "list of texts",
    "whole": "whole number",
    "wholes": "list of whole numbers",
    "number": "number",
    "flag": "yes or no",
    "day": "day",
}


def section() -> str:
    """The columns of every table, and those of the event tables."""
    parts = [BEGIN]
    for kind, own in TABLES.items():
        more = "the words, " if kind in WITH_WORDS else ""
        parts.append(f"### {kind}\n\n{_table(own)}\nThen {more}`reported` and the verdict.\n")
    parts.append(f"### The words\n\n{_table(evidence())}")
    parts.append(f"### The verdict\n\n{_table(judged())}")
    parts.append(f"### plover\n\n{_names(POLECAT)}\n\nThen ours: {_names(OURS)}\n")
    parts.append(f"### cameo\n\n{_names(ICEWS)}\n\nThen ours, as above.\n")
    return "\n".join(parts)


def _table(columns: tuple[Column, ...]) -> str:
    rows = [f"| `{one.name}` | {FORMS[one.form]} | {one.told} |" for one in columns]
    return "\n".join(["| column | holds | which is |", "| --- | --- | --- |", *rows]) + "\n"


def _names(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names) + "."


def page() -> str:
    """The page as it should be: what is written by hand, then the columns."""
    return PAGE.read_text(encoding="utf-8").partition(BEGIN)[0] + section()


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
