from typing import Any

import pytest

from tests.examples.crisis import CRISIS, EXPECTED, Crisis, reading


@pytest.fixture(scope="session")
def crisis(tmp_path_factory: pytest.TempPathFactory) -> Crisis:
    """The whole crisis, read once."""
    return reading(tmp_path_factory.mktemp("crisis") / "crisis.db", str(CRISIS / "articles"))


@pytest.fixture(params=EXPECTED, ids=[article["file"] for article in EXPECTED])
def expected(request: pytest.FixtureRequest) -> dict[str, Any]:
    """What an analyst wrote down from one of its articles."""
    return request.param
