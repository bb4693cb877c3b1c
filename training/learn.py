"""Train the reader: all heads together, on every corpus, with a fixed seed; takes up where it stopped.

Learning goes in stages, each with a rate that falls to nothing: first mostly attribution, which is the
slowest to learn, then more of treebanks and names. At the end the weights are the running average of the
last steps', which is steadier than any one step's (Polyak & Juditsky 1992).
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from training.examples import Window, batches, together
from training.losses import attribution_loss, names_loss, treebank_loss
from training.network import Reader

ENCODED = ("pieces", "mask", "features", "owner", "first", "last")
"""What the encoder takes of a batch."""


@dataclass(frozen=True)
class Stage:
    """A stretch of learning. Words are those of one step's three batches; rates are the highest."""

    steps: int
    attribution_words: int
    treebank_words: int
    names_words: int
    encoder_rate: float = 2e-4
    heads_rate: float = 1e-3
    warm: float = 0.06
    """Share of the steps in which the rate rises."""


@dataclass(frozen=True)
class Plan:
    """How long and how fast to learn."""

    stages: tuple[Stage, ...] = (
        Stage(1550, 1300, 700, 350),
        Stage(600, 900, 1000, 900, encoder_rate=6e-5, heads_rate=3e-4),
        Stage(700, 900, 1200, 900, encoder_rate=1.5e-4, heads_rate=6e-4),
        Stage(750, 1000, 1300, 1000, encoder_rate=1.5e-4, heads_rate=6e-4),
    )
    seed: int = 1
    average: float = 0.99
    """How much of the running average of the weights each step keeps."""
    save_every: float = 150.0
    """Seconds between checkpoints."""

    @property
    def steps(self) -> int:
        """Steps of all stages."""
        return sum(stage.steps for stage in self.stages)

    def shortened(self, steps: int) -> Plan:
        """The same plan with `steps` steps in all, shared out as before."""
        whole = self.steps
        return replace(
            self, stages=tuple(replace(s, steps=max(1, round(s.steps * steps / whole))) for s in self.stages)
        )


def averaged(parameters: Sequence[torch.nn.Parameter], together_with: int) -> None:
    """Average the gradients over the processes that learn together."""
    flat = torch.cat([torch.zeros(p.numel()) if p.grad is None else p.grad.reshape(-1) for p in parameters])
    torch.distributed.all_reduce(flat)
    flat /= together_with
    at = 0
    for p in parameters:
        p.grad = flat[at : at + p.numel()].view_as(p)
        at += p.numel()


class Optimised:
    """A reader in one stage: what is learned, how fast, and the running average of its weights."""

    def __init__(self, reader: Reader, stage: Stage) -> None:
        encoder = [p for p in reader.encoder.parameters() if p.requires_grad]
        inner = {id(p) for p in reader.encoder.parameters()}
        heads = [p for p in reader.parameters() if id(p) not in inner]
        self.parameters = [*encoder, *heads]
        self.means = [p.detach().clone() for p in self.parameters]
        self.optimizer = torch.optim.AdamW(
            [{"params": encoder, "lr": stage.encoder_rate}, {"params": heads, "lr": stage.heads_rate}],
            weight_decay=0.01, betas=(0.9, 0.98), fused=True,
        )  # fmt: skip

        def rate(step: int) -> float:
            return min(1.0, (step + 1) / (stage.warm * stage.steps)) * max(0.02, 1.0 - step / stage.steps)

        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimizer, rate)

    def state(self) -> dict[str, Any]:
        """What a checkpoint keeps of it."""
        return {
            "optimizer": self.optimizer.state_dict(),
            "schedule": self.schedule.state_dict(),
            "means": self.means,
        }

    def take_up(self, state: dict[str, Any]) -> None:
        """Go on from a checkpoint."""
        self.optimizer.load_state_dict(state["optimizer"])
        self.schedule.load_state_dict(state["schedule"])
        self.means = state["means"]

    def step(self, processes: int, keep: float) -> None:
        """One step with the gradients at hand, of all processes together."""
        if processes > 1:
            averaged(self.parameters, processes)
        torch.nn.utils.clip_grad_norm_(self.parameters, 2.0)
        self.optimizer.step()
        self.schedule.step()
        torch._foreach_lerp_(self.means, [p.detach() for p in self.parameters], 1.0 - keep)

    def settle(self) -> None:
        """Put the average in the place of the last step's weights."""
        for p, mean in zip(self.parameters, self.means, strict=True):
            p.data.copy_(mean)


def learn(
    reader: Reader,
    corpora: dict[str, list[Window]],
    plan: Plan,
    checkpoint: Path,
    own: int = 0,
    processes: int = 1,
) -> None:
    """Run the plan's stages from the last checkpoint on; leaves the checkpoint behind.

    Of several processes, each takes its share of every step's words, and gradients are averaged: on a
    shared machine two processes of one thread lose less time waiting than one process of two.
    """
    torch.manual_seed(plan.seed)
    reader.encoder.freeze()
    state = torch.load(checkpoint, weights_only=False) if checkpoint.exists() else None
    if state is not None:
        reader.load_state_dict(state["reader"])
    for number, stage in enumerate(plan.stages):
        if state is not None and state["stage"] > number:
            continue
        now = Optimised(reader, stage)
        begun = 0
        if state is not None and state["stage"] == number and state["optimised"] is not None:
            now.take_up(state["optimised"])
            begun = state["step"]
        _run(reader, corpora, plan, number, begun, now, checkpoint, own, processes)
        now.settle()
        if own == 0:
            _save(checkpoint, reader, number + 1, 0, None)
    reader.eval()


def _save(checkpoint: Path, reader: Reader, stage: int, step: int, optimised: dict[str, Any] | None) -> None:
    part = checkpoint.with_suffix(".part")
    torch.save({"reader": reader.state_dict(), "stage": stage, "step": step, "optimised": optimised}, part)
    part.replace(checkpoint)


def _run(
    reader: Reader,
    corpora: dict[str, list[Window]],
    plan: Plan,
    number: int,
    begun: int,
    now: Optimised,
    checkpoint: Path,
    own: int,
    processes: int,
) -> None:
    stage = plan.stages[number]
    sizes = {
        "attribution": stage.attribution_words,
        "treebank": stage.treebank_words,
        "names": stage.names_words,
    }
    order = plan.seed + 10 * number  # each stage goes through the corpora in an order of its own
    streams = {
        kind: islice(
            batches(corpora[kind], size // processes, order + n), begun * processes + own, None, processes
        )
        for n, (kind, size) in enumerate(sizes.items())
    }
    reader.train()
    saved = clock = time.monotonic()
    means: dict[str, float] = {}
    for step in range(begun, stage.steps):
        seed = (order * 1_000_003 + step) * processes + own
        torch.manual_seed(seed)
        chance = random.Random(seed)
        now.optimizer.zero_grad(set_to_none=True)
        losses: dict[str, Tensor] = {}
        # One cast of the weights and one backward pass for the three batches.
        with torch.autocast("cpu", torch.bfloat16):
            for kind, stream in streams.items():
                group = next(stream)
                batch = together(group, chance)
                seen = reader.encoder(*(batch[k] for k in ENCODED))
                if kind == "attribution":
                    losses |= attribution_loss(reader, batch, group, seen)
                elif kind == "treebank":
                    losses |= treebank_loss(reader, batch, seen)
                    losses["treebank names"] = 0.5 * names_loss(reader, batch, seen)["names"]
                else:
                    losses |= names_loss(reader, batch, seen)
            total = sum(losses.values(), torch.zeros(()))
        total.backward()  # type: ignore[no-untyped-call]
        for name, loss in losses.items():
            value = float(loss.detach())
            means[name] = 0.98 * means.get(name, value) + 0.02 * value
        now.step(processes, plan.average)
        if step % 25 == 0 and own == 0:
            shown = " ".join(f"{k} {v:.3f}" for k, v in means.items())
            spent = f"{time.monotonic() - clock:.0f}s cpu {time.process_time():.0f}"
            print(f"stage {number + 1}: {step}/{stage.steps} {spent} {shown}", file=sys.stderr, flush=True)
        if own == 0 and time.monotonic() - saved > plan.save_every:
            _save(checkpoint, reader, number, step + 1, now.state())
            saved = time.monotonic()
