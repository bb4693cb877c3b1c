"""The last stage: the argument head learns once more, from what the exported encoder gives it.

The encoder stays as it is, trees, names and cues with it; only what each word is to a cue, and where sources
and contents begin and end, is learned further. The head then knows the rounding of int8 as well, and an epoch
costs one CPU-minute, since the encoder reads the corpus once.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from dragoman.language.model.graphs import Graphs
from dragoman.language.model.windows import features
from training.corpora import Passage
from training.losses import edges_of
from training.network import REACH, Arguments

EPOCHS = 4
RATE = 6e-4
ROWS = 64
"""Anchors of one step."""
TEMPTING = 0.12
"""The chance from which a word that begins no cue is learned from as well: nothing is its content."""


@dataclass
class Heard:
    """One window as the exported encoder gives it, and what each of its words is to some of its cues."""

    as_word: NDArray[np.float16]
    as_anchor: NDArray[np.float16]
    chance: NDArray[np.float32]
    anchors: list[int]
    roles: list[NDArray[np.int64]]


def heard(folder: Path, passages: Sequence[Passage]) -> list[Heard]:
    """Read the passages with the exported encoder."""
    graphs = Graphs(folder)
    found = []
    for passage in passages:
        words = passage.words
        opens = list(passage.paragraphs)
        marks = features(words, passage.gaps, frozenset(opens))
        anchored: dict[int, dict[str, list[int]]] = {}
        for one in passage.attributions or []:
            anchored.setdefault(one["cue"][0], one)
        for batch in graphs.batches(words, opens):
            score, as_word, as_anchor = graphs.encode(batch, marks, ["anchor", "as_word", "as_anchor"])
            for b, w in enumerate(batch):
                size = w.end - w.start
                chance = 1.0 / (1.0 + np.exp(-score[b, :size]))
                own = {a for a in anchored if w.start <= a < w.end}
                tempting = {w.start + int(i) for i in np.flatnonzero(chance > TEMPTING)}
                anchors, roles = sorted(own | tempting), []
                for a in anchors:
                    row = np.zeros(size, dtype=np.int64)
                    if a in own:
                        for value, role in ((3, "content"), (1, "source"), (2, "cue")):
                            inside = [i - w.start for i in anchored[a][role] if w.start <= i < w.end]
                            row[inside] = value
                    roles.append(row)
                if anchors:
                    found.append(
                        Heard(
                            as_word[b, :size].astype(np.float16),
                            as_anchor[b, :size].astype(np.float16),
                            chance.astype(np.float32),
                            [a - w.start for a in anchors],
                            roles,
                        )
                    )
    return found


def learn_roles(head: Arguments, windows: Sequence[Heard], seed: int, epochs: int = EPOCHS) -> None:
    """Go through the windows `epochs` times, with a falling rate; the weights' running average stays."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    rows = [(n, k) for n, window in enumerate(windows) for k in range(len(window.anchors))]
    steps = epochs * (len(rows) // ROWS + 1)
    optimizer = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=0.01, betas=(0.9, 0.98))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / (0.05 * steps)) * max(0.02, 1.0 - step / steps)
    )
    means = [p.detach().clone() for p in head.parameters()]
    head.train()
    done, total, begun = 0, 0.0, time.process_time()
    for _ in range(epochs):
        for group in _groups(windows, rows, chance):
            words, anchors, away, cues, mask, target = _batch(windows, group)
            with torch.autocast("cpu", torch.bfloat16):
                scores, edges = head(functional.dropout(words, 0.1), anchors, away, cues * mask, mask)
            each = functional.cross_entropy(
                scores.float().transpose(1, 2), target, ignore_index=-1, reduction="sum"
            )
            edge = functional.binary_cross_entropy_with_logits(
                edges.float(), edges_of(target), reduction="none"
            )
            loss = (each + (edge * (target >= 0)[..., None]).sum()) / (20 * len(group))
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(list(head.parameters()), 2.0)
            optimizer.step()
            schedule.step()
            torch._foreach_lerp_(means, [p.detach() for p in head.parameters()], 0.01)
            done += 1
            total = 0.98 * total + 0.02 * float(loss.detach())
            if done % 50 == 0:
                spent = time.process_time() - begun
                print(f"roles: {done}/{steps} cpu {spent:.0f} {total:.3f}", file=sys.stderr, flush=True)
    for p, mean in zip(head.parameters(), means, strict=True):
        p.data.copy_(mean)
    head.eval()


def _groups(
    windows: Sequence[Heard], rows: Sequence[tuple[int, int]], chance: random.Random
) -> list[list[tuple[int, int]]]:
    """Rows of windows of like length together, in an order of chance."""
    order = sorted(rows, key=lambda row: len(windows[row[0]].chance) + 8 * chance.random())
    edges = list(accumulate([ROWS] * (len(order) // ROWS), initial=0))
    groups = [list(order[at : at + ROWS]) for at in edges if at < len(order)]
    chance.shuffle(groups)
    return groups


def _batch(windows: Sequence[Heard], group: Sequence[tuple[int, int]]) -> tuple[torch.Tensor, ...]:
    longest = max(len(windows[n].chance) for n, _ in group)
    count, width = len(group), windows[0].as_word.shape[1]
    words = np.zeros((count, longest, width), dtype=np.float32)
    anchors = np.zeros((count, width), dtype=np.float32)
    cues, mask = np.zeros((2, count, longest), dtype=np.float32)
    away = np.zeros((count, longest), dtype=np.int64)
    target = np.full((count, longest), -1, dtype=np.int64)
    for at, (n, k) in enumerate(group):
        window, anchor = windows[n], windows[n].anchors[k]
        size = len(window.chance)
        words[at, :size] = window.as_word
        anchors[at] = window.as_anchor[anchor]
        cues[at, :size], mask[at, :size] = window.chance, 1.0
        away[at] = np.clip(np.arange(longest) - anchor, -REACH, REACH) + REACH
        target[at, :size] = window.roles[k]
    return tuple(torch.from_numpy(x) for x in (words, anchors, away, cues, mask, target))
