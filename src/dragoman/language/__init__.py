"""Reading the language of an article: paragraphs, sentences, tokens and quotations."""

from dragoman.language.parse import parse
from dragoman.language.parsed import Paragraph, ParsedArticle, Quotation, Sentence, Token

__all__ = ["Paragraph", "ParsedArticle", "Quotation", "Sentence", "Token", "parse"]
