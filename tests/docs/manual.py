"""Commands of the manual, with the output it shows for them."""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_EXIT = re.compile(r"\s+# exit (\d+)$")


@dataclass(frozen=True)
class Command:
    """A command line of the manual, the exit code it should end with, and the lines shown under it."""

    line: str
    exit_code: int
    shown: tuple[str, ...]


def commands(page: str) -> list[Command]:
    """Read the commands of a page's ``console`` blocks, in order.

    A command is a line that begins with ``$``; ``# exit 3`` at its end says how it ends, if not with 0.
    """
    found = []
    for block in _BLOCK.findall(page):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            line, *shown = part.rstrip("\n").split("\n")
            code = _EXIT.search(line)
            found.append(Command(_EXIT.sub("", line), int(code[1]) if code else 0, tuple(shown)))
    return found


def first_unmet(shown: tuple[str, ...], output: str) -> str | None:
    """Return the first line that the manual shows and the output does not have, in its order.

    ``…`` in a line stands for any words, a line of nothing but ``…`` for any lines. Space at the end of a
    line does not count. Without a ``…`` line at the end, the output must end there too.
    """
    lines = [line.rstrip() for line in output.rstrip("\n").split("\n")]
    at, skipping = 0, False
    for line in (line.rstrip() for line in shown):
        if line == "…":
            skipping = True
            continue
        pattern = re.compile(".*?".join(map(re.escape, line.split("…"))))
        end = len(lines) if skipping else min(at + 1, len(lines))
        hit = next((n for n in range(at, end) if pattern.fullmatch(lines[n])), None)
        if hit is None:
            return line
        at, skipping = hit + 1, False
    if shown and not skipping and at < len(lines):
        return f"(nothing more, but there is) {lines[at]}"
    return None
