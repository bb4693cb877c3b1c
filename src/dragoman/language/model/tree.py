"""The best dependency tree of a sentence from its arcs' scores: one root, and no arc crosses another.

Eisner (1996), COLING. In English print hardly an arc crosses another, and most crossings in the likeliest
tree of any shape are slips: a preposition hung on a word far beyond its noun. On sentences held out of
training, trees without crossings are right more often (half a point of attachment). Most need no search:
where every word's best head makes such a tree, that tree is the best one.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_NONE = -1e9
_ONE_ROOT = 1e5
"""Taken off every root's score: any tree needs one root, so a second is never worth it."""


def best_tree(scores: NDArray[np.float32]) -> Ints:
    """Heads of the words of one sentence; the root's head is the word itself.

    `scores[i, j]` is the score of word j as the head of word i, `scores[i, i]` that of word i as the root.
    """
    size = len(scores)
    if size == 0:
        return np.zeros(0, dtype=np.int64)
    # The best head of each word but one, which is the root: no tree with one root can score more than that
    # does with the best such word, so if it is a tree, it is the best one.
    others = scores.astype(np.float64)
    np.fill_diagonal(others, _NONE)
    heads: Ints = np.argmax(others, axis=1).astype(np.int64)
    root = int(np.argmax(np.diagonal(scores) - others[np.arange(size), heads]))
    heads[root] = root
    return _searched(scores) if _has_cycle(heads) or crosses(heads) else heads


def crosses(heads: Ints) -> bool:
    """Whether two arcs of a tree cross, or one goes over its root; a root's head is itself."""
    words = np.arange(len(heads))
    own = heads != words
    low, high = np.minimum(words, heads)[own], np.maximum(words, heads)[own]
    across = (low[:, None] < low) & (low < high[:, None]) & (high[:, None] < high)
    root = words[~own][0]
    return bool(across.any() or ((low < root) & (root < high)).any())


def _has_cycle(heads: Ints) -> bool:
    """Whether some word never comes to a root by going up; a word that is its own head is a root."""
    up, steps = heads, 1
    while steps < len(heads):
        up, steps = up[up], 2 * steps
    return bool((heads[up] != up).any())


def _searched(scores: NDArray[np.float32]) -> Ints:
    size = len(scores) + 1  # word 0 governs the root
    arcs = np.full((size, size), _NONE)
    arcs[1:, 1:] = scores
    arcs[1:, 0] = np.diagonal(scores) - _ONE_ROOT
    np.fill_diagonal(arcs, _NONE)
    # Spans whose head stands at their left end, those whose head stands at their right end, and both kinds
    # still open, with nothing behind their outermost arc; by first word and length, or by last word and
    # length. Closed spans are kept both ways, so that every sum below is of plain stretches.
    left, left_by_last, right, right_by_first = (np.full((size, size), _NONE) for _ in range(4))
    left_open, right_open = (np.full((size, size), _NONE) for _ in range(2))
    left_at, right_at, split_at = (np.zeros((size, size), dtype=np.int64) for _ in range(3))
    left[:, 0] = left_by_last[:, 0] = right[:, 0] = right_by_first[:, 0] = 0.0
    every = np.arange(size)
    for long in range(1, size):
        rows = every[: size - long]
        rest = slice(long - 1, None, -1)
        halves = left[:-long, :long] + right[long:, rest]
        split_at[:-long, long] = split = halves.argmax(1)
        best = halves[rows, split]
        left_open[:-long, long] = best + np.diagonal(arcs, -long)
        right_open[long:, long] = best + np.diagonal(arcs, long)
        onward = left_open[:-long, 1 : long + 1] + left_by_last[long:, rest]  # by how long the open part is
        left_at[:-long, long] = middle = onward.argmax(1)
        left[:-long, long] = left_by_last[long:, long] = onward[rows, middle]
        back = right_open[long:, 1 : long + 1] + right_by_first[:-long, rest]
        right_at[long:, long] = middle = back.argmax(1)
        right[long:, long] = right_by_first[:-long, long] = back[rows, middle]
    return _heads(left_at, right_at, split_at)


def _heads(left_at: Ints, right_at: Ints, split_at: Ints) -> Ints:
    """Follow the best spans down from the whole sentence."""
    size = len(left_at)
    heads = np.zeros(size, dtype=np.int64)
    waiting = [(0, size - 1, True)]  # first word, last word, whether the head stands at the left end
    while waiting:
        first, last, at_left = waiting.pop()
        long = last - first
        if not long:
            continue
        if at_left:
            begun, ended = first, first + 1 + int(left_at[first, long])
            heads[ended] = first
            waiting.append((ended, last, True))
        else:
            begun, ended = last - 1 - int(right_at[last, long]), last
            heads[begun] = last
            waiting.append((first, begun, False))
        split = begun + int(split_at[begun, ended - begun])
        waiting += [(begun, split, True), (split + 1, ended, False)]
    above = heads[1:]
    own: Ints = np.where(above == 0, np.arange(size - 1), above - 1)
    return own
