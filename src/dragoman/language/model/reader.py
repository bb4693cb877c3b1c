"""The trained reader at run time: from text to tokens, sentences, trees, names and attributions.

One encoder, run by onnxruntime on one thread, reads windows of about a hundred words; the heads' scores
become spans and trees in numpy. The same text always reads the same. `training/MODEL_CARD.md` says what it
learned from, how well it does, and where it fails.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dragoman.language.model.graphs import Graphs
from dragoman.language.model.read_text import Range, ReadText
from dragoman.language.model.reading import Reading
from dragoman.language.model.tokens import tokens
from dragoman.language.quotations import begins_with_mark, find_quotations

WEIGHTS = Path(__file__).parent / "weights"


class Reader:
    """The shipped model, loaded once; `read` keeps no state between texts."""

    def __init__(self, folder: Path) -> None:
        self._graphs = Graphs(folder)

    @classmethod
    def load(cls, folder: Path = WEIGHTS) -> Reader:
        """The model that ships with the package."""
        return cls(folder)

    def read(
        self,
        text: str,
        paragraphs: Sequence[Range],
        *,
        one_sentence_each: bool = False,
        vectors: bool = False,
    ) -> ReadText:
        """Read the paragraphs of a text (half-open code point ranges, in order, not overlapping).

        What lies between the paragraphs is not read. With `one_sentence_each`, every paragraph is taken
        for one sentence, as treebanks give them.
        """
        spans: list[Range] = []
        opens: list[int] = []
        for start, end in paragraphs:
            before = len(spans)
            spans.extend(tokens(text, start, end))
            if len(spans) > before:
                opens.append(before)
        words = [text[s:e] for s, e in spans]
        quotations = _quotations(text, paragraphs, spans)
        reading = Reading(self._graphs, spans, words, opens, quotations, one_sentence_each, vectors)
        for batch in self._graphs.batches(words, opens):
            reading.take(batch)
        return reading.result()


def _quotations(text: str, paragraphs: Sequence[Range], spans: Sequence[Range]) -> list[Range]:
    """The quotations as ranges of words, marks and all; one whose marks are no words of their own is none."""
    starts = {start: i for i, (start, _) in enumerate(spans)}
    ends = {end: i + 1 for i, (_, end) in enumerate(spans)}
    found = []
    for number, (start, end) in enumerate(paragraphs):
        following = paragraphs[number + 1][0] if number + 1 < len(paragraphs) else None
        next_opens = following is not None and begins_with_mark(text, following)
        for quotation in find_quotations(text, start, end, next_opens):
            if quotation.start in starts and quotation.end in ends:
                found.append((starts[quotation.start], ends[quotation.end]))
    return found
