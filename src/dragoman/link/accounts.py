"""How well a thing is supported: who tells of it, and how many of those did not have it from one another."""

from collections.abc import Iterable, Mapping, Sequence

from dragoman.record import Account, Article, ArticleId, RecordId, Statement, content_id


class Sources:
    """The articles that are linked, and what each takes its report from."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._articles: Mapping[str, Article] = {article.id: article for article in articles}

    def origin(self, article: str) -> str:
        """What an article's report counts as: the agency it credits, the first it copies, else itself."""
        seen: set[str] = set()
        current = article
        while current not in seen:
            seen.add(current)
            found = self._articles.get(current)
            if found is None or found.copy_of is None:
                break
            current = found.copy_of.article
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


def account_of(
    record: RecordId,
    told_in: Sequence[tuple[str, Statement | None]],
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
