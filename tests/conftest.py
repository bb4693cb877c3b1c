"""What all tests share: where the corpora are, and that tests which need them say so where they are not."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# A change is taken or refused for what it does, not for which examples were drawn that day: under CI
# the same ones every time. Elsewhere new ones every time, which is how the cases nobody thought of are
# found. No deadline: two cores that do something else as well are slow now and then.
settings.register_profile("searching", deadline=None)
settings.register_profile("judging", deadline=None, derandomize=True)
settings.load_profile("judging" if os.environ.get("CI") else "searching")

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
