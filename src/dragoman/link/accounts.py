"""How well a thing is supported: who tells of it, and how many of those did not have it from one another."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from dragoman.record import (
    Account,
    Article,
    ArticleId,
    Contact,
    Figure,
    Incident,
    Message,
    RecordId,
    Responsibility,
    Statement,
    content_id,
)


@dataclass(frozen=True, slots=True)
class Source:
    """What of an article decides whom its report counts as."""

    id: ArticleId
    source: str
    outlet: str | None
    agency: str | None
    copy_of: ArticleId | None


class Sources:
    """The articles that are linked, and what each takes its report from."""

    def __init__(self, articles: Iterable[Source]) -> None:
        self._articles: Mapping[str, Source] = {article.id: article for article in articles}

    @classmethod
    def of(cls, articles: Iterable[Article]) -> Self:
        """The sources that articles are."""
        return cls(
            Source(one.id, one.source, one.outlet, one.agency, one.copy_of.article if one.copy_of else None)
            for one in articles
        )

    def origin(self, article: str) -> str:
        """What an article's report counts as: the agency it credits, the first it copies, else itself."""
        seen: set[str] = set()
        current = article
        while current not in seen:
            seen.add(current)
            found = self._articles.get(current)
            if found is None or found.copy_of is None:
                break
            current = found.copy_of
        found = self._articles.get(current)
        if found is not None and found.agency:
            return f"agency {found.agency}"
        return current

    def name(self, origin: str) -> str:
        """An origin in words: the agency, the outlet, the actor it was had from."""
        if origin.startswith(("agency ", "according to ")):
            return origin.partition(" ")[2].removeprefix("to ")
        found = self._articles.get(origin)
        return (found.outlet or found.source) if found is not None else origin


Told = Statement | Message | Contact | Incident | Figure | Responsibility
"""What an article gives and somebody tells in it."""

Teller = tuple[str, Statement | None]
"""An article that tells a thing, and the statement in which it tells it, if it is one."""


def account_of(
    record: RecordId,
    told_in: Sequence[Teller],
    sources: Sources,
    names: Mapping[str, str],
) -> Account:
    """Say how a thing is supported; `told_in` has each article, and the statement it tells it through.

    Copies count once, and so do articles that credit one agency, or have it all from one named origin
    ("according to Axios").
    """
    origins: dict[str, str] = {}
    for article, statement in told_in:
        if statement is not None and statement.via:
            first = statement.via[-1]
            origins.setdefault(f"according to {names.get(first, first)}", article)
        else:
            origins.setdefault(sources.origin(article), article)
    articles = tuple(sorted({article for article, _ in told_in}))
    return Account(
        RecordId(content_id("account", record)),
        record,
        tuple(ArticleId(article) for article in articles),
        len(origins),
        tuple(sorted({sources.name(origin) for origin in origins})),
    )


class Tellers:
    """The statements of each article, asked for the one that tells what stands at a place."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._of: dict[str, list[Statement]] = defaultdict(list)
        for statement in statements:
            self._of[statement.article].append(statement)

    def at(self, article: str, place: int) -> Statement | None:
        """The statement in whose content a code point stands, the narrowest of several."""
        holding = [
            (span.end - span.start, statement.id, statement)
            for statement in self._of.get(article, ())
            for span in statement.content_spans
            if span.start <= place < span.end
        ]
        return min(holding)[2] if holding else None


def told_by(record: Told, tellers: Tellers) -> Teller:
    """Where a record of one article is told: a statement in itself, else in that which tells it."""
    if isinstance(record, Statement):
        return record.article, record
    first = record.span if isinstance(record, Figure | Responsibility) else record.mentions[0]
    return first.article, tellers.at(first.article, first.start)
