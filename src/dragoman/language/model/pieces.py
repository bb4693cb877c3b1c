"""Cut words into the pieces of the encoder's vocabulary (WordPiece, uncased).

Words are lower-cased and stripped of accents, as the encoder's own tokenizer does (Devlin et al. 2019);
what is lost with the case is given back by `features`. Marks that the vocabulary does not know in their
typographic form are read as their plain form.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path

from dragoman.language.model.tokens import SOFT

MOST_PIECES = 8
"""Pieces of one word that are read; the rest of a longer word (an address, a hash) is passed over."""

_PLAIN = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u02bc": "'",
        "\u2032": "'",
        "`": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u201e": '"',
    }
    | {
        "\u00ab": '"',
        "\u00bb": '"',
        "\u2010": "-",
        "\u2011": "-",
        "\u2013": "-",
        "\u2014": "-",
        "\u2015": "-",
    }
    | dict.fromkeys(SOFT)
)


class Pieces:
    """The vocabulary, and the words already cut (a bounded memory of them)."""

    def __init__(self, vocabulary: Sequence[str], remembered: int = 50_000) -> None:
        self._ids = {piece: number for number, piece in enumerate(vocabulary)}
        self.pad = self._ids["[PAD]"]
        self.unknown = self._ids["[UNK]"]
        self.first = self._ids["[CLS]"]
        self.last = self._ids["[SEP]"]
        self._remembered = remembered
        self._known: dict[str, tuple[int, ...]] = {}

    @classmethod
    def load(cls, path: Path) -> Pieces:
        """Read a vocabulary of one piece a line."""
        return cls(path.read_text(encoding="utf-8").split("\n"))

    def of(self, word: str) -> tuple[int, ...]:
        """The piece numbers of one word: one to `MOST_PIECES` of them."""
        known = self._known.get(word)
        if known is None:
            known = self._cut(word)
            if len(self._known) >= self._remembered:
                self._known.clear()
            self._known[word] = known
        return known

    def _cut(self, word: str) -> tuple[int, ...]:
        plain = word[:100].lower().translate(_PLAIN)
        if not plain.isascii():
            parts = unicodedata.normalize("NFD", plain)
            plain = "".join(
                letter for letter in parts if unicodedata.category(letter) not in {"Mn", "Cc", "Cf"}
            )
        found: list[int] = []
        for part in _apart(plain):
            found.extend(self._cut_part(part))
            if len(found) >= MOST_PIECES:
                break
        return tuple(found[:MOST_PIECES]) or (self.unknown,)

    def _cut_part(self, part: str) -> list[int]:
        found: list[int] = []
        start = 0
        while start < len(part) and len(found) < MOST_PIECES:
            for end in range(len(part), start, -1):
                piece = part[start:end] if start == 0 else "##" + part[start:end]
                number = self._ids.get(piece)
                if number is not None:
                    found.append(number)
                    start = end
                    break
            else:
                return [self.unknown]
        return found


def _apart(word: str) -> list[str]:
    """Letters and digits apart from marks: the encoder's vocabulary has no piece with both."""
    if word.isalnum():
        return [word]
    parts: list[str] = []
    open_part = False
    for letter in word:
        if letter.isalnum():
            if open_part:
                parts[-1] += letter
            else:
                parts.append(letter)
            open_part = True
        else:
            parts.append(letter)
            open_part = False
    return parts
