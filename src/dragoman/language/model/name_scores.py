"""What the rest of a text says about a name: its scores before they become spans.

The encoder sees about a hundred words at a time, and tags a word by what stands around it. So "Lund" may be a
person where she speaks and a place in the next window; and of "Radio Osk" it may take the first word alone.
In one text a capitalised word nearly always names things of one class, and capitalised words that hang on
each other are nearly always one name.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dragoman.language.model.decode import TITLE
from dragoman.language.model.read_text import Floats, Ints

TOGETHER = 2.0
"""What speaks for going on with a name at a capitalised word that hangs on the one before, or it on this."""
ALIKE = 0.5
"""How far the class of one mention moves to that of all the text's mentions of the word."""


def held_together(
    scores: Floats, tags: Sequence[str], words: Sequence[str], upos: Sequence[str], heads: Ints
) -> None:
    """Change the scores (words, tags) so that a name goes on over proper nouns that hang on each other.

    An abbreviated title begins no name: "Mr. Renn" is named Renn.
    """
    inner = np.array([number for number, tag in enumerate(tags) if tag[0] == "I"], dtype=np.int64)
    proper = [tag == "PROPN" and word[0].isupper() for word, tag in zip(words, upos, strict=True)]
    on = [
        i
        for i in range(1, len(words))
        if proper[i]
        and proper[i - 1]
        and (heads[i] == i - 1 or heads[i - 1] == i)
        and not TITLE.match(words[i - 1])
    ]
    scores[np.ix_(np.array(on, dtype=np.int64), inner)] += np.float32(TOGETHER)


def of_one_class(scores: Floats, tags: Sequence[str], words: Sequence[str]) -> None:
    """Change the scores (words, tags) so that a capitalised word leans to the class it has in the whole text.

    Whether it is a name at all, and where the name begins, is left to each place: "May" may be a month or a
    minister.
    """
    numbers: dict[str, int] = {}
    places = [i for i, word in enumerate(words) if len(word) > 1 and word[0].isupper()]
    group = np.array([numbers.setdefault(words[i].lower(), len(numbers)) for i in places], dtype=np.int64)
    count = np.bincount(group, minlength=len(numbers))
    again = count[group] > 1
    at, group = np.array(places, dtype=np.int64)[again], group[again]
    if not at.size:
        return
    mean = np.zeros((len(numbers), len(tags)), dtype=np.float32)
    np.add.at(mean, group, scores[at])
    mean /= np.maximum(count, 1)[:, None].astype(np.float32)
    begin = np.array([number for number, tag in enumerate(tags) if tag[0] == "B"], dtype=np.int64)
    inner = np.array([tags.index(f"I-{tags[number][2:]}") for number in begin], dtype=np.int64)
    moved = np.float32(ALIKE) * (_classes(mean, begin, inner)[group] - _classes(scores[at], begin, inner))
    scores[np.ix_(at, begin)] += moved
    scores[np.ix_(at, inner)] += moved


def _classes(scores: Floats, begin: Ints, inner: Ints) -> Floats:
    """How far each class is behind the best one, whether a name of it begins or goes on."""
    each = np.logaddexp(scores[:, begin], scores[:, inner])
    behind: Floats = each - each.max(axis=1, keepdims=True)
    return behind
