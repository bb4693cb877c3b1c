"""Records of an article that was read without its inserts, with the words as they stand in print.

Every place stays what it was; only words that run over an insert (`ingest.inserts`) differ.
"""

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from dragoman.record import Article, ArticleRecord, Span

T = TypeVar("T")


def as_printed(found: ArticleRecord, article: Article) -> ArticleRecord:
    """The same record with every span cut from the article as it was given."""
    if found.article.text == article.text:
        return found
    parts = {
        field.name: _cut_again(getattr(found, field.name), article)
        for field in fields(found)
        if field.name != "article"
    }
    return replace(found, **parts, article=replace(found.article, text=article.text))


def _cut_again(value: T, article: Article) -> T:
    again: Any = value
    if isinstance(value, Span):
        again = article.span(value.start, value.end)
    elif isinstance(value, tuple):
        again = tuple(_cut_again(one, article) for one in value)
    elif is_dataclass(value) and not isinstance(value, type):
        again = replace(value, **{f.name: _cut_again(getattr(value, f.name), article) for f in fields(value)})
    return again  # type: ignore[no-any-return]
