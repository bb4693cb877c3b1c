"""When two spellings are one place: Qamishli and al-Qāmishlī, St. Louis and Saint Louis."""

import re
from functools import lru_cache
from typing import Final

from dragoman.resolve.names import plain

_DROPPED: Final = re.compile(r"[.'’‘`ʼʻʿʾʹʺ,()]")
_BLANK: Final = re.compile(r"[\s\-–/]+")
_SAINT: Final = re.compile(r"\bst(?= )")
_ARTICLE: Final = re.compile(r"\b(?:el|ul|ad|ar|as|at|az|an|ash|edh|ed|er|es|et|ez|en|esh)(?= )")
_OTHER_LETTERS: Final = str.maketrans(
    {"ł": "l", "Ł": "L", "ı": "i", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "ə": "a", "Ə": "A"}
)


@lru_cache(maxsize=16384)
def place_key(name: str) -> str:
    """Give the key a place's name is compared by.

    Without case, accents, points and apostrophes; the Arabic article is written "al" however it sounds
    ("Deir ez-Zor", "Dayr az Zawr" keep their vowels: see `dragoman.resolve.spelling` for those).
    """
    text = _DROPPED.sub("", plain(name.translate(_OTHER_LETTERS)))
    text = _BLANK.sub(" ", text).strip().casefold().removeprefix("the ")
    return _ARTICLE.sub("al", _SAINT.sub("saint", text))
