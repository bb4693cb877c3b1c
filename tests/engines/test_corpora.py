from datetime import date
from itertools import islice
from pathlib import Path

import pytest

from dragoman.engines import Quiet, ReadSettings, read_all
from dragoman.ingest import find_articles
from dragoman.resolve import Gazetteer
from dragoman.store import Store

pytestmark = pytest.mark.corpus


def read(paths: list[Path], database: Path, first: int | None = None):
    settings = ReadSettings(date(2026, 1, 1), Gazetteer.load())
    with Store.open(database, create=True) as store:
        given = islice(find_articles([str(path) for path in paths]), first)
        tally = read_all(given, store, settings, Quiet())
        assert not list(store.verify())
    return tally


def test_the_five_first_articles_are_all_read(shared, tmp_path):
    tally = read(sorted((shared / "seeds").glob("*.txt")), tmp_path / "a.db")
    assert (tally.read, tally.lost) == (5, 0) and tally.statements > 20


@pytest.mark.parametrize(
    "name",
    [
        "reuters1987.jsonl.gz",
        "bulk_2012_2019.jsonl.gz",
        "crises/ghouta_2013.jsonl.gz",
        "pages_trafilatura.jsonl.gz",
    ],
)
def test_real_news_is_read_without_a_failure_of_our_own(shared, tmp_path, name):
    tally = read([shared / "corpora" / name], tmp_path / "a.db", first=100)
    assert tally.read > 0
    assert "D290" not in {reason.code for reason in tally.left_out}
