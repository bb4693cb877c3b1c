"""Turn passages into windows of numbers, and windows into batches of tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from dragoman.language.model.pieces import Pieces
from dragoman.language.model.windows import features, windows
from training.corpora import ROLES, UNKNOWN, Passage
from training.network import Labels

MOST_IN_WINDOW = 480
"""Pieces of a window; beyond it each word keeps its first three."""


@dataclass
class Window:
    """One window of one passage, in numbers; labels are local to it, -1 (0 for names) where unknown."""

    pieces: list[tuple[int, ...]]
    features: NDArray[np.float32]
    sentence: NDArray[np.int64]
    upos: NDArray[np.int64]
    xpos: NDArray[np.int64]
    head: NDArray[np.int64]
    relation: NDArray[np.int64]
    names: NDArray[np.int64]
    anchors: list[int] | None
    roles: list[NDArray[np.int64]]

    @property
    def size(self) -> int:
        """Pieces with the frame."""
        return 2 + sum(map(len, self.pieces))


def examples(passages: Sequence[Passage], labels: Labels, cutter: Pieces) -> list[Window]:
    """The windows of some passages."""
    numbers = {k: {x: i for i, x in enumerate(getattr(labels, k))} for k in ("upos", "xpos", "relation")}
    found = []
    for passage in passages:
        words = passage.words
        marks = features(words, passage.gaps, frozenset(passage.paragraphs))
        anchored: dict[int, dict[str, list[int]]] = {}
        for one in passage.attributions or []:
            anchored.setdefault(one["cue"][0], one)
        for start, end in windows(words, passage.paragraphs):
            size = end - start
            unknown = np.full(size, UNKNOWN, dtype=np.int64)

            def part(values: list[int], start: int = start, end: int = end, un=unknown) -> NDArray[np.int64]:
                return np.array(values[start:end], dtype=np.int64) if values else un

            def coded(
                kind: str, of: Passage = passage, start: int = start, end: int = end, un=unknown
            ) -> NDArray[np.int64]:
                values = getattr(of, kind)
                known = numbers[kind]
                if not values:
                    return un
                return np.array([known.get(v, UNKNOWN) for v in values[start:end]], dtype=np.int64)

            head = part(passage.head)
            outside = (head < start) | (head >= end)
            head = np.where(outside, UNKNOWN, head - start)
            relation = np.where(outside, UNKNOWN, coded("relation"))
            cut = [cutter.of(w) for w in words[start:end]]
            if sum(map(len, cut)) > MOST_IN_WINDOW:
                cut = [c[:3] for c in cut]
            anchors = None
            roles = []
            if passage.attributions is not None:
                anchors = [a for a in sorted(anchored) if start <= a < end]
                for a in anchors:
                    row = np.zeros(size, dtype=np.int64)
                    for value, role in ((3, "content"), (1, "source"), (2, "cue")):
                        for w in anchored[a][role]:
                            if start <= w < end:
                                row[w - start] = value
                    roles.append(row)
                anchors = [a - start for a in anchors]
            names = part(passage.names) if passage.names else np.zeros(size, dtype=np.int64)
            found.append(
                Window(
                    cut, marks[start:end], part(passage.sentence), coded("upos"), coded("xpos"), head,
                    relation, names, anchors, roles,
                )
            )  # fmt: skip
    assert ROLES == ("source", "cue", "content")
    return found


def batches(found: Sequence[Window], words: int, seed: int) -> Iterator[list[Window]]:
    """Batches of windows of like length, about `words` words each, in an order fixed by the seed; endless."""
    epoch = 0
    while True:
        chance = random.Random(f"{seed}-{epoch}")
        order = sorted(range(len(found)), key=lambda i: len(found[i].pieces) + chance.random() * 12)
        groups: list[list[int]] = [[]]
        held = 0
        for i in order:
            if held >= words:
                groups.append([])
                held = 0
            groups[-1].append(i)
            held += len(found[i].pieces)
        chance.shuffle(groups)
        for group in groups:
            yield [found[i] for i in group]
        epoch += 1


def together(group: Sequence[Window], chance: random.Random | None = None) -> dict[str, Tensor]:
    """One batch as tensors, padded. With `chance`, a few windows are read as all capitals or none."""
    longest = max(len(w.pieces) for w in group)
    most = max(w.size for w in group)
    count = len(group)
    out = {
        "pieces": np.zeros((count, most), dtype=np.int64),
        "mask": np.zeros((count, most), dtype=np.float32),
        "owner": np.zeros((count, most), dtype=np.int64),
        "features": np.zeros((count, longest, 9), dtype=np.float32),
        "first": np.zeros((count, longest), dtype=np.int64),
        "last": np.zeros((count, longest), dtype=np.int64),
        "words": np.zeros((count, longest), dtype=np.float32),
        "sentence": np.full((count, longest), -1, dtype=np.int64),
        "upos": np.full((count, longest), -1, dtype=np.int64),
        "xpos": np.full((count, longest), -1, dtype=np.int64),
        "head": np.full((count, longest), -1, dtype=np.int64),
        "relation": np.full((count, longest), -1, dtype=np.int64),
        "names": np.zeros((count, longest), dtype=np.int64),
        "group": np.full((count, longest), -1, dtype=np.int64),
    }
    for b, w in enumerate(group):
        size = len(w.pieces)
        at = 1
        out["pieces"][b, 0] = 101
        for i, cut in enumerate(w.pieces):
            end = at + len(cut)
            out["pieces"][b, at:end] = cut
            out["owner"][b, at:end] = i + 1
            out["first"][b, i] = at
            out["last"][b, i] = end - 1
            at = end
        out["pieces"][b, at] = 102
        out["mask"][b, : at + 1] = 1.0
        out["words"][b, :size] = 1.0
        marks = w.features
        if chance is not None:
            drawn = chance.random()
            if drawn < 0.03:
                marks = marks.copy()
                marks[:, :3] = 0.0
            elif drawn < 0.06:
                marks = marks.copy()
                marks[:, 0] = marks[:, 1] = (marks[:, 3:6].sum(1) == 0).astype(np.float32)
                marks[:, 2] = 0.0
        out["features"][b, :size] = marks
        for kind in ("sentence", "upos", "xpos", "head", "relation", "names"):
            out[kind][b, :size] = getattr(w, kind)
        if (w.sentence >= 0).all():
            out["group"][b, :size] = np.cumsum(w.sentence)
    return {k: torch.from_numpy(v) for k, v in out.items()}
