"""Cutting text into words and marks, with offsets into the text as given."""

import re

from dragoman.language.parsed import Token

# Abbreviations with inner stops (U.S., a.m.), numbers with separators, words with inner hyphens,
# possessive endings on their own, then any single mark. Soft hyphens stay inside words.
_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}(?:[A-Z](?![\w]))?"
    r"|\$?\d[\d,.:/]*\d%?|\d"
    r"|[’'](?:s|S)\b"
    r"|[^\W_](?:[\w\u00ad]|[-‐‑](?=\w)|[’'](?!s\b|S\b)(?=\w)|&(?=\w))*"
    r"|\.{3}|--+|\S"
)
_TITLES = frozenset(
    """
    adm amb brig capt cmdr col cpl dr gen gov hon jr lt maj md mr mrs ms prof rep rev sen sens reps sgt
    sr st ret
    """.split()
)


def find_tokens(text: str, start: int, end: int) -> tuple[Token, ...]:
    """Cut `text[start:end]` into tokens; the stop of a title ("Gen.") belongs to it."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        word, at, after = match.group(), match.start(), match.end()
        if word == "." and found and found[-1].end == at and found[-1].text.lower() in _TITLES:
            last = found.pop()
            found.append(Token(last.start, after, last.text + "."))
            continue
        found.append(Token(at, after, word))
    return tuple(found)
