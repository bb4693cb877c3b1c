"""When two spellings are one name.

A name is compared by a key: without case, accents, full points, hyphens, apostrophes, a leading "the" and
a possessive ending, so "the U.S.'s", "US" and "al-Qaeda" find what "United States" and "Al Qaeda" are
filed under. Short acronyms keep their capitals as a condition: "US" is a state, "us" is not.
"""

import re
import unicodedata
from functools import lru_cache

_POSSESSIVE = re.compile(r"['’‘`](?:s\b|(?=\W|$))", re.IGNORECASE)
_DROPPED = re.compile(r"[.'’‘`,()]")
_BLANK = re.compile(r"[\s\-–/]+")


def plain(text: str) -> str:
    """Take accents off: "Élysée" is "Elysee"."""
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


@lru_cache(maxsize=65536)
def key_of(name: str) -> str:
    """Give the key a name is compared by; a leading "the" is kept (see `bare`)."""
    text = _POSSESSIVE.sub("", plain(name).strip())
    return _BLANK.sub(" ", _DROPPED.sub("", text)).strip().casefold()


def bare(key: str) -> str:
    """Give a key without a leading "the"."""
    return key.removeprefix("the ")


def is_acronym(name: str) -> bool:
    """Say whether a name is an acronym that is only itself in capitals: "US", "U.N.", "WHO"; not "NATO"."""
    letters = [c for c in name if c.isalpha()]
    return len(letters) <= 3 and all(c.isupper() for c in letters) and " " not in name


def in_capitals(words: str) -> bool:
    """Say whether every letter is a capital, or the word is written with points ("u.s.")."""
    stem = _POSSESSIVE.sub("", words)
    return stem.upper() == stem or "." in stem[:-1]
