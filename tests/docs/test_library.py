"""The manual's Python is run and must give what it shows."""

import doctest
import importlib.util
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "library.md"


def run(source: str) -> doctest.TestResults:
    test = doctest.DocTestParser().get_doctest(source, {}, PAGE.name, str(PAGE), 0)
    return doctest.DocTestRunner().run(test)


def test_the_python_of_the_manual_gives_what_it_shows() -> None:
    done = run(PAGE.read_text(encoding="utf-8"))
    assert done.attempted >= 8
    assert done.failed == 0


@pytest.mark.skipif(importlib.util.find_spec("spacy") is None, reason="spaCy is an extra, not installed here")
def test_the_spacy_of_the_manual_gives_what_it_shows() -> None:
    done = run(PAGE.read_text(encoding="utf-8").replace("  # doctest: +SKIP", ""))
    assert done.failed == 0
