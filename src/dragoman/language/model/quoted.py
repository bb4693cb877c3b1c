"""Quotations that no cue's content reaches: they go on with a saying, or a colon hands them over.

A cue is read within a window of about a hundred words, and a quotation of its own paragraph, or the second
half of "“A,” he said. … “B.”", may stand beyond it. In print nearly every quotation after a colon, and every
full sentence in marks that follows a quoted saying in its paragraph, belongs to what stands before it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from dragoman.language.model.contents import Print
from dragoman.language.model.decode import Roles
from dragoman.language.model.read_text import Range

LEAST_WORDS = 4
"""Words of a quotation; shorter ones are titles and words held at arm's length."""
HANDED_OVER = 0.6
"""Confidence in a saying that was made from a colon and a quotation alone."""
_SUBJECTS = frozenset({"nsubj", "nsubj:outer"})
_LONGEST = 40  # words of the clause before a colon
_UP = frozenset({"conj", "xcomp", "advcl", "parataxis"})


def with_quotations(found: Iterable[Roles], text: Print, upos: Sequence[str]) -> list[Roles]:
    """The attributions with the quotations that belong to them, in the order of their cues."""
    said = sorted(found, key=lambda one: one.anchor)
    covered = np.zeros(len(text.words), dtype=bool)
    for one in said:
        for start, end in one.content:
            covered[start:end] = True
    for quotation in text.quotations:
        start, end = quotation
        words = text.worded[start:end]
        if words.sum() < LEAST_WORDS or 2 * (covered[start:end] & words).sum() >= words.sum():
            continue
        if start and text.words[start - 1] == ":":
            at = _handing_over(start, said, text)
            made = _made(quotation, text, upos) if at is None else None
        else:
            at, made = _going_on(start, said, text), None
        if at is not None:
            said[at] = replace(said[at], content=(*said[at].content, quotation))
        elif made is not None:
            said.append(made)
            said.sort(key=lambda one: one.anchor)
        else:
            continue
        covered[start:end] = True
    return said


def _handing_over(start: int, said: Sequence[Roles], text: Print) -> int | None:
    """The attribution whose cue is the last one of the sentence that ends with the colon."""
    at = bisect_left(said, start, key=lambda one: one.anchor) - 1
    here = at >= 0 and text.sentence[said[at].anchor] == text.sentence[start - 1]
    return at if here else None


def _going_on(start: int, said: Sequence[Roles], text: Print) -> int | None:
    """The quoted saying before a quotation that begins a sentence of the same paragraph.

    Its cue is the last one outside quotation marks: in "“A,” he said. She agreed. “B.”" the second
    quotation may be hers.
    """
    if not start or text.words[start - 1] not in {".", "?", "!"}:
        return None
    at = bisect_left(said, start, key=lambda one: one.anchor) - 1
    while at >= 0 and text.paragraph[said[at].anchor] == text.paragraph[start]:
        one = said[at]
        if not text.quotations_between(one.anchor, one.anchor + 1):
            return at if any(_is_quoted(piece, text) for piece in one.content) else None
        at -= 1
    return None


def _is_quoted(piece: Range, text: Print) -> bool:
    return any(q[0] <= piece[0] and piece[1] <= q[1] for q in text.quotations_between(*piece))


def _made(quotation: Range, text: Print, upos: Sequence[str]) -> Roles | None:
    """A saying from the clause before a colon: its subject says, by its last verb, what is quoted."""
    colon = quotation[0] - 1
    first = colon
    while first and text.sentence[first - 1] == text.sentence[colon] and colon - first < _LONGEST:
        first -= 1
    if colon - first >= _LONGEST:
        return None
    verbs = [i for i in range(first, colon) if upos[i] == "VERB"]
    for verb in reversed(verbs):
        subject = _subject(verb, first, text)
        if subject is None:
            continue
        under = [i for i in range(first, verb) if text.stands_under(i, subject)]
        source = (under[0], under[-1] + 1)
        if subject < verb and text.worded[slice(*source)].any():
            return Roles(verb, source, ((verb, verb + 1),), (quotation,), HANDED_OVER)
    return None


def _subject(verb: int, first: int, text: Print) -> int | None:
    """The subject of a verb, or of the one that it stands beside or under."""
    for _ in range(4):
        for word in range(first, verb):
            if int(text.heads[word]) == verb and text.relations[word] in _SUBJECTS:
                return word
        if text.relations[verb] not in _UP or not first <= int(text.heads[verb]) < verb:
            return None
        verb = int(text.heads[verb])
    return None
