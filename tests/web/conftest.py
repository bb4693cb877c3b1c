"""The example crisis, read once into a database, and a desk over a copy of it."""

import shutil
import warnings
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from fastapi.testclient import TestClient

from dragoman.record import RecordId, content_id
from dragoman.store import Store
from dragoman.web import desk
from tests.examples.crisis import CRISIS, reading
from tests.store.conftest import OSTLAND, VARNIA, read_news

TOKEN = "a-token-for-tests"
HOST = "http://127.0.0.1:8484"
A_PERSON = {"accept": "text/html,application/xhtml+xml"}


@pytest.fixture(scope="session")
def crisis_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example crisis in a database; nobody writes to it."""
    return reading(tmp_path_factory.mktemp("desk") / "sound.db", str(CRISIS / "articles")).database


def client(database: Path) -> TestClient:
    return TestClient(desk(database, token=TOKEN), base_url=HOST, headers=A_PERSON)


@pytest.fixture(scope="session")
def read_only(crisis_database: Path) -> Iterator[TestClient]:
    """A desk for tests that only read."""
    with client(crisis_database) as asked:
        yield asked


@pytest.fixture(scope="session")
def disputed_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One article in which one party accuses another of what that denies."""
    read = read_news()
    (denial,) = read.responsibilities
    text = read.article.text
    start = text.index("a patrol boat was fired on")
    words = read.article.span(start, start + len("a patrol boat was fired on"))
    id_ = RecordId(content_id("responsibility", read.article.id, "accuses"))
    accusation = replace(denial, id=id_, holder=VARNIA.id, stance="accuses", accused=OSTLAND.id, span=words)
    database = tmp_path_factory.mktemp("disputed") / "news.db"
    with Store.open(database, create=True) as store:
        store.add(replace(read, responsibilities=(accusation, denial)))
        store.link()
    return database


@pytest.fixture
def copied(crisis_database: Path, tmp_path: Path) -> Callable[[], TestClient]:
    """Makes a desk over a copy of the database, for tests that decide something."""

    def make() -> TestClient:
        database = tmp_path / "sound.db"
        shutil.copy(crisis_database, database)
        return client(database)

    return make
