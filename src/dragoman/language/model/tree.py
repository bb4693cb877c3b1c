"""The best dependency tree of a sentence from the scores of its arcs: always a tree, with one root.

Chu and Liu (1965), Edmonds (1967), after McDonald et al. (2005). Most sentences need no search: where
every word's best head makes a tree, that tree is the best one.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_FORBIDDEN = -1e9
_ONE_ROOT = 1e5
"""Taken off every root's score: any tree needs one root, so a second is never worth it."""
_SURE = 1e-3
"""By how much one root must be better than all others to need no search among them, rounding left aside."""


def best_tree(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    """Heads of the words of one sentence; the root's head is the word itself.

    `scores[i, j]` is the score of word j as the head of word i, `scores[i, i]` that of word i as the root.
    """
    size = len(scores)
    if size == 0:
        return np.zeros(0, dtype=np.int64)
    # The best head of each word but one, which is the root: no tree with one root can score more than that
    # does with the best such word, so if it is a tree, it is the best one.
    others = scores.astype(np.float64)
    np.fill_diagonal(others, _FORBIDDEN)
    heads: NDArray[np.int64] = np.argmax(others, axis=1).astype(np.int64)
    root = int(np.argmax(np.diagonal(scores) - others[np.arange(size), heads]))
    heads[root] = root
    if not _cycle(heads):
        return heads
    found = _sure_root(scores, others)
    if found is None:
        # Word 0 is an artificial root that governs the sentence's root.
        graph = np.full((size + 1, size + 1), _FORBIDDEN, dtype=np.float64)
        graph[1:, 1:] = scores
        graph[1:, 0] = np.diagonal(scores).astype(np.float64) - _ONE_ROOT
        np.fill_diagonal(graph, _FORBIDDEN)
        found = _search(graph)
    return np.array([i if h == 0 else h - 1 for i, h in enumerate(found[1:].tolist())], dtype=np.int64)


def _sure_root(scores: NDArray[np.float32], others: NDArray[np.float64]) -> NDArray[np.int64] | None:
    """The best tree of the likeliest root, word 0 the artificial one; None if another root may have a better.

    A search among all roots takes apart one cycle after another, some dozens in a long sentence, until one
    root is left over; a search under one root has a cycle or two. No tree under a root can score more than
    every word's best head together.
    """
    size = len(scores)
    best = others.max(axis=1)
    own = np.diagonal(scores).astype(np.float64)
    at_most = best.sum() + own - best
    root = int(np.argmax(at_most))
    graph = np.full((size + 1, size + 1), _FORBIDDEN, dtype=np.float64)
    graph[1:, 1:] = others
    graph[root + 1, 1:] = _FORBIDDEN
    graph[root + 1, 0] = own[root]
    found = _search(graph)
    reached = float(graph[np.arange(1, size + 1), found[1:]].sum())
    at_most[root] = -np.inf
    return found if size == 1 or reached > at_most.max() + _SURE else None


def _cycle(heads: NDArray[np.int64]) -> list[int]:
    """The words of some cycle, none for a forest. A word that is its own head is a root."""
    state = [0] * len(heads)
    up = heads.tolist()
    for start in range(len(up)):
        path = []
        at = start
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            if up[at] == at:
                break
            at = up[at]
        if state[at] == 1 and up[at] != at:
            return path[path.index(at) :]
        for seen in path:
            state[seen] = 2
    return []


def _search(graph: NDArray[np.float64]) -> NDArray[np.int64]:
    """The best arborescence from word 0; `graph[i, j]` scores j as the head of i."""
    size = len(graph)
    heads: NDArray[np.int64] = np.argmax(graph, axis=1).astype(np.int64)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = np.zeros(size, dtype=bool)
    inside[cycle] = True
    rest = np.flatnonzero(~inside)
    members = np.array(cycle)
    kept = graph[members, heads[members]]
    # Entering the cycle at a word costs the arc that the word had within it.
    entering = graph[np.ix_(members, rest)] - kept[:, None]
    enters_at = np.argmax(entering, axis=0)
    leaving = graph[np.ix_(rest, members)]
    leaves_from = np.argmax(leaving, axis=1)
    small = np.full((len(rest) + 1, len(rest) + 1), _FORBIDDEN, dtype=np.float64)
    small[:-1, :-1] = graph[np.ix_(rest, rest)]
    small[-1, :-1] = entering[enters_at, np.arange(len(rest))]
    small[:-1, -1] = leaving[np.arange(len(rest)), leaves_from]
    small[0, :] = _FORBIDDEN
    inner = _search(small)
    found: NDArray[np.int64] = heads.copy()
    for k, word in enumerate(rest.tolist()):
        h = int(inner[k])
        found[word] = members[leaves_from[k]] if h == len(rest) else rest[h]
    found[0] = 0
    entry = int(inner[-1])
    found[members[enters_at[entry]]] = rest[entry]
    return found
