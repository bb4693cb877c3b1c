import os
import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

from tests.web.browser import served


def serve(*words: str) -> subprocess.CompletedProcess[str]:
    environ = {k: v for k, v in os.environ.items() if not k.startswith("DRAGOMAN_")} | {"NO_COLOR": "1"}
    return subprocess.run(
        [sys.executable, "-m", "dragoman", "serve", *words],
        capture_output=True,
        text=True,
        env=environ,
        timeout=60,
        check=False,
    )


def test_the_command_says_where_it_answers_and_answers_there(crisis_database: Path) -> None:
    with served(crisis_database) as address, urlopen(f"{address}/api/v1") as answer:
        assert b'"article":12' in answer.read()


def test_a_port_that_is_taken_is_a_fault_with_a_remedy(crisis_database: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        told = serve(str(crisis_database), "--port", str(taken.getsockname()[1]))
    assert told.returncode == 1 and "D605" in told.stderr and "--port 0" in told.stderr


def test_a_database_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    told = serve(str(tmp_path / "none.db"))
    assert told.returncode == 1 and "D301" in told.stderr and not list(tmp_path.iterdir())
