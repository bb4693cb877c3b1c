"""Where a source begins and ends in print: a noun phrase, with all or nothing of what is said about it.

"Ilves, the minister who signed the" is cut short: the network's last words stand inside a clause about
Ilves. The phrase is ended where the clause ends if most of the clause was taken, else before it begins.
"""

from __future__ import annotations

from dragoman.language.model.contents import Print
from dragoman.language.model.read_text import Range

_BEFORE = frozenset("det amod compound nummod nmod:poss det:predet nmod:desc".split())
"""Relations of the words before a noun that belong to its phrase."""
_ABOUT = frozenset("appos acl acl:relcl nmod nmod:npmod nmod:unmarked parataxis advcl obl conj".split())
_COMMAS = frozenset({",", "-", "--", "–", "—"})
MOST = 40
"""Words that a source is lengthened by at most."""


def settled_source(source: Range, taken: frozenset[int], text: Print) -> Range:
    """The source where it begins and ends in print; `taken` are the words of the cue."""
    start, end = _without_marks(*source, text)
    if start >= end:
        return source
    start = _noun_before(start, end, taken, text)
    start = _begun(start, end, taken, text)
    end = _phrase_ended(start, end, taken, text)
    end = _clause_ended(start, end, taken, text)
    end = _bracket_closed(start, end, taken, text)
    end = _before_its_verb(start, end, text)
    start, end = _without_marks(start, end, text)
    # The comma after "Ilves, the minister," belongs to what stands between the commas.
    inner = any(text.words[i] in _COMMAS for i in range(start, end))
    if (
        inner
        and end < len(text.words)
        and text.words[end] == ","
        and text.sentence[end] == text.sentence[end - 1]
    ):
        end += 1
    return (start, end) if start < end else source


def _without_marks(start: int, end: int, text: Print) -> Range:
    while end > start and not text.worded[end - 1] and not _may_end(end - 1, text):
        end -= 1
    while (
        start < end
        and not text.worded[start]
        and text.words[start] not in {"(", "[", "$", "@", "#", '"', "“", "``", "''"}
    ):
        start += 1
    return start, end


def _may_end(mark: int, text: Print) -> bool:
    return text.words[mark] in {")", "]", "%", '"', "”", "''"} or text.relations[mark] == "case"


def _before_its_verb(start: int, end: int, text: Print) -> int:
    """End before a verb whose subject is the source: of "Lund rang Port Osk" to say so, Lund is."""
    for word in range(start, end):
        verb = int(text.heads[word])
        if text.relations[word].startswith("nsubj") and word < verb < end:
            about = text.relations[verb].startswith(("acl", "appos", "parataxis"))
            if not (about and start <= int(text.heads[verb]) < end):
                return verb
    return end


def _noun_before(start: int, end: int, taken: frozenset[int], text: Print) -> int:
    """Take in the noun of which only what is said about it was found: "Ilves" before "who was born in"."""
    top = end - 1
    for _ in range(end - start):
        head = int(text.heads[top])
        if head == top or not start <= head < end:
            break
        top = head
    head = int(text.heads[top])
    about = text.relations[top] in {"acl", "acl:relcl", "appos"} and end - start > 2
    if not about or not start - MOST <= head < start or taken.intersection(range(head, start)):
        return start
    return head


def _begun(start: int, end: int, taken: frozenset[int], text: Print) -> int:
    """Take in what stands before a noun and belongs to it: "The top U.S." before "diplomat"."""
    while start > 0 and start - 1 not in taken and text.sentence[start - 1] == text.sentence[start]:
        head = int(text.heads[start - 1])
        if not (text.relations[start - 1] in _BEFORE and start <= head < end and text.worded[start - 1]):
            break
        start -= 1
    return start


def _phrase_ended(start: int, end: int, taken: frozenset[int], text: Print) -> int:
    """Go on to the noun from words that stand before it."""
    for _ in range(MOST):
        head = int(text.heads[end - 1])
        leans = text.relations[end - 1] in _BEFORE or text.relations[end - 1] == "case"
        if not leans or head < end or head - end > 3 or taken.intersection(range(end, head + 1)):
            break
        end = head + 1
    return end


def _clause_ended(start: int, end: int, taken: frozenset[int], text: Print) -> int:
    """End or leave out what is said about the source, where it was cut short."""
    inside: list[int] = []  # the heads above the last word, within the source
    at = end - 1
    while start <= at < end and at not in inside:
        inside.append(at)
        at = int(text.heads[at])
    above = [at, *inside]
    for top in above:
        if not (0 <= top < len(text.words)) or text.relations[top].partition(":")[0] not in {
            r.partition(":")[0] for r in _ABOUT
        }:
            continue
        head = int(text.heads[top])
        if not start <= head < end:
            continue
        begin, stop = _subtree(top, start, min(len(text.words), end + MOST), text)
        if begin <= start or stop <= end:
            continue
        if not taken.intersection(range(begin, stop)) and 2 * (end - begin) >= stop - begin:
            return stop
        return begin
    return end


def _subtree(top: int, start: int, stop: int, text: Print) -> Range:
    """The words from the first to the last one that stands under `top`, as far as `start` and `stop`."""
    under = [
        i for i in range(start, stop) if text.sentence[i] == text.sentence[top] and text.stands_under(i, top)
    ]
    return under[0], under[-1] + 1


def _bracket_closed(start: int, end: int, taken: frozenset[int], text: Print) -> int:
    words = list(text.words[start:end])
    if words.count("(") <= words.count(")"):
        return end
    for i in range(end, min(end + 6, len(text.words))):
        if text.words[i] == ")" and not taken.intersection(range(end, i)):
            return i + 1
    return start + max(i for i, word in enumerate(words) if word == "(")
