"""What a reader types into a search box, taken apart so that no database can misread it.

``AND``, ``-``, ``:`` or an unpaired quotation mark are words or nothing, never operators or errors. ``"two
words"`` in double quotation marks (straight or typographic) is a phrase; a trailing ``*`` asks for words
that begin so. All must occur.
"""

import re
from dataclasses import dataclass

from dragoman.store.faults import NoWords

_PIECE = re.compile(r'["“”„]([^"“”„]*)["“”„](\*?)|([^\s"“”„]+)')


@dataclass(frozen=True, slots=True)
class Term:
    """One word or phrase as it was typed; with `prefix`, the last of its words may go on."""

    text: str
    prefix: bool = False


Query = tuple[Term, ...]


def query_of(words: str) -> Query:
    """Return what is looked for; raise `NoWords` if no word is in it."""
    terms = []
    for phrase, starred, word in _PIECE.findall(words.replace("\0", " ")):
        text = phrase or word.rstrip("*")
        if re.search(r"[^\W_]", text):
            terms.append(Term(text, bool(starred) or word.endswith("*")))
    if not terms:
        raise NoWords(f"there is no word in {words!r}")
    return tuple(terms)
