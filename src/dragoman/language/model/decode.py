"""From scores to spans: names and attributions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

NOTHING, SOURCE, CUE, CONTENT = range(4)


def best_path(scores: NDArray[np.float32], moves: NDArray[np.float32]) -> NDArray[np.int64]:
    """The best sequence of labels for each row (Viterbi), shape (rows, length).

    `scores` is (rows, length, labels). `moves[a, b]` is added for label b after label a; where moves differ
    from place to place, `moves[r, i, a, b]` for label b of row r's word i after label a of the word before.
    """
    rows, length, count = scores.shape
    back = np.zeros((length, rows, count), dtype=np.int64)
    total = scores[:, 0].copy() if length else np.zeros((rows, count), dtype=np.float32)
    # the label before stands last, where argmax is quick
    alike = moves.ndim == 2
    into = np.ascontiguousarray(moves.T[None] if alike else moves.transpose(1, 0, 3, 2))
    step = np.empty((rows, count, count), dtype=np.result_type(scores, moves))
    ways, begins = step.ravel(), np.arange(rows * count) * count
    for i in range(1, length):
        np.add(total[:, None, :], into if alike else into[i], out=step)
        step.argmax(2, out=back[i])
        total = ways[begins + back[i].ravel()].reshape(rows, count) + scores[:, i]
    path = np.zeros((rows, length), dtype=np.int64)
    if length:
        path[:, -1] = total.argmax(1)
        every = np.arange(rows)
        for i in range(length - 1, 0, -1):
            path[:, i - 1] = back[i, every, path[:, i]]
    return path


def name_moves(tags: Sequence[str]) -> NDArray[np.float32]:
    """Moves that let a name go on only as the class it began with."""
    moves = np.zeros((len(tags), len(tags)), dtype=np.float32)
    for b, after in enumerate(tags):
        if after[0] == "I":
            for a, before in enumerate(tags):
                if before[0] == "O" or before[2:] != after[2:]:
                    moves[a, b] = -1e4
    return moves


_DASHES = frozenset({"\u2014", "\u2013", "--", "\u2015"})
_ADDRESS = re.compile(r"(?i)https?://|www\.|[\w.+-]+@[\w-]+\.|.+\.(?:html?|pdf|docx?|xlsx?|jpg)\Z")
TITLE = re.compile(r"(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Capt|Sgt|Prof|Sen|Rep|Gov|Rev)\.?\Z")


def bound_names(
    scores: NDArray[np.float32], tags: Sequence[str], words: Sequence[str], first: NDArray[np.bool_]
) -> None:
    """Change the scores (words, tags) so that no name goes over a paragraph's end, and no address is one.

    `first` says which words start a paragraph.
    """
    inner = np.array([number for number, tag in enumerate(tags) if tag[0] == "I"], dtype=np.int64)
    scores[np.ix_(np.flatnonzero(first), inner)] -= 1e4
    nameless = [i for i, word in enumerate(words) if len(word) > 4 and _ADDRESS.match(word)]
    scores[nameless, tags.index("O")] += 1e4


def names(path: Sequence[int], tags: Sequence[str], words: Sequence[str]) -> list[tuple[int, int, str]]:
    """Half-open word ranges and classes of the names in one path of tags.

    No name goes over a dash: "PORT OSK — Varnia" opens a dispatch with two names, not one. A title alone
    ("Mrs.") is no name, nor are marks.
    """
    found: list[tuple[int, int, str]] = []
    for i, number in enumerate(path):
        tag = tags[number]
        if tag == "O" or words[i] in _DASHES:
            continue
        if tag[0] == "I" and found and found[-1][1] == i and found[-1][2] == tag[2:]:
            found[-1] = (found[-1][0], i + 1, tag[2:])
        else:
            found.append((i, i + 1, tag[2:]))
    return [
        (start, end, kind)
        for start, end, kind in found
        if not (end == start + 1 and TITLE.match(words[start]))
        and any(letter.isalnum() for word in words[start:end] for letter in word)
    ]


@dataclass(frozen=True, slots=True)
class Roles:
    """One attribution as ranges of words: at most one source, cue and content in pieces.

    `anchor` is the cue's first word, by which an attribution is known.
    """

    anchor: int
    source: tuple[int, int] | None
    cue: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]
    score: float


_BORDERS = np.zeros((4, 4), dtype=np.float32)
_BORDERS[CONTENT, :CONTENT] = _BORDERS[:CONTENT, CONTENT] = -1.0
"""Where a content begins or ends costs something, so a doubtful word neither breaks one nor makes one."""


def edge_moves(edges: NDArray[np.float32], weight: float) -> NDArray[np.float32]:
    """What the edges say for and against each move, shape (anchors, words, 4, 4).

    `edges` (anchors, words, 4) are probabilities that a source begins or ends with the word, a content
    begins or ends. To go into a content at a word, that word must begin one; to go on, it must begin none,
    and the word before must end none; to leave it, the word before must end one.
    """
    anchors, words, _ = edges.shape
    yes, no = np.log(np.clip(edges, 1e-4, 1.0)), np.log(np.clip(1.0 - edges, 1e-4, 1.0))
    moves = np.zeros((anchors, words, 4, 4), dtype=np.float32)
    for role, begin, end in ((SOURCE, 0, 1), (CONTENT, 2, 3)):
        others = [other for other in range(4) if other != role]
        ended, unended = np.zeros((anchors, words)), np.zeros((anchors, words))
        ended[:, 1:], unended[:, 1:] = yes[:, :-1, end], no[:, :-1, end]
        for other in others:
            moves[:, :, other, role] += yes[:, :, begin]
            moves[:, :, role, other] += ended
            for another in others:
                moves[:, :, other, another] += no[:, :, begin]
        moves[:, :, role, role] += no[:, :, begin] + unended
    return moves * np.float32(weight)


def likeliest(
    shares: NDArray[np.float32], edges: NDArray[np.float32], leans: tuple[float, float], edge_weight: float
) -> NDArray[np.int64]:
    """Each word's role, shape (anchors, words), from probabilities of roles and of edges.

    Both are (anchors, words, 4). The leans are added to the log-odds of source and content: a word left out
    costs more than a word too many, and a source that nobody is sure of is still likelier than none.
    """
    scores = np.log(shares + 1e-6)
    scores[:, :, SOURCE] += np.float32(leans[0])
    scores[:, :, CONTENT] += np.float32(leans[1])
    return best_path(scores, _BORDERS + edge_moves(edges, edge_weight))


def runs(path: NDArray[np.int64], label: int) -> list[tuple[int, int]]:
    """Half-open ranges of one label in a path."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], (path == label).view(np.int8), [0]))))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def roles(
    path: NDArray[np.int64],
    shares: NDArray[np.float32],
    anchor: int,
    chance: float,
    worded: NDArray[np.bool_],
) -> Roles | None:
    """One anchor's attribution, or none where no word is its content.

    `shares` is (words, 4), each word's probabilities; `worded` says which tokens are words rather than
    marks: a piece of marks alone is no content. Of several sources the likeliest counts.
    """
    content = [(a, b) for a, b in runs(path, CONTENT) if worded[a:b].any()]
    if not content:
        return None
    sources = [(a, b) for a, b in runs(path, SOURCE) if worded[a:b].any()]
    source = (
        max(sources, key=lambda r: (float(shares[r[0] : r[1], SOURCE].sum()), -r[0])) if sources else None
    )
    cue = runs(path, CUE)
    sure = max(float(shares[a:b, CONTENT].mean()) for a, b in content)
    return Roles(anchor, source, tuple(cue) or ((anchor, anchor + 1),), tuple(content), chance * sure)


def moved(one: Roles, by: int) -> Roles:
    """The same attribution with its words counted from elsewhere."""

    def all_of(ranges: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
        return tuple((start + by, end + by) for start, end in ranges)

    source = all_of((one.source,))[0] if one.source else None
    return Roles(one.anchor + by, source, all_of(one.cue), all_of(one.content), one.score)
