"""A text and its language, for whoever works in a notebook: `dragoman.parse`.

Plain words, sentences, names and sayings, each with where it stands in the text as given. Nothing is
recorded, resolved or judged here: a saying has the words of its source, not an actor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from dragoman.ingest.dateline import find_dateline
from dragoman.language.model import Reader, ReadText, shipped_reader
from dragoman.language.quotations import begins_with_mark, find_quotations

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LINE = re.compile(r"[^\n]*\S[^\n]*")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of words of a text; `start` and `end` count its Unicode code points, half-open."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Word(Stretch):
    """A word or a mark of punctuation, and what it is in its sentence.

    `tag` is the universal part of speech (VERB), `fine_tag` that of the Penn Treebank (VBD), `relation` the
    universal dependency on the word numbered `head`; a sentence's root has its own number. The case that
    fooled us: "cannot" and "isn't" are two words each, without a space between them.
    """

    number: int
    tag: str
    fine_tag: str
    lemma: str
    head: int
    relation: str


@dataclass(frozen=True, slots=True)
class NamedStretch(Stretch):
    """A name; `label` is PER, ORG, LOC, NORP (a nationality, faith or following), EVENT or MISC."""

    label: str


@dataclass(frozen=True, slots=True)
class Saying:
    """Somebody (`source`) says (`cue`) something (`content`).

    The source is None where nobody is named ("It was reported that …"). A cue or content in several pieces
    (“A,” he said, “B.”) has one stretch for each. `score` is the reader's confidence, 0 to 1: of those under
    0.3, more than one in four is wrong. A saying may stand inside another's content.
    """

    source: Stretch | None
    cue: tuple[Stretch, ...]
    content: tuple[Stretch, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Document:
    """A text as the shipped reader reads it; everything is in the order of the text.

    `quotations` are the words between quotation marks, without the marks. `vectors` has one row of 384
    numbers, of length 1, for each sentence, where it was asked for: the nearer two rows' product is to 1,
    the nearer the sentences are in what they say.
    """

    text: str
    words: tuple[Word, ...]
    sentences: tuple[Stretch, ...]
    names: tuple[NamedStretch, ...]
    attributions: tuple[Saying, ...]
    quotations: tuple[Stretch, ...]
    vectors: NDArray[np.float32] | None = field(default=None, repr=False, compare=False)

    def words_of(self, stretch: Stretch) -> tuple[Word, ...]:
        """The words that stand in a stretch, in part or wholly."""
        return tuple(w for w in self.words if w.start < stretch.end and stretch.start < w.end)

    def to_spacy(self) -> Any:
        """Make a spaCy `Doc` of it: `doc.text` is the text, so that all offsets stay what they are.

        Names are its `ents`; its `spans` are `sources`, `cues`, `contents` and `quotations`, of which the
        first three carry the number of their attribution as `span.id`. White space other than a single
        space is a token of its own, as in spaCy's own pipelines. Raises `SpacyMissing` where spaCy is not
        installed.
        """
        from dragoman.language.spacy_doc import to_spacy  # noqa: PLC0415 – spaCy is an extra

        return to_spacy(self)


def parse_text(text: str, *, vectors: bool = False, reader: Reader | None = None) -> Document:
    """Read the language of an English text: words, sentences, names, quotations, and who says what.

    A line is a paragraph, as in everything that Dragoman reads: give text with its lines unwrapped. A
    dateline ("PORT OSK, Aug 6 –") counts as a sentence of its own. The reader that ships with the package
    is loaded with the first call, in a fraction of a second, and kept. With `vectors`, each sentence gets
    its vector.
    """
    reader = shipped_reader() if reader is None else reader
    paragraphs = list(_paragraphs(text))
    read = reader.read(text, paragraphs, vectors=vectors)

    def stretch(ends: tuple[int, int]) -> Stretch:
        return Stretch(*ends, text[slice(*ends)])

    if read.vectors is not None:
        read.vectors.setflags(write=False)
    return Document(
        text,
        tuple(_words(text, read)),
        tuple(map(stretch, _sentences(read))),
        tuple(NamedStretch(n.start, n.end, text[n.start : n.end], n.label) for n in read.names),
        tuple(
            Saying(
                stretch(a.source) if a.source else None,
                tuple(map(stretch, a.cue)),
                tuple(map(stretch, a.content)),
                a.score,
            )
            for a in read.attributions
        ),
        tuple(map(stretch, _quotations(text, paragraphs))),
        read.vectors,
    )


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    for line in _LINE.finditer(text):
        start = line.end() - len(line.group().lstrip())
        dateline = find_dateline(text[start : line.end()])
        if dateline is not None:
            yield start, start + dateline.end
            start += dateline.end
        yield start, line.end()


def _words(text: str, read: ReadText) -> Iterator[Word]:
    columns = (
        read.starts.tolist(),
        read.ends.tolist(),
        read.upos,
        read.xpos,
        read.lemmas,
        read.heads.tolist(),
    )
    for number, (start, end, tag, fine, lemma, head, relation) in enumerate(
        zip(*columns, read.relations, strict=True)
    ):
        yield Word(start, end, text[start:end], number, tag, fine, lemma, head, relation)


def _sentences(read: ReadText) -> Iterator[tuple[int, int]]:
    for first, after in pairwise([*read.sentences.tolist(), len(read.starts)]):
        yield int(read.starts[first]), int(read.ends[after - 1])


def _quotations(text: str, paragraphs: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for number, (start, end) in enumerate(paragraphs):
        opens = number + 1 < len(paragraphs) and begins_with_mark(text, paragraphs[number + 1][0])
        for quotation in find_quotations(text, start, end, opens):
            yield quotation.inner_start, quotation.inner_end
