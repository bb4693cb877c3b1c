"""Passages that an article prints twice: a body printed again, a caption under two sizes of one picture,
a pull quote.

Compared are sentences and quoted stretches of eight words or more, in plain form (one case, one kind of
quotation mark, single spaces). A paragraph all of whose sentences have stood before is a repeat. A pull
quote may come before its source: a short quotation with nobody to say it, that a longer paragraph holds
word for word. What fooled us: short lines ("- - - -", "He declined to comment.") recur by nature; they are
repeats only inside a run of repeated paragraphs.
"""

import re
from collections.abc import Sequence

from dragoman.ingest.blocks import digest, plain

SHORTEST = 8
"""Words from which a verbatim recurrence is a repetition and not a manner of speaking."""
_LONGEST_PULL_QUOTE = 60

_SENTENCE = re.compile(r"[^.!?…]+(?:[.!?…](?!\s)[^.!?…]*)*[.!?…]*[\"')\]]*")
_QUOTED = re.compile(r'"([^"]+)"')
_ATTRIBUTION = re.compile(r"\s[-–—]{1,2}\s[^.!?]{2,80}$")
_EDGES = " \"'.,;:!?…-–—()[]"


def repeated(passages: Sequence[str | None]) -> frozenset[int]:
    """Return the positions of the passages that repeat another one of the same article.

    A None is a place to keep (a title, furniture): it neither repeats nor is repeated.
    """
    units = [_units(words) if words is not None else [] for words in passages]
    wholes = [digest(plain(words)) if words is not None else None for words in passages]
    first_whole: dict[int, int] = {}
    first_unit: dict[int, int] = {}
    found: dict[int, int] = {}
    for at, (parts, whole) in enumerate(zip(units, wholes, strict=True)):
        if whole is None:
            continue
        long_parts = [unit for unit, length in parts if length >= SHORTEST]
        if long_parts and sum(length for _, length in parts) >= SHORTEST:
            if whole in first_whole:
                found[at] = first_whole[whole]
            elif len(long_parts) == len(parts) and all(unit in first_unit for unit in long_parts):
                found[at] = first_unit[long_parts[0]]
        if at not in found:
            first_whole.setdefault(whole, at)
            for unit in long_parts:
                first_unit.setdefault(unit, at)
    _fill_runs(wholes, first_whole, found)
    return frozenset(found) | _pull_quotes(passages, found)


def _fill_runs(wholes: list[int | None], first: dict[int, int], found: dict[int, int]) -> None:
    """Add the short paragraphs that stand in a repeated run as they stood in the first."""
    for order in (range(len(wholes)), range(len(wholes) - 1, -1, -1)):
        step = order.step
        for at in order:
            whole = wholes[at]
            if whole is None or at in found:
                continue
            was = first.get(whole)
            if was is not None and was < at and found.get(at - step) == was - step:
                found[at] = was


def _pull_quotes(passages: Sequence[str | None], found: dict[int, int]) -> frozenset[int]:
    """Find the short quotations, said by nobody, that another paragraph holds with its speaker."""
    shown: dict[int, int] = {}
    for at, words in enumerate(passages):
        if words is None or at in found or len(words) > 600 or words[0] not in "\"“”'‘«":
            continue
        said = _ATTRIBUTION.sub("", plain(words)).strip(_EDGES)
        if SHORTEST <= said.count(" ") + 1 <= _LONGEST_PULL_QUOTE and '"' not in said:
            shown.setdefault(digest(said), at)
    if not shown:
        return frozenset()
    pulled = set()
    for at, words in enumerate(passages):
        if words is None or at in found:
            continue
        written = plain(words)
        for match in (*_QUOTED.finditer(written), *_SENTENCE.finditer(written)):
            source = shown.get(digest(match[0].strip(_EDGES)))
            if source is not None and source != at and len(words) > len(passages[source] or "") + 8:
                pulled.add(source)
    return frozenset(pulled)


def _units(words: str) -> list[tuple[int, int]]:
    """Return digest and length in words of each sentence of a passage."""
    written = plain(words)
    parts = []
    for match in _SENTENCE.finditer(written):
        sentence = match[0].strip(_EDGES)
        length = sum([part[0].isalpha() for part in sentence.split()])
        if sentence:
            parts.append((digest(sentence), length))
    return parts
