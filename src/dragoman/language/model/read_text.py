"""What the trained reader gives: columns of a text's tokens, its names, and who says what."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Range = tuple[int, int]
Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Name:
    """A name: code points `start` to `end` of the text, and PER, ORG, LOC, NORP, EVENT or MISC.

    NORP is a nationality, faith or following ("Varnian", "Sunni"), as OntoNotes has it.
    """

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody (source) says (cue) something (content), as code point ranges of the text.

    The source is None where nobody is named ("It was reported that …"). A content or cue that stands in
    several pieces ("A," he said, "B.") has one range for each. `score` is the reader's confidence, 0 to 1.
    An attribution may stand inside another's content.
    """

    source: Range | None
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    score: float


@dataclass(frozen=True, slots=True)
class ReadText:
    """What the reader sees in a text; columns have one entry a token.

    `starts` and `ends` are code points; `sentences` the numbers of the tokens that start a sentence;
    `heads` the number of each token's governor, its own number for a sentence's root; `relations` are
    those of Universal Dependencies. `vectors` has one row (384) a sentence where it was asked for.
    """

    starts: Ints
    ends: Ints
    sentences: Ints
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    lemmas: tuple[str, ...]
    heads: Ints
    relations: tuple[str, ...]
    names: tuple[Name, ...]
    attributions: tuple[Attribution, ...]
    vectors: Floats | None = None
