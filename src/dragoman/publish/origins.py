"""Who has it from whom: articles by the origin of their report, because copies confirm nothing."""

from collections import defaultdict
from dataclasses import dataclass

from dragoman.publish.dossier import Dossier, title_of
from dragoman.publish.wording import one_line, percent, shown
from dragoman.record import Article, ArticleId


@dataclass(frozen=True, slots=True)
class From:
    """An article that takes its report from elsewhere: from what, and how we know."""

    article: ArticleId
    outlet: str
    title: str
    how: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where several articles have their report: an agency, or an article that others reprint."""

    name: str
    articles: tuple[From, ...]


def origins_of(dossier: Dossier) -> tuple[Origin, ...]:
    """The origins that more than one article counts as, or that an article credits; most articles first."""
    found: dict[str, list[Article]] = defaultdict(list)
    for article in dossier.articles:
        found[dossier.sources.origin(article.id)].append(article)
    origins = [
        Origin(one_line(shown(dossier.sources.name(origin))), tuple(_from(a, dossier) for a in articles))
        for origin, articles in found.items()
        if len(articles) > 1
    ]
    return tuple(sorted(origins, key=lambda origin: (-len(origin.articles), origin.name)))


def _from(article: Article, dossier: Dossier) -> From:
    told = []
    if article.agency:
        told.append(f"credits {one_line(shown(article.agency))}")
    if article.copy_of is not None:
        original = dossier.article(article.copy_of.article)
        named = one_line(dossier.outlet(original.id)) if original else "an article not in this brief"
        told.append(f"{percent(article.copy_of.share)} of its words are those of {named}")
    how = "; ".join(told) or "the report that others reprint"
    return From(article.id, one_line(dossier.outlet(article.id)), title_of(article), how)
