"""Whether two spellings are one name: Khamenei and Khamene'i, Haniyeh and Haniya, Soleimani and Suleimani.

Names written in Arabic, Persian, Hebrew or Cyrillic letters reach English with their consonants; the vowels
are anybody's guess. Two words are alike where the consonants agree once letters that stand for one sound are
folded, and the spellings are close as well, since consonants alone would make one of Peters and Patrus.
"""

import re
from difflib import SequenceMatcher
from functools import lru_cache

from dragoman.resolve.names import plain

_ARTICLE = re.compile(r"^(?:al|el|ul|an|as|ash|ad|at|ar|az|ez|es)[-\s'’]+", re.IGNORECASE)
_INNER_ARTICLE = re.compile(r" (?:[Aa]l|[Ee]l)[-‐‑](?=[A-ZÀ-Þ'’‘])")
# Letters that render one sound, longest first.
_SOUNDS = (
    ("sch", "s"), ("sh", "s"), ("kh", "k"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("ch", "c"),
    ("ck", "k"), ("q", "k"), ("c", "k"), ("j", "y"), ("z", "s"), ("w", "v"), ("h", ""),
)  # fmt: skip
_CLOSE = 0.72
_FRONT_OR_BACK = {"e": "front", "i": "front", "y": "front", "o": "back", "u": "back"}


@lru_cache(maxsize=16384)
def sound_key(word: str) -> str:
    """Give the consonants of a word, folded by sound; a word that begins with a vowel keeps that it does."""
    text = re.sub(r"[^a-z]", "", plain(_ARTICLE.sub("", word)).casefold())
    begins = "a" if text[:1] in "aeiou" else ""
    hard = "k" if text[:2] in ("ga", "qa", "ka", "gu", "qu") else ""  # Gaddafi, Qaddafi, Kadhafi
    for spelled, sound in _SOUNDS:
        text = text.replace(spelled, sound)
    consonants = re.sub(r"[aeiouy]", "", text)
    if hard and consonants[:1] in ("g", "k"):
        consonants = "k" + consonants[1:]
    return begins + re.sub(r"(.)\1+", r"\1", consonants)


@lru_cache(maxsize=16384)
def without_article(name: str) -> str:
    """Give a name as it is without the article of an Arabic family name: "Omar al-Sato" is "Omar Sato".

    News writes both of one man, in one article too; "al" before a family ("Al Saud") is kept as it stands.
    """
    return _INNER_ARTICLE.sub(" ", name)


@lru_cache(maxsize=16384)
def alike(one: str, other: str) -> bool:
    """Say whether two words can be one name in two spellings."""
    first, second = (_ARTICLE.sub("", plain(word)).casefold().replace("-", " ") for word in (one, other))
    first, second = (re.sub(r"['’‘`.]", "", word) for word in (first, second))
    if first == second:
        return True
    if min(len(first), len(second)) < 4 or sound_key(one) != sound_key(other):
        return False
    # The first vowel may be heard as e or i, as o or u, or as a; Miller is still no Muller.
    vowels = {_FRONT_OR_BACK.get(v[0], "") for word in (first, second) if (v := re.findall("[aeiouy]", word))}
    if {"front", "back"} <= vowels:
        return False
    return SequenceMatcher(None, first, second).ratio() >= _CLOSE
