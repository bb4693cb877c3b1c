"""From article to parsed article, by rule."""

import re
from dataclasses import replace

from dragoman.ingest.dateline import find_dateline
from dragoman.language.parsed import Paragraph, ParagraphKind, ParsedArticle, Sentence
from dragoman.language.quotations import begins_with_mark, find_quotations
from dragoman.language.sentences import find_sentences
from dragoman.language.tokens import find_tokens
from dragoman.record import Article

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_CARRIES_RECORDS: dict[str, ParagraphKind] = {"title": "title", "deck": "deck", "body": "body"}


def parse(article: Article) -> ParsedArticle:
    """Read the language of an article: paragraphs, sentences, tokens, quotations.

    A line is a paragraph. Blocks that carry no records (furniture, repeats, captions, bylines) are left
    out here, once, so that no extractor can forget to.
    """
    article = without_inserts(article)
    lines = _lines(article)
    paragraphs = []
    for index, (start, end, kind) in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        next_opens = following is not None and begins_with_mark(article.text, following[0])
        paragraphs.append(_paragraph(article.text, start, end, kind, next_opens))
    return ParsedArticle(article, tuple(paragraphs))


def without_inserts(article: Article) -> Article:
    """The article with blanks for what its page prints into its sentences, so that they read on.

    Every other code point stays where it is.
    """
    text = article.text
    for before, insert, after in zip(article.blocks, article.blocks[1:], article.blocks[2:], strict=False):
        inside = insert.kind == "furniture" and before.kind == after.kind == "body"
        if inside and "\n" not in article.text[before.end : after.start]:
            text = text[: insert.start] + " " * (insert.end - insert.start) + text[insert.end :]
    return article if text == article.text else replace(article, text=text)


def _lines(article: Article) -> list[tuple[int, int, ParagraphKind]]:
    """The lines that carry records; one that an insert breaks is one line."""
    lines: list[tuple[int, int, ParagraphKind]] = []
    for block in article.blocks:
        if block.kind not in _CARRIES_RECORDS:
            continue
        for line in _LINE.finditer(article.text, block.start, block.end):
            start, end, kind = line.start(), line.end(), _CARRIES_RECORDS[block.kind]
            if lines and lines[-1][2] == kind and not article.text[lines[-1][1] : start].strip(" \t\u00a0"):
                start = lines.pop()[0]
            lines.append((start, end, kind))
    return lines


def _paragraph(text: str, start: int, end: int, kind: ParagraphKind, next_opens: bool) -> Paragraph:
    start += len(text[start:end]) - len(text[start:end].lstrip())
    dateline = (
        find_dateline(text[start:end]) if kind == "body" and text[start : start + 1].isupper() else None
    )
    if dateline is not None:
        start += dateline.end  # nobody said "ANNAPOLIS, Md., Aug 6 (Reuters) –"
    quotations = find_quotations(text, start, end, next_opens)
    sentences = tuple(
        Sentence(first, last, find_tokens(text, first, last))
        for first, last in find_sentences(text, start, end, quotations)
    )
    return Paragraph(start, end, kind, sentences, quotations)
