"""The shipped graphs (int8 ONNX), run by onnxruntime on one thread, with their labels and tables.

Quantisation scales each batch as a whole: a window's numbers depend a little on the windows it is read
with, so a text is always cut into the same batches.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from dragoman.language.model import decode
from dragoman.language.model.lemma import Lemmas
from dragoman.language.model.pieces import Pieces
from dragoman.language.model.read_text import Floats, Ints
from dragoman.language.model.windows import windows

MOST_IN_WINDOW = 480
"""Pieces of a window; beyond it each word keeps its first three."""
MOST_IN_BATCH = 480
"""Pieces read at a time, padding included: small enough for a processor's cache, and bounds the memory."""

OUTPUTS = [
    "upos", "xpos", "sentence", "names", "arcs", "relation_of", "relation_to", "anchor", "as_word",
    "as_anchor",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Window:
    """Words `start` to `end` of a text, each in pieces; `size` counts the pieces and their frame."""

    start: int
    end: int
    pieces: list[tuple[int, ...]]
    size: int


class Graphs:
    """The encoder with its heads, the argument graph and the relation graph; keeps no state."""

    def __init__(self, folder: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        providers = ["CPUExecutionProvider"]
        self._encoder = onnxruntime.InferenceSession(str(folder / "reader.onnx"), options, providers)
        self._arguments = onnxruntime.InferenceSession(str(folder / "arguments.onnx"), options, providers)
        self._relation = onnxruntime.InferenceSession(str(folder / "relations.onnx"), options, providers)
        given: dict[str, Any] = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.upos: list[str] = given["upos"]
        self.xpos: list[str] = given["xpos"]
        self.relations: list[str] = given["relation"]
        self.root = self.relations.index("root")
        self.tags: list[str] = given["names"]
        self.moves = decode.name_moves(self.tags)
        self.reach: int = given["reach"]
        self.least_anchor: float = given["least_anchor"]
        self.leans: tuple[float, float] = (given["source_lean"], given["content_lean"])
        self.edge_weight: float = given["edge_weight"]
        self.least_score: float = given["least_score"]
        self.lemmas = Lemmas.load(folder / "lemmas.json")
        self._pieces = Pieces.load(folder / "vocab.txt")

    def batches(self, words: list[str], opens: list[int]) -> Iterator[list[Window]]:
        """Windows of like length together, the longest first; `opens` are the paragraphs' first words."""
        cut: list[Window] = []
        for start, end in windows(words, opens):
            pieces = [self._pieces.of(word) for word in words[start:end]]
            size = sum(map(len, pieces))
            if size > MOST_IN_WINDOW:
                pieces = [p[:3] for p in pieces]
                size = sum(map(len, pieces))
            cut.append(Window(start, end, pieces, size + 2))
        cut.sort(key=lambda w: (-w.size, w.start))
        batch: list[Window] = []
        for window in cut:
            if batch and (len(batch) + 1) * batch[0].size > MOST_IN_BATCH:
                yield batch
                batch = []
            batch.append(window)
        if batch:
            yield batch

    def encode(self, batch: list[Window], marks: Floats, outputs: list[str] | None) -> list[NDArray[Any]]:
        """Run the encoder and its heads on one batch."""
        count, most = len(batch), max(w.size for w in batch)
        longest = max(w.end - w.start for w in batch)
        pieces = np.full((count, most), self._pieces.pad, dtype=np.int64)
        owner = np.zeros((count, most), dtype=np.int64)
        mask = np.zeros((count, most), dtype=np.float32)
        first = np.zeros((count, longest), dtype=np.int64)
        last = np.zeros((count, longest), dtype=np.int64)
        own = np.zeros((count, longest, marks.shape[1]), dtype=np.float32)
        for b, w in enumerate(batch):
            sizes = np.fromiter(map(len, w.pieces), dtype=np.int64, count=len(w.pieces))
            ends = np.cumsum(sizes)
            flat = [piece for word in w.pieces for piece in word]
            pieces[b, 0] = self._pieces.first
            pieces[b, 1 : w.size - 1] = flat
            pieces[b, w.size - 1] = self._pieces.last
            owner[b, 1 : w.size - 1] = np.repeat(np.arange(1, len(sizes) + 1), sizes)
            mask[b, : w.size] = 1.0
            first[b, : len(sizes)] = ends - sizes + 1
            last[b, : len(sizes)] = ends
            own[b, : len(sizes)] = marks[w.start : w.end]
        feed = {"pieces": pieces, "mask": mask, "features": own, "owner": owner, "first": first, "last": last}
        return list(self._encoder.run(outputs, feed))

    def best_relations(self, of: Floats, to: Floats) -> Ints:
        """The numbers of the best relations of words under their heads, roots not told apart."""
        best: Ints = self._relation.run(["relation"], {"of": of, "to": to})[0]
        return best

    def arguments(
        self, words: Floats, anchors: Floats, away: Ints, cues: Floats, mask: Floats
    ) -> tuple[Floats, Floats]:
        """Probabilities of each word's roles, and of its edges, from each anchor's standpoint."""
        feed = {"words": words, "anchors": anchors, "away": away, "cues": cues, "mask": mask}
        shares, edges = self._arguments.run(["shares", "edges"], feed)
        return shares, edges
