"""Small invented news, read with an invented gazetteer."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.extract import read_article
from dragoman.record import Article, ArticleRecord, Block, Statement, When, article_id
from dragoman.resolve import Gazetteer

ACTORS = """
[[actor]]
name = "Varnia"
kind = "state"
country = "XVA"
demonyms = ["Varnian", "Varnians"]
metonyms = ["Port Osk"]
source = "invented"

[[actor]]
name = "Ostland"
kind = "state"
country = "XOS"
demonyms = ["Ostlander", "Ostlanders"]
source = "invented"

[[actor]]
name = "Varnian Foreign Ministry"
kind = "government_body"
country = "XVA"
part_of = "Varnia"
aliases = ["Foreign Ministry of Varnia"]
source = "invented"

[[actor]]
name = "Osk Gazette"
kind = "outlet"
country = "XVA"
source = "invented"

[[actor]]
name = "Sons of the Strait"
kind = "armed_group"
source = "invented"
"""


@pytest.fixture(scope="session")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    path: Path = tmp_path_factory.mktemp("actors") / "actors.toml"
    path.write_text(ACTORS, encoding="utf-8")
    return Gazetteer.load(path)


class Reading:
    """A record with its statements in plain words, for asserting on."""

    def __init__(self, record: ArticleRecord) -> None:
        self.record = record
        self.names = {actor.id: actor.name for actor in record.actors}
        self.actors = {actor.name: actor for actor in record.actors}

    @property
    def statements(self) -> tuple[Statement, ...]:
        return self.record.statements

    def who(self, statement: Statement) -> list[str]:
        return [self.names[a] for a in statement.speakers]

    def what(self, statement: Statement) -> str:
        return " … ".join(span.exact for span in statement.content_spans)

    def said(self) -> list[tuple[str, str]]:
        return [(" + ".join(self.who(s)), self.what(s)) for s in self.statements]


Read = Callable[..., Reading]


@pytest.fixture(scope="session")
def read(gazetteer: Gazetteer) -> Read:
    def read_text(text: str, title: str | None = None, published: str | None = "2031-04-09") -> Reading:
        whole = f"{title}\n\n{text}" if title else text
        blocks = [Block(len(whole) - len(text), len(whole), "body")]
        if title:
            blocks.insert(0, Block(0, len(title), "title"))
        article = Article(
            article_id("", whole),
            "test",
            "0" * 64,
            None,
            None,
            title,
            None,
            None,
            When(published, None, None, "metadata") if published else None,
            "en",
            whole,
            tuple(blocks),
        )
        record = read_article(article, gazetteer)
        for statement in record.statements:
            for span in (statement.source_span, statement.cue_span, *statement.content_spans):
                if span is not None:
                    span.check(whole)
        return Reading(record)

    return read_text
