"""The manual's Python is run and must give what it shows."""

import doctest
import importlib.util
from pathlib import Path

import pytest

from tests.examples.crisis import CRISIS, reading

PAGE = Path(__file__).parents[2] / "docs" / "library.md"


def run(source: str) -> doctest.TestResults:
    test = doctest.DocTestParser().get_doctest(source, {}, PAGE.name, str(PAGE), 0)
    return doctest.DocTestRunner().run(test)


@pytest.fixture
def tour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The database of the README's tour, here."""
    reading(tmp_path / "sound.db", str(CRISIS / "articles"))
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("tour")
@pytest.mark.skipif(
    importlib.util.find_spec("pandas") is None, reason="pandas is an extra, not installed here"
)
def test_the_python_of_the_manual_gives_what_it_shows() -> None:
    done = run(PAGE.read_text(encoding="utf-8"))
    assert done.attempted >= 16
    assert done.failed == 0


@pytest.mark.skipif(importlib.util.find_spec("spacy") is None, reason="spaCy is an extra, not installed here")
@pytest.mark.usefixtures("tour")
def test_the_spacy_of_the_manual_gives_what_it_shows() -> None:
    done = run(PAGE.read_text(encoding="utf-8").replace("  # doctest: +SKIP", ""))
    assert done.failed == 0
