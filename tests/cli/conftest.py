import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.crisis import FERRY, TALKS, command, environment

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def dragoman(tmp_path: Path) -> Run:
    """Run the command in a folder of its own; refuse any traceback."""

    def run(*words: object, **how: object) -> subprocess.CompletedProcess[str]:
        env = environment() | how.pop("env", {})
        done = subprocess.run(
            command(*words),
            **({"cwd": tmp_path, "capture_output": True, "text": True, "timeout": 300} | how),
            env=env,
            check=False,
        )
        assert "Traceback" not in (done.stderr or ""), done.stderr
        return done

    return run


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.txt"
    path.write_text(FERRY, encoding="utf-8")
    return path


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    path = tmp_path / "talks.txt"
    path.write_text(TALKS, encoding="utf-8")
    return path
