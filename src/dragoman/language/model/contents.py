"""Where a content begins and ends in print.

The network says of each word how likely it is to be content; which of two neighbours is the last one is
often a toss-up for it, and hardly ever for a reader. So its pieces are moved to where a content can begin
and end: a quotation counts whole, marks and all, also where a window cut it; a phrase that belongs to what
follows is left out, one that was begun is ended; no piece begins with a comma or ends with a full stop
outside the marks. The case that fooled us: "told reporters that …" has no reporters in its content.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dragoman.language.model.read_text import Floats, Ints, Range

LEAST_SURE = 0.5
"""Mean probability of a piece's words below which it is left out, if another piece is surer."""
LEAST_QUOTED = 0.5
"""Share of a quotation's words from which all of it is content."""
SMALL = 0.6
"""Share of a piece's words under which a phrase at its end that belongs to what follows is no part of it."""
NEAR = 3
"""A phrase cut short is ended where its head stands no further than this many words on."""
HARDLY = 0.1
"""Probability of being content that a phrase's head needs for it."""

_MARKS = frozenset({'"', "“", "”", "„", "‟", "``", "''", "«", "»", "‘", "’", "'"})
_OPENING = frozenset({"“", "‘", "„", "«", "``"})
_MAY_BEGIN = _MARKS | {"(", "[", "$", "#", "£", "€"}
_MAY_END = (_MARKS - _OPENING) | {")", "]", "?", "!", "%", "…", "..."}
_LEANS_ON_HEAD = frozenset(
    "case mark det cc cc:preconj det:predet nmod:poss amod compound nummod aux aux:pass cop".split()
)
_CLAUSE_OPENERS = frozenset({"that", "whether", "if"})
_CLAUSES = frozenset({"ccomp", "xcomp", "csubj", "advcl", "acl", "parataxis", "conj"})
_FAR = 14  # words before "that" in which an addressee and a time may stand


class Print:
    """A text as it stands in print: its words with their trees, sentences, paragraphs and quotations.

    `first` and `paragraph_first` say which words start a sentence and a paragraph; `quotations` are
    half-open ranges of words with their marks, in order and not overlapping; `heads` and `relations` are of
    the whole text's trees.
    """

    def __init__(
        self,
        words: Sequence[str],
        worded: NDArray[np.bool_],
        heads: Ints,
        relations: Sequence[str],
        first: NDArray[np.bool_],
        paragraph_first: NDArray[np.bool_],
        quotations: Sequence[Range],
    ) -> None:
        self.words, self.worded, self.heads, self.relations = words, worded, heads, relations
        self.sentence = np.cumsum(first)
        self.paragraph = np.cumsum(paragraph_first)
        self.quotations = quotations
        self._begin = np.array([start for start, _ in quotations], dtype=np.int64)
        self._end = np.array([end for _, end in quotations], dtype=np.int64)

    def quotations_between(self, start: int, end: int) -> Sequence[Range]:
        """The quotations that share a word with a range of words."""
        first = int(np.searchsorted(self._end, start, side="right"))
        return self.quotations[first : int(np.searchsorted(self._begin, end))]

    def stands_under(self, word: int, head: int) -> bool:
        """Whether a word depends on another, directly or not."""
        while word != head:
            above = int(self.heads[word])
            if above == word:
                return False
            word = above
        return True


def settled(
    content: Sequence[Range],
    others: Sequence[Range],
    cue: Sequence[Range],
    sure: Floats,
    base: int,
    text: Print,
) -> tuple[Range, ...]:
    """The content's pieces where they begin and end in print.

    `others` are the words of the source and the cue; `sure` has the probability of being content of each
    word from `base` on, as far as the window goes. Gives `content` back if nothing would be left.
    """
    pieces = _Pieces(content, others, cue, sure, base, text)
    pieces.leave_out_the_unsure()
    pieces.take_quotations_whole()
    pieces.begin_at_the_clause()
    pieces.end_the_phrase()
    pieces.leave_out_what_leads_on()
    pieces.end_at_words()
    found = tuple(piece for piece in pieces.left() if text.worded[slice(*piece)].any())
    return found or tuple(content)


class _Pieces:
    """The pieces of one content while they are settled: one flag a word, from `lo` on."""

    def __init__(
        self,
        content: Sequence[Range],
        others: Sequence[Range],
        cue: Sequence[Range],
        sure: Floats,
        base: int,
        text: Print,
    ) -> None:
        self.text = text
        self.quotations = text.quotations_between(base, base + len(sure))
        self.lo = min([base, *(start for start, _ in self.quotations)])
        self.hi = max([base + len(sure), *(end for _, end in self.quotations)])
        self.inside = np.zeros(self.hi - self.lo, dtype=bool)
        self.taken = np.zeros(self.hi - self.lo, dtype=bool)
        self.sure = np.zeros(self.hi - self.lo, dtype=np.float32)
        self.sure[base - self.lo : base - self.lo + len(sure)] = sure
        for start, end in content:
            self.inside[self.at(start, end)] = True
        for start, end in others:
            self.taken[self.at(start, end)] = True
        self.cue = frozenset(word for start, end in cue for word in range(start, end))

    def at(self, start: int, end: int) -> slice:
        return slice(start - self.lo, end - self.lo)

    def pieces(self, flags: NDArray[np.bool_] | None = None) -> list[Range]:
        """The pieces as they are now."""
        now = self.inside if flags is None else flags
        edges = np.flatnonzero(np.diff(np.concatenate(([0], now.view(np.int8), [0])))) + self.lo
        return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]

    def left(self) -> list[Range]:
        """The pieces without the words of the source and the cue."""
        return self.pieces(self.inside & ~self.taken)

    def leave_out_the_unsure(self) -> None:
        means = {piece: float(self.sure[self.at(*piece)].mean()) for piece in self.pieces()}
        best = max(means.values())
        for piece, mean in means.items():
            if mean < LEAST_SURE and mean < best:
                self.inside[self.at(*piece)] = False

    def take_quotations_whole(self) -> None:
        for start, end in self.quotations:
            here, worded = self.at(start, end), self.text.worded[start:end]
            if not worded.any() or any(start <= word < end for word in self.cue):
                continue
            if (self.taken[here] & worded).sum() > worded.sum() / 5:
                continue
            seen = (worded & (self.sure[here] > 0)).sum()
            got = (worded & self.inside[here]).sum()
            if got and got >= LEAST_QUOTED * seen:
                self.inside[here] = True
                self.taken[here] = False

    def begin_at_the_clause(self) -> None:
        """In "told the council on Monday that …" the clause alone is content."""
        text = self.text
        for start, end in self.pieces():
            for i in range(start + 1, min(end, start + _FAR)):
                if text.words[i].lower() not in _CLAUSE_OPENERS or text.relations[i] != "mark":
                    continue
                verb = int(text.heads[i])
                if (
                    text.relations[verb] == "ccomp"
                    and int(text.heads[verb]) in self.cue
                    and not any(text.stands_under(word, verb) for word in range(start, i))
                ):
                    self.inside[self.at(start, i)] = False
                break

    def leave_out_what_leads_on(self) -> None:
        """In "the plan would fail, and Ilves | resigned" the last words belong to what follows."""
        text = self.text
        for start, end in self.pieces():
            above = _tops(text.heads, start, end)
            sizes: dict[int, int] = {}
            for word, top in zip(range(start, end), above, strict=True):
                sizes[top] = sizes.get(top, 0) + bool(text.worded[word])
            small = SMALL * sum(sizes.values())
            stop = end
            while stop - start > 1:
                if not text.worded[stop - 1]:
                    if text.words[stop - 1] in _MARKS:
                        break
                    stop -= 1
                    continue
                top = above[stop - 1 - start]
                head = int(text.heads[top])
                if sizes[top] >= small or head < stop or head in self.cue:
                    break
                if text.relations[top].partition(":")[0] in _CLAUSES:  # as likely wrongly hung as astray
                    break
                if text.sentence[head] != text.sentence[top]:
                    break
                begin = start + above.index(top)
                if any(above[w - start] != top and text.worded[w] for w in range(begin, stop)):
                    break
                stop = begin
            if start < stop < end:
                self.inside[self.at(stop, end)] = False

    def end_the_phrase(self) -> None:
        """A piece that ends with "the" or "young" goes on to the noun, if it is near; else it ends before."""
        text = self.text
        for start, end in self.pieces():
            stop, shortened = end, False
            while stop - start > 1 and text.worded[stop - 1]:
                last = stop - 1
                head, relation = int(text.heads[last]), text.relations[last]
                if head < stop or relation not in _LEANS_ON_HEAD or head >= self.hi:
                    break
                if text.sentence[head] != text.sentence[last]:
                    break
                on = self.at(stop, head + 1)
                free = not (self.taken[on].any() or self.inside[on].any())
                near = relation != "cc" and head - stop < NEAR and self.sure[head - self.lo] > HARDLY
                if near and free and not shortened:
                    self.inside[on] = True
                    stop = head + 1
                    continue
                stop, shortened = last, True
                while stop > start and not text.worded[stop - 1] and text.words[stop - 1] not in _MARKS:
                    stop -= 1
                self.inside[self.at(stop, last + 1)] = False

    def end_at_words(self) -> None:
        """No marks at the ends but those that belong: quotation marks with the words that they enclose."""
        text = self.text
        begins = {start for start, _ in self.quotations}
        ends = {end for _, end in self.quotations}
        for first, last in self.pieces():
            start, end = self._without_marks(first, last, ends)
            self.inside[self.at(first, start)] = self.inside[self.at(end, last)] = False
            if start >= end:
                continue
            if start - 1 in begins:
                self.inside[self.at(start - 1, start)] = True
            for close in (end + 1, end + 2):
                if close in ends and not text.worded[end:close].any():
                    self.inside[self.at(end, close)] = True
                    break

    def _without_marks(self, start: int, end: int, ends: set[int]) -> Range:
        text = self.text
        while end > start and not text.worded[end - 1]:
            mark = text.words[end - 1]
            astray = mark in _MARKS and end not in ends and mark not in {"'", "’"}
            if mark in _MAY_END and not astray:
                break
            end -= 1
        while start < end and not text.worded[start] and text.words[start] not in _MAY_BEGIN:
            start += 1
        return start, end


def _tops(heads: Ints, start: int, end: int) -> list[int]:
    """The topmost word within a range that each word of the range depends on."""
    found: dict[int, int] = {}
    for word in range(start, end):
        path = []
        at = word
        while at not in found:
            head = int(heads[at])
            path.append(at)
            if head == at or not start <= head < end:
                found[at] = at
                break
            at = head
        for passed in path:
            found[passed] = found[at]
    return [found[word] for word in range(start, end)]
