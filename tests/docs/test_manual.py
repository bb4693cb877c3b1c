"""The manual's commands are run, in its order, beside a copy of the example, and must give what it shows."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.manual import PAGES, ROOT, commands, first_unmet

WITH_COMMANDS = [page for page in PAGES if commands(page.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("page", WITH_COMMANDS, ids=[page.name for page in WITH_COMMANDS])
def test_the_commands_of_a_page_do_what_it_shows(page: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    environ = {key: value for key, value in os.environ.items() if not key.startswith("DRAGOMAN_")}
    environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environ['PATH']}"
    environ |= {"NO_COLOR": "1", "COLUMNS": "100", "LC_ALL": "C.UTF-8"}
    for command in commands(page.read_text(encoding="utf-8")):
        done = subprocess.run(
            ["bash", "-o", "pipefail", "-c", command.line],
            cwd=tmp_path,
            env=environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        told = f"$ {command.line}\n{done.stdout}"
        assert done.returncode == command.exit_code, told
        assert "Traceback" not in done.stdout, told
        unmet = first_unmet(command.shown, done.stdout)
        assert unmet is None, f"{page.name} shows {unmet!r}, which is not so:\n{told}"


def test_every_page_of_the_manual_is_reached_from_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    missing = [page.name for page in PAGES[1:] if f"docs/{page.name}" not in readme]
    assert not missing


@pytest.mark.parametrize("page", [*PAGES, ROOT / "CHANGELOG.md"], ids=lambda page: page.name)
def test_every_link_and_picture_of_a_page_is_there(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
    inside = [target for target in targets if not target.startswith(("http://", "https://"))]
    assert not [target for target in inside if not (page.parent / target).exists()]


def test_the_readme_shows_commands() -> None:
    assert len(commands((ROOT / "README.md").read_text(encoding="utf-8"))) >= 5


@pytest.mark.parametrize(
    ("shown", "output", "met"),
    [
        ((), "anything", True),
        (("a", "b"), "a\nb\n", True),
        (("a",), "a\nb\n", False),
        (("a", "…"), "a\nb\nc\n", True),
        (("…", "c"), "a\nb\nc\n", True),
        (("…", "a"), "a\nb\n", False),
        (("read … articles",), "read 12 articles\n", True),
        (("b", "a"), "a\nb\n", False),
        (("a",), "", False),
    ],
)
def test_shown_lines_are_held_against_the_output(shown: tuple[str, ...], output: str, met: bool) -> None:
    assert (first_unmet(shown, output) is None) == met


def test_a_command_can_say_how_it_ends() -> None:
    (first, second) = commands("```console\n$ a b  # exit 3\nx\n\n$ c\n```\n")
    assert (first.line, first.exit_code, first.shown) == ("a b", 3, ("x",))
    assert (second.line, second.exit_code, second.shown) == ("c", 0, ())
