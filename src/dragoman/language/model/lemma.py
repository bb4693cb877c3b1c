"""Dictionary forms of words: a table of exceptions, then rules.

The table (`lemmas.json`) holds what the rules get wrong in the treebanks the reader learned from, and the
base forms seen there, which tell "hoping" (hope) from "hopping" (hop). Lemmas are lower case except those
of proper nouns.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

from dragoman.language.model.tokens import SOFT

_DROP = str.maketrans(dict.fromkeys(SOFT)) | {0x2019: "'"}
_VOWELS = frozenset("aeiou")
KINDS = {"NOUN": "n", "PROPN": "n", "VERB": "v", "AUX": "v", "ADJ": "a", "ADV": "a"}


def as_spelled(word: str, xpos: str) -> str:
    """The tag that a word's spelling allows: no present participle ends in "s" ("continues")."""
    return "VBZ" if xpos == "VBG" and word[-1:] in ("s", "S") else xpos


def candidates(word: str, xpos: str) -> Iterator[str]:
    """Possible dictionary forms of a lower-case inflected word, the likeliest first."""
    if xpos in {"NNS", "NNPS", "VBZ"}:
        if word.endswith("ies") and len(word) > 4:
            yield word[:-3] + "y"
            yield word[:-1]
        elif word.endswith("ves") and xpos != "VBZ":
            yield word[:-1]
            yield word[:-3] + "f"
            yield word[:-3] + "fe"
        elif word.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
            yield word[:-2]
            yield word[:-1]
        elif word.endswith("men") and xpos != "VBZ":
            yield word[:-2] + "an"
        elif word.endswith("s") and not word.endswith("ss") and len(word) > 2:
            yield word[:-1]
            if word.endswith("es"):
                yield word[:-2]
    elif xpos in {"VBG", "VBD", "VBN"}:
        stem = word.removesuffix("ing") if xpos == "VBG" else word.removesuffix("ed")
        if stem != word and len(stem) > 1:
            if xpos != "VBG" and stem.endswith(("fre", "agre", "cre", "gre", "tre", "fle")):
                yield word[:-1]  # freed, agreed, decreed
                return
            if xpos != "VBG" and stem.endswith("i"):
                yield stem[:-1] + "y"
            if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "lsz":
                yield stem[:-1]
                yield stem
            elif _wants_e(stem):
                yield stem + "e"
                yield stem
            else:
                yield stem
                yield stem + "e"
            if len(stem) > 2 and stem[-1] == stem[-2]:
                yield stem[:-1]
    elif xpos in {"JJR", "RBR", "JJS", "RBS"}:
        stem = word.removesuffix("er") if xpos.endswith("R") else word.removesuffix("est")
        if stem != word and len(stem) > 1:
            if stem.endswith("i"):
                yield stem[:-1] + "y"
            if len(stem) > 2 and stem[-1] == stem[-2]:
                yield stem[:-1]
            yield stem
            yield stem + "e"


def _wants_e(stem: str) -> bool:
    """Whether a stem bereft of -ing or -ed looks as though it ended in -e."""
    if stem.endswith(
        ("at", "iz", "is", "us", "uc", "ag", "ac", "as", "nc", "rc", "v", "ng", "dg", "bl", "tl", "gl")
    ):
        return not stem.endswith(("eat", "oat", "focus"))
    if len(stem) >= 2 and stem[-1] in "cgsuv" and stem[-2] not in "s":
        return True
    # A short stem of one vowel would have doubled its consonant: "hoping" is of hope, "hopping" of hop.
    vowels = [letter for letter in stem if letter in _VOWELS]
    return len(stem) >= 3 and len(vowels) == 1 and stem[-2] in _VOWELS and stem[-1] not in "wxyh"


def _irregular_verbs() -> dict[str, str]:
    """Past forms and participles that no rule gives; treebanks show only those their texts happen to have."""
    found: dict[str, str] = {}
    lines = files(__package__).joinpath("irregular_verbs.psv").read_text(encoding="utf-8").splitlines()
    for base, past, participle in (line.split("|") for line in lines if not line.startswith("#")):
        found |= {f"{form}|VBD": base for form in past.split(",") if form}
        found |= {f"{form}|VBN": base for form in participle.split(",")}
    return found


@dataclass(frozen=True)
class Lemmas:
    """The table and the base forms. `exceptions` is keyed by word and tag ("went|VBD")."""

    exceptions: dict[str, str]
    bases: dict[str, frozenset[str]]
    _known: dict[tuple[str, str, str], str] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> Lemmas:
        """Read the table that training wrote."""
        given = json.loads(path.read_text(encoding="utf-8"))
        bases = {kind: frozenset(words.split()) for kind, words in given["bases"].items()}
        return cls(_irregular_verbs() | given["exceptions"], bases)

    def of(self, word: str, upos: str, xpos: str) -> str:
        """The dictionary form of a word with its tags."""
        key = (word, upos, xpos)
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= 50_000:
                self._known.clear()
            known = self._known[key] = self._find(word, upos, xpos)
        return known

    def _find(self, word: str, upos: str, xpos: str) -> str:
        plain = word.translate(_DROP)
        lower = plain.lower()
        if upos == "VERB" and xpos in {"JJ", "NN"}:  # the two tags are chosen apart, and may disagree
            xpos = "VBG" if lower.endswith("ing") else "VBN" if lower.endswith("ed") else "VB"
        special = self.exceptions.get(f"{lower}|{xpos}")
        if special is not None:
            return special
        if upos == "PROPN" and xpos != "NNPS":
            return plain
        bases = self.bases.get(KINDS.get(upos, ""), frozenset())
        first = None
        for one in candidates(lower, xpos):
            if one in bases:
                return self._cased(one, plain, upos)
            first = first or one
        return self._cased(first or lower, plain, upos)

    @staticmethod
    def _cased(lemma: str, word: str, upos: str) -> str:
        return lemma[:1].upper() + lemma[1:] if upos == "PROPN" and word[:1].isupper() else lemma
