"""What all tests share: where the corpora are, and that tests which need them say so where they are not."""

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if (SHARED / "corpora").is_dir():
        return
    absent = pytest.mark.skip(reason="the corpora of ../shared are not at hand")
    for item in items:
        if item.get_closest_marker("corpus"):
            item.add_marker(absent)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of the corpora; for tests marked `corpus`."""
    return SHARED
