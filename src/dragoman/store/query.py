"""What a reader types into a search box, as a query that SQLite's FTS5 cannot misread.

Words are quoted one by one, so that ``AND``, ``-``, ``:`` or an unpaired quotation mark are never operators
or errors. ``"two words"`` in double quotation marks (straight or typographic) is a phrase; a trailing ``*``
asks for words that begin so. All must occur.
"""

import re

from dragoman.store.faults import NoWords

_PIECE = re.compile(r'["“”„]([^"“”„]*)["“”„](\*?)|([^\s"“”„]+)')


def fts_query(words: str) -> str:
    """Return the FTS5 query for what was typed; raise `NoWords` if no word is in it."""
    terms = []
    for phrase, starred, word in _PIECE.findall(words.replace("\0", " ")):
        text = phrase or word.rstrip("*")
        if not re.search(r"[^\W_]", text):
            continue
        prefix = "*" if starred or word.endswith("*") else ""
        terms.append(f'"{text}"{prefix}')
    if not terms:
        raise NoWords(f"there is no word in {words!r}")
    return " ".join(terms)
