"""Names as they are compared: without case, accents, punctuation, or a leading "the"."""

import re
import unicodedata
from functools import lru_cache

_NOT_A_WORD = re.compile(r"[\W_]+")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Return the words of a name in lower case without accents, a space before and after each.

    "U.S." and "US" are one, and so are "the Élysée" and "Elysee". The spaces at both ends let a search for
    whole words be a search for a substring. A name without any letter or digit gives " ".
    """
    apart = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c for c in apart if not unicodedata.combining(c))
    plain = re.sub(r"(?<=\b\w)\.(?=\w\b|\s|$)", "", plain)
    words = _NOT_A_WORD.sub(" ", plain.replace("’", "").replace("'", "")).split()
    if len(words) > 1 and words[0] == "the":
        del words[0]
    return f" {' '.join(words)} " if words else " "
